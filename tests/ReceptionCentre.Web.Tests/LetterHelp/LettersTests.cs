using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.LetterHelp;

public sealed class LettersTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private Browser _desk = null!;
    private NewcomerBuilder _selam = null!;

    public async Task InitializeAsync()
    {
        _desk = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk)));
        _selam = await A.Newcomer("Selam").SavedIn(web);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_letter_is_noted_in_one_form_with_a_photograph_and_finished_in_another()
    {
        var form = await NewPage();
        Assert.Equal("environment", form.Document.QuerySelector("#File")!.GetAttribute("capture"));
        var done = await _desk.Upload(
            form, Papers.Photo(), "IMG_1.jpg", "image/jpeg", ("SenderKind", "tax-office"), ("Topic.Text", "Belasting"), ("ToDo", "Selam belt de Belastingtelefoon"), ("Deadline", "over 2 weken"));
        Assert.Equal(Path(), done.Location);
        var page = await _desk.Get(Path());
        Assert.Contains("05-12-2026", page.TextOf(".rc-due__when"), StringComparison.Ordinal);
        Assert.Contains("Selam belt de Belastingtelefoon", page.TextOf(".rc-due strong"), StringComparison.Ordinal);
        // The desk adds the photograph and does not read papers; the caseworker does.
        Assert.Null(page.Document.QuerySelector("a[href*='/attachments/']"));
        var caseworker = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker)));
        var scan = (await caseworker.Get(Path())).Document.QuerySelector("a[href*='/attachments/']")!.GetAttribute("href")!;
        Assert.Equal("image/jpeg", (await caseworker.Get(scan)).Answer.Content.Headers.ContentType!.MediaType);

        var finish = await _desk.Get(page.Document.QuerySelector("a[href$='/finish']")!.GetAttribute("href")!);
        Assert.Contains("Schrijf op hoe het is afgelopen.", (await _desk.Submit(finish, ("Outcome", " "))).TextOf("#Outcome-error"), StringComparison.Ordinal);
        Assert.Equal(Path(), (await _desk.Submit(finish, ("Outcome", "Betaald in twee keer"))).Location);
        Assert.Contains("Betaald in twee keer", (await _desk.Get(Path())).Words, StringComparison.Ordinal);
        Assert.Equal(2, await web.InDb(db => db.AuditEvents.CountAsync(audit => audit.CaseFileId == _selam.File.Id && audit.Action.StartsWith("LetterHelp."))));
    }

    [Fact]
    public async Task A_letter_that_was_only_explained_is_done_at_once()
    {
        await _desk.Upload(await NewPage(), null, null, "", ("SenderKind", "ind"));
        var page = await _desk.Get(Path());
        Assert.Contains("Uitgelegd aan de balie; er hoefde niets te gebeuren.", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[href$='/finish']"));
    }

    [Fact]
    public async Task What_must_be_done_becomes_a_task_unless_somebody_says_no()
    {
        var form = await NewPage();
        Assert.Equal("true", form.Document.QuerySelector("input[name=MakeTask][checked]")!.GetAttribute("value"));
        await _desk.Upload(form, null, null, "", ("SenderKind", "ind"), ("ToDo", "Pasfoto maken"), ("Deadline", "5-12-2026"), ("TaskFor", ""));
        var page = await _desk.Get(Path());
        Assert.Contains("Er is een taak van gemaakt.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Taak: uiterlijk 02-12-2026", page.Words, StringComparison.Ordinal);
        await _desk.Upload(await NewPage(), null, null, "", ("SenderKind", "ind"), ("ToDo", "Bellen"), ("MakeTask", "false"));
        Assert.Single(await web.InDb(db => db.StaffTasks.Where(task => task.CaseFileId == _selam.File.Id).ToListAsync()));
    }

    [Theory]
    [InlineData("TaskDueOn", "1-11-2026", "TaskDueOn", "Deze dag is al geweest. Kies vandaag of later.")]
    [InlineData("SenderKind", "", "SenderKind", "Kies van wie de brief is.")]
    [InlineData("SenderKind", "postduif", "SenderKind", "Dit staat niet in de lijst.")]
    [InlineData("Topic.Text", "postduiven", "Topic", "Dit staat niet in de lijst.")]
    [InlineData("Deadline", "31-2-2027", "Deadline", "Deze datum bestaat niet.")]
    [InlineData("Deadline", "1-12-2026", "ToDo", "Schrijf op wat er voor die dag moet gebeuren.")]
    public async Task A_wrong_letter_is_told_by_its_field_and_keeps_the_rest(string field, string typed, string errorField, string message)
    {
        var page = await _desk.Upload(await NewPage(), null, null, "", [.. new (string, string?)[] { ("SenderKind", "ind"), ("Sender", "<b>IND</b>") }.Where(pair => pair.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.TextOf($"#{errorField}-error"), StringComparison.Ordinal);
        Assert.Equal("<b>IND</b>", page.Document.QuerySelector("#Sender")!.GetAttribute("value"));
        Assert.Empty(await LettersAsync());
    }

    [Fact]
    public async Task A_bad_photograph_is_told_and_nothing_is_noted()
    {
        var page = await _desk.Upload(await NewPage(), "<html>"u8.ToArray(), "brief.jpg", "image/jpeg", ("SenderKind", "ind"), ("ToDo", "Bellen"));
        Assert.Contains("Dit soort bestand kan niet.", page.TextOf("#File-error"), StringComparison.Ordinal);
        Assert.Equal("Bellen", page.Document.QuerySelector("#ToDo")!.TextContent);
        Assert.Empty(await LettersAsync());
    }

    [Fact]
    public async Task The_same_form_sent_twice_notes_one_letter()
    {
        var form = await NewPage();
        for (var i = 0; i < 2; i++)
            await _desk.Upload(form, Papers.Photo(), "x.jpg", "image/jpeg", ("SenderKind", "ind"), ("ToDo", "Bellen"));
        Assert.Single(await LettersAsync());
        Assert.Equal(1, await web.InDb(db => db.Attachments.CountAsync(attachment => attachment.CaseFileId == _selam.File.Id)));
    }

    [Fact]
    public async Task A_colleague_who_finished_it_meanwhile_is_read()
    {
        await _desk.Upload(await NewPage(), null, null, "", ("SenderKind", "ind"), ("ToDo", "Bellen"));
        var form = await _desk.Get((await _desk.Get(Path())).Document.QuerySelector("a[href$='/finish']")!.GetAttribute("href")!);
        await _desk.Submit(form, ("Outcome", "Al gebeld"), ("OnceKey", Guid.CreateVersion7().ToString()));
        var conflict = await _desk.Submit(form, ("Outcome", "Ook gebeld"), ("OnceKey", Guid.CreateVersion7().ToString()));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Al gebeld", conflict.Words, StringComparison.Ordinal);
        Assert.Equal("Al gebeld", Assert.Single(await LettersAsync()).Outcome);
    }

    [Fact]
    public async Task A_passed_deadline_is_said_in_words()
    {
        var letter = HelpedLetter.Note(_selam.File.Id, new("court-fines", "CJIB", null, new(2026, 11, 18), "Boete betalen"), null, web.Clock.Today, A.Provenance.At, A.Provenance.By);
        await web.Save(letter);
        var page = await _desk.Get(Path());
        Assert.Contains("te laat sinds 18-11-2026", page.TextOf(".rc-due__late"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_reads_and_notes_nothing_also_in_English()
    {
        var manager = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Manager)), "en-GB");
        var page = await manager.Get(Path());
        Assert.Contains("No letters yet", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main a[href$='/letters/new']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.Get(Path("new"))).Status);
    }

    private string Path(string? more = null) => $"/case-files/{_selam.File.Id}/letters{(more is null ? "" : "/" + more)}";

    private Task<WebPage> NewPage() => _desk.Get(Path("new"));

    private Task<List<HelpedLetter>> LettersAsync() => web.InDb(db => db.HelpedLetters.AsNoTracking().Where(letter => letter.CaseFileId == _selam.File.Id).ToListAsync());
}
