namespace ReceptionCentre.Domain.Intakes;

/// <summary>Something of the plan that holds and is not done.</summary>
/// <param name="Track">Code of the list "tracks".</param>
/// <param name="EndsOn">Its deadline.</param>
public sealed record SignalItem(string Track, DateOnly? StartsOn, DateOnly? EndsOn)
{
    /// <summary>It runs: it began, and its end has not passed.</summary>
    public bool RunsOn(DateOnly day) => StartsOn <= day && (EndsOn is null || EndsOn >= day);
}

/// <param name="Since">When it was agreed or decided; null = there is no plan.</param>
/// <param name="Tracks">All tracks with a goal, also those of which everything is done.</param>
/// <param name="Open">What is not done.</param>
public sealed record SignalPlan(DateOnly? Since, IReadOnlyList<string> Tracks, IReadOnlyList<SignalItem> Open)
{
    public static readonly SignalPlan None = new(null, [], []);

    /// <summary>Tracks with something that is not done, each with that.</summary>
    public IEnumerable<IGrouping<string, SignalItem>> OpenTracks => Open.GroupBy(item => item.Track, StringComparer.Ordinal);
}

/// <summary>
/// Rules that look at the plan: tracks run side by side, and none waits for another without need. Lock-in, training that keeps
/// somebody from looking for work, and tracks one after the other are what WRR report 103 (2020), chapter 7, warns of.
/// </summary>
public static class PlanSignals
{
    private const string Work = "work", Education = "education";

    /// <summary>The question of the intake about wishes, and those that are about work: codes of the list "development-wishes".</summary>
    public const string Wishes = "development-wishes";
    public static readonly IReadOnlyList<string> WorkWishes = ["paid-work", "paid-work-and-study", "paid-work-as-able", "business"];

    /// <summary>All that is open of a track lies ahead, and begins only when something of another track, with an end that has not come, has ended.</summary>
    public static IEnumerable<Signal> TrackWaits(SignalFacts facts, SignalTerms terms)
    {
        foreach (var track in facts.Plan.OpenTracks)
        {
            if (track.Any(item => item.StartsOn is null || item.StartsOn <= facts.Today.AddDays(terms.TrackWaitsDays)))
                continue;
            var begins = track.Min(item => item.StartsOn!.Value);
            var isAfterAnother = facts.Plan.OpenTracks.Any(other => other.Key != track.Key
                && other.Any(item => item.RunsOn(facts.Today)) && other.Max(item => item.EndsOn) is { } ends && ends >= facts.Today && ends <= begins);
            if (isAfterAnother)
                yield return new(SignalKind.TrackWaits, track.Key, [], [SignalFact.PlanDates], begins);
        }
    }

    /// <summary>Somebody wants to work, an education is under way or agreed, and no goal of the plan is about work.</summary>
    public static IEnumerable<Signal> TrainingWithoutJobSearch(SignalFacts facts, SignalTerms terms)
    {
        var isTrained = facts.Plan.Open.Any(item => item.Track == Education);
        if (isTrained && !facts.Plan.Tracks.Contains(Work) && WorkWishes.Any(wish => facts.Says(Wishes, wish)))
            yield return new(SignalKind.TrainingWithoutJobSearch, "", [], [SignalFact.WishToWork, SignalFact.PlanTracks]);
    }

    /// <summary>Long after the plan was agreed nothing that is open in a track has a beginning or an end.</summary>
    public static IEnumerable<Signal> TrackStandsStill(SignalFacts facts, SignalTerms terms) =>
        from track in facts.Plan.OpenTracks
        where facts.Plan.Since is { } since && since.AddDays(terms.TrackStandsStillDays) <= facts.Today
        where track.All(item => item.StartsOn is null && item.EndsOn is null)
        select new Signal(SignalKind.TrackStandsStill, track.Key, [], [SignalFact.PlanDates]);
}
