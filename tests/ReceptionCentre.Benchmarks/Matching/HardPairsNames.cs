using System.Reflection;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>The alphabet in which people of a culture write their own name.</summary>
internal enum HardAlphabet
{
    Latin,
    Arabic,
    Cyrillic,
    Greek,
    Ethiopic,
    Chinese,
    Devanagari,
}

/// <summary>One name of the list.</summary>
/// <param name="Own">How it is written at home; for a Ukrainian name also the Russian form, for a Chinese one also the traditional form.</param>
/// <param name="Latin">Spellings that are met in Latin letters, the commonest first; for Chinese: pinyin, Wade-Giles, Cantonese.</param>
/// <param name="Short">What friends say: in the own script for Cyrillic and Greek, otherwise in Latin letters.</param>
/// <param name="Prefix">What stands before a family name: "van den", "al".</param>
internal sealed record HardName(string Culture, string Part, string[] Own, string[] Latin, string[] Short, string Prefix)
{
    /// <summary>The name by which the list itself refers to it.</summary>
    public string Key => Latin.Length > 0 && Own.Length == 0 ? Latin[0] : Own.Length > 0 ? Own[0] : "";

    public bool IsCalled(string key) => (Own.Length > 0 && Own[0] == key) || (Latin.Length > 0 && Latin[0] == key);
}

/// <summary>People who write and inherit names in one manner.</summary>
internal sealed class HardCulture
{
    public required string Code { get; init; }
    public required HardAlphabet Alphabet { get; init; }

    /// <summary>Nationalities (ISO 3166 alpha-2), the commonest first, and those that are often held beside them.</summary>
    public required string[] Countries { get; init; }
    public required string[] SecondCountries { get; init; }

    /// <summary>How often somebody of this culture is taken.</summary>
    public required int Weight { get; init; }

    /// <summary>The name after the given name is the father's given name, and the grandfather's after that.</summary>
    public bool Chained { get; init; }

    /// <summary>Family names have a form for women.</summary>
    public bool Gendered { get; init; }

    public bool HasOwnScript => Alphabet != HardAlphabet.Latin;

    public required IReadOnlyList<HardName> Men { get; init; }
    public required IReadOnlyList<HardName> Women { get; init; }
    public required IReadOnlyList<HardName> Families { get; init; }
    public required IReadOnlyList<HardName> FathersOfMen { get; init; }
    public required IReadOnlyList<HardName> FathersOfWomen { get; init; }

    /// <summary>Given names of different people that are easily taken for each other.</summary>
    public required IReadOnlyList<(HardName One, HardName Other)> Near { get; init; }

    public IReadOnlyList<HardName> Given(bool woman) => woman ? Women : Men;

    public bool IsWomans(HardName name) => Women.Contains(name);
}

/// <summary>
/// Names for the hard pairs (<c>hard-names.csv</c>), written for this purpose from knowledge of how these names are spelt.
/// No other list of this system was used, so that a matcher fitted elsewhere meets names that nobody fitted it on.
/// </summary>
internal static class HardPairsNames
{
    private const string Resource = "hard-names.csv";

    private static readonly (string Code, HardAlphabet Alphabet, string Countries, string Seconds, int Weight, bool Chained, bool Gendered)[] Known =
    [
        ("sy", HardAlphabet.Arabic, "SY SY SY IQ IQ EG YE LB JO SD", "TR NL JO", 20, false, false),
        ("ma", HardAlphabet.Arabic, "MA MA DZ TN", "NL FR BE", 7, false, false),
        ("ir", HardAlphabet.Arabic, "IR", "AF TR NL", 8, false, false),
        ("af", HardAlphabet.Arabic, "AF", "IR PK", 9, false, false),
        ("tj", HardAlphabet.Cyrillic, "TJ TJ UZ", "RU AF", 2, false, true),
        ("ru", HardAlphabet.Cyrillic, "RU RU BY KZ MD", "UA IL DE", 7, false, true),
        ("ua", HardAlphabet.Cyrillic, "UA", "RU PL MD", 14, false, true),
        ("bg", HardAlphabet.Cyrillic, "BG", "TR MK", 6, false, true),
        ("gr", HardAlphabet.Greek, "GR GR CY", "AL AU", 4, false, true),
        ("er", HardAlphabet.Ethiopic, "ER", "ET", 8, true, false),
        ("et", HardAlphabet.Ethiopic, "ET", "ER", 5, true, false),
        ("cn", HardAlphabet.Chinese, "CN CN CN TW HK", "NL CA", 6, false, false),
        ("in", HardAlphabet.Devanagari, "IN", "SR GB", 6, false, false),
        ("np", HardAlphabet.Devanagari, "NP", "IN", 3, false, false),
        ("pl", HardAlphabet.Latin, "PL", "DE", 6, false, true),
        ("tr", HardAlphabet.Latin, "TR TR TR SY IQ", "NL DE", 6, false, false),
        ("es", HardAlphabet.Latin, "ES VE CO PE AR", "IT ES", 6, false, false),
        ("nl", HardAlphabet.Latin, "NL SR ZA", "BE", 4, false, false),
        ("no", HardAlphabet.Latin, "DE DE SE NO DK FI", "US CH", 4, false, false),
        ("so", HardAlphabet.Latin, "SO SO DJ", "KE ET", 6, true, false),
    ];

    public static IReadOnlyList<HardCulture> Cultures { get; } = Read();

    private static List<HardCulture> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        var lines = new List<string[]>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                lines.Add(line.Split(','));
        var names = lines.Where(line => line[1] != "near").Select(line => new HardName(line[0], line[1], Several(line, 2), Several(line, 3), Several(line, 4), line.ElementAtOrDefault(5) ?? "")).ToList();
        return [.. Known.Select(known =>
        {
            List<HardName> Part(string part) => [.. names.Where(name => name.Culture == known.Code && name.Part == part)];
            var (men, women) = (Part("m"), Part("f"));
            HardName Called(string key) => men.Concat(women).First(name => name.IsCalled(key));
            return new HardCulture
            {
                Code = known.Code,
                Alphabet = known.Alphabet,
                Countries = known.Countries.Split(' '),
                SecondCountries = known.Seconds.Split(' '),
                Weight = known.Weight,
                Chained = known.Chained,
                Gendered = known.Gendered,
                Men = men,
                Women = women,
                Families = Part("s"),
                FathersOfMen = Part("pm"),
                FathersOfWomen = Part("pf"),
                Near = [.. lines.Where(line => line[0] == known.Code && line[1] == "near").Select(line => line[3].Split('|')).Select(pair => (Called(pair[0]), Called(pair[1])))],
            };
        })];
    }

    private static string[] Several(string[] line, int column) => column < line.Length && line[column].Length > 0 ? line[column].Split('|') : [];
}
