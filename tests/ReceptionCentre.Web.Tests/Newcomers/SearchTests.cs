using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Newcomers;

/// <summary>The front desk searches first: anything that somebody says about themselves, in any order and script.</summary>
public sealed class SearchTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private const string Bsn = "999993653";
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        await web.Save(_desk);
        _browser = await web.SignedInAs(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("Mehari Selamawit")]
    [InlineData("selamawit mehari")]
    [InlineData("sela meh")]
    [InlineData("SELAMAWIT")]
    [InlineData("Sélamawit")]
    [InlineData("ሰላማዊት")]
    [InlineData("3-4-1990")]
    [InlineData("04-1990")]
    [InlineData("selamawit 1990")]
    [InlineData("1990 mehari")]
    [InlineData("03041990 mehari")]
    public async Task Somebody_is_found_by_name_in_any_order_start_script_and_birth_date(string typed)
    {
        await OnceAsync("Selamawit", () => A.Newcomer("Selamawit").Named("Selamawit", "Mehari", ownScript: "ሰላማዊት ምሕረት").Born("1990-04-03"));
        Assert.Contains("Selamawit Mehari", (await SearchAsync(typed)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("محمد", "Mo")]
    [InlineData("مُحَمَّد", "Mo")]
    [InlineData("Олена", "Olena")]
    [InlineData("ОЛЕНА шевч", "Olena")]
    [InlineData("王小", "Xiaoming")]
    public async Task A_name_in_its_own_script_is_found(string typed, string called)
    {
        await OnceAsync("Mo", () => A.Newcomer("Mo").Named("Mohammed", "Alhasan", ownScript: "محمد الحسن"));
        await OnceAsync("Olena", () => A.Newcomer("Olena").Named("Olena", "Sjevtsjenko", ownScript: "Олена Шевченко"));
        await OnceAsync("Xiaoming", () => A.Newcomer("Xiaoming").Named("Xiaoming", "Wang", ownScript: "王小明"));
        var hits = (await SearchAsync(typed)).Document.QuerySelectorAll(".rc-hit");
        Assert.Contains(called, Assert.Single(hits).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Bsn)]
    [InlineData("9999.93.653")]
    [InlineData("numberman " + Bsn)]
    public async Task A_bsn_finds_its_owner(string typed)
    {
        await OnceAsync("Numberman", () => A.Newcomer("Numberman").WithBsn(Bsn));
        var page = await SearchAsync(typed);
        Assert.Contains("Numberman", page.TextOf(".rc-hit"), StringComparison.Ordinal);
        Assert.Contains("zelfde nummer", page.TextOf(".rc-hit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nietbestaand")]
    [InlineData("%")]
    [InlineData("_____")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\\")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("#let $x$ *vet*")]
    [InlineData("\u202Egnp.exe")]
    [InlineData("31-02-1990")]
    [InlineData("123456789")]
    [InlineData("😀😀😀")]
    public async Task Whatever_is_typed_is_only_searched_for_and_comes_back_as_it_was(string typed)
    {
        var page = await SearchAsync(typed);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll(".rc-hit"));
        Assert.Equal(typed, page.Document.QuerySelector("#Query")!.GetAttribute("value"));
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_search_is_cut_and_answered() =>
        Assert.Equal(HttpStatusCode.OK, (await SearchAsync(string.Join(' ', Enumerable.Repeat("woord", 5000)))).Status);

    [Fact]
    public async Task What_is_typed_never_stands_in_an_address()
    {
        var form = (await _browser.Get("/newcomers")).Document.QuerySelector("form.rc-find")!;
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.NotEqual(HttpStatusCode.OK, (await _browser.Get("/newcomers/search?query=selam")).Status);
        var desk = await _browser.Get("/newcomers?query=selam");
        Assert.Equal("", desk.Document.QuerySelector("#Query")!.GetAttribute("value"));
    }

    [Fact]
    public async Task While_typing_only_the_hits_come_back_and_without_javascript_the_whole_page()
    {
        await OnceAsync("Partial", () => A.Newcomer("Partial"));
        var whole = await SearchAsync("partial");
        Assert.NotNull(whole.Document.QuerySelector("header.rc-bar"));

        using var request = new HttpRequestMessage(HttpMethod.Post, "/newcomers/search")
        {
            Content = new FormUrlEncodedContent([new("Query", "partial"), new("__RequestVerificationToken", whole.Document.QuerySelector("form.rc-find input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]),
            Headers = { { "HX-Request", "true" } },
        };
        var part = await (await _browser.Client.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains("Partial", part, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_another_municipality_is_only_said_to_be_perhaps_known_elsewhere_once_a_day_in_the_log()
    {
        var elsewhere = await A.Newcomer("Verstopt").Named("Verstopt", "Elsewhereson", ownScript: "مخفي").Born("1985-02-03").In(A.Eindhoven).SavedIn(web);
        for (var i = 0; i < 2; i++)
        {
            var page = await SearchAsync("verstopt elsewhereson");
            Assert.Contains("Misschien elders bekend", page.Words, StringComparison.Ordinal);
            AssertTellsNothing(page, elsewhere, "03-02-1985", "مخفي", "Eindhoven");
        }
        Assert.Equal(1, await ShownAsync(elsewhere));

        // One word means nobody in particular: then not even that is told.
        Assert.DoesNotContain("Misschien elders bekend", (await SearchAsync("verstopt")).Words, StringComparison.Ordinal);

        web.Clock.Advance(TimeSpan.FromDays(1));
        _browser = await web.SignedInAs(_desk);
        await SearchAsync("verstopt elsewhereson");
        Assert.Equal(2, await ShownAsync(elsewhere));
    }

    [Fact]
    public async Task Somebody_who_is_protected_is_shown_to_nobody_without_the_named_permission()
    {
        var safe = await A.Newcomer("Safe").Named("Safe", "Shelterling").Born("1991-05-06").Protected().SavedIn(web);
        var page = await SearchAsync("safe shelterling");
        Assert.Contains("Misschien elders bekend", page.Words, StringComparison.Ordinal);
        AssertTellsNothing(page, safe, "06-05-1991");
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"/case-files/{safe.File.Id}/overview")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"/case-files/{safe.File.Id}/person")).Status);

        var trusted = A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Build();
        await web.Save(trusted);
        var browser = await web.SignedInAs(trusted);
        Assert.Contains("Safe Shelterling", (await browser.Submit(await browser.Get("/newcomers"), "form.rc-find", ("Query", "safe shelterling"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whom_another_municipality_let_us_know_can_get_a_file_here()
    {
        var told = await A.Newcomer("Told").Named("Told", "Neighbourson").In(A.Eindhoven).SavedIn(web);
        await web.Save(Granted(told.Person.Id));
        var page = await SearchAsync("told neighbourson");
        Assert.Contains("Told Neighbourson", page.TextOf(".rc-hit"), StringComparison.Ordinal);
        Assert.DoesNotContain(told.File.Id.ToString(), page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Eindhoven", page.Words, StringComparison.Ordinal);

        var begun = await _browser.Submit(page, ".rc-hit form");
        Assert.EndsWith("/stay", begun.Location, StringComparison.Ordinal);
        var check = await _browser.Submit(await _browser.Get(begun.Location!));
        var done = await _browser.Submit(await _browser.Get(check.Location!), "form[action$='/check']");
        Assert.EndsWith("/overview", done.Location, StringComparison.Ordinal);
        var overview = await _browser.Get(done.Location!);
        Assert.Contains("Told Neighbourson", overview.Words, StringComparison.Ordinal);
        Assert.Contains("Het dossier is geopend.", overview.Words, StringComparison.Ordinal);
        Assert.Equal(2, await web.InDb(db => db.Stays.CountAsync(stay => stay.PersonId == told.Person.Id)));
        Assert.Equal(1, await web.InDb(db => db.Persons.CountAsync(person => person.Id == told.Person.Id)));
    }

    [Fact]
    public async Task Nobody_found_leads_to_registering_with_what_was_typed()
    {
        var page = await SearchAsync("Nieuwelinga Onbekendson 3-4-1990");
        Assert.Contains("Niemand gevonden", page.Words, StringComparison.Ordinal);
        var begun = await _browser.Submit(page, "form[action$='/begin']");
        var form = await _browser.Get(begun.Location!);
        Assert.Equal("Nieuwelinga", form.Document.QuerySelector("#CalledName")!.GetAttribute("value"));
        Assert.Equal("03-04-1990", form.Document.QuerySelector("#BirthDate")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_desk_speaks_english_too()
    {
        var browser = await web.SignedInAs(_desk, "en-GB");
        var page = await browser.Submit(await browser.Get("/newcomers"), "form.rc-find", ("Query", "nobodyatall"));
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain("Niemand", page.Words, StringComparison.Ordinal);
    }

    private static AccessRequest Granted(Guid personId)
    {
        var request = AccessRequest.Ask(personId, A.Amsterdam, "Zij staat hier aan de balie.", new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), SystemActor.Id);
        request.Reply(granted: true, "Ja", new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), Guid.CreateVersion7());
        return request;
    }

    private static void AssertTellsNothing(WebPage page, NewcomerBuilder person, params string[] more)
    {
        var hits = string.Concat(page.Document.QuerySelectorAll("#found .rc-hits").Select(hit => hit.OuterHtml));
        foreach (var secret in new[] { person.Person.Id.ToString(), person.File.Id.ToString(), person.Stay.Id.ToString(), person.File.Reference }.Concat(more))
            Assert.DoesNotContain(secret, page.Html, StringComparison.OrdinalIgnoreCase);
        foreach (var word in person.Person.Names[0].Parts.FullName.Split(' '))
            Assert.DoesNotContain(word, hits, StringComparison.OrdinalIgnoreCase);
    }

    private Task<int> ShownAsync(NewcomerBuilder person) =>
        web.InDb(db => db.AuditEvents.CountAsync(audit => audit.Action == "Access.MatchElsewhereShown" && audit.PersonId == person.Person.Id && audit.By == _desk.Id));

    private async Task<WebPage> SearchAsync(string typed) => await _browser.Submit(await _browser.Get("/newcomers"), "form.rc-find", ("Query", typed));

    private async Task OnceAsync(string called, Func<NewcomerBuilder> newcomer)
    {
        if (!await web.InDb(db => db.Names.AnyAsync(name => name.CalledName == called)))
            await newcomer().SavedIn(web);
    }
}
