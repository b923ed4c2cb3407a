using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Departures;

/// <summary>What is arranged at the destination, health with consent, must and cannot leave, the paper, and the call afterwards.</summary>
public sealed class DestinationPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private StaffMember _caseworker = null!;
    private Browser _browser = null!;
    private NewcomerBuilder _file = null!;
    private Guid _departure;

    private string Page => $"/case-files/{_file.File.Id}/departure";

    public async Task InitializeAsync()
    {
        _caseworker = await web.Saved(A.StaffMember(Role.Caseworker).Named("Joris van Dam").With(NamedPermission.Health));
        _browser = await web.SignedInAs(_caseworker);
        _file = await A.Newcomer(A.UnheardName()).Speaking("pl").WithMotive("eu-labour-short").SavedIn(web);
        web.As(_caseworker);
        _departure = await web.PlanDeparture(_file.File.Id, DepartureSamples.Return(PartialDate.Of(2026, 12, 20)) with { Place = "Rzeszów", MayCall = true, Will = DepartureWill.Voluntary, Ready = [new("money", ReadyState.NotYet)] });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_partner_is_asked_says_yes_and_falls_through_with_a_reason()
    {
        var partner = Provider.Add(new(A.UnheardName(), "return-help", null, "06 00 00 00 01", null, null, []));
        await web.Save(partner);
        var form = await _browser.Get($"{Page}/{_departure}/destination");
        Assert.Equal("Rzeszów", form.Document.QuerySelector("#Place")!.GetAttribute("value"));
        var wrong = await _browser.Submit(form, ("Kind", "reception"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Kies een organisatie, of schrijf wie het is.", wrong.Words, StringComparison.Ordinal);
        await _browser.Submit(wrong, ("ProviderId", partner.Id.ToString()), ("Contact", "Ewa"));
        var page = await _browser.Get(Page);
        Assert.Contains(partner.Name, page.Words, StringComparison.Ordinal);
        Assert.Contains("Op de bestemming heeft nog niet iedereen ja gezegd", (await _browser.Get($"{Page}/{_departure}/check")).Words, StringComparison.Ordinal);

        var confirm = await _browser.Get(page.Document.QuerySelector("#destination a[href$='/confirm']")!.GetAttribute("href")!);
        Assert.NotEmpty((await _browser.Submit(confirm, ("By", ""))).Errors);
        await _browser.Submit(confirm, ("By", "Ewa"));
        page = await _browser.Get(Page);
        Assert.Contains("door Ewa", page.Words, StringComparison.Ordinal);
        var drop = await _browser.Get(page.Document.QuerySelector("#destination a[href$='/drop']")!.GetAttribute("href")!);
        await _browser.Submit(drop, ("Reason", "Geen plek meer."));
        page = await _browser.Get(Page);
        Assert.Contains("Geen plek meer.", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#destination a[href$='/drop']"));
    }

    [Fact]
    public async Task Health_is_on_the_page_only_of_who_may_read_it()
    {
        await _browser.Submit(await _browser.Get($"{Page}/{_departure}/health"), ("Receiver", "Huisarts daar"), ("What", "De brief van de huisarts"));
        var page = await _browser.Get(Page);
        Assert.Contains("De brief van de huisarts", page.Words, StringComparison.Ordinal);
        Assert.Contains("gehoord door Joris van Dam", page.Words, StringComparison.Ordinal);
        await _browser.Submit(page, "form[action$='/hand-over']");
        page = await _browser.Get(Page);
        Assert.Contains("Overgedragen op 21-11-2026.", page.Words, StringComparison.Ordinal);

        var other = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker)));
        var theirs = await other.Get(Page);
        Assert.DoesNotContain("huisarts daar", theirs.Words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Medische overdracht", theirs.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get($"{Page}/{_departure}/health")).Status);
    }

    [Fact]
    public async Task Must_and_cannot_leave_stand_beside_each_other_with_the_tracks_that_run()
    {
        foreach (var (kind, because) in ((string, string)[])[("MustLeave", "letter-ind"), ("CannotLeave", "procedure")])
        {
            var form = await _browser.Get($"{Page}/leaving?kind={kind}");
            Assert.NotEmpty((await _browser.Submit(form, ("Because", because))).Errors);
            await _browser.Submit(form, ("Because", because), ("Source", "document-seen"), ("AskAgainOn", "20-12-2026"), ("Reason", "Brief gezien."));
        }
        var page = await _browser.Get(Page);
        foreach (var said in (string[])["Moet weg Brief van de IND dat de persoon moet vertrekken", "Kan niet weg Er loopt nog een aanvraag of beroep", "Wij kijken er voor 20-12-2026 weer naar.", "Vertrek gepland"])
            Assert.Contains(said, page.Words, StringComparison.Ordinal);
        Assert.Equal(["Loopt", "Loopt nu niet", "Loopt"], page.Document.QuerySelectorAll("#leaving dl dd").Select(dd => dd.TextContent.Trim()).Where(words => words.Length > 0));
        Assert.Equal(HttpStatusCode.OK, (await _browser.Get($"{Page}/leaving?kind=17")).Status);

        var end = await _browser.Get(page.Document.QuerySelector("#leaving .rc-due a")!.GetAttribute("href")!);
        Assert.Contains("Brief van de IND", end.Words, StringComparison.Ordinal);
        await _browser.Submit(end, ("Until", "21-11-2026"));
        Assert.DoesNotContain("Brief van de IND", (await _browser.Get(Page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_departure_plan_is_asked_for_in_the_own_language()
    {
        var page = await _browser.Get(Page);
        Assert.Equal("pl", page.Document.QuerySelector("#Language option[selected]")!.GetAttribute("value"));
        var asked = await _browser.Submit(page, "form[action$='/paper']");
        Assert.Equal($"/case-files/{_file.File.Id}/documents", asked.Location);
        Assert.Contains("Vertrekplan", (await _browser.Get(asked.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal("pl", await web.InDb(db => db.Documents.Where(one => one.SubjectId == _departure).Select(one => one.Language).SingleAsync()));
    }

    [Fact]
    public async Task Who_agreed_is_called_after_the_file_was_closed()
    {
        var check = await _browser.Get($"{Page}/{_departure}/check");
        Assert.Equal("02-01-2027", check.Document.QuerySelector("#CallOn")!.GetAttribute("value"));
        Assert.Contains("Voor deze taak is geen bewaartermijn ingesteld.", check.Words, StringComparison.Ordinal);
        await _browser.Submit(check, ("DepartedOn", "20-11-2026"), ("Evidence", "SeenLeaving"), ("CallOn", "25-11-2026"));
        var closed = await _browser.Get(Page);
        Assert.Contains("wij bellen op 25-11-2026", closed.Words, StringComparison.Ordinal);
        Assert.Contains("Geen bewaartermijn ingesteld.", closed.TextOf(".rc-head__closed"), StringComparison.Ordinal);

        var list = await _browser.Get("/departures/calls");
        var call = await _browser.Get(list.Document.QuerySelector($"a[href='{Page}/{_departure}/call']")!.GetAttribute("href")!);
        Assert.Contains("zus@example.test", call.Words, StringComparison.Ordinal);
        Assert.NotEmpty((await _browser.Submit(call)).Errors);
        await _browser.Submit(call, ("Heard", "Zij heeft werk bij haar neef."));
        Assert.Contains("Zij heeft werk bij haar neef.", (await _browser.Get($"/case-files/{_file.File.Id}/contacts")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"{Page}/{_departure}/call")).Status);
    }

    [Fact]
    public async Task Two_who_change_the_answers_at_once_see_both_versions()
    {
        var mine = await _browser.Get($"{Page}/{_departure}/change");
        await _browser.Submit(mine, ("Ready[papers]", "Ready"));
        var conflict = await _browser.Submit(mine, ("Ready[papers]", "NotYet"), ("Place", "Kraków"));
        Assert.Contains("Heeft de papieren om te reizen", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("Kraków", conflict.Words, StringComparison.Ordinal);
        var saved = await _browser.Submit(conflict, "main form");
        Assert.Equal(Page, saved.Location);
        var stored = await web.InDb(db => db.Departures.Include(one => one.Readiness).SingleAsync(one => one.Id == _departure));
        Assert.Equal(("Kraków", ReadyState.NotYet, 2), (stored.Place, stored.Readiness.Single(answer => answer.Question == "papers").State, stored.Readiness.Count));
    }

    [Fact]
    public async Task The_pages_speak_English_too()
    {
        var english = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker).With(NamedPermission.Health)), "en-GB");
        foreach (var path in (string[])[Page, $"{Page}/{_departure}/change", $"{Page}/{_departure}/check", $"{Page}/{_departure}/destination", $"{Page}/{_departure}/health", $"{Page}/leaving", "/departures/calls"])
        {
            var page = await english.Get(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("Departures.", page.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("Checklists.", page.Words, StringComparison.Ordinal);
        }
        Assert.Contains("Return is voluntary at this desk.", (await english.Get(Page)).Words, StringComparison.Ordinal);
    }
}
