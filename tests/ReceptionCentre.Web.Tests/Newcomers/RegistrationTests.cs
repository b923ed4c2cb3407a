using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Newcomers;

/// <summary>Registering somebody at the desk, through the forms.</summary>
public sealed class RegistrationTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private const string Start = "/newcomers/register";
    private const string Strange = "#let $x$ *vet* <script>alert(1)</script> '; DROP TABLE \"Persons\"; --";
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        await web.Save(_desk);
        _browser = await web.SignedInAs(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Only_a_name_to_call_somebody_is_needed_and_one_audit_event_tells_it()
    {
        var stay = await PersonAsync(("CalledName", "Enkelnaam"));
        Assert.EndsWith("/stay", stay.Location, StringComparison.Ordinal);
        var check = await _browser.Submit(await _browser.Get(stay.Location!));
        Assert.EndsWith("/check", check.Location, StringComparison.Ordinal);
        var page = await _browser.Get(check.Location!);
        Assert.Contains("Dit is niet de inschrijving bij de gemeente", page.Words, StringComparison.Ordinal);

        var done = await RegisterAsync(page);

        Assert.EndsWith("/overview", done.Location, StringComparison.Ordinal);
        var overview = await _browser.Get(done.Location!);
        Assert.Contains("Enkelnaam is geregistreerd en heeft een dossier.", overview.Words, StringComparison.Ordinal);
        var name = await web.InDb(db => db.Names.SingleAsync(name => name.CalledName == "Enkelnaam"));
        var audit = await web.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.PersonId == name.PersonId && audit.Action == "Newcomers.RegisterNewcomer"));
        Assert.Equal(_desk.Id, audit.By);
        Assert.NotEmpty(audit.Changes);
        Assert.False(await web.InDb(db => db.Journeys.AnyAsync(journey => journey.OwnerId == _desk.Id)));
    }

    [Fact]
    public async Task The_first_page_sent_twice_on_a_slow_line_begins_one_registration()
    {
        var page = await _browser.Get(Start);

        var first = await _browser.Submit(page, ("CalledName", "Tweemaal"));
        var second = await _browser.Submit(page, ("CalledName", "Tweemaal"));

        Assert.Equal(first.Location, second.Location);
        Assert.Equal(1, await web.InDb(db => db.Journeys.CountAsync(journey => journey.OwnerId == _desk.Id)));
    }

    [Fact]
    public async Task Everything_that_was_typed_arrives_in_the_file_and_its_facts()
    {
        var stay = await PersonAsync(
            ("CalledName", "Compleet"), ("GivenNames", "Compleet Anna"), ("Prefix", "van der"), ("FamilyName", "Volledig"), ("OwnScript", "Олена Шевченко"),
            ("BirthDate", "04-1990"), ("Nationality.Text", "Oekraïense"), ("Bsn", "9999 93 653"), ("VNumber", "1234567890"));
        var residence = await _browser.Submit(
            await _browser.Get(stay.Location!), ("Motive.Text", "Displaced person from Ukraine (temporary protection)"), ("ArrivedOn", "2026"),
            ("Language.Text", "Українська"), ("OtherLanguage.Text", "Engels"), ("InterpreterWanted", "true"), ("Phone", "06 12345678"),
            ("Email", "anna@mail.example"), ("AddressKind", "host-family"), ("Street", "Kade 1"), ("Postcode", "1011 AB"), ("Place", "Amsterdam"), ("Task", "ukraine-reception"));
        Assert.True(residence.Location is not null, string.Join(", ", residence.Errors));
        Assert.EndsWith("/residence", residence.Location, StringComparison.Ordinal);
        var check = await _browser.Submit(
            await _browser.Get(residence.Location), ("DocumentKind", "passport"), ("DocumentNumber", "fa 123456"), ("DocumentState.Text", "Oekraïne"), ("DocumentValidUntil", "1-5-2030"),
            ("Title.Text", "46"), ("TitleUntil", "4-3-2027"), ("LodgingKind", "house"), ("LodgingOwner", "family"), ("IntendedStay", "Unknown"), ("AskAgainOn", "over 12 weken"));
        Assert.True(check.Location is not null, string.Join(", ", check.Errors));
        Assert.EndsWith("/check", check.Location, StringComparison.Ordinal);
        var page = await _browser.Get(check.Location!);
        foreach (var shown in new[] { "fa 123456", "Weet het nog niet", "Van familie of vrienden", "Compleet Anna van der Volledig", "Олена Шевченко", "04-1990", "999993653", "1234567890", "Oekraïens", "06 12345678", "anna@mail.example", "Kade 1, 1011 AB, Amsterdam", "tolk nodig" })
            Assert.Contains(shown, page.Words, StringComparison.Ordinal);

        var done = await RegisterAsync(page);

        var overview = (await _browser.Get(done.Location!)).Words;
        Assert.Contains("Compleet Anna van der Volledig", overview, StringComparison.Ordinal);
        Assert.Contains("tolk nodig", overview, StringComparison.Ordinal);
        Assert.Contains("Ontheemde uit Oekraïne", overview, StringComparison.Ordinal);
        // The duty to integrate follows from nothing.
        Assert.Contains("Nog geen besluit", overview, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CalledName", "", "Vul in hoe we deze persoon noemen.")]
    [InlineData("CalledName", "   ", "Vul in hoe we deze persoon noemen.")]
    [InlineData("BirthDate", "31-02-1990", "Deze datum bestaat niet.")]
    [InlineData("BirthDate", "1-1-2027", "Deze datum ligt in de toekomst.")]
    [InlineData("BirthDate", "gisteren", "Deze datum bestaat niet.")]
    [InlineData("Nationality", "Marsiaans", "Dit staat niet in de lijst.")]
    [InlineData("Bsn", "123456789", "Dit BSN kan niet bestaan.")]
    [InlineData("Bsn", "abc", "Dit BSN kan niet bestaan.")]
    [InlineData("Bsn", "000000000", "Dit BSN kan niet bestaan.")]
    [InlineData("VNumber", "123", "Een V-nummer heeft 10 cijfers.")]
    [InlineData("VNumber", "12345678901", "Een V-nummer heeft 10 cijfers.")]
    [InlineData("GivenNames", "een\u0007bel", "Er staan tekens in die niet op papier kunnen.")]
    public async Task A_wrong_answer_about_the_person_is_told_by_its_field_and_nothing_is_lost(string field, string typed, string message)
    {
        var name = field == "Nationality" ? "Nationality.Text" : field;
        var page = await PersonAsync(("CalledName", field == "CalledName" ? typed : "Blijft staan"), ("FamilyName", Strange), (name, typed));
        AssertToldByField(page, field, message);
        Assert.Equal(Strange, page.Document.QuerySelector("#FamilyName")!.GetAttribute("value"));
        Assert.Equal(typed, page.Document.QuerySelector($"#{field}")!.GetAttribute("value"));
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.False(await web.InDb(db => db.Names.AnyAsync(fact => fact.FamilyName == Strange && fact.CalledName == "Blijft staan")));
    }

    [Theory]
    [InlineData("CalledName", NameParts.CalledNameLength)]
    [InlineData("GivenNames", NameParts.GivenNamesLength)]
    [InlineData("Prefix", NameParts.PrefixLength)]
    [InlineData("FamilyName", NameParts.FamilyNameLength)]
    [InlineData("OwnScript", NameParts.OwnScriptLength)]
    public async Task A_name_that_is_too_long_says_how_much_fits(string field, int most)
    {
        var typed = new string('é', most + 1);
        var page = await PersonAsync(("CalledName", field == "CalledName" ? typed : "Lang"), (field, typed));
        AssertToldByField(page, field, $"Dit is te lang: {most + 1} tekens. Er passen er {most}.");
        Assert.Equal(typed, page.Document.QuerySelector($"#{field}")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Motive", "zomaar", "Dit staat niet in de lijst.")]
    [InlineData("ArrivedOn", "30-2-2026", "Deze datum bestaat niet.")]
    [InlineData("Municipality", "0772", "U werkt niet voor deze gemeente.")]
    [InlineData("Municipality", "", "Vul dit in.")]
    [InlineData("Task", "", "Vul dit in.")]
    [InlineData("Task", "zomaar", "Dit staat niet in de lijst.")]
    [InlineData("AddressKind", "kasteel", "Dit staat niet in de lijst.")]
    [InlineData("Language", "Elfs", "Dit staat niet in de lijst.")]
    [InlineData("Phone", "bel mij", "Dit is geen telefoonnummer.")]
    [InlineData("Phone", "12", "Dit is geen telefoonnummer.")]
    [InlineData("Email", "geen adres", "Dit is geen e-mailadres.")]
    [InlineData("Email", "@x.test", "Dit is geen e-mailadres.")]
    public async Task A_wrong_answer_about_the_stay_is_told_by_its_field_and_nothing_is_lost(string field, string typed, string message)
    {
        var stay = await PersonAsync(("CalledName", "Verblijver"));
        var name = field is "Motive" or "Language" ? $"{field}.Text" : field;
        var page = await _browser.Submit(await _browser.Get(stay.Location!), ("Street", Strange[..60]), (name, typed));
        AssertToldByField(page, field, message);
        Assert.Equal(Strange[..60], page.Document.QuerySelector("#Street")!.GetAttribute("value"));

        // Who goes on by the address is led back to what is wrong, with the message, or with the usual choice where nothing was chosen.
        var check = await _browser.Get(stay.Location!.Replace("/stay", "/check", StringComparison.Ordinal));
        Assert.Contains("/stay", check.Location, StringComparison.Ordinal);
        var back = await _browser.Get(check.Location!);
        if (typed.Length > 0)
            AssertToldByField(back, field, message);
        else
            Assert.NotNull(back.Document.QuerySelector($"#{field} option[selected]"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var page = await PersonAsync(("CalledName", ""), ("BirthDate", "99-99-9999"), ("Bsn", "1"), ("VNumber", "1"), ("Nationality.Text", "?!"));
        Assert.Equal(5, page.Errors.Count);
        Assert.StartsWith("5 fouten", page.Title, StringComparison.Ordinal);
        foreach (var link in page.Document.QuerySelectorAll(".rc-errors a"))
            Assert.NotNull(page.Document.QuerySelector(link.GetAttribute("href")!));
    }

    [Fact]
    public async Task A_wrong_birth_date_is_never_dropped_in_silence()
    {
        var wrong = await PersonAsync(("CalledName", "Datumfout"), ("BirthDate", "31-02-1990"));
        var journey = wrong.Document.QuerySelector("main form[method=post]")!.GetAttribute("action")!.Replace("/person", "", StringComparison.Ordinal);
        await _browser.Submit(await _browser.Get($"{journey}/stay"));

        var check = await _browser.Get($"{journey}/check");
        Assert.Contains("/person", check.Location, StringComparison.Ordinal);
        var back = await _browser.Get(check.Location!);
        AssertToldByField(back, "BirthDate", "Deze datum bestaat niet.");
        // Neither by sending the form of the check.
        var token = back.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var sent = await _browser.Post($"{journey}/check", [new("__RequestVerificationToken", token), new("lookedAt", "")]);
        Assert.Contains("/person", sent.Location, StringComparison.Ordinal);
        Assert.False(await web.InDb(db => db.Names.AnyAsync(name => name.CalledName == "Datumfout")));
    }

    [Theory]
    [InlineData(Strange)]
    [InlineData("محمد \u202Eabc (Mo)")]
    [InlineData("O'Brien-Łódź")]
    [InlineData("ሰላም")]
    [InlineData("王小明")]
    [InlineData("-")]
    public async Task A_strange_name_is_registered_and_shown_as_it_was_typed(string name)
    {
        var done = await ThroughAsync(("CalledName", name));
        var page = await _browser.Get(done.Location!);
        Assert.Equal(name, page.Document.QuerySelector(".rc-head__called bdi")!.TextContent);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_ends_half_way_loses_nothing_also_not_what_was_wrong()
    {
        await PersonAsync(("CalledName", "Halverwege"), ("FamilyName", "Onderbroken"), ("BirthDate", "31-2-90"));
        web.Clock.Advance(TimeSpan.FromHours(13));
        Assert.StartsWith("/account/sign-in", (await _browser.Get("/newcomers")).Location, StringComparison.Ordinal);

        await web.SignIn(_browser, _desk);
        var desk = await _browser.Get("/newcomers");
        Assert.Contains("Nog niet af", desk.Words, StringComparison.Ordinal);
        var link = desk.Document.QuerySelectorAll(".rc-panel a").First(link => link.TextContent.Contains("Halverwege", StringComparison.Ordinal));
        var resumed = await _browser.Get(link.GetAttribute("href")!);
        Assert.Equal("Onderbroken", resumed.Document.QuerySelector("#FamilyName")!.GetAttribute("value"));
        Assert.Equal("31-2-90", resumed.Document.QuerySelector("#BirthDate")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Back_and_forward_keep_what_was_typed()
    {
        var stay = await PersonAsync(("CalledName", "Heenterug"));
        await _browser.Submit(await _browser.Get(stay.Location!), ("Phone", "0612345678"));
        var person = await _browser.Get(stay.Location!.Replace("/stay", "/person", StringComparison.Ordinal));
        Assert.Equal("Heenterug", person.Document.QuerySelector("#CalledName")!.GetAttribute("value"));
        Assert.Equal("0612345678", (await _browser.Get(stay.Location!)).Document.QuerySelector("#Phone")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_skips_the_stay_is_led_back_to_it()
    {
        var stay = await PersonAsync(("CalledName", "Overslaan"));
        Assert.EndsWith("/stay", (await _browser.Get(stay.Location!.Replace("/stay", "/check", StringComparison.Ordinal))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_registration_leaves_nothing()
    {
        var stay = await PersonAsync(("CalledName", "Weggegooid"));
        var cancelled = await _browser.Submit(await _browser.Get(stay.Location!), "form[action$='/cancel']");
        Assert.Contains("De registratie is weggegooid", (await _browser.Get(cancelled.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get(stay.Location!)).Status);
        Assert.False(await web.InDb(db => db.Names.AnyAsync(name => name.CalledName == "Weggegooid")));
        Assert.False(await web.InDb(db => db.Journeys.AnyAsync(journey => journey.Answers.Contains("Weggegooid"))));
    }

    [Fact]
    public async Task Nobody_else_sees_or_finishes_my_registration()
    {
        var stay = await PersonAsync(("CalledName", "Vanmij"));
        var colleague = A.StaffMember(Role.FrontDesk).Build();
        await web.Save(colleague);
        var other = await web.SignedInAs(colleague);
        foreach (var page in new[] { "/stay", "/person", "/check" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(stay.Location!.Replace("/stay", page, StringComparison.Ordinal))).Status);
        Assert.DoesNotContain("Vanmij", (await other.Get("/newcomers")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_sent_twice_registers_once_and_leads_to_the_same_file()
    {
        var check = await CheckAsync(("CalledName", "Tweemaal"));
        var first = await RegisterAsync(check);
        var second = await RegisterAsync(check);
        Assert.Equal(1, await web.InDb(db => db.Names.CountAsync(name => name.CalledName == "Tweemaal")));
        Assert.EndsWith("/overview", first.Location, StringComparison.Ordinal);
        Assert.Equal(first.Location, second.Location);
    }

    [Fact]
    public async Task Somebody_who_is_known_here_is_not_registered_again_but_the_file_opens()
    {
        var known = await A.Newcomer("Bekend").Named("Bekend", "Hieralson").Born("1980-01-02").SavedIn(web);
        var check = await CheckAsync(("CalledName", "Bekend"), ("GivenNames", "Bekend"), ("FamilyName", "Hieralson"), ("BirthDate", "2-1-1980"));
        Assert.Contains("Is deze persoon al bekend?", check.Words, StringComparison.Ordinal);
        Assert.Contains("zelfde naam", check.Words, StringComparison.Ordinal);

        var same = await _browser.Submit(check, "form[action$='/same']");

        Assert.Equal($"/case-files/{known.File.Id}/overview", same.Location);
        Assert.False(await web.InDb(db => db.Journeys.AnyAsync(journey => journey.Answers.Contains("Hieralson"))));
        Assert.Equal(1, await web.InDb(db => db.Names.CountAsync(name => name.FamilyName == "Hieralson")));
    }

    [Fact]
    public async Task Somebody_who_only_looks_like_a_known_person_is_registered_when_the_clerk_says_so()
    {
        await A.Newcomer("Lijkt").Named("Lijkt", "Opelkaar").Born("1980-01-02").SavedIn(web);
        var check = await CheckAsync(("CalledName", "Lijkt"), ("GivenNames", "Lijkt"), ("FamilyName", "Opelkaar"), ("BirthDate", "1-2-1980"));
        Assert.Contains("dag en maand omgedraaid", check.Words, StringComparison.Ordinal);
        var done = await RegisterAsync(check);
        Assert.EndsWith("/overview", done.Location, StringComparison.Ordinal);
        Assert.Equal(2, await web.InDb(db => db.Names.CountAsync(name => name.FamilyName == "Opelkaar")));
    }

    [Fact]
    public async Task A_duplicate_that_appeared_meanwhile_is_shown_before_anything_is_saved()
    {
        var check = await CheckAsync(("CalledName", "Intussen"), ("GivenNames", "Intussen"), ("FamilyName", "Ergenson"));
        await A.Newcomer("Intussen").Named("Intussen", "Ergenson").SavedIn(web);
        var answer = await RegisterAsync(check);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Er zijn intussen mensen gevonden", answer.Errors[0], StringComparison.Ordinal);
        Assert.Contains("Is deze persoon al bekend?", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_likeness_behind_the_wall_shows_only_that_there_is_somebody()
    {
        var hidden = await A.Newcomer("Geheim").Named("Geheim", "Verborgenson", ownScript: "سري").Born("1977-07-07").In(A.Eindhoven).SavedIn(web);
        var check = await CheckAsync(("CalledName", "Geheim"), ("FamilyName", "Verborgenson"));
        Assert.Contains("Misschien elders bekend", check.Words, StringComparison.Ordinal);
        foreach (var secret in new[] { hidden.Person.Id.ToString(), hidden.File.Id.ToString(), "07-07-1977", "سري", "Eindhoven" })
            Assert.DoesNotContain(secret, check.Html, StringComparison.OrdinalIgnoreCase);

        // Naming the person's id by hand opens nothing.
        var token = check.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var same = await _browser.Post(check.Path.Replace("/check", "/same", StringComparison.Ordinal), [new("__RequestVerificationToken", token), new("personId", hidden.Person.Id.ToString())]);
        var after = same.Location is { } location ? await _browser.Get(location) : same;
        var register = after.Document.QuerySelector("form[action$='/check']") is null ? after : await RegisterAsync(after);
        Assert.Equal(HttpStatusCode.NotFound, register.Status);
        Assert.Equal(1, await web.InDb(db => db.Stays.CountAsync(stay => stay.PersonId == hidden.Person.Id)));
    }

    [Fact]
    public async Task A_bsn_of_somebody_is_told_as_such()
    {
        await A.Newcomer("Eigenaar").WithBsn("999990019").SavedIn(web);
        var check = await CheckAsync(("CalledName", "Tweede"), ("Bsn", "999990019"));
        Assert.Contains("zelfde BSN", check.Words, StringComparison.Ordinal);
        var answer = await RegisterAsync(check);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Iemand met dit nummer is al geregistreerd", answer.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_journey_is_there_in_english()
    {
        _browser = await web.SignedInAs(_desk, "en-GB");
        var wrong = await PersonAsync(("CalledName", ""), ("BirthDate", "31-2-1990"));
        Assert.Equal(2, wrong.Errors.Count);
        Assert.All(wrong.Errors, error => Assert.DoesNotContain("Vul", error, StringComparison.Ordinal));
        var done = await ThroughAsync(("CalledName", "English"), ("Nationality.Text", "Ukrainian"));
        Assert.EndsWith("/overview", done.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_language_leads_back_to_the_page()
    {
        var page = await _browser.Get(Start);
        var form = page.Document.QuerySelector("form[action='/language']")!;
        var changed = await _browser.Submit(page, "form[action='/language']", ("Culture", "en-GB"));
        Assert.Equal(Start, changed.Location);
        Assert.NotNull(form);
        var outside = await _browser.Submit(page, "form[action='/language']", ("Culture", "en-GB"), ("Back", "//evil.example"));
        Assert.Equal("/", outside.Location);
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
        Assert.Contains(page.Errors, told => told.Contains(message, StringComparison.OrdinalIgnoreCase));
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
