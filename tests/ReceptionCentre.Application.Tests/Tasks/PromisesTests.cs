using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Tasks;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Tasks;

/// <summary>What was promised to a person: by whom, by when, kept or not.</summary>
public sealed class PromisesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private StaffMember _caseworker = null!, _desk = null!;
    private NewcomerBuilder _file = null!;

    public async Task InitializeAsync()
    {
        database.Clock.GoTo(Today);
        (_caseworker, _desk) = (A.StaffMember(Role.Caseworker).Build(), A.StaffMember(Role.FrontDesk).Named("Petra Bos").Build());
        await database.Save(_caseworker, _desk);
        _file = await A.Newcomer("Selam").AssignedTo(_caseworker).SavedIn(database);
        database.As(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private NoteContact.Command Note(string? promise = "Ik bel de school", DateOnly? by = null) =>
        new(Guid.NewGuid(), _file.File.Id, Today, "desk", true, null, null, "Gesproken over school.", null, false, null, promise, by);

    private async Task<TaskLine> Promised()
    {
        await database.Send(Note(by: Today.AddDays(3)));
        return Assert.Single((await database.Send(new TasksOfFile.Query(_file.File.Id))).Open);
    }

    [Fact]
    public async Task A_promise_is_written_with_the_note_in_one_go_and_asks_by_its_day()
    {
        var line = await Promised();
        Assert.Equal(("Ik bel de school", Today.AddDays(3), "Petra Bos", true), (line.What, line.DueOn, line.For, line.IsPromise));
        Assert.NotNull(line.From);
        var clock = await database.InDb(db => db.Clocks.SingleAsync(one => one.SubjectId == line.Id && one.EndedOn == null));
        Assert.Equal((DueReason.Promise, Today.AddDays(3), "Ik bel de school"), (clock.Reason, clock.DueOn, clock.What));
        Assert.True(Assert.Single(Assert.Single((await database.As(_caseworker).Send(new ContactsOfFile.Query(_file.File.Id))).Notes).Tasks).IsPromise);
    }

    [Theory]
    [InlineData(null, 3, "Promise", "Contacts.PromiseMissing")]
    [InlineData("Ik bel", null, "PromisedBy", "Tasks.DueOnMissing")]
    [InlineData("Ik bel", -1, "PromisedBy", "Tasks.ATaskIsAhead")]
    public async Task Half_a_promise_is_refused_by_its_field_and_nothing_is_noted(string? promise, int? days, string field, string text)
    {
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Note(promise, days is { } left ? Today.AddDays(left) : null)));
        Assert.Contains((field, text), refused.Fields.Select(one => (one.Field, one.Text)));
        Assert.False(await database.InDb(db => db.ContactNotes.AnyAsync(note => note.CaseFileId == _file.File.Id)));
    }

    [Fact]
    public async Task It_is_on_the_list_of_who_promised_and_of_the_caseworker_once_that_colleague_is_gone()
    {
        var line = await Promised();
        Assert.Equal([line.Id], (await database.Send(new MyTasks.Query())).Tasks.Select(one => one.Id));
        Assert.Empty((await database.As(_caseworker).Send(new MyTasks.Query())).Tasks);
        await database.As(null).Change(async db => (await db.StaffMembers.FirstAsync(member => member.Id == _desk.Id)).Leave(Today));
        Assert.Equal([line.Id], (await database.As(_caseworker).Send(new MyTasks.Query())).Tasks.Select(one => one.Id));
    }

    [Fact]
    public async Task It_is_moved_or_not_kept_only_with_why_and_stays_to_be_seen()
    {
        var line = await Promised();
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new MoveTask.Command(_file.File.Id, line.Id, 0, Today.AddDays(9), " ")));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new DropTask.Command(_file.File.Id, line.Id, 0, null)));
        await database.Send(new MoveTask.Command(_file.File.Id, line.Id, 0, Today.AddDays(9), "School is dicht"));
        await database.Send(new DropTask.Command(_file.File.Id, line.Id, 1, "De school belde zelf al"));
        var ended = Assert.Single((await database.Send(new TasksOfFile.Query(_file.File.Id))).Ended);
        Assert.Equal((StaffTaskState.Dropped, "De school belde zelf al", "School is dicht"), (ended.State, ended.Words, Assert.Single(ended.Moves).Reason));
    }

    [Fact]
    public async Task One_that_is_written_down_by_itself_is_of_who_writes_it_and_a_file_that_closes_names_it()
    {
        await database.Send(new MakeTask.Command(Guid.NewGuid(), _file.File.Id, "Een brief schrijven", null, Today.AddDays(5), null, null, true));
        var line = Assert.Single((await database.Send(new TasksOfFile.Query(_file.File.Id))).Open);
        Assert.Equal(("Petra Bos", true), (line.For, line.IsPromise));
        var open = await database.AsSystem(services => services.GetServices<IEndsWithFile>().Single(one => one.GetType().Name == "TasksEndWithFile").OpenAsync(_file.File.Id, default));
        Assert.Equal([("Promise", "Een brief schrijven")], open.Select(thing => (thing.Kind, thing.Words)));
    }
}
