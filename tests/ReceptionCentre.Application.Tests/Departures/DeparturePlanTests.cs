using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Checklists;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.Tests.Documents;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Departures;

/// <summary>The departure plan on paper: what is in its data, and what stands on the page in every language.</summary>
public sealed class DeparturePlanTests(ReceptionDatabase database, SharedRenderer renderer) : IClassFixture<ReceptionDatabase>, IClassFixture<SharedRenderer>
{
    public static TheoryData<string?> Languages => [null, .. PaperLanguages.BesideDutch];

    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task It_says_what_to_do_first_what_is_arranged_and_whom_to_call_and_nothing_of_health()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer("Bronia").Named("Bronisława", "Grzegorczyk").WithMotive("eu-labour-short").Speaking("pl"));
        var nurse = A.StaffMember(Role.Caseworker).Of(stage.Team).With(NamedPermission.Health).Build();
        await database.Save(nurse);
        database.As(nurse);
        var departure = await database.PlanDeparture(stage.File, DepartureSamples.Return(PartialDate.Of(Today.AddDays(10))) with { Place = "Rzeszów", MayCall = true });
        await database.Send(new AgreeHealthHandover.Command(stage.File, departure, "Huisarts daar", "Een geheime brief", Today, Guid.NewGuid()));
        await database.Send(new AskDestination.Command(stage.File, departure, new("family", null, "Haar zus", null, "station", Today.AddDays(10)), Guid.NewGuid()));
        var list = await database.Send(new ChecklistOfFile.Query(stage.File, departure));
        await database.Send(new TickItem.Command(stage.File, departure, list.Lines.Single(line => line.Key == "departure-bank").ItemId, TickState.NotNeeded, "Geen rekening", Guid.NewGuid()));

        var id = await database.Send(new RequestDeparturePlan.Command(stage.File, departure, "pl", Guid.NewGuid()));
        var document = await database.InDb(db => db.Documents.SingleAsync(one => one.Id == id));
        Assert.Equal((DeparturePlanData.Template, departure, "pl"), (document.Template, document.SubjectId, document.Language));
        var data = JsonSerializer.Deserialize<DeparturePlanData>(document.Data, JsonSerializerOptions.Web)!;
        // With a day first: deregistering from five days before, then the sister on the day itself.
        Assert.Equal([("Uitschrijven bij de gemeente", Today.AddDays(5), Today.AddDays(10)), ("Familie haalt op of helpt", null, Today.AddDays(10))],
            data.NextSteps.Take(2).Select(step => (step.What.Dutch, step.From, step.On!.Value)));
        Assert.Equal(3, data.NextSteps.Count);
        Assert.Equal(("Wymeldować się w gminie", "pl"), (data.NextSteps[0].What.Other, data.NextSteps[0].What.Language));
        Assert.DoesNotContain(data.Lines, line => line.What.Dutch.StartsWith("Bank", StringComparison.Ordinal));
        Assert.True(data is { IsVoluntary: true, MayCall: true, Place: "Rzeszów", Destination.Dutch: "Polen" });
        foreach (var kept in (string[])["geheime", "Huisarts daar", "\"address\":\"Kas"])
            Assert.DoesNotContain(kept, document.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_in_other_words_than_ours_stands_in_English_beside_the_Dutch()
    {
        var stage = await PlanStage.SetAsync(database);
        database.As(A.StaffMember(Role.Administrator).Build());
        await database.Send(new AddChecklistItem.Command(
            "departure-library", ChecklistKind.Departure, A.Amsterdam, new("Bibliotheekpas inleveren", "Hand in the library card", null, null, null, ChecklistDoer.Newcomer, [], [], null), null, "Van de raad", Guid.NewGuid()));
        database.As(stage.Caseworker);
        var departure = await database.PlanDeparture(stage.File);
        var id = await database.Send(new RequestDeparturePlan.Command(stage.File, departure, "ar", Guid.NewGuid()));
        var data = await database.InDb(db => db.Documents.Where(one => one.Id == id).Select(one => one.Data).SingleAsync());
        Assert.Contains("{\"dutch\":\"Bibliotheekpas inleveren\",\"other\":\"Hand in the library card\",\"language\":\"en\"}", data, StringComparison.Ordinal);
        Assert.Contains("\"language\":\"ar\"", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_who_is_still_going_and_asked_for_by_who_works_on_the_file()
    {
        var stage = await PlanStage.SetAsync(database);
        var gone = await database.PlanDeparture(stage.File, DepartureSamples.Return(kind: Departure.Disappeared));
        Assert.Equal(DepartureRules.APlanIsForWhoIsGoing, await Refused(new(stage.File, gone, null, Guid.NewGuid())));
        await database.Send(new CancelDeparture.Command(stage.File, gone, await database.VersionOf(gone), "Is terug."));
        var departure = await database.PlanDeparture(stage.File);
        database.As(stage.OtherTeam);
        Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, await Refused(new(stage.File, departure, null, Guid.NewGuid())));
        database.As(stage.Caseworker);
        await database.CarryOut(stage.File, departure);
        Assert.Equal(CaseFileRules.AClosedFileIsReadOnly, await Refused(new(stage.File, departure, null, Guid.NewGuid())));
    }

    [Fact]
    public async Task Every_line_that_we_brought_has_its_Dutch_sentence_among_the_texts_of_papers()
    {
        var texts = TemplateTextsTests.TextsOf("nl");
        var lines = await database.InDb(db => db.ChecklistItems.Where(item => item.Kind == ChecklistKind.Departure && item.Municipality == null && item.Key != "departure-family-told").ToListAsync());
        Assert.All(lines, line => Assert.Equal(line.Dutch, texts[$"checklist.{line.Key}"]));
        var kinds = await database.InDb(db => db.Codes.Where(code => code.List == "destination-kinds" && code.Value != "other").ToListAsync());
        Assert.All(kinds, kind => Assert.Equal(kind.Dutch, texts[$"leave.kind.{kind.Value}"]));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_language_prints_it_with_the_three_next_things_and_whom_to_call_on_the_first_page(string? language)
    {
        var made = await renderer.RenderAsync(new(DeparturePlanData.Template, DeparturePapers.Plan(language).ToJson(), PlanSamples.CreatedAt), CancellationToken.None);
        var first = RendererFiles.Dense(await RendererFiles.FirstPageOfAsync(made.Accessible));
        foreach (var said in (string[])["Plan voor uw vertrek", "Terugkeer is bij ons vrijwillig.", "Gesprek bij ons", "Uitschrijven bij de gemeente", "Familie haalt op of helpt", "06 1234 5678"])
            Assert.Contains(RendererFiles.Dense(said), first, StringComparison.Ordinal);
        var text = RendererFiles.Dense(await RendererFiles.TextOfAsync(made.Accessible));
        Assert.Contains(RendererFiles.Dense("Bewijs van uitschrijving"), text, StringComparison.Ordinal);
        Assert.DoesNotContain('�', text);
        Assert.NotEmpty(made.Archive);
    }

    private async Task<Rule> Refused(RequestDeparturePlan.Command command) => (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command))).Rule;
}

