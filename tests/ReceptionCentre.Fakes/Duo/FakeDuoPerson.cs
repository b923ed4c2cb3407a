using System.Globalization;
using System.Text.Json.Nodes;

namespace ReceptionCentre.Fakes.Duo;

/// <summary>What the invented agency knows of somebody, and what it refuses about them.</summary>
public sealed class FakeDuoPerson
{
    private readonly Dictionary<string, JsonObject> _offers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _hours = new(StringComparer.Ordinal);

    public bool IsObliged { get; set; } = true;
    public bool IsAsylum { get; set; } = true;
    public DateOnly DutyFrom { get; set; } = new(2022, 1, 1);
    public DateOnly? LetterOn { get; set; }
    public DateOnly? SettledOn { get; set; }
    public DateOnly? TermFrom { get; set; }

    /// <summary>First day after the term.</summary>
    public DateOnly? TermUntil { get; set; }
    public bool IsFulfilledByZRoute { get; set; }
    public JsonObject? Pip { get; set; }
    public DateOnly? FirstPipOn { get; set; }
    public string PipMunicipality { get; set; } = "0363";

    /// <summary>Number of the municipality whose PIP is the current one.</summary>
    public string? PipOwner { get; set; }
    public DateOnly? Pvt { get; set; }
    public string? PvtOwner { get; set; }
    public DateOnly? Map { get; set; }
    public string? MapOwner { get; set; }
    public DateOnly? ZRoute { get; set; }
    public string? ExamNumber { get; set; }
    public string? TestResult { get; set; }

    /// <summary>Results of exams as the agency writes them: day, part, level (none of KNM), result, and why there is none.</summary>
    public IReadOnlyList<(DateOnly On, string Part, string? Level, string Result, string? NoResult)> Exams { get; set; } = [];

    /// <summary>Schools with a current offer.</summary>
    public IReadOnlyCollection<string> Offers => _offers.Keys;

    /// <summary>Totals by the path under which they are put.</summary>
    public IReadOnlyDictionary<string, int> Hours => _hours;

    internal JsonArray TestResults() => TestResult is null ? [] :
        new(new JsonObject { ["resultaat"] = TestResult, ["behaaldeScore"] = "55,10", ["benodigdeScore"] = "50,00", ["datumAfname"] = "2026-11-20" });

    internal JsonArray ExamResults()
    {
        var results = new JsonArray();
        foreach (var (on, part, level, result, noResult) in Exams)
        {
            var one = new JsonObject { ["examendatum"] = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["resultaat"] = result, ["onderdeel"] = part };
            if (level is not null)
                one["niveau"] = level;
            if (noResult is not null)
                one["redenGeenResultaat"] = noResult;
            results.Add(one);
        }
        return results;
    }

    internal FakeAnswer TakePip(string bron, JsonObject? body)
    {
        if (Day(body?["dagtekeningPip"]) is not { } on || body?["leerroute"]?.ToString() is not ("B" or "O" or "Z"))
            return new(400);
        var (route, level) = (body["leerroute"]!.ToString(), body["niveau"]?.ToString());
        var reasons = new List<string>();
        if (on < DutyFrom)
            reasons.Add("De dagtekening ligt voor de begindatum van de inburgeringsplicht.");
        if (on < FirstPipOn)
            reasons.Add("De dagtekening ligt voor de dagtekening van het initiële PIP.");
        else if (on < Day(Pip?["dagtekeningPip"]))
            reasons.Add("De dagtekening ligt voor de dagtekening van het huidige PIP.");
        if (on < SettledOn)
            reasons.Add("De dagtekening ligt voor de vestiging in de gemeente.");
        if (route == "O" && level == "A2")
            reasons.Add("Niveau A2 is niet toegestaan bij de onderwijsroute.");
        if (route == "Z" && level == "B1")
            reasons.Add("Niveau B1 is niet toegestaan bij de zelfredzaamheidsroute.");
        if (route == "B" && level == "A2" && FirstPipOn is null)
            reasons.Add("Niveau A2 is niet toegestaan bij het eerste PIP met de B1-route.");
        if (body["geschatteIntensiteitB1Route"] is not null && (route != "B" || !IsAsylum))
            reasons.Add("De geschatte intensiteit hoort alleen bij de B1-route van een asielstatushouder.");
        if (reasons.Count > 0)
            return FakeAnswer.Refused([.. reasons]);
        (Pip, PipOwner, FirstPipOn) = ((JsonObject)body.DeepClone(), bron, FirstPipOn ?? on);
        return new(201);
    }

    internal FakeAnswer DropPip()
    {
        if (Pip is null)
            return new(404);
        if (TermFrom is not null)
            return FakeAnswer.Refused("Het PIP kan niet worden verwijderd: de termijn is al vastgesteld.");
        if (_hours.ContainsKey("participatietaalles"))
            return FakeAnswer.Refused("Het PIP kan niet worden verwijderd: er zijn cursusuren bekend bij het huidige aanbod.");
        (Pip, PipOwner, FirstPipOn) = (null, null, null);
        return new(200);
    }

