using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Decisions;

/// <summary>The decisions about one edition of a plan, newest first, and whether the asker may sign.</summary>
public static class ShowDecision
{
    [Needs(Permission.ReadPlan)]
    public sealed record Query(Guid CaseFileId, Guid PlanId) : IQuery<Result>;

    /// <param name="Latest">Null: it was never offered.</param>
    /// <param name="Earlier">Those that were sent back.</param>
    /// <param name="Mandate">Of the asker, in the municipality of the file, today; null = none.</param>
    /// <param name="Remedy">What stands below a decision here; null = as the centre has it.</param>
    public sealed record Result(DecisionView? Latest, IReadOnlyList<DecisionView> Earlier, MandateView? Mandate, bool FourEyes, bool Committee, string? Remedy, CodeView? Municipality)
    {
        /// <summary>Why the asker cannot sign, as the name of a rule; null = the asker can.</summary>
        public string? MayNotSign(Guid by) => Mandate is null ? DecisionRules.WhoSignsHasAMandate.Name : FourEyes && Latest?.OfferedById == by ? DecisionRules.FourEyes.Name : null;
    }

    public sealed record MandateView(string Name, string Function);

    public sealed record DecisionView(
        Guid DecisionId, int Version, DecisionState State, DateTimeOffset OfferedAt, Guid OfferedById, string? OfferedBy, DateTimeOffset? AnsweredAt, string? AnsweredBy, string? SentBackReason,
        DateOnly? DatedOn, string? SignedName, string? SignedFunction, string? Remedy, DateOnly? SentOn, DateOnly? ObjectionUntil, IReadOnlyList<ObjectionView> Objections,
        LetterView? Letter);

    /// <summary>The letter as it was signed.</summary>
    /// <param name="DocumentId">Its paper; null = it was signed before there were letters.</param>
    public sealed record LetterView(string? Salutation, IReadOnlyList<LetterPiece> Pieces, string? OwnSentences, Guid? DocumentId);

    public sealed record ObjectionView(
        Guid ObjectionId, DateOnly ReceivedOn, bool IsLate, bool WithCommittee, DateOnly AnswerUntil, DateOnly? DecidedOn, ObjectionOutcome? Outcome);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var municipality = await db.CaseFiles.Where(file => file.Id == request.CaseFileId && db.Plans.Any(plan => plan.Id == request.PlanId && plan.CaseFileId == file.Id))
                .Select(file => file.Controller).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("plan");
            var decisions = await db.Decisions.AsNoTracking().Include(one => one.Objections).Include(one => one.Letter).Where(one => one.PlanId == request.PlanId)
                .OrderByDescending(one => one.OfferedAt).ThenByDescending(one => one.Id).ToListAsync(cancellationToken);
            var staff = decisions.SelectMany(one => new[] { one.OfferedBy, one.AnsweredBy }).OfType<Guid>().Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var settings = await db.SigningSettings.AsNoTracking().FirstOrDefaultAsync(one => one.Municipality == municipality, cancellationToken);
            var mandate = await db.MandateAsync(municipality, current.Id, time.Today(), cancellationToken);
            var paper = await db.Documents.Where(document => document.SubjectId == request.PlanId && document.CaseFileId == request.CaseFileId && document.Template == DecisionLetterData.Template)
                .OrderByDescending(document => document.RequestedAt).Select(document => (Guid?)document.Id).FirstOrDefaultAsync(cancellationToken);
            var views = decisions.ConvertAll(one => View(one, names, paper));
            var latest = views is [{ State: not DecisionState.SentBack } newest, ..] ? newest : null;
            return new(
                latest, [.. views.Where(one => one != latest)], mandate is null ? null : new(mandate.Name, mandate.Function), settings?.FourEyes ?? false, settings?.Committee ?? false,
                settings?.Remedy, await codes.FindAsync(Lists.Municipalities, municipality, cancellationToken));
        }

        private static DecisionView View(Decision one, Dictionary<Guid, string> names, Guid? paper) => new(
            one.Id, one.Version, one.State, one.OfferedAt, one.OfferedBy, names.GetValueOrDefault(one.OfferedBy), one.AnsweredAt, one.AnsweredBy is { } by ? names.GetValueOrDefault(by) : null,
            one.SentBackReason, one.DatedOn, one.SignedName, one.SignedFunction, one.Remedy, one.SentOn, one.ObjectionUntil,
            [.. one.Objections.OrderBy(objection => objection.ReceivedOn).Select(objection => new ObjectionView(
                objection.Id, objection.ReceivedOn, objection.IsLate, objection.WithCommittee, objection.AnswerUntil, objection.DecidedOn, objection.Outcome))],
            one.State != DecisionState.Decided ? null : new(
                one.Salutation, [.. one.Letter.OrderBy(part => part.Place).Where(part => part.Text is not null).Select(part => new LetterPiece(part.BlockId, part.Heading!, part.Text!))], one.OwnSentences, paper));
    }
}