/// <summary>A departure plan as it is printed.</summary>
internal static class DeparturePapers
{
    public static DeparturePlanData Plan(string? language)
    {
        PaperSaid Said(string key)
        {
            var texts = TemplateTextsTests.TextsOf(language ?? PlanDocumentBuilder.Dutch);
            return new(TemplateTextsTests.TextsOf("nl")[key], texts[key], language ?? PlanDocumentBuilder.Dutch);
        }

        DepartureLine Line(string key, bool done = false, DateOnly? from = null, DateOnly? by = null, string? paper = null) =>
            new(Said($"checklist.{key}"), "newcomer", done, from, by, paper, new("Let op de opzegtermijn.", "Mind the notice period.", PaperLanguages.English));

        var normal = PlanSamples.Normal(language);
        return new(
            normal.Document, language, normal.Municipality, normal.Person, normal.Caseworker, "2026-000123", new("Polen", "Polska", language ?? "nl"), "Rzeszów", "2026-12-20", true,
            [
                new(Said("leave.appointment"), null, new(2026, 12, 1), "10:00", "Op kantoor, kamer 12", "Joris van den Heuvel"),
                new(Said("checklist.departure-brp"), new(2026, 12, 15), new(2026, 12, 20), null, null, null),
                new(Said("leave.kind.family"), null, new(2026, 12, 20), null, "station", "Haar zus"),
            ],
            [
                Line("departure-brp", from: new(2026, 12, 15), by: new(2026, 12, 20), paper: "Bewijs van uitschrijving"), Line("departure-school", done: true), Line("departure-school-report"), Line("departure-housing"),
                Line("departure-insurance"), Line("departure-tax"),
            ],
            [new(Said("leave.kind.reception"), "Stichting Thuisreis", "Ewa", "Rzeszów", null, "06 00 00 00 01", false), new(Said("leave.kind.family"), "Haar zus", null, "station", new(2026, 12, 20), null, true)],
            true);
    }
}
