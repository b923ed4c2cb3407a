using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Domain.Tests.Placement;

/// <summary>Proposals over everybody who waits.</summary>
public sealed class PlacementRoundTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Who_waits_longest_has_a_place_when_it_can_be_and_others_move_on_to_what_also_fits()
    {
        var (first, second) = (Waits(-100, "en", "pl"), Waits(-10, "pl"));
        var (polish, english) = (Speaks(1, "pl"), Speaks(2, "en"));
        var round = Propose([second, first], [english, polish]);
        Assert.Equal([(first.WishId, english.PlaceId), (second.WishId, polish.PlaceId)], round.Proposals.Select(one => (one.Fit.WishId, one.Fit.PlaceId)));
        Assert.Empty(round.Without);
        Assert.Equal([polish.PlaceId], round.Proposals[0].Others.Select(fit => fit.PlaceId));
    }

    [Fact]
    public void Who_gets_nothing_is_told_why()
    {
        var (first, second, third) = (Waits(-100, "pl"), Waits(-50, "pl"), Waits(-200, "ti"));
        var round = Propose([first, second, third], [Speaks(1, "pl")]);
        Assert.Equal(first.WishId, Assert.Single(round.Proposals).Fit.WishId);
        Assert.Equal([(third.WishId, NotProposed.NothingFits), (second.WishId, NotProposed.OthersWaitLonger)], round.Without.Select(one => (one.Seeker.WishId, one.Because)));
    }

    [Fact]
    public void What_was_refused_is_not_proposed_again_and_what_is_full_to_nobody()
    {
        var seeker = Waits(-10, "pl");
        var (refused, full) = (Speaks(1, "pl"), Speaks(2, "pl") with { Free = 0 });
        var round = PlacementRound.Propose([seeker], [refused, full], new HashSet<(Guid, Guid)> { (seeker.WishId, refused.PlaceId) }, Today);
        Assert.Empty(round.Proposals);
        Assert.Equal(NotProposed.NothingFits, Assert.Single(round.Without).Because);
    }

    [Fact]
    public void The_same_is_proposed_twice_whatever_the_order_in_which_it_is_read()
    {
        var dice = new Random(7);
        string[] languages = ["pl", "en", "ti", "ar", "uk"];
        List<Seeker> seekers = [.. Enumerable.Range(0, 60).Select(one => Waits(-(one % 9), languages[dice.Next(5)]))];
        List<Vacancy> places = [.. Enumerable.Range(1, 40).Select(one => Speaks(one, languages[dice.Next(5)]))];
        var round = Propose(seekers, places);
        seekers.Reverse();
        places.Reverse();
        Assert.Equal(round.Proposals.Select(one => (one.Fit.WishId, one.Fit.PlaceId)), Propose(seekers, places).Proposals.Select(one => (one.Fit.WishId, one.Fit.PlaceId)));
    }

    [Fact]
    public void Of_too_many_those_who_wait_longest_are_looked_at()
    {
        var seekers = Enumerable.Range(0, PlacementRound.MostSeekers + 5).Select(one => Waits(-one, "pl")).ToList();
        var round = Propose(seekers, [Speaks(1, "pl")]);
        Assert.Equal(PlacementRound.MostSeekers, round.Proposals.Count + round.Without.Count);
        Assert.Equal(seekers[^1].WishId, round.Proposals[0].Fit.WishId);
    }

    private static PlacementProposals Propose(IReadOnlyList<Seeker> seekers, IReadOnlyList<Vacancy> places) => PlacementRound.Propose(seekers, places, new HashSet<(Guid, Guid)>(), Today);

    private static Seeker Waits(int days, params string[] languages) =>
        new(Guid.NewGuid(), Today.AddDays(days), languages, [], [], [], Weekdays.None, DayParts.None, null, null, null, null, null, PartialDate.Unknown, null);

    private static Vacancy Speaks(int number, params string[] languages) =>
        new(new($"00000000-0000-0000-0000-{number:000000000000}"), 1, languages, [], [], [], Weekdays.None, DayParts.None, null, null, null, null, null, null, null);
}
