using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Fakes.PopulationRegister;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.PopulationRegister;

/// <summary>The population register at the desk and in a file, through the forms, without JavaScript.</summary>
public sealed class RegisterPagesTests(RegisterPagesTests.Desk desk) : IClassFixture<RegisterPagesTests.Desk>, IAsyncLifetime
{
    private const string Start = "/newcomers/register", LookUp = "/newcomers/register/population-register";
    private readonly StaffMember _clerk = A.StaffMember(Role.FrontDesk).Build();
    private Browser _browser = null!;

    private ReceptionWeb Web => desk.Web;

    public async Task InitializeAsync()
    {
        desk.Register.Behaviour = new();
        await Web.Save(_clerk);
        _browser = await Web.SignedInAs(_clerk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_number_fills_the_registration_and_the_facts_say_that_the_register_told_them()
    {
        var first = await _browser.Get(Start);
        Assert.Contains("Opzoeken in de BRP", first.Words, StringComparison.Ordinal);
        var found = await _browser.Submit(first, "form[action='" + LookUp + "']", ("Bsn", "9999 70 586"));
        Assert.DoesNotContain("999970586", found.Location!, StringComparison.Ordinal);
        var person = await _browser.Get(found.Location!);
        foreach (var shown in new[] { "Mohamed Farooq Hussein", "1970", "(dag en maand onbekend)", "Somalische", "999970586", "Turfmarkt 63, 2511CA 's-Gravenhage", "sinds 12-04-1992", "'s-Gravenhage" })
            Assert.Contains(shown, person.Words, StringComparison.OrdinalIgnoreCase);

        var filled = await _browser.Submit(person, "form[action$='/use']");
        var form = await _browser.Get(filled.Location!);
        Assert.Equal("Mohamed Farooq Hussein", form.Document.QuerySelector("#FamilyName")!.GetAttribute("value"));
        Assert.Equal("999970586", form.Document.QuerySelector("#Bsn")!.GetAttribute("value"));
        Assert.Equal("1970", form.Document.QuerySelector("#BirthDate")!.GetAttribute("value"));
        Assert.Equal("Mogadishu", form.Document.QuerySelector("#BirthPlace")!.GetAttribute("value"));
        var stay = await _browser.Submit(form, "main form[action$='/person']");
        var check = await _browser.Submit(await _browser.Get(stay.Location!));
        var done = await _browser.Submit(await _browser.Get(check.Location!), "form[action$='/check']");

        Assert.EndsWith("/overview", done.Location, StringComparison.Ordinal);
        var number = await Web.InDb(db => db.IdentityNumbers.SingleAsync(fact => fact.Value == "999970586"));
        Assert.Equal("brp", number.Source);
        Assert.Equal(["brp"], await Web.InDb(db => db.Addresses.Where(fact => fact.PersonId == number.PersonId).Select(fact => fact.Source).ToListAsync()));
        Assert.Contains("PopulationRegister.LookUpPerson", await Web.ActionsOf(_clerk));
        Assert.All(desk.Register.Asked, asked => Assert.Equal("/haalcentraal/api/brp/personen", asked.Target));
    }

    [Fact]
    public async Task Of_two_with_one_name_and_birth_date_the_clerk_chooses_by_address_and_number()
    {
        var page = await _browser.Submit(await _browser.Get(LookUp), ("FamilyName", "Prins"), ("BirthDate", "28-5-1962"));
        Assert.True(page.Location is not null, page.Words);
        var list = await _browser.Get(page.Location!);
        Assert.Contains("2 mensen gevonden", list.Words, StringComparison.Ordinal);
        Assert.Contains("BSN eindigt op 500", list.Words, StringComparison.Ordinal);
        Assert.Contains("BSN eindigt op 406", list.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("999990500", list.Html, StringComparison.Ordinal);

        var chosen = await _browser.Submit(list, ".rc-hit:nth-child(2) form");
        Assert.True(chosen.Location is not null, chosen.Words);
        var person = await _browser.Get(chosen.Location!);
        Assert.Contains("Paula Prins", person.Words, StringComparison.Ordinal);
        Assert.Contains("999995406", person.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_name_and_municipality_nobody_or_too_many_are_told_and_the_desk_goes_on()
    {
        var nobody = await _browser.Submit(await _browser.Get(LookUp), ("FamilyName", "Bestaatniet"), ("GivenNames", "Nergens"), ("Municipality.Text", "Amsterdam"));
        Assert.Contains("Niemand gevonden in de BRP", nobody.Words, StringComparison.Ordinal);
        Assert.Equal("Bestaatniet", nobody.Document.QuerySelector("#FamilyName")!.GetAttribute("value"));
        Assert.NotNull(nobody.Document.QuerySelector($"a[href='{Start}']"));
        var many = await _browser.Submit(await _browser.Get(LookUp), ("FamilyName", "Dig*"), ("GivenNames", "Dig*"), ("Municipality.Text", "Leidschendam-Voorburg"));
        Assert.Contains("Te veel mensen", many.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bsn", "999999245", "Dit BSN kan niet bestaan.")]
    [InlineData("Bsn", "abc", "Dit BSN kan niet bestaan.")]
    [InlineData("FamilyName", "", "Vul een BSN of een achternaam in.")]
    [InlineData("FamilyName", "Ko*", "Een sterretje mag aan het einde, na 3 letters of meer.")]
    [InlineData("FamilyName", "محمد", "De BRP kent alleen Latijnse letters")]
    [InlineData("BirthDate", "1990", "De BRP zoekt alleen met een hele geboortedatum.")]
    [InlineData("BirthDate", "31-02-1990", "Deze datum bestaat niet.")]
    [InlineData("Municipality", "Marsdorp", "Dit staat niet in de lijst.")]
    public async Task A_wrong_question_is_told_by_its_field_and_not_sent(string field, string typed, string message)
    {
        var before = desk.Register.Asked.Count;
        var name = field == "Municipality" ? "Municipality.Text" : field;
        var page = await _browser.Submit(await _browser.Get(LookUp), field is "Bsn" or "FamilyName" ? [(name, typed)] : [("FamilyName", "Prins"), (name, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.Document.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, desk.Register.Asked.Count);
    }

    [Fact]
    public async Task A_register_that_is_away_does_not_hold_the_desk()
    {
        desk.Register.Behaviour = new(Status: 503);
        var page = await _browser.Submit(await _browser.Get(LookUp), ("Bsn", "999993653"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("De BRP geeft nu geen antwoord.", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{Start}']"));
        Assert.Contains("\"population-register\":{\"status\":\"Degraded\",\"reason\":\"away\"}", (await _browser.Get("/health/ready")).Html, StringComparison.Ordinal);
        desk.Register.Behaviour = new();
        await _browser.Submit(await _browser.Get(LookUp), ("Bsn", "999993653"));
        Assert.Contains("\"population-register\":{\"status\":\"Healthy\"", (await _browser.Get("/health/ready")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_flags_are_said_in_words_in_both_languages()
    {
        var dead = await desk.NumberAsync(person => person["overlijden"] is not null);
        var page = await _browser.Submit(await _browser.Get(LookUp), ("Bsn", dead));
        Assert.Contains("Deze persoon is overleden op", (await _browser.Get(page.Location!)).Words, StringComparison.Ordinal);
        var secret = await desk.NumberAsync(person => person["geheimhoudingPersoonsgegevens"] is not null && person["verblijfplaats"]?["verblijfadres"]?["postcode"] is not null);
        page = await _browser.Submit(await _browser.Get(LookUp), ("Bsn", secret));
        var hidden = await _browser.Get(page.Location!);
        Assert.Contains("Geheim adres", hidden.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(await desk.PostcodeAsync(secret), hidden.Html, StringComparison.Ordinal);
        var research = await desk.NumberAsync(person => person["naam"]?["inOnderzoek"] is not null);
        var english = await Web.SignedInAs(_clerk, "en-GB");
        page = await english.Submit(await english.Get(LookUp), ("Bsn", research));
        Assert.Contains("The register is looking into whether this is right: name", (await english.Get(page.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_file_what_differs_stands_side_by_side_and_is_taken_over_by_tick()
    {
        var ours = await A.Newcomer("Amina").Named(null, "Amina Hassan Mohamed").Born("1978-00-00").SavedIn(Web);
        var details = await _browser.Get($"/case-files/{ours.File.Id}/person");
        Assert.NotNull(details.Document.QuerySelector($"a[href='/case-files/{ours.File.Id}/population-register']"));
        var ask = await _browser.Get($"/case-files/{ours.File.Id}/population-register");
        Assert.Contains("Ontvangst en informatie voor iedereen (Gemeentewet", ask.Words, StringComparison.Ordinal);
        Assert.Equal("Amina Hassan Mohamed", ask.Document.QuerySelector("#FamilyName")!.GetAttribute("value"));
        var found = await _browser.Submit(ask, ("Bsn", "999970598"), ("BirthDate", ""));
        var compare = await _browser.Get(found.Location!);
        Assert.Contains("Amina Hassan Mohammed", compare.Words, StringComparison.Ordinal);
        Assert.Contains("anders dan bij ons", compare.Words, StringComparison.Ordinal);
        // What nobody had is ticked; what differs is a choice.
        Assert.Equal(["Gender", "Nationality", "Bsn", "Address"], compare.Document.QuerySelectorAll("input[name=Fields][checked]").Select(tick => tick.GetAttribute("value")));

        var done = await _browser.Post(compare.Document.QuerySelector("form[action$='/take-over']")!.GetAttribute("action")!, Values(compare, "Name", "Bsn"));

        Assert.True(done.Location == $"/case-files/{ours.File.Id}/person", string.Join(", ", done.Errors));
        var person = await _browser.Get(done.Location!);
        Assert.Contains("Overgenomen uit de BRP.", person.Words, StringComparison.Ordinal);
        Assert.Contains("Basisregistratie Personen (BRP)", person.Words, StringComparison.Ordinal);
        Assert.Contains("Amina Hassan Mohammed", person.Words, StringComparison.Ordinal);
        Assert.Equal("999970598", await Web.InDb(db => db.IdentityNumbers.Where(fact => fact.PersonId == ours.Person.Id).Select(fact => fact.Value).SingleAsync()));
    }

    [Fact]
    public async Task Without_a_tick_nothing_is_taken_over_and_that_is_said()
    {
        var ours = await A.Newcomer("Niets").SavedIn(Web);
        var found = await _browser.Submit(await _browser.Get($"/case-files/{ours.File.Id}/population-register"), ("Bsn", "999993653"));
        var compare = await _browser.Get(found.Location!);
        var page = await _browser.Post(compare.Document.QuerySelector("form[action$='/take-over']")!.GetAttribute("action")!, Values(compare));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Vink aan wat u overneemt.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("checked", page.Document.QuerySelector("input[name=Fields]")!.Attributes.Select(one => one.Name));
        var wrong = await _browser.Post(compare.Document.QuerySelector("form[action$='/take-over']")!.GetAttribute("action")!, [.. Values(compare, "Birth"), KeyValuePair.Create("NameChangedOn", "gisteren")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Deze datum bestaat niet.", wrong.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_another_number_is_not_compared_away_and_whose_number_it_is_is_named()
    {
        var other = await A.Newcomer("Ander").WithBsn("999990627").SavedIn(Web);
        var found = await _browser.Submit(await _browser.Get($"/case-files/{other.File.Id}/population-register"), ("Bsn", "999993586"));
        var page = await _browser.Get(found.Location!);
        Assert.Contains("Dit is iemand anders", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("input[name=Fields]"));

        var owner = await A.Newcomer("Eigenaar").Named("Echte", "Eigenaar").WithBsn("999993392").SavedIn(Web);
        var without = await A.Newcomer("Zonder").SavedIn(Web);
        found = await _browser.Submit(await _browser.Get($"/case-files/{without.File.Id}/population-register"), ("Bsn", "999993392"));
        page = await _browser.Get(found.Location!);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/case-files/{owner.File.Id}/overview']"));
    }

    [Fact]
    public async Task A_look_up_at_the_desk_of_somebody_whom_we_know_leads_to_the_file_without_asking_again()
    {
        var known = await A.Newcomer("Bekend").Named("Bekend", "Iemand").WithBsn("999990482").SavedIn(Web);
        var found = await _browser.Submit(await _browser.Get(LookUp), ("Bsn", "999990482"));
        var page = await _browser.Get(found.Location!);
        Assert.Contains("zelfde BSN: deze persoon kennen wij", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action$='/use']"));
        var asked = desk.Register.Asked.Count;
        var file = await _browser.Submit(page, "form[action$='/link']");
        Assert.StartsWith($"/case-files/{known.File.Id}/population-register/", file.Location, StringComparison.Ordinal);
        Assert.Contains("Vergelijken met de BRP", (await _browser.Get(file.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(asked, desk.Register.Asked.Count);
    }

    [Fact]
    public async Task A_file_elsewhere_is_not_compared_and_the_page_is_not_there()
    {
        var elsewhere = await A.Newcomer("Elders").In(A.Eindhoven).SavedIn(Web);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"/case-files/{elsewhere.File.Id}/population-register")).Status);
        var manager = A.StaffMember(Role.Manager).Build();
        await Web.Save(manager);
        var browser = await Web.SignedInAs(manager);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(LookUp)).Status);
    }

    private static List<KeyValuePair<string, string>> Values(WebPage page, params string[] fields)
    {
        var form = page.Document.QuerySelector("form[action$='/take-over']")!;
        return
        [
            .. form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)),
            .. fields.Select(field => KeyValuePair.Create("Fields", field)),
        ];
    }

    /// <summary>A centre that is connected to the invented register.</summary>
    public sealed class Desk : IAsyncLifetime
    {
        private static readonly HttpClient Client = new();

        public ReceptionWeb Web { get; } = new();
        public FakePopulationRegister Register { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Register = await FakePopulationRegister.StartAsync();
            Web.Settings["PopulationRegister:Address"] = Register.Address.ToString();
            Web.Settings["PopulationRegister:TimeLimit"] = "00:00:20";
            await Web.InitializeAsync();
        }

        public async Task DisposeAsync()
        {
            await Web.DisposeAsync();
            await Register.DisposeAsync();
        }

        /// <summary>Number of the first in the data who is told so.</summary>
        public async Task<string> NumberAsync(Func<System.Text.Json.Nodes.JsonNode, bool> is_)
        {
            foreach (var some in FakePopulationRegister.Numbers.Where(IdentityNumbers.IsBsn).Chunk(20))
            {
                foreach (var person in await AskAsync(some))
                {
                    if (is_(person))
                        return person["burgerservicenummer"]!.GetValue<string>();
                }
            }
            throw new InvalidOperationException("Nobody in the data is so.");
        }

        public async Task<string> PostcodeAsync(string number) => (await AskAsync([number]))[0]["verblijfplaats"]!["verblijfadres"]!["postcode"]!.GetValue<string>();

        private async Task<List<System.Text.Json.Nodes.JsonNode>> AskAsync(string[] numbers)
        {
            var question = $$"""{"type":"RaadpleegMetBurgerservicenummer","fields":["burgerservicenummer","naam","overlijden","verblijfplaats"],"burgerservicenummer":["{{string.Join("\",\"", numbers)}}"]}""";
            using var content = new StringContent(question, System.Text.Encoding.UTF8, "application/json");
            var answer = await Client.PostAsync(new Uri($"{Register.Address}/personen"), content);
            return [.. System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["personen"]!.AsArray().Select(person => person!)];
        }
    }
}
