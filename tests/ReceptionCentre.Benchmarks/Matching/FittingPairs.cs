using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Infrastructure.NameMatching;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>Two records, and whether they are one person.</summary>
/// <param name="Kind">What made the pair.</param>
public sealed record LabelledPair(PairRecord First, PairRecord Second, bool Same, string Kind);

/// <summary>
/// Pairs on which the weights of the matching are fitted: people of the demonstration's names, and what papers, desks,
/// typists and families do to their records. Whoever examines the matching uses other names and other rules (HardPairs).
/// </summary>
internal sealed partial class FittingPairs
{
    private static readonly string[][] Respellings =
    [
        ["sh", "sch", "sj", "ch", "š", "s"], ["kh", "ch", "x", "h"], ["ou", "u", "oe", "oo"], ["ee", "i", "ie"], ["oo", "u", "ou"], ["y", "j", "i", "ij"], ["j", "dj", "dzh", "g", "y"], ["v", "w", "f"], ["w", "v", "ou", "u"],
        ["ts", "tz", "c", "z"], ["zh", "j", "ž", "zj"], ["ch", "tsch", "tj", "č", "cz", "tsj"], ["ei", "ey", "ay", "ai"], ["ai", "ay", "ei", "ey"], ["q", "k", "g", "gh"], ["gh", "g", "q"], ["th", "t"], ["dh", "d", "z"],
        ["mm", "m"], ["ss", "s"], ["dd", "d"], ["ll", "l"], ["tt", "t"], ["nn", "n"], ["s", "ss"], ["m", "mm"], ["d", "dd"], ["a", "e"], ["e", "a", "i"], ["o", "u"], ["u", "o", "ou"], ["i", "e", "y"], ["k", "q", "c"], ["ph", "f"],
        ["f", "ph"], ["x", "ks"], ["ks", "x"], ["ya", "ja", "ia"], ["yu", "ju", "iu"], ["ye", "je", "ie", "e"], ["iy", "ij", "y", "i", "yi"], ["aa", "a"], ["ah", "a"], ["eh", "e", "a"],
    ];

    private static readonly string[] Common =
    [
        "ar", "ar", "prs", "prs", "so", "ti", "uk", "ru", "pl", "hi", "zh", "es", "tr", "ro",
    ];

    // Different names that sound alike; the second is another person.
    private static readonly (string One, string Other, char Gender)[] AlikeGiven =
    [
        ("Hassan", "Hussein", 'M'), ("حسن", "حسين", 'M'), ("Mohammad", "Mahmoud", 'M'), ("محمد", "محمود", 'M'), ("Omar", "Amr", 'M'), ("عمر", "عمرو", 'M'), ("Ahmad", "Hamid", 'M'), ("أحمد", "حامد", 'M'), ("Karim", "Karam", 'M'),
        ("Salim", "Salem", 'M'), ("Rashid", "Rashad", 'M'), ("Jamal", "Jamil", 'M'), ("Amina", "Amira", 'V'), ("Samira", "Samia", 'V'), ("Hana", "Hanan", 'V'), ("Lina", "Lena", 'V'), ("Sara", "Zahra", 'V'), ("Nour", "Noura", 'V'),
        ("Farid", "Fariba", 'M'), ("Aleksei", "Aleksandr", 'M'), ("Олексій", "Олександр", 'M'), ("Marina", "Maria", 'V'), ("Iryna", "Arina", 'V'), ("Daria", "Dariia", 'V'), ("Ivan", "Ion", 'M'), ("Anna", "Hanna", 'V'),
        ("Tesfay", "Tesfahun", 'M'), ("ተስፋይ", "ተስፋሁን", 'M'), ("Yohannes", "Yonas", 'M'), ("Meron", "Miriam", 'V'), ("Selam", "Selamawit", 'V'), ("Wei", "Wen", 'M'), ("Li", "Lin", 'V'), ("Jun", "Juan", 'M'), ("Ramesh", "Rajesh", 'M'),
        ("Sunil", "Sushil", 'M'), ("Sunita", "Anita", 'V'), ("Georgios", "Grigorios", 'M'), ("Ioannis", "Ioanna", 'M'), ("Jose", "Josue", 'M'), ("Mariana", "Marina", 'V'), ("Mehmet", "Mahmut", 'M'), ("Ayşe", "Aysel", 'V'),
        ("Abdi", "Abdul", 'M'), ("Cabdi", "Cali", 'M'), ("Marek", "Marcin", 'M'), ("Ewa", "Ewelina", 'V'), ("Jan", "Janusz", 'M'), ("Aleksandra", "Aleksandr", 'V'), ("Samir", "Samira", 'M'), ("Ali", "Alia", 'M'), ("علي", "علاء", 'M'),
    ];

