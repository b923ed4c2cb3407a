using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Newcomers;

public sealed class PersonTests
{
    private readonly Person _person = Person.Register(new("Mohamed"), Now());

    [Fact]
    public void Registering_needs_no_more_than_a_name()
    {
        Assert.Equal((Now().At, By, 0), (_person.RegisteredAt, _person.RegisteredBy, _person.Version));
        Assert.True(_person.Names[0].From.IsUnknown);
        Assert.Equal("Mohamed", _person.NameOn(Day(1990, 1, 1)).CalledName);
        Assert.Empty(_person.Numbers);
        Assert.Empty(_person.Births);
    }

    [Fact]
    public void Nobody_is_born_tomorrow()
    {
        NewcomerRules.BornInThePast.Breaks(() => _person.RecordBirth(PartialDate.Of(Today.AddDays(1)), null, Today, Now()));
        NewcomerRules.BornInThePast.Breaks(() => _person.RecordBirth(On(2027), null, Today, Now()));
        _person.RecordBirth(PartialDate.Of(Today), null, Today, Now());
        _person.RecordBirth(On(2026), null, Today, Now());
        _person.RecordBirth(PartialDate.Unknown, "6030", Today, Now());
    }

    [Fact]
    public void One_is_born_once_so_a_second_birth_date_corrects_the_first()
    {
        _person.RecordBirth(On(1990, 4, 3), null, Today, Now());
        _person.RecordBirth(On(1990, 3, 4), "7024", Today, Now(1, "passport seen"));

        Assert.Equal(2, _person.Births.Count);
        Assert.Equal("passport seen", _person.Births[0].WithdrawnReason);
        Assert.Equal(On(1990, 3, 4), _person.Births.Current(Today)!.Born);
    }

    [Fact]
    public void A_bsn_passes_the_eleven_test()
    {
        NewcomerRules.BsnPassesTheElevenTest.Breaks(() => _person.RecordNumber(IdentityNumberKind.Bsn, "999999245", Now()));
        Assert.Empty(_person.Numbers);
        _person.RecordNumber(IdentityNumberKind.Bsn, "000009830", Now());
        Assert.Equal("000009830", Assert.Single(_person.Numbers).Value);
    }

    [Fact]
    public void A_V_number_has_ten_digits()
    {
        NewcomerRules.VNumberHasTenDigits.Breaks(() => _person.RecordNumber(IdentityNumberKind.VNumber, "12345678", Now()));
        _person.RecordNumber(IdentityNumberKind.VNumber, "0012345678", Now());
    }

    [Fact]
    public void A_second_number_of_a_kind_corrects_the_first_and_the_same_number_changes_nothing()
    {
        _person.RecordNumber(IdentityNumberKind.VNumber, "0012345678", Now());
        _person.RecordNumber(IdentityNumberKind.Bsn, "000009830", Now(1));
        _person.RecordNumber(IdentityNumberKind.Bsn, "000009830", Now(2));
        Assert.Equal(2, _person.Numbers.Count);

        _person.RecordNumber(IdentityNumberKind.Bsn, "000009842", Now(3));
        Assert.Equal(["0012345678", "000009842"], _person.Numbers.Where(fact => fact.Stands).Select(fact => fact.Value));
    }

    [Fact]
    public void Several_nationalities_hold_side_by_side_and_each_is_recorded_once()
    {
        _person.AddNationality("0263", PartialDate.Unknown, Now());
        _person.AddNationality("0263", PartialDate.Unknown, Now(1));
        _person.AddNationality("0001", On(2026, 2, 1), Now(2));
        Assert.Equal(["0001", "0263"], _person.Nationalities.On(Today).Select(fact => fact.Code).Order());
    }

    [Fact]
    public void A_language_that_is_no_longer_preferred_is_still_spoken()
    {
        _person.AddLanguage("ar", preferred: true, interpreter: true, On(2026, 1, 1), Now());
        _person.AddLanguage("en", preferred: false, interpreter: false, On(2026, 1, 1), Now(1));
        _person.AddLanguage("en", preferred: true, interpreter: false, On(2026, 9, 1), Now(2));

        var spoken = _person.Languages.On(Today).ToDictionary(fact => fact.Code);
        Assert.Equal(["ar", "en"], spoken.Keys.Order());
        Assert.True(spoken["en"].Preferred);
        Assert.False(spoken["ar"].Preferred);
        Assert.True(spoken["ar"].InterpreterWanted);
        Assert.True(Assert.Single(_person.Languages.On(Day(2026, 8, 31)), fact => fact.Preferred).Code == "ar");
    }

    [Fact]
    public void A_language_said_again_with_other_wishes_takes_the_place_of_the_first()
    {
        _person.AddLanguage("ti", preferred: true, interpreter: true, On(2026, 1, 1), Now());
        _person.AddLanguage("ti", preferred: true, interpreter: false, On(2026, 9, 1), Now(1));
        Assert.False(Assert.Single(_person.Languages.On(Today)).InterpreterWanted);
    }

    [Fact]
    public void A_new_telephone_number_ends_the_old_one_and_leaves_the_e_mail_address()
    {
        _person.RecordContactDetail("mobile", " 0612345678 ", On(2026, 1, 1), Now());
        _person.RecordContactDetail("email", "m@newcomer.test", On(2026, 1, 1), Now());
        _person.RecordContactDetail("mobile", "0687654321", On(2026, 6, 1), Now(1));

        Assert.Equal("0612345678", _person.ContactDetails[0].Value);
        Assert.Equal(["0687654321", "m@newcomer.test"], _person.ContactDetails.On(Today).Select(fact => fact.Value).Order());
    }

    [Fact]
    public void No_address_is_an_answer_of_its_own()
    {
        Assert.Null(_person.Addresses.Current(Today));
        _person.RecordAddress(new(AddressFact.NoAddress), On(2026, 1, 1), Now());
        Assert.Equal(AddressFact.NoAddress, _person.Addresses.Current(Today)!.Kind);
    }

    [Fact]
    public void Protection_lasts_from_its_first_day_until_it_ends()
    {
        _person.Protect(On(2026, 5, 1), Now());
        _person.Protect(On(2026, 6, 1), Now(1));
        Assert.Single(_person.Protections);
        Assert.False(_person.IsProtectedOn(Day(2026, 4, 30)));
        Assert.True(_person.IsProtectedOn(Today));

        _person.EndProtection(PartialDate.Of(Today));
        Assert.True(_person.IsProtectedOn(Today.AddDays(-1)));
        Assert.False(_person.IsProtectedOn(Today));
    }

    [Fact]
    public void Somebody_always_has_a_name_also_when_the_name_was_corrected_twice()
    {
        _person.CorrectName(new("Mohammed"), Today, Now(1));
        _person.CorrectName(new("Muhammad"), Today, Now(2));
        Assert.Equal("Muhammad", _person.NameOn(Today).CalledName);
        Assert.Equal(1, _person.Names.Count(name => name.Stands));
    }
}
