using System.Net;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Events;

namespace ReceptionCentre.Web.Tests.Events;

/// <summary>The pages of an event: who sees which buttons, what comes back with an error, and what a script gets.</summary>
public sealed class EventPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task The_desk_notes_who_is_there_and_neither_plans_nor_signs()
    {
        var stage = await EventStage.SetAsync(web);
        await stage.InviteAsync([stage.Plan.File]);
        var browser = await web.SignedInAs(stage.Plan.FrontDesk);
        var page = await browser.Get($"/events/{stage.Id}");
        Assert.Contains("Workshop participatieverklaring", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Gelast af", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"/events/{stage.Id}/sessions/{stage.Session(SessionPart.Signing)}/signing")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/events/new")).Status);
        var attendance = await browser.Get($"/events/{stage.Id}/sessions/{stage.Session(SessionPart.Preparation)}");
        Assert.Contains("Is er", attendance.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_without_a_session_comes_back_with_what_was_typed()
    {
        var stage = await EventStage.SetAsync(web);
        var browser = await web.SignedInAs(stage.Caseworker);
        var answer = await browser.Submit(await browser.Get("/events/new?kind=meeting"), ("Title", "Samen koken"), ("Places", "veel"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Samen koken", answer.Html, StringComparison.Ordinal);
        Assert.Contains("Vul een heel getal in.", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Vul ten minste één onderdeel in", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_to_print_has_names_and_no_more()
    {
        var stage = await EventStage.SetAsync(web);
        await stage.InviteAsync([stage.Plan.File]);
        await stage.SayAsync(stage.Plan.File, true);
        var browser = await web.SignedInAs(stage.Caseworker);
        var sheet = await browser.Get($"/events/{stage.Id}/sessions/{stage.Session(SessionPart.Workshop)}/sheet");
        Assert.Contains("Selam", sheet.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Plan.File.ToString(), sheet.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_shows_its_events_and_those_it_can_be_invited_to()
    {
        var stage = await EventStage.SetAsync(web);
        var browser = await web.SignedInAs(stage.Caseworker);
        Assert.Contains("Nodig deze persoon uit voor:", (await browser.Get($"/case-files/{stage.Plan.File}/appointments")).Words, StringComparison.Ordinal);
        await stage.InviteAsync([stage.Plan.File]);
        Assert.Contains("Nog geen antwoord", (await browser.Get($"/case-files/{stage.Plan.File}/appointments")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_go_out_as_a_file_and_for_outside_with_small_numbers_protected()
    {
        var stage = await EventStage.SetAsync(web);
        await stage.InviteAsync(await stage.FilesAsync(3));
        var browser = await web.SignedInAs(stage.Plan.Manager);
        var inside = (await browser.Get($"/events/funnel/csv?groupEventId={stage.Id}")).Html;
        Assert.Contains(";3;", inside, StringComparison.Ordinal);
        var outside = (await browser.Get($"/events/funnel/csv?groupEventId={stage.Id}&outside=true")).Html;
        Assert.Contains("<5", outside, StringComparison.Ordinal);
        Assert.DoesNotContain(";3;", outside, StringComparison.Ordinal);
    }
}
