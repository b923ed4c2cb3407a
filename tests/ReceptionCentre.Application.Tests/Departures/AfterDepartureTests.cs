using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Departures;

/// <summary>How long a closed file is kept, and calling somebody who agreed to it.</summary>
public sealed class AfterDepartureTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Theory]
    [InlineData("integration-guidance", 10)]
    [InlineData("debt-help", 5)]
    [InlineData("voluntary-plan", null)]
    public async Task Closing_starts_the_term_of_the_task_where_one_is_known_and_taking_back_ends_it(string task, int? years)
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().ForTask(task));
        var departure = await database.PlanDeparture(stage.File);
        Assert.Equal(years, Assert.Single((await database.Send(new DepartureCheck.Query(stage.File, departure))).Files).KeptYears);
        await database.CarryOut(stage.File, departure);
        var until = years is { } number ? Today.AddDays(1).AddYears(number) : (DateOnly?)null;
        Assert.Equal(until, (await database.Send(new Application.CaseFiles.FileHead.Query(stage.File))).Closed!.KeptUntil);
        await database.Send(new TakeBackDeparture.Command(stage.File, departure, await database.VersionOf(departure), "Vergissing"));
        Assert.Null(await database.InDb(db => db.CaseFiles.Where(file => file.Id == stage.File).Select(file => file.KeptUntil).SingleAsync()));
    }

    [Fact]
    public async Task Who_agreed_is_called_on_the_proposed_day_and_what_came_of_it_is_a_contact_of_the_closed_file()
    {
        var stage = await PlanStage.SetAsync(database);
        var settings = MunicipalitySettings.For(A.Amsterdam);
        settings.Choose(new(CallAfterDays: 21));
        await database.Save(settings);
        database.As(stage.Caseworker);
        var departure = await database.PlanDeparture(stage.File, DepartureSamples.Return() with { MayCall = true });
        var check = await database.Send(new DepartureCheck.Query(stage.File, departure));
        Assert.Equal((true, Today.AddDays(21)), (check.MayCall, check.CallOn));
        await CarryOutAsync(stage.File, departure, check.CallOn);

        var call = Assert.Single(await database.Send(new CallsAfterDeparture.Query()), one => one.DepartureId == departure);
        Assert.Equal((Today.AddDays(21), false, true, "Jolanda de Wit"), (call.On, call.IsLate, call.IsMine, call.Caseworker));
        database.As(stage.Elsewhere);
        Assert.DoesNotContain(await database.Send(new CallsAfterDeparture.Query()), one => one.DepartureId == departure);

        database.As(stage.Caseworker);
        var note = new NoteCallAfterDeparture.Command(stage.File, departure, await database.VersionOf(departure), "telephone", false, "Nam niet op.", Today.AddDays(3), Guid.NewGuid());
        Assert.Equal("NextOn", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(note with { NextOn = Today }))).Fields[0].Field);
        Assert.Equal(await database.Send(note), await database.Send(note));
        Assert.Equal(Today.AddDays(3), Assert.Single(await database.Send(new CallsAfterDeparture.Query()), one => one.DepartureId == departure).On);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(note with { OnceKey = Guid.NewGuid() }));
        await database.Send(note with { Version = await database.VersionOf(departure), Reached = true, Heard = "Zij heeft werk.", NextOn = null, OnceKey = Guid.NewGuid() });

        Assert.DoesNotContain(await database.Send(new CallsAfterDeparture.Query()), one => one.DepartureId == departure);
        var notes = await database.InDb(db => db.ContactNotes.Where(one => one.CaseFileId == stage.File).OrderBy(one => one.WrittenAt).ThenBy(one => one.Id).ToListAsync());
        Assert.Equal([(false, null), (true, ContactOccasions.AfterDeparture)], notes.Select(one => (one.PersonTookPart, one.Occasion)).OrderBy(one => one.PersonTookPart));
        var again = note with { Version = await database.VersionOf(departure), OnceKey = Guid.NewGuid() };
        Assert.Equal(DepartureRules.OnlyAPlannedCallIsNoted, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(again))).Rule);
        Assert.NotNull(await database.InDb(db => db.CaseFiles.Where(file => file.Id == stage.File).Select(file => file.ClosedOn).SingleAsync()));
    }

    [Fact]
    public async Task Without_consent_nobody_is_called_and_another_team_notes_nothing()
    {
        var stage = await PlanStage.SetAsync(database);
        Assert.Equal("Forwarding", (await Assert.ThrowsAsync<InvalidInputException>(
            () => database.PlanDeparture(stage.File, DepartureSamples.Return() with { MayCall = true, Forwarding = null }))).Fields[0].Field);
        var departure = await database.PlanDeparture(stage.File);
        Assert.Null((await database.Send(new DepartureCheck.Query(stage.File, departure))).CallOn);
        Assert.Equal(DepartureRules.OnlyWhoAgreedIsCalled, (await Assert.ThrowsAsync<BrokenRuleException>(() => CarryOutAsync(stage.File, departure, Today.AddDays(7)))).Rule);

        var other = await PlanStage.SetAsync(database);
        var called = await database.PlanDeparture(other.File, DepartureSamples.Return() with { MayCall = true });
        await CarryOutAsync(other.File, called, Today.AddDays(7));
        database.As(other.OtherTeam);
        var note = new NoteCallAfterDeparture.Command(other.File, called, await database.VersionOf(called), "telephone", true, "Goed.", null, Guid.NewGuid());
        Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(note))).Rule);
        database.As(other.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(note));
    }

    [Fact]
    public async Task Who_was_found_gone_is_known_by_the_silence()
    {
        var stage = await PlanStage.SetAsync(database);
        var departure = await database.PlanDeparture(stage.File, DepartureSamples.Return(kind: Departure.Disappeared));
        var command = new CarryOutDeparture.Command(
            stage.File, departure, await database.VersionOf(departure), PartialDate.Of(Today), Guid.NewGuid(), DepartureEvidence.Told, PartialDate.Of(Today.AddDays(-9)));
        Assert.Equal("SilentSince", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command))).Fields[0].Field);
        await database.Send(command with { Evidence = DepartureEvidence.FoundGone });
        var shown = (await database.Send(new ShowDeparture.Query(stage.File))).Now!;
        Assert.Equal((DepartureEvidence.FoundGone, PartialDate.Of(Today.AddDays(-9))), (shown.Evidence, shown.SilentSince));
    }

    private async Task CarryOutAsync(Guid file, Guid departure, DateOnly? callOn) => await database.Send(
        new CarryOutDeparture.Command(file, departure, await database.VersionOf(departure), PartialDate.Of(Today), Guid.NewGuid(), DepartureEvidence.SeenLeaving, CallOn: callOn));
}
