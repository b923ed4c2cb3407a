using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Referrals;

/// <summary>Sends one file to one offer; for a referral of somebody, and for each of a group.</summary>
internal sealed class ReferralSending(IReceptionDb db, ICodeLists codes, ReferralWork work, TimeProvider time)
{
    /// <summary>What is said to the receiver of everybody who is referred.</summary>
    /// <param name="ShownToPerson">Who is referred saw what goes along.</param>
    /// <param name="WaitingList">When no place is free: to wait for one.</param>
    public sealed record What(Offer Offer, string Goal, string Basis, bool ShownToPerson, string? Extra, bool Consents, bool WaitingList);

    public async Task<What> WhatAsync(
        Guid offerId, string goal, string basis, bool shownToPerson, string? extra, bool consents, bool waitingList, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.SharingBases, basis, "Basis", cancellationToken);
        var offer = await db.Offers.AsNoTracking().FirstOrDefaultAsync(offer => offer.Id == offerId, cancellationToken) ?? throw new NotThereException("offer");
        return new(offer, goal.Trim(), basis, shownToPerson, string.IsNullOrWhiteSpace(extra) ? null : extra.Trim(), consents, waitingList);
    }

    /// <param name="file">Open, and of whoever sends.</param>
    /// <param name="contactDetailId">Which telephone number or address goes along; null = none.</param>
    /// <exception cref="BrokenRuleException">The offer is not open, not for this municipality or full, or the file was referred there already.</exception>
    public async Task<Referral> SendAsync(
        CaseFile file, What what, Guid? planItemId, Guid? contactDetailId, Happened step, Guid? groupId, CancellationToken cancellationToken)
    {
        var offer = what.Offer;
        ReferralRules.TheOfferIsOpen.Check(offer.IsOpenOn(step.On));
        ReferralRules.TheOfferIsForTheMunicipality.Check(
            await db.OffersIn(new(Municipality: file.Controller), step.On).AnyAsync(one => one.Id == offer.Id, cancellationToken));
        ReferralRules.OnceAtATimeToTheSameOffer.Check(
            !await db.Referrals.AnyAsync(other => other.CaseFileId == file.Id && other.OfferId == offer.Id && other.EndedOn == null, cancellationToken));
        await db.EnsureOfFileAsync(file, planItemId, contactDetailId, cancellationToken);
        var shared = await SharedAsync(file.PersonId, what, contactDetailId, cancellationToken);
        var hasRoom = await work.HasRoomForNewAsync(offer.Id, cancellationToken);
        ReferralRules.TheOfferHasAPlace.Check(hasRoom || what.WaitingList);
        var referral = Referral.Send(file.Id, offer.Id, planItemId, shared, hasRoom, step, groupId);
        db.Referrals.Add(referral);
        work.Sent(referral);
        return referral;
    }

    private async Task<SharedData> SharedAsync(Guid personId, What what, Guid? contactDetailId, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var person = await db.Persons.AsNoTracking().Include(person => person.Names).Include(person => person.Languages).Include(person => person.ContactDetails)
            .FirstAsync(person => person.Id == personId, cancellationToken);
        var contact = contactDetailId is { } id
            ? person.ContactDetails.On(today).FirstOrDefault(fact => fact.Id == id) ?? throw new NotThereException("contact detail")
            : null;
        return new(
            person.NameOn(today).FullName, contact?.Value, [.. person.Languages.On(today).OrderByDescending(fact => fact.Preferred).Select(fact => fact.Code)],
            what.Goal, what.Basis, what.ShownToPerson, what.Extra, what.Consents);
    }
}