    internal FakeAnswer TakeOffer(string school, JsonObject? body)
    {
        if (body?["indicatorAlfabetiseringsonderwijs"] is null)
            return new(400);
        var (on, from, until) = (Day(body["datumInburgeringsaanbod"]), Day(body["verwachteStartdatumOpleiding"]), Day(body["verwachteEinddatumOpleiding"]));
        var reasons = new List<string>();
        if (!IsAsylum)
            reasons.Add("De persoon is geen asielmigrant.");
        if (Pip is null)
            reasons.Add("De persoon heeft geen PIP.");
        var isEducation = Pip?["leerroute"]?.ToString() == "O";
        if (isEducation ? school != FakeDuo.EducationSchool : school is not (FakeDuo.MarkedSchool or FakeDuo.EducationSchool))
            reasons.Add(isEducation ? "De instelling is geen erkende school voor het taalschakeltraject." : "De instelling heeft geen keurmerk van Blik op Werk.");
        if (new[] { on, from, until }.Any(day => day < Day(Pip?["dagtekeningPip"])))
            reasons.Add("Een datum ligt voor de dagtekening van het huidige PIP.");
        if (from < on)
            reasons.Add("De opleiding begint voor de datum van het aanbod.");
        if (from < TermFrom || from >= TermUntil || until < TermFrom || until > TermUntil)
            reasons.Add("De opleiding ligt buiten de inburgeringstermijn.");
        if (reasons.Count > 0)
            return FakeAnswer.Refused([.. reasons]);
        _offers[school] = (JsonObject)body.DeepClone();
        return new(201);
    }

    internal FakeAnswer DropOffer(string school) => new(_offers.Remove(school) ? 204 : 404);

    internal FakeAnswer TakeDay(string bron, string field, JsonObject? body, DateOnly today, Func<DateOnly?> now, Action<DateOnly?, string?> take, string? owner)
    {
        if (body is null)
            return new(400);
        if (PipOwner != bron)
            return FakeAnswer.Refused("Uw gemeente heeft geen actueel PIP van deze persoon.");
        if (now() is not null && owner != bron)
            return FakeAnswer.Refused("De datum is door een andere gemeente aangeleverd.");
        if (IsFulfilledByZRoute)
            return FakeAnswer.Refused("De persoon heeft al aan de inburgeringsplicht voldaan via de Z-route.");
        if (Day(body[field]) is not { } on)
        {
            if (ZRoute is not null)
                return FakeAnswer.Refused("De datum kan niet worden ingetrokken: er is een datum afronding Z-route geregistreerd.");
            take(null, null);
            return new(200);
        }
        var fault = body["verwijtbaar"]?.ToString();
        var isExceeded = TermUntil is not null && on >= TermUntil;
        var reasons = new List<string>();
        if (on < TermFrom)
            reasons.Add("De datum ligt voor het begin van de inburgeringstermijn.");
        if (on > ZRoute)
            reasons.Add("De datum ligt na de datum afronding Z-route.");
        if (on > today)
            reasons.Add("De datum ligt in de toekomst.");
        if (isExceeded && fault is null)
            reasons.Add("Verwijtbaar ontbreekt terwijl de termijn is overschreden.");
        if (!isExceeded && fault == "Ja")
            reasons.Add("Verwijtbaar 'Ja' is niet toegestaan zolang de termijn niet is overschreden.");
        else if (!isExceeded && fault is not null)
            reasons.Add("Verwijtbaar is niet toegestaan: de datum ligt voor het einde van de termijn.");
        if (isExceeded && fault == "Nee" && on >= TermUntil!.Value.AddMonths(2))
            reasons.Add("Verwijtbaar 'Nee' is alleen toegestaan binnen twee maanden na het einde van de termijn.");
        if (reasons.Count > 0)
            return FakeAnswer.Refused([.. reasons]);
        take(on, bron);
        return new(200);
    }

    internal FakeAnswer TakeZRoute(string bron, JsonObject? body, DateOnly today)
    {
        if (body is null)
            return new(400);
        if (PipOwner != bron)
            return FakeAnswer.Refused("Uw gemeente heeft geen actueel PIP van deze persoon.");
        if (Day(body["datumAfrondingZroute"]) > today)
            return FakeAnswer.Refused("De datum ligt in de toekomst.");
        ZRoute = Day(body["datumAfrondingZroute"]);
        return new(200);
    }

    internal FakeAnswer TakeHours(string kind, JsonObject? body)
    {
        if (body?["uren"] is not JsonValue value || !value.TryGetValue<int>(out var hours) || hours is < 0 or > 9999)
            return new(400);
        _hours[kind] = hours;
        return new(200);
    }

    private static DateOnly? Day(JsonNode? value) => DateOnly.TryParseExact(value?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
