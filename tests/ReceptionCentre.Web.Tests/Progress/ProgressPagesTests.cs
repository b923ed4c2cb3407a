using System.Net;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Duo;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Web.Tests.Progress;

/// <summary>How far somebody is with the plan, and the forms on which that is recorded.</summary>
public sealed class ProgressPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task An_exam_a_talk_and_hours_are_recorded_from_the_page_of_the_progress()
    {
        var stage = await DuoStage.SetAsync(web);
        await stage.Plan.DecidedPip();
        var clerk = await web.SignedInAs(stage.Caseworker);
        var path = $"/case-files/{stage.File}/progress";
        var page = await clerk.Get(path);
        Assert.Contains("0 van 8 onderdelen van het PIP zijn klaar.", page.Words, StringComparison.Ordinal);
        var exam = page.Document.QuerySelector("a[href$='/results/exam']")!.GetAttribute("href")!;
        await clerk.Submit(await clerk.Get(exam), ("Kind", "Reading"), ("Level", "B1"), ("Result", "Passed"), ("On", "20-11-2026"));
        await clerk.Submit(await clerk.Get(exam), ("Kind", "Society"), ("Level", "B1"), ("Result", "Failed"), ("On", "20-11-2026"));
        var talk = page.Document.QuerySelector("a[href$='occasion=progress']")!.GetAttribute("href")!;
        await clerk.Submit(await clerk.Get(talk), ("Agreed", "Het gaat goed."));

        page = await clerk.Get(path);
        Assert.Contains("1 van 8 onderdelen van het PIP zijn klaar.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Gehaald op 20-11-2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 keer gedaan, niet gehaald", page.Words, StringComparison.Ordinal);
        Assert.Contains("21-11-2026: Voortgang van het PIP", page.Words, StringComparison.Ordinal);
        Assert.Contains("Examen Lezen B1: Geslaagd", (await clerk.Get($"/case-files/{stage.File}/civic-integration/results")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_an_exam_that_is_not_complete_comes_back_with_what_was_chosen()
    {
        var stage = await DuoStage.SetAsync(web);
        var clerk = await web.SignedInAs(stage.Caseworker);
        var refused = await clerk.Submit(await clerk.Get($"/case-files/{stage.File}/civic-integration/results/exam"), ("Kind", "Writing"), ("Result", "Passed"), ("On", "31-02-2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Kies het niveau van het taalexamen.", refused.Words, StringComparison.Ordinal);
        Assert.True(refused.Document.QuerySelector("input[name='Kind'][value='Writing']")!.HasAttribute("checked"));
        Assert.Equal("31-02-2026", refused.Document.QuerySelector("input[name='On']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_voluntary_plan_shows_its_tracks_and_who_only_reads_sees_no_button_to_record()
    {
        var stage = await PlanStage.SetAsync(web);
        Assert.Contains("Er is nog geen plan", (await (await web.SignedInAs(stage.Caseworker)).Get($"/case-files/{stage.File}/progress")).Words, StringComparison.Ordinal);
        var (plan, _, _) = await stage.Draft(PlanStage.Item() with { StartsOn = web.Clock.Today.AddDays(-3) });
        await stage.Agree(plan);
        var page = await (await web.SignedInAs(stage.Manager)).Get($"/case-files/{stage.File}/progress");
        Assert.Contains("Loopt Taalles, twee avonden vanaf 18-11-2026", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[href$='/results/exam']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await web.SignedInAs(stage.FrontDesk)).Get($"/case-files/{stage.File}/progress")).Status);
    }
}
