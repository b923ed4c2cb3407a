using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Checklists;

public sealed class ChecklistPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task A_tick_is_one_click_and_leads_back_to_the_list()
    {
        var (browser, file) = await OpenAsync(new DateOnly(2026, 11, 20));
        var overview = await browser.Get($"/case-files/{file}/overview");
        Assert.Contains("0 van 9 gedaan", overview.Words, StringComparison.Ordinal);
        var ticked = await browser.Submit(overview, "form:has(button[id^=tick])");
        Assert.Equal($"/case-files/{file}/overview#checklist", ticked.Location);
        var after = await browser.Get($"/case-files/{file}/overview");
        Assert.Contains("1 van 9 gedaan", after.Words, StringComparison.Ordinal);
        await browser.Submit(after, "form:has(button[id^=tick])");
        Assert.Contains("0 van 9 gedaan", (await browser.Get($"/case-files/{file}/overview")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_desk_ticks_what_is_done_at_arrival()
    {
        var (_, file) = await OpenAsync(new DateOnly(2026, 11, 20));
        var desk = A.StaffMember(Role.FrontDesk).Build();
        await web.Save(desk);
        var browser = await web.SignedInAs(desk);
        var overview = await browser.Get($"/case-files/{file}/overview");
        Assert.Contains("0 van 9 gedaan", overview.Words, StringComparison.Ordinal);
        await browser.Submit(overview, "form:has(button[id^=tick])");
        Assert.Contains("1 van 9 gedaan", (await browser.Get($"/case-files/{file}/overview")).Words, StringComparison.Ordinal);
        Assert.Contains("1 van 9 gedaan", (await browser.Get($"/case-files/{file}/checklist")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_needed_asks_why()
    {
        var (browser, file) = await OpenAsync(new DateOnly(2026, 11, 20));
        var page = await browser.Get($"/case-files/{file}/checklist");
        var refused = await browser.Submit(page, "form.rc-checks__form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(refused.Errors, error => error.Contains("waarom", StringComparison.OrdinalIgnoreCase));
        await browser.Submit(page, "form.rc-checks__form", ("Note", "Heeft hij al."));
        Assert.Contains("0 van 8 gedaan, 1 niet nodig", (await browser.Get($"/case-files/{file}/checklist")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_gets_the_list_alone()
    {
        var (browser, file) = await OpenAsync(new DateOnly(2026, 11, 20));
        var page = await browser.Get($"/case-files/{file}/checklist");
        browser.Client.DefaultRequestHeaders.Add("HX-Request", "true");
        var ticked = await browser.Submit(page, "form:has(button[id^=tick])");
        var list = await browser.Get(ticked.Location!);
        Assert.Null(list.Document.QuerySelector("main"));
        Assert.Contains("1 van 9 gedaan", list.Words, StringComparison.Ordinal);
        var twice = await browser.Submit(page, "form:has(button[id^=tick])", ("OnceKey", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.OK, twice.Status);
        Assert.Contains("Een collega heeft dit net afgevinkt.", twice.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_older_file_the_list_is_folded_up()
    {
        var (browser, file) = await OpenAsync(new DateOnly(2026, 2, 1));
        var overview = await browser.Get($"/case-files/{file}/overview");
        Assert.Empty(overview.Document.QuerySelectorAll("button[id^=tick]"));
        Assert.Contains("0 van 9 gedaan", overview.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_keeps_the_lines()
    {
        var administrator = await web.Saved(A.StaffMember(Role.Administrator));
        var browser = await web.SignedInAs(administrator);
        var form = await browser.Get("/reference-data/checklists/add");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(form)).Status);
        var added = await browser.Submit(form, ("Kind", "Arrival"), ("Key", "arrival-bicycle"), ("Dutch", "Fietsles"), ("English", "Cycling lesson"), ("Doer", "We"), ("Municipality.Text", "Eindhoven"), ("Reason", "Vraag van de raad"));
        Assert.Equal("/reference-data/checklists", added.Location);
        var index = await browser.Get("/reference-data/checklists");
        Assert.Contains("Fietsles", index.Words, StringComparison.Ordinal);

        var id = await web.InDb(db => db.ChecklistItems.Where(item => item.Key == "arrival-bicycle").Select(item => item.Id).SingleAsync());
        var change = await browser.Get($"/reference-data/checklists/{id}/change");
        await browser.Submit(change, ("Dutch", "Leren fietsen"), ("Reason", "Duidelijker"));
        var conflict = await browser.Submit(change, ("Dutch", "Fietscursus"), ("Reason", "Korter"));
        Assert.Contains("Leren fietsen", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("Fietscursus", conflict.Words, StringComparison.Ordinal);
        Assert.Equal("/reference-data/checklists", (await browser.Submit(conflict)).Location);

        var end = await browser.Get($"/reference-data/checklists/{id}/end");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(end, ("Reason", "Klaar"))).Status);
        await browser.Submit(end, ("Until", "1-12-2026"), ("Reason", "Klaar"));
        Assert.Equal(
            ["Checklists.AddChecklistItem", "Checklists.ChangeChecklistItem", "Checklists.ChangeChecklistItem", "Checklists.EndChecklistItem"],
            (await web.ActionsOf(administrator)).Where(action => action.StartsWith("Checklists.", StringComparison.Ordinal)));
    }

    private async Task<(Browser Browser, Guid File)> OpenAsync(DateOnly openedOn)
    {
        var browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker)));
        return (browser, (await A.Newcomer().OpenedOn(openedOn).SavedIn(web)).File.Id);
    }
}
