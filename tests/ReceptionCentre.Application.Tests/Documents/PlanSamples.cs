using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Plans.PlanDocument;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>Invented plans for the template.</summary>
internal static class PlanSamples
{
    public const string Checksum = "9f2c41d07be8a6135c0f7d2e48b19a6370d5e2c8f14b9a7e6d3c2b1a0f9e8d7c";

    public static readonly DateTimeOffset CreatedAt = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    private static readonly PlanPayer[] TwoPayers =
    [
        new("municipality", "Gemeente", 62.5m),
        new("employer", "Werkgever", 37.5m),
    ];

    /// <summary>A plan with two goals and two steps.</summary>
    public static PlanDocumentData Normal(string? language) => new(
        new PlanPaper("0193c0de-0000-7000-8000-000000000001", new DateOnly(2026, 11, 21), 3, Checksum),
        language,
        new PlanMunicipality(
            "Gemeente Lindewaard",
            "Ontvangstcentrum Lindewaard",
            "14 0499",
            "ontvangst@lindewaard.example",
            "Marktplein 1, 5999 AB Lindewaard"),
        new PlanPerson("Samira", "Samira Haddad", "سميرة حداد", "1990-05-00"),
        new PlanCaseworker("Joris van den Heuvel", "06 1234 5678", "j.vandenheuvel@lindewaard.example"),
        new PlanContent(
            "voluntary",
            "2026-000123-1",
            "agreed",
            new DateOnly(2026, 11, 20),
            new PlanOwnWords("Ik wil snel Nederlands leren.", "nl"),
            null,
            [
                new PlanGoal(
                    new PlanNamed("language", "Taal"),
                    "Ik kan met mijn buren praten.",
                    null,
                    [
                        new PlanItem(
                            "Nederlandse les in de avond",
                            PlanObligation.Voluntary,
                            "Taalhuis Lindewaard",
                            "Bibliotheek, zaal 3",
                            new DateOnly(2026, 12, 1),
                            12.5m,
                            new DateOnly(2027, 6, 1),
                            TwoPayers),
                    ]),
                new PlanGoal(
                    new PlanNamed("work", "Werk"),
                    "Ik weet welk werk bij mij past.",
                    null,
                    [
                        new PlanItem(
                            "Diploma laten waarderen",
                            PlanObligation.Compulsory(
                                "Wet inburgering 2021", "artikel 7", new DateOnly(2026, 1, 1)),
                            null,
                            null,
                            null,
                            null,
                            null,
                            []),
                    ]),
            ]),
        [
            new PlanNextStep(
                "Kennismaken met de groep", new DateOnly(2026, 12, 1), "10:00", "Bibliotheek, zaal 3", "14 0499"),
            new PlanNextStep("Inschrijven bij de huisarts", null, null, null, "0499 12 34 56"),
        ]);

    /// <summary>A plan whose first page is as full as it gets: three steps, and a desk that says when it is open.</summary>
    public static PlanDocumentData Full(string? language)
    {
        var normal = Normal(language);
        return normal with
        {
            Municipality = normal.Municipality with
            {
                Website = "https://lindewaard.example",
                HoursDutch = "Maandag tot en met vrijdag 9.00 - 16.30 uur",
                HoursEnglish = "Monday to Friday 9:00 - 16:30",
            },
            NextSteps =
            [
                .. normal.NextSteps,
                new PlanNextStep("Gesprek over werk", new DateOnly(2027, 3, 18), "14:30", "Ontvangstcentrum, kamer 12", "06 1234 5678"),
            ],
        };
    }

    /// <summary>A plan in which nearly nothing is known.</summary>
    public static PlanDocumentData Empty(string? language)
    {
        var normal = Normal(language);
        return normal with
        {
            Person = new PlanPerson("Sam", "Sam", null, null),
            Caseworker = null,
            Plan = normal.Plan with { State = "draft", AgreedOn = null, OwnWords = null, Goals = [] },
            NextSteps = [],
        };
    }

    /// <summary>A draft of a PIP with all that it lays down.</summary>
    public static PlanDocumentData Pip(string? language)
    {
        var full = Full(language);
        return full with
        {
            Plan = full.Plan with
            {
                Kind = "pip",
                State = "draft",
                Pip = new(
                    "b1", "B1", [new("b1", "De toets laat zien dat B1 is haalbaar."), new("education", "Wil eerst werken."), new("z", "Niet nodig.")], 640, 12, 40, "otherScript", true,
                    new("Wet inburgering 2021", "artikel 15"), new DateOnly(2026, 11, 22), new DateOnly(2029, 11, 21), "Elke maand een gesprek.", "Er zijn geen jonge kinderen.",
                    new DateOnly(2026, 12, 1), new DateOnly(2027, 5, 31)),
            },
        };
    }

    /// <summary>A signed letter of decision.</summary>
    public static DecisionLetterData Letter(string? helpLanguage)
    {
        var normal = Normal(null);
        return new(
            normal.Document, null, normal.Municipality, normal.Person with { OwnScriptName = null }, null, "2026-000123", "2026-000123-1", new DateOnly(2026, 11, 21), "Geachte Samira Haddad,",
            [new("Ons besluit", "Wij hebben uw PIP vastgesteld."), new("Wat moet u doen?", "Dit moet u doen:\n- U volgt het PVT: 12 uur.\n- U volgt de MAP: 40 uur.")],
            "U vertelde dat u kok bent.", "Schrijf een bezwaarschrift.", "Marit Vos", "teammanager", true, helpLanguage);
    }

    /// <summary>An invitation on an enforcement path: no decision, so without a remedy.</summary>
    public static DecisionLetterData Step(string? helpLanguage) => Letter(helpLanguage) with
    {
        Title = "Tweede uitnodiging",
        PlanNumber = null,
        Remedy = null,
        OwnSentences = null,
        SignedName = "Jolanda de Wit",
        SignedFunction = "",
        Pieces = [new("", "Wij nodigen u nog een keer uit."), new("Wanneer en waar?", "Datum: woensdag 25 november 2026\nTijd: 10:00 uur")],
    };

    /// <summary>What an employer may see.</summary>
    public static EmployerPaperData Employer(string? language)
    {
        var normal = Normal(language);
        return new(
            normal.Document, language, normal.Municipality, "Samira Haddad", null,
            [
                new(new("work", "Werk"), "Proefplaatsing in de keuken", "Restaurant De Linde", "Kerkstraat 3", new DateOnly(2026, 12, 1), 16, null),
                new(new("language", "Taal"), null, null, null, new DateOnly(2026, 12, 1), 12.5m, null),
            ]);
    }

    /// <summary>An invitation to a talk, or to an event on two days.</summary>
    public static InvitationData Invitation(string? language)
    {
        var normal = Normal(language);
        return new(
            normal.Document, language, normal.Municipality, normal.Person, "2026-000123", new DateOnly(2026, 12, 1), "10:00", "Op kantoor, kamer 12", "Wonen", "Joris van den Heuvel", "06 1234 5678",
            true, [normal.Person with { FullName = "Dawit Tesfay" }], "Neem mee:\nuw paspoort", new DateOnly(2026, 11, 27),
            [new(new(2026, 12, 1), "10:00", "12:00", "Stadhuis, raadzaal"), new(new(2026, 12, 8), "13:30", "15:00", "Buurthuis")]);
    }
}
