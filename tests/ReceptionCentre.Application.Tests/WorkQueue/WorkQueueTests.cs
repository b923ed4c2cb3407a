using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.WorkQueue;

public sealed class WorkQueueTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Lines_are_most_urgent_first_with_counts_that_add_up()
    {
        var stage = await WorkStage.SetAsync(database, "0014");
        var late = await stage.FileAsync(ago: 40, with: stage.First);
        var soon = await stage.FileAsync(ago: 25, with: stage.First);
        var later = await stage.FileAsync(ago: 1);
        await stage.FileAsync(ago: 40, build: one => one.Protected());

        var page = await QueueAsync(QueueWhose.All);
        Assert.Equal([late.File.Id, soon.File.Id, later.File.Id], page.Lines.Select(line => line.CaseFileId));
        Assert.Equal(new(3, 1, 1, 0), page.Counts);
        Assert.Equal((1, 1), (page.Counts.Later, page.Nobody));
        var line = page.Lines[0];
        Assert.Equal((DueReason.NoPlan, Today.AddDays(-12), "Anna Bos", "Team Noord"), (line.Due!.Reason, line.Due.DueOn, line.Caseworker, line.Team));
        Assert.True(line.Due.IsLateOn(Today));
        Assert.Equal((null, null), (page.Lines[2].Caseworker, page.Lines[2].Team));
        foreach (var (when, file) in new[] { (QueueWhen.Overdue, late), (QueueWhen.Soon, soon), (QueueWhen.Later, later) })
            Assert.Equal(file.File.Id, Assert.Single((await QueueAsync(QueueWhose.All, when: when)).Lines).CaseFileId);
        Assert.Empty((await QueueAsync(QueueWhose.All, when: QueueWhen.Waiting)).Lines);
        Assert.Equal(later.File.Id, Assert.Single((await QueueAsync(QueueWhose.Nobody)).Lines).CaseFileId);
        Assert.Equal(2, (await QueueAsync(QueueWhose.Colleague, stage.First.Id)).Found);
        Assert.Equal(2, (await QueueAsync(QueueWhose.Team, stage.Team.Id)).Found);
    }

    [Fact]
    public async Task A_reason_shows_each_thing_of_its_kind_by_its_own_day()
    {
        var stage = await WorkStage.SetAsync(database, "0034");
        var file = await stage.FileAsync(ago: 60, with: stage.First);
        await stage.FileAsync(ago: 1, with: stage.Second);
        var silent = await QueueAsync(QueueWhose.All, reason: DueReason.Silence);
        Assert.Equal([(DueReason.Silence, Today.AddDays(-18)), (DueReason.Silence, Today.AddDays(41))], silent.Lines.Select(line => (line.Due!.Reason, line.Due.DueOn)));
        Assert.Equal(new(2, 1, 0, 0), silent.Counts);
        Assert.Equal(file.File.Id, Assert.Single((await QueueAsync(QueueWhose.All, reason: DueReason.Silence, when: QueueWhen.Overdue)).Lines).CaseFileId);
        Assert.Equal(0, (await QueueAsync(QueueWhose.All, reason: DueReason.PipTerm)).Found);
    }

    [Fact]
    public async Task A_caseworker_sees_the_own_work_that_of_the_teams_and_what_nobody_has_and_no_more()
    {
        var stage = await WorkStage.SetAsync(database, "0037");
        var other = A.Team("0037", "Team Zuid");
        var stranger = A.StaffMember(Role.Caseworker).Named("Cor Dam").In("0037").Of(other).Build();
        await database.Save(other);
        await database.Save(stranger);
        var (mine, colleagues, nobodys) = (await stage.FileAsync(20, stage.First), await stage.FileAsync(19, stage.Second), await stage.FileAsync(18));
        var hidden = await stage.FileAsync(17, build: one => one.AssignedTo(stranger, other));

        database.As(stage.First);
        Assert.Equal([mine.File.Id], Ids(await QueueAsync(QueueWhose.Mine)));
        Assert.Equal([mine.File.Id, colleagues.File.Id, nobodys.File.Id], Ids(await QueueAsync(QueueWhose.All)));
        Assert.Equal([colleagues.File.Id], Ids(await QueueAsync(QueueWhose.Colleague, stage.Second.Id)));
        await Assert.ThrowsAsync<NotThereException>(() => QueueAsync(QueueWhose.Team, other.Id));
        await Assert.ThrowsAsync<NotThereException>(() => QueueAsync(QueueWhose.Colleague, stranger.Id));
        database.As(stage.Manager);
        Assert.Contains(hidden.File.Id, Ids(await QueueAsync(QueueWhose.All)));
        database.As(A.StaffMember(Role.FrontDesk).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => QueueAsync(QueueWhose.All));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        var stage = await WorkStage.SetAsync(database, "0047");
        for (var number = 0; number < ShowQueue.PageSize + 7; number++)
            await stage.FileAsync(ago: number % 9);
        var first = await QueueAsync(QueueWhose.All);
        var second = await database.Send(new ShowQueue.Query(first.Choice, After: first.Next));
        Assert.Equal((ShowQueue.PageSize, 7, null), (first.Lines.Count, second.Lines.Count, second.Next));
        Assert.Equal(ShowQueue.PageSize + 7, Ids(first).Concat(Ids(second)).Distinct().Count());
        var all = first.Lines.Concat(second.Lines).Select(line => (line.Due!.DueOn, line.CaseFileId)).ToList();
        Assert.Equal(all.OrderBy(line => line.DueOn).ThenBy(line => line.CaseFileId), all);
        Assert.Equal(Ids(first), Ids(await database.Send(new ShowQueue.Query(first.Choice, Before: second.Previous))));
    }

    [Fact]
    public async Task Load_is_counted_by_week_beside_what_people_can_do()
    {
        var stage = await WorkStage.SetAsync(database, "0050");
        // The first plan is due 28 days after the file was opened.
        await stage.FileAsync(ago: 40, with: stage.First);
        await stage.FileAsync(ago: 24, with: stage.First);
        await stage.FileAsync(ago: 0);
        await stage.FileAsync(ago: 24, build: one => one.AssignedTo(null, stage.Team));
        await database.Send(new SetCapacity.Command(stage.First.Id, null, 60, 10));
        await database.Send(new AddAbsence.Command(Guid.NewGuid(), stage.First.Id, new(2026, 11, 30), new(2026, 12, 1)));

        var load = await database.Send(new ShowLoad.Query(stage.Team.Id, null));
        Assert.Equal([47, 48, 49], load.Weeks.Take(3).Select(week => week.Number));
        var anna = load.People.Single(one => one.StaffMemberId == stage.First.Id);
        Assert.Equal((2, 1, new CapacityTerms(60, 10), true), (anna.Files, anna.Overdue, anna.Capacity, anna.IsOwn));
        Assert.Equal([0, 1, 0], anna.DueIn.Take(3));
        Assert.Equal([0, 10, 6], load.Weeks.Take(3).Select(anna.CanDoIn));
        Assert.Equal([0, 9, 6], anna.Free.Take(3));
        Assert.Equal(new CapacityOptions().Terms, load.People.Single(one => one.StaffMemberId == stage.Second.Id).Capacity);
        Assert.Equal((1, 1, 2, 10 + new CapacityOptions().PerWeek), (load.NobodyFiles, load.Overdue, load.DueIn(1), load.CanDoIn(1)));

        database.As(stage.First);
        Assert.Equal(stage.First.Id, Assert.Single((await database.Send(new ShowLoad.Query(null, null))).People).StaffMemberId);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowLoad.Query(null, stage.Manager.Id)));
    }

    [Fact]
    public async Task A_capacity_is_set_by_the_manager_with_its_history_and_absences_without_a_reason()
    {
        var stage = await WorkStage.SetAsync(database, "0059");
        Assert.Equal((null, null, null), Shown(await database.Send(new ShowCapacity.Query(stage.First.Id))));
        await database.Send(new SetCapacity.Command(stage.First.Id, null, 40, null));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new SetCapacity.Command(stage.First.Id, null, 50, null)));
        var now = await database.Send(new ShowCapacity.Query(stage.First.Id));
        Assert.Equal((40, null), (now.MostFiles, now.PerWeek));
        Assert.Equal("MostFiles", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new SetCapacity.Command(stage.First.Id, now.Version, 501, null)))).Fields[0].Field);
        Assert.Equal("Until", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddAbsence.Command(Guid.NewGuid(), stage.First.Id, Today, Today.AddDays(-1))))).Fields[0].Field);
        await database.Send(new AddAbsence.Command(Guid.NewGuid(), stage.First.Id, Today, Today.AddDays(6)));
        Assert.Same(
            CapacityRules.OneAbsenceAtATime, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new AddAbsence.Command(Guid.NewGuid(), stage.First.Id, Today, Today.AddDays(1))))).Rule);
        var away = Assert.Single((await database.Send(new ShowCapacity.Query(stage.First.Id))).Absences);
        await database.Send(new RemoveAbsence.Command(Guid.NewGuid(), stage.First.Id, away.Id));
        Assert.Empty((await database.Send(new ShowCapacity.Query(stage.First.Id))).Absences);
        var told = await database.InDb(db => db.AuditEvents.Where(audit => audit.By == stage.Manager.Id).Select(audit => audit.Action).ToListAsync());
        Assert.Equal(["WorkQueue.AddAbsence", "WorkQueue.RemoveAbsence", "WorkQueue.SetCapacity"], told.Order(StringComparer.Ordinal));

        Assert.Same(CapacityRules.OneCapacity, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Save(WorkCapacity.For(stage.First.Id)))).Rule);

        // Somebody of another municipality, or who does no casework, is not there.
        var elsewhere = A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build();
        await database.Save(elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowCapacity.Query(elsewhere.Id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new SetCapacity.Command(stage.Manager.Id, null, 1, 1)));
        database.As(stage.First);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new SetCapacity.Command(stage.First.Id, null, 1, 1)));

        static (int?, int?, int?) Shown(ShowCapacity.View view) => (view.Version, view.MostFiles, view.PerWeek);
    }

    private Task<ShowQueue.Page> QueueAsync(QueueWhose whose, Guid? of = null, DueReason? reason = null, QueueWhen? when = null) =>
        database.Send(new ShowQueue.Query(new(whose, of, reason, when)));

    private static IReadOnlyList<Guid> Ids(ShowQueue.Page page) => [.. page.Lines.Select(line => line.CaseFileId)];
}
