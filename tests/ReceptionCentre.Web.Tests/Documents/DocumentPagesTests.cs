using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Web.Tests.Documents;

/// <summary>The papers of a file on the screen: asked for, followed, taken along, tried again.</summary>
public sealed class DocumentPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    private static readonly byte[] Paper = "%PDF-1.7 for people"u8.ToArray(), Kept = "%PDF-1.7 for the archive"u8.ToArray();

    [Fact]
    public async Task The_plan_is_asked_for_on_paper_and_stands_in_the_list_with_its_language()
    {
        var stage = await PlanStage.SetAsync(web, A.Newcomer().Speaking("ti"));
        await stage.Draft();
        var browser = await web.SignedInAs(stage.Caseworker);
        var asked = await browser.Submit(await browser.Get($"/case-files/{stage.File}/plan"), "main form[action$=paper]");
        Assert.Equal(List(stage), asked.Location);

        var list = await browser.Get(List(stage));
        Assert.Contains("Vrijwillig plan, versie 1", list.Words, StringComparison.Ordinal);
        Assert.Contains("Nederlands en Tigrinya", list.Words, StringComparison.Ordinal);
        Assert.Contains("Documents.RequestPlanDocument", await web.ActionsOf(stage.Caseworker));
    }

    [Fact]
    public async Task A_ready_document_is_downloaded_under_its_name_and_the_opening_is_recorded()
    {
        var stage = await PlanStage.SetAsync(web);
        var id = await Document(stage, DocumentState.Ready);
        var browser = await web.SignedInAs(stage.Manager);
        var row = await browser.Get($"/documents/{id}/status");
        Assert.Contains("Klaar", row.Words, StringComparison.Ordinal);

        var people = await browser.Client.GetAsync(new Uri($"/documents/{id}", UriKind.Relative));
        Assert.Equal(Paper, await people.Content.ReadAsByteArrayAsync());
        Assert.Equal(("application/pdf", "attachment"), (people.Content.Headers.ContentType!.MediaType, people.Content.Headers.ContentDisposition!.DispositionType));
        Assert.StartsWith("plan-", people.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
        Assert.Equal(Kept, await browser.Client.GetByteArrayAsync(new Uri($"/documents/{id}?standard=archive", UriKind.Relative)));
        Assert.Equal(2, (await web.ActionsOf(stage.Manager)).Count(action => action == "Documents.DownloadDocument"));
    }

    [Fact]
    public async Task A_failed_document_says_why_and_its_team_tries_again()
    {
        var stage = await PlanStage.SetAsync(web);
        var id = await Document(stage, DocumentState.Failed);
        Assert.Empty((await (await web.SignedInAs(stage.OtherTeam)).Get(List(stage))).Document.QuerySelectorAll("main form"));

        var browser = await web.SignedInAs(stage.Caseworker);
        var list = await browser.Get(List(stage));
        Assert.Contains("Het duurde te lang.", list.Words, StringComparison.Ordinal);
        Assert.Equal(List(stage), (await browser.Submit(list)).Location);
        Assert.NotEqual(DocumentState.Failed, await web.InDb(db => db.Documents.Where(document => document.Id == id).Select(document => document.State).SingleAsync()));
        Assert.Contains("Documents.RetryDocument", await web.ActionsOf(stage.Caseworker));
    }

    [Fact]
    public async Task The_front_desk_gets_403_another_municipality_404_and_an_unfinished_file_404()
    {
        var stage = await PlanStage.SetAsync(web);
        var id = await Document(stage, DocumentState.Failed);
        var desk = await web.SignedInAs(stage.FrontDesk);
        var elsewhere = await web.SignedInAs(stage.Elsewhere);
        foreach (var page in new[] { List(stage), $"/documents/{id}", $"/documents/{id}/status" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get(page)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(page)).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await (await web.SignedInAs(stage.Caseworker)).Get($"/documents/{id}")).Status);
    }

    [Fact]
    public async Task Without_documents_the_page_says_where_one_begins()
    {
        var stage = await PlanStage.SetAsync(web);
        var page = await (await web.SignedInAs(stage.Caseworker)).Get(List(stage));
        Assert.Contains("Een document begint bij het plan.", page.Words, StringComparison.Ordinal);
    }

    /// <summary>A document in a state that no worker touches.</summary>
    private async Task<Guid> Document(PlanStage stage, DocumentState state)
    {
        var (plan, _, _) = await stage.Draft();
        var id = await web.Send(new RequestPlanDocument.Command(plan, null, Guid.NewGuid()));
        await web.InDb(db => db.Documents.Where(document => document.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(document => document.State, state)
            .SetProperty(document => document.Failure, state == DocumentState.Failed ? DocumentFailure.TimedOut : DocumentFailure.None)));
        if (state == DocumentState.Ready)
            await web.Save(new DocumentContent(id, PdfStandard.Accessible, Paper, Checksum.Of(Paper)), new DocumentContent(id, PdfStandard.Archive, Kept, Checksum.Of(Kept)));
        return id;
    }

    private static string List(PlanStage stage) => $"/case-files/{stage.File}/documents";
}
