using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;

namespace ReceptionCentre.Domain.Tests.PopulationRegister;

public sealed class ComparedFactTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Provenance Said = new("person-said", null, new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), Guid.CreateVersion7());
    private static readonly Provenance Told = Said with { Source = "brp", At = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero) };
    private static readonly RegisteredPerson Registered = new()
    {
        Bsn = "999993653",
        GivenNames = "Selam",
        FamilyName = "Tesfay",
        Born = PartialDate.Of(1994, 5, 6),
        BirthPlace = "Asmara",
        BirthCountry = "6020",
        Gender = Gender.Woman,
        Nationalities = [new("0086", PartialDate.Unknown), new("0000", PartialDate.Unknown)],
        Address = new("home", "Turfmarkt 63", "2511CA", "'s-Gravenhage", null, PartialDate.Of(2025, 3, 1), false),
    };

    [Fact]
    public void Of_somebody_of_whom_we_know_only_how_to_call_them_everything_is_new()
    {
        var person = Person.Register(new("Selam"), Said);

        Assert.All(ComparedFact.All, fact => Assert.Equal((Likeness.OnlyThere, true), (fact.Compare(person, Registered, Today), fact.MayBeTakenOver(person, Registered, Today))));
        TakeOver(person, Registered);

        Assert.All(ComparedFact.All, fact => Assert.Equal((Likeness.Same, false), (fact.Compare(person, Registered, Today), fact.MayBeTakenOver(person, Registered, Today))));
        Assert.Equal(new NameParts("Selam", "Selam", null, "Tesfay"), person.NameOn(Today));
        Assert.Equal(PartialDate.Of(2025, 3, 1), person.Addresses.Current(Today)!.From);
        Assert.All(new DatedFact[] { person.Names.Current(Today)!, person.Births.Current(Today)!, person.Nationalities.Single(), person.Numbers.Single(), person.Addresses.Single() }, fact =>
            Assert.Equal(("brp", Told.At), (fact.Source, fact.RecordedAt)));
    }

    [Fact]
    public void A_name_that_was_wrong_is_withdrawn_and_one_that_changed_stays_until_that_day()
    {
        var (wrong, changed) = (Person.Register(new("Selam", "Salam", null, "Tesfai", "ሰላም"), Said), Person.Register(new("Selam", "Selam", null, "Haile"), Said));

        Name.TakeOver(wrong, Registered, new(Today, null, Told));
        Name.TakeOver(changed, Registered, new(Today, PartialDate.Of(2026, 6, 1), Told));

        Assert.False(wrong.Names[0].Stands);
        Assert.Equal(new NameParts("Selam", "Selam", null, "Tesfay", "ሰላም"), wrong.NameOn(Today));
        Assert.True(changed.Names[0].Stands);
        Assert.Equal("Haile", changed.NameOn(new(2026, 5, 31)).FamilyName);
        Assert.Equal("Tesfay", changed.NameOn(Today).FamilyName);
    }

    [Fact]
    public void A_partners_name_counts_where_the_person_goes_by_it()
    {
        var told = Registered with { PartnerPrefix = "van", PartnerFamilyName = "Dijk", Usage = NameUsage.PartnerFirst };
        var (own, married) = (Person.Register(new("Selam", "Selam", null, "Tesfay", null, null, "Haile"), Said), Person.Register(new("Selam", "Selam", null, "Tesfay"), Said));

        // We know of a partner's name that is not used, the register of none: that is the same name.
        Assert.Equal(Likeness.Same, Name.Compare(own, Registered, Today));
        Assert.Equal(Likeness.Differs, Name.Compare(married, told, Today));
        Name.TakeOver(married, told, new(Today, null, Told));

        Assert.Equal(("van", "Dijk", NameUsage.PartnerFirst), (married.NameOn(Today).PartnerPrefix, married.NameOn(Today).PartnerFamilyName, married.NameOn(Today).Usage));
        Assert.Equal(Likeness.Same, Name.Compare(married, told, Today));
    }

    [Fact]
    public void Of_a_birth_what_the_register_lacks_stays_as_we_know_it()
    {
        var person = Person.Register(new("Selam"), Said);
        person.RecordBirth(PartialDate.Of(1994, 5, 6), "6020", Today, Said, "Asmara");

        Assert.Equal(Likeness.Same, Birth.Compare(person, Registered with { BirthPlace = null }, Today));
        Birth.TakeOver(person, Registered with { Born = null, BirthPlace = "Keren" }, new(Today, null, Told));

        var birth = person.Births.Current(Today)!;
        Assert.Equal((PartialDate.Of(1994, 5, 6), "Keren", "6020", "brp"), (birth.Born, birth.Place, birth.Country, birth.Source));
    }

    [Fact]
    public void An_unknown_gender_says_nothing()
    {
        var person = Person.Register(new("Selam"), Said);
        Assert.False(Of(RegisteredPart.Gender).MayBeTakenOver(person, Registered with { Gender = Gender.Unknown }, Today));
        person.CorrectGender(Gender.Man, Today, Said);
        Assert.Equal(Likeness.Differs, Of(RegisteredPart.Gender).Compare(person, Registered, Today));
    }

    [Fact]
    public void Nationalities_are_added_beside_ours()
    {
        var person = Person.Register(new("Selam"), Said);
        person.AddNationality("0057", PartialDate.Unknown, Said);

        Assert.Equal(Likeness.Differs, Nationalities.Compare(person, Registered, Today));
        Nationalities.TakeOver(person, Registered, new(Today, null, Told));

        Assert.Equal(["0057", "0086"], person.Nationalities.On(Today).Select(fact => fact.Code).Order());
        Assert.False(Nationalities.MayBeTakenOver(person, Registered, Today));
    }

    [Fact]
    public void Whoever_has_another_number_is_somebody_else()
    {
        var (other, same, without) = (Person.Register(new("Selam"), Said), Person.Register(new("Selam"), Said), Person.Register(new("Selam"), Said));
        other.RecordNumber(IdentityNumberKind.Bsn, "999990627", Said);
        same.RecordNumber(IdentityNumberKind.Bsn, "999993653", Said);

        Assert.Equal([true, false, false], new[] { other, same, without }.Select(person => ComparedFact.IsSomebodyElse(person, Registered)));
        Assert.Equal([false, false, true], new[] { other, same, without }.Select(person => Bsn.MayBeTakenOver(person, Registered, Today)));
        Assert.Equal("PopulationRegister.AnotherNumberIsSomebodyElse", PopulationRegisterRules.AnotherNumberIsSomebodyElse.Name);
    }

    [Theory]
    [InlineData("turfmarkt 63", "2511 CA", "'S-Gravenhage", Likeness.Same)]
    [InlineData("Turfmarkt 64", "2511CA", "'s-Gravenhage", Likeness.Differs)]
    public void An_address_is_the_same_however_it_is_spelled(string street, string postcode, string place, Likeness likeness)
    {
        var person = Person.Register(new("Selam"), Said);
        person.RecordAddress(new("friends-family", street, postcode, place), PartialDate.Of(2026, 1, 1), Said);
        Assert.Equal(likeness, Address.Compare(person, Registered, Today));
    }

    [Fact]
    public void What_we_recorded_after_the_person_was_registered_there_gives_way_today()
    {
        var person = Person.Register(new("Selam"), Said);
        person.RecordAddress(new("shelter", "Kade 1", null, "Amsterdam"), PartialDate.Of(2026, 1, 1), Said);

        Address.TakeOver(person, Registered, new(Today, null, Told));

        Assert.Equal("Kade 1", person.Addresses.Current(Today.AddDays(-1))!.Street);
        Assert.Equal("Turfmarkt 63", person.Addresses.Current(Today)!.Street);
    }

    [Fact]
    public void A_secret_makes_the_address_a_hidden_one_also_when_we_kept_the_same_open()
    {
        var secret = Registered with { IsSecret = true };
        var person = Person.Register(new("Selam"), Said);
        person.RecordAddress(new("home", "Turfmarkt 63", "2511CA", "'s-Gravenhage"), PartialDate.Of(2025, 3, 1), Said);

        Assert.True(Address.MayBeTakenOver(person, secret, Today));
        Address.TakeOver(person, secret, new(Today, null, Told));

        Assert.True(person.Addresses.Current(Today)!.IsLocked);
        Assert.False(Address.MayBeTakenOver(person, secret, Today));
    }

    [Fact]
    public void An_address_that_we_hide_stays_hidden()
    {
        var person = Person.Register(new("Selam"), Said);
        person.RecordAddress(new(AddressFact.Hidden, "Geheime weg 1", null, "Verweg"), PartialDate.Of(2026, 1, 1), Said);

        Address.TakeOver(person, Registered, new(Today, null, Told));

        Assert.True(person.Addresses.Current(Today)!.IsLocked);
    }

    [Fact]
    public void Where_the_person_was_found_not_to_live_is_not_taken_over()
    {
        var emptied = Registered with { Address = Registered.Address! with { IsEmptied = true } };
        Assert.False(Address.MayBeTakenOver(Person.Register(new("Selam"), Said), emptied, Today));
    }

    [Fact]
    public void What_the_register_does_not_know_takes_nothing_away()
    {
        var person = Person.Register(new("Selam"), Said);
        TakeOver(person, Registered);
        var nothing = new RegisteredPerson { Born = PartialDate.Unknown };

        Assert.All(ComparedFact.All, fact => Assert.Equal((Likeness.OnlyHere, false), (fact.Compare(person, nothing, Today), fact.MayBeTakenOver(person, nothing, Today))));
    }

    private static ComparedFact Of(RegisteredPart part) => ComparedFact.All.Single(fact => fact.Part == part);
    private static ComparedFact Name => Of(RegisteredPart.Name);
    private static ComparedFact Birth => Of(RegisteredPart.Birth);
    private static ComparedFact Nationalities => Of(RegisteredPart.Nationality);
    private static ComparedFact Bsn => Of(RegisteredPart.Bsn);
    private static ComparedFact Address => Of(RegisteredPart.Address);

    private static void TakeOver(Person person, RegisteredPerson registered)
    {
        foreach (var fact in ComparedFact.All.Where(fact => fact.MayBeTakenOver(person, registered, Today)))
            fact.TakeOver(person, registered, new(Today, null, Told));
    }
}
