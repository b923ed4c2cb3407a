using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Stays;

/// <summary>Facts of residence and identity that come in several; the clock of the intended stay; who is expected.</summary>
public sealed class ResidenceTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private readonly StaffMember _caseworker = A.StaffMember(Role.Caseworker).Build();

    private DateOnly Today => database.Clock.Today;

    public async Task InitializeAsync() => await database.Save(_caseworker);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Everything_of_a_residence_is_recorded_in_one_step_and_shown_on_the_page_of_the_person()
    {
        var newcomer = await A.Newcomer("Wen").AssignedTo(_caseworker).SavedIn(database);
        database.As(_caseworker);
        await RecordAsync(newcomer, new(
            "study-migrant", "24", PartialDate.Of(2026, 9, 1), PartialDate.Of(2027, 8, 31), IntendedStay.OneToThreeYears, Today.AddDays(200), null, null, "Hogeschool Ergens", null,
            "room", "institution", RegisterState.NotRegistered, "waiting-list"));

        var person = await database.Send(new PersonOfFile.Query(newcomer.File.Id));
        string[] kinds = ["FormalMotive", "Title", "IntendedStay", "Party", "Lodging", "Register"];
        Assert.Equal(kinds.Order(StringComparer.Ordinal), person.Facts.Where(fact => kinds.Contains(fact.Kind)).Select(fact => fact.Kind).Order(StringComparer.Ordinal));
        // The document names the last day; the fact ends on the first day after it.
        Assert.Equal(PartialDate.Of(2027, 9, 1), person.Facts.Single(fact => fact.Kind == "Title").Until);
        var audit = await database.InDb(db => db.AuditEvents.Include(one => one.Changes).SingleAsync(one => one.CaseFileId == newcomer.File.Id && one.Action == "Stays.RecordResidence"));
        Assert.Equal(_caseworker.Id, audit.By);
        Assert.Contains(audit.Changes, change => change.Thing == nameof(ResidenceTitleFact));
    }

    [Fact]
    public async Task What_is_not_filled_in_stays_as_it_was_and_nothing_at_all_is_refused()
    {
        var newcomer = await A.Newcomer("Leeg").AssignedTo(_caseworker).SavedIn(database);
        database.As(_caseworker);
        await RecordAsync(newcomer, new(Employer: "Kas & Co"));
        await RecordAsync(newcomer, new(LodgingOwner: "employer"));
        var stay = await StayAsync(newcomer);
        Assert.Equal("Kas & Co", Assert.Single(stay.Parties).Name);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => RecordAsync(newcomer, new()));
        Assert.Contains(refused.Fields, field => field.Text == "Stays.NothingFilledIn");
    }

    [Theory]
    [InlineData("41", null, null, null, "Stays.UnlawfulStayIsNotRecorded")]
    [InlineData(null, null, null, "short-stay", "Stays.OnlyWhoIsNotRegisteredHasAReason")]
    [InlineData(null, 0, null, null, "Stays.IntendedStayMissing")]
    [InlineData(null, null, 20270101, null, "Stays.TitleMissing")]
    [InlineData("99", null, null, null, "Shared.ChooseFromTheList")]
    public async Task What_cannot_be_is_refused_by_its_field(string? title, int? askAgainInDays, int? titleUntil, string? because, string message)
    {
        var newcomer = await A.Newcomer("Fout").AssignedTo(_caseworker).SavedIn(database);
        database.As(_caseworker);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => RecordAsync(newcomer, new(
            Title: title, TitleUntil: titleUntil is { } until ? PartialDate.FromNumber(until) : null, AskAgainOn: askAgainInDays is { } days ? Today.AddDays(days + 1) : null, NotRegisteredBecause: because)));
        Assert.Contains(refused.Fields, field => field.Text == message);
    }

    [Fact]
    public async Task The_day_on_which_it_is_asked_again_is_a_clock_of_the_file_until_there_is_another_answer()
    {
        var newcomer = await A.Newcomer("Klok").AssignedTo(_caseworker).SavedIn(database);
        database.As(_caseworker);
        await RecordAsync(newcomer, new(IntendedStay: IntendedStay.Unknown, AskAgainOn: Today.AddDays(30)));
        var clock = Assert.Single(await ClocksAsync(newcomer));
        Assert.Equal((Today, Today.AddDays(30), false), (clock.StartedOn, clock.DueOn, clock.WaitsForOthers));

        await RecordAsync(newcomer, new(IntendedStay: IntendedStay.Longer));
        Assert.Empty(await ClocksAsync(newcomer));
    }

    [Fact]
    public async Task A_fact_of_the_stay_ends_or_is_withdrawn_with_a_reason()
    {
        var newcomer = await A.Newcomer("Eind").WithMotive("study-migrant").AssignedTo(_caseworker).SavedIn(database);
        database.As(_caseworker);
        await RecordAsync(newcomer, new(Employer: "Kas & Co"));
        var stay = await StayAsync(newcomer);
        await database.Send(new EndStayFact.Command(Guid.NewGuid(), newcomer.File.Id, stay.Motives[0].Id, stay.Version, false, PartialDate.Of(2026, 11, 1), null));
        stay = await StayAsync(newcomer);
        Assert.Equal(PartialDate.Of(2026, 11, 1), stay.Motives[0].Until);
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new EndStayFact.Command(Guid.NewGuid(), newcomer.File.Id, stay.Parties[0].Id, stay.Version, true, null, null)));
        await database.Send(new EndStayFact.Command(Guid.NewGuid(), newcomer.File.Id, stay.Parties[0].Id, stay.Version, true, null, "Andere persoon"));
        Assert.False((await StayAsync(newcomer)).Parties[0].Stands);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new EndStayFact.Command(Guid.NewGuid(), newcomer.File.Id, stay.Parties[0].Id, stay.Version, true, null, "Nog eens")));
    }

    [Fact]
    public async Task Nationalities_and_documents_are_added_and_ended_and_an_ended_country_is_said_not_refused()
    {
        var newcomer = await A.Newcomer("Papier").WithNationality("0072").SavedIn(database);
        database.As(A.StaffMember(Role.FrontDesk).Build());
        var file = newcomer.File.Id;
        await database.Send(new AddNationality.Command(Guid.NewGuid(), file, await VersionAsync(file), "0002", null, null, null));
        await database.Send(new AddIdentityDocument.Command(Guid.NewGuid(), file, await VersionAsync(file), new("passport", "ab 12", "5053", PartialDate.Of(2030)), null, "document-seen", null));
        var person = await database.Send(new PersonOfFile.Query(file));
        Assert.Equal("0002", Assert.Single(person.NotAtThatTime).Value);
        var document = person.Facts.Single(fact => fact.Kind == "Document");
        Assert.Equal(("AB12", "5053"), (document.Words, document.OtherCode?.Value));

        await database.Send(new EndPersonFact.Command(Guid.NewGuid(), file, document.FactId, person.Version, true, null, "Van iemand anders"));
        Assert.DoesNotContain((await database.Send(new PersonOfFile.Query(file))).Facts, fact => fact.Kind == "Document");
        await Assert.ThrowsAsync<InvalidInputException>(async () => await database.Send(new AddIdentityDocument.Command(Guid.NewGuid(), file, await VersionAsync(file), new(null, null, null, null), null, null, null)));
        await Assert.ThrowsAsync<InvalidInputException>(async () => await database.Send(new AddNationality.Command(Guid.NewGuid(), file, await VersionAsync(file), "9999", null, null, null)));
    }

    [Fact]
    public async Task Partner_gender_and_birth_place_are_changed_on_a_day_or_corrected()
    {
        var newcomer = await A.Newcomer("Ana").Named("Ana", "Souza").Born("1990-04-00").SavedIn(database);
        database.As(A.StaffMember(Role.FrontDesk).Build());
        var file = newcomer.File.Id;
        await database.Send(new ChangePerson.Command(
            Guid.NewGuid(), file, await VersionAsync(file), "Ana", "Ana", null, "Souza", null, PartialDate.Of(1990, 4), null, null, PartialDate.Of(2026, 6, 1), null, null,
            new("van der", "Berg", NameUsage.PartnerLast, false, false, "Recife", "6008", Gender.Woman)));
        var person = await database.Send(new PersonOfFile.Query(file));
        Assert.Equal("Geachte mevrouw Souza-van der Berg", person.Salutation);
        Assert.Equal(("Recife", "6008"), (person.BirthPlace, person.BirthCountry?.Value));
        Assert.Equal(2, person.Facts.Count(fact => fact.Kind == "Name"));
        // Whoever leaves the details out leaves them as they are.
        await database.Send(new ChangePerson.Command(Guid.NewGuid(), file, person.Version, "Ana", "Ana Maria", null, "Souza", null, PartialDate.Of(1990, 4), null, null, null, null, null));
        person = await database.Send(new PersonOfFile.Query(file));
        Assert.Equal(("Berg", Gender.Woman, "Recife"), (person.Name.PartnerFamilyName, person.Gender, person.BirthPlace));
    }

    [Fact]
    public async Task Who_is_expected_stands_on_the_desk_until_somebody_says_what_became_of_it()
    {
        var (comes, stays, later) = (await ExpectedAsync("Komt", 0), await ExpectedAsync("Blijftweg", 3), await ExpectedAsync("Later", 30));
        database.As(A.StaffMember(Role.FrontDesk).Build());
        database.Clock.Advance(TimeSpan.FromDays(1));
        var expected = (await database.Send(new DeskToday.Query())).Expected.Where(one => one.Arrives).ToList();
        Assert.Equal([comes, stays], expected.Select(one => one.CaseFileId).Where(id => id == comes || id == stays || id == later));
        Assert.Equal(0, await CountedAsync(comes));

        await database.Send(new ConfirmArrival.Command(Guid.NewGuid(), comes, expected.Single(one => one.CaseFileId == comes).StayVersion));
        await database.Send(new RecordNoArrival.Command(Guid.NewGuid(), stays, expected.Single(one => one.CaseFileId == stays).StayVersion));

        Assert.DoesNotContain((await database.Send(new DeskToday.Query())).Expected, one => one.CaseFileId == comes || one.CaseFileId == stays);
        Assert.Equal(PartialDate.Of(Today), (await StayAsync(comes)).ArrivedOn);
        Assert.Equal(ArrivalState.DidNotCome, (await StayAsync(stays)).Arrival);
        Assert.Equal(Today, await database.InDb(db => db.CaseFiles.Where(file => file.Id == stays).Select(file => file.ClosedOn).SingleAsync()));
        Assert.Equal((1, 0), (await CountedAsync(comes), await CountedAsync(stays)));
        var again = await Assert.ThrowsAsync<BrokenRuleException>(async () => await database.Send(new ConfirmArrival.Command(Guid.NewGuid(), comes, (await StayAsync(comes)).Version)));
        Assert.Same(StayRules.OnlyWhoIsExpectedArrives, again.Rule);
    }

    private async Task<Guid> ExpectedAsync(string name, int days)
    {
        database.As(A.StaffMember(Role.FrontDesk).Build());
        var done = await database.Send(new RegisterNewcomer.Command(
            Guid.NewGuid(), null, name, null, null, null, null, null, null, null, null,
            new(A.Amsterdam, "reception-information", null, PartialDate.Of(Today.AddDays(days + 1)), null, null, null, null, null, null, false, null, null), LookedAt.Everybody));
        return done.CaseFileId;
    }

    private Task<int> CountedAsync(Guid file) => database.InDb(db => db.CountedStays.CountAsync(one => db.CaseFiles.Any(other => other.Id == file && other.StayId == one.StayId)));

    private async Task RecordAsync(NewcomerBuilder newcomer, ResidenceInput residence) =>
        await database.Send(new RecordResidence.Command(Guid.NewGuid(), newcomer.File.Id, (await StayAsync(newcomer)).Version, null, residence, null, null, null));

    private async Task<int> VersionAsync(Guid caseFileId) => (await database.Send(new PersonOfFile.Query(caseFileId))).Version;

    private Task<Stay> StayAsync(NewcomerBuilder newcomer) => StayAsync(newcomer.File.Id);

    private Task<Stay> StayAsync(Guid file) => database.InDb(db => db.Stays.AsNoTracking().Include(stay => stay.Motives).Include(stay => stay.Parties)
        .SingleAsync(stay => db.CaseFiles.Any(one => one.Id == file && one.StayId == stay.Id)));

    private Task<List<Domain.Clocks.Clock>> ClocksAsync(NewcomerBuilder newcomer) =>
        database.InDb(db => db.Clocks.AsNoTracking().Where(clock => clock.CaseFileId == newcomer.File.Id && clock.Reason == DueReason.IntendedStay && clock.EndedOn == null).ToListAsync());
}
