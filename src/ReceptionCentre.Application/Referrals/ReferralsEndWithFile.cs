using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Referrals;

/// <summary>A file that closes takes its open referrals back, stops those that began and drops what was not sent: the places are free for others.</summary>
public sealed class ReferralsEndWithFile(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IEndsWithFile
{
    private const string Kind = "Referral", Draft = "ReferralDraft";

    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
    [
        .. (await db.Referrals.AsNoTracking().IgnoreQueryFilters(["Floor"]).Where(referral => referral.CaseFileId == caseFileId && referral.EndedOn == null)
            .OrderBy(referral => referral.SentOn).ThenBy(referral => referral.Id)
            .Select(referral => new { referral.Id, referral.SentOn, Offer = db.Offers.Where(offer => offer.Id == referral.OfferId).Select(offer => offer.Name).First() })
            .ToListAsync(cancellationToken))
        .Select(referral => new OpenThing(Kind, referral.Id, referral.Offer, referral.SentOn)),
        .. (await db.ReferralDrafts.AsNoTracking().Where(draft => draft.CaseFileId == caseFileId).OrderBy(draft => draft.MadeAt).ThenBy(draft => draft.Id)
            .Select(draft => new { draft.Id, draft.Goal, draft.MadeOn }).ToListAsync(cancellationToken))
        .Select(draft => new OpenThing(Draft, draft.Id, draft.Goal, draft.MadeOn)),
    ];

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
        db.ReferralDrafts.RemoveRange(await db.ReferralDrafts.Where(draft => draft.CaseFileId == caseFileId).ToListAsync(cancellationToken));
        var today = time.Today();
        var why = new WhyEnded(null, WhyEnded.FileClosed);
        foreach (var referral in await db.Referrals.Include(referral => referral.Steps)
            .Where(referral => referral.CaseFileId == caseFileId && referral.EndedOn == null).ToListAsync(cancellationToken))
        {
            // Never before what happened already, and never on a day that has not come.
            var latest = referral.Steps.Max(step => step.On);
            var day = on > today ? today : on < latest ? latest : on;
            var step = new Happened(day, null, today, time.GetUtcNow(), current.Id);
            if (referral.MayBecome(ReferralState.Withdrawn))
                referral.Withdraw(step, why);
            else
                referral.Stop(step, why);
        }
    }
}
