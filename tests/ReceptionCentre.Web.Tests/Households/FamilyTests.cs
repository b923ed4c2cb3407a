using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Households;

public sealed class FamilyTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private static int _number;
    private Browser _desk = null!;
    private NewcomerBuilder _selam = null!;
    private string _name = "";

    public async Task InitializeAsync()
    {
        _desk = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk)));
        _name = $"Kiros{Interlocked.Increment(ref _number)}";
        _selam = await A.Newcomer("Selam").Named("Selam", _name).SavedIn(web);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_family_is_registered_on_one_page_and_empty_lines_count_for_nothing()
    {
        var page = await _desk.Get(Path);
        Assert.Equal(_name, page.Document.QuerySelector("[name='Members[1].FamilyName']")!.GetAttribute("value"));
        var done = await _desk.Submit(page, "#family",
            ("Members[0].GivenNames", $"Yonas{_name} Berhe"), ("Members[0].FamilyName", "Berhe"), ("Members[0].BirthDate", "3-4-1988"), ("Members[0].Gender", "Man"),
            ("Members[2].GivenNames", "Mika"), ("Members[2].BirthDate", "2019"));
        Assert.Equal($"/case-files/{_selam.File.Id}/welcome", done.Location);
        var welcome = await _desk.Get(done.Location!);
        Assert.Contains("2 erbij", welcome.Words, StringComparison.Ordinal);
        Assert.Contains("Eén brief voor 3 mensen die samenwonen", welcome.Words, StringComparison.Ordinal);
        var household = await _desk.Get($"/case-files/{_selam.File.Id}/household");
        Assert.Contains("3 personen.", household.Words, StringComparison.Ordinal);
        Assert.Contains($"Mika {_name}", household.Words, StringComparison.Ordinal);
        Assert.Equal(2, household.Document.QuerySelectorAll("tbody a.rc-rowlink").Length);
    }

    [Fact]
    public async Task More_lines_come_without_a_script_and_keep_what_was_typed()
    {
        var page = await _desk.Submit(await _desk.Get(Path), "#family", ("Members[0].GivenNames", "Yonas"), ("more", "true"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(6, page.Document.QuerySelectorAll("fieldset.rc-member").Length);
        Assert.Equal("Yonas", page.Document.QuerySelector("[name='Members[0].GivenNames']")!.GetAttribute("value"));
        Assert.False(await web.InDb(db => db.Memberships.AnyAsync(fact => fact.PersonId == _selam.Person.Id)));
    }

    [Fact]
    public async Task Who_may_be_known_is_asked_by_the_line_and_a_known_person_is_chosen_for_those_facts_only()
    {
        var known = await A.Newcomer("Mika").Named("Mika", _name).Born("2015-04-01").SavedIn(web);
        (string, string?)[] typed = [("Members[1].GivenNames", "Mika"), ("Members[1].BirthDate", "1-4-2015")];
        var asked = await _desk.Submit(await _desk.Get(Path), "#family", typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("Kijk wie Mika is", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.NotNull(asked.Document.QuerySelector($"#Members_1__Choice input[value='{known.Person.Id}']"));

        // Other facts after the look, and still alike: it is asked again.
        var again = await _desk.Submit(asked, "#family", ("Members[1].Choice", known.Person.Id.ToString()), ("Members[1].BirthDate", "1-4-15"), ("Members[1].Bsn", ""), ("Members[1].OwnScript", "ሚካ"));
        Assert.Contains("Kijk wie Mika is", Assert.Single(again.Errors), StringComparison.Ordinal);

        var done = await _desk.Submit(again, "#family", ("Members[1].Choice", known.Person.Id.ToString()));
        Assert.Equal($"/case-files/{_selam.File.Id}/welcome", done.Location);
        Assert.True(await web.InDb(db => db.Memberships.AnyAsync(fact => fact.PersonId == known.Person.Id && fact.Role == "child")));
    }

    [Fact]
    public async Task Somebody_else_counts_for_whom_the_page_showed_and_not_for_who_was_registered_since()
    {
        await A.Newcomer("Yafet").Named("Yafet", _name).Born("2016-07-09").SavedIn(web);
        var asked = await _desk.Submit(await _desk.Get(Path), "#family", ("Members[1].GivenNames", "Yafet"), ("Members[1].BirthDate", "9-7-2016"));
        await A.Newcomer("Yafet").Named("Yafet", _name).Born("2016-07-09").SavedIn(web);

        var again = await _desk.Submit(asked, "#family", ("Members[1].Choice", "other"));
        Assert.Contains("Kijk wie Yafet is", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal($"/case-files/{_selam.File.Id}/welcome", (await _desk.Submit(again, "#family", ("Members[1].Choice", "other"))).Location);
    }

    [Theory]
    [InlineData("Members[0].BirthDate", "31-2-2015", "Deze datum bestaat niet.")]
    [InlineData("Members[0].BirthDate", "22-11-2026", "toekomst")]
    [InlineData("Members[0].Role", "neighbour", "Dit staat niet in de lijst.")]
    [InlineData("Members[0].Bsn", "123456789", "BSN")]
    [InlineData("Members[0].VNumber", "12", "V-nummer")]
    [InlineData("Members[0].CalledName", "a\u0001b", "Er staan tekens in")]
    public async Task What_is_wrong_is_told_by_its_field_and_nothing_is_lost(string field, string typed, string message)
    {
        var page = await _desk.Submit(await _desk.Get(Path), "#family", ("Members[0].GivenNames", "<b>Yonas</b>"), (field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(page.Errors, error => error.Contains(message, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("<b>Yonas</b>", page.Document.QuerySelector("[name='Members[0].GivenNames']")!.GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector("#" + field.Replace("[", "_", StringComparison.Ordinal).Replace("].", "__", StringComparison.Ordinal) + "-error"));
        Assert.False(await web.InDb(db => db.Memberships.AnyAsync(fact => fact.PersonId == _selam.Person.Id)));
    }

    [Fact]
    public async Task Nobody_filled_in_is_told()
    {
        var page = await _desk.Submit(await _desk.Get(Path), "#family");
        Assert.Contains("Vul ten minste één gezinslid in.", Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_saved_meanwhile_is_told_and_the_second_time_it_goes_on()
    {
        var form = await _desk.Get(Path);
        await _desk.Submit(await _desk.Get(Path), "#family", ("Members[0].GivenNames", $"Eerst{_name}"));
        var conflict = await _desk.Submit(form, "#family", ("Members[0].GivenNames", $"Daarna{_name}"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Daarna" + _name, conflict.Document.QuerySelector("[name='Members[0].GivenNames']")!.GetAttribute("value"));
        Assert.NotNull((await _desk.Submit(conflict, "#family")).Location);
    }

    [Fact]
    public async Task Who_is_kept_apart_is_told_of_and_seen_on_no_page_of_the_desk()
    {
        var done = await _desk.Submit(await _desk.Get(Path), "#family", ("Members[0].GivenNames", $"Apart{_name}"), ("Members[1].GivenNames", $"Almaz{_name}"), ("Members[1].KeptApart", "true"));
        Assert.Contains("veilig apart", (await _desk.Get(done.Location!)).Words, StringComparison.Ordinal);
        var household = await _desk.Get($"/case-files/{_selam.File.Id}/household");
        Assert.Contains("2 personen.", household.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Almaz", household.Words, StringComparison.Ordinal);
        var apart = await web.InDb(db => db.CaseFiles.Where(file => db.Names.Any(name => name.PersonId == file.PersonId && name.CalledName == "Almaz" + _name)).Select(file => file.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Get($"/case-files/{apart}/overview")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Get($"/case-files/{apart}/welcome")).Status);
    }

    private string Path => $"/case-files/{_selam.File.Id}/household/family";
}
