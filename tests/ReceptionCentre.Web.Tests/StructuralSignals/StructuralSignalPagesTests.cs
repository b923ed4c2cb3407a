using System.Net;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.StructuralSignals;

public sealed class StructuralSignalPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task From_the_desk_to_an_answer_and_still_so()
    {
        var clerk = await web.Saved(A.StaffMember(Role.FrontDesk));
        var desk = await web.SignedInAs(clerk);
        var form = await desk.Get("/signals/new");
        var refused = await desk.Submit(form, ("What", ""), ("People", "veel"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("heel getal", refused.TextOf("#People-error"), StringComparison.Ordinal);
        Assert.NotNull(refused.TextOf("#What-error"));
        var noted = await desk.Submit(refused, ("What", "De bank wacht zes weken."), ("Topic", "money"), ("People", "12"), ("Barrier", "time"));
        var page = await desk.Get(noted.Location!);
        Assert.Contains("Antwoord uiterlijk op 19-12-2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("ongeveer 12 mensen", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action$='/answer']"));
        Assert.Null(page.Document.QuerySelector("form[action$='/seen']"));

        var manager = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Manager)));
        Assert.Contains("De bank wacht zes weken.", (await manager.Get("/signals")).Words, StringComparison.Ordinal);
        var open = await manager.Get(noted.Location!);
        var empty = await manager.Submit(open, "form[action$='/answer']");
        Assert.NotNull(empty.TextOf("#AnswerWords-error") ?? empty.TextOf("#Words-error"));
        Assert.Equal(HttpStatusCode.Redirect, (await manager.Submit(empty, "form[action$='/answer']", ("Kind", "WeAct"), ("AnswerWords", "Wij bellen de bank."), ("LookAgainOn", "01-12-2026"))).Status);

        web.Clock.Advance(TimeSpan.FromDays(3));
        desk = await web.SignedInAs(clerk);
        var still = await desk.Get(noted.Location!);
        Assert.Contains("Wij doen er iets aan", still.Words, StringComparison.Ordinal);
        await desk.Submit(still, "form[action$='/seen']", ("Words", "Vandaag weer twee mensen."));
        Assert.Contains("Wacht op antwoord", (await desk.Get(noted.Location!)).TextOf(".rc-title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_and_about_an_offer()
    {
        var stage = await Testing.Referrals.ReferralStage.SetAsync(web);
        var browser = await web.SignedInAs(stage.Caseworker, "en-GB");
        var form = await browser.Get($"/signals/new?offer={stage.Offer.Id}");
        Assert.Contains(stage.Offer.Name, form.Words, StringComparison.Ordinal);
        var noted = await browser.Submit(form, ("What", "There is never a place."), ("Topic", "language"));
        var page = await browser.Get(noted.Location!);
        Assert.Contains("Waits for an answer", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/offers/{stage.Offer.Id}']"));
    }
}
