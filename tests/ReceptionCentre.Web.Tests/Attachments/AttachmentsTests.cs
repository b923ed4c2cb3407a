using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Attachments;

public sealed class AttachmentsTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private Browser _browser = null!;
    private NewcomerBuilder _selam = null!;

    public async Task InitializeAsync()
    {
        _browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker)));
        _selam = await A.Newcomer("Selam").SavedIn(web);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_scan_is_added_stands_beside_the_made_papers_and_is_taken_along()
    {
        var done = await AddAsync(_browser, Papers.Pdf(), "Beschikking huurtoeslag.pdf", ("What", "Huurtoeslag 2026"), ("Kind", "decision"), ("PaperDate", "1-11-2026"));
        Assert.Equal(Documents, done.Location);
        var page = await _browser.Get(Documents);
        Assert.Contains("Huurtoeslag 2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("Besluit of beschikking · gedateerd 01-11-2026 · PDF, 1 kB", page.Words, StringComparison.Ordinal);

        var file = (await _browser.Get(page.Document.QuerySelector(".rc-doc__files a")!.GetAttribute("href")!)).Answer;
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("Beschikking huurtoeslag.pdf", file.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(file.Headers.CacheControl!.NoStore);
        Assert.Equal(Papers.Pdf(), await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, await web.InDb(db => db.AuditEvents.CountAsync(audit => audit.CaseFileId == _selam.File.Id && audit.Action == "Attachments.DownloadAttachment")));
        Assert.Contains("Bijlage geopend", (await _browser.Get($"/case-files/{_selam.File.Id}/history")).Words, StringComparison.Ordinal);
    }

    private static byte[] Bad(string what) => what switch
    {
        "html" => "<html><script>alert(1)</script>"u8.ToArray(),
        "zip" => [0x50, 0x4B, 3, 4, .. new byte[100]],
        "empty" => [],
        "script inside" => Papers.Pdf("/OpenAction << /S /JavaScript >>"),
        "locked" => Papers.Pdf("/Encrypt 9 0 R"),
        _ => [.. Papers.Pdf(), .. new byte[15 * 1024 * 1024]],
    };

    [Theory]
    [InlineData("html", "foto.png", "image/png", "Dit soort bestand kan niet.")]
    [InlineData("zip", "brief.pdf", "application/pdf", "Dit soort bestand kan niet.")]
    [InlineData("empty", "leeg.pdf", "application/pdf", "Dit bestand is leeg.")]
    [InlineData("script inside", "brief.pdf", "application/pdf", "kan iets uitvoeren")]
    [InlineData("locked", "brief.pdf", "application/pdf", "zit op slot")]
    [InlineData("too big", "groot.pdf", "application/pdf", "hoogstens 15 MB")]
    public async Task A_bad_file_is_told_by_its_field_and_keeps_the_rest(string what, string name, string type, string message)
    {
        var page = await _browser.Upload(await NewPage(_browser), Bad(what), name, type, ("What", "<b>Brief</b>"), ("Kind", "letter"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.TextOf("#File-error"), StringComparison.Ordinal);
        Assert.Equal("<b>Brief</b>", page.Document.QuerySelector("#What")!.GetAttribute("value"));
        Assert.Equal("letter", page.Document.QuerySelector("#Kind option[selected]")!.GetAttribute("value"));
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task What_is_far_too_big_is_refused_before_it_is_read_in_words()
    {
        var page = await AddAsync(_browser, new byte[32 * 1024 * 1024], "x.pdf", ("What", "Groot"), ("Kind", "letter"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Contains("Dit bestand is te groot", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_file_or_words_both_are_asked_at_once()
    {
        var page = await _browser.Upload(await NewPage(_browser), null, null, "", ("What", ""), ("Kind", ""));
        Assert.Equal(["Kies een bestand.", "Kies de soort.", "Schrijf in een paar woorden wat het is."], page.Errors);
    }

    [Fact]
    public async Task A_file_that_was_chosen_is_asked_for_again_when_something_else_was_wrong()
    {
        var page = await AddAsync(_browser, Papers.Pdf(), "x.pdf", ("What", ""), ("Kind", "letter"), ("PaperDate", "31-2-2026"));
        Assert.Contains("Kies het bestand opnieuw", page.TextOf("#File-error"), StringComparison.Ordinal);
        Assert.Contains("Deze datum bestaat niet.", page.TextOf("#PaperDate-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_lost_with_the_session_is_asked_for_again()
    {
        var form = await NewPage(_browser);
        var visitor = web.Browser();
        var ended = await visitor.Upload(form, Papers.Pdf(), "x.pdf", "application/pdf", ("What", "Brief"), ("Kind", "letter"));
        Assert.Equal(HttpStatusCode.Unauthorized, ended.Status);
        Assert.Equal("true", ended.Document.QuerySelector("input[name=HadFile]")!.GetAttribute("value"));
        var page = await _browser.Upload(form, null, null, "", ("What", "Brief"), ("Kind", "letter"), ("HadFile", "true"));
        Assert.Contains("Kies het bestand opnieuw", page.TextOf("#File-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_keeps_one_paper()
    {
        var form = await NewPage(_browser);
        for (var i = 0; i < 2; i++)
            Assert.Equal(Documents, (await _browser.Upload(form, Papers.Pdf(), "x.pdf", "application/pdf", ("What", "Brief"), ("Kind", "letter"))).Location);
        Assert.Single(await KeptAsync());
    }

    [Fact]
    public async Task A_name_with_a_path_and_markup_is_cleaned_and_shown_as_text()
    {
        await AddAsync(_browser, Papers.Png(), "../../<img src=x onerror=alert(1)>.html", ("What", "<script>alert(1)</script>"), ("Kind", "other"));
        var kept = Assert.Single(await KeptAsync());
        Assert.Equal("img src x onerror alert(1).png", kept.FileName);
        Assert.Contains("&lt;script&gt;", (await _browser.Get(Documents)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_desk_adds_and_reads_none()
    {
        var desk = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk)));
        var done = await AddAsync(desk, Papers.Photo(), "IMG.jpg", ("What", "Brief"), ("Kind", "letter"));
        Assert.Equal($"/case-files/{_selam.File.Id}/overview", done.Location);
        var kept = Assert.Single(await KeptAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get($"/case-files/{_selam.File.Id}/attachments/{kept.Id}")).Status);
    }

    [Fact]
    public async Task A_locked_paper_is_only_said_to_be_there()
    {
        var trusted = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts)));
        Assert.Null((await NewPage(_browser)).Document.QuerySelector("#Kind option[value=health]"));
        await AddAsync(trusted, Papers.Pdf(), "geheim.pdf", ("What", "Van de psychiater"), ("Kind", "health"));
        var kept = Assert.Single(await KeptAsync());

        foreach (var path in new[] { Documents, $"/case-files/{_selam.File.Id}/history" })
            Assert.DoesNotContain("psychiater", (await _browser.Get(path)).Html, StringComparison.Ordinal);
        Assert.Contains("Een afgeschermde bijlage", (await _browser.Get(Documents)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"/case-files/{_selam.File.Id}/attachments/{kept.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await trusted.Get($"/case-files/{_selam.File.Id}/attachments/{kept.Id}")).Status);
    }

    [Fact]
    public async Task A_signed_paper_is_shown_with_the_plan()
    {
        var plan = IntegrationPlan.Begin(_selam.File.Id, PlanKind.Voluntary, A.Provenance.At, A.Provenance.By);
        plan.AddGoal("language", "Nederlands leren");
        await web.Save(plan);
        var form = await _browser.Get($"/case-files/{_selam.File.Id}/attachments/new?planId={plan.Id}");
        Assert.Equal("signed-plan", form.Document.QuerySelector("#Kind option[selected]")!.GetAttribute("value"));
        var wrong = await _browser.Upload(form, Papers.Pdf(), "x.pdf", "application/pdf", ("What", "Getekend"), ("PlanId", ""));
        Assert.Contains("Kies welk plan is getekend.", wrong.TextOf("#PlanId-error"), StringComparison.Ordinal);
        await _browser.Upload(form, Papers.Pdf(), "x.pdf", "application/pdf", ("What", "Getekend door Selam"));

        var page = await _browser.Get($"/case-files/{_selam.File.Id}/plan");
        Assert.Contains("Getekend door Selam", page.TextOf("section[aria-labelledby=signed-papers]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_withdrawn_is_struck_out_and_the_privacy_officer_destroys_it()
    {
        await AddAsync(_browser, Papers.Pdf(), "x.pdf", ("What", "Paspoort"), ("Kind", "other"));
        var form = await _browser.Get((await _browser.Get(Documents)).Document.QuerySelector("a[href$='/withdraw']")!.GetAttribute("href")!);
        Assert.Contains("Vul dit in.", (await _browser.Submit(form, ("Reason", ""))).TextOf("#Reason-error"), StringComparison.Ordinal);
        Assert.Equal(Documents, (await _browser.Submit(form, ("Reason", "Mag niet worden bewaard"))).Location);
        var page = await _browser.Get(Documents);
        Assert.Contains("Paspoort", page.TextOf("del"), StringComparison.Ordinal);
        Assert.Contains("Mag niet worden bewaard", page.Words, StringComparison.Ordinal);
        var kept = Assert.Single(await KeptAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"/case-files/{_selam.File.Id}/attachments/{kept.Id}")).Status);

        var officer = await web.SignedInAs(await web.Saved(A.StaffMember(Role.PrivacyOfficer)));
        var waiting = await officer.Get("/attachments/withdrawn");
        Assert.Contains("Mag niet worden bewaard", waiting.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Paspoort", waiting.Html, StringComparison.Ordinal);
        var destroy = await officer.Get(waiting.Document.QuerySelector($"a[href*='{kept.Id}']")!.GetAttribute("href")!);
        Assert.Equal("/attachments/withdrawn", (await officer.Submit(destroy)).Location);
        Assert.Equal(0, await web.InDb(db => db.AttachmentContents.CountAsync(content => content.AttachmentId == kept.Id)));
        Assert.Contains("Vernietigd", (await _browser.Get(Documents)).Words, StringComparison.Ordinal);
    }

    private string Documents => $"/case-files/{_selam.File.Id}/documents";

    private Task<WebPage> NewPage(Browser browser) => browser.Get($"/case-files/{_selam.File.Id}/attachments/new");

    private async Task<WebPage> AddAsync(Browser browser, byte[] bytes, string name, params (string, string?)[] fields) =>
        await browser.Upload(await NewPage(browser), bytes, name, "application/octet-stream", fields);

    private Task<List<Attachment>> KeptAsync() => web.InDb(db => db.Attachments.AsNoTracking().Where(attachment => attachment.CaseFileId == _selam.File.Id).ToListAsync());
}
