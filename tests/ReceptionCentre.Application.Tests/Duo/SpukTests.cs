using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Duo;

/// <summary>The yearly count over real files: who is looked at, what is said, and what leaves.</summary>
public sealed class SpukTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task Each_person_with_a_duty_is_counted_or_told_why_not()
    {
        var housed = await SettledAsync(DutyGroup.Asylum, new(2026, 3, 1));
        var unknown = await PlanStage.SetAsync(database, A.Newcomer(A.UnheardName()).Obliged());
        var voluntary = await PlanStage.SetAsync(database, A.Newcomer(A.UnheardName()));
        var elsewhere = await PlanStage.SetAsync(database, A.Newcomer(A.UnheardName()).Obliged());

        var result = await database.As(housed.Caseworker).Send(new CountSpuk.Query(2026));
        Assert.False(result.IsFinal);
        Assert.Equal(new SpukFinding(SpukReason.HousedAsylum, 1), Of(result, housed).Finding);
        Assert.Equal(SpukReason.GroupUnknown, Of(result, unknown).Finding.Reason);
        Assert.DoesNotContain(result.Lines, line => line.CaseFileId == voluntary.File);
        Assert.Equal(result.Lines.Count, result.All);
        Assert.Equal(result.Lines.Count(line => line.Finding.Counts), result.Counts);

        // In the year before, neither file was open.
        var before = await database.Send(new CountSpuk.Query(2025));
        Assert.DoesNotContain(before.Lines, line => line.CaseFileId == housed.File || line.CaseFileId == unknown.File);
        // Somebody of another municipality sees none of them.
        Assert.DoesNotContain((await database.As(elsewhere.Elsewhere).Send(new CountSpuk.Query(2026))).Lines, line => line.CaseFileId == housed.File);
    }

    [Fact]
    public async Task A_year_before_the_act_or_still_to_come_is_refused_and_what_leaves_is_recorded()
    {
        var stage = await SettledAsync(DutyGroup.FamilyAndOther, null);
        database.As(stage.Caseworker);
        foreach (var year in (int[])[2021, 2027])
        {
            var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new CountSpuk.Query(year)));
            Assert.Contains(refused.Fields, field => field.Text == SpukRules.AYearOfTheAct.Name);
        }
        var taken = await database.Send(new ExportSpuk.Command(2026, stage.Newcomer.File.Controller));
        Assert.Equal(new SpukFinding(SpukReason.FirstYear, 1), Of(taken, stage).Finding);
        Assert.Contains("Duo.ExportSpuk", await database.InDb(db => Task.FromResult(db.AuditEvents.Where(one => one.By == stage.Caseworker.Id).Select(one => one.Action).ToList())));
    }

    private static CountSpuk.Line Of(CountSpuk.Result result, PlanStage stage) => result.Lines.Single(line => line.CaseFileId == stage.File);

    private async Task<PlanStage> SettledAsync(DutyGroup group, DateOnly? on)
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer(A.UnheardName()).Obliged());
        await database.Send(new RecordTrajectory.Command(stage.File, 0, group, on, null, null, null, null));
        return stage;
    }
}
