using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Clocks;

/// <summary>What the list of the day asks is put off, promised and kept, and asked when work ends.</summary>
public sealed class FollowUpPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private Browser _browser = null!;
    private NewcomerBuilder _file = null!;

    private string File => $"/case-files/{_file.File.Id}";

    public async Task InitializeAsync()
    {
        var caseworker = await web.Saved(A.StaffMember(Role.Caseworker).Named("Jolanda de Wit"));
        _browser = await web.SignedInAs(caseworker);
        _file = A.Newcomer("Selam").OpenedOn(web.Clock.Today.AddDays(-40)).AssignedTo(caseworker);
        _file.Stay.AddParty(new("employer", "Kas en Zoon BV"), PartialDate.Of(web.Clock.Today.AddDays(-90)), A.Provenance);
        _file.Stay.RecordLodging("shared-room", "employer", PartialDate.Of(web.Clock.Today.AddDays(-90)), A.Provenance);
        await _file.SavedIn(web);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Something_on_the_list_is_put_off_with_why_and_taken_up_again()
    {
        var path = (await _browser.Get("/caseload/today")).Document.QuerySelector($"a[href^='{File}/clocks/noplan/']")!.GetAttribute("href")!;
        Assert.EndsWith($"/{_file.File.Id}/postpone?back=today", path, StringComparison.Ordinal);
        var form = await _browser.Get(path);
        var wrong = await _browser.Submit(form, ("Until", "20-11-2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Kies een dag na vandaag.", wrong.Words, StringComparison.Ordinal);
        Assert.Contains("Schrijf waarom u dit uitstelt.", wrong.Words, StringComparison.Ordinal);
        Assert.Equal("/caseload/today", (await _browser.Submit(wrong, ("Until", "1-12-2026"), ("Why", "Wacht op de school"))).Location);
        var day = await _browser.Get("/caseload/today");
        Assert.Contains("1 punt is uitgesteld", day.Words, StringComparison.Ordinal);
        foreach (var page in new[] { "/caseload/today", $"{File}/overview", "/work-queue" })
            Assert.Contains("Uitgesteld tot 01-12-2026 door Jolanda de Wit: Wacht op de school", (await _browser.Get(page)).Words, StringComparison.Ordinal);
        await _browser.Submit(await _browser.Get(path), "form[action$='/take-up']");
        Assert.DoesNotContain("uitgesteld", (await _browser.Get("/caseload/today")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"{File}/clocks/Nothing/{_file.File.Id}/postpone")).Status);
    }

    [Fact]
    public async Task A_promise_is_written_with_the_contact_and_is_kept_or_not()
    {
        await _browser.Submit(await _browser.Get($"{File}/contacts/new"), ("Agreed", "Gesproken over school."), ("Promise", "Ik bel de school"), ("PromisedBy", "vrijdag"));
        Assert.Contains("Beloofd: Ik bel de school", (await _browser.Get($"{File}/contacts")).Words, StringComparison.Ordinal);
        var tasks = await _browser.Get($"{File}/appointments");
        Assert.Contains("beloofd door Jolanda de Wit", tasks.Words, StringComparison.Ordinal);
        Assert.Contains("Beloofd aan: Ik bel de school", (await _browser.Get($"{File}/overview")).Words, StringComparison.Ordinal);
        var promise = await web.InDb(db => db.StaffTasks.SingleAsync(task => task.CaseFileId == _file.File.Id));
        await _browser.Submit(await _browser.Get($"{File}/tasks/{promise.Id}"), ("What", "Dropped"), ("Words", "De school belde zelf"));
        Assert.Equal(StaffTaskState.Dropped, await web.InDb(db => db.StaffTasks.Where(task => task.Id == promise.Id).Select(task => task.State).SingleAsync()));
        Assert.Contains("niet nagekomen", (await _browser.Get($"{File}/appointments")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_work_and_dwelling_is_one_form_and_asks_for_a_talk()
    {
        var link = (await _browser.Get($"{File}/person")).Document.QuerySelector("a[href*='/residence/work/']")!.GetAttribute("href")!;
        var wrong = await _browser.Submit(await _browser.Get(link), ("LastDay", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal($"{File}/person", (await _browser.Submit(wrong, ("LastDay", "20-11-2026"), ("LodgingLastDay", "5-12-2026"))).Location);
        var overview = (await _browser.Get($"{File}/overview")).Words;
        Assert.Contains("Werk is gestopt, en de woning gaat mee", overview, StringComparison.Ordinal);
        Assert.Contains("Laatste dag in de woning", overview, StringComparison.Ordinal);
    }
}
