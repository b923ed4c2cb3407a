using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.TravelDocuments;

/// <summary>The box for the code of a document, as a browser without JavaScript sends it.</summary>
public sealed class TravelDocumentPageTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private const string
        Start = "/newcomers/register",
        Passport = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36ERI7408122F1204159ZE184226B<<<<<10";

    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        await web.Save(_desk);
        _browser = await web.SignedInAs(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_scan_fills_the_page_and_keeps_nothing()
    {
        var page = await ReadAsync(await _browser.Get(Start), ("Zone", Passport.Replace("\n", "", StringComparison.Ordinal).ToLowerInvariant()));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(("Anna", "Anna Maria", "Eriksson", "12-08-1974", "Eritrese"), (
            Typed(page, "CalledName"), Typed(page, "GivenNames"), Typed(page, "FamilyName"), Typed(page, "BirthDate"), Typed(page, "Nationality")));
        foreach (var told in new[] { "Paspoort, Utopia (voorbeeld)", "nummer L898902C3", "Niet meer geldig", "Ingevuld:" })
            Assert.Contains(told, page.Words, StringComparison.Ordinal);
        Assert.Equal("OwnScript", page.Document.QuerySelector("[data-zone]")!.GetAttribute("data-focus-on"));
        Assert.False(await web.InDb(db => db.Journeys.AnyAsync(journey => journey.OwnerId == _desk.Id)));

        var stay = await _browser.Submit(page);
        Assert.EndsWith("/stay", stay.Location, StringComparison.Ordinal);
        // The answers are kept; the code is not.
        Assert.DoesNotContain("ERIKSSON<<", await web.InDb(db => db.Journeys.Where(journey => journey.OwnerId == _desk.Id).Select(journey => journey.Answers).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_itself_is_filled_in_unless_another_was_typed()
    {
        var german = Passport.Replace("UTO", "D<<", StringComparison.Ordinal);
        var page = await ReadAsync(await _browser.Get(Start), ("Zone", german));
        Assert.Equal(("passport", "L898902C3", "Bondsrepubliek Duitsland", "15-04-2012", "Woman"), (
            Chosen(page, "DocumentKind"), Typed(page, "DocumentNumber"), Typed(page, "DocumentState"), Typed(page, "DocumentValidUntil"), Chosen(page, "Gender")));
        // What few are asked is not folded away when it has an answer.
        Assert.NotNull(page.Document.QuerySelector("details.rc-disclose[open] #DocumentNumber"));

        // Number, kind, state and last day belong together: nothing of them is mixed with a document that was typed.
        var other = await ReadAsync(await _browser.Get(Start), ("Zone", german), ("DocumentNumber", "KAART 12"), ("DocumentKind", "identity-card"), ("Gender", "Man"));
        Assert.Equal(("identity-card", "KAART 12", "", "", "Man"), (
            Chosen(other, "DocumentKind"), Typed(other, "DocumentNumber"), Typed(other, "DocumentState"), Typed(other, "DocumentValidUntil"), Chosen(other, "Gender")));

        // A number whose check digit is wrong fills nothing.
        var wrong = await ReadAsync(await _browser.Get(Start), ("Zone", german.Replace("L898902C36", "L898902C35", StringComparison.Ordinal)));
        Assert.Equal(("", ""), (Chosen(wrong, "DocumentKind"), Typed(wrong, "DocumentNumber")));
        Assert.Equal("Eriksson", Typed(wrong, "FamilyName"));
    }

    [Fact]
    public async Task A_document_that_is_scanned_into_the_search_is_searched_and_registered()
    {
        var hits = await _browser.Submit(await _browser.Get("/newcomers"), "form.rc-find", ("Query", Passport.Replace("\n", "", StringComparison.Ordinal)));
        Assert.Contains("Gelezen van het document: Anna Eriksson 12-08-1974", hits.Words, StringComparison.Ordinal);
        // The field holds what was searched, and not the code.
        Assert.Equal("Anna Eriksson 12-08-1974", Typed(hits, "Query"));
        var form = hits.Document.QuerySelector("#hits form")!;
        Assert.Equal("/newcomers/register/travel-document", form.GetAttribute("action"));
        var page = await _browser.Submit(hits, "#hits form");
        Assert.Equal(("Anna", "Eriksson", "12-08-1974"), (Typed(page, "CalledName"), Typed(page, "FamilyName"), Typed(page, "BirthDate")));
        Assert.EndsWith("/stay", (await _browser.Submit(page)).Location, StringComparison.Ordinal);

        // Wrong or not whole: the page of the registration says what; nothing of it becomes a name.
        foreach (var bad in new[] { Passport.Replace("7408122F", "74O8122F", StringComparison.Ordinal), "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<" })
        {
            var told = await _browser.Submit(await _browser.Get("/newcomers"), "form.rc-find", ("Query", bad));
            Assert.Contains("In de code van het document klopt iets niet", told.Words, StringComparison.Ordinal);
            Assert.NotNull((await _browser.Submit(told, "#hits form")).Document.QuerySelector("#Zone-error"));
        }
    }

    [Fact]
    public async Task Whatever_comes_into_the_search_is_answered()
    {
        var dice = new Random(9303);
        const string Signs = "PIV<<<<<<<<<0123456789ABCXYZ <>&'\"%\u200B\u0665é中";
        var desk = await _browser.Get("/newcomers");
        for (var i = 0; i < 25; i++)
        {
            var noise = new string([.. Enumerable.Range(0, dice.Next(30, 200)).Select(_ => Signs[dice.Next(Signs.Length)])]);
            Assert.Equal(HttpStatusCode.OK, (await _browser.Submit(desk, "form.rc-find", ("Query", noise))).Status);
        }
    }

    [Fact]
    public async Task What_was_typed_stays_until_the_clerk_takes_the_other()
    {
        var page = await ReadAsync(await _browser.Get(Start), ("Zone", Passport), ("CalledName", "Anneke"), ("FamilyName", "Erikson"), ("BirthDate", "12081974"));
        Assert.Equal(("Anneke", "Erikson", "12081974", "Anna Maria"), (Typed(page, "CalledName"), Typed(page, "FamilyName"), Typed(page, "BirthDate"), Typed(page, "GivenNames")));
        Assert.Contains("u typte Erikson, het document zegt Eriksson", page.Words, StringComparison.Ordinal);
        var taken = await ReadAsync(page, ("Take", "FamilyName"));
        Assert.Equal(("Anneke", "Eriksson"), (Typed(taken, "CalledName"), Typed(taken, "FamilyName")));
        Assert.DoesNotContain("u typte", taken.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_shown_at_its_character_and_accepted_by_hand()
    {
        var page = await ReadAsync(await _browser.Get(Start), ("Zone", Passport.Replace("7408122F", "74O8122F", StringComparison.Ordinal)));
        Assert.Equal("", Typed(page, "BirthDate"));
        Assert.Contains("Geboortedatum, regel 2, teken 16 (O).", page.Words, StringComparison.Ordinal);
        Assert.Equal("O", page.Document.QuerySelector(".rc-zone__lines mark")!.TextContent);
        Assert.Equal("Zone", page.Document.QuerySelector("[data-zone]")!.GetAttribute("data-focus-on"));
        var button = page.Document.QuerySelector("button[name=Accept]")!;
        var accepted = await ReadAsync(page, ("Accept", button.GetAttribute("value")));
        Assert.Equal("12-08-1974", Typed(accepted, "BirthDate"));
        Assert.DoesNotContain("74O8122F", accepted.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zomaar iets")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<")]
    public async Task What_is_no_code_is_said_and_nothing_is_lost(string zone)
    {
        var page = await ReadAsync(await _browser.Get(Start), ("Zone", zone), ("CalledName", "Selam"), ("BirthDate", "gisteren"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(("Selam", "gisteren"), (Typed(page, "CalledName"), Typed(page, "BirthDate")));
        Assert.NotNull(page.Document.QuerySelector("#Zone-error"));
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_on_a_registration_that_was_begun_too()
    {
        var stay = await _browser.Submit(await _browser.Get(Start), ("CalledName", "Anna"));
        var person = await _browser.Get(stay.Location!.Replace("/stay", "/person", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, person.Status);
        var page = await ReadAsync(person, ("Zone", Passport));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Eriksson", Typed(page, "FamilyName"));
        Assert.EndsWith("/stay", (await _browser.Submit(page)).Location, StringComparison.Ordinal);
    }

    private Task<WebPage> ReadAsync(WebPage page, params (string Name, string? Value)[] fields)
    {
        var form = page.Document.QuerySelector("form:has([data-zone])")!;
        var address = page.Document.QuerySelector("[data-zone-read]")!.GetAttribute("formaction")!;
        var values = form.QuerySelectorAll("input[name], textarea[name]").Where(field => !fields.Any(given => given.Name == field.GetAttribute("name")))
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field is AngleSharp.Html.Dom.IHtmlTextAreaElement text ? text.Value : field.GetAttribute("value") ?? ""));
        return _browser.Post(address, values.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value ?? ""))));
    }

    private static string? Chosen(WebPage page, string id) => page.Document.QuerySelector($"#{id} option[selected]")?.GetAttribute("value") ?? "";

    private static string? Typed(WebPage page, string id) => page.Document.QuerySelector($"#{id}")!.GetAttribute("value");
}
