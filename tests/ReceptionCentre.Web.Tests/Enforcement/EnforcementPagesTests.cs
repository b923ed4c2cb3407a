using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Enforcement;

namespace ReceptionCentre.Web.Tests.Enforcement;

/// <summary>The pages of enforcement: the path with its one next thing, forms with their errors by the field, the settings with their guard.</summary>
public sealed class EnforcementPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task A_path_is_opened_and_its_first_letter_is_seen_made_and_sent()
    {
        var stage = await EnforcementStage.SetAsync(web);
        var browser = await web.SignedInAs(stage.People.Caseworker);
        var duo = await browser.Get($"/case-files/{stage.File}/civic-integration");
        Assert.NotNull(duo.Document.QuerySelector($"a[href='/case-files/{stage.File}/enforcement']"));
        Assert.Contains("Er loopt niets", (await browser.Get($"/case-files/{stage.File}/enforcement")).Words, StringComparison.Ordinal);
        var form = await browser.Get($"/case-files/{stage.File}/enforcement/new");
        var again = await browser.Submit(form, "main form", ("HappenedOn", "31-2-2026"), ("What", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        foreach (var field in (string[])["Occasion", "HappenedOn", "What"])
            Assert.NotNull(again.Document.QuerySelector($"#{field}-error"));
        await browser.Submit(form, "main form", ("Occasion", "intake"), ("HappenedOn", "19-11-2026"), ("What", "Kwam niet op de intake."));
        var path = await web.InDb(db => db.EnforcementPaths.Where(one => one.CaseFileId == stage.File).Select(one => one.Id).SingleAsync());

        var next = await browser.Get($"/case-files/{stage.File}/enforcement/{path}/next");
        Assert.Contains("Kwam niet op de intake.", next.Words, StringComparison.Ordinal);
        var wrong = await browser.Submit(next, "main form", ("LastDay", "22-11-2026"), ("At", "half"), ("Place", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("half", wrong.Document.QuerySelector("#At")!.GetAttribute("value"));
        Assert.NotNull(wrong.Document.QuerySelector("#Place-error"));
        await browser.Submit(next, "main form", ("LastDay", "9-12-2026"), ("At", "10:00"), ("Place", "Kadeplein 12"));

        var made = await browser.Get($"/case-files/{stage.File}/enforcement/{path}");
        Assert.Contains("nog niet verzonden", made.Words, StringComparison.Ordinal);
        var sent = await browser.Submit(made, "form[action$='/sent']", ("SentOn", ""));
        Assert.NotNull(sent.Document.QuerySelector("#SentOn-error"));
        await browser.Submit(made, "form[action$='/sent']", ("SentOn", "21-11-2026"));
        var waiting = await browser.Get($"/case-files/{stage.File}/enforcement/{path}");
        Assert.Contains("Wacht tot na 09-12-2026", waiting.Words, StringComparison.Ordinal);
        Assert.Contains("Handhaving: brief", (await browser.Get($"/case-files/{stage.File}/documents")).Words, StringComparison.Ordinal);
        Assert.Contains("Kijk of de persoon reageerde", (await browser.Get($"/case-files/{stage.File}/overview")).Words, StringComparison.Ordinal);

        var unended = await browser.Submit(waiting, "form[action$='/end']", ("How", "Excusable"));
        Assert.NotNull(unended.Document.QuerySelector("#Excuse-error"));
        await browser.Submit(waiting, "form[action$='/end']", ("How", "Excusable"), ("Excuse", "ill"), ("EndedOn", "21-11-2026"));
        Assert.Equal(PathState.Ended, (await web.InDb(db => db.EnforcementPaths.SingleAsync(one => one.Id == path))).State);
    }

    [Fact]
    public async Task A_measure_is_proposed_and_signed_from_the_list_of_what_waits()
    {
        var stage = await EnforcementStage.SetAsync(web);
        var path = EnforcementPath.Open(stage.File, "intake", new(2026, 8, 1), "Kwam niet op de intake.", Ground(new(2026, 8, 1)), A.Provenance.At, stage.People.Caseworker.Id);
        foreach (var (kind, number) in Enum.GetValues<StepKind>().Select((kind, number) => (kind, number)))
        {
            var day = new DateOnly(2026, 8, 1).AddDays(20 * number);
            var step = path.Take(kind, new(day.AddDays(15), new(10, 0), "Balie", null, new(day, TalkOutcome.Spoken, "Gebeld."), null), Ground(day), new(day.ToDateTime(new(9, 0)), TimeSpan.Zero), stage.People.Caseworker.Id);
            path.Sent(step.Id, day, day);
        }
        await web.Save(path);
        await stage.People.Mandate(stage.People.Manager);
        var browser = await web.SignedInAs(stage.People.Caseworker);
        var page = await browser.Get($"/case-files/{stage.File}/enforcement/{path.Id}");
        Assert.NotNull(page.Document.QuerySelector("main a[href$='/measure']"));
        var form = await browser.Get($"/case-files/{stage.File}/enforcement/{path.Id}/measure");
        Assert.Contains("Ten hoogste € 100", form.Words, StringComparison.Ordinal);
        var wrong = await browser.Submit(form, "main form", ("Measure", "Fine"), ("Amount", "veel"), ("Why", ""));
        Assert.NotNull(wrong.Document.QuerySelector("#Amount-error"));
        Assert.NotNull(wrong.Document.QuerySelector("#Why-error"));
        var tooMuch = await browser.Submit(form, "main form", ("Measure", "Fine"), ("Amount", "101"), ("Why", "Eigen schuld."));
        Assert.Contains("Een boete is ten hoogste € 100", tooMuch.Words, StringComparison.Ordinal);
        await browser.Submit(form, "main form", ("Measure", "Fine"), ("Amount", "75"), ("Why", "Eigen schuld."));

        var manager = await web.SignedInAs(stage.People.Manager);
        var list = await manager.Get("/decisions");
        Assert.Contains("Handhaving: Kwam niet bij de intake", list.Words, StringComparison.Ordinal);
        var decision = await manager.Get($"/case-files/{stage.File}/enforcement/{path.Id}/decision");
        Assert.Contains("Boete van € 75", decision.Words, StringComparison.Ordinal);
        var letter = await manager.Get($"/case-files/{stage.File}/enforcement/{path.Id}/decision/letter");
        Assert.Contains("u krijgt een boete van € 75", letter.Words, StringComparison.Ordinal);
        await manager.Submit(letter, "form[action$='/decision/letter']", ("OwnSentences", "Belt u ons gerust."));
        await manager.Submit(await manager.Get($"/case-files/{stage.File}/enforcement/{path.Id}/decision"), "form[action$='/sign']");
        var signed = await browser.Get($"/case-files/{stage.File}/enforcement/{path.Id}/decision");
        Assert.Contains("Belt u ons gerust.", signed.Words, StringComparison.Ordinal);
        await browser.Submit(signed, "form[action$='/decision/sent']");
        Assert.Contains("Verzonden", (await browser.Get($"/case-files/{stage.File}/enforcement/{path.Id}/decision")).Words, StringComparison.Ordinal);
        Assert.Contains("Handhaving: besluit", (await browser.Get($"/case-files/{stage.File}/documents")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_say_what_is_uncertain_and_refuse_asylum_without_reason_basis_and_reading()
    {
        var administrator = A.StaffMember(Role.Administrator).In(A.Eindhoven).Build();
        await web.Save(administrator);
        var browser = await web.SignedInAs(administrator);
        var page = await browser.Get($"/municipalities/{A.Eindhoven}/enforcement");
        Assert.Contains("Raad van State van 9 juli 2025", page.Words, StringComparison.Ordinal);
        var wrong = await browser.Submit(page, "form[action$='/groups']", ("Group", nameof(DutyGroup.Asylum)), ("IsOn", "true"));
        foreach (var field in (string[])["Reason", "LegalBasis", "UncertaintySeen"])
            Assert.NotNull(wrong.Document.QuerySelector($"#{field}-error"));
        await browser.Submit(page, "form[action$='/groups']", ("Group", nameof(DutyGroup.FamilyAndOther)), ("IsOn", "true"));
        var days = await browser.Get($"/municipalities/{A.Eindhoven}/enforcement");
        var outOfRange = await browser.Submit(days, "form[action$='/days']", ("ViewDays", "0"), ("WarningDays", "tien"));
        Assert.NotNull(outOfRange.Document.QuerySelector("#ViewDays-error"));
        Assert.NotNull(outOfRange.Document.QuerySelector("#WarningDays-error"));
        var noBasis = await browser.Submit(days, "form[action$='/amounts']", ("Occasion", "intake"), ("Time", "1"), ("Amount", "50"));
        Assert.NotNull(noBasis.Document.QuerySelector("#AmountBasis-error"));
        await browser.Submit(days, "form[action$='/amounts']", ("Occasion", "intake"), ("Time", "1"), ("Amount", "50"), ("AmountBasis", "Verordening, artikel 4"));
        var set = await browser.Get($"/municipalities/{A.Eindhoven}/enforcement");
        Assert.Contains("Gezinsmigrant of overige migrant: aan vanaf 21-11-2026", set.Words, StringComparison.Ordinal);
        Assert.Contains("€ 50", set.Words, StringComparison.Ordinal);
        var blocks = await browser.Get($"/municipalities/{A.Eindhoven}/letter-blocks?kind=Warning");
        Assert.Contains("Waarschuwing", blocks.Words, StringComparison.Ordinal);
        await browser.Submit(blocks, "form[action$='/standard']");
        Assert.Equal(4, await web.InDb(db => db.LetterBlocks.CountAsync(block => block.Municipality == A.Eindhoven && block.Kind == Domain.Decisions.LetterKind.Warning)));
    }

    [Fact]
    public async Task Where_it_is_off_nothing_leads_there_and_in_English_every_word_is_there()
    {
        var off = await EnforcementStage.SetAsync(web, DutyGroup.Asylum);
        var browser = await web.SignedInAs(off.People.Caseworker);
        Assert.Null((await browser.Get($"/case-files/{off.File}/civic-integration")).Document.QuerySelector($"a[href='/case-files/{off.File}/enforcement']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/case-files/{off.File}/enforcement")).Status);
        var stage = await EnforcementStage.SetAsync(web);
        var path = await stage.Open();
        var english = await web.SignedInAs(stage.People.Caseworker, "en-GB");
        foreach (var address in (string[])["", "/new", $"/{path}", $"/{path}/next", $"/{path}/decision"])
        {
            var page = await english.Get($"/case-files/{stage.File}/enforcement{address}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("Enforcement.", page.Words, StringComparison.Ordinal);
        }
    }

    private static EnforcementGround Ground(DateOnly day) => new(true, DutyGroup.FamilyAndOther, EnforcementStage.On(), day);
}
