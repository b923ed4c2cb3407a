using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Placement;

/// <summary>
/// Whether receivers take people as they come, or only who is easy to place: per receiver the share of people who are hard to place
/// among those who began there in the last twelve months, beside the share among everybody who waits or began; and how often it
/// declined, and why. Small numbers are protected, because a receiver with three people is three people.
/// </summary>
public static class PlacementFairness
{
    public const int Months = 12;

    [Needs(Permission.CheckFairness)]
    public sealed record Query(PlacementKind Kind, string Municipality) : IQuery<View>;

    /// <param name="Hard">What is meant by hard to place, as it holds today; null = no numbers are set, and nothing is counted by them.</param>
    /// <param name="All">Everybody who waits or began in this time.</param>
    public sealed record View(HardToPlace? Hard, Share All, IReadOnlyList<Line> Receivers, DateOnly From, DateOnly Today);

    /// <param name="Began">Who began there.</param>
    /// <param name="Answers">Of what was decided for it: how many it declined.</param>
    public sealed record Line(string Provider, Share Began, Share Answers, IReadOnlyList<Reason> Reasons);

    public sealed record Reason(CodeView? Code, ProtectedCount Count);

    /// <summary>So many of so many, as they may be shown.</summary>
    public sealed record Share(ProtectedCount Part, ProtectedCount Whole)
    {
        /// <summary>In whole per cents; null where one of the two is not shown, or nobody is meant.</summary>
        public int? Percent => (Part.Count, Whole.Count) is ({ } part, { } whole and > 0) ? (int)Math.Round(part * 100m / whole, MidpointRounding.AwayFromZero) : null;

        internal static Share Of(int part, int whole)
        {
            var shown = SmallNumbers.Protect([part, whole - part]);
            return new(shown.Cells[0], shown.Total);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, CivicParameterBook numbers, TimeProvider time) : IRequestHandler<Query, View>
    {
        private sealed record Counted(Guid ProviderId, DateOnly Since, DateOnly DecidedOn, bool Began, bool Declined, string? Reason, int? MinutesAWeek, DutchLevel? LevelTo);

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var from = today.AddMonths(-Months);
            var all = await numbers.AllAsync(cancellationToken);
            var hard = (all.On(today, CivicParameters.HardToPlaceWeeks), all.On(today, CivicParameters.HardToPlaceHours)) is ({ } weeks, { } hours) ? new HardToPlace(weeks, hours) : null;
            var decided = await DecidedAsync(request, from, cancellationToken);
            var waiting = await db.WaitingIn(request.Kind, request.Municipality).Select(wish => new { wish.Since, wish.MinutesAWeek, wish.LevelTo }).ToListAsync(cancellationToken);
            bool IsHard(Counted one) => hard?.Is(one.Since, one.DecidedOn, one.MinutesAWeek, one.LevelTo) == true;

            var began = decided.Where(one => one.Began).ToList();
            var names = await NamesAsync(decided, cancellationToken);
            var lines = new List<Line>();
            foreach (var receiver in decided.GroupBy(one => one.ProviderId).OrderBy(group => names.GetValueOrDefault(group.Key, ""), StringComparer.CurrentCulture).ThenBy(group => group.Key))
            {
                var there = receiver.Where(one => one.Began).ToList();
                var reasons = receiver.Where(one => one.Declined).CountBy(one => one.Reason ?? "", StringComparer.Ordinal).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
                var shown = SmallNumbers.Protect(reasons.ConvertAll(one => one.Value));
                var told = new List<Reason>(reasons.Count);
                foreach (var (place, reason) in reasons.Index())
                    told.Add(new(await codes.FindAsync(Lists.PlacementReasons, reason.Key, cancellationToken), shown.Cells[place]));
                lines.Add(new(
                    names.GetValueOrDefault(receiver.Key, ""), Share.Of(there.Count(IsHard), there.Count), Share.Of(receiver.Count(one => one.Declined), receiver.Count()), told));
            }
            var hardWaiting = waiting.Count(one => hard?.Is(one.Since, today, one.MinutesAWeek, one.LevelTo) == true);
            return new(hard, Share.Of(began.Count(IsHard) + hardWaiting, began.Count + waiting.Count), lines, from, today);
        }

        // What was decided in this time, or began in it.
        private async Task<List<Counted>> DecidedAsync(Query request, DateOnly since, CancellationToken cancellationToken) => await (
            from pair in db.PlacementPairs.AsNoTracking()
            join file in db.CaseFiles on pair.CaseFileId equals file.Id
            join wish in db.PlacementWishes on pair.WishId equals wish.Id
            join place in db.PlacementPlaces on pair.PlaceId equals place.Id
            where pair.Kind == request.Kind && file.Controller == request.Municipality && (pair.DecidedOn >= since || pair.BeganOn >= since)
            select new Counted(
                place.ProviderId, pair.WaitedSince, pair.DecidedOn, pair.BeganOn >= since,
                pair.State == PairState.Declined && pair.Steps.Any(step => step.State == PairState.Declined && step.Party == PairParty.Receiver),
                pair.Steps.Where(step => step.State == PairState.Declined).Max(step => step.Reason), wish.MinutesAWeek, wish.LevelTo)).ToListAsync(cancellationToken);

        private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Counted> decided, CancellationToken cancellationToken)
        {
            var ids = decided.Select(one => one.ProviderId).Distinct().ToList();
            return await db.Providers.AsNoTracking().Where(provider => ids.Contains(provider.Id)).Select(provider => new { provider.Id, provider.Name })
                .ToDictionaryAsync(provider => provider.Id, provider => provider.Name, cancellationToken);
        }
    }
}
