using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.CaseFiles;

public sealed class CaseloadTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Today_shows_each_reason_on_its_day_and_only_for_own_files()
    {
        var (me, colleague) = await TwoCaseworkers();
        var spoken = await File(me, opened: -100, contact: -1, next: 0, agreed: true);
        var silent = await File(me, opened: -100, contact: -42, agreed: true);
        var almost = await File(me, opened: -100, contact: -41, agreed: true);
        var noPlan = await File(me, opened: -28, contact: -1);
        var draft = await File(me, opened: -20, contact: -1, draft: -14);
        var deadline = await File(me, opened: -100, contact: -1, agreed: true, deadline: 7);
        var failed = await File(me, opened: -100, contact: -1, agreed: true);
        await Paper(failed, DocumentState.Failed);
        await File(colleague, opened: -100, contact: -90);

        var day = await database.As(me).Send(new Today.Query());

        Assert.Equal(
            new[] { (spoken, DueReason.NextContact), (silent, DueReason.Silence), (noPlan, DueReason.NoPlan), (draft, DueReason.DraftPlan), (deadline, DueReason.PlanDeadline), (failed, DueReason.DocumentFailed) }.ToHashSet(),
            day.Due.Select(thing => (thing.CaseFileId, thing.Clock.Reason)).ToHashSet());
        Assert.DoesNotContain(day.Due, thing => thing.CaseFileId == almost);
        Assert.Equal(day.Due.OrderBy(thing => thing.Clock.DueOn), day.Due);
    }

    [Fact]
    public async Task A_later_note_on_or_after_the_agreed_day_answers_it_and_an_earlier_one_does_not()
    {
        var (me, _) = await TwoCaseworkers();
        var answered = await File(me, opened: -60, contact: -20, next: -5, agreed: true);
        await Contact(answered, -5, null);
        var open = await File(me, opened: -60, contact: -20, next: -5, agreed: true);
        await Contact(open, -10, null);
        var moved = await File(me, opened: -60, contact: -20, next: -5, agreed: true);
        await Contact(moved, -10, 3);

        var files = (await database.As(me).Send(new Caseload.Query())).Files.ToDictionary(file => file.CaseFileId, file => (file.Next.Reason, file.Next.DueOn));

        Assert.Equal(DueReason.Silence, files[answered].Reason);
        Assert.Equal((DueReason.NextContact, Today.AddDays(-5)), files[open]);
        Assert.Equal((DueReason.NextContact, Today.AddDays(3)), files[moved]);
    }

    [Fact]
    public async Task The_list_is_filtered_sorted_and_paged()
    {
        var (me, _) = await TwoCaseworkers();
        for (var i = 0; i < 52; i++)
            await File(me, opened: -90 + i, contact: -1 - i, name: $"Naam {i:00}", agreed: true);

        var first = await database.As(me).Send(new Caseload.Query(Sort: CaseloadSort.Name));
        Assert.Equal((50, 52), (first.Files.Count, first.Found));
        var second = await database.Send(new Caseload.Query(Sort: CaseloadSort.Name, After: first.Next));
        Assert.Equal(["Naam 50", "Naam 51"], second.Files.Select(file => file.Name.CalledName));
        Assert.Null(second.Next);
        var back = await database.Send(new Caseload.Query(Sort: CaseloadSort.Name, Before: second.Previous));
        Assert.Equal(first.Files.Select(file => file.CaseFileId), back.Files.Select(file => file.CaseFileId));

        var silent = await database.Send(new Caseload.Query(CaseloadState.Silent, Sort: CaseloadSort.LastContact));
        Assert.Equal(11, silent.Found);
        Assert.Equal(silent.Files.OrderBy(file => file.SpokenOn), silent.Files);
        Assert.Equal(11, silent.Counts.Silent);
        Assert.Empty((await database.Send(new Caseload.Query(Task: "housing-link"))).Files);
    }

    [Fact]
    public async Task The_free_list_pages_by_key_both_ways_and_leaves_out_what_somebody_has()
    {
        var town = "0150";
        var me = A.StaffMember(Role.Caseworker).In(town).Build();
        var otherTeam = A.Team(town);
        await database.Save(me, otherTeam);
        await File(me, municipality: town);
        await File(null, municipality: town, team: otherTeam);
        for (var i = 0; i < 53; i++)
            await File(null, opened: -(i / 2), municipality: town);

        var first = await database.As(me).Send(new UnassignedFiles.Query());
        Assert.Equal((50, 53), (first.Files.Count, first.Found));
        Assert.Null(first.Previous);
        var second = await database.Send(new UnassignedFiles.Query(After: FilePlace.Read(first.Next!.ToString())));
        Assert.Equal(3, second.Files.Count);
        Assert.Null(second.Next);
        Assert.Equal(53, first.Files.Concat(second.Files).Select(file => file.CaseFileId).Distinct().Count());
        var back = await database.Send(new UnassignedFiles.Query(Before: second.Previous));
        Assert.Equal(first.Files.Select(file => file.CaseFileId), back.Files.Select(file => file.CaseFileId));
    }

    [Fact]
    public async Task Every_figure_of_the_report_equals_the_list_behind_it_and_what_is_counted_from_the_facts()
    {
        string[] towns = ["0518", "0599"];
        var manager = A.StaffMember(Role.Manager).In(towns).Build();
        var workers = new[] { A.StaffMember(Role.Caseworker).In(towns).Named("=Evil").Build(), A.StaffMember(Role.Caseworker).In(towns).Named("Bo").Build() };
        var team = A.Team(towns[0]);
        await database.Save([manager, team, .. workers]);
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            int? Some(int low, int high) => random.Next(3) == 0 ? null : random.Next(low, high);
            var id = await File(
                random.Next(4) == 0 ? null : workers[random.Next(2)], opened: random.Next(-60, 0), municipality: towns[random.Next(2)],
                contact: Some(-60, 0), next: Some(-8, 8), draft: random.Next(3) == 0 ? random.Next(-20, 0) : null,
                agreed: random.Next(2) == 0, deadline: Some(-5, 12), team: i % 4 == 0 ? team : null);
            if (random.Next(3) == 0)
                await Contact(id, random.Next(-40, 0), Some(-3, 5));
            if (random.Next(5) == 0)
                await Paper(id, random.Next(2) == 0 ? DocumentState.Queued : DocumentState.Failed);
            if (random.Next(6) == 0)
                await Ask(id);
        }
        await File(workers[0], municipality: A.Eindhoven);

        var report = await database.As(manager).Send(new CaseloadReport.Query());

        Assert.Equal(60, report.Total.Open);
        foreach (var state in Enum.GetValues<CaseloadState>())
        {
            Assert.Equal(report.Total[state], (await Everything(new(state))).Count);
            foreach (var line in report.PerCaseworker)
                Assert.Equal(line.Counts[state], (await Everything(new(state, CaseworkerId: line.Id, Unassigned: line.Id is null))).Count);
            foreach (var line in report.PerTeam)
                Assert.Equal(line.Counts[state], (await Everything(new(state, TeamId: line.Id, WithoutTeam: line.Id is null))).Count);
            foreach (var line in report.PerMunicipality)
                Assert.Equal(line.Counts[state], (await Everything(new(state, line.Code))).Count);
        }
        foreach (var lines in new[] { report.PerMunicipality, report.PerTeam, report.PerCaseworker })
            Assert.Equal(report.Total, CaseloadCounts.Sum(lines.Select(line => line.Counts)));
        Assert.Equal(2, report.PerTeam.Count);
        Assert.All(new[] { report.Total.New, report.Total.Overdue, report.Total.Waiting, report.Total.Silent }, count => Assert.InRange(count, 1, 59));
        foreach (var worker in workers)
        {
            var mine = report.PerCaseworker.Single(line => line.Id == worker.Id).Counts;
            Assert.Equal(mine, (await database.As(worker).Send(new Today.Query())).Counts with { Open = mine.Open });
            Assert.Equal(mine.Overdue, (await database.Send(new Caseload.Query(CaseloadState.Overdue))).Found);
        }

        // The night counts the day from the facts: what was kept and what is read say the same.
        var all = await database.As(manager).Send(new CaseloadReportFiles.Query());
        database.Clock.Advance(TimeSpan.FromDays(1));
        await CountDays();
        Assert.Equal(0, await database.As(null).Send(new CountCaseloadDay.Command(report.On)));
        database.Clock.Advance(TimeSpan.FromDays(27));
        var trend = (await database.As(manager).Send(new CaseloadReport.Query())).Trend;
        Assert.Equal(report.Total, trend.Single(day => day.On == report.On).Counts);
        Assert.Equal(database.Clock.Today, trend[^1].On);
        Assert.Equal(60, all.Found);
        await CountDays();
        Assert.Equal(
            [0, 7, 14, 21, 28],
            (await database.As(manager).Send(new CaseloadReport.Query())).Trend.Select(day => day.On.DayNumber - report.On.DayNumber).Where(day => day >= 0));
        Assert.Empty(await database.As(null).Send(new MissingCaseloadDays.Query()));
        database.Clock.Advance(TimeSpan.FromDays(-28));
    }

    [Fact]
    public async Task A_protected_file_counts_for_whoever_may_see_it_today_and_in_the_trend()
    {
        var town = "0200";
        var manager = A.StaffMember(Role.Manager).In(town).Build();
        var trusted = A.StaffMember(Role.Manager).In(town).With(NamedPermission.LockedParts).Build();
        await database.Save(manager, trusted);
        await database.Save(A.Newcomer().In(town).Protected().Things);
        await database.Save(A.Newcomer().In(town).Things);
        await CountDays();

        var (seen, all) = (await database.As(manager).Send(new CaseloadReport.Query()), await database.As(trusted).Send(new CaseloadReport.Query()));
        Assert.Equal((1, 2), (seen.Total.Open, all.Total.Open));
        Assert.Equal((1, 2), (seen.Trend[0].Counts.Open, all.Trend[0].Counts.Open));
        Assert.Single((await database.As(manager).Send(new CaseloadReportFiles.Query())).Files);
    }

    [Theory, InlineData(CaseloadSort.NextStep), InlineData(CaseloadSort.LastContact), InlineData(CaseloadSort.Name)]
    public async Task Each_order_pages_both_ways_and_downwards_and_says_where_it_is(CaseloadSort sort)
    {
        var me = A.StaffMember(Role.Caseworker).Build();
        await database.Save(me);
        for (var i = 0; i < 53; i++)
            await File(me, opened: -60 + (i / 2), contact: i % 3 == 0 ? null : -(i % 7), name: $"Naam {i % 9}", agreed: true);
        database.As(me);
        foreach (var descending in new[] { false, true })
        {
            var first = await database.Send(new Caseload.Query(Sort: sort, Descending: descending));
            var second = await database.Send(new Caseload.Query(Sort: sort, Descending: descending, After: first.Next));
            var back = await database.Send(new Caseload.Query(Sort: sort, Descending: descending, Before: second.Previous));
            Assert.Equal((1, 50, 51, 3, 1), (first.First, first.Files.Count, second.First, second.Files.Count, back.First));
            Assert.Equal(53, first.Files.Concat(second.Files).Select(file => file.CaseFileId).Distinct().Count());
            Assert.Equal(first.Files.Select(file => file.CaseFileId), back.Files.Select(file => file.CaseFileId));
            Assert.Null(first.Previous);
            Assert.Null(second.Next);
            if (sort == CaseloadSort.NextStep)
            {
                var days = first.Files.Concat(second.Files).Select(file => file.Next.DueOn).ToList();
                Assert.Equal(descending ? days.OrderDescending() : days.Order(), days);
            }
        }
    }

    [Fact]
    public async Task An_export_is_recorded_and_a_caseworker_gets_none()
    {
        var (me, _) = await TwoCaseworkers();
        var manager = A.StaffMember(Role.Manager).In("0268").Build();
        await database.Save(manager);
        await database.As(manager).Send(new ExportCaseload.Command());
        Assert.Single(await database.InDb(db => db.AuditEvents.Where(audit => audit.By == manager.Id && audit.Action == "Reporting.ExportCaseload").ToListAsync()));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.As(me).Send(new ExportCaseload.Command()));
    }

    [Fact]
    public async Task A_manager_assigns_many_files_each_with_its_own_event_and_only_to_caseworkers_of_the_municipality()
    {
        var manager = A.StaffMember(Role.Manager).In(A.Amsterdam, A.Eindhoven).Build();
        var (here, elsewhere) = (A.StaffMember(Role.Caseworker).Build(), A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build());
        var desk = A.StaffMember(Role.FrontDesk).Build();
        await database.Save(manager, here, elsewhere, desk);
        Guid[] files = [await File(null), await File(null)];
        database.As(manager);

        Task<AssignFiles.Result> Assign(StaffMember to, string? reason = "Ziekte", Guid[]? these = null) =>
            database.Send(new AssignFiles.Command(these ?? files, to.Id, null, reason, Guid.NewGuid()));
        Assert.Equal(CaseFileRules.CaseworkerBelongsToTheMunicipality, (await Assert.ThrowsAsync<BrokenRuleException>(() => Assign(elsewhere))).Rule);
        Assert.Equal(CaseFileRules.CaseworkerBelongsToTheMunicipality, (await Assert.ThrowsAsync<BrokenRuleException>(() => Assign(desk))).Rule);
        await Assert.ThrowsAsync<InvalidInputException>(() => Assign(here, reason: " "));
        await Assign(here);

        var choices = await database.Send(new AssignmentChoices.Query(files));
        Assert.All(choices.Files, file => Assert.Equal(here.Id, file.CaseworkerId));
        Assert.Equal(2, choices.Caseworkers.Single(worker => worker.Id == here.Id).OpenFiles);
        var events = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).Where(audit => audit.Action == "CaseFiles.AssignFiles" && audit.By == manager.Id).ToListAsync());
        Assert.Equal(files.ToHashSet(), events.Select(audit => audit.CaseFileId!.Value).ToHashSet());
        Assert.All(events, audit => Assert.Equal("Ziekte", audit.Reason));
        Assert.All(events, audit => Assert.NotEmpty(audit.Changes));

        var far = await File(null, municipality: "0080");
        await Assert.ThrowsAsync<NotThereException>(() => Assign(here, these: [far]));
    }

    [Fact]
    public async Task Taking_and_giving_back_keep_who_had_it_when()
    {
        var (me, colleague) = await TwoCaseworkers();
        var file = await File(null);
        await database.As(me).Send(new TakeFile.Command(file));
        Assert.Equal(CaseFileRules.AFileHasOneCaseworker, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.As(colleague).Send(new TakeFile.Command(file)))).Rule);
        Assert.Equal(CaseFileRules.OnlyItsCaseworkerGivesItBack, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new GiveBackFile.Command(file, "Vol")))).Rule);
        await database.As(me).Send(new GiveBackFile.Command(file, "Vol"));
        await database.As(colleague).Send(new TakeFile.Command(file));
        var elsewhere = await File(null, municipality: A.Eindhoven);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new TakeFile.Command(elsewhere)));
        Assert.Equal(3, await database.InDb(db => db.Assignments.CountAsync(fact => fact.CaseFileId == file)));
    }

    private async Task<List<CaseloadFile>> Everything(CaseloadReportFiles.Query query)
    {
        var files = new List<CaseloadFile>();
        for (CaseloadReportFiles.Page? page = null; page is null || page.Next is not null;)
        {
            page = await database.Send(query with { After = page?.Next });
            files.AddRange(page.Files);
        }
        return files;
    }

    private async Task<(StaffMember Me, StaffMember Colleague)> TwoCaseworkers()
    {
        var (me, colleague) = (A.StaffMember(Role.Caseworker).Build(), A.StaffMember(Role.Caseworker).Named("Fatima el Amrani").Build());
        await database.Save(me, colleague);
        return (me, colleague);
    }

    private async Task<Guid> File(
        StaffMember? caseworker, int opened = -1, int? contact = null, int? next = null, int? draft = null, bool agreed = false, int? deadline = null,
        string name = "Selam", string municipality = A.Amsterdam, Team? team = null)
    {
        var newcomer = A.Newcomer(name).In(municipality).OpenedOn(Today.AddDays(opened)).AssignedTo(caseworker, team);
        await database.Save(newcomer.Things);
        var id = newcomer.File.Id;
        if (contact is not null)
            await Contact(id, contact.Value, next);
        if (agreed)
        {
            var plan = IntegrationPlan.Begin(id, PlanKind.Voluntary, Moment(-50), Guid.Empty);
            plan.AddItem(plan.AddGoal("language", "Nederlands leren").Id, A.ItemTerms() with { Deadline = deadline is { } days ? Today.AddDays(days) : null });
            plan.Agree(Today.AddDays(-40), Today, Guid.Empty);
            await database.Save(plan);
            if (draft is { } day)
                await database.Save(plan.Revise("Anders", Moment(day), Guid.Empty));
        }
        else if (draft is { } day)
        {
            await database.Save(IntegrationPlan.Begin(id, PlanKind.Voluntary, Moment(day), Guid.Empty));
        }
        return id;
    }

    private async Task Contact(Guid file, int on, int? next)
    {
        var day = Today.AddDays(on);
        var nextOn = next is { } days && Today.AddDays(days) >= day ? Today.AddDays(days) : (DateOnly?)null;
        await database.Save(ContactNote.Write(file, new(day, "desk", true, null, null, "Gesproken", nextOn, false), Today, database.Clock.GetUtcNow(), Guid.Empty));
        database.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task Paper(Guid file, DocumentState state)
    {
        var document = Document.Request(file, Guid.NewGuid(), "plan", null, "plan.pdf", "{}", "", database.Clock.GetUtcNow(), Guid.Empty);
        await database.Save(document);
        await database.InDb(db => db.Documents.Where(one => one.Id == document.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, state)));
        await database.AsSystem(async services =>
        {
            await services.GetRequiredService<ClockRebuild>().RunAsync(new Progress<int>(), default);
            return 0;
        });
    }

    private async Task CountDays()
    {
        database.As(null);
        foreach (var day in await database.Send(new MissingCaseloadDays.Query()))
            await database.Send(new CountCaseloadDay.Command(day));
    }

    private async Task Ask(Guid file)
    {
        var known = await database.InDb(db => db.CaseFiles.AsNoTracking().FirstAsync(one => one.Id == file));
        await database.Save(AccessRequest.Ask(known.PersonId, known.Controller, "Wie is dit?", database.Clock.GetUtcNow(), Guid.Empty));
    }

    private DateTimeOffset Moment(int days) => DutchCalendar.StartOf(Today.AddDays(days)).AddHours(10);
}
