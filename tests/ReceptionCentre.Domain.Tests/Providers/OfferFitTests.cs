using System.Reflection;
using ReceptionCentre.Domain.Providers;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Providers;

public sealed class OfferFitTests
{
    private static readonly OfferNeeds Needs = new(
        "language", ["ti", "en"], DayParts.Evening, false, DayParts.Morning | DayParts.Afternoon, 300, DutchLevel.BeforeA1, DutchLevel.A2, "1013 AB", "Amsterdam", false, null, Today);

    private static readonly OfferFacts Evening = new(
        Guid.Parse("00000000-0000-0000-0000-000000000001"), "Avondles", "Avondschool", "language", ["nl"], ["en"], Weekdays.Tuesday, DayParts.Evening, 240, DutchLevel.BeforeA1,
        DutchLevel.A1, "Amsterdam", "1013 CD", false, null, 3, 0, Today.AddDays(15), true, 0);

    [Fact]
    public void An_evening_course_with_a_free_place_fits_somebody_who_works_by_day_and_says_why()
    {
        var fit = OfferFit.Of(Evening, Needs);
        Assert.Empty(fit.Against);
        Assert.Equal(
            [FitKind.Place, FitKind.Waiting, FitKind.Language, FitKind.Times, FitKind.Hours, FitKind.Level, FitKind.Distance, FitKind.Start],
            fit.For.Select(reason => reason.Kind).Order());
        Assert.Equal((3, 3, "en"), (Number(fit, FitKind.Place), Number(fit, FitKind.Start), fit.For.Single(reason => reason.Kind == FitKind.Language).Code));
    }

    [Fact]
    public void What_does_not_fit_is_said_too()
    {
        var fit = OfferFit.Of(
            Evening with
            {
                Free = 0,
                WaitingWeeks = 6,
                NextStart = null,
                Parts = DayParts.Morning,
                LeastMinutesAWeek = 600,
                LevelFrom = DutchLevel.B1,
                LevelTo = DutchLevel.B2,
                Postcode = "9551 AA",
            },
            Needs);
        Assert.Empty(fit.For.Select(reason => reason.Kind).Except([FitKind.Language]));
        Assert.Equal(
            [FitKind.Place, FitKind.Waiting, FitKind.Times, FitKind.Hours, FitKind.Level, FitKind.Distance, FitKind.Start], fit.Against.Select(reason => reason.Kind).Order());
        Assert.Equal((6, 10), (Number(fit, FitKind.Waiting), Number(fit, FitKind.Hours)));
    }

    [Fact]
    public void What_is_not_known_counts_for_nothing()
    {
        var nothing = new OfferNeeds(null, [], DayParts.None, false, DayParts.None, null, null, null, null, null, false, null, Today);
        var unknown = Evening with { Free = null, WaitingWeeks = null, NextStart = null, HasStarts = false };
        Assert.Empty(OfferFit.Of(unknown, nothing).Reasons);
    }

    [Fact]
    public void A_level_that_was_only_heard_fits_unless_it_certainly_does_not()
    {
        bool Fits(DutchLevel from, DutchLevel to, DutchLevel lowest, DutchLevel highest) => OfferFit.Of(
            Evening with { LevelFrom = from, LevelTo = to }, Needs with { LevelFrom = lowest, LevelTo = highest }).Reasons.Single(reason => reason.Kind == FitKind.Level).Fits;
        Assert.True(Fits(DutchLevel.A2, DutchLevel.B1, DutchLevel.BeforeA1, DutchLevel.A2));
        Assert.False(Fits(DutchLevel.B1, DutchLevel.B2, DutchLevel.BeforeA1, DutchLevel.A2));
        Assert.False(Fits(DutchLevel.BeforeA1, DutchLevel.A1, DutchLevel.A2, DutchLevel.C1));
        Assert.True(Fits(DutchLevel.A2, DutchLevel.A2, DutchLevel.A2, DutchLevel.C1));
    }

