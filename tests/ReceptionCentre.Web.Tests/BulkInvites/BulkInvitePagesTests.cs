using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.BulkInvites;

public sealed class BulkInvitePagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    private string _town = "";
    private Team _team = null!;
    private StaffMember _manager = null!, _caseworker = null!;

    [Fact]
    public async Task People_are_invited_page_by_page_and_called_off()
    {
        await StageAsync("0177");
        await FileAsync("Olena", "Bondarenko");
        await FileAsync("Mykola", "Hrytsenko", isProtected: true);
        var browser = await web.SignedInAs(_manager);
        Assert.Contains("/work-queue/invites/new?whose=all", (await browser.Get("/work-queue")).Document.QuerySelector("a[href*='invites/new']")!.GetAttribute("href"), StringComparison.Ordinal);
        var form = await browser.Get("/work-queue/invites/new?whose=all&reason=onzin&language=onzin");
        Assert.Contains("0 dossiers", form.Document.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        form = await browser.Get("/work-queue/invites/new?whose=all");
        Assert.Contains("1 dossier", form.Document.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var wrong = await browser.Submit(form, "main form[method=post]", ("FromDay", "vorige week"), ("Minutes", "veel"), ("Because", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(("vorige week", "veel"), (wrong.Document.QuerySelector("#FromDay")!.GetAttribute("value"), wrong.Document.QuerySelector("#Minutes")!.GetAttribute("value")));
        Assert.NotNull(wrong.Document.QuerySelector("#Hosts-error"));
        var prepared = await browser.Submit(form, "main form[method=post]", ("Topic.Text", "Wonen en huur"), ("Hosts", _caseworker.Id.ToString()), ("Because", "Brief van DUO"), ("LetterWords", "Neem uw paspoort mee"));
        Assert.Equal(HttpStatusCode.Redirect, prepared.Status);
        var address = prepared.Location!;
        Assert.Contains("Wordt uitgerekend", (await browser.Get(address)).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(address + "/progress")).Status);
        await WorkAsync();
        Assert.Contains("1 persoon wordt uitgenodigd", (await browser.Get(address)).Document.Body!.TextContent, StringComparison.Ordinal);
        var hidden = (await browser.Get($"{address}?finding={InviteFinding.OutOfSight}")).Document.Body!.TextContent;
        Assert.Contains("Niet te zien", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Hrytsenko", hidden, StringComparison.Ordinal);
        Assert.Contains("Olena Bondarenko", (await browser.Get($"{address}?to={_caseworker.Id}")).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{address}?on=0001-01-01&after=-5")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(address), "main form[action$='/plan-again']")).Status);
        await WorkAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(address + "/confirm"))).Status);
        await WorkAsync();
        Assert.Contains("1 persoon is uitgenodigd", (await browser.Get(address)).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("application/zip", (await browser.Get(address + "/letters")).Answer.Content.Headers.ContentType?.MediaType);
        var undo = await browser.Get(address + "/undo");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(undo, ("Reason", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(undo, ("Reason", "Verkeerde week"))).Status);
        await WorkAsync();
        Assert.Contains("Het gesprek van 1 persoon is afgezegd", (await browser.Get(address)).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Afgezegd", (await browser.Get("/work-queue/invites")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caseworker_ticks_files_in_the_queue_and_a_desk_does_not_invite_in_bulk()
    {
        await StageAsync("0180");
        var ticked = await FileAsync("Olena", "Bondarenko", _caseworker);
        await FileAsync("Iryna", "Koval", _caseworker);
        var browser = await web.SignedInAs(_caseworker);
        var queue = await browser.Get("/work-queue");
        Assert.Equal(2, queue.Document.QuerySelectorAll("input[name=file]").Length);
        var form = await browser.Get($"/work-queue/invites/new?whose=mine&file={ticked.File.Id}");
        Assert.Contains("1 gekozen dossier", form.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/work-queue/invites/new?whose=t-{Guid.NewGuid()}")).Status);
        // Whoever prepares it holds the talks, until somebody else is chosen.
        var prepared = await browser.Submit(form, "main form[method=post]", ("What", "Kennismaken"), ("Because", "Nieuwe begeleider"));
        Assert.Equal(HttpStatusCode.Redirect, prepared.Status);
        await WorkAsync();
        Assert.Contains("1 persoon wordt uitgenodigd", (await browser.Get(prepared.Location!)).Document.Body!.TextContent, StringComparison.Ordinal);
        var desk = A.StaffMember(Role.FrontDesk).In(_town).Build();
        await web.Save(desk);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await web.SignedInAs(desk)).Get("/work-queue/invites")).Status);
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

    private Task<NewcomerBuilder> FileAsync(string given, string family, StaffMember? with = null, bool isProtected = false)
    {
        var newcomer = A.Newcomer(given).Named(given, family).In(_town).OpenedOn(web.Clock.Today.AddDays(-5)).AssignedTo(with, with is null ? null : _team);
        return (isProtected ? newcomer.Protected() : newcomer).SavedIn(web);
    }

    private Task<int> WorkAsync() => web.AsSystem(async services =>
    {
        var work = services.GetRequiredService<InviteWork>();
        foreach (var run in await work.WaitingAsync(default))
            await work.RunAsync(run, default);
        return 0;
    });
}
