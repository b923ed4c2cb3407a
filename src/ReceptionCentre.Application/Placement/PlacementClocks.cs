using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Placement;

namespace ReceptionCentre.Application.Placement;

/// <summary>What was decided is agreed by both and begins: else somebody asks where it sticks.</summary>
internal sealed class PlacementNotBegunClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.PlacementNotBegun];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(PlacementPair)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var days = terms.PlacementDays;
        return from pair in db.PlacementPairs.AsNoTracking().IgnoreQueryFilters()
               where pair.DecidedOn <= day && (pair.EndedOn == null || pair.EndedOn > day) && (pair.BeganOn == null || pair.BeganOn > day)
               let last = pair.Steps.Where(step => step.On <= day).Max(step => (DateOnly?)step.On) ?? pair.DecidedOn
               let waits = pair.FirstOn != null && pair.FirstOn > last ? pair.FirstOn!.Value : last
               select new ClockReading
               {
                   CaseFileId = pair.CaseFileId,
                   Reason = DueReason.PlacementNotBegun,
                   SubjectId = pair.Id,
                   StartedOn = last,
                   DueOn = waits.AddDays(days),
                   What = db.PlacementPlaces.Where(place => place.Id == pair.PlaceId).Select(place => place.Name).FirstOrDefault(),
                   WaitsForOthers = false,
               };
    }
}

/// <summary>
/// A buddy and a newcomer meet every fortnight (WRR, Samenleven in verscheidenheid, 2020, chapter 5, the Kumpel project). When for longer
/// than that, and a margin, nobody noted that they met, somebody asks both.
/// </summary>
internal sealed class BuddyMeetingClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.BuddyMeeting];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(PlacementPair), typeof(PairMeeting)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var margin = terms.BuddyMarginDays;
        return from pair in db.PlacementPairs.AsNoTracking().IgnoreQueryFilters().BuddiesOn(day)
               from within in db.NumberOn(CivicParameters.BuddyMeetingDays, day)
               let last = pair.Meetings.Where(meeting => meeting.Met && meeting.On <= day).Max(meeting => (DateOnly?)meeting.On) ?? pair.BeganOn!.Value
               select new ClockReading
               {
                   CaseFileId = pair.CaseFileId,
                   Reason = DueReason.BuddyMeeting,
                   SubjectId = pair.Id,
                   StartedOn = last,
                   DueOn = last.AddDays(within + margin),
                   What = db.PlacementPlaces.Where(place => place.Id == pair.PlaceId).Select(place => place.Name).FirstOrDefault(),
                   WaitsForOthers = false,
               };
    }
}

/// <summary>A buddy is there for half a year at least (the same source): then both say how it went.</summary>
internal sealed class BuddyEvaluationClock(IReceptionDb db) : IClockSource
{
    /// <summary>An evaluation so many days before the time is the one that is asked for.</summary>
    private const int EarlyDays = 28;

    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.BuddyEvaluation];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(PlacementPair), typeof(PairEvaluation)];

    public IQueryable<ClockReading> On(DateOnly day) =>
        from pair in db.PlacementPairs.AsNoTracking().IgnoreQueryFilters().BuddiesOn(day)
        from months in db.NumberOn(CivicParameters.BuddyMonths, day)
        let due = pair.BeganOn!.Value.AddMonths(months)
        where !pair.Evaluations.Any(one => one.On <= day && one.On >= due.AddDays(-EarlyDays))
        select new ClockReading
        {
            CaseFileId = pair.CaseFileId,
            Reason = DueReason.BuddyEvaluation,
            SubjectId = pair.Id,
            StartedOn = pair.BeganOn!.Value,
            DueOn = due,
            What = db.PlacementPlaces.Where(place => place.Id == pair.PlaceId).Select(place => place.Name).FirstOrDefault(),
            WaitsForOthers = false,
        };
}

internal static class PlacementClockQueries
{
    /// <summary>The buddies that meet on a day.</summary>
    public static IQueryable<PlacementPair> BuddiesOn(this IQueryable<PlacementPair> pairs, DateOnly day) =>
        pairs.Where(pair => pair.Kind == PlacementKind.Buddy && pair.BeganOn <= day && (pair.EndedOn == null || pair.EndedOn > day));

    /// <summary>The dated number as it holds on a day; none where it is off.</summary>
    public static IQueryable<int> NumberOn(this IReceptionDb db, string parameter, DateOnly day) =>
        db.CivicParameters.Where(one => one.Parameter == parameter && one.Value != null && (one.ValidFrom == null || one.ValidFrom <= day) && (one.ValidUntil == null || one.ValidUntil > day))
            .Select(one => one.Value!.Value);
}