    [Fact]
    public void Who_works_by_day_and_said_nothing_else_is_not_sent_to_a_lesson_by_day()
    {
        var needs = Needs with { Free = DayParts.None };
        Assert.True(Fits(Evening));
        Assert.False(Fits(Evening with { Parts = DayParts.Morning }));
        Assert.DoesNotContain(OfferFit.Of(Evening with { Days = Weekdays.Saturday, Parts = DayParts.Morning }, needs).Reasons, reason => reason.Kind == FitKind.Times);
        Assert.Contains(OfferFit.Of(Evening with { Days = Weekdays.Saturday, Parts = DayParts.Morning }, Needs with { FreeAtWeekends = true }).For, reason => reason.Kind == FitKind.Times);

        bool Fits(OfferFacts offer) => OfferFit.Of(offer, needs).Reasons.Single(reason => reason.Kind == FitKind.Times).Fits;
    }

    [Fact]
    public void Childcare_counts_only_for_who_cares_for_children()
    {
        var offer = Evening with { Childcare = OfferFit.NoChildcare };
        Assert.DoesNotContain(OfferFit.Of(offer, Needs).Reasons, reason => reason.Kind == FitKind.Childcare);
        Assert.Contains(OfferFit.Of(offer, Needs with { CaresForChildren = true }).Against, reason => reason.Kind == FitKind.Childcare);
        Assert.Contains(OfferFit.Of(offer with { Childcare = "welcome" }, Needs with { CaresForChildren = true }).For, reason => reason.Kind == FitKind.Childcare);
    }

    [Fact]
    public void What_fits_best_stands_first_and_equals_go_to_where_the_fewest_went_lately()
    {
        OfferFacts Of(int number, Func<OfferFacts, OfferFacts> change) => change(Evening) with { OfferId = new Guid(number, 0, 0, new byte[8]), Name = $"Les {number}" };
        var (often, seldom, later, full, named) = (
            Of(1, offer => offer with { RecentReferrals = 9 }), Of(2, offer => offer with { RecentReferrals = 1 }), Of(3, offer => offer with { NextStart = Today.AddDays(60) }),
            Of(4, offer => offer with { Free = 0 }), Of(5, offer => offer with { Free = 0, Provider = "Taalhuis" }));
        var needs = Needs with { Provider = "Taalhuis: Les 5" };
        OfferFacts[] all = [often, full, later, seldom, named];
        var order = OfferFit.InOrder(all, needs).Select(fit => fit.Offer.Name);
        Assert.Equal(["Les 5", "Les 2", "Les 1", "Les 3", "Les 4"], order);
        Assert.Equal(order, OfferFit.InOrder(all.Reverse(), needs).Select(fit => fit.Offer.Name));
    }

    /// <summary>The type is the wall: what is not in it cannot steer what is suggested.</summary>
    [Fact]
    public void Nothing_about_origin_can_come_into_a_suggestion()
    {
        string[] origin = ["nation", "country", "origin", "ethnic", "birth", "born", "religion", "faith", "motive", "permit", "title", "gender", "name", "race", "migra", "status"];
        var inputs = typeof(OfferNeeds).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Where(name => name != "EqualityContract").ToList();
        Assert.DoesNotContain(inputs, name => origin.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(
            ["Track", "Languages", "Free", "FreeAtWeekends", "Works", "MinutesAWeek", "LevelFrom", "LevelTo", "Postcode", "Place", "CaresForChildren", "Provider", "On"], inputs);
        Assert.Equal(
            [typeof(OfferFacts), typeof(OfferNeeds)], typeof(OfferFit).GetMethod(nameof(OfferFit.Of))!.GetParameters().Select(parameter => parameter.ParameterType));
    }

    private static int? Number(OfferFit fit, FitKind kind) => fit.Reasons.Single(reason => reason.Kind == kind).Number;
}
