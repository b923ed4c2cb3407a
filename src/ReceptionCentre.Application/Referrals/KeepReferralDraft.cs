using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Referrals;

/// <summary>Keeps a referral that is being written, to go on with later or by somebody else. Gives the draft's id.</summary>
public static class KeepReferralDraft
{
    /// <param name="DraftId">The draft that is gone on with; null = a new one.</param>
    /// <param name="Version">Of the draft, as the screen showed it.</param>
    [Needs(Permission.Refer)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, Guid? DraftId, int Version, Guid? OfferId, Guid? PlanItemId, Guid? ContactDetailId, string? Goal, string? Basis, string? Extra, bool WaitingList)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Goal).AtMost(SharedData.GoalLength).PlainText(lines: true)
                .Must(goal => !SharedData.HoldsBsn(goal)).WithMessage(ReferralRules.ABsnIsNeverShared.Name);
            RuleFor(command => command.Goal).Must((command, goal) => command.OfferId is not null || goal is not null).WithMessage(ReferralRules.ADraftSaysSomething.Name);
            RuleFor(command => command.Extra).AtMost(SharedData.ExtraLength).PlainText(lines: true)
                .Must(extra => !SharedData.HoldsBsn(extra)).WithMessage(ReferralRules.ABsnIsNeverShared.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ReferralWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.SharingBases, request.Basis, nameof(request.Basis), cancellationToken);
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            if (request.OfferId is { } offerId && !await db.OffersIn(new(Municipality: file.Controller), time.Today()).AnyAsync(offer => offer.Id == offerId, cancellationToken))
                throw new NotThereException("offer");
            await db.EnsureOfFileAsync(file, request.PlanItemId, request.ContactDetailId, cancellationToken);
            var terms = new DraftTerms(request.OfferId, request.PlanItemId, request.ContactDetailId, request.Goal?.Trim(), request.Basis, request.Extra?.Trim(), request.WaitingList);
            if (request.DraftId is { } id)
            {
                var draft = await work.DraftAsync(file.Id, id, request.Version, cancellationToken);
                draft.Change(terms);
                return draft.Id;
            }
            var begun = ReferralDraft.Begin(file.Id, terms, time.Today(), time.GetUtcNow(), current.Id);
            db.ReferralDrafts.Add(begun);
            return begun.Id;
        }
    }
}

/// <summary>The draft is not needed any more; nothing was shared.</summary>
public static class DropReferralDraft
{
    [Needs(Permission.Refer)]
    public sealed record Command(Guid CaseFileId, Guid DraftId, int Version) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, ReferralWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            db.ReferralDrafts.Remove(await work.DraftAsync(file.Id, request.DraftId, request.Version, cancellationToken));
            return request.DraftId;
        }
    }
}

/// <summary>A draft as it was kept, to go on with.</summary>
public static class ShowReferralDraft
{
    [Needs(Permission.Refer)]
    public sealed record Query(Guid CaseFileId, Guid DraftId) : IQuery<View>;

    /// <param name="ContactDetailId">Null also when it holds no longer.</param>
    public sealed record View(
        Guid DraftId, int Version, Guid? OfferId, Guid? PlanItemId, Guid? ContactDetailId, string? Goal, string? Basis, string? Extra, bool WaitingList);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            await db.ReferralDrafts.AsNoTracking().Where(draft => draft.Id == request.DraftId && draft.CaseFileId == request.CaseFileId)
                .Select(draft => new View(
                    draft.Id, draft.Version, draft.OfferId, draft.PlanItemId, draft.ContactDetailId, draft.Goal, draft.Basis, draft.Extra, draft.WaitingList))
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotThereException("draft of a referral");
    }
}
