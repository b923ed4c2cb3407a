using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Municipalities;

public sealed class MunicipalityPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Theory]
    [InlineData("nl-NL", "Instellingen van Amsterdam", "als de regio")]
    [InlineData("en-GB", "Settings of Amsterdam", "as the region")]
    public async Task An_administrator_finds_the_municipality_and_sees_what_holds(string language, string title, string asRegion)
    {
        var browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Administrator).Named("Beheer")), language);
        var list = await browser.Get("/municipalities");
        Assert.Contains("Amsterdam", list.Words, StringComparison.Ordinal);
        Assert.Contains("/municipalities", (await browser.Get("/staff")).Document.QuerySelectorAll("header a").Select(link => link.GetAttribute("href")));
        var page = await browser.Get(list.Document.QuerySelector("main tbody a")!.GetAttribute("href")!);
        Assert.Contains(title, page.Words, StringComparison.Ordinal);
        Assert.Contains(asRegion, page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_is_saved_and_stands_in_the_bar_with_its_colour_and_logo()
    {
        var administrator = await web.Saved(A.StaffMember(Role.Administrator).In(A.Eindhoven).Named("Beheer Eindhoven"));
        var browser = await web.SignedInAs(administrator);
        var form = await browser.Get($"/municipalities/{A.Eindhoven}/desk");
        var saved = await SendLogo(browser, form, Papers.Png(), ("DeskName", "Balie Nieuwkomers Eindhoven"), ("Address", "Lichtstraat 8\n5611 CD Eindhoven"), ("Accent", "#8a4b00"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var page = await browser.Get(saved.Headers.Location!.ToString());
        Assert.Contains("De instellingen zijn opgeslagen.", page.Words, StringComparison.Ordinal);
        Assert.Equal("Balie Nieuwkomers Eindhoven", page.TextOf(".rc-bar__names strong"));
        var sheet = page.Document.QuerySelector("link[href*='look.css']")!.GetAttribute("href")!;
        var css = await browser.Client.GetAsync(new Uri(sheet, UriKind.Relative));
        Assert.Equal(("text/css", true, TimeSpan.FromDays(365)), (css.Content.Headers.ContentType!.MediaType, css.Headers.CacheControl!.Private, css.Headers.CacheControl.MaxAge));
        Assert.Contains("immutable", css.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        Assert.Contains("--rc-accent: #8a4b00;", await css.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // An address of before answers with what holds now, and is asked again; with its tag it is not sent twice.
        var older = await browser.Client.GetAsync(new Uri($"/municipalities/{A.Eindhoven}/look.css?version=0", UriKind.Relative));
        Assert.True(older.Headers.CacheControl!.NoCache);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(sheet, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(css.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await browser.Client.SendAsync(again)).StatusCode);
        var logo = await browser.Client.GetAsync(new Uri(page.Document.QuerySelector(".rc-bar__logo img")!.GetAttribute("src")!, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "image/png"), (logo.StatusCode, logo.Content.Headers.ContentType!.MediaType));

        // A desk clerk of this municipality sees it too; who works for two sees the region, and of elsewhere nothing is there.
        var clerk = await (await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk).In(A.Eindhoven)))).Get("/newcomers");
        Assert.Equal("Balie Nieuwkomers Eindhoven", clerk.TextOf(".rc-bar__names strong"));
        var both = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk).In(A.Amsterdam, A.Eindhoven)));
        Assert.Null((await both.Get("/newcomers")).Document.QuerySelector("link[href*='look.css']"));
        var elsewhere = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk).In(A.Amsterdam)));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(sheet)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get($"/municipalities/{A.Eindhoven}/logo")).Status);
    }

    [Fact]
    public async Task A_colour_that_is_too_light_comes_back_with_one_that_can_be_read()
    {
        var browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Administrator)));
        var form = await browser.Get($"/municipalities/{A.Amsterdam}/desk");
        var refused = await browser.Submit(form, ("DeskName", "Balie <b>&</b>"), ("Accent", "#ffcc00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var nearest = AccentColour.Parse("#ffcc00").NearestReadable().ToString();
        Assert.Contains(refused.Errors, error => error.Contains(nearest, StringComparison.Ordinal));
        Assert.Equal("#ffcc00", refused.Document.QuerySelector("#Accent")!.GetAttribute("value"));
        Assert.Equal("Balie <b>&</b>", refused.Document.QuerySelector("#DeskName")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(form, ("Accent", "red; } * { display: none"))).Status);
    }

    [Fact]
    public async Task Terms_are_saved_with_why_and_the_page_says_that_files_are_brought_up_to_date()
    {
        const string Leiden = "0546";
        var browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Administrator).In(Leiden)));
        var form = await browser.Get($"/municipalities/{Leiden}/terms");
        Assert.Contains("De regio: 42. Van 7 tot en met 365.", form.Words, StringComparison.Ordinal);
        var refused = await browser.Submit(form, ("SilentDays", "3"), ("NewDays", "veel"), ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(3, refused.Errors.Count);
        Assert.Contains(refused.Errors, error => error.Contains("van 7 tot en met 365", StringComparison.Ordinal));

        var saved = await browser.Submit(form, ("SilentDays", " 28 "), ("Reason", "Besluit van het college"));
        var page = await browser.Get(saved.Location!);
        Assert.Contains("worden nu bijgewerkt", page.Words, StringComparison.Ordinal);
        Assert.Contains("28 dagen eigen keuze", page.Words, StringComparison.Ordinal);

        // The same form once more: somebody saved meanwhile, and both versions are shown.
        var conflict = await browser.Submit(form, ("SilentDays", "30"), ("Reason", "Anders"));
        Assert.Contains("28", conflict.TextOf("table")!, StringComparison.Ordinal);
        Assert.Contains("30", conflict.TextOf("table")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_switched_off_is_told_and_at_least_one_track_stays()
    {
        const string Katwijk = "0537";
        var browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Administrator).In(Katwijk)));
        var form = await browser.Get($"/municipalities/{Katwijk}/use");
        var boxes = form.Document.QuerySelectorAll("input[name=Tracks]").Select(box => box.GetAttribute("value")!).ToList();
        var token = form.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        List<KeyValuePair<string, string>> fields = [new("__RequestVerificationToken", token), new("Version", "0")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Post($"/municipalities/{Katwijk}/use", fields)).Status);
        var saved = await browser.Post(
            $"/municipalities/{Katwijk}/use",
            [.. fields, .. boxes.Skip(1).Select(track => KeyValuePair.Create("Tracks", track)), .. form.Document.QuerySelectorAll("input[name=Topics]").Select(box => KeyValuePair.Create("Topics", box.GetAttribute("value")!))]);
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal([boxes[0]], await web.InDb(db => db.MunicipalitySettings.Where(one => one.Municipality == Katwijk).SelectMany(one => one.Unused).Select(part => part.Code).ToListAsync()));
    }

    [Theory]
    [InlineData("/municipalities/9999")]
    [InlineData("/municipalities/0772/terms")]
    [InlineData("/municipalities/0772/desk")]
    [InlineData("/municipalities/0772/use")]
    public async Task What_is_not_a_municipality_of_the_administrator_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await web.SignedInAs(await web.Saved(A.StaffMember(Role.Administrator)))).Get(path)).Status);

    private static async Task<HttpResponseMessage> SendLogo(Browser browser, WebPage page, byte[] logo, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var input in page.Document.QuerySelectorAll("main form input[type=hidden]"))
            content.Add(new StringContent(input.GetAttribute("value")!), input.GetAttribute("name")!);
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(logo), "Logo", "../../logo.svg");
        return await browser.Client.PostAsync(new Uri(page.Path, UriKind.Relative), content);
    }
}
