using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Welcome;

public sealed class WelcomePagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task The_desk_reads_what_to_say_and_has_the_letter_made()
    {
        var (desk, selam) = (await DeskAsync(), await A.Newcomer("Selam").Speaking("ti").WithMotive("study-migrant").SavedIn(web));
        var page = await desk.Get($"/case-files/{selam.File.Id}/welcome");
        Assert.Contains("Dit is niet uw inschrijving bij de gemeente.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Binnen 5 dagen", page.Words, StringComparison.Ordinal);
        Assert.Equal("ti", page.Document.QuerySelector("#Language option[selected]")!.GetAttribute("value"));
        var done = await desk.Submit(page, "form.rc-form", ("Kind", "short-stay"));
        Assert.Equal($"/case-files/{selam.File.Id}/welcome?Kind=short-stay", done.Location);
        Assert.Contains("RNI", (await desk.Get(done.Location!)).Words, StringComparison.Ordinal);
        var letter = await web.InDb(db => db.Documents.SingleAsync(document => document.CaseFileId == selam.File.Id));
        var status = await desk.Get($"/welcome-letters/{letter.Id}/status?last=Queued");
        Assert.Contains($"letter-{letter.Id}", status.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get($"/welcome-letters/{letter.Id}")).Status);
        // The whole papers of the file are not the desk's.
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get($"/documents/{letter.Id}")).Status);
    }

    [Theory]
    [InlineData("Kind", "tourist")]
    [InlineData("Language", "xx")]
    public async Task What_is_in_no_list_is_refused(string field, string typed)
    {
        var (desk, selam) = (await DeskAsync(), await A.Newcomer("Selam").SavedIn(web));
        var page = await desk.Submit(await desk.Get($"/case-files/{selam.File.Id}/welcome"), "form.rc-form", (field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Single(page.Errors);
    }

    [Fact]
    public async Task An_administrator_writes_own_words_and_another_who_saved_meanwhile_is_shown()
    {
        var administrator = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Administrator)));
        var path = $"/municipalities/{A.Amsterdam}/welcome";
        var list = await administrator.Get(path);
        Assert.Contains("van de regio", list.Words, StringComparison.Ordinal);
        Assert.Contains("Wet BRP 2.38", list.Words, StringComparison.Ordinal);
        var form = await administrator.Get($"{path}/resident");
        var half = await administrator.Submit(form, ("WhatDutch", "Kom naar Amstel 1."));
        Assert.Contains("Vul dit in het Nederlands en in het Engels in", Assert.Single(half.Errors), StringComparison.Ordinal);
        Assert.Equal(path, (await administrator.Submit(form, ("WhatDutch", "Kom naar <b>Amstel</b> 1."), ("WhatEnglish", "Come to Amstel 1."))).Location);
        Assert.Contains("Kom naar <b>Amstel</b> 1. eigen tekst", (await administrator.Get(path)).Words, StringComparison.Ordinal);
        var conflict = await administrator.Submit(form, ("WhatDutch", "Anders."), ("WhatEnglish", "Different."));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get($"{path}/tourist")).Status);
    }

    [Fact]
    public async Task After_a_registration_the_desk_reads_it_above_everything_once()
    {
        var desk = await DeskAsync();
        var stay = await desk.Submit(await desk.Get("/newcomers/register"), "form[action='/newcomers/register']", ("CalledName", "Zahra"));
        var check = await desk.Submit(await desk.Get(stay.Location!), "form.rc-form", ("Municipality", A.Amsterdam));
        var page = await desk.Get(check.Location!);
        while (page.Document.QuerySelector("form[action$='/check']") is null)
            page = await desk.Get((await desk.Submit(page, "form.rc-form")).Location!);
        var done = await desk.Submit(page, "form[action$='/check']");
        Assert.EndsWith("/overview", done.Location, StringComparison.Ordinal);
        var overview = await desk.Get(done.Location!);
        Assert.Contains("Dit is niet uw inschrijving bij de gemeente.", overview.Words, StringComparison.Ordinal);
        Assert.NotNull(overview.Document.QuerySelector("a[href$='/welcome']"));
        Assert.NotNull(overview.Document.QuerySelector("a[href$='/household/family']"));
        Assert.DoesNotContain("Dit is niet uw inschrijving", (await desk.Get(done.Location!)).Words, StringComparison.Ordinal);
    }

    private async Task<Browser> DeskAsync() => await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk)));
}
