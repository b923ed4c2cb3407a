using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.WorkQueue;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.WorkQueue;

public sealed class SpreadTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Receiver = Guid.CreateVersion7(), Team = Guid.CreateVersion7();

    [Fact]
    public void It_is_planned_done_and_undone_one_after_the_other()
    {
        var spread = Prepared();
        RunRules.OnlyAfterTheDryRun.Breaks(() => spread.Start(At, By, true));
        RunRules.OnlyWhatStoppedGoesOn.Breaks(spread.GoOn);
        spread.EndCheck(12, At);
        RunRules.OnlyWorkEnds.Breaks(() => spread.EndCheck(12, At));
        RunRules.OnlyWorkIsStopped.Breaks(() => spread.Stop());
        RunRules.OnlyWhatWasDoneIsUndone.Breaks(() => spread.Undo(By, "Toch niet"));
        spread.Start(At, By, true);
        RunRules.OnlyAfterTheDryRun.Breaks(spread.Drop);
        RunRules.OnlyAfterTheDryRun.Breaks(() => spread.CheckAgain(true));
        spread.Stop();
        Assert.True(spread is { MayBeUndone: true, IsBeforeTheChange: false });
        spread.GoOn();
        Assert.Equal(RunState.Changing, spread.State);
        spread.EndChange(At);
        RunRules.OnlyWorkEnds.Breaks(() => spread.EndChange(At));
        spread.Undo(By, " Toch niet ");
        Assert.Equal(("Toch niet", RunState.Undoing), (spread.UndoneReason, spread.State));
        spread.EndUndo(At);
        RunRules.OnlyWorkEnds.Breaks(() => spread.EndUndo(At));
        Assert.Equal(RunState.Undone, spread.State);
    }

    [Fact]
    public void A_plan_of_the_day_before_yesterday_is_made_again_first()
    {
        var spread = Prepared();
        spread.EndCheck(12, At);
        RunRules.ADryRunIsRecent.Breaks(() => spread.Start(At.AddDays(1).AddSeconds(1), By, true));
        spread.CheckAgain(withProtected: false);
        Assert.Equal((RunState.Checking, 0, false), (spread.State, spread.Rows, spread.WithProtected));
        spread.EndCheck(11, At.AddDays(2));
        spread.Start(At.AddDays(2), By, true);
        Assert.False(spread.WithProtected);
    }

    [Fact]
    public void What_is_not_wanted_is_dropped_and_stays_in_the_list()
    {
        var spread = Prepared();
        spread.Stop(byItself: true);
        Assert.True(spread is { HasTrouble: true, IsBeforeTheChange: true });
        spread.Drop();
        Assert.Equal((RunState.Dropped, false), (spread.State, spread.MayBeUndone));
    }

    [Fact]
    public void Files_go_to_somebody_and_not_back_to_whose_they_were()
    {
        SpreadRules.SomebodyTakesPart.Breaks(() => Prepared(receivers: []));
        SpreadRules.NobodyTakesTheOwnFiles.Breaks(() => Prepared(from: Receiver));
        Assert.Equal([Receiver], Prepared(receivers: [Receiver, Receiver]).Receivers.Select(one => one.StaffMemberId));
    }

    [Fact]
    public void So_many_at_once_are_not_looked_through()
    {
        Spread.EnsureFew(Spread.MostFiles);
        SpreadRules.ASpreadHasAnEnd.Breaks(() => Spread.EnsureFew(Spread.MostFiles + 1));
    }

    [Fact]
    public void What_everybody_had_is_noted_beside_the_plan()
    {
        var spread = Prepared();
        spread.Note(Receiver, 41, new(60, 8));
        spread.Note(Guid.NewGuid(), 1, new(1, 1));
        var noted = Assert.Single(spread.Receivers);
        Assert.Equal((41, 60, 8), (noted.Files, noted.MostFiles, noted.PerWeek));
    }

    private static Spread Prepared(Guid? from = null, Guid[]? receivers = null) =>
        Spread.Prepare(Team, "0363", new(from, null, null), receivers ?? [Receiver], false, "Brief van DUO", true, At, By);
}
