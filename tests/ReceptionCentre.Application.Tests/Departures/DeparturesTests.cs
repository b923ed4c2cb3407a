using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Departures;

public sealed class DeparturesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task A_planned_departure_is_kept_with_its_reasons_and_changed_as_the_screen_showed_it()
    {
        var stage = await PlanStage.SetAsync(database);
        var id = await database.PlanDeparture(stage.File, DepartureSamples.Return(PartialDate.Of(2027, 1)));
        var shown = (await database.Send(new ShowDeparture.Query(stage.File))).Now!;
        Assert.Equal((DepartureState.Planned, "return", PartialDate.Of(2027, 1)), (shown.State, shown.KindCode, shown.PlannedOn));
        Assert.Equal(["work-ended", "family"], shown.Reasons.Select(reason => reason.Value).OrderByDescending(code => code));

        await database.Send(new ChangeDeparture.Command(stage.File, id, shown.Version, DepartureSamples.Return() with { Reasons = ["homesick"] }));
        Assert.Equal(["homesick"], (await database.Send(new ShowDeparture.Query(stage.File))).Now!.Reasons.Select(reason => reason.Value));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangeDeparture.Command(stage.File, id, shown.Version, DepartureSamples.Return())));
        Assert.Equal(DepartureRules.OneDepartureAtATime, await Refused(() => database.PlanDeparture(stage.File)));
    }

    [Fact]
    public async Task Invalid_input_stands_by_its_field()
    {
        var stage = await PlanStage.SetAsync(database);
        async Task<string> Field(DepartureInput input) =>
            (await Assert.ThrowsAsync<InvalidInputException>(() => database.PlanDeparture(stage.File, input))).Fields[0].Field;
        Assert.Equal("Kind", await Field(DepartureSamples.Return() with { Kind = null }));
        Assert.Equal("Kind", await Field(DepartureSamples.Return(kind: "nowhere")));
        Assert.Equal("Municipality", await Field(DepartureSamples.MoveTo("")));
        Assert.Equal("Country", await Field(DepartureSamples.Return() with { Country = "atlantis" }));
        Assert.Equal("Reasons", await Field(DepartureSamples.Return() with { Reasons = ["boredom"] }));
        Assert.Equal(DepartureRules.AMoveGoesSomewhereElse, await Refused(() => database.PlanDeparture(stage.File, DepartureSamples.MoveTo(A.Amsterdam))));
    }

    [Fact]
    public async Task A_cancelled_departure_stays_to_be_seen_with_its_reason()
    {
        var stage = await PlanStage.SetAsync(database);
        var id = await database.PlanDeparture(stage.File);
        await database.Send(new CancelDeparture.Command(stage.File, id, await database.VersionOf(id), "Zij blijft toch."));
        var page = await database.Send(new ShowDeparture.Query(stage.File));
        Assert.Null(page.Now);
        Assert.Equal((DepartureState.Cancelled, "Zij blijft toch."), (page.Earlier[0].State, page.Earlier[0].EndReason));
        Assert.Equal("Zij blijft toch.", (await stage.Audit("Departures.CancelDeparture")).Reason);
        await database.PlanDeparture(stage.File);
    }

    [Fact]
    public async Task One_step_closes_stay_file_and_everything_that_is_open_in_it()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        await stage.Agree(plan);
        var paper = await database.Send(new RequestPlanDocument.Command(plan, null, Guid.NewGuid()));
        var question = Domain.Access.AccessRequest.Ask(stage.Newcomer.Person.Id, A.Amsterdam, "Is er al een plan?", A.Provenance.At, stage.Caseworker.Id);
        await database.Save(question);
        database.As(stage.Caseworker);
        var id = await database.PlanDeparture(stage.File);

        var check = await database.Send(new DepartureCheck.Query(stage.File, id));
        Assert.Equal(["AccessQuestion", "Document", "PlanAgreed"], Assert.Single(check.Files).Open.Select(thing => thing.Kind).Order());
        await database.CarryOut(stage.File, id);

        var (file, stay, stored, made) = await database.InDb(async db => (
            await db.CaseFiles.SingleAsync(file => file.Id == stage.File), await db.Stays.SingleAsync(stay => stay.Id == stage.Newcomer.Stay.Id),
            await db.Plans.SingleAsync(one => one.Id == plan), await db.Documents.SingleAsync(one => one.Id == paper)));
        Assert.Equal((Today, "return"), (file.ClosedOn!.Value, file.ClosedBecause));
        Assert.Equal(PartialDate.Of(Today.AddDays(-1)), stay.EndedOn);
        Assert.Equal((PlanState.Ended, DocumentState.Withdrawn), (stored.State, made.State));
        Assert.True((await database.Send(new MyAccessQuestions.Query())).Single(one => one.Id == question.Id).IsWithdrawn);
        Assert.DoesNotContain((await database.Send(new Caseload.Query())).Files, line => line.CaseFileId == stage.File);
        var audit = await stage.Audit("Departures.CarryOutDeparture");
        Assert.Contains(audit.Changes, change => change is { Thing: "Stay", Field: "EndedOn" });
        Assert.Contains(audit.Changes, change => change is { Thing: "CaseFile", Field: "ClosedBecause", After: "return" });
    }

    [Fact]
    public async Task The_same_form_sent_twice_closes_once()
    {
        var stage = await PlanStage.SetAsync(database);
        var id = await database.PlanDeparture(stage.File);
        var command = new CarryOutDeparture.Command(stage.File, id, await database.VersionOf(id), PartialDate.Of(Today), Guid.NewGuid());
        Assert.Equal(await database.Send(command), await database.Send(command));
        Assert.Equal(CaseFileRules.AClosedFileIsReadOnly, await Refused(() => database.Send(command with { OnceKey = Guid.NewGuid() })));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Somebody_departs_on_a_day_that_has_come(int? daysAhead)
    {
        var stage = await PlanStage.SetAsync(database);
        var id = await database.PlanDeparture(stage.File);
        var on = daysAhead is { } days ? PartialDate.Of(Today.AddDays(days)) : (PartialDate?)null;
        var refused = await Assert.ThrowsAsync<InvalidInputException>(async () =>
            await database.Send(new CarryOutDeparture.Command(stage.File, id, await database.VersionOf(id), on, Guid.NewGuid())));
        Assert.Equal(("DepartedOn", DepartureRules.DepartedOnADayThatHasCome.Name), (refused.Fields[0].Field, refused.Fields[0].Text));
        Assert.Equal(StayRules.AStayEndsAfterItBegins, await Refused(async () =>
            await database.Send(new CarryOutDeparture.Command(stage.File, id, await database.VersionOf(id), PartialDate.Of(2020), Guid.NewGuid()))));
    }

    [Fact]
    public async Task Another_file_of_the_same_stay_closes_too_and_one_of_another_municipality_is_told()
    {
        var stage = await PlanStage.SetAsync(database);
        var (person, stay) = (stage.Newcomer.Person, stage.Newcomer.Stay);
        var same = CaseFile.Open(person.Id, stay.Id, A.Amsterdam, "voluntary-plan", new(2026, 10, 1));
        var theirs = CaseFile.Open(person.Id, stay.Id, A.Eindhoven, "voluntary-plan", new(2026, 10, 1));
        await database.Save(same, theirs);
        var id = await database.PlanDeparture(stage.File);
        var check = await database.Send(new DepartureCheck.Query(stage.File, id));
        Assert.Equal((2, A.Eindhoven), (check.Files.Count, Assert.Single(check.Told).Value));
        await database.CarryOut(stage.File, id);

        Assert.NotNull((await database.InDb(db => db.CaseFiles.SingleAsync(file => file.Id == same.Id))).ClosedOn);
        Assert.Null((await database.InDb(db => db.CaseFiles.SingleAsync(file => file.Id == theirs.Id))).ClosedOn);
        Assert.Contains(await database.InDb(db => db.AuditEvents.Where(audit => audit.CaseFileId == theirs.Id).Select(audit => audit.Action).ToListAsync()), action => action == "Departures.CarryOutDeparture");
        Assert.Contains(await ClocksAsync(Today), clock => clock is { Reason: DueReason.DepartureTold } && clock.CaseFileId == theirs.Id);

        database.As(stage.Elsewhere);
        var notice = Assert.Single((await database.Send(new ShowDeparture.Query(theirs.Id))).Notices);
        Assert.Equal((A.Amsterdam, "return", false), (notice.SaidBy!.Value, notice.Kind!.Value, notice.IsRead));
        await database.Send(new ReadDepartureNotice.Command(theirs.Id, notice.Id));
        Assert.True(Assert.Single((await database.Send(new ShowDeparture.Query(theirs.Id))).Notices).IsRead);
        Assert.DoesNotContain(await ClocksAsync(Today), clock => clock.CaseFileId == theirs.Id);
        // The other municipality closes its own; the stay ended already.
        await database.Depart(theirs.Id);
        Assert.Equal(PartialDate.Of(Today.AddDays(-1)), (await database.InDb(db => db.Stays.SingleAsync(one => one.Id == stay.Id))).EndedOn);
    }

    [Fact]
    public async Task A_departure_that_was_a_mistake_is_taken_back_and_both_stay_in_the_history()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        var id = await database.Depart(stage.File);
        Assert.Equal(PlanState.Dropped, (await stage.Stored(plan)).State);
        Assert.True((await database.Send(new ShowDeparture.Query(stage.File))).Now!.MayTakeBack);

        database.As(stage.OtherTeam);
        Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, await Refused(async () => await database.Send(new TakeBackDeparture.Command(stage.File, id, await database.VersionOf(id), "x"))));
        database.As(stage.Colleague);
        await database.Send(new TakeBackDeparture.Command(stage.File, id, await database.VersionOf(id), "Verkeerde persoon."));

        Assert.Null((await database.InDb(db => db.CaseFiles.SingleAsync(file => file.Id == stage.File))).ClosedOn);
        Assert.Null((await database.InDb(db => db.Stays.SingleAsync(stay => stay.Id == stage.Newcomer.Stay.Id))).EndedOn);
        Assert.Equal(PlanState.Draft, (await stage.Stored(plan)).State);
        Assert.Equal(DepartureState.TakenBack, Assert.Single((await database.Send(new ShowDeparture.Query(stage.File))).Earlier).State);
        Assert.Equal("Verkeerde persoon.", (await stage.Audit("Departures.TakeBackDeparture")).Reason);
        Assert.NotNull(await stage.Audit("Departures.CarryOutDeparture"));
        Assert.Equal(DepartureRules.OnlyADepartureThatHappenedIsTakenBack, await Refused(async () => await database.Send(new TakeBackDeparture.Command(stage.File, id, await database.VersionOf(id), "x"))));
    }

    [Fact]
    public async Task A_departure_is_not_taken_back_once_a_new_stay_began()
    {
        var stage = await PlanStage.SetAsync(database);
        var id = await database.Depart(stage.File);
        await database.Save(Stay.Begin(stage.Newcomer.Person.Id, A.Eindhoven, PartialDate.Of(Today)));
        Assert.False((await database.Send(new ShowDeparture.Query(stage.File))).Now!.MayTakeBack);
        Assert.Equal(DepartureRules.NothingElseBegan, await Refused(async () => await database.Send(new TakeBackDeparture.Command(stage.File, id, await database.VersionOf(id), "x"))));
    }

    [Fact]
    public async Task When_the_planned_day_passes_the_file_asks_whether_the_person_left()
    {
        var stage = await PlanStage.SetAsync(database);
        var id = await database.PlanDeparture(stage.File, DepartureSamples.Return(PartialDate.Of(2026, 12)));
        var clock = Assert.Single(await ClocksAsync(Today), clock => clock.CaseFileId == stage.File);
        Assert.Equal((DueReason.DepartureDay, id, new DateOnly(2026, 12, 31), Today), (clock.Reason, clock.SubjectId, clock.DueOn, clock.StartedOn));
        Assert.DoesNotContain(await ClocksAsync(Today.AddDays(-1)), earlier => earlier.CaseFileId == stage.File);
        await database.CarryOut(stage.File, id);
        Assert.DoesNotContain(await ClocksAsync(Today), after => after.CaseFileId == stage.File);
    }

    [Fact]
    public async Task A_departure_without_a_day_asks_for_one_after_two_weeks_until_a_month_is_said()
    {
        var stage = await PlanStage.SetAsync(database);
        var id = await database.PlanDeparture(stage.File, DepartureSamples.Return());
        var clock = Assert.Single(await ClocksAsync(Today), clock => clock.CaseFileId == stage.File);
        Assert.Equal((DueReason.DepartureNoDay, id, Today.AddDays(14), Today), (clock.Reason, clock.SubjectId, clock.DueOn, clock.StartedOn));
        Assert.Equal(DueReason.DepartureNoDay, await AskedAsync());
        await database.Send(new ChangeDeparture.Command(stage.File, id, await database.VersionOf(id), DepartureSamples.Return(PartialDate.Of(2027, 2))));
        Assert.Equal(DueReason.DepartureDay, await AskedAsync());

        async Task<DueReason> AskedAsync() => await database.InDb(db => db.Clocks
            .Where(asked => asked.CaseFileId == stage.File && asked.SubjectId == id && asked.EndedOn == null).Select(asked => asked.Reason).SingleAsync());
    }

    [Fact]
    public async Task Only_its_own_team_records_a_departure_and_other_municipalities_do_not_see_it()
    {
        var stage = await PlanStage.SetAsync(database);
        database.As(stage.OtherTeam);
        Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, await Refused(() => database.PlanDeparture(stage.File)));
        database.As(stage.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.PlanDeparture(stage.File));
        database.As(stage.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.PlanDeparture(stage.File));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowDeparture.Query(stage.File)));
    }

    private Task<List<ClockReading>> ClocksAsync(DateOnly day) =>
        database.AsSystem(services => new DepartureClocks(services.GetRequiredService<IReceptionDb>()).On(day).ToListAsync());

    private static async Task<Rule> Refused(Func<Task> work) => (await Assert.ThrowsAsync<BrokenRuleException>(work)).Rule;
}
