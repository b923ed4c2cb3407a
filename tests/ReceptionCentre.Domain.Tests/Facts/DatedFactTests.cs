using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Facts;

/// <summary>Dated facts as a person's name and address show them.</summary>
public sealed class DatedFactTests
{
    private static readonly NameParts Maiden = new("Olena", "Olena", null, "Koval");
    private static readonly NameParts Married = new("Olena", "Olena", null, "Bondar");

    [Fact]
    public void A_change_ends_what_held_and_follows_it_without_a_gap()
    {
        var person = Person.Register(Maiden, Now());
        person.ChangeName(Married, On(2026, 5, 1), Now(1));

        Assert.Equal("Koval", person.NameOn(Day(2026, 4, 30)).FamilyName);
        Assert.Equal("Bondar", person.NameOn(Day(2026, 5, 1)).FamilyName);
        Assert.All(person.Names, name => Assert.True(name.Stands));
        Assert.Equal(On(2026, 5, 1), person.Names[0].Until);
        Assert.Null(person.Names[1].Until);
    }

    [Fact]
    public void A_correction_withdraws_what_was_never_true_and_says_who_when_and_why()
    {
        var person = Person.Register(Maiden, Now());
        person.CorrectName(Married, Today, Now(5, "misread"));

        var (wrong, right) = (person.Names[0], person.Names[1]);
        Assert.False(wrong.Stands);
        Assert.Equal((Now(5).At, By, "misread"), (wrong.WithdrawnAt!.Value, wrong.WithdrawnBy!.Value, wrong.WithdrawnReason));
        Assert.False(wrong.HoldsOn(Today));
        Assert.Equal(wrong.From, right.From);
        Assert.Equal("Bondar", person.NameOn(Day(2000, 1, 1)).FamilyName);
    }

    [Fact]
    public void A_correction_ends_where_the_corrected_fact_ended()
    {
        var person = Person.Register(Maiden, Now());
        person.ChangeName(Married, On(2027, 1, 1), Now(1));
        person.CorrectName(new("Olena", "Olena", null, "Kovalenko"), Today, Now(2));

        Assert.Equal("Kovalenko", person.NameOn(Today).FamilyName);
        Assert.Equal("Bondar", person.NameOn(Day(2027, 1, 1)).FamilyName);
        Assert.Single(person.Names.On(Day(2027, 1, 1)));
    }

    [Fact]
    public void A_fact_holds_on_its_first_day_and_no_longer_on_its_last_bound()
    {
        var person = At("first-shelter", On(2026, 3, 1));
        person.RecordAddress(new("private"), On(2026, 6, 15), Now(1));

        Assert.Null(person.Addresses.Current(Day(2026, 2, 28)));
        Assert.Equal("first-shelter", person.Addresses.Current(Day(2026, 3, 1))!.Kind);
        Assert.Equal("first-shelter", person.Addresses.Current(Day(2026, 6, 14))!.Kind);
        Assert.Equal("private", person.Addresses.Current(Day(2026, 6, 15))!.Kind);
    }

    [Fact]
    public void A_partly_known_bound_counts_from_its_first_possible_day()
    {
        var person = At("first-shelter", On(2025));
        person.RecordAddress(new("private"), On(2026, 6), Now(1));

        Assert.Null(person.Addresses.Current(Day(2024, 12, 31)));
        Assert.Equal("first-shelter", person.Addresses.Current(Day(2025, 1, 1))!.Kind);
        Assert.Equal("first-shelter", person.Addresses.Current(Day(2026, 5, 31))!.Kind);
        Assert.Equal("private", person.Addresses.Current(Day(2026, 6, 1))!.Kind);
    }

    [Fact]
    public void A_fact_that_is_recorded_late_ends_where_a_later_one_begins()
    {
        var person = At("private", On(2026, 6, 1));
        person.RecordAddress(new("first-shelter"), On(2026, 3, 1), Now(1));

        Assert.Equal("first-shelter", person.Addresses.Current(Day(2026, 4, 1))!.Kind);
        Assert.Equal("private", person.Addresses.Current(Day(2026, 6, 1))!.Kind);
        Assert.Null(person.Addresses.Single(fact => fact.Kind == "private").Until);
    }

    [Fact]
    public void A_fact_in_the_middle_of_another_splits_nothing_and_overlaps_nothing()
    {
        var person = At("hotel", On(2025, 1, 1));
        person.RecordAddress(new("private"), On(2026, 1, 1), Now(1));
        person.RecordAddress(new("first-shelter"), On(2025, 6, 1), Now(2));

        foreach (var (day, kind) in new[] { (Day(2025, 5, 31), "hotel"), (Day(2025, 6, 1), "first-shelter"), (Day(2025, 12, 31), "first-shelter"), (Day(2026, 1, 1), "private") })
            Assert.Equal(kind, Assert.Single(person.Addresses.On(day)).Kind);
    }

    [Fact]
    public void A_second_change_on_the_same_day_counts()
    {
        var person = At("hotel", On(2026, 3, 1));
        person.RecordAddress(new("private"), On(2026, 3, 1), Now(1));
        Assert.Equal("private", Assert.Single(person.Addresses.On(Day(2026, 3, 1))).Kind);
    }

    [Fact]
    public void Since_we_do_not_know_when_is_a_first_bound_that_holds_always()
    {
        var person = At("hotel", PartialDate.Unknown);
        Assert.Equal("hotel", person.Addresses.Current(Day(1900, 1, 1))!.Kind);
    }

    [Fact]
    public void A_fact_cannot_end_before_it_begins()
    {
        var person = Person.Register(new("Amina"), Now());
        person.Protect(On(2026, 6, 1), Now());
        FactRules.EndsAfterItBegins.Breaks(() => person.EndProtection(On(2026, 5, 31)));
        Assert.True(person.IsProtectedOn(Today));
    }

    [Fact]
    public void A_fact_keeps_its_source_reason_and_author()
    {
        var fact = At("hotel", On(2026)).Addresses[0];
        Assert.Equal(("person-said", (string?)null, Now().At, By), (fact.Source, fact.Reason, fact.RecordedAt, fact.RecordedBy));
        Assert.Equal(7, fact.Id.Version);
    }

    private static Person At(string kind, PartialDate from)
    {
        var person = Person.Register(Maiden, Now());
        person.RecordAddress(new(kind), from, Now());
        return person;
    }
}
