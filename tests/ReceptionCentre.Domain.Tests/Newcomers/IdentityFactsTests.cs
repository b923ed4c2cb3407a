using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Newcomers;

public sealed class IdentityFactsTests
{
    private readonly Person _person = Person.Register(new("Selam"), Now());

    private IEnumerable<string> Nationalities => _person.Nationalities.On(Today).Select(fact => fact.Code).Order(StringComparer.Ordinal);

    [Fact]
    public void Several_nationalities_hold_side_by_side()
    {
        _person.AddNationality("0072", PartialDate.Unknown, Now());
        _person.AddNationality("0074", On(2020), Now());
        _person.AddNationality("0074", On(2021), Now());
        Assert.Equal(["0072", "0074"], Nationalities);
    }

    [Theory]
    [InlineData(NationalityFact.Unknown)]
    [InlineData(NationalityFact.Stateless)]
    public void Stateless_and_unknown_stand_alone(string alone)
    {
        _person.AddNationality(alone, PartialDate.Unknown, Now());
        _person.AddNationality("0072", PartialDate.Unknown, Now(1));
        Assert.Equal(["0072"], Nationalities);
        _person.AddNationality(alone, On(2026, 11, 1), Now(2));
        Assert.Equal([alone], Nationalities);
        // What held before is still there to be seen.
        Assert.Contains(_person.Nationalities, fact => fact.Code == "0072" && fact.Stands);
    }

    [Fact]
    public void Gender_is_recorded_corrected_and_changed()
    {
        Assert.Null(_person.GenderOn(Today));
        _person.CorrectGender(Gender.Man, Today, Now());
        _person.CorrectGender(Gender.Woman, Today, Now(1));
        Assert.Equal(Gender.Woman, _person.GenderOn(Today));
        Assert.Single(_person.Genders, fact => !fact.Stands);
        _person.ChangeGender(Gender.Unknown, On(2026, 6, 1), Now(2));
        Assert.Equal(Gender.Unknown, _person.GenderOn(Today));
        Assert.Equal(Gender.Woman, _person.GenderOn(Day(2026, 5, 31)));
    }

    [Fact]
    public void A_document_is_tidied_and_the_same_number_again_corrects_it()
    {
        _person.AddDocument(new("passport", " ab 123 c", "6029", On(2030, 1, 1)), PartialDate.Unknown, Now());
        _person.AddDocument(new("passport", "AB123C", "6029", On(2031, 1, 1)), PartialDate.Unknown, Now(1));
        _person.AddDocument(new("passport", "AB123C", "6029", On(2031, 1, 1)), PartialDate.Unknown, Now(2));
        _person.AddDocument(new("residence-permit", "III-V123AL568"), PartialDate.Unknown, Now(3));
        Assert.Equal(["AB123C", "III-V123AL568"], _person.Documents.Where(fact => fact.Stands).Select(fact => fact.Number));
        var passport = _person.Documents.Single(fact => fact.Stands && fact.Kind == "passport");
        Assert.False(passport.HasLapsedOn(Day(2031, 1, 1)));
        Assert.True(passport.HasLapsedOn(Day(2031, 1, 2)));
        NewcomerRules.ADocumentHasANumber.Breaks(() => _person.AddDocument(new("passport", "  "), PartialDate.Unknown, Now()));
    }

    [Fact]
    public void Birth_place_and_country_belong_to_the_birth()
    {
        _person.RecordBirth(PartialDate.Unknown, "9049", Today, Now(), " Kyiv ");
        var birth = _person.Births.Current(Today)!;
        Assert.Equal(("9049", "Kyiv"), (birth.Country, birth.Place));
    }

    [Fact]
    public void A_nationality_or_document_ends_or_is_withdrawn_and_nothing_else_is()
    {
        _person.AddNationality("0072", PartialDate.Unknown, Now());
        _person.AddNationality("0074", PartialDate.Unknown, Now());
        var (first, second) = (_person.Nationalities[0], _person.Nationalities[1]);
        _person.EndFact(first.Id, On(2026, 1, 1));
        _person.WithdrawFact(second.Id, Now(1, "Verkeerd gelezen"));
        Assert.Empty(Nationalities);
        Assert.Equal(On(2026, 1, 1), first.Until);
        Assert.Equal("Verkeerd gelezen", second.WithdrawnReason);
        Assert.Throws<NotThereException>(() => _person.EndFact(_person.Names[0].Id, On(2026)));
        Assert.Throws<NotThereException>(() => _person.WithdrawFact(second.Id, Now(2)));
    }
}
