using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
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

    internal sealed class Handler(IReceptionDb db, DecisionViews views) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken) => await views.OfAsync(
            await db.CaseFiles.Where(file => file.Id == request.CaseFileId && db.Plans.Any(plan => plan.Id == request.PlanId && plan.CaseFileId == file.Id))
                .Select(file => file.Controller).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("plan"),
            request.CaseFileId, request.PlanId, cancellationToken);
    }
}
