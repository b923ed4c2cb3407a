using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Stays;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.BulkChanges;

public sealed class BulkChangeTests
{
    private static readonly BulkTerms Ends = new(BulkFact.ResidenceTitle, "46", new(2027, 3, 4));
    private static readonly BulkSelection Group = new(["0363"]);
    private static readonly LegalBasis Basis = new("richtlijn-2001-55", "artikel 6", null, new(2026, 7, 1), "Publicatieblad");
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Other = Guid.CreateVersion7();

    [Fact]
    public void It_is_looked_at_done_and_undone_one_after_the_other()
    {
        var change = Prepared();
        RunRules.OnlyAfterTheDryRun.Breaks(() => change.Start(At, By, true));
        change.EndCheck(1, At);
        RunRules.OnlyWhatWasDoneIsUndone.Breaks(() => change.Undo(By, "Toch niet"));
        RunRules.OnlyWhatStoppedGoesOn.Breaks(change.GoOn);
        change.Start(At, By, true);
        RunRules.OnlyAfterTheDryRun.Breaks(change.Drop);
        change.Stop();
        Assert.True(change.MayBeUndone);
        change.GoOn();
        Assert.Equal(RunState.Changing, change.State);
        change.EndChange(At);
        RunRules.OnlyWorkIsStopped.Breaks(() => change.Stop());
        change.Undo(By, " Toch niet ");
        Assert.Equal(("Toch niet", RunState.Undoing), (change.UndoneReason, change.State));
        change.EndUndo(At);
        RunRules.OnlyWorkEnds.Breaks(() => change.EndUndo(At));
        BulkRules.OneTakesOutAfterTheDryRun.Breaks(change.EnsureOneMayChoose);
    }

    [Fact]
    public void A_dry_run_of_last_month_is_run_again_first()
    {
        var change = Prepared();
        change.EndCheck(1, At);
        RunRules.ADryRunIsRecent.Breaks(() => change.Start(At + change.CheckLasts + TimeSpan.FromSeconds(1), By, true));
        change.CheckAgain(withProtected: false);
        change.EndCheck(1, At.AddDays(9));
        change.Start(At.AddDays(9), By, true);
        Assert.False(change.WithProtected);
    }

    [Fact]
    public void With_four_eyes_somebody_else_says_that_it_may_be_done()
    {
        var change = Prepared();
        change.EndCheck(1, At);
        RunRules.SomebodyElseConfirms.Breaks(() => change.Start(At, By, true, fourEyes: true));
        change.Start(At, Other, true, fourEyes: true);
        Assert.Equal(Other, change.StartedBy);
    }

    [Fact]
    public void What_is_not_wanted_is_dropped_and_stays_in_the_list()
    {
        var change = Prepared();
        change.Stop(byItself: true);
        Assert.True(change is { HasTrouble: true, IsBeforeTheChange: true });
        change.Drop();
        Assert.Equal(RunState.Dropped, change.State);
        Assert.False(change.MayBeUndone);
    }

    [Fact]
    public void A_basis_is_an_act_with_its_article_or_a_decision()
    {
        BulkRules.ABasisNamesItsArticleOrDecision.Breaks(() => Prepared(basis: Basis with { Article = " " }));
        Assert.Equal("Uitvoeringsbesluit", Prepared(basis: Basis with { Article = null, Decision = "Uitvoeringsbesluit" }).Basis.Decision);
    }

    [Fact]
    public void What_changes_makes_sense()
    {
        BulkRules.OnlyATitleHasAnEnd.Breaks(() => Prepared(new(BulkFact.Motive, "displaced-ukraine", new(2027, 3, 4), "other", new(2028, 3, 4))));
        BulkRules.OnlyATitleHasAnEnd.Breaks(() => Prepared(Ends with { SuccessorUntil = new(2028, 3, 4) }));
        BulkRules.TheSuccessorEndsLater.Breaks(() => Prepared(Ends with { Successor = "46", SuccessorUntil = new(2027, 3, 4) }));
        BulkRules.SomethingChanges.Breaks(() => Prepared(Ends with { Successor = "46" }));
        StayRules.UnlawfulStayIsNotRecorded.Breaks(() => Prepared(Ends with { Successor = "98" }));
    }

    [Fact]
    public void Nobody_is_picked_by_a_locked_part_and_a_group_is_somewhere()
    {
        BulkRules.ALockedMotiveIsNotChangedInBulk.Breaks(() => Prepared(new(BulkFact.Motive, MotiveFact.Victim, new(2027, 3, 4))));
        BulkRules.ALockedMotiveIsNotChangedInBulk.Breaks(() => Prepared(selection: Group with { Motive = MotiveFact.Victim }));
        BulkRules.ALockedMotiveIsNotChangedInBulk.Breaks(() => Prepared(selection: Group with { OwnGrounds = [MotiveFact.Victim] }));
        BulkRules.TheGroupHasMunicipalities.Breaks(() => Prepared(selection: new([])));
        BulkRules.TheGroupEndsAfterItBegins.Breaks(() => Prepared(selection: Group with { EndsFrom = new(2027, 3, 4), EndsUntil = new(2027, 3, 3) }));
    }

    [Fact]
    public void Only_who_would_change_is_taken_out_and_only_who_was_taken_out_is_put_back()
    {
        var row = new BulkRow(Guid.NewGuid(), 1, Guid.NewGuid(), Guid.NewGuid(), 0, BulkFinding.WillChange);
        row.TakeOut();
        BulkRules.OneTakesOutAfterTheDryRun.Breaks(row.TakeOut);
        row.PutBack();
        BulkRules.OneTakesOutAfterTheDryRun.Breaks(row.PutBack);
        Assert.Equal(BulkFinding.WillChange, row.Finding);
    }

    [Fact]
    public void One_node_works_at_a_time_and_after_three_failures_it_stops()
    {
        var progress = new BulkProgress(Guid.NewGuid());
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        progress.Move(500, first, At);
        Assert.False(progress.MayBeHeldBy(second, At));
        Assert.True(progress.MayBeHeldBy(second, At + BulkProgress.Hold + TimeSpan.FromSeconds(1)));
        Assert.Equal((false, false, true), (progress.Fail(), progress.Fail(), progress.Fail()));
        Assert.Equal(500, progress.Position);
    }

    private static BulkChange Prepared(BulkTerms? terms = null, BulkSelection? selection = null, LegalBasis? basis = null) =>
        BulkChange.Prepare("Einde tijdelijke bescherming", terms ?? Ends, selection ?? Group, basis ?? Basis, "Besluit van de Raad", true, At, By);
}
