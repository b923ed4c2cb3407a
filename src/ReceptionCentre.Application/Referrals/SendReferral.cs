using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Referrals;

/// <summary>Refers the person of a file to an offer, with the least that the receiver needs. Gives the referral's id.</summary>
public static class SendReferral
{
    /// <param name="PlanItemId">The item of the plan that it serves; null = it stands alone.</param>
    /// <param name="ContactDetailId">Which telephone number or address goes along; null = none.</param>
    /// <param name="Goal">What the person wants there, in words for the receiver.</param>
    /// <param name="Basis">Code of the list "sharing-bases".</param>
    /// <param name="WaitingList">When no place is free: send it all the same, to wait for one.</param>
    /// <param name="ShownToPerson">The person saw what goes along.</param>
    /// <param name="Extra">What the person lets go along beyond what the receiver needs.</param>
    /// <param name="Consents">The person agrees to the extra.</param>
    /// <param name="DraftId">The draft that is sent; it ends with it.</param>
    [Needs(Permission.Refer)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, Guid? OfferId, Guid? PlanItemId, StepInput Step, Guid? ContactDetailId, string? Goal, string? Basis, bool WaitingList,
        bool ShownToPerson, string? Extra = null, bool Consents = false, Guid? DraftId = null)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.OfferId).Must(offer => offer is not null).WithMessage("Referrals.OfferMissing");
            RuleFor(command => command.Goal).Cascade(CascadeMode.Stop)
                .Must(goal => !string.IsNullOrWhiteSpace(goal)).WithMessage("Referrals.GoalMissing").AtMost(SharedData.GoalLength).PlainText(lines: true)
                .Must(goal => !SharedData.HoldsBsn(goal)).WithMessage(ReferralRules.ABsnIsNeverShared.Name);
            RuleFor(command => command.Basis).Must(basis => !string.IsNullOrWhiteSpace(basis)).WithMessage("Referrals.BasisMissing");
            RuleFor(command => command.ShownToPerson).Equal(true).WithMessage(ReferralRules.WhatIsSharedIsShownFirst.Name);
            RuleFor(command => command.Extra).AtMost(SharedData.ExtraLength).PlainText(lines: true)
                .Must(extra => !SharedData.HoldsBsn(extra)).WithMessage(ReferralRules.ABsnIsNeverShared.Name);
            RuleFor(command => command.Consents).Must((command, consents) => consents || string.IsNullOrWhiteSpace(command.Extra)).WithMessage(ReferralRules.AnExtraNeedsConsent.Name);
            RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
        }
    }

    internal sealed class Handler(ReferralSending sending, ReferralWork work, IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var what = await sending.WhatAsync(request.OfferId!.Value, request.Goal!, request.Basis!, request.ShownToPerson, request.Extra, request.Consents, request.WaitingList, cancellationToken);
            var referral = await sending.SendAsync(file, what, request.PlanItemId, request.ContactDetailId, work.Step(request.Step), null, cancellationToken);
            // Gone already means that it was thrown away meanwhile; what is sent stands in the form.
            db.ReferralDrafts.RemoveRange(await db.ReferralDrafts.Where(draft => draft.Id == request.DraftId && draft.CaseFileId == file.Id).ToListAsync(cancellationToken));
            return referral.Id;
        }
    }
}