    private readonly Random _dice;
    private readonly Dictionary<string, List<Name>> _given, _family;
    private readonly Dictionary<string, string> _countries;
    private readonly List<string[]> _shortForms;
    private readonly string[] _languages;

    public FittingPairs(int seed, string namesFile, string variantsFile)
    {
        _dice = new(seed);
        var rows = File.ReadLines(namesFile).Skip(1).Select(line => line.Split(',')).ToList();
        _given = rows.Where(row => row[3] == "given").GroupBy(row => row[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(Read).ToList(), StringComparer.Ordinal);
        _family = rows.Where(row => row[3] == "family").GroupBy(row => row[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(Read).ToList(), StringComparer.Ordinal);
        _countries = rows.GroupBy(row => row[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First()[1], StringComparer.Ordinal);
        _languages = [.. _given.Keys.Order(StringComparer.Ordinal)];
        _shortForms = [.. File.ReadLines(variantsFile).Where(line => line.Length > 0 && line[0] != '#' && !line.Contains(':', StringComparison.Ordinal)).Select(line => line.Split(' '))];
    }

    public IEnumerable<LabelledPair> Make(int count)
    {
        for (var number = 0; number < count; number++)
            yield return Chance(40) ? SamePerson() : Others();
    }

    private LabelledPair SamePerson()
    {
        var person = Invent();
        // Somebody of one name, or of whom one name is all that anybody noted.
        if (Chance(4))
            person = person with { Family = [], Prefix = "" };
        var (other, kind) = Change(person with { }, changes: 1 + (Chance(45) ? 1 : 0) + (Chance(12) ? 1 : 0), most: true);
        other = Vague(other);
        other = other with
        {
            Number = _dice.Next(100) switch
            {
                < 34 => person.Number,
                < 78 => "",
                < 93 => Number(),
                _ => Mistyped(person.Number),
            },
        };
        if (Chance(15))
            person = person with { Number = "" };
        return Pair(person.Record(), other.Record(), true, kind);
    }

    // What is noted of anybody is now and then wrong, partly known or not asked.
    private Invented Vague(Invented person) => person with
    {
        Birth = Chance(88) ? person.Birth : OtherBirth(person.Birth),
        Gender = Chance(10) ? Pick("", "O") : OneIn(400) ? Pick("M", "V") : person.Gender,
        Nationality = Chance(10) ? "" : Chance(4) ? AnyCountry() : person.Nationality,
    };

    private LabelledPair Others()
    {
        var person = Invent();
        var (other, kind) = _dice.Next(100) switch
        {
            < 16 => (Twin(person), "twins"),
            < 30 => (Sibling(person), "siblings"),
            < 40 => (Parent(person), "parent and child"),
            < 48 => (Spouse(person), "spouses"),
            < 59 => (Cousin(person), "cousins"),
            < 75 => (Namesake(ref person), "common names"),
            < 82 => (NearNumber(person), "near number"),
            < 94 => (AlikeName(ref person), "names alike"),
            < 98 => (SameGivenName(person), "same given name"),
            _ => (Invent() with { Birth = person.Birth }, "same birth date"),
        };
        if (Chance(60))
            other = Change(other, 1, most: true).Changed;
        other = Vague(other);
        // Of namesakes mostly both show papers: where neither does, the same name on the same day is to be looked at.
        var (without, withoutToo) = kind == "common names" ? (6, 3) : (30, 15);
        if (Chance(without))
            other = other with { Number = "" };
        if (Chance(withoutToo))
            person = person with { Number = "" };
        return Pair(person.Record(), other.Record(), false, kind);
    }

    private LabelledPair Pair(PairRecord first, PairRecord second, bool same, string kind) => Chance(50) ? new(first, second, same, kind) : new(second, first, same, kind);

    private Invented Invent(string? language = null, char? gender = null)
    {
        language ??= Pick(_languages);
        var sex = gender ?? (Chance(50) ? 'M' : 'V');
        var given = new List<Name> { GivenName(language, sex) };
        if (Chance(18))
            given.Add(GivenName(language, sex));
        return new(language, given, Prefix(language), FamilyNames(language, sex), Birth(language, 2026 - _dice.Next(1, 75)), sex.ToString(), _countries[language], Number());
    }

    private Name GivenName(string language, char gender) =>
        Pick(_given[language].Where(name => name.Gender == (gender == 'M' ? 'm' : 'f') || name.Gender == ' ').DefaultIfEmpty(_given[language][0]).ToArray());

    private List<Name> FamilyNames(string language, char gender)
    {
        if (!_family.TryGetValue(language, out var names))
            return Chance(60) ? [GivenName(language, 'M')] : [GivenName(language, 'M'), GivenName(language, 'M')];
        Name One() => Pick(names.Where(name => name.Gender == ' ' || name.Gender == (gender == 'M' ? 'm' : 'f')).DefaultIfEmpty(names[0]).ToArray());
        return language is "es" or "pt" || Chance(6) ? [One(), One()] : [One()];
    }

    private string Prefix(string language) => language switch
    {
        "nl" when Chance(35) => Pick("van", "de", "van der", "van den", "van de"),
        "ar" when Chance(20) => Pick("al", "el", "Al-"),
        "pt" when Chance(20) => Pick("da", "dos", "de"),
        "es" when Chance(6) => Pick("de", "de la"),
        "de" when Chance(4) => "von",
        "it" when Chance(8) => Pick("di", "de", "della"),
        _ => "",
    };

    private string Birth(string language, int year)
    {
        if (language is "so" or "ps" or "prs" or "ti" or "am" or "ar" or "ckb" or "kmr" ? Chance(18) : Chance(3))
            return $"{year:0000}-01-01";
        return $"{year:0000}-{_dice.Next(1, 13):00}-{_dice.Next(1, 29):00}";
    }

    private string Number() => Pick("", "N", "P", "AB", "C", "X", "NL", "EJ", "") + _dice.Next(10_000_000, 99_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Near(string number)
    {
        var at = _dice.Next(number.Length / 2, number.Length);
        return number[..at] + (char)('0' + ((number[at] - '0' + _dice.Next(1, 10)) % 10)) + number[(at + 1)..];
    }

    private string Mistyped(string number) => number.Length == 0 ? "" : _dice.Next(3) switch
    {
        0 => Near(number),
        1 => number.Remove(_dice.Next(number.Length), 1),
        _ => Transposed(number),
    };

    private string AnyCountry() => _countries[Pick(_languages)];

    private bool OneIn(int many) => _dice.Next(many) == 0;

    private bool Chance(int percent) => _dice.Next(100) < percent;

    private T Pick<T>(params T[] things) => things[_dice.Next(things.Length)];

    private static Name Read(string[] row) => new(row[4], row[5], row[2].Length == 0 ? ' ' : row[2][0]);

    private sealed record Name(string Latin, string Own, char Gender);

    private sealed record Invented(
        string Language, List<Name> Given, string Prefix, List<Name> Family, string Birth, string Gender, string Nationality, string Number,
        bool InOwnScript = false, bool WithoutMarks = false, bool Capitals = false, bool Swapped = false)
    {
        public PairRecord Record()
        {
            var (given, family) = (Text(Given), Text(Family));
            return Swapped ? new(family, Prefix, given, Birth, Gender, Nationality, Number) : new(given, InOwnScript ? "" : Prefix, family, Birth, Gender, Nationality, Number);
        }

        private string Text(List<Name> names)
        {
            var text = string.Join(' ', names.Select(name => InOwnScript ? name.Own : name.Latin));
            if (WithoutMarks)
                text = Passport(text);
            return Capitals ? text.ToUpperInvariant() : text;
        }

        // Spelled as in the machine-readable zone (ICAO 9303 part 3), or with the marks simply lost.
        private static string Passport(string text) => string.Concat(text.Replace("ü", "ue", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
            .Replace("ø", "oe", StringComparison.Ordinal).Replace("ł", "l", StringComparison.Ordinal).Replace("ı", "i", StringComparison.Ordinal).Replace("đ", "d", StringComparison.Ordinal).Replace('-', ' ')
            .Normalize(System.Text.NormalizationForm.FormD).Where(letter => char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark));
    }
}
