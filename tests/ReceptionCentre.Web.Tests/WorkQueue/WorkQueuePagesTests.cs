using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.WorkQueue;

public sealed class WorkQueuePagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    private string _town = "";
    private Team _team = null!;
    private StaffMember _manager = null!, _caseworker = null!;

    [Fact]
    public async Task The_queue_is_shown_chosen_and_counted_and_what_nobody_understands_is_left_out()
    {
        await StageAsync("0114");
        var late = await FileAsync("Olena", "Bondarenko", ago: 40, _caseworker);
        await FileAsync("Mykola", "Hrytsenko", ago: 1);
        var browser = await web.SignedInAs(_caseworker);
        var mine = (await browser.Get("/work-queue")).Document;
        Assert.Equal("1 dossier", mine.QuerySelector("[role=status]")!.TextContent.Trim());
        Assert.Contains("12 dagen te laat", mine.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Wij", mine.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/case-files/{late.File.Id}/overview", mine.QuerySelector("tbody a[data-row]")!.GetAttribute("href"));
        Assert.Contains("Mykola Hrytsenko", (await browser.Get("/work-queue?whose=nobody")).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hier is niets te doen", (await browser.Get($"/work-queue?whose=mine&reason={DueReason.PipTerm}&when={QueueWhen.Waiting}")).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/work-queue?whose=onzin&reason=onzin&when=onzin&municipality=9999&after=onzin")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/work-queue?whose=t-{Guid.NewGuid()}")).Status);
        Assert.Contains("Mijzelf", (await browser.Get("/work-queue/load")).Document.Body!.TextContent, StringComparison.Ordinal);
        // What only a manager does is not offered.
        Assert.Null((await browser.Get($"/work-queue/load?team={_team.Id}")).Document.QuerySelector("a[href*='/capacity/']"));
    }

    [Fact]
    public async Task A_manager_sets_a_capacity_and_an_absence_and_sees_them_in_the_load()
    {
        await StageAsync("0118");
        await FileAsync("Olena", "Bondarenko", ago: 24, _caseworker);
        var browser = await web.SignedInAs(_manager);
        var load = await browser.Get("/work-queue/load");
        var link = load.Document.QuerySelector("a[href*='/capacity/']")!.GetAttribute("href")!;
        var wrong = await browser.Submit(await browser.Get(link), "main form:not([action$='/absences'])", ("MostFiles", "veel"), ("PerWeek", "101"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("veel", wrong.Document.QuerySelector("#MostFiles")!.GetAttribute("value"));
        Assert.Equal(2, wrong.Document.QuerySelectorAll(".rc-errors li").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(link), "main form:not([action$='/absences'])", ("MostFiles", "7"), ("PerWeek", "5"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(await browser.Get(link), "main form[action$='/absences']", ("From", "24-11-2026"), ("Until", "23-11-2026"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(link), "main form[action$='/absences']", ("From", "23-11-2026"), ("Until", "24-11-2026"))).Status);
        var text = (await browser.Get("/work-queue/load")).Document.Body!.TextContent;
        Assert.Contains("1 van 7", text, StringComparison.Ordinal);
        Assert.Contains("1/3", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(link), "main form[action$='/remove']")).Status);
        Assert.Contains("1/5", (await browser.Get("/work-queue/load")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_spread_page_by_page_and_taken_back()
    {
        await StageAsync("0119");
        await FileAsync("Olena", "Bondarenko", ago: 20);
        await FileAsync("Mykola", "Hrytsenko", ago: 20, isProtected: true);
        var browser = await web.SignedInAs(_manager);
        var form = await browser.Get($"/work-queue/spreads/new?team={_team.Id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(form, "main form[method=post]", ("Reason", " "))).Status);
        var prepared = await browser.Submit(form, "main form[method=post]", ("Reason", "Brief van DUO"));
        Assert.Equal(HttpStatusCode.Redirect, prepared.Status);
        var address = prepared.Location!;
        Assert.Contains("Wordt uitgerekend", (await browser.Get(address)).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(address + "/progress")).Status);
        await WorkAsync();
        Assert.Contains("1 dossier krijgt een begeleider", (await browser.Get(address)).Document.Body!.TextContent, StringComparison.Ordinal);
        var hidden = (await browser.Get($"{address}?finding={SpreadFinding.OutOfSight}")).Document.Body!.TextContent;
        Assert.Contains("Niet te zien", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Hrytsenko", hidden, StringComparison.Ordinal);
        Assert.Contains("Olena Bondarenko", (await browser.Get($"{address}?finding={SpreadFinding.Fits}")).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(address), "main form[action$='/plan-again']")).Status);
        await WorkAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(address + "/confirm"))).Status);
        await WorkAsync();
        Assert.Contains("1 dossier is gegeven", (await browser.Get(address)).Document.Body!.TextContent, StringComparison.Ordinal);
        var undo = await browser.Get(address + "/undo");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(undo, ("Reason", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(undo, ("Reason", "Verkeerd team"))).Status);
        await WorkAsync();
        Assert.Contains("1 dossier is terug waar het was", (await browser.Get(address)).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ongedaan gemaakt", (await browser.Get("/work-queue/spreads")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A team in a town of its own: no test meets the files of another.</summary>
    private async Task StageAsync(string town)
    {
        (_town, _team) = (town, A.Team(town));
        _manager = A.StaffMember(Role.Manager).Named("Marijke Smit").In(town).Build();
        _caseworker = A.StaffMember(Role.Caseworker).Named("Anna Bos").In(town).Of(_team).Build();
        await web.Save(_team);
        await web.Save(_manager, _caseworker);
    }

    private Task<NewcomerBuilder> FileAsync(string given, string family, int ago, StaffMember? with = null, bool isProtected = false)
    {
        var newcomer = A.Newcomer(given).Named(given, family).In(_town).OpenedOn(web.Clock.Today.AddDays(-ago)).AssignedTo(with, with is null ? null : _team);
        return (isProtected ? newcomer.Protected() : newcomer).SavedIn(web);
    }

    private Task<int> WorkAsync() => web.AsSystem(async services =>
    {
        var work = services.GetRequiredService<SpreadWork>();
        foreach (var run in await work.WaitingAsync(default))
            await work.RunAsync(run, default);
        return 0;
    });
}
