using System.Net;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Newcomers;

/// <summary>Questions that only some are asked: folded away on a page, or on the page that goes with the motive.</summary>
public sealed class RegistrationQuestionsTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private const string Start = "/newcomers/register";
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        await web.Save(_desk);
        _browser = await web.SignedInAs(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_few_are_asked_is_folded_away_and_arrives_in_the_file()
    {
        var start = await _browser.Get(Start);
        var more = start.Document.QuerySelector("main details")!;
        Assert.False(more.HasAttribute("open"));
        Assert.NotNull(more.QuerySelector("#PartnerFamilyName"));
        Assert.Null(more.QuerySelector("#FamilyName"));

        var done = await ThroughAsync(
            ("CalledName", "Marijke"), ("GivenNames", "Maria Johanna"), ("Prefix", "van"), ("FamilyName", "Puffelen"), ("PartnerPrefix", "de"), ("PartnerFamilyName", "Wit"), ("NameUsage", "PartnerFirst"),
            ("BirthDate", "1-2-1980"), ("BirthPlace", "Kyiv"), ("BirthCountry.Text", "Sovjet-Unie"), ("Nationality.Text", "Oekraïense"), ("OtherNationality.Text", "Poolse"), ("Gender", "Woman"));

        var person = await _browser.Get(done.Location!.Replace("/overview", "/person", StringComparison.Ordinal));
        foreach (var shown in new[] { "Geachte mevrouw De Wit-van Puffelen", "M.J. de Wit-van Puffelen", "Kyiv", "Sovjet-Unie", "Poolse", "Oekraïense", "Vrouw" })
            Assert.Contains(shown, person.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_that_was_no_more_is_warned_of_and_not_refused()
    {
        var check = await CheckAsync(("CalledName", "Later"), ("BirthDate", "1-2-2005"), ("BirthCountry.Text", "Sovjet-Unie"));
        Assert.Contains("bestond toen niet", check.Words, StringComparison.Ordinal);
        Assert.EndsWith("/overview", (await RegisterAsync(check)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_back_to_the_first_page_keeps_what_was_answered_on_another()
    {
        var stay = await PersonAsync(("CalledName", "Heen"), ("PartnerFamilyName", "Wit"), ("NameUsage", "Partner"));
        var residence = await _browser.Submit(await _browser.Get(stay.Location!), ("Motive.Text", "Statushouder (asiel)"));
        Assert.EndsWith("/residence", residence.Location, StringComparison.Ordinal);
        var check = await _browser.Submit(await _browser.Get(residence.Location!), ("VNumber", "1234567890"), ("Title.Text", "26"));
        Assert.True(check.Location is not null, string.Join(", ", check.Errors));
        var person = await _browser.Get(stay.Location!.Replace("/stay", "/person", StringComparison.Ordinal));
        Assert.True(person.Document.QuerySelector("main details")!.HasAttribute("open"));
        await _browser.Submit(person, ("FamilyName", "Erbij"));
        // The second page leads to the check now: what goes with the motive was answered.
        var next = await _browser.Submit(await _browser.Get(stay.Location!));
        Assert.EndsWith("/check", next.Location, StringComparison.Ordinal);
        var page = await _browser.Get(next.Location!);
        foreach (var shown in new[] { "1234567890", "Erbij", "Wit", "asiel bepaalde tijd" })
            Assert.Contains(shown, page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VNumber", "12", "Een V-nummer heeft 10 cijfers.")]
    [InlineData("Title", "kasteel", "Dit staat niet in de lijst.")]
    [InlineData("Title", "98", "Dit leggen we niet vast.")]
    [InlineData("TitleUntil", "31-2-2027", "Deze datum bestaat niet.")]
    [InlineData("AskAgainOn", "1-1-2020", "Kies een dag na vandaag.")]
    [InlineData("LodgingKind", "kasteel", "Dit staat niet in de lijst.")]
    [InlineData("Employer", "een\u0007bel", "Er staan tekens in die niet op papier kunnen.")]
    public async Task A_wrong_answer_about_the_residence_is_told_by_its_field_and_nothing_is_lost(string field, string typed, string message)
    {
        var stay = await PersonAsync(("CalledName", "Bijverblijf"));
        var residence = await _browser.Submit(await _browser.Get(stay.Location!), ("Motive.Text", "Statushouder (asiel)"));
        var name = field == "Title" ? "Title.Text" : field;
        var page = await _browser.Submit(await _browser.Get(residence.Location!), ("LodgingOwner", "family"), (name, typed));
        AssertToldByField(page, field, message);
        Assert.Equal("family", page.Document.QuerySelector("#LodgingOwner option[selected]")!.GetAttribute("value"));
        var check = await _browser.Get(stay.Location!.Replace("/stay", "/check", StringComparison.Ordinal));
        Assert.Contains("/residence", check.Location, StringComparison.Ordinal);
        AssertToldByField(await _browser.Get(check.Location!), field, message);
    }

    [Theory]
    [InlineData("FamilyName", "NoFamilyName", "true", "Kies één van de twee.")]
    [InlineData("PartnerFamilyName", "NameUsage", "Partner", "Vul de achternaam van de partner in")]
    [InlineData("DocumentNumber", "DocumentKind", "passport", "Vul het nummer van het document in")]
    [InlineData("BirthCountry", "BirthCountry.Text", "Elfenland", "Dit staat niet in de lijst.")]
    public async Task What_cannot_go_together_is_told_by_its_field(string field, string name, string value, string message)
    {
        var page = await PersonAsync(("CalledName", "Samen"), ("FamilyName", "Achter"), (name, value));
        AssertToldByField(page, field, message);
        Assert.True(page.Document.QuerySelector("main details")!.HasAttribute("open"));
    }

    private static void AssertToldByField(WebPage page, string field, string message)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var error = page.Document.QuerySelector($"#{field}-error");
        Assert.True(error is not null, $"No error by {field}: {string.Join(", ", page.Errors)}");
        Assert.Contains(message, error.TextContent, StringComparison.Ordinal);
        var control = page.Document.QuerySelector($"#{field}")!;
        Assert.Contains($"{field}-error", control.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.Contains(page.Errors, told => told.Contains(message, StringComparison.Ordinal));
    }

    private async Task<WebPage> PersonAsync(params (string, string?)[] fields) => await _browser.Submit(await _browser.Get(Start), Distinct(fields));

    private async Task<WebPage> CheckAsync(params (string, string?)[] fields)
    {
        var stay = await PersonAsync(fields);
        Assert.True(stay.Location is not null, string.Join(", ", stay.Errors));
        var check = await _browser.Submit(await _browser.Get(stay.Location));
        Assert.True(check.Location is not null, string.Join(", ", check.Errors));
        return await _browser.Get(check.Location);
    }

    private async Task<WebPage> ThroughAsync(params (string, string?)[] fields) => await RegisterAsync(await CheckAsync(fields));

    private Task<WebPage> RegisterAsync(WebPage check) => _browser.Submit(check, "form[action$='/check']");

    // The field under test comes last and wins.
    private static (string, string?)[] Distinct((string Name, string? Value)[] fields) => [.. fields.GroupBy(field => field.Name).Select(group => group.Last())];
}
