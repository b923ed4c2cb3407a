using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Documents;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Clocks;

public sealed class ClockKeeperTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly ClockStage _stage = new(database);

    [Fact]
    public async Task A_new_file_asks_for_a_plan_and_for_a_contact()
    {
        var file = await _stage.File();
        Assert.Equal("NoPlan 28, Silence 42", await _stage.Running(file));
        var state = (await _stage.State(file))!;
        Assert.Equal((_stage.Day(28), DueReason.NoPlan, _stage.Day(29), _stage.Day(42)), (state.NextDueOn, state.NextReason, state.LateFrom!.Value, state.SilentFrom));
        Assert.Null(state.SpokenOn);
        Assert.Null(state.WaitsSince);
    }

    [Fact]
    public async Task A_clock_that_moves_ends_and_another_starts()
    {
        var file = await _stage.File();
        _stage.GoTo(3);
        await _stage.Note(file, 2, next: 9);
        Assert.Equal("NextContact 9, NoPlan 28, Silence 44", await _stage.Running(file));
        Assert.Equal(_stage.Day(2), (await _stage.State(file))!.SpokenOn);
        _stage.GoTo(5);
        await _stage.Note(file, 5, next: 20);
        Assert.Equal("NextContact 20, NoPlan 28, Silence 47", await _stage.Running(file));
        Assert.Equal(
            [(DueReason.Silence, _stage.Day(0), _stage.Day(3)), (DueReason.NextContact, _stage.Day(3), _stage.Day(5)), (DueReason.Silence, _stage.Day(3), _stage.Day(5))],
            (await Ended(file)).Select(clock => (clock.Reason, clock.KnownOn, clock.EndedOn!.Value)));
    }

    [Fact]
    public async Task What_begins_and_ends_on_one_day_leaves_nothing_behind()
    {
        var file = await _stage.File();
        var wrong = await _stage.Note(file, 0, next: 4);
        await _stage.Withdraw(wrong);
        Assert.Equal("NoPlan 28, Silence 42", await _stage.Running(file));
        Assert.Empty(await Ended(file));
    }

    [Fact]
    public async Task A_withdrawn_note_gives_back_what_it_moved()
    {
        var file = await _stage.File();
        await _stage.Note(file, 0, next: 9);
        _stage.GoTo(2);
        var wrong = await _stage.Note(file, 2, next: 30);
        _stage.GoTo(3);
        await _stage.Withdraw(wrong);
        Assert.Equal("NextContact 9, NoPlan 28, Silence 42", await _stage.Running(file));
        Assert.Equal(_stage.Day(0), (await _stage.State(file))!.SpokenOn);
    }

    [Fact]
    public async Task What_did_not_move_stays_the_same_row()
    {
        var file = await _stage.File();
        var before = await database.InDb(db => db.Clocks.AsNoTracking().SingleAsync(clock => clock.CaseFileId == file && clock.Reason == DueReason.NoPlan));
        _stage.GoTo(1);
        await _stage.Note(file, 1);
        Assert.Equal(before.Id, await database.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == file && clock.Reason == DueReason.NoPlan).Select(clock => clock.Id).SingleAsync()));
    }

    [Fact]
    public async Task One_change_about_two_files_keeps_both()
    {
        var (one, other) = (await _stage.File(), await _stage.File());
        var worker = A.StaffMember(Role.Caseworker).Build();
        await database.Save(worker);
        await _stage.Change(async db =>
        {
            foreach (var file in await db.CaseFiles.Include(file => file.Assignments).Where(file => file.Id == one || file.Id == other).ToListAsync())
                file.Assign(null, worker.Id, database.Clock.Today, A.Provenance);
        });
        Assert.Equal([worker.Id, worker.Id], new[] { (await _stage.State(one))!.CaseworkerId, (await _stage.State(other))!.CaseworkerId });
        await database.Save(Note(one, 9), Note(other, 10));
        Assert.Equal("NextContact 9, NoPlan 28, Silence 42", await _stage.Running(one));
        Assert.Equal("NextContact 10, NoPlan 28, Silence 42", await _stage.Running(other));
    }

    [Fact]
    public async Task A_try_that_is_repeated_keeps_only_what_the_last_one_changed()
    {
        var (first, second) = (await _stage.File(), await _stage.File());
        var tries = 0;
        await database.AsSystem(services => services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
            async () =>
            {
                services.GetRequiredService<IAuditTrail>().Begin("Testing.Change");
                var db = services.GetRequiredService<ReceptionDbContext>();
                db.Add(Note(tries == 0 ? first : second, 9));
                await db.SaveChangesAsync();
                return tries++ == 0 ? throw new TimeoutException("The line was cut.") : 0;
            },
            default));
        Assert.Equal("NoPlan 28, Silence 42", await _stage.Running(first));
        Assert.Equal("NextContact 9, NoPlan 28, Silence 42", await _stage.Running(second));
        Assert.Equal((0, 1), ((await _stage.State(first))!.Keepings, (await _stage.State(second))!.Keepings));
    }

    [Fact]
    public async Task Two_who_write_about_one_file_at_the_same_moment_leave_it_with_one_clock_of_each()
    {
        var file = await _stage.File();
        await Task.WhenAll(Enumerable.Range(1, 8).Select(number => database.Save(Note(file, number))));
        Assert.Equal(2, (await _stage.Running(file)).Split(", ").Count(clock => clock is "NoPlan 28" or "Silence 42"));
        Assert.Equal(8, (await _stage.State(file))!.Keepings);
        var kept = await _stage.Running(file);
        await _stage.Rebuild();
        Assert.Equal(kept, await _stage.Running(file));
    }

    [Fact]
    public async Task A_document_that_its_worker_parks_asks_for_attention_until_it_is_tried_again()
    {
        var file = await _stage.File();
        var document = Document.Request(file, Guid.NewGuid(), "plan", null, "plan.pdf", "{}", "", database.Clock.GetUtcNow(), Guid.Empty);
        await database.Save(document);
        await database.AsSystem(async services =>
        {
            var queue = services.GetRequiredService<DocumentQueue>();
            var claimed = Assert.Single(await queue.ClaimAsync(Guid.Empty, 10, default), one => one.Id == document.Id);
            return await queue.FailAsync(Guid.Empty, claimed, DocumentFailure.TemplateRejected, mayPass: false, default);
        });
        Assert.Equal("NoPlan 28, Silence 42, DocumentFailed 0", await _stage.Running(file));
        await _stage.Change(async db => (await db.Documents.FirstAsync(one => one.Id == document.Id)).TryAgain(database.Clock.GetUtcNow()));
        Assert.Equal("NoPlan 28, Silence 42", await _stage.Running(file));
    }

    [Fact]
    public async Task Documents_whose_last_worker_died_ask_for_attention_too()
    {
        var file = await _stage.File();
        var document = Document.Request(file, Guid.NewGuid(), "plan", null, "plan.pdf", "{}", "", database.Clock.GetUtcNow(), Guid.Empty);
        await database.Save(document);
        await database.InDb(db => db.Documents.Where(one => one.Id == document.Id).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.State, DocumentState.BeingMade).SetProperty(one => one.Attempts, Document.MaximumAttempts)
            .SetProperty(one => one.ClaimedUntil, database.Clock.GetUtcNow().AddMinutes(-1))));
        Assert.Equal(1, await database.AsSystem(services => services.GetRequiredService<DocumentQueue>().ParkLostAsync(default)));
        Assert.Equal("NoPlan 28, Silence 42, DocumentFailed 0", await _stage.Running(file));
    }

    [Fact]
    public async Task A_file_that_is_closed_asks_nothing_and_stands_in_no_list()
    {
        var file = await _stage.File();
        _stage.GoTo(4);
        await database.InDb(db => db.CaseFiles.Where(one => one.Id == file).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedOn, database.Clock.Today)));
        await _stage.Rebuild();
        Assert.Empty(await _stage.Running(file));
        Assert.Null(await _stage.State(file));
        Assert.Equal([_stage.Day(4), _stage.Day(4)], (await Ended(file)).Select(clock => clock.EndedOn!.Value));
    }

    private ContactNote Note(Guid file, int next) => ContactNote.Write(
        file, new(database.Clock.Today, "desk", true, null, null, "Gesproken", _stage.Day(next), false), database.Clock.Today, database.Clock.GetUtcNow(), Guid.Empty);

    private Task<List<Clock>> Ended(Guid file) => database.InDb(db => db.Clocks.AsNoTracking().Where(clock => clock.CaseFileId == file && clock.EndedOn != null)
        .OrderBy(clock => clock.EndedOn).ThenBy(clock => clock.Reason == DueReason.Silence).ToListAsync());
}
