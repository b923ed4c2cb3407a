using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Fakes.PopulationRegister;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.PopulationRegister;

/// <summary>From the register into our facts: while registering and in a file.</summary>
public sealed class TakeOverTests(RegisterDatabase database) : IClassFixture<RegisterDatabase>
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();

    [Fact]
    public async Task Who_is_registered_with_what_the_register_told_has_it_as_facts_of_the_register()
    {
        var journeyId = await Fill("999994220");
        var answers = await database.Send(new ShowRegistration.Query(journeyId));
        Assert.Equal(("Mĩkaăŀ", "Vĸovāųl", null, "999994220", "home", "Obrechtstraat 452"), (answers.CalledName, answers.FamilyName, answers.BirthDate, answers.Bsn, answers.AddressKind, answers.Street));

        var done = await Register(journeyId, answers);

        var person = await PersonAsync(done.PersonId);
        Assert.Equal("brp", person.Names.Single().Source);
        Assert.Empty(person.Births);
        Assert.Equal(["0042", "0056", "0067"], person.Nationalities.Select(fact => fact.Code).Order());
        Assert.All(person.Nationalities, fact => Assert.Equal("brp", fact.Source));
        Assert.Equal(("brp", "999994220"), (person.Numbers.Single().Source, person.Numbers.Single().Value));
        Assert.Equal(("brp", PartialDate.Of(2016, 8, 16)), (person.Addresses.Single().Source, person.Addresses.Single().From));
        Assert.False(await database.InDb(db => db.Journeys.AnyAsync(journey => journey.OwnerId == _desk.Id)));
    }

    [Fact]
    public async Task Birth_place_country_gender_and_a_partners_name_come_along()
    {
        var register = database.Provider.GetRequiredService<IPopulationRegister>();
        RegisteredPerson? married = null;
        foreach (var number in FakePopulationRegister.Numbers.Where(IdentityNumbers.IsBsn))
        {
            var told = (await register.AskAsync(new RegisterQuestion.ByBsn(number), default)).People[0];
            if (told is { PartnerFamilyName: not null, BirthPlace: not null, BirthCountry: not null, Gender: Gender.Woman, Born.IsComplete: true, GivenNames: not null })
            {
                married = told;
                break;
            }
        }
        var done = await Register(await Fill(married!.Bsn!));

        var person = await PersonAsync(done.PersonId);
        var (name, birth, gender) = (person.Names.Single(), person.Births.Single(), await database.InDb(db => db.Persons.Where(one => one.Id == done.PersonId).SelectMany(one => one.Genders).SingleAsync()));
        Assert.Equal((married.PartnerFamilyName, married.Usage, "brp"), (name.Parts.PartnerFamilyName, name.Parts.Usage, name.Source));
        Assert.Equal((married.BirthPlace, married.BirthCountry, "brp"), (birth.Place, birth.Country, birth.Source));
        Assert.Equal((Gender.Woman, "brp"), (gender.Gender, gender.Source));
    }

    [Fact]
    public async Task What_the_clerk_changed_is_what_was_said()
    {
        var journeyId = await Fill("999970598");
        var answers = await database.Send(new ShowRegistration.Query(journeyId));
        Assert.Equal("06-1978", answers.BirthDate);

        var done = await Register(journeyId, answers with { FamilyName = "Anders", BirthDate = "1978", Street = "Kade 1" });

        var person = await PersonAsync(done.PersonId);
        Assert.Equal(["person-said", "person-said", "brp", "brp", "person-said"], new DatedFact[] { person.Names.Single(), person.Births.Single(), person.Nationalities.Single(), person.Numbers.Single(), person.Addresses.Single() }.Select(fact => fact.Source));
        Assert.Equal(PartialDate.Of(database.Clock.Today), person.Addresses.Single().From);
    }

    [Fact]
    public async Task A_secret_address_becomes_a_hidden_one_and_is_not_carried_through_the_forms()
    {
        var secret = await SecretAsync();
        var journeyId = await Fill(secret.Bsn!);
        var answers = await database.Send(new ShowRegistration.Query(journeyId));
        Assert.Equal((AddressFact.Hidden, null, null, null), (answers.AddressKind, answers.Street, answers.Postcode, answers.Place));

        var done = await Register(journeyId, answers);

        var address = (await PersonAsync(done.PersonId)).Addresses.Single();
        Assert.Equal((true, secret.Address!.Street, "brp"), (address.IsLocked, address.Street, address.Source));
        var details = await database.Send(new PersonOfFile.Query(done.CaseFileId));
        Assert.DoesNotContain(details.Facts, fact => fact.Kind == "Address");
    }

    [Fact]
    public async Task Somebody_of_ours_without_a_number_is_linked_and_nothing_is_typed_again()
    {
        var ours = await A.Newcomer("Amina").Named(null, "Amina Hassan Mohamed").Born("1978-00-00").SavedIn(database);
        var lookup = await FileLookUp(ours, "999970604");
        var comparison = await database.Send(new CompareWithRegister.Query(ours.File.Id, lookup));
        Assert.False(comparison.IsSomebodyElse);
        Assert.Equal(["Name", "Birth", "Gender", "Nationality", "Bsn", "Address"], comparison.Rows.Select(row => row.Key));
        Assert.Equal(Likeness.OnlyThere, comparison.Rows.Single(row => row.Key == "Bsn").Likeness);

        await database.Send(TakeOver(ours, lookup, comparison.Version, "Bsn", "Birth"));

        var person = await PersonAsync(ours.Person.Id);
        Assert.Equal("999970604", person.Numbers.Single().Value);
        Assert.Equal(2, person.Births.Count);
        Assert.Equal("brp", person.Births.Single(fact => fact.Stands).Source);
        Assert.Equal("Amina Hassan Mohamed", person.NameOn(database.Clock.Today).FamilyName);
        var audit = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.Action == "PopulationRegister.TakeOverFromRegister" && audit.PersonId == ours.Person.Id));
        Assert.Equal((ours.File.Id, _desk.Id), (audit.CaseFileId, audit.By));
        Assert.Contains(audit.Changes, change => change.Thing == nameof(IdentityNumberFact));
    }

    [Fact]
    public async Task A_name_that_is_taken_over_is_found_again()
    {
        var ours = await A.Newcomer("Mo").Named("Mo", "Verkeerdgespeld").SavedIn(database);
        var lookup = await FileLookUp(ours, "999970586");
        var version = (await database.Send(new CompareWithRegister.Query(ours.File.Id, lookup))).Version;
        await database.Send(TakeOver(ours, lookup, version, "Name"));
        Assert.Equal(ours.Person.Id, Assert.Single((await database.Send(new SearchNewcomers.Query("farooq hussein"))).Hits).PersonId);
        Assert.Empty((await database.Send(new SearchNewcomers.Query("verkeerdgespeld"))).Hits);
    }

    [Theory]
    [InlineData("000009891", "999991176")]
    [InlineData("000009957", "999990779")]
    [InlineData("999990305", "999994669")]
    [InlineData("999990500", "999995406")]
    [InlineData("999991267", "999994451")]
    [InlineData("999992132", "999994426")]
    [InlineData("999997452", "999998298")]
    public async Task Two_with_the_same_name_and_birth_date_stay_two(string first, string second)
    {
        var one = await Register(await Fill(first));
        var answers = await Fill(second);
        // The clerk sees the first, with another number, and says that it is somebody else.
        var told = (await database.Send(new ShowRegistration.Query(answers)));
        var known = await database.Send(new FindDuplicates.Query(new(new(told.CalledName!, told.GivenNames, told.Prefix, told.FamilyName), Date(told.BirthDate), second)));
        Assert.Contains(known.People, person => person.PersonId == one.PersonId);
        var numbers = await database.Send(new OtherNumbers.Query([.. known.People.Select(person => person.PersonId)], second));
        Assert.Equal(first[^OtherNumbers.DigitsShown..], numbers[one.PersonId]);
        var two = await Register(answers);
        Assert.NotEqual(one.PersonId, two.PersonId);

        // Nor is anything of the one written to the other.
        var lookup = await FileLookUp(one.CaseFileId, second);
        var comparison = await database.Send(new CompareWithRegister.Query(one.CaseFileId, lookup));
        Assert.True(comparison.IsSomebodyElse);
        Assert.DoesNotContain(comparison.Rows, row => row.MayBeTakenOver);
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new TakeOverFromRegister.Command(Guid.NewGuid(), one.CaseFileId, lookup, comparison.Version, ["Address"], null)));
        Assert.Equal(PopulationRegisterRules.AnotherNumberIsSomebodyElse, broken.Rule);
        Assert.Equal(first, (await PersonAsync(one.PersonId)).Numbers.Single().Value);
    }

    [Fact]
    public async Task A_number_that_somebody_of_ours_has_leads_to_that_person()
    {
        var owner = await A.Newcomer("Eigenaar").WithBsn("999993586").SavedIn(database);
        var ours = await A.Newcomer("Zonder").SavedIn(database);
        var lookup = await FileLookUp(ours, "999993586");

        var comparison = await database.Send(new CompareWithRegister.Query(ours.File.Id, lookup));
        Assert.Equal((owner.Person.Id, owner.File.Id), (comparison.OwnerOfNumber!.PersonId, comparison.OwnerOfNumber.CaseFileId));
        Assert.DoesNotContain(comparison.Rows, row => row.MayBeTakenOver);

        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(TakeOver(ours, lookup, comparison.Version, "Bsn")));
        Assert.Equal(NewcomerRules.NumberBelongsToOnePerson, broken.Rule);
        var again = await Assert.ThrowsAsync<BrokenRuleException>(async () => await Register(await Fill("999993586")));
        Assert.Equal(NewcomerRules.NumberBelongsToOnePerson, again.Rule);
    }

    [Fact]
    public async Task The_owner_of_a_number_behind_a_wall_is_not_named()
    {
        await A.Newcomer("Achterdemuur").In(A.Eindhoven).WithBsn("999993598").SavedIn(database);
        var ours = await A.Newcomer("Hier").SavedIn(database);
        var comparison = await database.Send(new CompareWithRegister.Query(ours.File.Id, await FileLookUp(ours, "999993598")));
        Assert.Equal((null, null), (comparison.OwnerOfNumber!.CaseFileId, comparison.OwnerOfNumber.Name));
    }

    [Fact]
    public async Task An_answer_of_this_morning_is_asked_again()
    {
        var ours = await A.Newcomer("Oud").SavedIn(database);
        var lookup = await FileLookUp(ours, "999993653");
        var version = (await database.Send(new CompareWithRegister.Query(ours.File.Id, lookup))).Version;
        database.Clock.Advance(PopulationRegisterRules.FreshFor);
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(TakeOver(ours, lookup, version, "Birth")));
        Assert.Equal(PopulationRegisterRules.AnAnswerIsFresh, broken.Rule);
    }

    [Fact]
    public async Task Before_one_is_chosen_nothing_is_used()
    {
        var lookup = await database.As(_desk).Send(new KeepAnswer.Command(null, new() { AskedAt = database.Clock.GetUtcNow(), People = [new() { FamilyName = "Prins" }] }));
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new UseInRegistration.Command(Guid.NewGuid(), lookup)));
        Assert.Equal(PopulationRegisterRules.OnePersonIsChosen, broken.Rule);
    }

    [Fact]
    public async Task What_somebody_saved_meanwhile_is_not_overwritten()
    {
        var ours = await A.Newcomer("Meanwhile").SavedIn(database);
        var lookup = await FileLookUp(ours, "999993653");
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(TakeOver(ours, lookup, 99, "Birth")));
    }

    [Fact]
    public async Task Somebody_elses_look_up_and_one_of_another_file_are_not_there()
    {
        var (ours, other) = (await A.Newcomer("Eigen").SavedIn(database), await A.Newcomer("Ander").SavedIn(database));
        var lookup = await FileLookUp(ours, "999993653");
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new CompareWithRegister.Query(other.File.Id, lookup)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowAnswer.Query(lookup, null)));
        database.As(A.StaffMember(Role.FrontDesk).Build());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new CompareWithRegister.Query(ours.File.Id, lookup)));
    }

    [Fact]
    public async Task Every_look_up_is_recorded_with_why_and_about_whom_and_without_what_was_asked()
    {
        var ours = await A.Newcomer("Gezien").ForTask("integration-guidance").SavedIn(database);
        await FileLookUp(ours, "999993653");
        var audit = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.Action == "PopulationRegister.LookUpPerson" && audit.CaseFileId == ours.File.Id));
        Assert.Equal((ours.Person.Id, _desk.Id), (audit.PersonId, audit.By));
        Assert.Equal([("Act", "wi2021"), ("Asked", "Bsn"), ("Task", "integration-guidance")], audit.Changes.OrderBy(change => change.Field, StringComparer.Ordinal).Select(change => (change.Field, change.After!)));

        var known = await A.Newcomer("Bekend").WithBsn("999993392").SavedIn(database);
        await LookUp("999993392");
        var about = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.Action == "PopulationRegister.LookUpPerson" && audit.PersonId == known.Person.Id));
        Assert.Null(about.CaseFileId);
        Assert.DoesNotContain(about.Changes, change => change.After!.Contains("999993392", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_file_and_one_of_another_municipality_are_not_compared()
    {
        var closed = A.Newcomer("Dicht");
        closed.File.Close(database.Clock.Today);
        await closed.SavedIn(database);
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => FileLookUp(closed.File.Id, "999993653"));
        Assert.Equal(CaseFileRules.AClosedFileIsReadOnly, broken.Rule);
        var elsewhere = await A.Newcomer("Elders").In(A.Eindhoven).SavedIn(database);
        await Assert.ThrowsAsync<NotThereException>(() => FileLookUp(elsewhere.File.Id, "999993653"));
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.PrivacyOfficer)]
    public async Task Only_who_registers_looks_up(Role role)
    {
        database.As(A.StaffMember(role).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(Question("999993653")));
    }

    [Theory]
    [InlineData(null, null, null, null, null, "FamilyName", "PopulationRegister.BsnOrName")]
    [InlineData(null, "Ab*", null, "1990-01-01", null, "FamilyName", "PopulationRegister.StarAfterThree")]
    [InlineData(null, "Abc*d", null, "1990-01-01", null, "FamilyName", "PopulationRegister.StarAfterThree")]
    [InlineData(null, "محمد", null, "1990-01-01", null, "FamilyName", "PopulationRegister.LatinLetters")]
    [InlineData(null, "Prins", null, "1990-00-00", null, "Born", "PopulationRegister.WholeBirthDate")]
    [InlineData(null, "Prins", "Paula", null, null, "Born", "PopulationRegister.BirthOrMunicipality")]
    [InlineData("123456789", null, null, null, null, "Bsn", "Newcomers.BsnPassesTheElevenTest")]
    [InlineData(null, "Prins", "Paula", null, "9998", "Municipality", "Shared.ChooseFromTheList")]
    public async Task A_question_that_the_register_cannot_answer_is_not_sent(string? bsn, string? family, string? given, string? born, string? municipality, string field, string text)
    {
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.As(_desk).Send(
            new LookUpPerson.Query(bsn, null, family, given, born is null ? null : PartialDate.FromNumber(int.Parse(born.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture)), municipality, null, "reception-information")));
        Assert.Contains(invalid.Fields, wrong => (wrong.Field, wrong.Text) == (field, text));
    }

    private static PartialDate Date(string? typed) => PartialDate.TryParse(typed, new(2026, 11, 21), out var date) ? date : PartialDate.Unknown;

    private static LookUpPerson.Query Question(string bsn, Guid? caseFileId = null) => new(bsn, null, null, null, null, null, caseFileId, caseFileId is null ? "reception-information" : null);

    private static TakeOverFromRegister.Command TakeOver(NewcomerBuilder ours, Guid lookup, int version, params string[] fields) => new(Guid.NewGuid(), ours.File.Id, lookup, version, fields, null);

    private Task<LookUpPerson.Result> LookUp(string bsn, Guid? caseFileId = null) => database.As(_desk).Send(Question(bsn, caseFileId));

    private Task<Guid> FileLookUp(NewcomerBuilder ours, string bsn) => FileLookUp(ours.File.Id, bsn);

    private async Task<Guid> FileLookUp(Guid caseFileId, string bsn)
    {
        var told = await LookUp(bsn, caseFileId);
        return await database.Send(new KeepAnswer.Command(null, new() { CaseFileId = caseFileId, AskedAt = told.AskedAt, Chosen = told.Chosen }));
    }

    private async Task<Guid> Fill(string bsn)
    {
        var told = await LookUp(bsn);
        var lookup = await database.Send(new KeepAnswer.Command(null, new() { Task = "reception-information", AskedAt = told.AskedAt, Chosen = told.Chosen }));
        return await database.Send(new UseInRegistration.Command(Guid.NewGuid(), lookup));
    }

    private async Task<RegisterNewcomer.Result> Register(Guid journeyId, RegistrationAnswers? answers = null)
    {
        answers ??= await database.Send(new ShowRegistration.Query(journeyId));
        return await database.Send(new RegisterNewcomer.Command(
            journeyId, null, answers.CalledName, answers.GivenNames, answers.Prefix, answers.FamilyName, null, answers.BirthDate is null ? null : Date(answers.BirthDate), answers.Nationality, answers.Bsn, null,
            new(A.Amsterdam, answers.Task, null, null, answers.AddressKind, answers.Street, answers.Postcode, answers.Place, null, null, false, null, null), LookedAt.Everybody,
            new(answers.PartnerPrefix, answers.PartnerFamilyName, Enum.TryParse<NameUsage>(answers.NameUsage, out var usage) ? usage : NameUsage.Own, false, false, answers.BirthPlace, answers.BirthCountry,
                Enum.TryParse<Gender>(answers.Gender, out var gender) ? gender : null), answers.OtherNationality));
    }

    private async Task<RegisteredPerson> SecretAsync()
    {
        var register = database.Provider.GetRequiredService<IPopulationRegister>();
        foreach (var number in FakePopulationRegister.Numbers.Where(IdentityNumbers.IsBsn))
        {
            var told = (await register.AskAsync(new RegisterQuestion.ByBsn(number), default)).People[0];
            if (told is { IsSecret: true, Address: { Street: not null, Kind: "home" }, Suspended: null })
                return told;
        }
        throw new InvalidOperationException("Nobody in the data has a secret address.");
    }

    private Task<Person> PersonAsync(Guid id) => database.InDb(db => db.Persons.Include(person => person.Names).Include(person => person.Births).Include(person => person.Nationalities)
        .Include(person => person.Numbers).Include(person => person.Addresses).SingleAsync(person => person.Id == id));
}
