using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Receivers;

/// <summary>What a receiver looks at together.</summary>
public enum ReceivedPart
{
    /// <summary>An answer is waited for.</summary>
    ToAnswer = 1,

    /// <summary>Accepted, nobody came yet.</summary>
    ToBegin = 2,

    /// <summary>Takes part.</summary>
    There = 3,

    /// <summary>Over, not long ago.</summary>
    Ended = 4,
}

/// <summary>What was referred to the provider of whoever asks, the longest ago first, fifty at a time; what is over the last ended first.</summary>
public static class ReceivedReferrals
{
    public const int PageSize = 50;

    /// <param name="After">Last one of the page before this; null = from the start.</param>
    [Needs(Permission.AnswerReferrals)]
    public sealed record Query(ReceivedPart Part, Guid? After = null) : IQuery<Page>;

    /// <param name="Counts">How many there are of each part.</param>
    public sealed record Page(IReadOnlyList<Line> Lines, IReadOnlyDictionary<ReceivedPart, int> Counts, bool HasAfter);

    /// <param name="Municipality">Who sends.</param>
    public sealed record Line(
        Guid ReferralId, string Name, string Offer, CodeView? Municipality, ReferralState State, bool IsOnWaitingList, DateOnly SentOn, DateOnly? AgreedStart, DateOnly? EndedOn);

    internal sealed class Handler(IReceptionDb db, ReceiverWork work, ICodeLists codes) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = work.ReceivedBy(await work.ProviderAsync(cancellationToken)).AsNoTracking();
            var states = await all.GroupBy(referral => referral.State).Select(group => new { State = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
            var counts = Enum.GetValues<ReceivedPart>().ToDictionary(part => part, part => states.Where(one => Of(part).Contains(one.State)).Sum(one => one.Count));

            var wanted = Of(request.Part);
            var part = all.Where(referral => wanted.Contains(referral.State));
            var ended = request.Part == ReceivedPart.Ended;
            if (request.After is { } edge)
            {
                var last = await all.Where(referral => referral.Id == edge).Select(referral => new { referral.SentOn, referral.EndedOn }).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new NotThereException("referral");
                part = ended
                    ? part.Where(referral => referral.EndedOn < last.EndedOn || (referral.EndedOn == last.EndedOn && referral.Id.CompareTo(edge) < 0))
                    : part.Where(referral => referral.SentOn > last.SentOn || (referral.SentOn == last.SentOn && referral.Id.CompareTo(edge) > 0));
            }
            var ordered = ended
                ? part.OrderByDescending(referral => referral.EndedOn).ThenByDescending(referral => referral.Id)
                : part.OrderBy(referral => referral.SentOn).ThenBy(referral => referral.Id);
            var rows = await ordered.Take(PageSize + 1)
                .Select(referral => new
                {
                    referral.Id,
                    referral.SharedName,
                    Offer = db.Offers.Where(offer => offer.Id == referral.OfferId).Select(offer => offer.Name).First(),
                    Controller = db.CaseFiles.Where(file => file.Id == referral.CaseFileId).Select(file => file.Controller).First(),
                    referral.State,
                    referral.HoldsPlace,
                    referral.SentOn,
                    referral.AgreedStart,
                    referral.EndedOn,
                })
                .ToListAsync(cancellationToken);
            var lines = new List<Line>(rows.Count);
            foreach (var row in rows.Take(PageSize))
            {
                lines.Add(new(
                    row.Id, row.SharedName, row.Offer, await codes.FindAsync(Lists.Municipalities, row.Controller, cancellationToken), row.State,
                    row is { HoldsPlace: false, EndedOn: null }, row.SentOn, row.AgreedStart, row.EndedOn));
            }
            return new(lines, counts, rows.Count > PageSize);
        }
    }

    private static ReferralState[] Of(ReceivedPart part) => part switch
    {
        ReceivedPart.ToAnswer => [ReferralState.Sent, ReferralState.Received],
        ReceivedPart.ToBegin => [ReferralState.Accepted, ReferralState.Planned],
        ReceivedPart.There => [ReferralState.Started, ReferralState.UnderWay],
        _ => [ReferralState.Completed, ReferralState.Declined, ReferralState.Stopped, ReferralState.Withdrawn, ReferralState.Expired],
    };
}
