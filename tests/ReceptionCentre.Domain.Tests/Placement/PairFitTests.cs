using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Domain.Tests.Placement;

/// <summary>What speaks for two people, or somebody and a place, and what cannot be.</summary>
public sealed class PairFitTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Seeker Nobody = new(Guid.NewGuid(), Today, [], [], [], [], Weekdays.None, DayParts.None, null, null, null, null, null, PartialDate.Unknown, null);
    private static readonly Vacancy Empty = new(Guid.NewGuid(), 1, [], [], [], [], Weekdays.None, DayParts.None, null, null, null, null, null, null, null);

    [Fact]
    public void What_is_not_known_counts_for_nothing()
    {
        var fit = PairFit.Of(Nobody, Empty, Today);
        Assert.Empty(fit.Reasons);
        Assert.True(fit.IsPossible);
        // And without a reason nobody is proposed.
        Assert.False(fit.CanBeProposed);
    }

    [Theory]
    [InlineData(DayParts.Evening, DayParts.Evening | DayParts.Morning, Weekdays.None, Weekdays.None, PairVerdict.For)]
    [InlineData(DayParts.Evening, DayParts.Morning, Weekdays.None, Weekdays.None, PairVerdict.Impossible)]
    [InlineData(DayParts.None, DayParts.Morning, Weekdays.Monday, Weekdays.Tuesday, PairVerdict.Impossible)]
    [InlineData(DayParts.Evening, DayParts.Evening, Weekdays.Monday, Weekdays.Tuesday, PairVerdict.Impossible)]
    [InlineData(DayParts.Evening, DayParts.Evening, Weekdays.Monday, Weekdays.None, PairVerdict.For)]
    public void Times_have_to_meet(DayParts can, DayParts asks, Weekdays days, Weekdays asked, PairVerdict verdict) =>
        Assert.Equal(verdict, Only(Nobody with { Parts = can, Days = days }, Empty with { Parts = asks, Days = asked }, PairReasonKind.Times));

    [Theory]
    [InlineData("1011 AB", "1011", Reach.Neighbourhood, Reach.Neighbourhood, PairVerdict.For)]
    [InlineData("1011", "1098", Reach.Neighbourhood, Reach.Neighbourhood, PairVerdict.Impossible)]
    [InlineData("1011", "1098", Reach.Region, Reach.Neighbourhood, PairVerdict.For)]
    [InlineData("1011", "1098", Reach.Neighbourhood, Reach.Region, PairVerdict.For)]
    [InlineData("1011", "5611", Reach.Region, Reach.Region, PairVerdict.Impossible)]
    [InlineData("1011", "5611", Reach.Anywhere, Reach.Neighbourhood, PairVerdict.For)]
    [InlineData("1011", "5611", null, Reach.Neighbourhood, PairVerdict.Against)]
    [InlineData("1011", "1098", null, Reach.Neighbourhood, PairVerdict.For)]
    public void Either_can_come_to_the_other_and_who_did_not_say_how_far_is_not_ruled_out(string here, string there, Reach? mine, Reach? theirs, PairVerdict verdict) =>
        Assert.Equal(verdict, Only(Nobody with { Postcode = here, Reach = mine }, Empty with { Postcode = there, Reach = theirs }, PairReasonKind.Distance));

    [Fact]
    public void A_postcode_that_tells_nothing_is_no_reason() => Assert.Empty(PairFit.Of(Nobody with { Postcode = "B-1000" }, Empty with { Postcode = "1011" }, Today).Reasons);

    [Fact]
    public void Hours_levels_and_what_is_needed_rule_out_only_when_it_is_certain()
    {
        Assert.Equal(PairVerdict.Impossible, Only(Nobody with { MinutesAWeek = 600 }, Empty with { LeastMinutesAWeek = 601 }, PairReasonKind.Hours));
        Assert.Equal(PairVerdict.For, Only(Nobody with { MinutesAWeek = 600 }, Empty with { LeastMinutesAWeek = 600 }, PairReasonKind.Hours));
        Assert.Equal(PairVerdict.Impossible, Only(Nobody with { LevelFrom = DutchLevel.BeforeA1, LevelTo = DutchLevel.A1 }, Empty with { Level = DutchLevel.A2 }, PairReasonKind.Level));
        Assert.Empty(PairFit.Of(Nobody with { LevelFrom = DutchLevel.A1, LevelTo = DutchLevel.B1 }, Empty with { Level = DutchLevel.A2 }, Today).Reasons);
        Assert.Equal(PairVerdict.For, Only(Nobody with { LevelFrom = DutchLevel.A2, LevelTo = DutchLevel.B1 }, Empty with { Level = DutchLevel.A2 }, PairReasonKind.Level));
        Assert.Equal(PairVerdict.Impossible, Only(Nobody with { Skills = ["cleaning"] }, Empty with { NeededSkills = ["driving"] }, PairReasonKind.NeededSkill));
        Assert.Empty(PairFit.Of(Nobody, Empty with { NeededSkills = ["driving"] }, Today).Reasons);
    }

    [Theory]
    [InlineData("20180000", 4, 7, PairVerdict.For)]
    [InlineData("20190000", 8, 12, PairVerdict.Impossible)]
    [InlineData("20180101", 8, 12, PairVerdict.For)]
    [InlineData("20181231", 8, 12, PairVerdict.Impossible)]
    [InlineData("20180000", null, 6, PairVerdict.Impossible)]
    public void Of_a_year_of_birth_both_ages_count(string born, int? ageFrom, int? ageTo, PairVerdict verdict)
    {
        var date = PartialDate.FromNumber(int.Parse(born, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(verdict, Only(Nobody with { Born = date }, Empty with { AgeFrom = ageFrom, AgeTo = ageTo }, PairReasonKind.Age));
    }

    [Fact]
    public void A_language_that_somebody_wants_to_learn_and_one_that_both_speak_are_two_reasons()
    {
        var fit = PairFit.Of(Nobody with { Languages = ["ti", "en"], Learns = ["nl"] }, Empty with { Languages = ["nl", "en"] }, Today);
        Assert.Equal([(PairReasonKind.Language, "en"), (PairReasonKind.Learns, "nl")], fit.Reasons.Select(reason => (reason.Kind, reason.Codes!.Single())));
        var strange = PairFit.Of(Nobody with { Languages = ["ti"], Learns = ["nl"] }, Empty with { Languages = ["nl"] }, Today);
        Assert.Equal([PairVerdict.Against, PairVerdict.For], strange.Reasons.Select(reason => reason.Verdict));
        Assert.True(strange.CanBeProposed);
    }

    [Fact]
    public void The_advice_about_a_school_is_a_reason_and_never_a_wall()
    {
        Assert.Equal(PairVerdict.For, Only(Nobody with { Advice = "ordinary" }, Empty with { SchoolKind = "ordinary" }, PairReasonKind.School));
        var other = PairFit.Of(Nobody with { Advice = "ordinary", Languages = ["pl"] }, Empty with { SchoolKind = "international-class", Languages = ["pl"] }, Today);
        Assert.True(other.CanBeProposed);
        Assert.Contains(other.Reasons, reason => reason is { Kind: PairReasonKind.School, Verdict: PairVerdict.Against });
    }

    [Fact]
    public void Fewest_reasons_against_weigh_before_most_for()
    {
        var seeker = Nobody with { Interests = ["walking"], Languages = ["en"], Parts = DayParts.Evening, Postcode = "1011" };
        var clean = PairFit.Of(seeker, Empty with { Languages = ["en"] }, Today);
        var mixed = PairFit.Of(seeker, Empty with { Languages = ["en"], Parts = DayParts.Evening, Postcode = "1011", Interests = ["music"] }, Today);
        Assert.True(clean.Strain < mixed.Strain);
        Assert.True(mixed.Strain < PairFit.Of(seeker, Empty with { Interests = ["music"], Languages = ["de"] }, Today).Strain);
    }

    /// <summary>Whatever somebody adds to the comparison later: where somebody comes from has no field.</summary>
    [Fact]
    public void Nothing_about_origin_comes_in()
    {
        string[] known =
        [
            "Advice", "Born", "Days", "Interests", "Languages", "Learns", "LevelFrom", "LevelTo", "MinutesAWeek", "Parts", "Postcode", "Reach", "Since", "Skills", "WishId",
        ];
        Assert.Equal(known, typeof(Seeker).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        // The age is read for classes alone.
        var wish = PlacementWish.Ask(Guid.NewGuid(), PlacementKind.Job, new() { Since = Today }, false, Today);
        Assert.Equal(PartialDate.Unknown, Seeker.Of(wish, PartialDate.Of(1990), "ordinary").Born);
    }

    private static PairVerdict Only(Seeker seeker, Vacancy vacancy, PairReasonKind kind)
    {
        var reason = Assert.Single(PairFit.Of(seeker, vacancy, Today).Reasons);
        Assert.Equal(kind, reason.Kind);
        return reason.Verdict;
    }
}
