using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Departures;

public sealed class DeparturePagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private StaffMember _caseworker = null!;
    private Browser _browser = null!;
    private NewcomerBuilder _file = null!;

    private string Page => $"/case-files/{_file.File.Id}/departure";

    public async Task InitializeAsync()
    {
        _caseworker = await web.Saved(A.StaffMember(Role.Caseworker));
        _browser = await web.SignedInAs(_caseworker);
        _file = await A.Newcomer("Agnieszka").Named("Agnieszka", "Wójcik").Born("1990-05-06").Speaking("pl").WithMotive("eu-labour-short").SavedIn(web);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task From_the_first_word_to_the_closed_file()
    {
        var empty = await _browser.Get(Page);
        Assert.Contains("Er is geen vertrek gepland", empty.Words, StringComparison.Ordinal);
        Assert.Contains("vrijwillig", empty.Words, StringComparison.Ordinal);

        var form = await _browser.Get(Page + "/plan");
        var planned = await _browser.Submit(form, ("Kind", "return"), ("PlannedOn", "11-2026"), ("Country.Text", "Polen"), ("Reasons", "work-ended"), ("View", "Reached"));
        Assert.Equal(Page, planned.Location);
        var page = await _browser.Get(Page);
        Assert.Contains("Terug naar het land van herkomst, op of rond 11-2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("0 van 11 gedaan", page.Words, StringComparison.Ordinal);

        var check = await _browser.Get(page.Document.QuerySelector(".rc-title a.utrecht-button--primary-action")!.GetAttribute("href")!);
        Assert.Contains("11 punten van de lijst zijn nog niet gedaan", check.Words, StringComparison.Ordinal);
        Assert.Contains(_file.File.Id.ToString(), check.Path, StringComparison.Ordinal);
        var wrong = await _browser.Submit(check, ("DepartedOn", "morgen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEmpty(wrong.Errors);
        var closed = await _browser.Submit(wrong, ("DepartedOn", "20-11-2026"));
        Assert.Equal(Page, closed.Location);

        var after = await _browser.Get(Page);
        Assert.Contains("Gesloten op 21-11-2026: Terug naar het land van herkomst.", after.TextOf(".rc-head__closed"), StringComparison.Ordinal);
        Assert.Contains("Vertrokken", after.Words, StringComparison.Ordinal);
        Assert.Empty(after.Document.QuerySelectorAll("button[id^=tick]"));
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get(Page + "/plan")).Status);
        var overview = await _browser.Get($"/case-files/{_file.File.Id}/overview");
        Assert.Contains("Vertrokken: Terug naar het land van herkomst", overview.Words, StringComparison.Ordinal);
        Assert.Contains("Dit dossier is gesloten. Er hoeft niets meer te gebeuren.", overview.Words, StringComparison.Ordinal);
        Assert.Equal(["Departures.PlanDeparture", "Departures.CarryOutDeparture"], (await web.ActionsOf(_caseworker)).Where(action => action.StartsWith("Departures.", StringComparison.Ordinal)));

        // It was a mistake.
        var back = await _browser.Get(after.Document.QuerySelector(".rc-title a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _browser.Submit(back)).Status);
        await _browser.Submit(back, ("Reason", "Verkeerde persoon."));
        var again = await _browser.Get(Page);
        Assert.Null(again.TextOf(".rc-head__closed"));
        Assert.Contains("Verkeerde persoon.", again.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kind", "", "Kies wat er gebeurt.")]
    [InlineData("PlannedOn", "32-13-2026", "Deze datum bestaat niet.")]
    [InlineData("Country.Text", "Atlantis", "Dit staat niet in de lijst.")]
    [InlineData("OwnWords", "\u0007", "tekens")]
    public async Task Wrong_input_comes_back_by_its_field_with_everything_that_was_typed(string field, string typed, string words)
    {
        var form = await _browser.Get(Page + "/plan");
        (string, string?)[] fields = [("Kind", "onward"), ("Forwarding", "via haar zus"), (field, typed)];
        var answer = await _browser.Submit(form, [.. fields.GroupBy(one => one.Item1).Select(one => one.Last())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(answer.Errors, error => error.Contains(words, StringComparison.Ordinal));
        Assert.Contains("via haar zus", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_change_the_same_departure_see_both_versions()
    {
        web.As(_caseworker);
        var id = await web.PlanDeparture(_file.File.Id);
        var form = await _browser.Get($"{Page}/{id}/change");
        await web.Send(new ChangeDeparture.Command(_file.File.Id, id, 0, DepartureSamples.Return() with { Forwarding = "via haar broer", Reasons = ["homesick"] }));
        var conflict = await _browser.Submit(form, ("Forwarding", "via haar tante"));
        Assert.Contains("via haar broer", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("via haar tante", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("Heimwee", conflict.Words, StringComparison.Ordinal);
        Assert.Equal(Page, (await _browser.Submit(conflict)).Location);
        Assert.Equal("via haar tante", await web.InDb(db => db.Departures.Where(one => one.Id == id).Select(one => one.Forwarding).SingleAsync()));
    }

    [Fact]
    public async Task What_does_not_happen_is_cancelled_with_a_reason()
    {
        web.As(_caseworker);
        var id = await web.PlanDeparture(_file.File.Id);
        var form = await _browser.Get($"{Page}/{id}/cancel");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _browser.Submit(form)).Status);
        await _browser.Submit(form, ("Reason", "Zij blijft toch."));
        Assert.Equal(DepartureState.Cancelled, await web.InDb(db => db.Departures.Where(one => one.Id == id).Select(one => one.State).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"{Page}/{id}/check")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"{Page}/{id}/take-back")).Status);
    }

    [Fact]
    public async Task Who_comes_back_begins_a_new_stay_from_the_closed_file_with_what_is_still_right()
    {
        web.As(_caseworker);
        await web.Depart(_file.File.Id);
        var member = await web.Saved(A.StaffMember(Role.FrontDesk));
        var desk = await web.SignedInAs(member);

        var closed = await desk.Get($"/case-files/{_file.File.Id}/overview");
        var begun = await desk.Submit(closed, ".rc-head__closed form");
        var stay = await desk.GetAtLast(begun.Location!);
        Assert.Contains("Nieuw verblijf van Agnieszka Wójcik", stay.Words, StringComparison.Ordinal);
        Assert.Contains("06-05-1990", stay.Words, StringComparison.Ordinal);
        Assert.Equal("Pools", stay.Document.QuerySelector("[name='Language.Text']")!.GetAttribute("value"));
        // What goes with the motive is asked of the stay alone.
        var residence = await desk.GetAtLast((await desk.Submit(stay, "main form.rc-form", ("Motive.Text", "EU-arbeidsmigrant, langer verblijf"), ("ArrivedOn", "21-11-2026"))).Location!);
        var check = await desk.GetAtLast((await desk.Submit(residence, "main form.rc-form", ("Employer", "Kassen Voorbeeld"))).Location!);
        var done = await desk.Submit(check, "main form.rc-actions");
        Assert.Matches("/case-files/.*/overview", done.Location);

        var files = await web.InDb(db => db.CaseFiles.Where(file => file.PersonId == _file.Person.Id).OrderBy(file => file.Number).ToListAsync());
        Assert.Equal(2, files.Count);
        Assert.Null(files[1].ClosedOn);
        var old = await desk.Get($"/case-files/{_file.File.Id}/overview");
        Assert.Contains($"/case-files/{files[1].Id}/overview", old.Document.QuerySelector(".rc-head__closed a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_registration_of_somebody_who_departed_offers_the_new_stay()
    {
        web.As(_caseworker);
        await web.Depart(_file.File.Id);
        var form = await _browser.Get("/newcomers/register");
        var stay = await _browser.GetAtLast((await _browser.Submit(form, ("CalledName", "Agnieszka"), ("GivenNames", "Agnieszka"), ("FamilyName", "Wójcik"), ("BirthDate", "6-5-1990"))).Location!);
        var check = await _browser.GetAtLast((await _browser.Submit(stay, ("ArrivedOn", "21-11-2026"))).Location!);
        Assert.Contains("dossier gesloten op 21-11-2026", check.Words, StringComparison.Ordinal);
        Assert.Contains("Het is deze persoon: begin een nieuw verblijf", check.Words, StringComparison.Ordinal);

        // The person of this test, however many others of the class have the same name.
        var same = check.Document.QuerySelectorAll("form").First(one => one.InnerHtml.Contains("personId", StringComparison.Ordinal));
        var person = Guid.Parse(same.QuerySelector("[name=personId]")!.GetAttribute("value")!);
        Assert.Null(same.QuerySelector("[name=caseFileId]"));
        var again = await _browser.GetAtLast((await _browser.Submit(check, "form:has([name=personId])")).Location!);
        Assert.Contains("Nieuw verblijf van Agnieszka Wójcik", again.Words, StringComparison.Ordinal);
        await _browser.Submit(again, "main form.rc-actions");
        Assert.Equal(2, await web.InDb(db => db.Stays.CountAsync(one => one.PersonId == person)));
    }

    [Fact]
    public async Task The_desk_of_the_next_municipality_sees_who_is_announced()
    {
        web.As(_caseworker);
        await web.PlanDeparture(_file.File.Id, DepartureSamples.MoveTo(A.Eindhoven));
        var member = await web.Saved(A.StaffMember(Role.FrontDesk).In(A.Eindhoven));
        var desk = await web.SignedInAs(member);
        var home = await desk.Get("/newcomers");
        Assert.Contains("Aangekondigd door een andere gemeente", home.Words, StringComparison.Ordinal);
        Assert.Contains("Komt uit Amsterdam naar Eindhoven", home.Words, StringComparison.Ordinal);
        Assert.Contains("ziet dat deze persoon komt", (await _browser.Get(Page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_death_nothing_is_sent_and_no_new_stay_is_offered()
    {
        web.As(_caseworker);
        var id = await web.PlanDeparture(_file.File.Id, DepartureSamples.Return(kind: "death"));
        Assert.Contains("Er gaat niets vanzelf de deur uit", (await _browser.Get($"{Page}/{id}/check")).Words, StringComparison.Ordinal);
        await web.CarryOut(_file.File.Id, id);
        Assert.Empty((await _browser.Get(Page)).Document.QuerySelectorAll(".rc-head__closed form"));
        Assert.Empty(await web.InDb(db => db.Documents.Where(document => document.CaseFileId == _file.File.Id).ToListAsync()));
    }

    [Fact]
    public async Task The_pages_speak_English_too()
    {
        web.As(_caseworker);
        await web.PlanDeparture(_file.File.Id);
        var member = await web.Saved(A.StaffMember(Role.Caseworker));
        var english = await web.SignedInAs(member, "en-GB");
        var page = await english.Get(Page);
        Assert.Contains("Departure planned", page.Words, StringComparison.Ordinal);
        Assert.Contains("Deregister with the municipality", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Departures.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Checklists.", page.Words, StringComparison.Ordinal);
    }
}
