using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ReceptionCentre.Fakes.PopulationRegister;

namespace ReceptionCentre.Application.Tests.PopulationRegister;

/// <summary>The invented register answers as its description says; the tests of our own side rest on that.</summary>
public sealed class FakeRegisterTests(FakeRegisterTests.Asked register) : IClassFixture<FakeRegisterTests.Asked>
{
    private static readonly OpenApiSchema Description = OpenApiSchema.Load();

    // Their names hold characters that the description does not allow: the data was made to try that.
    private static readonly string[] StrangeNames = ["999990524", "999990913", "999991139", "999991449", "999994128"];

    private static readonly string[] Relatives = ["ouders.", "kinderen.", "partners."];

    private static readonly string[] Everything =
    [
        "aNummer", "burgerservicenummer", "datumEersteInschrijvingGBA", "geslacht", "naam", "geboorte", "leeftijd", "nationaliteiten", "verblijfplaats", "adressering",
        "immigratie", "gemeenteVanInschrijving", "datumInschrijvingInGemeente", "overlijden", "verblijfstitel", "partners", "kinderen", "ouders", "indicatieCurateleRegister",
        "uitsluitingKiesrecht", "europeesKiesrecht",
    ];

    [Fact]
    public async Task Everybody_is_told_as_the_description_says()
    {
        var numbers = FakePopulationRegister.Numbers.Where(number => number != "999999245").ToList();
        Assert.Equal(1175, numbers.Count);
        var told = new List<string>();
        var wrong = new List<string>();
        foreach (var some in numbers.Chunk(20))
        {
            var answer = await register.AskAsync("RaadpleegMetBurgerservicenummer", Everything, ("burgerservicenummer", new JsonArray([.. some.Select(number => (JsonNode?)number)])));
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            foreach (var person in answer.Body["personen"]!.AsArray())
            {
                told.Add(person!["burgerservicenummer"]!.GetValue<string>());
                wrong.AddRange(Description.Check(person, "Persoon").Select(fault => $"{told[^1]} {fault.Path} {fault.Code}"));
            }
        }
        Assert.Equal(numbers.Order(), told.Order());
        Assert.All(wrong, fault => Assert.True(IsOfTheData(fault), fault));
    }

    // Born at sea at so many degrees; a slash in the words of the description's own table; names made to be strange.
    private static bool IsOfTheData(string fault) =>
        fault.EndsWith(" pattern", StringComparison.Ordinal)
        && (fault.Contains("geboorte.plaats.omschrijving", StringComparison.Ordinal) || fault.Contains("aanduidingNaamgebruik.omschrijving", StringComparison.Ordinal)
            || (fault.Contains("naam", StringComparison.OrdinalIgnoreCase) && (StrangeNames.Any(number => fault.StartsWith(number, StringComparison.Ordinal)) || Relatives.Any(group => fault.Contains(group, StringComparison.Ordinal)))));

    [Theory]
    [InlineData("ZoekMetGeslachtsnaamEnGeboortedatum", """{"geslachtsnaam":"PRINS","geboortedatum":"1962-05-28"}""", 2)]
    [InlineData("ZoekMetGeslachtsnaamEnGeboortedatum", """{"geslachtsnaam":"Pri*","geboortedatum":"1962-05-28"}""", 2)]
    [InlineData("ZoekMetGeslachtsnaamEnGeboortedatum", """{"geslachtsnaam":"Goede","voorvoegsel":"de","voornamen":"Erika","geboortedatum":"1987-04-01"}""", 2)]
    [InlineData("ZoekMetGeslachtsnaamEnGeboortedatum", """{"geslachtsnaam":"Goede","voorvoegsel":"van","geboortedatum":"1987-04-01"}""", 0)]
    [InlineData("ZoekMetGeslachtsnaamEnGeboortedatum", """{"geslachtsnaam":"Prins","geboortedatum":"1962-05-28","gemeenteVanInschrijving":"0363"}""", 0)]
    [InlineData("ZoekMetNaamEnGemeenteVanInschrijving", """{"geslachtsnaam":"prins","voornamen":"paula","gemeenteVanInschrijving":"0518"}""", 2)]
    [InlineData("ZoekMetPostcodeEnHuisnummer", """{"postcode":"2511 ca","huisnummer":63}""", 3)]
    [InlineData("ZoekMetPostcodeEnHuisnummer", """{"postcode":"2511CA","huisnummer":63,"geslachtsnaam":"Mohamed Farooq Hussein"}""", 1)]
    public async Task A_search_finds_whom_it_should(string type, string question, int people)
    {
        var answer = await register.AskAsync(type, ["burgerservicenummer", "naam", "adressering.adresregel1"], [.. JsonNode.Parse(question)!.AsObject().Select(field => (field.Key, field.Value?.DeepClone()))]);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(people, answer.Body["personen"]!.AsArray().Count);
        Assert.All(answer.Body["personen"]!.AsArray(), person => Assert.Empty(Description.Check(person, "PersoonBeperkt")));
    }

