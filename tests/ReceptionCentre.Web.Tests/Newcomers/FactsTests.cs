using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Newcomers;

/// <summary>Facts of a person and a stay on their pages: added, ended, withdrawn; and whether somebody who was expected came.</summary>
public sealed class FactsTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private readonly StaffMember _caseworker = A.StaffMember(Role.Caseworker).Build();
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        await web.Save(_caseworker);
        _browser = await web.SignedInAs(_caseworker);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_nationality_is_added_and_ended_on_its_own_pages()
    {
        var newcomer = await A.Newcomer("Nadia").WithNationality("0072").AssignedTo(_caseworker).SavedIn(web);
        var person = $"/case-files/{newcomer.File.Id}/person";
        var wrong = await _browser.Submit(await _browser.Get($"{person}/nationality"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var added = await _browser.Submit(await _browser.Get($"{person}/nationality"), ("Nationality.Text", "Roemeense"), ("From", "2019"));
        Assert.Equal(person, added.Location);
        var page = await _browser.Get(person);
        Assert.Contains("Roemeense", page.Words, StringComparison.Ordinal);

        var fact = await web.InDb(db => db.Set<Domain.Newcomers.NationalityFact>().SingleAsync(one => one.PersonId == newcomer.Person.Id && one.Code == "0072"));
        var ended = await _browser.Submit(await _browser.Get($"{person}/facts/{fact.Id}/end"), ("Until", "1-6-2026"));
        Assert.True(ended.Location == person, string.Join(", ", ended.Errors));
        Assert.Contains("01-06-2026", (await _browser.Get(person)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_added_and_one_that_was_never_so_is_withdrawn_with_a_reason()
    {
        var newcomer = await A.Newcomer("Dora").AssignedTo(_caseworker).SavedIn(web);
        var person = $"/case-files/{newcomer.File.Id}/person";
        await _browser.Submit(await _browser.Get($"{person}/document"), ("DocumentKind", "residence-permit"), ("DocumentNumber", "iii-v123al568"), ("DocumentValidUntil", "1-5-2030"));
        var page = await _browser.Get(person);
        Assert.Contains("III-V123AL568", page.Words, StringComparison.Ordinal);
        Assert.Contains("geldig tot en met 01-05-2030", page.Words, StringComparison.Ordinal);
        var end = page.Document.QuerySelectorAll("main a").First(link => link.GetAttribute("href")!.Contains("/facts/", StringComparison.Ordinal)).GetAttribute("href")!;
        var without = await _browser.Submit(await _browser.Get(end), ("NeverSo", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        await _browser.Submit(await _browser.Get(end), ("NeverSo", "true"), ("Reason", "Van haar zus"));
        Assert.DoesNotContain("III-V123AL568", (await _browser.Get(person)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_residence_is_added_to_and_two_who_do_it_at_once_are_both_told()
    {
        var newcomer = await A.Newcomer("Wim").AssignedTo(_caseworker).SavedIn(web);
        var address = $"/case-files/{newcomer.File.Id}/residence";
        var (mine, theirs) = (await _browser.Get(address), await _browser.Get(address));
        var saved = await _browser.Submit(mine, ("Employer", "Kassen Voorbeeld"), ("LodgingOwner", "employer"), ("IntendedStay", "ShorterThanOneYear"));
        Assert.True(saved.Location is not null, string.Join(", ", saved.Errors));
        var conflict = await _browser.Submit(theirs, ("Institution", "Hogeschool Ergens"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Hogeschool Ergens", conflict.Document.QuerySelector("#Institution")!.GetAttribute("value"));
        // Whoever was told goes on from there.
        Assert.NotNull((await _browser.Submit(conflict)).Location);
        var page = await _browser.Get($"/case-files/{newcomer.File.Id}/person");
        foreach (var shown in new[] { "Kassen Voorbeeld", "Hogeschool Ergens", "Korter dan 1 jaar", "Van de werkgever of het uitzendbureau" })
            Assert.Contains(shown, page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whether_somebody_came_is_said_with_one_click_at_the_desk(bool came)
    {
        var newcomer = A.Newcomer(came ? "Komtwel" : "Komtniet");
        await newcomer.SavedIn(web);
        await web.InDb(async db =>
        {
            var at = PartialDate.Of(web.Clock.Today);
            return await db.Stays.Where(stay => stay.Id == newcomer.Stay.Id).ExecuteUpdateAsync(set => set.SetProperty(stay => stay.Arrival, ArrivalState.Expected).SetProperty(stay => stay.ArrivedOn, at));
        });
        var desk = await _browser.Get("/newcomers");
        Assert.Contains(newcomer.Person.Names[0].CalledName, desk.Words, StringComparison.Ordinal);
        var answer = await _browser.Submit(desk, $"form[action='/case-files/{newcomer.File.Id}/arrival/{(came ? "confirm" : "none")}']");
        Assert.NotNull(answer.Location);
        Assert.Equal(came ? ArrivalState.Arrived : ArrivalState.DidNotCome, await web.InDb(db => db.Stays.Where(stay => stay.Id == newcomer.Stay.Id).Select(stay => stay.Arrival).SingleAsync()));
        Assert.DoesNotContain(newcomer.Person.Names[0].CalledName, (await _browser.Get("/newcomers")).Document.QuerySelector(".rc-due")?.TextContent ?? "", StringComparison.Ordinal);
        // The same click of a colleague with the same list does nothing more.
        var again = await _browser.Submit(desk, $"form[action='/case-files/{newcomer.File.Id}/arrival/none']");
        Assert.NotEqual(HttpStatusCode.InternalServerError, again.Status);
        Assert.Equal(came ? ArrivalState.Arrived : ArrivalState.DidNotCome, await web.InDb(db => db.Stays.Where(stay => stay.Id == newcomer.Stay.Id).Select(stay => stay.Arrival).SingleAsync()));
    }
}
