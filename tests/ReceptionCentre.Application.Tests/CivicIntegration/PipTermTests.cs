using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.CivicIntegration;

/// <summary>The ten weeks of the first PIP, as its clock reads them from the facts.</summary>
public sealed class PipTermTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Theory]
    [InlineData(2026, 11, 2, "2027-01-11")]
    [InlineData(2026, 10, null, "2026-12-10")]
    public async Task It_is_ten_weeks_after_the_day_of_DUOs_letter_and_counts_from_the_first_possible_day(int year, int month, int? day, string last)
    {
        var stage = await Stage(PartialDate.Of(year, month, day));
        var clock = Assert.Single(await Clocks(stage), one => one.Reason == DueReason.PipTerm);
        Assert.Equal(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), clock.DueOn);
    }

    [Fact]
    public async Task Without_the_day_of_the_letter_it_counts_from_the_day_on_which_we_knew() =>
        Assert.Equal(new DateOnly(2027, 1, 10), Assert.Single(await Clocks(await Stage(PartialDate.Unknown)), one => one.Reason == DueReason.PipTerm).DueOn);

    [Fact]
    public async Task Who_is_registered_later_gets_ten_weeks_from_then_and_who_is_not_registered_has_no_term_yet()
    {
        var later = A.Newcomer(A.UnheardName());
        later.Stay.RecordDuty(Obliged(PartialDate.Of(2026, 10, 1)), Known);
        later.Stay.RecordRegisterEntry(RegisterState.Registered, null, PartialDate.Of(2026, 11, 10), Known);
        Assert.Equal(new DateOnly(2027, 1, 19), Assert.Single(await Clocks(await PlanStage.SetAsync(database, later)), one => one.Reason == DueReason.PipTerm).DueOn);

        var not = A.Newcomer(A.UnheardName());
        not.Stay.RecordDuty(Obliged(PartialDate.Of(2026, 10, 1)), Known);
        not.Stay.RecordRegisterEntry(RegisterState.NotRegistered, null, PartialDate.Of(2026, 9, 1), Known);
        Assert.DoesNotContain(await Clocks(await PlanStage.SetAsync(database, not)), one => one.Reason == DueReason.PipTerm);
    }

    [Fact]
    public async Task Nobody_else_has_the_term()
    {
        var earlier = A.Newcomer(A.UnheardName());
        earlier.Stay.RecordDuty(new(DutyState.Obliged, "wi2013", null, PartialDate.Of(2026, 10, 1), PartialDate.Of(2026, 10, 1)), Known);
        Assert.DoesNotContain(await Clocks(await PlanStage.SetAsync(database, earlier)), one => one.Reason == DueReason.PipTerm);
        Assert.DoesNotContain(await Clocks(await PlanStage.SetAsync(database)), one => one.Reason == DueReason.PipTerm);
        var moved = await Stage(PartialDate.Of(2026, 10, 1));
        await database.Send(new RecordTrajectory.Command(moved.File, 0, DutyGroup.Asylum, null, new(2026, 3, 1), A.Eindhoven, null, null));
        Assert.DoesNotContain(await Clocks(moved), one => one.Reason == DueReason.PipTerm);
        Assert.Equal(new DateOnly(2026, 3, 2), (await database.Send(new ShowTrajectory.Query(moved.File))).Term!.Value.From);
    }

    [Fact]
    public async Task While_others_are_asked_the_file_waits_and_two_weeks_after_their_answer_is_the_only_extension()
    {
        var stage = await Stage(PartialDate.Of(2026, 9, 15));
        Assert.Equal(new DateOnly(2026, 11, 24), Assert.Single(await Clocks(stage), one => one.Reason == DueReason.PipTerm).DueOn);
        var awaited = await database.Send(new AwaitInformation.Command(stage.File, 0, "Advies van de GGD", database.Clock.Today.AddDays(-5)));
        var waiting = Assert.Single(await Clocks(stage), one => one.Reason is DueReason.PipAwaited or DueReason.PipTerm);
        Assert.Equal((DueReason.PipAwaited, true, "Advies van de GGD"), (waiting.Reason, waiting.WaitsForOthers, waiting.What));

        await database.Send(new ReceiveInformation.Command(stage.File, awaited, (await database.Send(new ShowTrajectory.Query(stage.File))).Version, database.Clock.Today));
        Assert.Equal(new DateOnly(2026, 12, 5), Assert.Single(await Clocks(stage), one => one.Reason == DueReason.PipTerm).DueOn);
        Assert.Equal(new DateOnly(2026, 12, 5), (await database.Send(new ShowTrajectory.Query(stage.File))).PipUntil);
    }

    [Fact]
    public async Task An_answer_that_came_early_shortens_nothing()
    {
        var stage = await Stage(PartialDate.Of(2026, 11, 1));
        var awaited = await database.Send(new AwaitInformation.Command(stage.File, 0, "Advies van de GGD", database.Clock.Today.AddDays(-5)));
        await database.Send(new ReceiveInformation.Command(stage.File, awaited, (await database.Send(new ShowTrajectory.Query(stage.File))).Version, database.Clock.Today));
        Assert.Equal(new DateOnly(2027, 1, 10), Assert.Single(await Clocks(stage), one => one.Reason == DueReason.PipTerm).DueOn);
    }

    [Fact]
    public async Task The_last_day_of_the_integration_term_is_a_reminder_and_DUOs_date_leads()
    {
        var stage = await Stage(PartialDate.Of(2026, 9, 15));
        await database.Send(new RecordTrajectory.Command(stage.File, 0, DutyGroup.FamilyAndOther, null, null, null, new(2026, 10, 1), new(2029, 9, 30)));
        var clock = Assert.Single(await Clocks(stage), one => one.Reason == DueReason.IntegrationTerm);
        Assert.Equal((new DateOnly(2029, 9, 30), false), (clock.DueOn, DueReason.IntegrationTerm.IsClock()));
    }

    private static Provenance Known => A.Provenance;

    private static DutyDecision Obliged(PartialDate decided) => new(DutyState.Obliged, "wi2021", null, decided, PartialDate.Of(2026, 9, 1));

    private async Task<PlanStage> Stage(PartialDate decided)
    {
        var newcomer = A.Newcomer(A.UnheardName());
        newcomer.Stay.RecordDuty(Obliged(decided), Known);
        return await PlanStage.SetAsync(database, newcomer);
    }

    private Task<List<Domain.Clocks.Clock>> Clocks(PlanStage stage) =>
        database.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == stage.File && clock.EndedOn == null).ToListAsync());
}
