using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Referrals;

/// <summary>
/// Which referrals serve which item of the plan. A revision copies its items: a referral made for an item belongs to the
/// same item in every edition.
/// </summary>
public static class ReferralsOfPlan
{
    [Needs(Permission.ReadReferrals)]
    public sealed record Query(Guid CaseFileId) : IQuery<IReadOnlyDictionary<Guid, IReadOnlyList<Line>>>;

    public sealed record Line(Guid ReferralId, string Offer, ReferralState State, bool IsOnWaitingList);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, IReadOnlyDictionary<Guid, IReadOnlyList<Line>>>
    {
        public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Line>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var referrals = await db.Referrals.AsNoTracking().IgnoreQueryFilters(["Floor"])
                .Where(referral => referral.CaseFileId == request.CaseFileId && referral.PlanItemId != null)
                .OrderByDescending(referral => referral.SentOn).ThenByDescending(referral => referral.Id)
                .Select(referral => new
                {
                    ItemId = referral.PlanItemId!.Value,
                    referral.Id,
                    Offer = db.Offers.Where(offer => offer.Id == referral.OfferId).Select(offer => offer.Name).First(),
                    referral.State,
                    referral.HoldsPlace,
                })
                .ToListAsync(cancellationToken);
            if (referrals.Count == 0)
                return new Dictionary<Guid, IReadOnlyList<Line>>();
            var copies = await db.Plans.AsNoTracking().Where(plan => plan.CaseFileId == request.CaseFileId)
                .SelectMany(plan => plan.Goals).SelectMany(goal => goal.Items).Select(item => new { item.Id, item.CopyOf })
                .ToDictionaryAsync(item => item.Id, item => item.CopyOf, cancellationToken);
            var ofFirst = referrals.ToLookup(
                referral => First(referral.ItemId),
                referral => new Line(referral.Id, referral.Offer, referral.State, !referral.HoldsPlace && !ReferralWay.IsEnd(referral.State)));
            return copies.Keys.Where(item => ofFirst.Contains(First(item))).ToDictionary(item => item, item => (IReadOnlyList<Line>)[.. ofFirst[First(item)]]);

            // The item as it was first written down.
            Guid First(Guid item)
            {
                while (copies.GetValueOrDefault(item) is { } former)
                    item = former;
                return item;
            }
        }
    }
}
