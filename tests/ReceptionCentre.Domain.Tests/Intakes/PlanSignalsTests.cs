using ReceptionCentre.Domain.Intakes;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Intakes;

/// <summary>Lock-in: tracks of a plan that wait for each other, train without work in sight, or stand still.</summary>
public sealed class PlanSignalsTests
{
    private static readonly SignalTerms Terms = new();
    private static readonly SignalItem Language = new("language", Today.AddDays(-30), Today.AddDays(200));

    [Fact]
    public void A_track_that_begins_only_when_another_has_ended_waits_for_it()
    {
        var signal = Assert.Single(PlanSignals.TrackWaits(Facts(Language, new("work", Today.AddDays(201), null)), Terms));
        Assert.Equal((SignalKind.TrackWaits, "work", Today.AddDays(201)), (signal.Kind, signal.Subject, signal.On!.Value));
    }

    [Fact]
    public void A_track_does_not_wait_that_begins_before_the_other_ends_or_soon_or_has_something_that_runs()
    {
        Assert.Empty(PlanSignals.TrackWaits(Facts(Language, new("work", Today.AddDays(90), null)), Terms));
        Assert.Empty(PlanSignals.TrackWaits(Facts(Language with { EndsOn = Today.AddDays(10) }, new("work", Today.AddDays(11), null)), Terms));
        Assert.Empty(PlanSignals.TrackWaits(Facts(Language, new("work", Today.AddDays(201), null), new("work", Today, null)), Terms));
        Assert.Empty(PlanSignals.TrackWaits(Facts(Language with { EndsOn = null }, new("work", Today.AddDays(201), null)), Terms));
        // Later within one track is an order, and no waiting.
        Assert.Empty(PlanSignals.TrackWaits(Facts(Language, new("language", Today.AddDays(201), null)), Terms));
    }

    [Fact]
    public void Training_keeps_from_looking_for_work_only_whom_work_is_a_wish_of_and_whose_plan_says_nothing_of_it()
    {
        var training = Facts(new SignalItem("education", Today, null));
        Assert.Empty(PlanSignals.TrainingWithoutJobSearch(training, Terms));
        var wishes = training with { Answers = new Dictionary<string, string> { ["development-wishes"] = "language paid-work-and-study" } };
        var signal = Assert.Single(PlanSignals.TrainingWithoutJobSearch(wishes, Terms));
        Assert.Equal([SignalFact.WishToWork, SignalFact.PlanTracks], signal.Facts);
        Assert.Empty(PlanSignals.TrainingWithoutJobSearch(wishes with { Plan = wishes.Plan with { Tracks = ["education", "work"] } }, Terms));
        Assert.Empty(PlanSignals.TrainingWithoutJobSearch(wishes with { Plan = SignalPlan.None }, Terms));
    }

    [Theory]
    [InlineData(-60, true)]
    [InlineData(-59, false)]
    public void A_track_stands_still_when_long_after_the_agreement_nothing_of_it_has_a_date(int agreed, bool stands)
    {
        var plan = Facts(Language, new("housing", null, null)) with { };
        Assert.Equal(
            stands ? ["housing"] : [],
            PlanSignals.TrackStandsStill(plan with { Plan = plan.Plan with { Since = Today.AddDays(agreed) } }, Terms).Select(signal => signal.Subject));
    }

    [Fact]
    public void Without_a_plan_nothing_follows() => Assert.Empty(Signals.Of(Facts() with { Plan = SignalPlan.None }, Terms));

    private static SignalFacts Facts(params SignalItem[] open) =>
        new(Today, new Dictionary<string, string>(), false, new Dictionary<string, ReceptionCentre.Domain.Facts.PartialDate>(), [])
        {
            Plan = new(Today.AddDays(-10), [.. open.Select(item => item.Track).Distinct()], open),
        };
}
