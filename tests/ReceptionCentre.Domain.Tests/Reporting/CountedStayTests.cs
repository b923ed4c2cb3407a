using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reporting;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Domain.Tests.Reporting;

public sealed class CountedStayTests
{
    private static readonly Provenance By = new("person-said", null, new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), Guid.NewGuid());
    private static readonly DateOnly Opened = new(2026, 9, 1);

    [Fact]
    public void A_stay_without_a_file_counts_for_nobody() => Assert.Empty(CountedStay.Of(Arrived(PartialDate.Of(2026, 9, 1)), [], []));

    [Fact]
    public void A_stay_counts_once_for_each_municipality_in_the_order_of_opening()
    {
        var counted = CountedStay.Of(Arrived(PartialDate.Of(2026, 9, 1)), [File("0772", Opened.AddDays(3)), File("0363", Opened), File("0363", Opened.AddDays(1))], []);
        Assert.Equal([("0363", 0), ("0772", 1)], counted.Select(row => (row.Controller, row.Place)));
        Assert.All(counted, row => Assert.Equal((20260901, null, null), (row.Arrival, row.Departure, row.DepartureKind)));
    }

    [Theory]
    [InlineData(20260900, null, 20260900, null)]
    [InlineData(0, null, 20260000, null)]
    [InlineData(0, 20250310, 20250000, 20250310)]
    // Came in March and left in the year, nobody knows when: not before March.
    [InlineData(20260310, 20260000, 20260310, 20260310)]
    [InlineData(20260310, 20260300, 20260310, 20260310)]
    [InlineData(20260000, 20260310, 20260000, 20260310)]
    [InlineData(20260310, 20261101, 20260310, 20261101)]
    public void A_partly_known_day_counts_from_its_first_possible_day_and_nobody_leaves_before_coming(int arrived, int? ended, int arrival, int? departure)
    {
        var stay = Arrived(PartialDate.FromNumber(arrived));
        if (ended is { } day)
            stay.End(PartialDate.FromNumber(day));
        var row = Assert.Single(CountedStay.Of(stay, [File()], []));
        Assert.Equal((arrival, departure), (row.Arrival, row.Departure));
        Assert.Equal(ended is null ? null : CountedStay.UnknownKind, row.DepartureKind);
    }

    [Fact]
    public void The_kind_is_that_of_the_departure_that_was_carried_out_first_and_not_of_one_that_was_taken_back()
    {
        var stay = Arrived(PartialDate.Of(2026, 9, 1));
        DepartureOfStay[] departures =
        [
            new(DepartureState.TakenBack, "death", By.At), new(DepartureState.CarriedOut, "onward", By.At.AddDays(2)), new(DepartureState.CarriedOut, "return", By.At.AddDays(1)),
            new(DepartureState.Planned, "disappeared", null),
        ];
        Assert.Null(CountedStay.Of(stay, [File()], departures)[0].DepartureKind);
        stay.End(PartialDate.Of(2026, 10, 1));
        var counted = CountedStay.Of(stay, [File()], departures)[0];
        Assert.Equal("return", counted.DepartureKind);

        stay.GoOn();
        var again = CountedStay.Of(stay, [File()], departures)[0];
        Assert.False(counted.Tells(again));
        counted.Take(again);
        Assert.True(counted.Tells(again));
        Assert.Null(counted.Departure);
    }

    [Fact]
    public void The_type_is_the_motive_that_stood_on_the_day_of_arrival_and_a_locked_one_only_without_another()
    {
        var stay = Arrived(PartialDate.Of(2026, 9, 1));
        Assert.Null(CountedStay.TypeOf(stay));
        stay.AddMotive("victim", PartialDate.Of(2026, 9, 1), By);
        Assert.Equal("victim", CountedStay.TypeOf(stay));
        stay.AddMotive("study-migrant", PartialDate.Of(2026, 9, 1), By with { At = By.At.AddMinutes(1) });
        Assert.Equal("study-migrant", CountedStay.TypeOf(stay));
        stay.AddMotive("knowledge-migrant", PartialDate.Of(2026, 10, 1), By with { At = By.At.AddMinutes(-1) });
        Assert.Equal("study-migrant", CountedStay.TypeOf(stay));
    }

    private static Stay Arrived(PartialDate on) => Stay.Begin(Guid.NewGuid(), "0363", on);

    private static FileOfStay File(string controller = "0363", DateOnly? openedOn = null) => new(Guid.NewGuid(), controller, openedOn ?? Opened);
}
