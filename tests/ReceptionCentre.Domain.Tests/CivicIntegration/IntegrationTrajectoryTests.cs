using ReceptionCentre.Domain.CivicIntegration;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.CivicIntegration;

public sealed class IntegrationTrajectoryTests
{
    private static readonly TrajectoryFacts Nothing = new(DutyGroup.Asylum, null, null, null, null, null);

    private readonly IntegrationTrajectory _known = IntegrationTrajectory.Of(Guid.CreateVersion7());

    [Fact]
    public void The_term_begins_the_day_after_the_first_pip_and_lasts_three_years_also_from_a_leap_day()
    {
        _known.PipDecided(Day(2024, 2, 28), Law.Parameters);
        Assert.Equal((Day(2024, 2, 29), Day(2027, 2, 28)), (_known.TermFrom!.Value, _known.TermUntil!.Value));
    }

    [Fact]
    public void A_revised_pip_does_not_move_the_term()
    {
        _known.PipDecided(Day(2025, 3, 3), Law.Parameters);
        _known.PipDecided(Day(2026, 8, 1), Law.Parameters);
        Assert.Equal((Day(2025, 3, 4), Day(2028, 3, 4), Day(2025, 3, 3)), (_known.TermFrom!.Value, _known.TermUntil!.Value, _known.FirstPipOn!.Value));
    }

    [Fact]
    public void The_first_pip_of_another_municipality_counts()
    {
        _known.Record(Nothing with { EarlierPipOn = Day(2025, 1, 15), EarlierPipMunicipality = "0772" }, Today, Law.Parameters);
        _known.PipDecided(Day(2026, 8, 1), Law.Parameters);
        Assert.Equal((Day(2025, 1, 15), Day(2025, 1, 16)), (_known.FirstPipOn!.Value, _known.TermFrom!.Value));
    }

    [Fact]
    public void Where_DUO_gives_dates_they_lead()
    {
        _known.PipDecided(Day(2025, 3, 3), Law.Parameters);
        _known.Record(Nothing with { TermFrom = Day(2025, 3, 10), TermUntil = Day(2028, 9, 10) }, Today, Law.Parameters);
        Assert.Equal((Day(2025, 3, 10), Day(2028, 9, 10)), (_known.TermFrom!.Value, _known.TermUntil!.Value));
        _known.Record(Nothing, Today, Law.Parameters);
        Assert.Equal(Day(2028, 3, 4), _known.TermUntil);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        TrajectoryRules.ATermEndsAfterItBegins.Breaks(() => _known.Record(Nothing with { TermFrom = Day(2026, 1, 2), TermUntil = Day(2026, 1, 2) }, Today, Law.Parameters));
        TrajectoryRules.AnEarlierPipNamesItsMunicipality.Breaks(() => _known.Record(Nothing with { EarlierPipOn = Day(2026, 1, 2) }, Today, Law.Parameters));
        TrajectoryRules.AnEarlierPipIsOfThisAct.Breaks(() => _known.Record(
            Nothing with { EarlierPipOn = Day(2021, 12, 31), EarlierPipMunicipality = "0772" }, Today, new([Law.Number(CivicParameters.TermYears, 3, Day(2022, 1, 1))])));
        TrajectoryRules.OnADayThatHasCome.Breaks(() => _known.Record(Nothing with { SettledOn = Today.AddDays(1) }, Today, Law.Parameters));
    }

    [Fact]
    public void One_question_at_a_time_is_awaited_and_its_answer_comes_after_it()
    {
        TrajectoryRules.OnADayThatHasCome.Breaks(() => _known.Await("Advies GGD", Today.AddDays(1), Today));
        var awaited = _known.Await("Advies GGD", Today.AddDays(-9), Today);
        TrajectoryRules.OneQuestionAtATime.Breaks(() => _known.Await("Nog iets", Today, Today));
        TrajectoryRules.ReceivedAfterItWasAsked.Breaks(() => _known.Received(awaited.Id, Today.AddDays(-10), Today));
        _known.Received(awaited.Id, Today, Today);
        Assert.Equal(Today, awaited.ReceivedOn);
        // Two who make the first row at the same moment: the second is told so by TrajectoryRules.OneTrajectory.
        Assert.Equal("CivicIntegration.OneTrajectory", TrajectoryRules.OneTrajectory.Name);
    }

    [Fact]
    public void A_number_holds_from_its_day_until_its_day_and_without_a_value_it_is_off()
    {
        var parameters = new CivicParameters([Law.Number("pvt-hours", 12, Day(2022, 1, 1), Day(2027, 1, 1)), Law.Number("pvt-hours", 14, Day(2027, 1, 1)), Law.Number("route-switch-months", null)]);
        Assert.Equal((12, 14, null, null), (parameters.On(Day(2026, 12, 31), "pvt-hours"), parameters.On(Day(2027, 1, 1), "pvt-hours"), parameters.On(Day(2021, 12, 31), "pvt-hours"), parameters.On(Today, "route-switch-months")));
        Assert.Throws<InvalidOperationException>(() => parameters.Needed(Today, "route-switch-months"));
    }
}
