using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Referrals;

/// <summary>
/// Who waits for a place of an offer, in turn, and why somebody goes first. Of people of another municipality it says that they
/// wait, and since when.
/// </summary>
public static class WaitingList
{
    public const int Most = 100;

    [Needs(Permission.ReadReferrals)]
    public sealed record Query(Guid OfferId) : IQuery<View>;

    /// <param name="Waiting">How many wait; at most <see cref="Most"/> are listed.</param>
    public sealed record View(OfferLine Offer, IReadOnlyList<Line> Lines, int Waiting, DateOnly Today);

    /// <param name="Place">In the row, from 1.</param>
    /// <param name="CaseFileId">Null = of somebody whose file one does not see.</param>
    /// <param name="Name">As it was shared; null with the file.</param>
    /// <param name="PriorityWords">Null with the file.</param>
    public sealed record Line(
        int Place, Guid? CaseFileId, Guid? ReferralId, string? Name, CodeView? Municipality, DateOnly Since, CodeView? Priority, string? PriorityWords);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var offer = (await db.LinesAsync(db.Offers.AsNoTracking().Where(offer => offer.Id == request.OfferId), codes, today, cancellationToken)).FirstOrDefault()
                ?? throw new NotThereException("offer");
            var waiting = db.WaitsFor(request.OfferId).AsNoTracking();
            var rows = await waiting.InTurn().Take(Most).Select(referral => new { referral.Id, referral.CaseFileId, referral.SentOn, referral.Priority }).ToListAsync(cancellationToken);
            // What may be seen of whom is asked with the walls up.
            var ids = rows.ConvertAll(row => row.Id);
            var seen = await db.Referrals.AsNoTracking().Where(referral => ids.Contains(referral.Id))
                .Select(referral => new { referral.Id, referral.SharedName, referral.PriorityWords }).ToDictionaryAsync(referral => referral.Id, cancellationToken);
            var files = rows.ConvertAll(row => row.CaseFileId);
            var municipalities = await db.CaseFiles.IgnoreQueryFilters().AsNoTracking().Where(file => files.Contains(file.Id))
                .Select(file => new { file.Id, file.Controller }).ToDictionaryAsync(file => file.Id, file => file.Controller, cancellationToken);
            var lines = new List<Line>(rows.Count);
            foreach (var (place, row) in rows.Index())
            {
                var mine = seen.GetValueOrDefault(row.Id);
                lines.Add(new(
                    place + 1, mine is null ? null : row.CaseFileId, mine?.Id, mine?.SharedName,
                    await codes.FindAsync(Lists.Municipalities, municipalities.GetValueOrDefault(row.CaseFileId), cancellationToken), row.SentOn,
                    await codes.FindAsync(Lists.WaitingPriorities, row.Priority, cancellationToken), mine?.PriorityWords));
            }
            return new(offer, lines, rows.Count < Most ? rows.Count : await waiting.CountAsync(cancellationToken), today);
        }
    }
}
