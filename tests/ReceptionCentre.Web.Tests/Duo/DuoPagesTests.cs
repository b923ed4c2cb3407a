using System.Net;
using System.Text;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Duo;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Duo;

namespace ReceptionCentre.Web.Tests.Duo;

/// <summary>The pages of the work with the executing agency, and the address where its notices arrive.</summary>
public sealed class DuoPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    private const string Agency = "00000001003214345000", Word = "gecontroleerd";

    [Fact]
    public async Task What_is_reached_is_recorded_reported_by_hand_corrected_and_withdrawn()
    {
        var stage = await DuoStage.SetAsync(web);
        await stage.Plan.DecidedPip();
        var clerk = await web.SignedInAs(stage.Caseworker);
        var list = await clerk.Get("/duo");
        Assert.Contains("Meld het PIP bij DUO", list.Words, StringComparison.Ordinal);
        var path = $"/case-files/{stage.File}/duo";
        var page = await clerk.Get(path);
        Assert.Equal(stage.Bsn, page.Document.QuerySelector("code[id$='-bsn']")!.TextContent);
        Assert.Contains("21-11-2026", page.Document.QuerySelectorAll("dl.rc-copy code").Select(code => code.TextContent));
        await clerk.Submit(page, "form[action$='/entered']", ("Acknowledgement", "Bevestiging 12"));
        var told = await clerk.Get(path);
        Assert.Contains("Bevestiging 12", told.Words, StringComparison.Ordinal);
        Assert.Contains("staat bij DUO", told.Words, StringComparison.Ordinal);

        var results = $"/case-files/{stage.File}/civic-integration/results";
        var wrong = await clerk.Submit(await clerk.Get($"{results}/hours"), ("Kind", "IntakeLessons"), ("Hours", "veel"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        await clerk.Submit(await clerk.Get($"{results}/hours"), ("Kind", "IntakeLessons"), ("Hours", "24"));
        await clerk.Submit(await clerk.Get($"{results}/offer"), ("InstitutionName", "Taalhuis De Brug"), ("InstitutionNumber", "1234567890"), ("Literacy", "NotApplicable"));
        await clerk.Submit(await clerk.Get($"{results}/achieved"), ("Kind", "Pvt"), ("On", "21-11-2026"));
        var reached = await clerk.Get(results);
        Assert.Contains("24 uur", reached.Words, StringComparison.Ordinal);
        Assert.Contains("Aanbod: Taalhuis De Brug", reached.Words, StringComparison.Ordinal);
        // The PVT lies on the day of the PIP, before the term: DUO would refuse it, and the page says so.
        var owed = await clerk.Get(path);
        Assert.Contains("Deze dag ligt vóór het begin van de inburgeringstermijn.", owed.Words, StringComparison.Ordinal);
        var link = reached.Document.QuerySelector("a[href$='/withdraw']")!.GetAttribute("href")!;
        await clerk.Submit(await clerk.Get(link), ("Reason", "Van iemand anders"));
        Assert.Contains("Van iemand anders", (await clerk.Get(results)).Words, StringComparison.Ordinal);

        var withdraw = told.Document.QuerySelector("a[href$='/withdraw']")!.GetAttribute("href")!;
        var refused = await clerk.Submit(await clerk.Get(withdraw));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await clerk.Submit(await clerk.Get(withdraw), ("Reason", "Verkeerde persoon"));
        Assert.Contains("PIP intrekken", (await clerk.Get(path)).Words, StringComparison.Ordinal);
        Assert.Equal(1, await web.InDb(db => db.DuoMessages.CountAsync(message => message.CaseFileId == stage.File && message.Act == DuoAct.Withdraw)));
    }

    [Fact]
    public async Task The_count_for_the_grant_shows_the_last_year_that_can_be_counted_whatever_the_address_says()
    {
        var stage = await DuoStage.SetAsync(web);
        var clerk = await web.SignedInAs(stage.Caseworker);
        foreach (var (year, day) in new[] { ("2026", "31-12-2026"), ("2021", "31-12-2025"), ("2027", "31-12-2025"), ("", "31-12-2025") })
            Assert.Contains(day, (await clerk.Get($"/duo/spuk?year={year}")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get("/duo/spuk/csv?year=2021")).Status);
    }

    [Fact]
    public async Task A_notice_is_typed_its_effect_is_shown_and_it_is_taken_over_or_destroyed()
    {
        var stage = await DuoStage.SetAsync(web, newcomer => newcomer);
        var clerk = await web.SignedInAs(stage.Caseworker);
        var invalid = await clerk.Submit(await clerk.Get("/duo/notices/new"), ("EventCode", "SS101"), ("Bsn", "123456789"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, invalid.Status);
        await clerk.Submit(await clerk.Get("/duo/notices/new"), ("EventCode", "SS101"), ("Bsn", stage.Bsn));
        var id = await web.InDb(db => db.DuoNotices.Where(notice => notice.CaseFileId == stage.File).Select(notice => notice.Id).SingleAsync());
        var page = await clerk.Get($"/duo/notices/{id}");
        await clerk.Submit(page, $"form[action='/duo/notices/{id}']", ("DutyFrom", "2-11-2026"), ("LetterOn", "9-11-2026"), ("Group", "Asylum"));
        var shown = await clerk.Get($"/duo/notices/{id}");
        Assert.Contains("Inburgeringsplichtig", shown.Document.QuerySelector("[aria-labelledby=effect]")!.TextContent, StringComparison.Ordinal);
        await clerk.Submit(shown, "form[action$='/take-over']");
        Assert.Contains("overgenomen", (await clerk.Get($"/duo/notices/{id}")).Words, StringComparison.Ordinal);
        Assert.Contains("Asielstatushouder", (await clerk.Get($"/case-files/{stage.File}/civic-integration")).Words, StringComparison.Ordinal);
        await clerk.Submit(await clerk.Get($"/duo/notices/{id}/remove"), ("Reason", "Verkeerd bericht"));
        Assert.Contains("De inhoud is vernietigd.", (await clerk.Get($"/duo/notices/{id}")).Words, StringComparison.Ordinal);
        Assert.Contains("Verkeerd bericht", (await clerk.Get("/duo/notices?handled=true")).Words, StringComparison.Ordinal);
        Assert.True(await web.InDb(db => db.AuditEvents.AnyAsync(one => one.Action == "Duo.ShowNotice")));

        await clerk.Submit(await clerk.Get("/duo/notices/new"), ("EventCode", "SS102"), ("Bsn", DuoStage.ANumber()));
        var unknown = await web.InDb(db => db.DuoNotices.Where(notice => notice.CaseFileId == null && notice.State == DuoNoticeState.New).Select(notice => notice.Id).FirstAsync());
        var waiting = await clerk.Get($"/duo/notices/{unknown}");
        Assert.NotNull(waiting.Document.QuerySelector("form[action='/newcomers/search'] input[name=Query]"));
        await clerk.Submit(waiting, "form[action$='/set-aside']", ("Reason", "Niet van ons"));
        Assert.Equal(DuoNoticeState.SetAside, await web.InDb(db => db.DuoNotices.Where(notice => notice.Id == unknown).Select(notice => notice.State).SingleAsync()));
    }

    [Fact]
    public async Task An_administrator_sets_how_the_municipality_works_with_DUO()
    {
        var administrator = A.StaffMember(Role.Administrator).Build();
        await web.Save(administrator);
        var browser = await web.SignedInAs(administrator);
        await DuoStage.SetAsync(web);
        var page = await browser.Get($"/municipalities/{A.Amsterdam}/duo");
        Assert.Equal("7", page.Document.QuerySelector("#ReportDays")!.GetAttribute("value"));
        var wrong = await browser.Submit(page, ("ReportDays", "99"), ("Oin", "1"));
        Assert.Equal(2, wrong.Document.QuerySelectorAll("[id$='-error']").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/municipalities/{A.Eindhoven}/duo")).Status);
    }

    [Fact]
    public async Task Notices_are_taken_only_from_who_is_trusted_and_in_the_right_form()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(web.Browser().Client, null, Agency, DuoStage.Oin, "{}")).StatusCode);
        var stage = await DuoStage.SetAsync(web);
        await using var connected = web.Factory.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.Replace(ServiceDescriptor.Singleton(new DuoOptions { Address = new("http://127.0.0.1:9"), Oin = Agency, GatewayWord = Word }))));
        using var client = connected.CreateClient();
        var body = $$"""{"registratieDatumTijd":"2026-11-20T10:15:00+01:00","gebeurtenisId":"SS102","bsn":"{{stage.Bsn}}"}""";
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(client, null, Agency, DuoStage.Oin, body)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(client, "iets anders", Agency, DuoStage.Oin, body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(client, Word, "00000009999999999999", DuoStage.Oin, body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(client, Word, Agency, "00000009999999999999", body)).StatusCode);
        foreach (var bad in (string[])["", "geen json", "{}", """{"registratieDatumTijd":"2026-11-20T10:15:00+01:00","gebeurtenisId":"te-lang-1"}""", """{"registratieDatumTijd":"morgen","gebeurtenisId":"SS102"}""",
            """{"registratieDatumTijd":"2026-11-20T10:15:00+01:00","gebeurtenisId":"SS102","bsn":"12"}""", """{"registratieDatumTijd":"2026-11-20T10:15:00+01:00","gebeurtenisId":"SS102","vNummer":-1}"""])
        {
            var answer = await PostAsync(client, Word, Agency, DuoStage.Oin, bad);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("", await answer.Content.ReadAsStringAsync());
        }
        var number = Guid.NewGuid();
        var taken = await PostAsync(client, Word, Agency, DuoStage.Oin, body, number);
        Assert.Equal((HttpStatusCode.Created, NoticeEndpoint.Version), (taken.StatusCode, taken.Headers.GetValues("API-Version").Single()));
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(client, Word, Agency, DuoStage.Oin, body, number)).StatusCode);
        var notice = await web.InDb(db => db.DuoNotices.Include(one => one.Content).SingleAsync(one => one.Number == number));
        Assert.Equal((stage.File, DuoChannel.Interface, new DateTimeOffset(2026, 11, 20, 9, 15, 0, TimeSpan.Zero)), (notice.CaseFileId!.Value, notice.Channel, notice.RegisteredAt));
        // An event that nobody knows, and a V-number that lost its zeros: kept for a person.
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(client, Word, Agency, DuoStage.Oin, """{"registratieDatumTijd":"2026-11-20T10:15:00+01:00","gebeurtenisId":"ZZ1","vNummer":12345}""")).StatusCode);
        Assert.Equal("0000012345", await web.InDb(db => db.DuoNotices.Where(one => one.EventCode == "ZZ1").Select(one => one.Content!.VNumber).SingleAsync()));
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string? word, string from, string to, string body, Guid? number = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(NoticeEndpoint.Path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("bron", from);
        request.Headers.Add("doel", to);
        request.Headers.Add("berichtId", (number ?? Guid.NewGuid()).ToString());
        if (word is not null)
            request.Headers.Add("X-Client-Verified", word);
        return await client.SendAsync(request);
    }
}
