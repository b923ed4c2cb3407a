using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.BulkChanges;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.BulkChanges;

public sealed class BulkChangesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private static readonly DateOnly On = new(2027, 3, 5);
    private readonly StaffMember _manager = A.StaffMember(Role.Manager).Named("Marijke Smit").Build();

    /// <summary>Every test has a title of its own, so that the group is its own people.</summary>
    private string _title = "46";

    [Fact]
    public async Task A_title_ends_for_everybody_with_a_basis_in_each_file_and_is_undone()
    {
        _title = "21";
        var first = await PersonAsync("Olena");
        var second = await PersonAsync("Mykola");
        var change = await PreparedAsync(command => command with { IsFollowed = true, Successor = "24", SuccessorLastDay = new(2028, 3, 4), Task = "reception-information" });
        var found = await ShowAsync(change);
        Assert.Equal((RunState.Checked, 2, 0, 2), (found.State, found.FoundOf(BulkFinding.WillChange), found.LeftOut, found.Rows));
        Assert.Equal("21", (await StayAsync(first)).Titles.Single().Code);

        var done = await DoneAsync(change);
        Assert.Equal((RunState.Done, 2), (done.State, done.ChangedOf(BulkChangedState.Standing)));
        var stay = await StayAsync(first);
        Assert.Equal(("21", "24"), (stay.Titles.Current(On.AddDays(-1))!.Code, stay.Titles.Current(On)!.Code));
        Assert.Equal((PartialDate.Of(2028, 3, 5), "group-decision", _manager.Id), (stay.Titles.Current(On)!.Until!.Value, stay.Titles.Current(On)!.Source, stay.Titles.Current(On)!.RecordedBy));
        foreach (var file in new[] { first.File.Id, second.File.Id })
        {
            var told = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.CaseFileId == file && audit.Action == "BulkChanges.CarryOutBulkChange"));
            Assert.Equal(_manager.Id, told.By);
            Assert.Equal("Einde bescherming. Richtlijn 2001/55/EG (tijdelijke bescherming), artikel 6, 01-07-2026. Besluit van de Raad.", told.Reason);
            Assert.Equal(["ResidenceTitleFact.*", "ResidenceTitleFact.Until"], told.Changes.Select(one => $"{one.Thing}.{one.Field}").Order(StringComparer.Ordinal));
            // Which title it is, is told too.
            Assert.Contains("\"Code\":\"24\"", told.Changes.Single(one => one.Field == "*").After, StringComparison.Ordinal);
        }

        Assert.Equal("Reason", (await Assert.ThrowsAsync<InvalidInputException>(async () => await database.Send(new UndoBulkChange.Command(Guid.NewGuid(), change, done.Version, " ")))).Fields[0].Field);
        var undone = await UndoneAsync(change);
        Assert.Equal((RunState.Undone, 2), (undone.State, undone.ChangedOf(BulkChangedState.Undone)));
        stay = await StayAsync(first);
        Assert.Equal("21", stay.Titles.Current(On)!.Code);
        Assert.Null(stay.Titles.Current(On)!.Until);
        // Nothing is removed: what followed is withdrawn, with why.
        Assert.EndsWith("Het besluit is geschorst", stay.Titles.Single(fact => !fact.Stands).WithdrawnReason, StringComparison.Ordinal);
        Assert.True(await database.InDb(db => db.AuditEvents.AnyAsync(audit => audit.CaseFileId == second.File.Id && audit.Action == "BulkChanges.RestoreBulkChange" && audit.By == _manager.Id)));
    }

    [Fact]
    public async Task Who_is_left_out_is_told_with_why()
    {
        _title = "22";
        var changes = await PersonAsync("Iryna");
        var closed = await PersonAsync("Petro");
        var hidden = await PersonAsync("Halyna", newcomer => newcomer.Protected());
        var later = await PersonAsync("Andriy", then: stay => stay.RecordTitle("26", PartialDate.Of(2027, 6, 1), null, A.Provenance));
        var ended = await PersonAsync("Oksana", then: stay => stay.EndFact(stay.Titles[0].Id, PartialDate.Of(2026, 12, 31)));
        var register = await PersonAsync("Bohdan", source: "brp");
        var family = await PersonAsync("Daryna", newcomer => newcomer.WithMotive("family-non-eu"));
        var elsewhere = await PersonAsync("Yuriy", newcomer => newcomer.In(A.Eindhoven));
        await database.As(null).Change(async db => (await db.CaseFiles.Include(file => file.Assignments).SingleAsync(file => file.Id == closed.File.Id)).Close(new(2026, 11, 1)));
        var change = await PreparedAsync(command => command with { OwnGrounds = ["family-non-eu"] });
        var found = await ShowAsync(change);
        Assert.Equal(
            new Dictionary<BulkFinding, int>
            {
                [BulkFinding.WillChange] = 1,
                [BulkFinding.FileClosed] = 1,
                [BulkFinding.OutOfSight] = 1,
                [BulkFinding.LaterFact] = 1,
                [BulkFinding.EndsBefore] = 1,
                [BulkFinding.FromRegister] = 1,
                [BulkFinding.OwnGround] = 1,
            },
            found.Found.OrderBy(one => one.Key).ToDictionary());
        Assert.Equal(changes.File.Id, Assert.Single((await RowsAsync(change, BulkFinding.WillChange)).Lines).CaseFileId);
        Assert.Equal(later.File.Id, Assert.Single((await RowsAsync(change, BulkFinding.LaterFact)).Lines).CaseFileId);
        // Protected: counted, and nothing of the person.
        var unseen = Assert.Single((await RowsAsync(change, BulkFinding.OutOfSight)).Lines);
        Assert.Equal((null, null, null), (unseen.CaseFileId, unseen.Name, unseen.Reference));
        var left = await database.Send(new ExportLeftOut.Command(change));
        Assert.Equal((6, 5), (left.Count, left.Count(line => line.Name is not null)));
        Assert.True(await database.InDb(db => db.AuditEvents.AnyAsync(audit => audit.Action == "BulkChanges.ExportLeftOut" && audit.By == _manager.Id)));
        await DoneAsync(change);
        foreach (var one in new[] { closed, hidden, later, register, family, elsewhere })
            Assert.NotEqual(PartialDate.Of(On), (await StayAsync(one)).Titles.Single(fact => fact.Code == "22").Until);
        Assert.Equal(PartialDate.Of(2026, 12, 31), (await StayAsync(ended)).Titles[0].Until);

        // Who may read locked parts changes protected people too; and what the register told, when that is wanted.
        var seeing = A.StaffMember(Role.Manager).With(NamedPermission.LockedParts).Build();
        await database.Save(seeing);
        database.As(seeing);
        var more = await database.Send(Command() with { AlsoFromRegister = true });
        await WorkAsync(more);
        Assert.Equal((3, 1), ((await ShowAsync(more)).FoundOf(BulkFinding.WillChange), (await ShowAsync(more)).FoundOf(BulkFinding.AlreadySo)));
    }

    [Fact]
    public async Task Somebody_is_taken_out_with_a_reason_stays_out_and_is_put_back()
    {
        _title = "23";
        var (stays, leaves) = (await PersonAsync("Roman"), await PersonAsync("Svitlana"));
        var change = await PreparedAsync();
        var row = (await RowsAsync(change, BulkFinding.WillChange)).Lines.Single(line => line.CaseFileId == leaves.File.Id);
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new TakeOutOfBulkChange.Command(Guid.NewGuid(), change, row.Number, " ")));
        await database.Send(new TakeOutOfBulkChange.Command(Guid.NewGuid(), change, row.Number, "Heeft bezwaar gemaakt"));
        var told = await database.InDb(db => db.AuditEvents.SingleAsync(audit => audit.CaseFileId == leaves.File.Id && audit.Action == "BulkChanges.TakeOutOfBulkChange"));
        Assert.Equal(("Heeft bezwaar gemaakt", _manager.Id), (told.Reason, told.By));
        await database.Send(new CheckBulkChangeAgain.Command(Guid.NewGuid(), change, (await ShowAsync(change)).Version));
        await WorkAsync(change);
        var taken = Assert.Single((await RowsAsync(change, BulkFinding.TakenOut)).Lines);
        Assert.Equal((leaves.File.Id, "Heeft bezwaar gemaakt"), (taken.CaseFileId, taken.TakenOutBecause));

        await database.Send(new PutBackIntoBulkChange.Command(Guid.NewGuid(), change, taken.Number));
        Assert.Equal(2, (await ShowAsync(change)).FoundOf(BulkFinding.WillChange));
        await database.Send(new TakeOutOfBulkChange.Command(Guid.NewGuid(), change, taken.Number, "Toch niet"));
        await DoneAsync(change);
        Assert.Equal((PartialDate.Of(On), null), ((await StayAsync(stays)).Titles[0].Until, (await StayAsync(leaves)).Titles[0].Until));
        Assert.Equal(BulkRules.OneTakesOutAfterTheDryRun, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new PutBackIntoBulkChange.Command(Guid.NewGuid(), change, taken.Number)))).Rule);
    }

    [Fact]
    public async Task What_changed_since_the_dry_run_is_left_out_and_what_changed_since_the_change_is_not_undone()
    {
        _title = "24";
        var people = new List<NewcomerBuilder>();
        foreach (var name in new[] { "Taras", "Lesya", "Ivan", "Nadia", "Maksym" })
            people.Add(await PersonAsync(name));
        var change = await PreparedAsync();
        await database.As(null).Change(async db => (await db.Stays.SingleAsync(stay => stay.Id == people[0].Stay.Id)).RecordRegisterEntry(RegisterState.Registered, null, PartialDate.Of(2026, 11, 20), A.Provenance));
        await database.Change(async db => (await db.CaseFiles.Include(file => file.Assignments).SingleAsync(file => file.Id == people[1].File.Id)).Close(new(2026, 11, 21)));
        var done = await DoneAsync(change);
        Assert.Equal((3, 2), (done.ChangedOf(BulkChangedState.Standing), done.FoundLater));
        Assert.True(Assert.Single((await RowsAsync(change, BulkFinding.ChangedSince)).Lines).FoundLater);
        Assert.Equal(people[1].File.Id, Assert.Single((await RowsAsync(change, BulkFinding.FileClosed)).Lines).CaseFileId);

        var caseworker = A.StaffMember(Role.Caseworker).Build();
        await database.Save(caseworker);
        database.As(caseworker);
        await database.Send(new RecordResidence.Command(
            Guid.NewGuid(), people[2].File.Id, (await StayAsync(people[2])).Version, null, new(Title: "26", TitleFrom: PartialDate.Of(2027, 3, 5)), null, "document-seen", null));
        await database.As(null).Change(async db => (await db.CaseFiles.Include(file => file.Assignments).SingleAsync(file => file.Id == people[3].File.Id)).Close(new(2026, 11, 21)));
        var undone = await UndoneAsync(change);
        Assert.Equal((1, 2), (undone.ChangedOf(BulkChangedState.Undone), undone.ChangedOf(BulkChangedState.Kept)));
        var kept = (await database.Send(new ChangedByBulkChange.Query(change, BulkChangedState.Kept))).Lines;
        Assert.Equal([BulkKept.LaterFact, BulkKept.FileClosed], kept.Select(line => line.KeptBecause!.Value));
        Assert.Null((await StayAsync(people[4])).Titles[0].Until);
        Assert.Equal("26", (await StayAsync(people[2])).Titles.Current(On)!.Code);
    }

    [Fact]
    public async Task Stopped_or_killed_it_goes_on_and_every_stay_changes_once()
    {
        _title = "31";
        const int People = 1203;
        await database.Save([.. Enumerable.Range(0, People).SelectMany(_ => Newcomer("Somebody").Things)]);
        var change = await PreparedAsync();
        Assert.Equal(People, (await ShowAsync(change)).FoundOf(BulkFinding.WillChange));
        await database.Send(new StartBulkChange.Command(Guid.NewGuid(), change, (await ShowAsync(change)).Version));
        // One batch, and then the node dies without a word.
        await BatchAsync(new CarryOutBulkChange.Command(change, Guid.NewGuid()));
        Assert.Equal(RunBatch.Nothing, await BatchAsync(new CarryOutBulkChange.Command(change, Guid.NewGuid())));
        Assert.DoesNotContain(change, await WaitingAsync());
        database.Clock.Advance(BulkProgress.Hold + TimeSpan.FromSeconds(1));
        Assert.Contains(change, await WaitingAsync());
        await database.Send(new StopBulkChange.Command(Guid.NewGuid(), change));
        await WorkAsync(change);
        var stopped = await ShowAsync(change);
        Assert.Equal((RunState.Stopped, 500), (stopped.State, stopped.ChangedOf(BulkChangedState.Standing)));
        await database.Send(new GoOnWithBulkChange.Command(Guid.NewGuid(), change, stopped.Version));
        await WorkAsync(change);
        Assert.Equal((RunState.Done, People), ((await ShowAsync(change)).State, (await ShowAsync(change)).ChangedOf(BulkChangedState.Standing)));
        Assert.Equal(People, await database.InDb(db => db.AuditEvents.CountAsync(audit => audit.Action == "BulkChanges.CarryOutBulkChange" && audit.CaseFileId != null
            && db.CaseFiles.Any(file => file.Id == audit.CaseFileId && db.ResidenceTitles.Any(fact => fact.StayId == file.StayId && fact.Code == "31")))));
        var page = await RowsAsync(change, BulkFinding.WillChange);
        Assert.Equal((50, true, 51), (page.Lines.Count, page.HasAfter, (await database.Send(new RowsOfBulkChange.Query(change, BulkFinding.WillChange, page.Lines[^1].Number))).Lines[0].Number));
        var undone = await UndoneAsync(change);
        Assert.Equal(People, undone.ChangedOf(BulkChangedState.Undone));
        Assert.Equal(0, await database.InDb(db => db.ResidenceTitles.CountAsync(fact => fact.Code == "31" && fact.Until != null)));
    }

    [Fact]
    public async Task A_motive_changes_for_a_span_and_the_file_of_two_tasks_has_it_twice_in_its_history()
    {
        var both = Newcomer("Vira", newcomer => newcomer.WithMotive("clergy"));
        var other = Domain.CaseFiles.CaseFile.Open(both.Person.Id, both.Stay.Id, A.Amsterdam, "integration-task", new(2026, 10, 1));
        await database.Save([.. both.Things, other]);
        var change = await PreparedAsync(command => command with { Fact = BulkFact.Motive, Code = "clergy", IsFollowed = true, Successor = "non-eu-labour" });
        var done = await DoneAsync(change);
        Assert.Equal((1, 1), (done.Rows, done.ChangedOf(BulkChangedState.Standing)));
        var told = await database.InDb(db => db.AuditEvents.Where(audit => audit.PersonId == both.Person.Id && audit.Action == "BulkChanges.CarryOutBulkChange").Select(audit => audit.CaseFileId).ToListAsync());
        Assert.Equal(new[] { both.File.Id, other.Id }.Order(), told.Select(id => id!.Value).Order());
        Assert.Equal("non-eu-labour", (await StayAsync(both)).Motives.Current(On)!.Code);

        _title = "32";
        await PersonAsync("Hanna", then: stay => stay.EndFact(stay.Titles[0].Id, PartialDate.Of(2027, 3, 5)));
        await PersonAsync("Artem", then: stay => stay.EndFact(stay.Titles[0].Id, PartialDate.Of(2029, 3, 5)));
        await PersonAsync("Solomiya");
        var longer = await PreparedAsync(command => command with { IsFollowed = true, Successor = "32", SuccessorLastDay = new(2028, 3, 4), EndsFrom = new(2027, 3, 4), EndsUntil = new(2027, 3, 4) });
        Assert.Equal((1, 1), ((await ShowAsync(longer)).Rows, (await ShowAsync(longer)).FoundOf(BulkFinding.WillChange)));
    }

    [Fact]
    public async Task What_is_not_right_is_told_by_the_field()
    {
        await ManagerAsync();
        async Task<string> RefusedAsync(PrepareBulkChange.Command command, string field) =>
            (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command))).Fields.First(one => one.Field == field).Text;
        var good = Command();
        Assert.Equal("BulkChanges.NameMissing", await RefusedAsync(good with { Name = " " }, "Name"));
        Assert.Equal("BulkChanges.DayOutOfReach", await RefusedAsync(good with { On = new(1927, 3, 5) }, "On"));
        Assert.Equal("BulkChanges.FollowsMissing", await RefusedAsync(good with { IsFollowed = null }, "IsFollowed"));
        Assert.Equal("BulkChanges.SuccessorMissing", await RefusedAsync(good with { IsFollowed = true }, "Successor"));
        Assert.Equal(StayRules.UnlawfulStayIsNotRecorded.Name, await RefusedAsync(good with { IsFollowed = true, Successor = "98" }, "Successor"));
        Assert.Equal(BulkRules.SomethingChanges.Name, await RefusedAsync(good with { IsFollowed = true, Successor = _title }, "Successor"));
        Assert.Equal("BulkChanges.NotThereOnTheDay", await RefusedAsync(good with { IsFollowed = true, Successor = "39" }, "Successor"));
        Assert.Equal("Shared.ChooseFromTheList", await RefusedAsync(good with { Code = "9999" }, "Code"));
        Assert.Equal("Newcomers.NotYourMunicipality", await RefusedAsync(good with { Municipalities = [A.Eindhoven] }, "Municipalities"));
        Assert.Equal(BulkRules.ABasisNamesItsArticleOrDecision.Name, await RefusedAsync(good with { Article = null }, "Article"));
        Assert.Equal("BulkChanges.NotDecidedYet", await RefusedAsync(good with { DecidedOn = new(2026, 11, 22) }, "DecidedOn"));
        Assert.Equal("Shared.StrangeCharacters", await RefusedAsync(good with { Source = "a\u0001b" }, "Source"));
        Assert.Equal(BulkRules.ALockedMotiveIsNotChangedInBulk, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(good with { OnceKey = Guid.NewGuid(), Motive = "victim" }))).Rule);
    }

    [Fact]
    public async Task Where_the_centre_asks_for_four_eyes_another_manager_confirms()
    {
        _title = "33";
        await PersonAsync("Zoriana");
        var options = database.Provider.GetRequiredService<BulkChangeOptions>();
        options.FourEyes = true;
        try
        {
            var change = await PreparedAsync();
            var view = await ShowAsync(change);
            Assert.False(view.MayConfirm);
            Assert.Equal(RunRules.SomebodyElseConfirms, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new StartBulkChange.Command(Guid.NewGuid(), change, view.Version)))).Rule);
            var other = A.StaffMember(Role.Manager).Build();
            await database.Save(other);
            database.As(other);
            Assert.True((await ShowAsync(change)).MayConfirm);
            await database.Send(new StartBulkChange.Command(Guid.NewGuid(), change, view.Version));
            await WorkAsync(change);
            Assert.Equal(1, (await ShowAsync(change)).ChangedOf(BulkChangedState.Standing));
        }
        finally
        {
            options.FourEyes = false;
        }
    }

    [Fact]
    public async Task Another_municipality_sees_nothing_of_it_and_a_caseworker_may_not()
    {
        var change = await PreparedAsync();
        Assert.Contains((await database.Send(new ListBulkChanges.Query())).Changes, line => line.RunId == change);
        database.As(A.StaffMember(Role.Manager).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowBulkChange.Query(change)));
        Assert.Empty((await database.Send(new ListBulkChanges.Query())).Changes);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new StopBulkChange.Command(Guid.NewGuid(), change)));
        database.As(A.StaffMember(Role.Caseworker).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ShowBulkChange.Query(change)));
    }

    private PrepareBulkChange.Command Command() => new(
        Guid.NewGuid(), "Einde bescherming", BulkFact.ResidenceTitle, _title, On, false, null, null, false, [A.Amsterdam], null, null, null, null, [],
        "richtlijn-2001-55", "artikel 6", null, new(2026, 7, 1), "Publicatieblad L 1", "Besluit van de Raad.");

    private NewcomerBuilder Newcomer(string name, Func<NewcomerBuilder, NewcomerBuilder>? build = null, Action<Stay>? then = null, string source = "person-said")
    {
        var newcomer = A.Newcomer(name);
        newcomer = build?.Invoke(newcomer) ?? newcomer;
        newcomer.Stay.RecordTitle(_title, PartialDate.Of(2024, 3, 1), null, A.Provenance with { Source = source });
        then?.Invoke(newcomer.Stay);
        return newcomer;
    }

    private Task<NewcomerBuilder> PersonAsync(string name, Func<NewcomerBuilder, NewcomerBuilder>? build = null, Action<Stay>? then = null, string source = "person-said") =>
        Newcomer(name, build, then, source).SavedIn(database);

    private async Task ManagerAsync()
    {
        if (!await database.InDb(db => db.StaffMembers.AnyAsync(member => member.Id == _manager.Id)))
            await database.Save(_manager);
        database.As(_manager);
    }

    private async Task<Guid> PreparedAsync(Func<PrepareBulkChange.Command, PrepareBulkChange.Command>? with = null)
    {
        await ManagerAsync();
        var change = await database.Send((with ?? (command => command))(Command()));
        await WorkAsync(change);
        return change;
    }

    private async Task<ShowBulkChange.View> DoneAsync(Guid change)
    {
        await ManagerAsync();
        await database.Send(new StartBulkChange.Command(Guid.NewGuid(), change, (await ShowAsync(change)).Version));
        await WorkAsync(change);
        return await ShowAsync(change);
    }

    private async Task<ShowBulkChange.View> UndoneAsync(Guid change)
    {
        await ManagerAsync();
        await database.Send(new UndoBulkChange.Command(Guid.NewGuid(), change, (await ShowAsync(change)).Version, "Het besluit is geschorst"));
        await WorkAsync(change);
        return await ShowAsync(change);
    }

    private Task<ShowBulkChange.View> ShowAsync(Guid change) => database.Send(new ShowBulkChange.Query(change));

    private Task<RowsOfBulkChange.Page> RowsAsync(Guid change, BulkFinding finding) => database.Send(new RowsOfBulkChange.Query(change, finding));

    private Task<Stay> StayAsync(NewcomerBuilder newcomer) =>
        database.InDb(db => db.Stays.AsNoTracking().Include(stay => stay.Titles).Include(stay => stay.Motives).SingleAsync(stay => stay.Id == newcomer.Stay.Id));

    private Task<RunBatch> BatchAsync(MediatR.IRequest<RunBatch> command) => database.AsSystem(services => services.GetRequiredService<MediatR.IMediator>().Send(command));

    private Task<IReadOnlyList<Guid>> WaitingAsync() => database.AsSystem(services => services.GetRequiredService<BulkChangeWork>().WaitingAsync(default));

    private Task<int> WorkAsync(Guid change) => database.AsSystem(async services =>
    {
        await services.GetRequiredService<BulkChangeWork>().RunAsync(change, default);
        return 0;
    });
}
