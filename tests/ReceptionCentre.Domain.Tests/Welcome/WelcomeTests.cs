using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Domain.Welcome;

namespace ReceptionCentre.Domain.Tests.Welcome;

public sealed class WelcomeTests
{
    [Theory]
    [InlineData("asylum-seeker", null, null, true)]
    [InlineData("study-migrant", "in-coa", null, true)]
    [InlineData("study-migrant", null, "reception-location", true)]
    [InlineData("study-migrant", "short-stay", "home", false)]
    [InlineData(null, null, null, false)]
    public void A_text_is_of_whom_its_motive_reason_or_address_names(string? motive, string? reason, string? address, bool included) =>
        Assert.Equal(included, new WelcomeFor("asylum-seeker resettled-refugee", "in-coa", "reception-location").Includes(motive is null ? [] : [motive], reason, address));

    [Fact]
    public void A_text_without_conditions_is_of_everybody() => Assert.True(new WelcomeFor("", "", "").Includes([], null, null));

    [Fact]
    public void Own_words_stand_in_both_languages()
    {
        var own = MunicipalWelcome.For("0363", "resident");
        WelcomeRules.OwnWordsInBothLanguages.Breaks(() => own.Write(new("Kom langs.", null, null, null), WelcomeWords.None));
        own.Write(new("Kom langs.", null, null, null), new("Visit us.", null, null, null));
        Assert.Equal("Kom langs.", own.Dutch.What);
        own.Write(WelcomeWords.None, WelcomeWords.None);
        Assert.Null(own.English.What);
    }

    [Fact]
    public void A_referent_who_was_a_name_becomes_the_person_once()
    {
        var provenance = Said.Now();
        var stay = Stay.Begin(Guid.NewGuid(), "0363", PartialDate.Unknown);
        var kees = Guid.NewGuid();
        stay.AddParty(new("referent", "Kees Bakker"), PartialDate.Of(2026), provenance);
        stay.AddParty(new("referent", "kees bakker ", kees), PartialDate.Of(2026, 11), provenance);
        stay.AddParty(new("referent", "Kees Bakker", kees), PartialDate.Of(2026, 11), provenance);
        var stands = Assert.Single(stay.Parties, fact => fact.Stands);
        Assert.Equal((kees, PartialDate.Of(2026)), (stands.PersonId!.Value, stands.From));
        Assert.Equal(2, stay.Parties.Count);
    }
}
