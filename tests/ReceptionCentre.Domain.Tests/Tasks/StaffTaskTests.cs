using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Domain.Tests.Tasks;

public sealed class StaffTaskTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 11, 0, 0, TimeSpan.Zero);
    private static readonly Guid Clerk = Guid.CreateVersion7();

    private static StaffTask Make(int dueIn = 3) => StaffTask.Make(Guid.CreateVersion7(), "Bel de school", "Zij wacht op antwoord", Today.AddDays(dueIn), null, Today, Now, Clerk);

    [Fact]
    public void A_task_is_open_until_it_is_done()
    {
        var task = Make();
        Assert.Equal((StaffTaskState.Open, Today), (task.State, task.MadeOn));
        task.Finish("Gelukt", Now, Clerk);
        Assert.Equal((StaffTaskState.Done, "Gelukt", Now, Clerk), (task.State, task.Words, task.EndedAt!.Value, task.EndedBy!.Value));
    }

    [Fact]
    public void A_task_for_yesterday_is_not_made() => TaskRules.ATaskIsAhead.Breaks(() => Make(-1));

    [Fact]
    public void A_task_may_be_for_today() => Assert.Equal(Today, Make(0).DueOn);

    [Fact]
    public void A_moved_task_keeps_the_old_day_with_why()
    {
        var task = Make();
        TaskRules.AMoveIsToAnotherDay.Breaks(() => task.Move(Today.AddDays(3), "School dicht", Today, Now, Clerk));
        TaskRules.ATaskIsAhead.Breaks(() => task.Move(Today.AddDays(-1), "School dicht", Today, Now, Clerk));
        task.Move(Today.AddDays(7), "School dicht", Today, Now, Clerk);
        var move = Assert.Single(task.Moves);
        Assert.Equal((Today.AddDays(3), "School dicht", Clerk), (move.FromDueOn, move.Reason, move.MovedBy));
        Assert.Equal(Today.AddDays(7), task.DueOn);
    }

    [Fact]
    public void A_task_that_ended_does_not_change()
    {
        var task = Make();
        task.Drop("Niet meer nodig", Now, Clerk);
        TaskRules.AnEndedTaskStays.Breaks(() => task.Finish(null, Now, Clerk));
        TaskRules.AnEndedTaskStays.Breaks(() => task.EndWithFile(Now, Clerk));
        TaskRules.AnEndedTaskStays.Breaks(() => task.Move(Today.AddDays(9), "Later", Today, Now, Clerk));
    }

    [Fact]
    public void A_promise_says_who_made_it()
    {
        TaskRules.APromiseIsSomebodys.Breaks(() => StaffTask.Make(Guid.CreateVersion7(), "Bel de school", null, Today, null, Today, Now, Clerk, isPromise: true));
        Assert.True(StaffTask.Make(Guid.CreateVersion7(), "Bel de school", null, Today, Clerk, Today, Now, Clerk, isPromise: true).IsPromise);
    }
}
