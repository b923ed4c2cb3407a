using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Referrals;

/// <summary>A file that closes takes its open referrals back, and stops those that began: the places are free for others.</summary>
public sealed class ReferralsEndWithFile(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IEndsWithFile
{
    private const string Kind = "Referral";

    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        (await db.Referrals.AsNoTracking().IgnoreQueryFilters(["Floor"]).Where(referral => referral.CaseFileId == caseFileId && referral.EndedOn == null)
            .OrderBy(referral => referral.SentOn).ThenBy(referral => referral.Id)
            .Select(referral => new { referral.Id, referral.SentOn, Offer = db.Offers.Where(offer => offer.Id == referral.OfferId).Select(offer => offer.Name).First() })
            .ToListAsync(cancellationToken))
        .ConvertAll(referral => new OpenThing(Kind, referral.Id, referral.Offer, referral.SentOn));

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
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
