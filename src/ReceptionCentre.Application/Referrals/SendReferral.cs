using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

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
    [Needs(Permission.Refer)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, Guid? OfferId, Guid? PlanItemId, StepInput Step, Guid? ContactDetailId, string? Goal, string? Basis, bool WaitingList,
        bool ShownToPerson, string? Extra = null, bool Consents = false)
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

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ReferralWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.SharingBases, request.Basis, nameof(request.Basis), cancellationToken);
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var step = work.Step(request.Step);
            var offer = await db.Offers.AsNoTracking().FirstOrDefaultAsync(offer => offer.Id == request.OfferId, cancellationToken) ?? throw new NotThereException("offer");
            ReferralRules.TheOfferIsOpen.Check(offer.IsOpenOn(step.On));
            ReferralRules.TheOfferIsForTheMunicipality.Check(
                await db.OffersIn(new(Municipality: file.Controller), step.On).AnyAsync(one => one.Id == offer.Id, cancellationToken));
            ReferralRules.OnceAtATimeToTheSameOffer.Check(
                !await db.Referrals.AnyAsync(other => other.CaseFileId == file.Id && other.OfferId == offer.Id && other.EndedOn == null, cancellationToken));
            if (request.PlanItemId is { } itemId && !await db.Plans.AnyAsync(
                plan => plan.CaseFileId == file.Id && plan.Goals.Any(goal => goal.Items.Any(item => item.Id == itemId)), cancellationToken))
                throw new NotThereException("item of the plan");
            var shared = await SharedAsync(file.PersonId, request, cancellationToken);

            var hasRoom = await work.HasRoomAsync(offer.Id, cancellationToken);
            ReferralRules.TheOfferHasAPlace.Check(hasRoom || request.WaitingList);
            var referral = Referral.Send(file.Id, offer.Id, request.PlanItemId, shared, hasRoom, step);
            db.Referrals.Add(referral);
            return referral.Id;
        }

        private async Task<SharedData> SharedAsync(Guid personId, Command request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var person = await db.Persons.AsNoTracking().Include(person => person.Names).Include(person => person.Languages).Include(person => person.ContactDetails)
                .FirstAsync(person => person.Id == personId, cancellationToken);
            var contact = request.ContactDetailId is { } id
                ? person.ContactDetails.On(today).FirstOrDefault(fact => fact.Id == id) ?? throw new NotThereException("contact detail")
                : null;
            return new(
                person.NameOn(today).FullName, contact?.Value, [.. person.Languages.On(today).OrderByDescending(fact => fact.Preferred).Select(fact => fact.Code)],
                request.Goal!.Trim(), request.Basis!, request.ShownToPerson, string.IsNullOrWhiteSpace(request.Extra) ? null : request.Extra.Trim(), request.Consents);
        }
    }
}
