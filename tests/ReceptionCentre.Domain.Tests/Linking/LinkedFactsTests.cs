using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tests.Linking;

public sealed class LinkedFactsTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Guid Clerk = Guid.CreateVersion7();

    [Fact]
    public void What_is_the_same_is_no_question_and_stands_once()
    {
        var (one, two) = (Registered("Selam"), Registered("Selam"));
        one.AddNationality("0042", PartialDate.Unknown, Said());
        two.AddNationality("0042", PartialDate.Unknown, Said());
        Assert.Empty(LinkedFacts.Choices(one, two, Today));
        var places = LinkedFacts.Places(one, two, new HashSet<string>(), Today);
        Assert.Equal(two.Id, places.Single(place => place.Fact == two.Names[0]).To);
        Assert.Equal(two.Id, places.Single(place => place.Fact == two.Nationalities[0]).To);
        Assert.Equal(one.Id, places.Single(place => place.Fact == one.Nationalities[0]).To);
    }

    [Fact]
    public void What_only_the_other_has_comes_along_and_what_it_had_before_too()
    {
        var (one, two) = (Registered("Selam"), Registered("Selam"));
        two.RecordContactDetail("mobile", "0612345678", PartialDate.Of(2020), Said());
        two.RecordContactDetail("mobile", "0687654321", PartialDate.Of(2024), Said());
        two.RecordNumber(IdentityNumberKind.VNumber, "1234567890", Said());
        var places = LinkedFacts.Places(one, two, new HashSet<string>(), Today);
        Assert.All(two.ContactDetails.Concat<DatedFact>(two.Numbers), fact => Assert.Equal(one.Id, places.Single(place => place.Fact == fact).To));
    }

    [Fact]
    public void The_chosen_fact_leads_and_the_other_is_set_aside()
    {
        var (one, two) = (Registered("Selam"), Registered("Salaam"));
        var choice = Assert.Single(LinkedFacts.Choices(one, two, Today));
        Assert.Equal(LinkedFacts.Name, choice.Group);
        var places = LinkedFacts.Places(one, two, new HashSet<string> { LinkedFacts.Name }, Today);
        Assert.Equal((one.Id, two.Id), (places.Single(place => place.Fact == two.Names[0]).To, places.Single(place => place.Fact == one.Names[0]).To));
    }

    [Fact]
    public void Proposed_is_the_register_then_what_is_more_complete_then_what_is_newer()
    {
        var (one, two) = (Registered("Selam"), Registered("Selam"));
        one.RecordBirth(PartialDate.Of(1990, 4, 12), "6018", Today, Said());
        two.RecordBirth(PartialDate.Of(1990), null, Today, Said("brp"));
        Assert.True(LinkedFacts.Choices(one, two, Today).Single().SecondByDefault);
        Assert.False(LinkedFacts.Choices(two, one, Today).Single().SecondByDefault);

        var (three, four) = (Registered("Selam"), Registered("Selam"));
        three.RecordBirth(PartialDate.Of(1990), null, Today, Said(hour: 2));
        four.RecordBirth(PartialDate.Of(1990, 4, 12), null, Today, Said());
        Assert.True(LinkedFacts.Choices(three, four, Today).Single().SecondByDefault);

        var (five, six) = (Registered("Selam"), Registered("Selam"));
        five.ChangeGender(Gender.Man, PartialDate.Unknown, Said());
        six.ChangeGender(Gender.Woman, PartialDate.Unknown, Said(hour: 2));
        Assert.True(LinkedFacts.Choices(five, six, Today).Single().SecondByDefault);
    }

    [Fact]
    public void That_there_is_no_known_nationality_does_not_stand_beside_one()
    {
        var (one, two) = (Registered("Selam"), Registered("Selam"));
        one.AddNationality(NationalityFact.Unknown, PartialDate.Unknown, Said(hour: 3));
        two.AddNationality("0042", PartialDate.Unknown, Said());
        var choice = Assert.Single(LinkedFacts.Choices(one, two, Today));
        Assert.Equal((LinkedFacts.Nationality, true), (choice.Group, choice.SecondByDefault));
    }

    [Fact]
    public void One_language_is_preferred_and_the_others_are_spoken()
    {
        var (one, two) = (Registered("Selam"), Registered("Selam"));
        one.AddLanguage("ti", true, true, PartialDate.Of(2024), Said());
        two.AddLanguage("en", true, false, PartialDate.Of(2024), Said());
        two.AddLanguage("ti", false, false, PartialDate.Of(2024), Said());
        two.AddLanguage("ar", false, false, PartialDate.Of(2024), Said());
        Assert.Equal(LinkedFacts.Language, Assert.Single(LinkedFacts.Choices(one, two, Today)).Group);
        var leads = LinkedFacts.Places(one, two, new HashSet<string>(), Today).Where(place => place.To == one.Id).Select(place => place.Fact).OfType<LanguageFact>();
        Assert.Equal(["ar", "ti"], leads.Select(fact => fact.Code).Order());
    }

    [Fact]
    public void Who_is_part_of_another_is_not_linked_again()
    {
        var (one, two, three) = (Registered("Selam"), Registered("Selam"), Registered("Selam"));
        PersonLink.Of(one, two, [], "Zelfde.", At(), Clerk);
        Assert.Equal(one.Id, two.LinkedTo);
        Assert.True(one.Version > two.Version);
        Assert.Equal(LinkRules.NotWithOneself, Assert.Throws<BrokenRuleException>(() => PersonLink.Of(three, two, [], "Zelfde.", At(), Clerk)).Rule);
        Assert.Equal(LinkRules.NotWithOneself, Assert.Throws<BrokenRuleException>(() => PersonLink.Of(two, three, [], "Zelfde.", At(), Clerk)).Rule);
        Assert.Equal(LinkRules.NotWithOneself, Assert.Throws<BrokenRuleException>(() => PersonLink.Of(three, three, [], "Zelfde.", At(), Clerk)).Rule);
    }

    private static Person Registered(string called) => Person.Register(new(called), Said());

    private static Provenance Said(string source = "person-said", int hour = 0) => new(source, null, At().AddHours(hour), Clerk);

    private static DateTimeOffset At() => new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
}
