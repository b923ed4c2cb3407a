using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Checklists;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.ReferenceData;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Checklists;

public sealed class ChecklistsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task The_arrival_list_holds_what_everybody_and_what_this_person_needs()
    {
        var worker = await PlanStage.SetAsync(database, A.Newcomer().WithMotive("eu-labour-short"));
        var work = await LinesAsync(worker.File);
        Assert.Contains(work, line => line.Doer == ChecklistDoer.Employer);
        Assert.DoesNotContain(work, line => line.Dutch.StartsWith("Uitkering", StringComparison.Ordinal));
        var refugee = await PlanStage.SetAsync(database, A.Newcomer().WithMotive("status-holder"));
        var refuge = await LinesAsync(refugee.File);
        Assert.Contains(refuge, line => line.Dutch.StartsWith("Uitkering", StringComparison.Ordinal));
        foreach (var word in new[] { "BRP", "BSN", "DigiD", "Bank", "Huur", "Zorgverzekering", "Toeslagen", "huisarts", "school" })
            Assert.Contains(refuge, line => line.Dutch.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_is_ticked_once_and_the_tick_can_be_taken_back()
    {
        var stage = await PlanStage.SetAsync(database);
        var line = (await LinesAsync(stage.File))[0];
        var command = new TickItem.Command(stage.File, null, line.ItemId, TickState.Done, null, Guid.NewGuid());
        var id = (await database.Send(command)).TickId;
        Assert.Equal(id, (await database.Send(command)).TickId);
        Assert.Equal(ChecklistRules.TickedOnce, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command with { OnceKey = Guid.NewGuid() }))).Rule);

        var list = await database.Send(new ChecklistOfFile.Query(stage.File));
        Assert.Equal((1, list.Lines.Count, "Jolanda de Wit"), (list.Done, list.Needed, list.Lines[0].Tick!.By));
        Assert.Contains(line.Dutch, Assert.Single((await stage.Audit("Checklists.TickItem")).Changes).After, StringComparison.Ordinal);

        await database.Send(new UntickItem.Command(stage.File, id));
        Assert.Equal(0, (await database.Send(new ChecklistOfFile.Query(stage.File))).Done);
        Assert.Equal(ChecklistRules.TakenBackOnce, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new UntickItem.Command(stage.File, id)))).Rule);
        await database.Send(command with { OnceKey = Guid.NewGuid() });
    }

    [Fact]
    public async Task What_is_not_needed_says_why_and_does_not_count()
    {
        var stage = await PlanStage.SetAsync(database);
        var line = (await LinesAsync(stage.File))[0];
        var command = new TickItem.Command(stage.File, null, line.ItemId, TickState.NotNeeded, " ", Guid.NewGuid());
        Assert.Equal("Note", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command))).Fields[0].Field);
        await database.Send(command with { Note = "Had zij al." });
        var list = await database.Send(new ChecklistOfFile.Query(stage.File));
        Assert.Equal((0, list.Lines.Count - 1, 1), (list.Done, list.Needed, list.NotNeeded));
    }

    [Fact]
    public async Task Each_departure_has_its_own_list()
    {
        var stage = await PlanStage.SetAsync(database);
        var first = await database.PlanDeparture(stage.File);
        var list = await database.Send(new ChecklistOfFile.Query(stage.File, first));
        await database.Send(new TickItem.Command(stage.File, first, list.Lines[0].ItemId, TickState.Done, null, Guid.NewGuid()));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new TickItem.Command(stage.File, null, list.Lines[0].ItemId, TickState.Done, null, Guid.NewGuid())));
        await database.Send(new CancelDeparture.Command(stage.File, first, await database.VersionOf(first), "Nee"));
        var second = await database.PlanDeparture(stage.File, DepartureSamples.Return(kind: "death"));
        var other = await database.Send(new ChecklistOfFile.Query(stage.File, second));
        Assert.Equal(0, other.Done);
        Assert.NotEqual(list.Lines.Select(line => line.ItemId), other.Lines.Select(line => line.ItemId));
    }

    [Fact]
    public async Task The_departure_list_follows_from_who_lives_together_and_who_worked()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().Born("1990-05-06").WithMotive("family-migrant"));
        var departure = await database.PlanDeparture(stage.File, DepartureSamples.Return(PartialDate.Of(2026, 12, 20)));
        async Task<IReadOnlyList<ChecklistOfFile.Line>> Departing() => (await database.Send(new ChecklistOfFile.Query(stage.File, departure))).Lines;
        string[] ofChildren = ["departure-school", "departure-school-report", "departure-childcare"], ofWork = ["departure-pension", "departure-employer"];
        Assert.DoesNotContain(await Departing(), line => ofChildren.Contains(line.Key) || ofWork.Contains(line.Key));

        var child = await A.Newcomer("Sara").Born("2020-01-01").SavedIn(database);
        var household = Household.Start(A.Provenance.At, A.Provenance.By);
        household.Join(HouseholdMember.Known(stage.Newcomer.Person.Id), "parent", PartialDate.Unknown, [], database.Clock.Today, A.Provenance);
        household.Join(HouseholdMember.Known(child.Person.Id), "child", PartialDate.Unknown, [], database.Clock.Today, A.Provenance);
        await database.Save(household);
        database.As(stage.Caseworker);
        var version = await database.InDb(db => db.Stays.Where(one => one.Id == stage.Newcomer.Stay.Id).Select(one => one.Version).SingleAsync());
        await database.Send(new RecordResidence.Command(Guid.NewGuid(), stage.File, version, null, new(Employer: "Kassen Voorbeeld"), null, null, null));
        var lines = await Departing();
        Assert.Empty(ofChildren.Concat(ofWork).Except(lines.Select(line => line.Key)));
        var brp = lines.Single(line => line.Key == "departure-brp");
        Assert.Equal((new DateOnly(2026, 12, 15), new DateOnly(2026, 12, 20), "Bewijs van uitschrijving"), (brp.From, brp.By, brp.DutchPaper));
        Assert.Null(lines.Single(line => line.Key == "departure-tax").By);
    }

    [Fact]
    public async Task Only_its_team_ticks_and_nobody_on_a_closed_file()
    {
        var stage = await PlanStage.SetAsync(database);
        var command = new TickItem.Command(stage.File, null, (await LinesAsync(stage.File))[0].ItemId, TickState.Done, null, Guid.NewGuid());
        database.As(stage.OtherTeam);
        Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command))).Rule);
        database.As(stage.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(command));
        database.As(stage.Caseworker);
        await database.Depart(stage.File);
        Assert.Equal(CaseFileRules.AClosedFileIsReadOnly, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command))).Rule);
    }

    [Fact]
    public async Task The_front_desk_ticks_the_arrival_list_of_every_file_in_its_scope_and_no_departure()
    {
        var stage = await PlanStage.SetAsync(database);
        var departure = await database.PlanDeparture(stage.File);
        database.As(A.StaffMember(Role.FrontDesk).Build());
        var line = (await LinesAsync(stage.File))[0].ItemId;
        var tick = (await database.Send(new TickItem.Command(stage.File, null, line, TickState.Done, null, Guid.NewGuid()))).TickId;
        await database.Send(new UntickItem.Command(stage.File, tick));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new TickItem.Command(stage.File, departure, line, TickState.Done, null, Guid.NewGuid())));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ChecklistOfFile.Query(stage.File, departure)));
        database.As(A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new TickItem.Command(stage.File, null, line, TickState.Done, null, Guid.NewGuid())));
    }

    [Fact]
    public async Task A_municipality_adds_its_own_lines_above_the_common_floor_and_an_ended_line_leaves_the_list()
    {
        var stage = await PlanStage.SetAsync(database);
        database.As(A.StaffMember(Role.Administrator).Build());
        var input = new ChecklistItemInput("Bibliotheekpas halen", "Get a library card", null, null, "https://bibliotheek.example", ChecklistDoer.Newcomer, [], [], null);
        var add = new AddChecklistItem.Command("arrival-library", ChecklistKind.Arrival, A.Amsterdam, input, null, "Besluit van de raad", Guid.NewGuid());
        var id = (await database.Send(add)).ItemId;
        Assert.Equal(ChecklistRules.AKeyIsUsedOnce, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(add with { OnceKey = Guid.NewGuid() }))).Rule);
        Assert.Equal("Link", (await Assert.ThrowsAsync<InvalidInputException>(
            () => database.Send(add with { Key = "x", Item = input with { Link = "javascript:alert(1)" }, OnceKey = Guid.NewGuid() }))).Fields[0].Field);

        database.As(stage.Caseworker);
        Assert.Equal(id, (await LinesAsync(stage.File))[^1].ItemId);
        var elsewhere = await A.Newcomer().In(A.Eindhoven).SavedIn(database);
        database.As(stage.Elsewhere);
        Assert.DoesNotContain(await LinesAsync(elsewhere.File.Id), line => line.ItemId == id);

        database.As(A.StaffMember(Role.Administrator).Build());
        await database.Send(new ChangeChecklistItem.Command(id, 0, input with { Dutch = "Pas van de bibliotheek" }, "Andere naam"));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangeChecklistItem.Command(id, 0, input, "Oud")));
        await database.Send(new EndChecklistItem.Command(id, 1, database.Clock.Today, "Gestopt"));
        database.As(stage.Caseworker);
        Assert.DoesNotContain(await LinesAsync(stage.File), line => line.ItemId == id);
        Assert.Equal(
            ["Checklists.AddChecklistItem", "Checklists.ChangeChecklistItem", "Checklists.EndChecklistItem"],
            await database.InDb(db => db.AuditEvents.Where(audit => audit.Changes.Any(change => change.ThingId == id)).OrderBy(audit => audit.Id).Select(audit => audit.Action).ToListAsync()));

        // Loading the file again keeps what people did.
        Assert.Equal(0, await database.AsSystem(services => services.GetRequiredService<ReferenceDataLoader>().LoadAsync(ReferenceDataLoader.DefaultFolder, null, default)));
        Assert.NotNull(await database.InDb(db => db.ChecklistItems.Where(item => item.Id == id).Select(item => item.ValidUntil).SingleAsync()));
    }

    private async Task<IReadOnlyList<ChecklistOfFile.Line>> LinesAsync(Guid file) => (await database.Send(new ChecklistOfFile.Query(file))).Lines;
}
