using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.WorkQueue;

public sealed class SpreadsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Files_are_planned_given_each_with_an_event_and_taken_back()
    {
        var stage = await WorkStage.SetAsync(database, "0060");
        var files = new[] { await stage.FileAsync(20), await stage.FileAsync(21), await stage.FileAsync(22), await stage.FileAsync(23) };
        var planned = await stage.PlannedAsync();
        Assert.Equal((RunState.Checked, 4, 4, 4), (planned.State, planned.Rows, planned.WillGo, planned.FoundOf(SpreadFinding.Fits)));
        Assert.Equal([("Anna Bos", 0, 2), ("Bart Vos", 0, 2)], planned.Receivers.Select(one => (one.Name, one.Files, one.New)));
        Assert.Equal(files.Reverse().Select(one => one.File.Id), (await database.Send(new RowsOfSpread.Query(planned.RunId))).Lines.Select(line => line.CaseFileId!.Value));
        Assert.Null(await stage.CaseworkerOfAsync(files[0]));

        var done = await stage.DoneAsync(planned);
        Assert.Equal((RunState.Done, 4), (done.State, done.GivenOf(SpreadRowState.Given)));
        foreach (var file in files)
        {
            Assert.NotNull(await stage.CaseworkerOfAsync(file));
            var told = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.CaseFileId == file.File.Id && audit.Action == "WorkQueue.CarryOutSpread"));
            Assert.Equal((stage.Manager.Id, "Brief van DUO"), (told.By, told.Reason));
            Assert.Equal("AssignmentFact", Assert.Single(told.Changes).Thing);
        }

        // Somebody gave one to a colleague since: that stays.
        var first = await stage.CaseworkerOfAsync(files[0]);
        await database.Send(new AssignFiles.Command([files[0].File.Id], first == stage.First.Id ? stage.Second.Id : stage.First.Id, stage.Team.Id, "Kent de familie", Guid.NewGuid()));
        await database.Send(new UndoSpread.Command(Guid.NewGuid(), planned.RunId, done.Version, "Verkeerd team"));
        await stage.WorkAsync(planned.RunId);
        var undone = await stage.ShowAsync(planned.RunId);
        Assert.Equal((RunState.Undone, 3, 1), (undone.State, undone.GivenOf(SpreadRowState.Undone), undone.GivenOf(SpreadRowState.Kept)));
        Assert.Null(await stage.CaseworkerOfAsync(files[1]));
        Assert.NotNull(await stage.CaseworkerOfAsync(files[0]));
    }

    [Fact]
    public async Task Families_stay_together_with_who_knows_one_of_them()
    {
        var stage = await WorkStage.SetAsync(database, "0072");
        var (mother, child, father) = (await stage.FileAsync(20), await stage.FileAsync(3), await stage.FileAsync(90, stage.Second));
        await stage.FileAsync(90, stage.Second);
        await FamilyAsync(mother, child, father);
        var alone = await stage.FileAsync(19);
        var planned = await stage.PlannedAsync();
        Assert.Equal((3, 2), (planned.WillGo, planned.Together));
        await stage.DoneAsync(planned);
        Assert.Equal((stage.Second.Id, stage.Second.Id, stage.First.Id), (await stage.CaseworkerOfAsync(mother), await stage.CaseworkerOfAsync(child), await stage.CaseworkerOfAsync(alone)));
    }

    [Fact]
    public async Task Who_is_protected_is_counted_and_what_somebody_took_meanwhile_is_left_out()
    {
        var stage = await WorkStage.SetAsync(database, "0074");
        var (hidden, taken, closed, stays) = (await stage.FileAsync(build: one => one.Protected()), await stage.FileAsync(), await stage.FileAsync(), await stage.FileAsync());
        var planned = await stage.PlannedAsync();
        Assert.Equal((3, 1), (planned.WillGo, planned.FoundOf(SpreadFinding.OutOfSight)));
        var unseen = Assert.Single((await database.Send(new RowsOfSpread.Query(planned.RunId, SpreadFinding.OutOfSight))).Lines);
        Assert.Equal((null, null, null), (unseen.CaseFileId, unseen.Name, unseen.Reference));
        await database.As(stage.First).Send(new TakeFile.Command(taken.File.Id));
        await database.As(null).Change(async db => (await db.CaseFiles.SingleAsync(file => file.Id == closed.File.Id)).Close(Today));
        database.As(stage.Manager);
        var done = await stage.DoneAsync(planned);
        Assert.Equal((1, 2), (done.GivenOf(SpreadRowState.Given), done.FoundOf(SpreadFinding.ChangedSince)));
        Assert.Equal((null, stage.First.Id), (await stage.CaseworkerOfAsync(hidden), await stage.CaseworkerOfAsync(taken)));
        Assert.NotNull(await stage.CaseworkerOfAsync(stays));

        // Who may know protected people spreads them too.
        var seeing = A.StaffMember(Role.Manager).With(NamedPermission.LockedParts).In("0074").Build();
        await database.Save(seeing);
        Assert.Equal(1, (await (stage with { Manager = seeing }).PlannedAsync()).WillGo);
    }

    [Fact]
    public async Task The_files_of_somebody_who_is_away_go_to_the_others_within_what_they_can_do()
    {
        var stage = await WorkStage.SetAsync(database, "0080");
        for (var number = 0; number < 5; number++)
            await stage.FileAsync(20 + number, stage.First);
        await database.Send(new SetCapacity.Command(stage.Second.Id, null, 3, 2));
        var planned = await stage.PlannedAsync(command => command with { From = stage.First.Id, Receivers = [stage.Second.Id] });
        Assert.Equal((3, 2, 1), (planned.WillGo, planned.FoundOf(SpreadFinding.NoRoom), planned.FoundOf(SpreadFinding.FitsLate)));
        Assert.Equal([0, 2, 1], Assert.Single(planned.Receivers).InWeek);
        var over = await stage.PlannedAsync(command => command with { From = stage.First.Id, Receivers = [stage.Second.Id], EvenOver = true });
        Assert.Equal((5, 2), (over.WillGo, over.FoundOf(SpreadFinding.GoesOver)));
        var until = await stage.PlannedAsync(command => command with { From = stage.First.Id, Receivers = [stage.Second.Id], Because = DueReason.NoPlan, DueUntil = Today.AddDays(5) });
        Assert.Equal(2, until.Rows);
    }

    [Fact]
    public async Task Only_who_manages_here_spreads_and_only_over_the_team()
    {
        var stage = await WorkStage.SetAsync(database, "0085");
        await stage.FileAsync();
        var stranger = A.StaffMember(Role.Caseworker).In("0085").Build();
        await database.Save(stranger);
        Assert.Same(SpreadRules.WhoTakesPartIsOfTheTeam, (await Assert.ThrowsAsync<BrokenRuleException>(() => stage.PlannedAsync(command => command with { Receivers = [stranger.Id] }))).Rule);
        var planned = await stage.PlannedAsync();
        database.As(A.StaffMember(Role.Manager).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => stage.ShowAsync(planned.RunId));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new StartSpread.Command(Guid.NewGuid(), planned.RunId, planned.Version)));
        database.As(stage.First);
        await Assert.ThrowsAsync<Application.Pipeline.NotPermittedException>(() => stage.ShowAsync(planned.RunId));
    }

    [Fact]
    public async Task It_stops_goes_on_and_is_made_again()
    {
        var stage = await WorkStage.SetAsync(database, "0086");
        await stage.FileAsync();
        var planned = await stage.PlannedAsync();
        await database.Send(new PlanSpreadAgain.Command(Guid.NewGuid(), planned.RunId, planned.Version));
        Assert.Contains(planned.RunId, await database.AsSystem(services => services.GetRequiredService<SpreadWork>().WaitingAsync(default)));
        await database.Send(new StopSpread.Command(Guid.NewGuid(), planned.RunId));
        await stage.WorkAsync(planned.RunId);
        var stopped = await stage.ShowAsync(planned.RunId);
        Assert.Equal((RunState.Stopped, RunState.Checking), (stopped.State, stopped.StoppedFrom));
        await database.Send(new GoOnWithSpread.Command(Guid.NewGuid(), planned.RunId, stopped.Version));
        await stage.WorkAsync(planned.RunId);
        var again = await stage.ShowAsync(planned.RunId);
        Assert.Equal((RunState.Checked, 1), (again.State, again.WillGo));
        await database.Send(new DropSpread.Command(Guid.NewGuid(), planned.RunId, again.Version));
        Assert.Equal(RunState.Dropped, (await database.Send(new ListSpreads.Query())).Spreads.Single(line => line.RunId == planned.RunId).State);
        for (var time = 0; time < BatchProgress.MostFailures; time++)
            Assert.False(await database.AsSystem(services => services.GetRequiredService<SpreadWork>().FailAsync(planned.RunId, default)));
    }

    private Task FamilyAsync(params NewcomerBuilder[] members)
    {
        var household = Household.Start(database.Clock.GetUtcNow(), Application.Staff.SystemActor.Id);
        foreach (var member in members)
            household.Join(HouseholdMember.Known(member.Person.Id), "other", PartialDate.Of(2026, 1, 1), [], Today, A.Provenance);
        return database.Save(household);
    }
}
