using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PlanTemplates;

/// <summary>What the template proposes for a draft, with the reasons, and what of it stands in the draft already.</summary>
public static class ShowProposals
{
    [Needs(Permission.WritePlan)]
    public sealed record Query(Guid CaseFileId, Guid PlanId) : IQuery<Result>;

    /// <param name="HasIntake">Something was answered in an intake; else only why somebody is here counts.</param>
    public sealed record Result(Guid PlanId, int Version, PlanKind Kind, bool HasIntake, IReadOnlyList<TrackView> Tracks)
    {
        public IEnumerable<Line> Lines => Tracks.SelectMany(track => track.Lines);

        /// <summary>How many are not in the draft yet.</summary>
        public int New => Lines.Count(line => !line.IsInPlan);
    }

    public sealed record TrackView(CodeView Track, IReadOnlyList<Line> Lines);

    /// <param name="Motive">Why the person is here, where the line is for some only.</param>
    public sealed record Line(
        Guid LineId, string Goal, string What, string WhatInEnglish, string Why, string WhyInEnglish, CodeView? Motive, IReadOnlyList<ToldView> Told, PlanItemTerms Terms,
        CodeView? Act, CodeView? Payer, bool IsInPlan);

    /// <param name="Answers">What was chosen; empty for an answer in words or a number.</param>
    public sealed record ToldView(CodeView Question, IReadOnlyList<CodeView> Answers);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ProposalWork work, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.AsNoTracking().Whole().FirstOrDefaultAsync(plan => plan.Id == request.PlanId && plan.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("plan");
            var (proposals, hasIntake, since) = await work.OfAsync(plan, cancellationToken);
            var tracks = new List<TrackView>();
            foreach (var track in await codes.AllAsync(Lists.Tracks, cancellationToken))
            {
                var lines = new List<Line>();
                foreach (var proposal in proposals.Where(proposal => proposal.Line.Track == track.Value))
                    lines.Add(await LineAsync(proposal, plan, since, cancellationToken));
                if (lines.Count > 0)
                    tracks.Add(new(track, lines));
            }
            return new(plan.Id, plan.Version, plan.Kind, hasIntake, tracks);
        }

        private async Task<Line> LineAsync(Proposal proposal, IntegrationPlan plan, DateOnly since, CancellationToken cancellationToken)
        {
            var line = proposal.Line;
            var told = new List<ToldView>();
            foreach (var one in proposal.Told)
                told.Add(await ToldAsync(one, cancellationToken));
            return new(
                line.Id, line.Goal, line.What, line.WhatInEnglish, line.Why, line.WhyInEnglish, await codes.FindAsync(Lists.Motives, proposal.Motive, cancellationToken), told,
                proposal.Terms(time.Today(), since), await codes.FindAsync(Lists.Acts, line.Act, cancellationToken), await codes.FindAsync(Lists.Payers, line.Payer, cancellationToken),
                plan.Items.Any(item => item.What == line.What));
        }

        private async Task<ToldView> ToldAsync(Told told, CancellationToken cancellationToken)
        {
            var question = await codes.FindAsync(Lists.IntakeQuestions, told.Question, cancellationToken)
                ?? throw new InvalidOperationException("A line of the template asks for a question that the list lacks; loading refuses that.");
            if (told.Codes.Count == 0)
                return new(question, []);
            var list = await db.IntakeQuestions.AsNoTracking().Where(line => line.Question == told.Question && line.List != null).Select(line => line.List).FirstOrDefaultAsync(cancellationToken);
            return new(question, list is null ? [] : [.. (await codes.AllAsync(list, cancellationToken)).Where(code => told.Codes.Contains(code.Value))]);
        }
    }
}
