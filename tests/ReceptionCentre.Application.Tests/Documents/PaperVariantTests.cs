using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>The forms of a plan on paper beside the whole one, what a PIP lays down, the letter of a decision and the invitation.</summary>
public sealed class PaperVariantTests(ReceptionDatabase database, SharedRenderer renderer) : IClassFixture<ReceptionDatabase>, IClassFixture<SharedRenderer>
{
    public static TheoryData<string> Languages => [PlanDocumentBuilder.Dutch, .. PaperLanguages.BesideDutch];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_summary_is_one_page_in_every_language_also_of_a_full_plan(string language)
    {
        var full = PlanSamples.Full(Beside(language));
        var goals = Enumerable.Range(1, 9).Select(number => full.Plan.Goals[0] with { Text = $"Doel {number}: " + string.Concat(Enumerable.Repeat("ik kan met mijn buren praten ", 8)) });
        var pdf = await RenderAsync("plan", (full with { Variant = PlanDocumentData.Summary, Plan = full.Plan with { Goals = [.. goals] } }).ToJson());

        Assert.Matches("Pages: +1\n", await RendererFiles.InfoOfAsync(pdf));
        var text = Flat(await RendererFiles.TextOfAsync(pdf));
        foreach (var said in (string[])["Het hele plan geldt.", "dinsdag 1 december 2026", "06 1234 5678", "Kennismaken met de groep", "Doel 5"])
            Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_large_print_no_letter_is_smaller_than_16_points()
    {
        var pdf = await RenderAsync("plan", (PlanSamples.Full("ar") with { Variant = PlanDocumentData.Large }).ToJson());
        var heights = (await RendererFiles.BoxesOfAsync(pdf)).Split('\n').Where(line => line.Contains("<word ", StringComparison.Ordinal))
            .Select(line => Number(line, "yMax") - Number(line, "yMin")).ToList();
        Assert.NotEmpty(heights);
        // What a word takes from top to bottom is more than the size of its letters, never less.
        Assert.All(heights, height => Assert.True(height >= 15.9, $"{height:0.0} points"));
        Assert.Contains("سميرة", await RendererFiles.TextOfAsync(pdf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task What_a_pip_lays_down_is_told_with_act_and_reason(string? language)
    {
        var plan = PlanSamples.Pip(language);
        var pdf = await RenderAsync("plan", plan.ToJson());
        var text = Flat(await RendererFiles.TextOfAsync(pdf));
        foreach (var said in (string[])["Uw route", "DUO heeft besloten", "640 uur", "Participatieverklaring (PVT)", "Wet inburgering 2021", "artikel 15", "B1 is haalbaar.", "Elke maand een gesprek.", "21 november 2029"])
            Assert.Contains(said, language is null ? text : Flat(text), StringComparison.Ordinal);
        if (language == "en")
            Assert.Contains("Yes, you first learn our alphabet.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_employer_sees_work_and_hours_and_nothing_else_is_in_the_data()
    {
        var stage = await PlanStage.SetAsync(database);
        var plan = await stage.Begin();
        var work = await stage.AddGoal(plan, "work", "Ik wil als kok werken.");
        await stage.AddItem(plan, work, PlanStage.Item("Proefplaatsing in de keuken"));
        var health = await stage.AddGoal(plan, "health", "Ik wil rustig slapen.");
        await stage.AddItem(plan, health, PlanStage.Item("Gesprek met de praktijkondersteuner"));
        var language = await stage.AddGoal(plan, "language", "Ik wil Nederlands leren.");
        await stage.AddItem(plan, language, PlanStage.Item("Avondles bij de moskee") with { MinutesAWeek = 240 });

        var id = await database.Send(new RequestPlanDocument.Command(plan, "pl", Guid.NewGuid(), PaperVariant.Employer));
        var document = await database.InDb(db => db.Documents.SingleAsync(one => one.Id == id));

        Assert.Equal((PaperVariant.Employer, EmployerPaperData.Template), (document.Variant, document.Template));
        Assert.StartsWith("werkgever-", document.FileName, StringComparison.Ordinal);
        Assert.Contains("Proefplaatsing in de keuken", document.Data, StringComparison.Ordinal);
        foreach (var kept in (string[])["slapen", "praktijkondersteuner", "moskee", "kok werken", "birth", "1990", "payers", "obligation", "caseworker"])
            Assert.DoesNotContain(kept, document.Data, StringComparison.Ordinal);
        var text = Flat(await RendererFiles.TextOfAsync(await RenderAsync(document.Template, PrintableData.Of(document.Data, document.Id, document.DataChecksum))));
        Assert.Contains("U kiest zelf of u het aan uw werkgever geeft.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decided_pip_goes_to_an_employer_in_any_language_and_is_summed_up_in_Dutch_alone()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer(A.UnheardName()).Obliged().Speaking("ar"));
        var plan = await stage.DecidedPip();
        await database.Send(new RequestPlanDocument.Command(plan, "ar", Guid.NewGuid(), PaperVariant.Employer));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new RequestPlanDocument.Command(plan, "ar", Guid.NewGuid(), PaperVariant.Summary)));
        Assert.Equal(DocumentRules.AFormalPaperHasACheckedTranslation, refused.Rule);
        var id = await database.Send(new RequestPlanDocument.Command(plan, null, Guid.NewGuid(), PaperVariant.LargePrint));
        var data = await database.InDb(db => db.Documents.Where(one => one.Id == id).Select(one => one.Data).SingleAsync());
        foreach (var said in (string[])["\"variant\":\"large\"", "\"helpLanguage\":\"ar\"", "\"route\":\"b1\"", "\"termUntil\":\"2029-11-21\"", "\"article\":\"artikel 15\""])
            Assert.Contains(said, data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_is_to_the_next_appointment_and_bears_no_address_of_the_person()
    {
        var stage = await PlanStage.SetAsync(database);
        var none = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new RequestInvitation.Command(stage.File, "en", Guid.NewGuid())));
        Assert.Equal(DocumentRules.AnInvitationIsToAnAppointment, none.Rule);
        foreach (var days in (int[])[9, 4])
        {
            var on = database.Clock.Today.AddDays(days);
            await database.Save(Appointment.Make(
                [stage.File], new(AppointmentTime.Of(on, new(10, 0), new(11, 0)), "office", "kamer 4", "housing", "Neem uw huurcontract mee", stage.Caseworker.Id, "professional-telephone", "en"), database.Clock.Today,
                A.Provenance.At, stage.Caseworker.Id));
        }
        var id = await database.Send(new RequestInvitation.Command(stage.File, "en", Guid.NewGuid()));
        var document = await database.InDb(db => db.Documents.SingleAsync(one => one.Id == id));
        var text = Flat(await RendererFiles.TextOfAsync(await RenderAsync(document.Template, PrintableData.Of(document.Data, document.Id, document.DataChecksum))));
        foreach (var said in (string[])["Uitnodiging voor een gesprek", "Invitation for a talk", "woensdag 25 november 2026", "10:00", "kamer 4", "Neem uw huurcontract mee", "Jolanda de Wit", "Er is een tolk bij."])
            Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_letter_of_decision_is_in_Dutch_with_one_line_of_help_and_says_what_can_be_done(string language)
    {
        var pdf = await RenderAsync(DecisionLetterData.Template, PlanSamples.Letter(Beside(language)).ToJson());
        var text = Flat(await RendererFiles.TextOfAsync(pdf));
        foreach (var said in (string[])["Besluit over uw Plan Inburgering en Participatie (PIP)", "Bezwaar maken", "Schrijf een bezwaarschrift.", "Marit Vos", "• U volgt het PVT: 12 uur."])
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("nog niet getekend", text, StringComparison.Ordinal);
        Assert.Equal(new[] { language, "nl" }.Distinct().Order(StringComparer.Ordinal), RendererFiles.LanguagesOf(pdf));
    }

    [Fact]
    public async Task A_letter_that_is_not_signed_says_so()
    {
        var letter = PlanSamples.Letter(null) with { IsSigned = false, SignedName = null, SignedFunction = null };
        Assert.Contains("Deze brief is nog niet getekend.", Flat(await RendererFiles.TextOfAsync(await RenderAsync(DecisionLetterData.Template, letter.ToJson()))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ar")]
    public async Task A_letter_on_the_way_to_a_decision_is_headed_by_what_it_is_and_has_no_remedy(string? language)
    {
        var text = Flat(await RendererFiles.TextOfAsync(await RenderAsync("enforcement", PlanSamples.Step(language).ToJson())));
        foreach (var said in (string[])["Tweede uitnodiging", "Wanneer en waar?", "woensdag 25 november 2026", "Met vriendelijke groet,", "Jolanda de Wit", "2026-000123"])
            Assert.Contains(said, text, StringComparison.Ordinal);
        foreach (var unsaid in (string[])["Bezwaar maken", "Nummer van het plan", "college van burgemeester", "nog niet getekend"])
            Assert.DoesNotContain(unsaid, text, StringComparison.Ordinal);
    }

    private static string? Beside(string language) => language == PlanDocumentBuilder.Dutch ? null : language;

    private static double Number(string line, string name)
    {
        var from = line.IndexOf(name + "=\"", StringComparison.Ordinal) + name.Length + 2;
        return double.Parse(line[from..line.IndexOf('"', from)], CultureInfo.InvariantCulture);
    }

    private async Task<byte[]> RenderAsync(string template, string data) => (await renderer.RenderAsync(new(template, data, PlanSamples.CreatedAt), CancellationToken.None)).Accessible;

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
