using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Imports;

public sealed class ImportsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private const string Task = "reception-information";
    private readonly StaffMember _manager = A.StaffMember(Role.Manager).Named("Marijke Smit").Build();

    [Fact]
    public async Task A_file_is_read_checked_imported_and_everybody_is_there_as_at_the_desk()
    {
        var run = await SendAsync("""
            Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;Nationaliteit;Geslacht;BSN;Aankomst;Reden van komst;Taal;Mobiel;Adres;Woonplaats;Werkgever;Opmerking
            Zofia;;Wiśniewska;3-4-1990;Poolse;V;;1-11-2026;eu-labour-short;Pools;06 12345678;Kade 3;Amsterdam;Groenten BV;niets
            Tomasz Jan;van;Kowalczyk;1988;PL;M;999990019;2026-11-05;EU-arbeidsmigrant, kort verblijf;pl;;;;;
            """);
        var page = await database.Send(new ImportColumns.Query(run));
        Assert.Equal(ImportField.FamilyName, page.Columns[2].Field);
        Assert.Equal((null, "niets"), (page.Columns[^1].Field, page.Columns[^1].Values[0]));
        await MapAsync(run);
        var found = await ShowAsync(run);
        Assert.Equal((ImportState.Checked, 2, 0), (found.State, found.WillAdd, found.FoundOf(ImportFinding.Wrong)));
        Assert.Equal(0, await database.InDb(db => db.ImportedPeople.CountAsync(person => person.RunId == run)));

        var done = await ImportAsync(run);
        Assert.Equal((ImportState.Done, 2), (done.State, done.ImportedOf(ImportedState.Standing)));
        var people = (await database.Send(new PeopleOfImport.Query(run))).People;
        Assert.Equal(["Zofia Wiśniewska", "Tomasz Jan van Kowalczyk"], people.Select(person => person.Name!.FullName));
        await database.As(_manager).InScope(async db =>
        {
            var file = await db.CaseFiles.SingleAsync(file => file.Id == people[0].CaseFileId);
            var person = await db.Persons.Include(one => one.Names).Include(one => one.Births).Include(one => one.Nationalities).Include(one => one.ContactDetails).Include(one => one.Addresses)
                .Include(one => one.Languages).SingleAsync(one => one.Id == file.PersonId);
            Assert.Equal((_manager.Id, "import"), (person.RegisteredBy, person.Names[0].Source));
            Assert.Equal(("0171".Length, "06 12345678", "Kade 3", "pl"), (person.Nationalities[0].Code.Length, person.ContactDetails[0].Value, person.Addresses[0].Street, person.Languages[0].Code));
            var stay = await db.Stays.Include(one => one.Motives).Include(one => one.Parties).SingleAsync(one => one.Id == file.StayId);
            Assert.Equal(("eu-labour-short", "Groenten BV"), (stay.Motives[0].Code, stay.Parties[0].Name));
            // Counted, with its clocks, found by name, and each with an event in the name of who imported.
            Assert.True(await db.CountedStays.AnyAsync(one => one.StayId == stay.Id));
            Assert.True(await db.FileStates.AnyAsync(one => one.CaseFileId == file.Id));
            var told = await db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.CaseFileId == file.Id);
            Assert.Equal(("Imports.AddArrivals", _manager.Id, "arrivals.csv"), (told.Action, told.By, told.Reason));
            return 0;
        });
        await database.As(null).AsSystem(async services =>
        {
            Assert.False(await services.GetRequiredService<Infrastructure.Clocks.ClockRebuild>().IsNeededAsync(default));
            return 0;
        });
        Assert.Equal(0, await database.InDb(db => db.ImportLines.CountAsync(line => line.RunId == run)));
    }

    [Fact]
    public async Task What_cannot_be_right_is_told_by_the_field_and_left_out()
    {
        var run = await SendAsync("""
            Called name;Date of birth;BSN;V-number;Nationality;Gender;E-mail;Phone
            Amina;31-02-1990;123456789;12;Narnian;twee;amina;bel maar
            ;;;;;;nobody@people.test;
            Layla;00-00-1990;;1234567890;Eritrea;f;layla@people.test;+31 6 12345678
            """);
        await MapAsync(run);
        var wrong = (await database.Send(new RowsOfImport.Query(run, ImportFinding.Wrong))).Rows;
        Assert.Equal(
            [ImportField.BirthDate, ImportField.Bsn, ImportField.VNumber, ImportField.Nationality, ImportField.Gender, ImportField.Email, ImportField.Phone],
            wrong[0].Errors.Select(error => error.Field!.Value).OrderBy(field => Array.IndexOf([ImportField.BirthDate, ImportField.Bsn, ImportField.VNumber, ImportField.Nationality, ImportField.Gender, ImportField.Email, ImportField.Phone], field)));
        Assert.Equal([(ImportField?)ImportField.CalledName], wrong[1].Errors.Select(error => error.Field));
        Assert.Equal(2, (await database.Send(new RowsToMend.Query(run))).Rows.Count);
        var done = await ImportAsync(run);
        Assert.Equal(1, done.ImportedOf(ImportedState.Standing));
        Assert.Equal(2, await database.InDb(db => db.ImportLines.CountAsync(line => line.RunId == run)));
    }

    [Fact]
    public async Task Whoever_is_known_is_not_made_again()
    {
        var here = await A.Newcomer("Hassan").Named("Hassan", "Warsame").Born("1985-06-17").WithBsn("999990020").SavedIn(database);
        var elsewhere = await A.Newcomer("Dilara").Named("Dilara", "Yıldız").Born("1979-02-11").In(A.Eindhoven).SavedIn(database);
        Assert.NotNull(elsewhere);
        var run = await SendAsync("""
            Voornamen;Achternaam;Geboortedatum;BSN
            Hassan;Warsame;17-06-1985;999990020
            Dilara;Yildiz;11-02-1979;
            Nieuwe;Iemand;1-1-2001;
            Iemand;Nieuwe;1-1-2001;
            """);
        await MapAsync(run);
        var found = await ShowAsync(run);
        Assert.Equal((1, 1, 1, 1), (found.FoundOf(ImportFinding.AlreadyHere), found.FoundOf(ImportFinding.Ask), found.FoundOf(ImportFinding.ToAdd), found.FoundOf(ImportFinding.TwiceInFile)));
        var asked = Assert.Single((await database.Send(new RowsOfImport.Query(run, ImportFinding.Ask))).Rows);
        // Behind the wall: only that there is somebody, and nobody is linked to it.
        Assert.Equal((0, 1), (asked.People.Count, asked.Elsewhere));
        var choose = new ChooseForRow.Command(Guid.NewGuid(), run, asked.Number, ImportChoice.SamePerson, elsewhere.Person.Id);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(choose));
        Assert.Equal(ImportRules.TheSameAsOneOfThose, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(choose with { OnceKey = Guid.NewGuid(), PersonId = Guid.NewGuid() }))).Rule);
        var twice = Assert.Single((await database.Send(new RowsOfImport.Query(run, ImportFinding.TwiceInFile))).Rows);
        Assert.Equal(4, twice.SameAs);
        await database.Send(choose with { OnceKey = Guid.NewGuid(), Choice = ImportChoice.SomebodyElse, PersonId = null });
        var done = await ImportAsync(run);
        Assert.Equal(2, done.ImportedOf(ImportedState.Standing));
        Assert.Equal(1, await database.InDb(db => db.Stays.CountAsync(stay => stay.PersonId == here.Person.Id)));
        Assert.Equal(ImportRules.OneChoosesAfterTheCheck, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(choose with { OnceKey = Guid.NewGuid() }))).Rule);
    }

    [Fact]
    public async Task Of_who_is_known_it_is_said_what_the_file_tells_more_and_what_differs()
    {
        var known = await A.Newcomer("Ferhat").Named("Ferhat", "Gündoğdu").Born("1987-03-14").WithBsn("999990068").SavedIn(database);
        await database.As(null).Change(async db => (await db.Persons.Include(person => person.ContactDetails).SingleAsync(person => person.Id == known.Person.Id))
            .RecordContactDetail("mobile", "06 12345678", Domain.Facts.PartialDate.Of(2026, 11, 1), A.Provenance));
        var run = await SendAsync("""
            Voornamen;Achternaam;Geboortedatum;BSN;Mobiel;E-mail;Adres;Woonplaats
            Ferhat;Gündoğdu;14-3-1987;999990068;+31 6 1234 5678;ferhat@voorbeeld.example;Kade 3;Amsterdam
            """);
        await MapAsync(run);
        var row = Assert.Single((await database.Send(new RowsOfImport.Query(run, ImportFinding.AlreadyHere))).Rows);
        Assert.Equal([ToldPart.Email, ToldPart.Address], row.Beside.EmptyHere);
        Assert.Empty(row.Beside.OtherHere);
        await database.As(null).Change(async db => (await db.Persons.Include(person => person.ContactDetails).Include(person => person.Addresses).SingleAsync(person => person.Id == known.Person.Id))
            .RecordAddress(new(AddressFact.Hidden, "Schuilweg 1"), Domain.Facts.PartialDate.Of(2026, 11, 2), A.Provenance));
        await database.As(null).Change(async db => (await db.Persons.Include(person => person.ContactDetails).SingleAsync(person => person.Id == known.Person.Id))
            .RecordContactDetail("mobile", "06 87654321", Domain.Facts.PartialDate.Of(2026, 11, 3), A.Provenance));
        row = Assert.Single((await database.As(_manager).Send(new RowsOfImport.Query(run, ImportFinding.AlreadyHere))).Rows);
        Assert.Equal([ToldPart.Email], row.Beside.EmptyHere);
        Assert.Equal([ToldPart.Phone], row.Beside.OtherHere);
    }

    [Fact]
    public async Task Chosen_as_somebody_who_is_here_already_a_row_is_left_out_at_once()
    {
        var known = await A.Newcomer("Rebwar").Named("Rebwar", "Mahmudzadeh").Born("1990-01-01").SavedIn(database);
        var run = await SendAsync("Voornamen;Achternaam;Geboortedatum\nRebwar;Mahmoudzade;1990\n");
        await MapAsync(run);
        var asked = Assert.Single((await database.Send(new RowsOfImport.Query(run, ImportFinding.Ask))).Rows);
        await database.Send(new ChooseForRow.Command(Guid.NewGuid(), run, asked.Number, ImportChoice.SamePerson, known.Person.Id));
        var found = await ShowAsync(run);
        Assert.Equal((1, 0, 0, 0), (found.FoundOf(ImportFinding.AlreadyHere), found.Unasked, found.WillAdd, found.WillBegin));
    }

    [Fact]
    public async Task The_same_file_again_brings_nobody()
    {
        const string File = "Voornamen;Achternaam;Geboortedatum;BSN\nIrina;Sokolova;12-08-1991;999990032\nPetr;Novák;30-09-1983;999990044\n";
        var first = await SendAsync(File);
        await MapAsync(first);
        Assert.Equal(2, (await ImportAsync(first)).ImportedOf(ImportedState.Standing));
        var again = await SendAsync(File);
        // Its columns are known from the last time.
        Assert.True((await database.Send(new ImportColumns.Query(again))).FromLastTime);
        await MapAsync(again);
        var found = await ShowAsync(again);
        Assert.Equal((2, 0), (found.FoundOf(ImportFinding.AlreadyHere), found.WillAdd + found.WillBegin));
    }

    [Fact]
    public async Task Who_was_here_before_gets_a_stay_and_nothing_else_changes()
    {
        var known = await A.Newcomer("Amanuel").Named("Amanuel", "Haile").Born("1992-03-09").WithBsn("999990056").SavedIn(database);
        await database.As(null).Change(async db =>
        {
            var (stay, file) = (await db.Stays.SingleAsync(one => one.Id == known.Stay.Id), await db.CaseFiles.Include(one => one.Assignments).SingleAsync(one => one.Id == known.File.Id));
            stay.End(Domain.Facts.PartialDate.Of(2026, 10, 1));
            file.Close(new DateOnly(2026, 10, 1));
        });
        var run = await SendAsync("Voornamen;Achternaam;Geboortedatum;BSN;Aankomst\nAmanuel;Haile;9-3-1992;999990056;20-11-2026\n");
        await MapAsync(run);
        Assert.Equal((1, 1), ((await ShowAsync(run)).FoundOf(ImportFinding.Same), (await ShowAsync(run)).WillBegin));
        await ImportAsync(run);
        Assert.Equal(2, await database.InDb(db => db.Stays.CountAsync(stay => stay.PersonId == known.Person.Id)));

        await TakeBackAsync(run);
        Assert.Equal(1, await database.InDb(db => db.Stays.CountAsync(stay => stay.PersonId == known.Person.Id)));
        Assert.True(await database.InDb(db => db.Persons.AnyAsync(person => person.Id == known.Person.Id)));
    }

    [Fact]
    public async Task Taken_back_are_those_whom_nobody_changed_and_the_others_are_listed_with_who_did()
    {
        var run = await SendAsync("Voornamen;Achternaam;Geboortedatum\nOlena;Bondar;5-5-1995\nMykola;Shevchuk;6-6-1986\nTaras;Melnyk;7-7-1977\n");
        await MapAsync(run);
        await ImportAsync(run);
        var people = (await database.Send(new PeopleOfImport.Query(run))).People;
        var colleague = A.StaffMember(Role.Caseworker).Named("Jolanda de Wit").Build();
        await database.Save(colleague);
        database.As(colleague);
        // Opening is no change; noting a contact is.
        await database.Send(new FileHead.Query(people[0].CaseFileId!.Value));
        await database.Send(new NoteContact.Command(Guid.NewGuid(), people[1].CaseFileId!.Value, new DateOnly(2026, 11, 21), "desk", true, null, null, "Kwam langs", null, false));
        database.As(_manager);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<InvalidInputException>(async () => await database.Send(new TakeBackImport.Command(Guid.NewGuid(), run, (await ShowAsync(run)).Version, " ")))).Fields[0].Field);
        var back = await TakeBackAsync(run);
        Assert.Equal((ImportState.TakenBack, 2, 1), (back.State, back.ImportedOf(ImportedState.TakenBack), back.ImportedOf(ImportedState.Kept)));
        var kept = Assert.Single((await database.Send(new PeopleOfImport.Query(run, ImportedState.Kept))).People);
        Assert.Equal(("Mykola Shevchuk", "Contacts.NoteContact", "Jolanda de Wit"), (kept.Name!.FullName, kept.Changes[0].Action, kept.Changes[0].By));
        var gone = people[0].CaseFileId!.Value;
        await database.InDb(async db =>
        {
            Assert.False(await db.CaseFiles.AnyAsync(file => file.Id == gone));
            Assert.False(await db.NameKeys.AnyAsync(key => key.Key == "bondar"));
            var told = await db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.CaseFileId == gone && audit.Action == "Imports.WithdrawArrivals");
            Assert.Equal((_manager.Id, "De verkeerde lijst", 3), (told.By, told.Reason, told.Changes.Count));
            return 0;
        });
    }

    [Fact]
    public async Task Stopped_or_killed_it_goes_on_and_nobody_comes_twice()
    {
        var people = Enumerable.Range(0, 2500).Select(row => $"Aa{Letters(row)};Bb{Letters(row * 7)};{1 + (row % 28)}-{1 + (row % 12)}-{1950 + (row % 50)}");
        var run = await SendAsync("Voornamen;Achternaam;Geboortedatum\n" + string.Join('\n', people));
        await MapAsync(run);
        var view = await ShowAsync(run);
        await database.Send(new StartImport.Command(Guid.NewGuid(), run, view.Version));
        var worker = Guid.NewGuid();
        // One batch, and then the node dies without a word.
        await database.AsSystem(services => services.GetRequiredService<MediatR.IMediator>().Send(new AddArrivals.Command(run, worker)));
        Assert.Equal(ImportBatch.Nothing, await database.AsSystem(services => services.GetRequiredService<MediatR.IMediator>().Send(new AddArrivals.Command(run, Guid.NewGuid()))));
        Assert.Empty(await database.AsSystem(services => services.GetRequiredService<ImportWork>().WaitingAsync(default)));
        database.Clock.Advance(ImportProgress.Hold + TimeSpan.FromSeconds(1));
        Assert.Contains(run, await database.AsSystem(services => services.GetRequiredService<ImportWork>().WaitingAsync(default)));

        await database.Send(new StopImport.Command(Guid.NewGuid(), run));
        await WorkAsync(run);
        Assert.Equal(ImportState.Stopped, (await ShowAsync(run)).State);
        await database.Send(new GoOnWithImport.Command(Guid.NewGuid(), run, (await ShowAsync(run)).Version));
        await WorkAsync(run);
        var done = await ShowAsync(run);
        var (added, all) = (done.ImportedOf(ImportedState.Standing), done.WillAdd);
        Assert.Equal((ImportState.Done, all), (done.State, added));
        Assert.True(all > 2000, $"{all} of 2500");
        Assert.Equal(all, await database.InDb(db => db.ImportedPeople.Where(person => person.RunId == run).Select(person => person.PersonId).Distinct().CountAsync()));
    }

    [Fact]
    public async Task After_their_days_the_rows_go_and_what_was_imported_stays()
    {
        var run = await SendAsync("Voornamen;Achternaam;Geboortedatum\nJamila;Karimi;2-2-1982\nFout;Iemand;geen\n");
        await MapAsync(run);
        await ImportAsync(run);
        database.Clock.Advance(TimeSpan.FromDays(31));
        await database.AsSystem(services => services.GetRequiredService<MediatR.IMediator>().Send(new ClearImportRows.Command()));
        var view = await ShowAsync(run);
        Assert.Equal((true, 0, 1), (view.RowsAreCleared, view.Found.Count, view.ImportedOf(ImportedState.Standing)));
        Assert.Equal(0, await database.InDb(db => db.ImportLines.CountAsync(line => line.RunId == run)));
    }

    [Fact]
    public async Task A_file_and_its_columns_are_refused_with_a_sentence()
    {
        await ManagerAsync();
        Assert.Equal("Imports.ImportTrouble.OldOrLocked", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new UploadImport.Command(Guid.NewGuid(), A.Amsterdam, Task, Sheet.Bytes([0xD0, 0xCF, 0x11, 0xE0, 1]))))).Fields[0].Text);
        Assert.Equal("Imports.FileMissing", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new UploadImport.Command(Guid.NewGuid(), A.Amsterdam, Task, null)))).Fields[0].Text);
        Assert.Equal("Imports.ImportTrouble.NoRows", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new UploadImport.Command(Guid.NewGuid(), A.Amsterdam, Task, Sheet.Csv("a;b\n"))))).Fields[0].Text);
        Assert.Equal("Newcomers.NotYourMunicipality", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new UploadImport.Command(Guid.NewGuid(), A.Eindhoven, Task, Sheet.Csv("a\nb\n"))))).Fields[0].Text);
        var run = await SendAsync("a;b\n1;2\n");
        Rule Refused(ImportField? first, ImportField? second) =>
            Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new MapColumns.Command(Guid.NewGuid(), run, 0, [first, second]))).GetAwaiter().GetResult().Rule;
        Assert.Equal(ImportRules.ANameIsAmongTheColumns, Refused(ImportField.Bsn, null));
        Assert.Equal(ImportRules.AFieldHasOneColumn, Refused(ImportField.CalledName, ImportField.CalledName));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new MapColumns.Command(Guid.NewGuid(), run, 0, [ImportField.CalledName])));
    }

    [Fact]
    public async Task Another_municipality_sees_nothing_of_it_and_a_caseworker_may_not()
    {
        var run = await SendAsync("Voornamen\nRania\n");
        database.As(A.StaffMember(Role.Manager).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowImport.Query(run)));
        Assert.DoesNotContain((await database.Send(new ImportRuns.Query())).Runs, line => line.RunId == run);
        Assert.Equal(0, await database.InScope(db => db.ImportLines.CountAsync(line => line.RunId == run)));
        database.As(A.StaffMember(Role.Caseworker).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ShowImport.Query(run)));
    }

    private static string Letters(int number)
    {
        var text = new StringBuilder();
        for (var left = number + 1; left > 0; left /= 20)
            text.Append("bcdfghjklmnpqrstvwxz"[left % 20]).Append("aeiou"[left % 5]);
        return text.ToString();
    }

    private async Task ManagerAsync()
    {
        if (!await database.InDb(db => db.StaffMembers.AnyAsync(member => member.Id == _manager.Id)))
            await database.Save(_manager);
        database.As(_manager);
    }

    private async Task<Guid> SendAsync(string csv)
    {
        await ManagerAsync();
        return await database.Send(new UploadImport.Command(Guid.NewGuid(), A.Amsterdam, Task, Sheet.Csv(csv)));
    }

    private async Task MapAsync(Guid run)
    {
        var page = await database.Send(new ImportColumns.Query(run));
        await database.Send(new MapColumns.Command(Guid.NewGuid(), run, page.Version, [.. page.Columns.Select(column => column.Field)]));
        await WorkAsync(run);
    }

    private async Task<ShowImport.View> ImportAsync(Guid run)
    {
        await database.Send(new StartImport.Command(Guid.NewGuid(), run, (await ShowAsync(run)).Version));
        await WorkAsync(run);
        return await ShowAsync(run);
    }

    private async Task<ShowImport.View> TakeBackAsync(Guid run)
    {
        database.As(_manager);
        await database.Send(new TakeBackImport.Command(Guid.NewGuid(), run, (await ShowAsync(run)).Version, "De verkeerde lijst"));
        await WorkAsync(run);
        return await ShowAsync(run);
    }

    private Task<ShowImport.View> ShowAsync(Guid run) => database.Send(new ShowImport.Query(run));

    private async Task WorkAsync(Guid run)
    {
        await database.AsSystem(async services =>
        {
            await services.GetRequiredService<ImportWork>().RunAsync(run, new Progress<ImportBatch>(), default);
            return 0;
        });
    }
}