    [Theory]
    [InlineData("999970586", """{"type":"JaarDatum","jaar":1970,"langFormaat":"1970"}""")]
    [InlineData("999970598", """{"type":"JaarMaandDatum","jaar":1978,"maand":6,"langFormaat":"juni 1978"}""")]
    [InlineData("999994220", """{"type":"DatumOnbekend","onbekend":true,"langFormaat":"onbekend"}""")]
    [InlineData("999993653", null)]
    public async Task A_birth_date_is_told_as_far_as_it_is_known(string number, string? born)
    {
        var told = (await PersonAsync(number, "geboorte.datum"))["geboorte"]!["datum"]!;
        if (born is null)
            Assert.Equal("Datum", told["type"]!.GetValue<string>());
        else
            Assert.Equal(born, told.ToJsonString());
    }

    [Fact]
    public async Task Only_what_is_asked_is_told_and_the_flags_besides()
    {
        var told = await PersonAsync("999970586", "naam.geslachtsnaam", "geboorte.datum");
        Assert.Equal(["naam", "geboorte"], told.AsObject().Select(field => field.Key));
        Assert.Equal("""{"geslachtsnaam":"Mohamed Farooq Hussein"}""", told["naam"]!.ToJsonString());

        var everybody = new List<JsonNode>();
        foreach (var some in FakePopulationRegister.Numbers.Where(number => number != "999999245").Chunk(20))
        {
            var answer = await register.AskAsync("RaadpleegMetBurgerservicenummer", ["burgerservicenummer"], ("burgerservicenummer", new JsonArray([.. some.Select(number => (JsonNode?)number)])));
            everybody.AddRange(answer.Body["personen"]!.AsArray().Select(person => person!));
        }
        Assert.Equal(55, everybody.Count(person => person["geheimhoudingPersoonsgegevens"] is not null));
        Assert.Equal(121, everybody.Count(person => person["opschortingBijhouding"] is not null));
        Assert.Contains(everybody, person => person["rni"] is not null);
        Assert.Contains(everybody, person => person["verificatie"] is not null);
        Assert.All(everybody, person => Assert.Null(person["naam"]));
    }

    [Fact]
    public async Task The_dead_are_found_only_when_they_are_asked_for()
    {
        // Of the dead in the data, one with a whole birth date.
        var dead = new List<JsonNode>();
        foreach (var some in FakePopulationRegister.Numbers.Where(number => number != "999999245").Chunk(20))
        {
            var answer = await register.AskAsync("RaadpleegMetBurgerservicenummer", ["burgerservicenummer", "naam", "geboorte.datum", "overlijden.datum"], ("burgerservicenummer", new JsonArray([.. some.Select(number => (JsonNode?)number)])));
            dead.AddRange(answer.Body["personen"]!.AsArray().Where(person => person!["overlijden"] is not null && person["geboorte"]?["datum"]?["datum"] is not null).Select(person => person!));
        }
        var one = dead.First(person => person["naam"]!["geslachtsnaam"]!.GetValue<string>().All(char.IsAsciiLetter));
        (string, JsonNode?)[] question = [("geslachtsnaam", one["naam"]!["geslachtsnaam"]!.GetValue<string>()), ("geboortedatum", one["geboorte"]!["datum"]!["datum"]!.GetValue<string>())];

        var without = await register.AskAsync("ZoekMetGeslachtsnaamEnGeboortedatum", ["burgerservicenummer"], question);
        var with = await register.AskAsync("ZoekMetGeslachtsnaamEnGeboortedatum", ["burgerservicenummer"], [.. question, ("inclusiefOverledenPersonen", true)]);

        var number = one["burgerservicenummer"]!.GetValue<string>();
        Assert.DoesNotContain(without.Body["personen"]!.AsArray(), person => person!["burgerservicenummer"]!.GetValue<string>() == number);
        Assert.Contains(with.Body["personen"]!.AsArray(), person => person!["burgerservicenummer"]!.GetValue<string>() == number);
    }

