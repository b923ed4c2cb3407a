using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Referrals;

/// <summary>
/// Referrals that nobody answered within the days of their municipality expire: their places are free for others. Where a
/// municipality, and the region, chose no number none does. Gives how many; the rest is for the next time.
/// </summary>
public static class ExpireReferrals
{
    /// <summary>Of one run, in one transaction.</summary>
    public const int Most = 500;

    [BySystem]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, TimeProvider time, CaseloadTerms region) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var (today, usual) = (time.Today(), region.ReferralExpiryDays);
            var due = await (
                from referral in db.Referrals
                join file in db.CaseFiles on referral.CaseFileId equals file.Id
                join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
                from chosen in own.DefaultIfEmpty()
                let days = chosen.ReferralExpiryDays ?? usual
                where referral.EndedOn == null && (referral.State == ReferralState.Sent || referral.State == ReferralState.Received)
                    && days != null && referral.SentOn.AddDays(days.Value) < today
                orderby referral.SentOn, referral.Id
                select new { referral.Id, referral.CaseFileId, file.PersonId }).Take(Most).ToListAsync(cancellationToken);
            var ids = due.ConvertAll(one => one.Id);
            audit.AboutEach([.. due.Select(one => (one.PersonId, one.CaseFileId)).Distinct()]);
            foreach (var referral in await db.Referrals.Include(referral => referral.Steps).Where(referral => ids.Contains(referral.Id)).ToListAsync(cancellationToken))
                referral.Expire(new(today, null, today, time.GetUtcNow(), SystemActor.Id));
            return due.Count;
        }
    }
}
