using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Duo;

namespace ReceptionCentre.Application.Tests.Duo;

/// <summary>What is owed to the executing agency follows from the facts; entered by hand it is owed no longer, until it changes.</summary>
public sealed class ReportingToDuoTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_pip_that_was_decided_is_owed_within_the_term_and_no_longer_once_it_was_entered()
    {
        var stage = await DuoStage.SetAsync(database);
        Assert.Empty(await stage.Owed());
        var plan = await stage.Plan.DecidedPip();
        Assert.Equal([DueReason.DuoPip], await stage.Owed());

        var line = Assert.Single((await database.Send(new DuoReports.Query())).Lines, one => one.CaseFileId == stage.File);
        Assert.Equal((plan, database.Clock.Today.AddDays(7), false, null), (line.SubjectId, line.DueOn, line.IsLate, line.Last));
        Assert.Empty(line.Blocks);
        var owed = Assert.Single((await database.Send(new ShowDuoFile.Query(stage.File))).Owed);
        Assert.Equal(["dagtekeningPip=2026-11-21", "leerroute=B", "niveau=B1", "geschatteIntensiteitB1Route=640", "indicatorAlfabetiseringsonderwijs=NVT"], owed.Draft.Fields.Select(one => $"{one.Name}={one.Value}"));

        var once = Guid.NewGuid();
        var told = await Enter(stage, plan, once, "Opgeslagen om 11:58");
        Assert.Equal(told, await Enter(stage, plan, once, "Opgeslagen om 11:58"));
        Assert.Empty(await stage.Owed());
        await Breaks(DuoRules.NothingIsToldTwice, () => Enter(stage, plan));
        var shown = Assert.Single((await database.Send(new ShowDuoFile.Query(stage.File))).Told);
        Assert.Equal((true, "Jolanda de Wit", "Opgeslagen om 11:58", 5), (shown.Stands, shown.By, shown.Acknowledgement, shown.Fields.Count));
        Assert.Contains((await stage.Plan.Audit("Duo.EnterReport")).Changes, change => change.Thing == nameof(DuoMessage));
    }

    [Fact]
    public async Task Without_a_pip_at_DUO_a_pvt_may_not_go_unless_the_portal_took_it_all_the_same()
    {
        var stage = await DuoStage.SetAsync(database);
        var pvt = await stage.Achieve(AchievementKind.Pvt, database.Clock.Today);
        Assert.Equal([DuoRules.ThePipGoesFirst], Assert.Single((await database.Send(new DuoReports.Query(DueReason.DuoPvt))).Lines, line => line.CaseFileId == stage.File).Blocks.Select(one => one.Rule));
        await Breaks(DuoRules.NotBeforeItMayGo, () => Enter(stage, pvt));
        var told = await database.Send(new EnterReport.Command(Guid.NewGuid(), stage.File, pvt, null, true, null));
        Assert.True((await stage.Message(told)).DespiteChecks);
        Assert.Empty(await stage.Owed());
    }

    [Fact]
    public async Task A_pip_from_before_the_worklist_is_not_owed_and_keeps_nothing_else_waiting()
    {
        var stage = await DuoStage.SetAsync(database);
        database.Clock.Advance(TimeSpan.FromDays(-30));
        try
        {
            await stage.Plan.DecidedPip();
        }
        finally
        {
            database.Clock.Advance(TimeSpan.FromDays(30));
        }
        Assert.Empty(await stage.Owed());
        await Enter(stage, await stage.Achieve(AchievementKind.Pvt, database.Clock.Today));
        Assert.Empty(await stage.Owed());
    }

    [Fact]
    public async Task Another_day_is_a_correction_and_no_day_any_more_a_withdrawal()
    {
        var stage = await DuoStage.SetAsync(database);
        await Enter(stage, await stage.Plan.DecidedPip());
        database.Clock.Advance(TimeSpan.FromDays(20));
        try
        {
            database.As(stage.Caseworker);
            var first = await Enter(stage, await stage.Achieve(AchievementKind.Map, database.Clock.Today.AddDays(-1)));
            var second = await stage.Achieve(AchievementKind.Map, database.Clock.Today, null, "Verkeerde dag");
            Assert.Equal([DueReason.DuoMap], await stage.Owed());
            Assert.Equal((DuoAct.Correct, (Guid?)first), Owed(await database.Send(new ShowDuoFile.Query(stage.File))));
            var corrected = await Enter(stage, second);
            Assert.False((await stage.Message(first)).Stands);

            await stage.Withdraw(second, "Van een ander");
            Assert.Equal([DueReason.DuoWithdrawal], await stage.Owed());
            Assert.Equal((DuoAct.Withdraw, (Guid?)corrected), Owed(await database.Send(new ShowDuoFile.Query(stage.File))));
            await Breaks(DuoRules.AWithdrawalHasAReason, () => Enter(stage, second));
            var gone = await database.Send(new EnterReport.Command(Guid.NewGuid(), stage.File, second, "Leeggemaakt", false, "Van een ander"));
            Assert.Empty(await stage.Owed());
            Assert.Equal((false, "Van een ander"), ((await stage.Message(corrected)).Stands, (await stage.Message(gone)).Reason));
        }
        finally
        {
            database.Clock.Advance(TimeSpan.FromDays(-20));
        }
    }

    [Fact]
    public async Task Hours_are_a_total_of_which_the_last_is_owed()
    {
        var stage = await DuoStage.SetAsync(database);
        var first = await stage.Count(HoursKind.IntakeLessons, 12);
        await Enter(stage, first);
        database.Clock.Advance(TimeSpan.FromDays(1));
        try
        {
            database.As(stage.Caseworker);
            var second = await stage.Count(HoursKind.IntakeLessons, 20);
            Assert.Equal([DueReason.DuoHours], await stage.Owed());
            Assert.Equal("20", Assert.Single(Assert.Single((await database.Send(new ShowDuoFile.Query(stage.File))).Owed).Draft.Fields).Value);
            await Enter(stage, second);
            Assert.Empty(await stage.Owed());
        }
        finally
        {
            database.Clock.Advance(TimeSpan.FromDays(-1));
        }
    }

    [Fact]
    public async Task What_was_wrongly_told_is_withdrawn_with_its_proof_and_owed_again_while_it_stands_here()
    {
        var stage = await DuoStage.SetAsync(database);
        var plan = await stage.Plan.DecidedPip();
        var told = await Enter(stage, plan);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new WithdrawReport.Command(Guid.NewGuid(), told, " ", null, false, false)));
        Assert.Contains(invalid.Fields, field => field.Text == DuoRules.AWithdrawalHasAReason.Name);
        var withdrawn = await database.Send(new WithdrawReport.Command(Guid.NewGuid(), told, "Bij de verkeerde persoon ingevoerd", "Verwijderd", false, false));
        var proof = await stage.Message(withdrawn);
        Assert.Equal((DuoAct.Withdraw, (Guid?)told, "Bij de verkeerde persoon ingevoerd", "Verwijderd", stage.Caseworker.Id), (proof.Act, proof.ReplacesId, proof.Reason, proof.Acknowledgement, proof.AcceptedBy!.Value));
        Assert.Equal([DueReason.DuoPip], await stage.Owed());
        await Enter(stage, plan);
        await Breaks(DuoRules.NothingIsToldTwice, () => database.Send(new WithdrawReport.Command(Guid.NewGuid(), told, "Nog eens", null, false, false)));
    }

    [Fact]
    public async Task Another_municipality_and_the_front_desk_see_and_do_nothing_of_it()
    {
        var stage = await DuoStage.SetAsync(database);
        var plan = await stage.Plan.DecidedPip();
        database.As(stage.Plan.Elsewhere);
        Assert.DoesNotContain((await database.Send(new DuoReports.Query())).Lines, line => line.CaseFileId == stage.File);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowDuoFile.Query(stage.File)));
        await Assert.ThrowsAsync<NotThereException>(() => Enter(stage, plan));
        database.As(stage.Plan.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new DuoReports.Query()));
        // The work with DUO is done for the municipality: not only by the team of the file.
        database.As(stage.Plan.OtherTeam);
        await Enter(stage, plan);
        Assert.Empty(await stage.Owed());
    }

    [Fact]
    public async Task Where_the_worklist_is_off_nothing_is_owed_and_an_administrator_switches_it_on()
    {
        var stage = await DuoStage.SetAsync(database);
        var administrator = A.StaffMember(Role.Administrator).Build();
        await database.Save(administrator);
        database.As(administrator);
        var view = await database.Send(new ShowDuoSettings.Query(A.Amsterdam));
        Assert.Equal((7, true), (view.ReportDays, view.ByInterface));
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new ChangeDuoSettings.Command(A.Amsterdam, view.Version, null, 61, true, "12")));
        Assert.Equal([DuoRules.TheTermIsInItsRange.Name, DuoRules.AnOrganisationHasItsNumber.Name], invalid.Fields.Select(field => field.Text));
        await database.Send(new ChangeDuoSettings.Command(A.Amsterdam, view.Version, view.ReportsFrom, 9, true, DuoStage.Oin));
        Assert.True(await database.InDb(db => db.TermsChanges.AnyAsync(change => change.Municipality == A.Amsterdam)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowDuoSettings.Query(A.Eindhoven)));
        await database.Send(new ChangeDuoSettings.Command(A.Amsterdam, view.Version + 1, view.ReportsFrom, 7, true, DuoStage.Oin));
        Assert.Equal("Duo.OneSetOfSettings", DuoRules.OneSetOfSettings.Name);
        database.As(stage.Caseworker);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ShowDuoSettings.Query(A.Amsterdam)));
    }

    private async Task<Guid> Enter(DuoStage stage, Guid subject, Guid? once = null, string? shown = null) =>
        await database.Send(new EnterReport.Command(once ?? Guid.NewGuid(), stage.File, subject, shown, false, null));

    private static (DuoAct, Guid?) Owed(ShowDuoFile.Result shown) => (shown.Owed.Single().Draft.Act, shown.Owed.Single().Draft.ReplacesId);

    private static async Task Breaks(Rule rule, Func<Task> send) => Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(send)).Rule);
}