    [Theory]
    [InlineData("""{"type":"RaadpleegMetBurgerservicenummer","burgerservicenummer":["999999245"],"fields":["naam"]}""", "burgerservicenummer", "bsn")]
    [InlineData("""{"type":"RaadpleegMetBurgerservicenummer","burgerservicenummer":["12"],"fields":["naam"]}""", "burgerservicenummer", "pattern")]
    [InlineData("""{"type":"RaadpleegMetBurgerservicenummer","burgerservicenummer":[],"fields":["naam"]}""", "burgerservicenummer", "minItems")]
    [InlineData("""{"type":"RaadpleegMetBurgerservicenummer","fields":["naam"]}""", "burgerservicenummer", "required")]
    [InlineData("""{"type":"RaadpleegMetBurgerservicenummer","burgerservicenummer":["999993653"]}""", "fields", "required")]
    [InlineData("""{"type":"RaadpleegMetBurgerservicenummer","burgerservicenummer":["999993653"],"fields":["naam.roepnaam"]}""", "fields", "fields")]
    [InlineData("""{"type":"RaadpleegMetBurgerservicenummer","burgerservicenummer":["999993653"],"fields":["geheimhoudingPersoonsgegevens"]}""", "fields", "fields")]
    [InlineData("""{"type":"RaadpleegMetBurgerservicenummer","burgerservicenummer":["999993653"],"fields":["naam"],"bsn":"1"}""", "bsn", "unknownParam")]
    [InlineData("""{"type":"ZoekMetGeslachtsnaamEnGeboortedatum","geslachtsnaam":"Pr*","geboortedatum":"1962-05-28","fields":["naam"]}""", "geslachtsnaam", "pattern")]
    [InlineData("""{"type":"ZoekMetGeslachtsnaamEnGeboortedatum","geslachtsnaam":"Prins","geboortedatum":"1962-05","fields":["naam"]}""", "geboortedatum", "date")]
    [InlineData("""{"type":"ZoekMetGeslachtsnaamEnGeboortedatum","geslachtsnaam":"Prins","geboortedatum":"1962-05-28","fields":["nationaliteiten"]}""", "fields", "fields")]
    [InlineData("""{"type":"ZoekMetIets","fields":["naam"]}""", "type", "value")]
    [InlineData("""{"fields":["naam"]}""", "type", "required")]
    public async Task A_wrong_question_is_refused_with_what_is_wrong(string question, string name, string code)
    {
        var answer = await register.PostAsync(question);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Body["invalidParams"]!.AsArray(), wrong => wrong!["name"]!.GetValue<string>() == name && wrong["code"]!.GetValue<string>() == code);
        Assert.Equal("paramsValidation", answer.Body["code"]!.GetValue<string>());
        Assert.Empty(Description.Check(answer.Body, "BadRequestFoutbericht"));
    }

    [Fact]
    public async Task With_too_many_hits_nobody_is_named()
    {
        var many = await register.AskAsync("ZoekMetNaamEnGemeenteVanInschrijving", ["naam"], ("geslachtsnaam", "Dig*"), ("voornamen", "Dig*"), ("gemeenteVanInschrijving", "1916"));
        Assert.Equal((HttpStatusCode.BadRequest, "tooManyResults"), (many.Status, many.Body["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_key_and_the_form_of_the_question_are_looked_at()
    {
        await using var locked = await FakePopulationRegister.StartAsync(new() { Key = "sleutel" });
        using var client = new HttpClient();
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        var refused = await client.PostAsync(new Uri($"{locked.Address}/personen"), content);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PostAsync(new Uri($"{register.Register.Address}/personen"), text)).StatusCode);
    }

    private async Task<JsonNode> PersonAsync(string number, params string[] fields) =>
        (await register.AskAsync("RaadpleegMetBurgerservicenummer", fields, ("burgerservicenummer", new JsonArray(number)))).Body["personen"]!.AsArray().Single()!;

    public sealed class Asked : IAsyncLifetime
    {
        private static readonly HttpClient Client = new();

        public FakePopulationRegister Register { get; private set; } = null!;

        public async Task InitializeAsync() => Register = await FakePopulationRegister.StartAsync();

        public async Task DisposeAsync() => await Register.DisposeAsync();

        public Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(string type, IEnumerable<string> fields, params (string Name, JsonNode? Value)[] more)
        {
            var question = new JsonObject { ["type"] = type, ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode?)field)]) };
            foreach (var (name, value) in more)
                question[name] = value?.DeepClone();
            return PostAsync(question.ToJsonString());
        }

        public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string question)
        {
            using var content = new StringContent(question, Encoding.UTF8, "application/json");
            using var answer = await Client.PostAsync(new Uri($"{Register.Address}/personen"), content);
            return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
        }
    }
}
