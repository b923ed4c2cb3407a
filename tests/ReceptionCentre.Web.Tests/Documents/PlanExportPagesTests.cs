using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Web.Tests.Documents;

/// <summary>All plans of a municipality on paper, from the page of the manager to the file; and the letter of a decision on screen.</summary>
public sealed class PlanExportPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task Begun_paused_gone_on_with_and_taken_along_as_one_file()
    {
        var stage = await PlanStage.SetAsync(web, A.Newcomer(A.UnheardName()));
        var (plan, _, _) = await stage.Draft();
        await stage.Agree(plan);
        var browser = await web.SignedInAs(stage.Manager);
        var index = await browser.Get("/plan-exports");
        Assert.Contains("Alle plannen die gelden", index.Words, StringComparison.Ordinal);
        await browser.Submit(index, "form[action$='/plan-exports']", ("Municipality", A.Amsterdam), ("Language", PlanExport.OwnLanguage));
        var export = await web.InDb(db => db.PlanExports.IgnoreQueryFilters().Where(one => one.MadeBy == stage.Manager.Id).SingleAsync());
        var address = $"/plan-exports/{export.Id}";
        Assert.Contains("0 van", (await browser.Get($"{address}/progress")).Words, StringComparison.Ordinal);
        await browser.Submit(await browser.Get(address), "form[action$='/stop']");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{address}/zip")).Status);
        await browser.Submit(await browser.Get(address), "form[action$='/go-on']");

        web.As(null);
        var worker = Guid.CreateVersion7();
        await web.Send(new ContinuePlanExport.Command(export.Id, worker));
        var documents = await web.InDb(db => db.PlanExportRows.IgnoreQueryFilters().Where(row => row.RunId == export.Id).Select(row => row.DocumentId!.Value).ToListAsync());
        foreach (var document in documents)
            await web.Save(new DocumentContent(document, PdfStandard.Accessible, [37, 80, 68, 70], "00"));
        await web.InDb(db => db.Documents.IgnoreQueryFilters().Where(document => documents.Contains(document.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(document => document.State, DocumentState.Ready)));
        web.As(null);
        await web.Send(new ContinuePlanExport.Command(export.Id, worker));

        Assert.Contains("Download als ZIP", (await browser.Get(address)).Words, StringComparison.Ordinal);
        using var answer = await browser.Client.GetAsync(new Uri($"{address}/zip", UriKind.Relative));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(documents.Count, zip.Entries.Count);
        Assert.All(zip.Entries, entry => Assert.Matches(@"^plan-\d{4}-\d{6}-1(-[a-z]+)?\.pdf$", entry.FullName));
        Assert.Equal(1, await web.InDb(db => db.AuditEvents.CountAsync(one => one.CaseFileId == stage.File && one.Action == "Documents.TakePlanExport" && one.By == stage.Manager.Id)));
        var english = await web.SignedInAs(stage.Manager, "en-GB");
        foreach (var page in (string[])["/plan-exports", address])
            Assert.DoesNotContain("Documents.", (await english.Get(page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_is_written_seen_and_stands_with_the_decision()
    {
        var stage = await PlanStage.SetAsync(web, A.Newcomer(A.UnheardName()).Obliged());
        var plan = await stage.Pip();
        var browser = await web.SignedInAs(stage.Caseworker);
        await browser.Submit(await browser.Get($"/case-files/{stage.File}/plan/{plan}/decision"), "form[action$='/decision']");
        var address = $"/case-files/{stage.File}/plan/{plan}/decision/letter";
        var page = await browser.Get(address);
        Assert.Contains("U volgt de B1-route.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Bent u het niet eens met dit besluit?", page.Words, StringComparison.Ordinal);
        var refused = await browser.Submit(page, "form[action$='/letter']", ("OwnSentences", "Beste {voornaam}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var typed = await browser.Submit(page, "form[action$='/letter']", ("OwnSentences", "U vertelde dat u kok bent."));
        Assert.Equal(HttpStatusCode.Found, typed.Status);
        Assert.Contains("U vertelde dat u kok bent.", (await browser.Get(address)).TextOf("#letter-text")!, StringComparison.Ordinal);
        await stage.Mandate(stage.Manager);
        var manager = await web.SignedInAs(stage.Manager);
        var decision = await manager.Get($"/case-files/{stage.File}/plan/{plan}/decision");
        await manager.Submit(decision, "form[action$='/sign']");
        Assert.Contains("U vertelde dat u kok bent.", (await browser.Get($"/case-files/{stage.File}/plan/{plan}/decision")).Words, StringComparison.Ordinal);
        Assert.Contains("Besluit bij het PIP, versie 1", (await browser.Get($"/case-files/{stage.File}/documents")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(address)).Status);
    }

    [Fact]
    public async Task An_administrator_writes_the_blocks_of_the_municipality()
    {
        var administrator = A.StaffMember(Role.Administrator).Build();
        await web.Save(administrator);
        var browser = await web.SignedInAs(administrator);
        var address = $"/municipalities/{A.Amsterdam}/letter-blocks";
        await browser.Submit(await browser.Get(address), "form[action$='/standard']");
        var block = await web.InDb(db => db.LetterBlocks.IgnoreQueryFilters().Where(one => one.Municipality == A.Amsterdam).OrderBy(one => one.Place).FirstAsync());
        var form = await browser.Get($"{address}/{block.Id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(form, "main form", ("Text", "{onbekend}"))).Status);
        await browser.Submit(form, "main form", ("Text", "Amsterdam besluit dit."), ("From", "1-1-2027"));
        await browser.Submit(await browser.Get($"{address}/new"), "main form", ("Heading", "Welkom"), ("Text", "Welkom in {gemeente}."));
        var page = await browser.Get(address);
        Assert.Contains("Amsterdam besluit dit.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Welkom in {gemeente}.", page.Words, StringComparison.Ordinal);
        var english = await web.SignedInAs(administrator, "en-GB");
        foreach (var one in (string[])[address, $"{address}/{block.Id}", $"{address}/new"])
            Assert.DoesNotContain("Decisions.", (await english.Get(one)).Words, StringComparison.Ordinal);
    }
}
