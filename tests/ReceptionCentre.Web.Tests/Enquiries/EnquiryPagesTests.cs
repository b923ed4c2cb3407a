using System.Net;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Enquiries;

public sealed class EnquiryPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    private const string New = "/enquiries/new";

    [Fact]
    public async Task A_contact_without_a_dossier_is_noted_and_the_next_one_is_at_hand()
    {
        var browser = await SignInAsync(Role.FrontDesk);
        var home = await browser.GetAtLast("/newcomers");
        Assert.Equal(New, home.Document.QuerySelector("main [data-key=i]")!.GetAttribute("href"));

        var page = await browser.Get(New);
        Assert.Equal("21-11-2026", page.Document.QuerySelector("#On")!.GetAttribute("value"));
        var done = await browser.Submit(page, ("Topics", "housing"), ("Language.Text", "Tigrinya"));
        Assert.Equal(New, done.Location);

        var next = await browser.Get(New);
        Assert.Contains("Genoteerd.", next.Words, StringComparison.Ordinal);
        Assert.Contains("Taal: Tigrinya. Gemeente: Amsterdam.", next.Words, StringComparison.Ordinal);
        Assert.Equal("Tigrinya", next.Document.QuerySelector("#Language")!.GetAttribute("value"));

        var back = await browser.Submit(next, "form[action$=take-back]");
        Assert.Equal(New, back.Location);
        Assert.Contains("Nog niets.", (await browser.Get(New)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_asked_is_noted_too_and_a_wrong_day_is_said_by_its_field()
    {
        var browser = await SignInAsync(Role.Caseworker);
        var page = await browser.Get(New);
        var wrong = await browser.Submit(page, ("On", "31-02-2026"), ("Topics", "work"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEmpty(wrong.Errors);
        Assert.NotNull(wrong.Document.QuerySelector("input[name=Topics][value=work][checked]"));
        Assert.Equal(New, (await browser.Submit(await browser.Get(New), ("Municipality", "not-asked"))).Location);
        Assert.Contains("Taal: Niet gevraagd. Gemeente: Niet gevraagd.", (await browser.Get(New)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_has_no_field_for_words()
    {
        var page = await (await SignInAsync(Role.FrontDesk)).Get(New);
        Assert.Empty(page.Document.QuerySelectorAll("main textarea"));
        Assert.Equal(
            ["Language.Code", "Language.Text", "Municipality", "On", "OnceKey", "Topics", "__RequestVerificationToken"],
            page.Document.QuerySelectorAll("main form[action$=new] [name]").Select(field => field.GetAttribute("name")!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task They_are_counted_apart_from_people_and_leave_as_csv_and_xlsx()
    {
        var desk = await SignInAsync(Role.FrontDesk);
        await desk.Submit(await desk.Get(New), ("Topics", "debts"));
        var manager = await SignInAsync(Role.Manager);
        var page = await manager.Get("/reporting/enquiries");
        foreach (var told in new[] { "Contacten zonder dossier", "Dit zijn gesprekken, geen mensen.", "Tel dit niet op bij het aantal mensen.", "Per onderwerp" })
            Assert.Contains(told, page.Words, StringComparison.Ordinal);
        var csv = await manager.Get("/reporting/enquiries/csv");
        Assert.Equal("text/csv", csv.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Per onderwerp", csv.Html, StringComparison.Ordinal);
        foreach (var file in new[] { "xlsx", "public/csv", "public/xlsx" })
            Assert.Equal(HttpStatusCode.OK, (await manager.Get($"/reporting/enquiries/{file}")).Status);
        var outside = await manager.Get("/reporting/enquiries/public?year=1900");
        Assert.Contains("Kleine aantallen zijn hier niet te zien.", outside.Words, StringComparison.Ordinal);
    }

    private async Task<Browser> SignInAsync(Role role)
    {
        var member = A.StaffMember(role).Build();
        await web.Save(member);
        return await web.SignedInAs(member);
    }
}
