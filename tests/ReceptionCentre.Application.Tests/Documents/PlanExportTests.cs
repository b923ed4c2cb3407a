using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>All plans of a municipality on paper: who is among them, batch by batch, stopped, killed, gone on with, taken along.</summary>
public sealed class PlanExportTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private const string Rotterdam = "0599", Utrecht = "0344", Breda = "0758";

    // Each test has a municipality of its own.
    private readonly StaffMember _manager = A.StaffMember(Role.Manager).In(A.Eindhoven, Rotterdam).Build();

    [Fact]
    public async Task Killed_half_way_it_goes_on_without_doubles_and_ends_when_the_last_paper_is_there()
    {
        await PlansAsync(Rotterdam, ContinuePlanExport.Size + 30);
        var export = await database.As(_manager).Send(new BeginPlanExport.Command(Rotterdam, PlanExport.OwnLanguage, Guid.NewGuid()));
        Guid dead = Guid.CreateVersion7(), next = Guid.CreateVersion7();
        var first = await SystemAsync(new ContinuePlanExport.Command(export, dead));
        Assert.Equal((true, ContinuePlanExport.Size), (first.GoesOn, first.Position));
        // Another node leaves it alone while the dead one holds it.
        Assert.Equal(PlanExportBatch.Nothing, await SystemAsync(new ContinuePlanExport.Command(export, next)));
        database.Clock.Advance(PlanExportProgress.Hold + TimeSpan.FromSeconds(1));
        var second = await SystemAsync(new ContinuePlanExport.Command(export, next));
        Assert.Equal(first.Position + 30, second.Position);
        Assert.Equal((false, PlanExportState.Working), await EndAsync(export, next));

        var rows = await database.InDb(db => db.PlanExportRows.IgnoreQueryFilters().Where(row => row.RunId == export).ToListAsync());
        Assert.Equal(rows.Count, rows.Select(row => row.DocumentId).OfType<Guid>().Distinct().Count());
        Assert.Equal(rows.Count, await database.InDb(db => db.Documents.IgnoreQueryFilters().CountAsync(document => rows.Select(row => row.PlanId).Contains(document.SubjectId))));
        // Each paper has an event in its file, in the name of whoever began it.
        var file = rows[0].CaseFileId;
        Assert.Equal(_manager.Id, await database.InDb(db => db.AuditEvents.Where(one => one.CaseFileId == file && one.Action == "Documents.ContinuePlanExport").Select(one => one.By).SingleAsync()));

        await MadeAsync(export);
        Assert.Equal((false, PlanExportState.Done), await EndAsync(export, next));
        var view = await database.As(_manager).Send(new ShowPlanExport.Query(export));
        Assert.Equal((rows.Count, 100), (view.Ready, view.Percent));
        var taken = await database.Send(new TakePlanExport.Command(export));
        Assert.DoesNotContain(' ', taken.Name);
    }

    [Fact]
    public async Task Paused_it_asks_for_nothing_more_and_goes_on_where_it_was()
    {
        await PlansAsync(A.Eindhoven, ContinuePlanExport.Size + 5);
        var export = await database.As(_manager).Send(new BeginPlanExport.Command(A.Eindhoven, "ar", Guid.NewGuid()));
        var worker = Guid.CreateVersion7();
        var position = (await SystemAsync(new ContinuePlanExport.Command(export, worker))).Position;
        await database.As(_manager).Send(new StopPlanExport.Command(Guid.NewGuid(), export));
        Assert.Equal(PlanExportBatch.Nothing, await SystemAsync(new ContinuePlanExport.Command(export, worker)));
        await Assert.ThrowsAsync<NotThereException>(() => database.As(_manager).Send(new TakePlanExport.Command(export)));
        var twice = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new StopPlanExport.Command(Guid.NewGuid(), export)));
        Assert.Equal(PlanExportRules.OnlyWorkIsStopped, twice.Rule);
        await database.Send(new GoOnWithPlanExport.Command(Guid.NewGuid(), export));
        var again = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new GoOnWithPlanExport.Command(Guid.NewGuid(), export)));
        Assert.Equal(PlanExportRules.OnlyWhatStoppedGoesOn, again.Rule);
        Assert.True((await SystemAsync(new ContinuePlanExport.Command(export, worker))).Position > position);
    }

    [Fact]
    public async Task In_everybodys_own_language_papers_wait_language_by_language()
    {
        var manager = A.StaffMember(Role.Manager).In(Breda).Build();
        await database.Save(manager);
        foreach (var language in (string[])["pl", "ar", "ti", "pl", "ar", "ti"])
            await PlanAsync(A.Newcomer(A.UnheardName()).In(Breda).Speaking(language));
        var export = await database.As(manager).Send(new BeginPlanExport.Command(Breda, PlanExport.OwnLanguage, Guid.NewGuid()));
        await SystemAsync(new ContinuePlanExport.Command(export, Guid.CreateVersion7()));
        Assert.Equal(["ar", "ar", "pl", "pl", "ti", "ti"], await database.InDb(db => db.Documents.IgnoreQueryFilters()
            .Where(document => db.PlanExportRows.IgnoreQueryFilters().Any(row => row.RunId == export && row.DocumentId == document.Id))
            .OrderBy(document => document.RequestedAt).Select(document => document.Language!).ToListAsync()));
    }

    [Fact]
    public async Task Whom_one_may_not_know_a_draft_and_a_closed_file_are_not_among_them_and_no_plan_is_nothing()
    {
        var manager = A.StaffMember(Role.Manager).In(Utrecht).Build();
        await database.Save(manager);
        var none = await Assert.ThrowsAsync<BrokenRuleException>(() => database.As(manager).Send(new BeginPlanExport.Command(Utrecht, null, Guid.NewGuid())));
        Assert.Equal(PlanExportRules.ThereIsSomethingToExport, none.Rule);
        var seen = await PlanAsync(A.Newcomer(A.UnheardName()).In(Utrecht));
        await PlanAsync(A.Newcomer(A.UnheardName()).In(Utrecht).Protected());
        await PlanAsync(A.Newcomer(A.UnheardName()).In(Utrecht), agreed: false);
        var export = await database.As(manager).Send(new BeginPlanExport.Command(Utrecht, null, Guid.NewGuid()));
        Assert.Equal([seen], await database.InDb(db => db.PlanExportRows.IgnoreQueryFilters().Where(row => row.RunId == export).Select(row => row.PlanId).ToListAsync()));
        await Assert.ThrowsAsync<NotThereException>(() => database.As(_manager).Send(new ShowPlanExport.Query(export)));
        await Assert.ThrowsAsync<NotThereException>(() => database.As(_manager).Send(new BeginPlanExport.Command(Utrecht, null, Guid.NewGuid())));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.As(manager).Send(new BeginPlanExport.Command(Utrecht, "tlh", Guid.NewGuid())));
    }

    private async Task<(bool GoesOn, PlanExportState State)> EndAsync(Guid export, Guid worker)
    {
        var batch = await SystemAsync(new ContinuePlanExport.Command(export, worker));
        return (batch.GoesOn, batch.State);
    }

    private Task<PlanExportBatch> SystemAsync(ContinuePlanExport.Command command) => database.As(null).Send(command);

    /// <summary>As if the worker had made every paper.</summary>
    private Task<int> MadeAsync(Guid export) => database.InDb(db => db.Documents.IgnoreQueryFilters()
        .Where(document => db.PlanExportRows.IgnoreQueryFilters().Any(row => row.RunId == export && row.DocumentId == document.Id))
        .ExecuteUpdateAsync(set => set.SetProperty(document => document.State, DocumentState.Ready)));

    private async Task PlansAsync(string municipality, int count)
    {
        await database.Save(_manager);
        for (var number = 0; number < count; number++)
            await PlanAsync(A.Newcomer(A.UnheardName()).In(municipality).Speaking("ar"));
    }

    private async Task<Guid> PlanAsync(NewcomerBuilder newcomer, bool agreed = true)
    {
        var saved = await newcomer.SavedIn(database);
        var plan = IntegrationPlan.Begin(saved.File.Id, PlanKind.Voluntary, A.Provenance.At, A.Provenance.By);
        plan.AddGoal("work", "Ik wil als kok werken.");
        if (agreed)
            plan.Agree(database.Clock.Today, database.Clock.Today, A.Provenance.By);
        await database.Save(plan);
        return plan.Id;
    }
}
