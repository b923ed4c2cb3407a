using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
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

        var ended = await Ended(file);
        Assert.Equal(
            [(DueReason.Silence, _stage.Day(0), _stage.Day(3)), (DueReason.NextContact, _stage.Day(3), _stage.Day(5)), (DueReason.Silence, _stage.Day(3), _stage.Day(5))],
            ended.Select(clock => (clock.Reason, clock.KnownOn, clock.EndedOn!.Value)));
    }

    private Task<List<Clock>> Ended(Guid file) => database.InDb(db => db.Clocks.AsNoTracking().Where(clock => clock.CaseFileId == file && clock.EndedOn != null)
        .OrderBy(clock => clock.EndedOn).ThenBy(clock => clock.Reason == DueReason.Silence).ToListAsync());

    [Fact]
    public async Task Rebuilding_changes_nothing_of_a_life_that_was_kept()
    {
        var file = await _stage.File();
        var draft = await _stage.Draft(file, starts: 10, deadline: 20);
        await _stage.Note(file, 0, next: 4);
        await _stage.Agree(draft, 0);
        Assert.Equal("NextContact 4, PlanDeadline 20, PlanStart 10, Silence 42", await _stage.Running(file));
        await _stage.Rebuild();
        Assert.Equal("NextContact 4, PlanDeadline 20, PlanStart 10, Silence 42", await _stage.Running(file));
    }
}
