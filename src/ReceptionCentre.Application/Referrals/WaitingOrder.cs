using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Referrals;

/// <summary>
/// The order in which people wait for a place of an offer, over all municipalities: who was given a priority with a reason,
/// then who was sent first. The order looks at nothing else, so not at who somebody is.
/// </summary>
internal static class WaitingOrder
{
    // Of the others it is counted that they wait; nothing else of them is read.
    private static readonly string[] OverAll = ["Scope"];

    public static IQueryable<Referral> WaitsFor(this IReceptionDb db, Guid offerId) =>
        db.Referrals.IgnoreQueryFilters(OverAll).Where(referral => referral.OfferId == offerId && referral.EndedOn == null && !referral.HoldsPlace);

    /// <summary>Who goes before this one.</summary>
    public static IQueryable<Referral> WaitsBefore(this IReceptionDb db, Referral referral)
    {
        var (id, since, isPreferred) = (referral.Id, referral.SentOn, referral.Priority != null);
        return db.WaitsFor(referral.OfferId).Where(other =>
            (other.Priority != null && !isPreferred)
            || ((other.Priority != null) == isPreferred && (other.SentOn < since || (other.SentOn == since && other.Id.CompareTo(id) < 0))));
    }

    public static IOrderedQueryable<Referral> InTurn(this IQueryable<Referral> waiting) =>
        waiting.OrderBy(referral => referral.Priority == null ? 1 : 0).ThenBy(referral => referral.SentOn).ThenBy(referral => referral.Id);
}
