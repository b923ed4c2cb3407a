using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Households;

public sealed class HouseholdsTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private static int _number;
    private Browser _desk = null!;
    private NewcomerBuilder _selam = null!;

    public async Task InitializeAsync()
    {
        _desk = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk)));
        _selam = await A.Newcomer("Selam").Named("Selam", $"Tesfay{Interlocked.Increment(ref _number)}").SavedIn(web);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task From_nobody_to_a_family_in_three_forms()
    {
        var yonas = await A.Newcomer("Yonas").Named("Yonas", "Zerezghi").SavedIn(web);
        var empty = await _desk.Get(Path());
        Assert.Contains("Nog geen huishouden", empty.Words, StringComparison.Ordinal);

        var find = await _desk.Get((await _desk.Submit(await _desk.Get(Path("start")), ("Role", "partner"), ("From", "2024"))).Location!);
        var hits = await _desk.Submit(find, "form.rc-find", ("Query", "Yonas Zerezghi"));
        var form = await _desk.Get(hits.Document.QuerySelector("#hits a.rc-hit__link")!.GetAttribute("href")!);
        Assert.Contains("Yonas Zerezghi toevoegen", form.Words, StringComparison.Ordinal);
        var done = await _desk.Submit(form, ("Role", "partner"), ("From", "03-2024"));

        Assert.Equal(Path(), done.Location);
        var page = await _desk.Get(done.Location!);
        Assert.Contains("2 personen.", page.Words, StringComparison.Ordinal);
        Assert.Equal($"/case-files/{yonas.File.Id}/overview", page.Document.QuerySelector("a.rc-rowlink")!.GetAttribute("href"));
        Assert.Contains("sinds 03-2024", page.Words, StringComparison.Ordinal);
        Assert.Contains("Selam", (await _desk.Get($"/case-files/{yonas.File.Id}/household")).TextOf("a.rc-rowlink"), StringComparison.Ordinal);
        Assert.Contains("Hoort er al bij", (await _desk.Submit(await _desk.Get(Path("find")), "form.rc-find", ("Query", "Yonas Zerezghi"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_typing_only_the_hits_come_back()
    {
        await StartAsync();
        var page = await _desk.Get(Path("find"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path("find"), UriKind.Relative));
        request.Headers.Add("HX-Request", "true");
        request.Content = new FormUrlEncodedContent([
            new("__RequestVerificationToken", page.Document.QuerySelector("form.rc-find input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            new("Query", $"Selam {_selam.Person.NameOn(web.Clock.Today).FamilyName}")]);
        var html = await (await _desk.Client.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains("Hoort er al bij", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Role", "", "Kies de rol in het huishouden.")]
    [InlineData("Role", "buurvrouw", "Dit staat niet in de lijst.")]
    [InlineData("From", "31-2-2024", "Deze datum bestaat niet.")]
    [InlineData("Name", "", "Vul de naam in.")]
    [InlineData("Name", "a\u0001b", "Er staan tekens in")]
    public async Task A_wrong_member_is_told_by_its_field_and_keeps_the_rest(string field, string typed, string message)
    {
        await StartAsync();
        var form = await _desk.Get(Path("add"));
        var page = await _desk.Submit(form, [.. new (string, string?)[] { ("Name", "<b>Kees</b>"), ("Role", "referent"), ("From", "2020") }.Where(pair => pair.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.TextOf($"#{field}-error"), StringComparison.Ordinal);
        if (field != "Name")
            Assert.Equal("<b>Kees</b>", page.Document.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Single(await MembersAsync());
    }

    [Fact]
    public async Task Tomorrow_has_not_come()
    {
        await StartAsync();
        var page = await _desk.Submit(await _desk.Get(Path("add")), ("Name", "Kees"), ("Role", "referent"), ("From", "22-11-2026"));
        Assert.Contains("Deze dag moet nog komen.", Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_name_is_a_name()
    {
        await StartAsync();
        await _desk.Submit(await _desk.Get(Path("add")), ("Name", "<script>alert(1)</script>"), ("Role", "referent"));
        var page = await _desk.Get(Path());
        Assert.Contains("&lt;script&gt;", page.Html, StringComparison.Ordinal);
        Assert.Contains("Zonder dossier", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_saved_meanwhile_is_told_and_nothing_typed_is_lost()
    {
        await StartAsync();
        var form = await _desk.Get(Path("add"));
        await _desk.Submit(await _desk.Get(Path("add")), ("Name", "Eerst"), ("Role", "other"));

        var conflict = await _desk.Submit(form, ("Name", "Daarna"), ("Role", "child"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Daarna", conflict.Document.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Equal(Path(), (await _desk.Submit(conflict)).Location);
        Assert.Equal(3, (await MembersAsync()).Count);
    }

    [Fact]
    public async Task A_role_changes_and_somebody_is_no_longer_a_member()
    {
        await StartAsync();
        await _desk.Submit(await _desk.Get(Path("add")), ("Name", "Kees"), ("Role", "other"));
        Assert.Equal(Path(), (await _desk.Submit(await LinkAsync("/role", 1), ("Role", "referent"))).Location);
        Assert.Contains("De rol is gewijzigd.", (await _desk.Get(Path())).Words, StringComparison.Ordinal);

        var form = await LinkAsync("/end", 1);
        Assert.Equal("21-11-2026", form.Document.QuerySelector("#From")!.GetAttribute("value"));
        await _desk.Submit(form, ("WasMistake", "false"), ("Reason", "Verhuisd"));
        var page = await _desk.Get(Path());
        Assert.Contains("1 persoon.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Kees: Referent", page.Words, StringComparison.Ordinal);
        var audit = await web.InDb(db => db.AuditEvents.SingleAsync(audit => audit.CaseFileId == _selam.File.Id && audit.Action == "Households.LeaveHousehold"));
        Assert.Equal("Verhuisd", audit.Reason);
    }

    [Fact]
    public async Task A_split_says_what_it_does_and_takes_the_children_along()
    {
        await StartAsync();
        foreach (var (name, role) in new[] { ("Partner", "partner"), ("Kind", "child") })
            await _desk.Submit(await _desk.Get(Path("add")), ("Name", name), ("Role", role));
        var form = await _desk.Get(Path("split"));
        Assert.Null(form.Document.QuerySelector("#Street"));
        // Whoever needs to be apart needs not to be found, unless the clerk says otherwise.
        Assert.Equal("true", form.Document.QuerySelector("#Protect input[checked]")!.GetAttribute("value"));
        var child = form.Document.QuerySelectorAll("#Along label").Single(label => label.TextContent.Contains("Kind (Kind)", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value");
        Assert.Equal(Path(), (await _desk.Submit(form, ("Along", child), ("Protect", "false"))).Location);

        var page = await _desk.Get(Path());
        Assert.Contains("2 personen.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Partner", page.TextOf("tbody tr:nth-child(2)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_protect_sees_the_address_and_the_question()
    {
        await StartAsync();
        await _desk.Submit(await _desk.Get(Path("add")), ("Name", "Partner"), ("Role", "partner"));
        var trusted = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts)));
        var form = await trusted.Get(Path("split"));
        await trusted.Submit(form, ("Street", "Veilige straat 2"), ("Protect", "true"));

        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Get(Path())).Status);
        Assert.Contains("Veilige straat 2", (await trusted.Get($"/case-files/{_selam.File.Id}/person")).Words, StringComparison.Ordinal);
        Assert.Contains("Nog geen huishouden", (await trusted.Get(Path())).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_protects_at_once_and_then_sees_the_file_no_more()
    {
        await StartAsync();
        await _desk.Submit(await _desk.Get(Path("add")), ("Name", "Partner"), ("Role", "partner"));
        var done = await _desk.Submit(await _desk.Get(Path("split")));
        Assert.Equal("/newcomers", done.Location);
        Assert.Contains("Dat dossier ziet u niet meer", (await _desk.Get(done.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Get(Path())).Status);
    }

    [Fact]
    public async Task A_member_who_is_known_elsewhere_is_ask()
    {
        var elsewhere = await A.Newcomer("Geheimpje").In(A.Eindhoven).SavedIn(web);
        var household = Household.Start(A.Provenance.At, A.Provenance.By);
        foreach (var person in new[] { _selam.Person.Id, elsewhere.Person.Id })
            household.Join(HouseholdMember.Known(person), "partner", PartialDate.Unknown, [], web.Clock.Today, A.Provenance);
        await web.Save(household);

        var page = await _desk.Get(Path());
        Assert.Contains("Iemand die elders bekend is", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimpje", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere.Person.Id.ToString(), page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Get($"{Path("add")}?personId={elsewhere.Person.Id}")).Status);
        var ask = await _desk.Submit(page, ".rc-hit--elsewhere form");
        Assert.Equal(HttpStatusCode.OK, ask.Status);
    }

    [Fact]
    public async Task Somebody_new_is_registered_and_then_added()
    {
        await StartAsync();
        var hits = await _desk.Submit(await _desk.Get(Path("find")), "form.rc-find", ("Query", "Nieuwelinge"));
        var person = await _desk.Get((await _desk.Submit(hits, "form[action$='/register/begin']")).Location!);
        var stay = await _desk.Get((await _desk.Submit(person)).Location!);
        var check = await _desk.Get((await _desk.Submit(stay)).Location!);
        var registered = await _desk.Submit(check, "form[action$='/check']");

        Assert.StartsWith($"{Path("add")}?personId=", registered.Location, StringComparison.OrdinalIgnoreCase);
        var form = await _desk.Get(registered.Location!);
        Assert.Contains("Nieuwelinge toevoegen", form.Words, StringComparison.Ordinal);
        Assert.Equal(Path(), (await _desk.Submit(form, ("Role", "child"))).Location);
        Assert.Equal(2, (await MembersAsync()).Count);
    }

    [Fact]
    public async Task A_manager_reads_and_changes_nothing()
    {
        await StartAsync();
        var manager = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Manager)));
        var page = await manager.Get(Path());
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.QuerySelector("a[href$='/find']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.Get(Path("split"))).Status);
    }

    [Fact]
    public async Task In_English()
    {
        await StartAsync();
        var browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker)), "en-GB");
        var page = await browser.Get(Path());
        Assert.Contains("1 person. Add the people with whom this person lives.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Partner", page.Words, StringComparison.Ordinal);
    }

    private string Path(string? more = null) => $"/case-files/{_selam.File.Id}/household{(more is null ? "" : "/" + more)}";

    private async Task StartAsync() => await _desk.Submit(await _desk.Get(Path("start")), ("Role", "partner"));

    private async Task<WebPage> LinkAsync(string end, int which) =>
        await _desk.Get((await _desk.Get(Path())).Document.QuerySelectorAll($"tbody a[href$='{end}']")[which].GetAttribute("href")!);

    private Task<List<MembershipFact>> MembersAsync() => web.InDb(async db =>
    {
        var household = await db.Households.Include(household => household.Memberships).SingleAsync(household => household.Memberships.Any(fact => fact.PersonId == _selam.Person.Id));
        return household.MembersOn(web.Clock.Today).ToList();
    });
}
