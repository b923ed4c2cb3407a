using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Progress;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Progress;

/// <summary>How far somebody is with the plan that holds: what a PIP asks, its term, the talks about it and what they are asked by.</summary>
public static class ShowProgress
{
    public const int TalksShown = 20;

    [Needs(Permission.ReadPlan)]
    public sealed record Query(Guid CaseFileId) : IQuery<Result>;

    /// <param name="Plan">The plan that holds; null = there is none.</param>
    /// <param name="Lines">What its PIP asks, and how far that is; empty of a voluntary plan.</param>
    /// <param name="Term">The integration term, once it began.</param>
    /// <param name="Talks">Talks that are asked for, newest first.</param>
    /// <param name="Asked">Clocks of the file that ask for a talk.</param>
    /// <param name="SpokenOn">Latest contact in which the person took part; null before the first.</param>
    public sealed record Result(
        PlanOfProgress? Plan, IReadOnlyList<ProgressLine> Lines, TermOfProgress? Term, IReadOnlyList<Talk> Talks, IReadOnlyList<ClockTerms> Asked, DateOnly? SpokenOn);

    public sealed record PlanOfProgress(Guid PlanId, PlanKind Kind, DateOnly Since, LearningRoute? Route);

    /// <param name="LastDay">Last day of the term.</param>
    public sealed record TermOfProgress(DateOnly From, DateOnly LastDay)
    {
        /// <summary>How much of the term has passed, between 0 and 100.</summary>
        public int PercentOn(DateOnly day) => Math.Clamp(100 * (day.DayNumber - From.DayNumber) / Math.Max(1, LastDay.DayNumber - From.DayNumber + 1), 0, 100);
    }

    public sealed record Talk(DateOnly On, CodeView? Occasion, string? By);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, CivicParameterBook parameters, TimeProvider time) : IRequestHandler<Query, Result>
    {
        private static readonly DueReason[] Talking = [DueReason.ProgressTalk, DueReason.AfterCare, DueReason.JobEnded, DueReason.JobEndedHome, DueReason.PermitEnds, DueReason.Silence];

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.CaseFiles.AnyAsync(file => file.Id == request.CaseFileId, cancellationToken))
                throw new NotThereException("case file");
            var plan = await db.Plans.AsNoTracking().Include(plan => plan.Pip).Where(plan => plan.CaseFileId == request.CaseFileId && (plan.State == PlanState.Agreed || plan.State == PlanState.Decided))
                .OrderByDescending(plan => plan.Edition).FirstOrDefaultAsync(cancellationToken);
            var known = await db.IntegrationTrajectories.AsNoTracking().FirstOrDefaultAsync(one => one.CaseFileId == request.CaseFileId, cancellationToken);
            var lines = plan?.Pip is null ? []
                : IntegrationProgress.Of(plan.Pip.Terms, await FactsAsync(known?.Id, known?.Group, cancellationToken), await parameters.AllAsync(cancellationToken), time.Today());
            var asked = await db.Clocks.AsNoTracking().Where(clock => clock.CaseFileId == request.CaseFileId && clock.EndedOn == null && Talking.Contains(clock.Reason))
                .OrderBy(clock => clock.DueOn).ThenBy(clock => clock.Reason).ToListAsync(cancellationToken);
            var spoken = await db.FileStates.AsNoTracking().Where(state => state.CaseFileId == request.CaseFileId).Select(state => state.SpokenOn).FirstOrDefaultAsync(cancellationToken);
            return new(
                plan is null ? null : new(plan.Id, plan.Kind, plan.AgreedOn!.Value, plan.Pip?.Route), lines,
                known is { TermFrom: { } from, TermUntil: { } until } ? new(from, until.AddDays(-1)) : null,
                await TalksAsync(request.CaseFileId, cancellationToken), asked.ConvertAll(clock => clock.Terms), spoken);
        }

        private async Task<ProgressFacts> FactsAsync(Guid? trajectoryId, Domain.CivicIntegration.DutyGroup? group, CancellationToken cancellationToken)
        {
            var exams = await db.Exams.AsNoTracking().Where(fact => fact.TrajectoryId == trajectoryId && fact.WithdrawnAt == null).ToListAsync(cancellationToken);
            var hours = await db.IntegrationHours.AsNoTracking().Where(fact => fact.TrajectoryId == trajectoryId && fact.WithdrawnAt == null && fact.Until == null)
                .Select(fact => new { fact.Kind, fact.Hours, fact.CountedOn }).ToListAsync(cancellationToken);
            var achievements = await db.Achievements.AsNoTracking().Where(fact => fact.TrajectoryId == trajectoryId && fact.WithdrawnAt == null)
                .Select(fact => new { fact.Kind, fact.On }).ToListAsync(cancellationToken);
            return new(group, exams.ConvertAll(fact => fact.Exam), hours.ConvertAll(one => (one.Kind, one.Hours, one.CountedOn)), achievements.ConvertAll(one => (one.Kind, one.On)));
        }

        private async Task<IReadOnlyList<Talk>> TalksAsync(Guid caseFileId, CancellationToken cancellationToken)
        {
            var rows = await db.ContactNotes.AsNoTracking().Where(note => note.CaseFileId == caseFileId && note.Occasion != null && note.WithdrawnAt == null)
                .OrderByDescending(note => note.On).ThenByDescending(note => note.WrittenAt).Take(TalksShown)
                .Select(note => new { note.On, note.Occasion, By = db.StaffMembers.Where(member => member.Id == note.WrittenBy).Select(member => member.Name).FirstOrDefault() })
                .ToListAsync(cancellationToken);
            var talks = new List<Talk>();
            foreach (var row in rows)
                talks.Add(new(row.On, await codes.FindAsync(Lists.Occasions, row.Occasion, cancellationToken), row.By));
            return talks;
        }
    }
}
