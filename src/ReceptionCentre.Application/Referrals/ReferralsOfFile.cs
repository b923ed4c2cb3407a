using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Referrals;

/// <summary>The referrals of a file, the open ones first, then the newest; a file has as many as a person had in a stay.</summary>
public static class ReferralsOfFile
{
    [Needs(Permission.ReadReferrals)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>;

    public sealed record View(IReadOnlyList<Line> Referrals, IReadOnlyList<Draft> Drafts, DateOnly Today);

    /// <param name="Offer">Null = not chosen yet.</param>
    /// <param name="SendBy">Last day on which it is sent in time.</param>
    public sealed record Draft(Guid DraftId, int Version, string? Offer, string? Goal, DateOnly MadeOn, DateOnly SendBy);

    /// <param name="Item">The item of the plan that it serves, in its words; null = it stands alone.</param>
    /// <param name="DueOn">Last day on which the next step is in time; null = nothing is waited for.</param>
    public sealed record Line(
        Guid ReferralId, string Offer, string Provider, string? Item, ReferralState State, bool IsOnWaitingList, DateOnly SentOn, DateOnly StateSince,
        DateOnly? AgreedStart, DateOnly? DueOn)
    {
        public bool IsOpen => !ReferralWay.IsEnd(State);
    }

    internal sealed class Handler(IReceptionDb db, TimeProvider time, CaseloadTerms region) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var controller = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => file.Controller).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var terms = await db.TermsOfAsync(controller, region, cancellationToken);
            // The offer is named also when it has become another municipality's since.
            var rows = await db.Referrals.AsNoTracking().IgnoreQueryFilters(["Floor"]).Where(referral => referral.CaseFileId == request.CaseFileId)
                .OrderByDescending(referral => referral.SentOn).ThenByDescending(referral => referral.Id)
                .Select(referral => new
                {
                    Referral = referral,
                    Offer = db.Offers.Where(offer => offer.Id == referral.OfferId).Select(offer => offer.Name).First(),
                    Provider = db.Offers.Where(offer => offer.Id == referral.OfferId)
                        .Select(offer => db.Providers.Where(provider => provider.Id == offer.ProviderId).Select(provider => provider.Name).First()).First(),
                    Item = db.Plans.SelectMany(plan => plan.Goals).SelectMany(goal => goal.Items).Where(item => item.Id == referral.PlanItemId).Select(item => item.What).FirstOrDefault(),
                })
                .ToListAsync(cancellationToken);
            var lines = rows.ConvertAll(row => new Line(
                row.Referral.Id, row.Offer, row.Provider, row.Item, row.Referral.State, row.Referral.IsOnWaitingList, row.Referral.SentOn, Since(row.Referral),
                row.Referral.AgreedStart, row.Referral.DueOn(terms)));
            var drafts = (await db.ReferralDrafts.AsNoTracking().IgnoreQueryFilters(["Floor"]).Where(draft => draft.CaseFileId == request.CaseFileId)
                    .OrderBy(draft => draft.MadeAt).ThenBy(draft => draft.Id)
                    .Select(draft => new { draft.Id, draft.Version, draft.Goal, draft.MadeOn, Offer = db.Offers.Where(offer => offer.Id == draft.OfferId).Select(offer => offer.Name).FirstOrDefault() })
                    .ToListAsync(cancellationToken))
                .ConvertAll(draft => new Draft(draft.Id, draft.Version, draft.Offer, draft.Goal, draft.MadeOn, draft.MadeOn.AddDays(region.ReferralDraftDays)));
            return new([.. lines.OrderByDescending(line => line.IsOpen)], drafts, time.Today());
        }

        private static DateOnly Since(Referral referral) =>
            referral.EndedOn ?? referral.StartedOn ?? referral.AcceptedOn ?? referral.ReceivedOn ?? referral.SentOn;
    }
}
