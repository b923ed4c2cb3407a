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
internal sealed class FittingPairs
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
        var (other, kind) = Change(person with { }, changes: 1 + (Chance(45) ? 1 : 0) + (Chance(12) ? 1 : 0), most: true);
        other = Vague(other);
        other = other with
        {
            Number = _dice.Next(100) switch
            {
                < 32 => person.Number,
                < 62 => "",
                < 92 => Number(),
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
        Gender = Chance(10) ? Pick("", "O") : Chance(1) ? Pick("M", "V") : person.Gender,
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
        if (Chance(30))
            other = other with { Number = "" };
        if (Chance(15))
            person = person with { Number = "" };
        return Pair(person.Record(), other.Record(), false, kind);
    }

    private LabelledPair Pair(PairRecord first, PairRecord second, bool same, string kind) => Chance(50) ? new(first, second, same, kind) : new(second, first, same, kind);

    // ---- people

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
        return number[..at] + (char)('0' + _dice.Next(10)) + number[(at + 1)..];
    }

    private string Mistyped(string number) => number.Length == 0 ? "" : _dice.Next(3) switch
    {
        0 => Near(number),
        1 => number.Remove(_dice.Next(number.Length), 1),
        _ => Transposed(number),
    };

    private string AnyCountry() => _countries[Pick(_languages)];

    // ---- people who are somebody else

    private Invented Twin(Invented person)
    {
        var gender = Chance(60) ? person.Gender : person.Gender == "M" ? "V" : "M";
        return person with { Given = [AnotherGiven(person, gender[0])], Gender = gender, Number = Chance(45) && person.Number.Length > 0 ? Near(person.Number) : Number(), Family = Form(person, gender[0]) };
    }

    private Invented Sibling(Invented person)
    {
        var gender = Pick("M", "V");
        return person with
        {
            Given = [AnotherGiven(person, gender[0])],
            Gender = gender,
            Number = Chance(20) && person.Number.Length > 0 ? Near(person.Number) : Number(),
            Birth = Birth(person.Language, Year(person) + Pick(-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 8)),
            Family = Form(person, gender[0]),
        };
    }

    private Invented Parent(Invented person)
    {
        var same = Chance(55);
        var gender = same ? person.Gender : "M";
        return person with
        {
            Given = same ? person.Given : [AnotherGiven(person, gender[0])],
            Gender = gender,
            Birth = Chance(6) ? $"{Year(person) - _dice.Next(18, 42):0000}{person.Birth[4..]}" : Birth(person.Language, Year(person) - _dice.Next(18, 42)),
            Number = Number(),
            Family = Form(person, gender[0]),
        };
    }

    private Invented Spouse(Invented person)
    {
        var gender = person.Gender == "M" ? 'V' : 'M';
        return person with { Given = [AnotherGiven(person, gender)], Gender = gender.ToString(), Birth = Birth(person.Language, Year(person) + _dice.Next(-6, 7)), Number = Number() };
    }

    private Invented Cousin(Invented person)
    {
        var same = Chance(60);
        return person with { Given = same ? person.Given : [AnotherGiven(person, person.Gender[0])], Birth = Birth(person.Language, Year(person) + _dice.Next(-9, 10)), Number = Number() };
    }

    // Two people with the same very common name; now and then born on the same day, mostly a 1 January.
    private Invented Namesake(ref Invented person)
    {
        var language = Pick(Common);
        person = Invent(language);
        var gender = person.Gender[0];
        person = person with { Given = [Few(_given[language], gender)], Family = _family.TryGetValue(language, out var families) ? [Few(families, gender)] : [Few(_given[language], 'M')] };
        var year = Year(person) + (Chance(12) ? 0 : _dice.Next(-20, 21));
        if (Chance(9))
        {
            person = person with { Birth = Chance(50) ? $"{Year(person):0000}-01-01" : person.Birth };
            return person with { Number = Number(), Nationality = Chance(15) ? AnyCountry() : person.Nationality };
        }
        return person with { Birth = Birth(language, year), Number = Number(), Nationality = Chance(12) ? AnyCountry() : person.Nationality };
    }

    private Invented NearNumber(Invented person) => Invent(Chance(60) ? person.Language : null) with { Number = person.Number.Length == 0 ? Number() : Near(person.Number) };

    // Two people of one culture with a usual given name, born on the same day by chance.
    private Invented SameGivenName(Invented person) =>
        Invent(person.Language, person.Gender[0]) is var other && Chance(85) ? other with { Given = [person.Given[0], .. other.Given.Skip(1)], Birth = person.Birth } : other with { Birth = person.Birth };

    private Invented AlikeName(ref Invented person)
    {
        var (one, other, gender) = Pick(AlikeGiven);
        var language = WritingSystems.Of(one) switch
        {
            WritingSystem.Arabic => Pick("ar", "prs"),
            WritingSystem.Cyrillic => "uk",
            WritingSystem.Ethiopic => "ti",
            _ => Pick("ar", "prs", "uk", "ro", "ti", "tr", "es"),
        };
        var inOwn = WritingSystems.Of(one) != WritingSystem.Latin;
        person = Invent(language, gender) with { Given = [new(one, one, ' ')] };
        if (inOwn && Chance(50))
            person = person with { InOwnScript = true };
        var second = Chance(92) ? other : one;
        var birth = Chance(40) ? person.Birth : Birth(language, Year(person) + _dice.Next(-4, 5));
        return person with { Given = [new(second, second, ' ')], Birth = birth, Number = Number(), Family = second == one ? FamilyNames(language, gender) : person.Family };
    }

    private Name AnotherGiven(Invented person, char gender)
    {
        while (true)
        {
            var name = GivenName(person.Language, gender);
            if (person.Given.TrueForAll(own => own.Latin != name.Latin))
                return name;
        }
    }

    // Slavic and Greek family names follow the bearer's gender.
    private static List<Name> Form(Invented person, char gender)
    {
        if (person.Gender[0] == gender)
            return person.Family;
        return person.Family.ConvertAll(name =>
        {
            foreach (var (male, female) in new[] { ("ski", "ska"), ("cki", "cka"), ("ov", "ova"), ("ev", "eva"), ("in", "ina"), ("ос", "ου"), ("os", "ou"), ("ский", "ская"), ("ов", "ова"), ("ев", "ева"), ("skyi", "ska"), ("ський", "ська") })
            {
                if (gender == 'V' && name.Latin.EndsWith(male, StringComparison.Ordinal))
                    return name with { Latin = name.Latin[..^male.Length] + female };
                if (gender == 'M' && name.Latin.EndsWith(female, StringComparison.Ordinal))
                    return name with { Latin = name.Latin[..^female.Length] + male };
            }
            return name;
        });
    }

    private static int Year(Invented person) => int.Parse(person.Birth.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);

    private Name Few(List<Name> names, char gender) => Pick(names.Where(name => name.Gender == ' ' || name.Gender == (gender == 'M' ? 'm' : 'f')).Take(6).DefaultIfEmpty(names[0]).ToArray());

    // ---- what happens to a record

    private (Invented Changed, string Kind) Change(Invented person, int changes, bool most)
    {
        var kinds = new List<string>();
        for (var times = 0; times < changes; times++)
        {
            var (changed, kind) = _dice.Next(100) switch
            {
                < 24 when WritingSystems.Of(person.Given[0].Own) != WritingSystem.Latin => (person with { InOwnScript = true }, "own script"),
                < 46 => (Respelled(person), "respelled"),
                < 54 => (person with { WithoutMarks = true, Capitals = Chance(50) }, "without marks"),
                < 64 => (most ? person with { Swapped = !person.Swapped } : person, "swapped"),
                < 74 => (most ? Shortened(person) : person, "shortened"),
                < 79 => (person with { Prefix = Chance(50) ? "" : person.Prefix.ToUpperInvariant() }, "prefix"),
                < 84 => (most && person.Gender == "V" ? Married(person) : person, "married"),
                < 88 => (most ? ShortForm(person) : person, "short form"),
                < 91 => (CutOff(person), "cut off"),
                _ => (Typo(person), "typing error"),
            };
            person = changed;
            kinds.Add(kind);
        }
        return (person, string.Join(", ", kinds.Distinct()));
    }

    private Invented Respelled(Invented person)
    {
        Name One(Name name) => name with { Latin = Respell(name.Latin) };
        return person with { Given = person.Given.ConvertAll(One), Family = Chance(75) ? person.Family.ConvertAll(One) : person.Family };
    }

    private string Respell(string word)
    {
        var lower = word.ToLowerInvariant();
        for (var times = 0; times < _dice.Next(1, 3); times++)
        {
            var rules = Respellings.Where(rule => lower.Contains(rule[0], StringComparison.Ordinal)).ToArray();
            if (rules.Length == 0)
                break;
            var rule = Pick(rules);
            // A single vowel or consonant changes less often than a group of letters.
            if (rule[0].Length == 1 && Chance(50))
                continue;
            var at = lower.IndexOf(rule[0], StringComparison.Ordinal);
            lower = lower[..at] + rule[_dice.Next(1, rule.Length)] + lower[(at + rule[0].Length)..];
        }
        return lower.Length == 0 ? word : char.ToUpperInvariant(lower[0]) + lower[1..];
    }

    private Invented Shortened(Invented person) => _dice.Next(4) switch
    {
        0 when person.Given.Count > 1 => person with { Given = [person.Given[_dice.Next(person.Given.Count)]] },
        1 when person.Family.Count > 1 => person with { Family = [person.Family[_dice.Next(person.Family.Count)]] },
        2 => person with { Family = [], Prefix = "" },
        _ => person with { Given = [.. person.Given, GivenName(person.Language, person.Gender[0])] },
    };

    private Invented Married(Invented person)
    {
        var partner = FamilyNames(person.Language, 'V');
        return person with { Family = _dice.Next(3) == 0 ? partner : Chance(50) ? [.. person.Family, .. partner] : [.. partner, .. person.Family] };
    }

    private Invented ShortForm(Invented person)
    {
        var mine = person.Given[0].Latin.ToLowerInvariant();
        var groups = _shortForms.Where(group => group.Contains(mine)).ToArray();
        if (groups.Length == 0)
            return Respelled(person);
        var form = Pick(Pick(groups).Where(word => word != mine).ToArray());
        form = char.ToUpperInvariant(form[0]) + form[1..];
        return person with { Given = [new(form, form, ' '), .. person.Given.Skip(1)], InOwnScript = false };
    }

    // A field that is too short, or a reader that stops.
    private Invented CutOff(Invented person) => person with
    {
        Given = [.. person.Given.Select((name, place) => place == 0 && name.Latin.Length > 6 ? name with { Latin = name.Latin[.._dice.Next(4, name.Latin.Length - 1)] } : name)],
        Capitals = Chance(50),
    };

    private Invented Typo(Invented person)
    {
        var inGiven = Chance(50) || person.Family.Count == 0;
        var names = inGiven ? person.Given : person.Family;
        var at = _dice.Next(names.Count);
        List<Name> changed = [.. names];
        changed[at] = names[at] with { Latin = Mistake(names[at].Latin) };
        return inGiven ? person with { Given = changed } : person with { Family = changed };
    }

    private string Mistake(string word)
    {
        if (word.Length < 3)
            return word;
        var at = _dice.Next(1, word.Length - 1);
        return _dice.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + (char)('a' + _dice.Next(26)) + word[(at + 1)..],
        };
    }

    private string Transposed(string text)
    {
        var at = _dice.Next(text.Length - 1);
        return text[..at] + text[at + 1] + text[at] + text[(at + 2)..];
    }

    private string OtherBirth(string birth)
    {
        var (year, month, day) = (birth[..4], birth[5..7], birth[8..]);
        return _dice.Next(7) switch
        {
            0 when string.CompareOrdinal(day, "12") <= 0 && day != month => $"{year}-{day}-{month}",
            1 or 0 => Digit(birth),
            2 => $"{year}-01-01",
            3 => $"{year}-00-00",
            4 => $"{year}-{month}-00",
            5 => "",
            _ => Digit(birth),
        };
    }

    private string Digit(string birth)
    {
        while (true)
        {
            var at = Pick(2, 3, 5, 6, 8, 9);
            var other = birth[..at] + (char)('0' + _dice.Next(10)) + birth[(at + 1)..];
            if (other != birth && DateOnly.TryParseExact(other, "yyyy-MM-dd", out _))
                return other;
        }
    }

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
