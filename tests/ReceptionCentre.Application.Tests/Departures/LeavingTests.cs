using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Departures;

/// <summary>Somebody can be "must leave" and "cannot leave" at once, and work on return, support and appeal stays open together.</summary>
public sealed class LeavingTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Recording_one_closes_nothing_return_support_and_appeal_go_on_together()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        await stage.Agree(plan);
        var departure = await database.PlanDeparture(stage.File);
        await RecordAsync(stage, LeavingKind.MustLeave, "letter-ind", null);
        await RecordAsync(stage, LeavingKind.CannotLeave, "procedure", Today.AddDays(30));
        await RecordAsync(stage, LeavingKind.CannotLeave, "no-papers", null);

        var page = await database.Send(new ShowLeaving.Query(stage.File));
        Assert.Equal([(LeavingKind.MustLeave, "letter-ind"), (LeavingKind.CannotLeave, "procedure"), (LeavingKind.CannotLeave, "no-papers")], page.Facts.Select(fact => (fact.Kind, fact.Because!.Value)));
        Assert.Equal((true, true, true), (page.ReturnIsOpen, page.SupportIsOpen, page.AppealIsOpen));
        Assert.Equal(("Zelf verteld", "Jolanda de Wit"), (page.Facts[0].Source!.Dutch, page.Facts[0].RecordedBy));
        Assert.Equal(PlanState.Agreed, (await stage.Stored(plan)).State);
        Assert.Equal(DepartureState.Planned, await database.InDb(db => db.Departures.Where(one => one.Id == departure).Select(one => one.State).SingleAsync()));
        Assert.Equal((null, null), await database.InDb(async db => (
            (await db.CaseFiles.SingleAsync(file => file.Id == stage.File)).ClosedOn, (await db.Stays.SingleAsync(stay => stay.Id == stage.Newcomer.Stay.Id)).EndedOn)));
    }

    [Fact]
    public async Task It_asks_to_be_looked_at_again_until_it_is_no_longer_so()
    {
        var stage = await PlanStage.SetAsync(database);
        await RecordAsync(stage, LeavingKind.CannotLeave, "no-papers", Today.AddDays(14));
        var fact = Assert.Single((await database.Send(new ShowLeaving.Query(stage.File))).Facts);
        var clock = await database.InDb(db => db.Clocks.SingleAsync(one => one.CaseFileId == stage.File && one.Reason == DueReason.LeavingAgain && one.EndedOn == null));
        Assert.Equal((fact.Id, Today.AddDays(14)), (clock.SubjectId, clock.DueOn));
        await database.Send(new EndStayFact.Command(
            Guid.NewGuid(), stage.File, fact.Id, (await database.Send(new ShowLeaving.Query(stage.File))).StayVersion, false, PartialDate.Of(Today), "Het paspoort is er."));
        Assert.Empty((await database.Send(new ShowLeaving.Query(stage.File))).Facts);
        Assert.False(await database.InDb(db => db.Clocks.AnyAsync(one => one.CaseFileId == stage.File && one.Reason == DueReason.LeavingAgain && one.EndedOn == null)));
    }

    [Fact]
    public async Task Reason_and_source_are_named_and_only_the_team_of_the_file_records_it()
    {
        var stage = await PlanStage.SetAsync(database);
        var right = await CommandAsync(stage, LeavingKind.MustLeave, "letter-ind", null);
        async Task<string> Field(RecordLeaving.Command command) => (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command))).Fields[0].Field;
        Assert.Equal("Because", await Field(right with { Because = null }));
        // A reason why somebody cannot leave is none why somebody must.
        Assert.Equal("Because", await Field(right with { Because = "no-papers" }));
        Assert.Equal("Source", await Field(right with { Source = null }));
        Assert.Equal("AskAgainOn", await Field(right with { AskAgainOn = Today }));
        database.As(stage.OtherTeam);
        Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(right))).Rule);
        database.As(stage.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(right));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowLeaving.Query(stage.File)));
        database.As(stage.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(right));
    }

    private async Task RecordAsync(PlanStage stage, LeavingKind kind, string because, DateOnly? again) => await database.Send(await CommandAsync(stage, kind, because, again));

    private async Task<RecordLeaving.Command> CommandAsync(PlanStage stage, LeavingKind kind, string because, DateOnly? again) => new(
        Guid.NewGuid(), stage.File, (await database.Send(new ShowLeaving.Query(stage.File))).StayVersion, kind, because, null, again, "person-said", "Brief gezien.");
}
