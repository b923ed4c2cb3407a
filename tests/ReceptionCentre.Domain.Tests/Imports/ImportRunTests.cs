using ReceptionCentre.Domain.Imports;

namespace ReceptionCentre.Domain.Tests.Imports;

public sealed class ImportRunTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private static ImportRun Uploaded() => ImportRun.Upload(Guid.NewGuid(), new("arrivals.csv", "00", "[]", "00", 12), "0363", "reception-information", Now, Said.By);

    private static ImportRun At(ImportState state)
    {
        var run = Uploaded();
        if (state == ImportState.Uploaded)
            return run;
        run.Map("[]");
        if (state == ImportState.Checking)
            return run;
        run.EndCheck(Now);
        if (state == ImportState.Checked)
            return run;
        run.Start(Now, Said.By);
        if (state == ImportState.Importing)
            return run;
        run.EndImport(Now);
        if (state == ImportState.Done)
            return run;
        run.TakeBack(Said.By, "Wrong list");
        if (state == ImportState.TakenBack)
            run.EndTakingBack(Now);
        return run;
    }

    [Fact]
    public void A_file_goes_from_columns_to_check_to_import_and_back()
    {
        foreach (var state in Enum.GetValues<ImportState>().Where(state => state != ImportState.Stopped))
            Assert.Equal(state, At(state).State);
    }

    [Fact]
    public void Columns_are_said_until_the_import_begins_and_everything_is_checked_anew()
    {
        var run = At(ImportState.Checked);
        run.Map("[]");
        Assert.Equal((ImportState.Checking, null), (run.State, run.CheckedAt));
        ImportRules.OnlyBeforeTheImport.Breaks(() => At(ImportState.Importing).Map("[]"));
        ImportRules.OnlyBeforeTheImport.Breaks(() => At(ImportState.Done).Map("[]"));
    }

    [Fact]
    public void Only_a_file_that_was_checked_today_is_imported()
    {
        ImportRules.OnlyACheckedFileIsImported.Breaks(() => At(ImportState.Checking).Start(Now, Said.By));
        ImportRules.ACheckIsRecent.Breaks(() => At(ImportState.Checked).Start(Now + ImportRun.CheckLasts + TimeSpan.FromMinutes(1), Said.By));
        At(ImportState.Checked).Start(Now + ImportRun.CheckLasts, Said.By);
    }

    [Theory]
    [InlineData(ImportState.Checking)]
    [InlineData(ImportState.Importing)]
    [InlineData(ImportState.TakingBack)]
    public void What_runs_is_stopped_and_goes_on_where_it_was(ImportState state)
    {
        var run = At(state);
        run.Stop();
        Assert.Equal((ImportState.Stopped, state), (run.State, run.StoppedFrom));
        run.GoOn();
        Assert.Equal((state, null), (run.State, run.StoppedFrom));
        ImportRules.OnlyWhatStoppedGoesOn.Breaks(run.GoOn);
        ImportRules.OnlyWorkIsStopped.Breaks(() => At(ImportState.Done).Stop());
    }

    [Fact]
    public void Only_what_runs_ends()
    {
        ImportRules.OnlyWorkEnds.Breaks(() => At(ImportState.Checked).EndCheck(Now));
        ImportRules.OnlyWorkEnds.Breaks(() => At(ImportState.Checked).EndImport(Now));
        ImportRules.OnlyWorkEnds.Breaks(() => At(ImportState.Done).EndTakingBack(Now));
    }

    [Fact]
    public void What_was_imported_is_taken_back_also_when_it_stopped_half_way()
    {
        var half = At(ImportState.Importing);
        half.Stop();
        half.TakeBack(Said.By, "Wrong list");
        Assert.Equal(ImportState.TakingBack, half.State);
        ImportRules.OnlyAnImportIsTakenBack.Breaks(() => At(ImportState.Checked).TakeBack(Said.By, "Wrong list"));
        ImportRules.OnlyAnImportIsTakenBack.Breaks(() => At(ImportState.TakenBack).TakeBack(Said.By, "Wrong list"));
    }

    [Fact]
    public void One_worker_holds_a_run_and_three_failures_in_a_row_stop_it()
    {
        var progress = new ImportProgress(Guid.NewGuid());
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.True(progress.MayBeHeldBy(one, Now));
        progress.Move(10, one, Now);
        Assert.True(progress.MayBeHeldBy(one, Now));
        Assert.False(progress.MayBeHeldBy(other, Now));
        Assert.True(progress.MayBeHeldBy(other, Now + ImportProgress.Hold + TimeSpan.FromSeconds(1)));
        Assert.Equal([false, false, true], [progress.Fail(), progress.Fail(), progress.Fail()]);
        Assert.Equal(10, progress.Position);
    }
}
