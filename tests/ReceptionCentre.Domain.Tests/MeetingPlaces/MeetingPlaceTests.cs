using ReceptionCentre.Domain.MeetingPlaces;

namespace ReceptionCentre.Domain.Tests.MeetingPlaces;

public sealed class MeetingPlaceTests
{
    private static readonly DateOnly Friday = new(2026, 11, 27);
    private static readonly MeetingPlaceTerms Terms = new(MeetingPlaceKind.Room, "Kamer 2", 4, "Eerste verdieping", true);

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void As_many_fit_as_is_written_down(int fits) => Assert.Equal(fits, MeetingPlace.Furnish("0363", Terms with { Fits = fits }).Fits);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(201)]
    public void A_place_for_nobody_and_a_hall_are_no_meeting_place(int fits)
    {
        MeetingPlaceRules.SomebodyFits.Breaks(() => MeetingPlace.Furnish("0363", Terms with { Fits = fits }));
        var place = MeetingPlace.Furnish("0363", Terms);
        MeetingPlaceRules.SomebodyFits.Breaks(() => place.Describe(Terms with { Fits = fits }));
        Assert.Equal(4, place.Fits);
    }

    [Fact]
    public void The_last_day_counts_and_a_place_can_come_back_into_use()
    {
        var place = MeetingPlace.Furnish("0363", Terms);
        Assert.True(place.IsUsedOn(Friday.AddYears(10)));
        place.UseUntil(Friday);
        Assert.Equal((true, true, false), (place.IsUsedOn(Friday.AddDays(-1)), place.IsUsedOn(Friday), place.IsUsedOn(Friday.AddDays(1))));
        place.UseOn();
        Assert.True(place.IsUsedOn(Friday.AddDays(1)));
    }
}
