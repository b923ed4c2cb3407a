using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Tasks;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Tasks;

public sealed class TasksTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private StaffMember _caseworker = null!, _desk = null!, _other = null!;
    private NewcomerBuilder _file = null!, _elsewhere = null!;
    private Team _team = null!;

    public async Task InitializeAsync()
    {
        database.Clock.GoTo(Today);
        _team = A.Team();
        _caseworker = A.StaffMember(Role.Caseworker).Of(_team).Build();
        (_desk, _other) = (A.StaffMember(Role.FrontDesk).Build(), A.StaffMember(Role.Caseworker).Build());
        await database.Save(_team, _caseworker, _desk, _other);
        _file = await A.Newcomer("Selam").AssignedTo(_caseworker, _team).SavedIn(database);
        _elsewhere = await A.Newcomer("Elsewhere").In(A.Eindhoven).SavedIn(database);
        database.As(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<Guid> Make(string what = "Bel de school", int dueIn = 3, Guid? doer = null, Guid? file = null) =>
        database.Send(new MakeTask.Command(Guid.NewGuid(), file ?? _file.File.Id, what, null, Today.AddDays(dueIn), doer));

    private static async Task Refused(Rule rule, Func<Task> change) => Assert.Same(rule, (await Assert.ThrowsAsync<BrokenRuleException>(change)).Rule);

    [Fact]
    public async Task A_task_without_a_name_is_for_whoever_works_on_the_file()
    {
        var task = await Make();
        Assert.Equal([task], (await database.As(_caseworker).Send(new MyTasks.Query())).Tasks.Select(line => line.Id));
        Assert.Empty((await database.As(_other).Send(new MyTasks.Query())).Tasks);
        Assert.Empty((await database.As(_desk).Send(new MyTasks.Query())).Tasks);
    }

    [Fact]
    public async Task A_task_of_a_file_without_a_caseworker_is_for_its_team()
    {
        var waiting = await A.Newcomer("Waiting").AssignedTo(null, _team).SavedIn(database);
        var task = await Make(file: waiting.File.Id);
        Assert.Equal([task], (await database.As(_caseworker).Send(new MyTasks.Query())).Tasks.Select(line => line.Id));
        Assert.Empty((await database.As(_other).Send(new MyTasks.Query())).Tasks);
    }

    [Fact]
    public async Task A_task_by_name_is_for_that_one_and_first_comes_what_is_due_first()
    {
        var later = await Make("Later", 9, _other.Id);
        var sooner = await Make("Eerder", 1, _other.Id);
        await Make();
        database.As(_other);
        var first = await database.Send(new MyTasks.Query(Most: 1));
        Assert.Equal([sooner], first.Tasks.Select(line => line.Id));
        var second = await database.Send(new MyTasks.Query(TaskPlace.Read(first.Next!.ToString()), Most: 1));
        Assert.Equal([later], second.Tasks.Select(line => line.Id));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task A_task_is_for_somebody_of_the_municipality()
    {
        var stranger = A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build();
        await database.Save(stranger);
        await Refused(TaskRules.TheDoerWorksForTheMunicipality, () => Make(doer: stranger.Id));
    }

    [Fact]
    public async Task What_is_of_another_municipality_is_not_there()
    {
        await Assert.ThrowsAsync<NotThereException>(() => Make(file: _elsewhere.File.Id));
        var there = StaffTask.Make(_elsewhere.File.Id, "Daar", null, Today, _desk.Id, Today, database.Clock.GetUtcNow(), _other.Id);
        await database.Save(there);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new FinishTask.Command(_elsewhere.File.Id, there.Id, 0, null)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new TaskToEnd.Query(_elsewhere.File.Id, there.Id)));
        Assert.Empty((await database.Send(new TasksOfFile.Query(_elsewhere.File.Id))).Open);
        Assert.Empty((await database.Send(new MyTasks.Query())).Tasks);
    }

    [Fact]
    public async Task Who_made_it_whom_it_is_for_and_who_works_on_the_file_end_it()
    {
        var (mine, theirs, files) = (await Make(), await Make(doer: _other.Id), await Make());
        Assert.True((await database.Send(new TasksOfFile.Query(_file.File.Id))).Open.All(line => line.MayChange));
        await database.Send(new FinishTask.Command(_file.File.Id, mine, 0, null));
        await Refused(TaskRules.OnlyItsPeopleChangeATask, () => database.As(_other).Send(new FinishTask.Command(_file.File.Id, files, 0, null)));
        Assert.False((await database.Send(new TasksOfFile.Query(_file.File.Id))).Open.Single(line => line.Id == files).MayChange);
        await database.Send(new DropTask.Command(_file.File.Id, theirs, 0, "Al gedaan door de school"));
        await database.As(_caseworker).Send(new FinishTask.Command(_file.File.Id, files, 0, "Gelukt"));
        var lists = await database.Send(new TasksOfFile.Query(_file.File.Id));
        Assert.Empty(lists.Open);
        Assert.Equal(3, lists.Ended.Count);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new FinishTask.Command(_file.File.Id, files, 0, null)));
    }

    [Fact]
    public async Task A_task_asks_by_its_day_and_moves_with_it()
    {
        var task = await Make();
        Assert.Equal((Today.AddDays(3), "Bel de school"), await AskedFor());
        await database.Send(new MoveTask.Command(_file.File.Id, task, 0, Today.AddDays(10), "School dicht"));
        Assert.Equal((Today.AddDays(10), "Bel de school"), await AskedFor());
        var line = Assert.Single((await database.Send(new TasksOfFile.Query(_file.File.Id))).Open);
        Assert.Equal((Today.AddDays(3), "School dicht", _desk.Name), (line.Moves[0].FromDueOn, line.Moves[0].Reason, line.Moves[0].By));
        await database.Send(new FinishTask.Command(_file.File.Id, task, 1, null));
        Assert.Null(await AskedFor());

        async Task<(DateOnly, string?)?> AskedFor() => await database.InDb(db => db.Clocks
            .Where(clock => clock.CaseFileId == _file.File.Id && clock.Reason == DueReason.Task && clock.EndedOn == null).SingleOrDefaultAsync()) is { } clock ? (clock.DueOn, clock.What) : null;
    }

    [Fact]
    public async Task A_task_of_a_contact_knows_it_and_the_contact_knows_its_tasks()
    {
        database.As(_caseworker);
        var note = await NoteAsync(_file.File.Id);
        var task = await database.Send(new MakeTask.Command(Guid.NewGuid(), _file.File.Id, "Bel de school", null, Today.AddDays(3), null, note));
        Assert.Equal(new(note, Today), Assert.Single((await database.Send(new TasksOfFile.Query(_file.File.Id))).Open).From);
        Assert.Equal(new(task, "Bel de school", Today.AddDays(3), StaffTaskState.Open, false), Assert.Single(Assert.Single((await database.Send(new ContactsOfFile.Query(_file.File.Id))).Notes).Tasks));
        Assert.Equal(new(note, Today, "Wij bellen de school.", Today.AddDays(9)), await database.Send(new ContactForTask.Query(_file.File.Id, note)));
    }

    [Fact]
    public async Task A_contact_that_was_withdrawn_or_is_of_another_file_gives_no_task()
    {
        database.As(_caseworker);
        var (withdrawn, other) = (await NoteAsync(_file.File.Id), await NoteAsync((await A.Newcomer("Iemand anders").SavedIn(database)).File.Id));
        await database.Send(new WithdrawContact.Command(Guid.NewGuid(), _file.File.Id, withdrawn, "Verkeerd dossier"));
        foreach (var note in (Guid[])[withdrawn, other, Guid.NewGuid()])
        {
            await Assert.ThrowsAsync<NotThereException>(() => database.Send(new MakeTask.Command(Guid.NewGuid(), _file.File.Id, "Bel", null, Today, null, note)));
            await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ContactForTask.Query(_file.File.Id, note)));
        }
        Assert.Empty((await database.Send(new TasksOfFile.Query(_file.File.Id))).Open);
    }

    private Task<Guid> NoteAsync(Guid file) =>
        database.Send(new NoteContact.Command(Guid.NewGuid(), file, Today, "desk", true, null, null, "Wij bellen de school.", Today.AddDays(9), false));

    [Fact]
    public async Task What_is_open_ends_with_the_file()
    {
        var task = await Make();
        var open = await database.AsSystem(async services => await Ends(services).OpenAsync(_file.File.Id, default));
        Assert.Equal(("Task", task, "Bel de school"), (Assert.Single(open).Kind, open[0].Id, open[0].Words));
        await database.AsSystem(async services => await services.GetRequiredService<Application.Persistence.IUnitOfWork>().InTransactionAsync(
            async () =>
            {
                services.GetRequiredService<Application.Auditing.IAuditTrail>().Begin("Testing.Close");
                await Ends(services).EndAsync(_file.File.Id, Today, default);
                return 0;
            },
            default));
        Assert.Equal(StaffTaskState.EndedWithFile, await database.InDb(db => db.StaffTasks.Where(one => one.Id == task).Select(one => one.State).SingleAsync()));

        static IEndsWithFile Ends(IServiceProvider services) => services.GetServices<IEndsWithFile>().Single(ends => ends.GetType().Name == "TasksEndWithFile");
    }
}
