using System.Globalization;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>Somebody who does not exist: what is true of them, apart from how a desk wrote it down.</summary>
internal sealed record HardPerson(HardCulture Culture, IReadOnlyList<HardName> Given, IReadOnlyList<HardName> Family, bool Woman, DateOnly Birth, string Nationality, string Document)
{
    private const int FirstYear = 1945, LastYear = 2025;

    public static HardPerson Invent(Random random, Func<HardCulture, bool>? which = null, int youngest = LastYear)
    {
        var cultures = HardPairsNames.Cultures.Where(culture => which is null || which(culture)).ToList();
        var at = random.Next(cultures.Sum(culture => culture.Weight));
        var chosen = cultures.First(culture => (at -= culture.Weight) < 0);
        return InventIn(chosen, random, random.NextDouble() < 0.45, BirthDate(chosen, random, FirstYear, youngest));
    }

    public static HardPerson InventIn(HardCulture culture, Random random, bool woman, DateOnly birth)
    {
        var nationality = HardPairsSpelling.Any(culture.Countries, random);
        return new HardPerson(culture, GivenNames(culture, random, woman), FamilyNames(culture, random), woman, birth, nationality, HardPairsDocument.Number(culture, random));
    }

    /// <summary>A birth date; where births are often not registered, 1 January stands for a day that nobody knows.</summary>
    public static DateOnly BirthDate(HardCulture culture, Random random, int from, int to)
    {
        // Most people at the desk are young adults and children.
        var year = Math.Clamp((int)(to - Math.Abs(random.NextDouble() + random.NextDouble() - 0.9) * (to - from)), from, to);
        var unknownDay = culture.Code switch { "so" or "af" => 0.35, "er" or "et" or "sy" => 0.14, "np" or "ma" => 0.08, _ => 0.01 };
        return random.NextDouble() < unknownDay ? new DateOnly(year, 1, 1) : new DateOnly(year, 1, 1).AddDays(random.Next(365));
    }

    public static IReadOnlyList<HardName> GivenNames(HardCulture culture, Random random, bool woman)
    {
        var list = culture.Given(woman);
        var names = new List<HardName> { Common(list, random) };
        var more = culture.Code switch { "nl" => 0.6, "es" => 0.55, "pl" or "no" => 0.3, "sy" or "ma" => 0.15, "in" => 0.1, _ => 0 };
        while (names.Count < 3 && random.NextDouble() < more)
            if (Common(list, random) is var next && !names.Contains(next))
                names.Add(next);
        var fathers = woman ? culture.FathersOfWomen : culture.FathersOfMen;
        if (fathers.Count > 0 && random.NextDouble() < 0.25)
            names.Add(HardPairsSpelling.Any(fathers, random));
        return names;
    }

    public static IReadOnlyList<HardName> FamilyNames(HardCulture culture, Random random)
    {
        var list = culture.Chained && random.NextDouble() < 0.5 ? culture.Men : culture.Families;
        var names = new List<HardName> { Common(list, random) };
        var second = culture.Code switch { "es" => 0.75, "so" => 0.6, "er" or "et" => 0.4, "sy" => 0.1, _ => 0 };
        if (random.NextDouble() < second && Common(culture.Families, random) is var other && other != names[0])
            names.Add(other);
        return names;
    }

    /// <summary>The head of each list is taken more often than the rest, as in life.</summary>
    private static HardName Common(IReadOnlyList<HardName> list, Random random) => list[(int)(list.Count * Math.Pow(random.NextDouble(), 1.35))];
}

/// <summary>One record as a desk wrote it down; the changes are made on it.</summary>
internal sealed class HardRecord
{
    public required HardPerson Person { get; init; }
    public required HardWay Way { get; set; }
    public List<string> Given { get; set; } = [];
    public string Prefix { get; set; } = "";
    public List<string> Family { get; set; } = [];
    public string Between { get; set; } = " ";
    public string Birth { get; set; } = "";
    public string Gender { get; set; } = "";
    public string Nationality { get; set; } = "";
    public string Document { get; set; } = "";

    public string GivenText => string.Join(' ', Given);
    public string FamilyText => string.Join(Between, Family);

    /// <summary>Everything that is written of the name; two records that say the same here have the same name.</summary>
    public string NameText => $"{GivenText}|{Prefix}|{FamilyText}";

    public static HardRecord Of(HardPerson person, HardWay way, Random random)
    {
        var record = new HardRecord { Person = person, Way = way };
        record.WriteName(random);
        record.Birth = person.Birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        record.Gender = person.Woman ? "V" : "M";
        record.Nationality = person.Nationality;
        record.Document = person.Document;
        return record;
    }

    public void WriteName(Random random)
    {
        var (culture, woman) = (Person.Culture, Person.Woman);
        Given = [.. Person.Given.Select(name => HardPairsSpelling.Of(name, Way, culture, woman, random))];
        Family = [.. Person.Family.Select(name => HardPairsSpelling.Of(name, Way, culture, woman, random))];
        Between = Way.Own && culture.Alphabet == HardAlphabet.Chinese ? "" : " ";
        Prefix = Way.Own && culture.HasOwnScript ? "" : Person.Family[0].Prefix;
    }

    /// <summary>The same name written as the other record has it, so that only what is changed afterwards differs.</summary>
    public void WriteLike(HardRecord other)
    {
        (Way, Given, Prefix, Family, Between) = (other.Way, [.. other.Given], other.Prefix, [.. other.Family], other.Between);
    }

    public PersonRow Row() => new(GivenText, Prefix, FamilyText, Birth, Gender, Nationality, Document);
}

/// <summary>Numbers of passports and residence documents, and what goes wrong with them.</summary>
internal static class HardPairsDocument
{
    private const string Alike = "O0I1B8S5Z2G6", Letters = "ABCDEFGHJKLMNPRSTUVWXYZ", Digits = "0123456789";

    /// <summary>A new number in a form that documents of these people have.</summary>
    public static string Number(HardCulture culture, Random random)
    {
        string[] forms = culture.Code switch
        {
            "ru" or "bg" or "gr" or "pl" => ["#########", "@@#######"],
            "ua" => ["@@######", "@@######", "#########"],
            "cn" => ["E########", "@########"],
            "in" or "np" => ["@#######", "########"],
            "es" or "tr" => ["@########", "@@#######"],
            "nl" or "no" => ["@@@@#####", "@########"],
            _ => ["@########", "########", "##########", "V########"],
        };
        return string.Concat(HardPairsSpelling.Any(forms, random).Select(sign => sign switch { '#' => Pick(Digits, random), '@' => Pick(Letters, random), _ => sign }));
    }

    /// <summary>The number after this one, as siblings get it who apply on one day.</summary>
    public static string Next(string number, int step = 1)
    {
        var at = number.Length;
        while (at > 0 && char.IsAsciiDigit(number[at - 1]))
            at--;
        var digits = number[at..];
        if (digits.Length == 0)
            return number[..^1] + (number[^1] == 'Z' ? 'A' : (char)(number[^1] + 1));
        var next = (long.Parse(digits, CultureInfo.InvariantCulture) + step) % (long)Math.Pow(10, digits.Length);
        return number[..at] + next.ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0');
    }

    /// <summary>One character wrong: another one of its sort, or two neighbours exchanged.</summary>
    public static string Mistyped(string number, Random random)
    {
        var signs = number.ToCharArray();
        var at = random.Next(signs.Length);
        if (random.NextDouble() < 0.25 && at + 1 < signs.Length && signs[at] != signs[at + 1])
            (signs[at], signs[at + 1]) = (signs[at + 1], signs[at]);
        else
        {
            var was = signs[at];
            while (signs[at] == was)
                signs[at] = Pick(char.IsAsciiDigit(was) ? Digits : Letters, random);
        }
        return new string(signs);
    }

    /// <summary>Read wrongly from paper: O for 0, I for 1, B for 8; null if no such character is there.</summary>
    public static string? Misread(string number, Random random)
    {
        var places = Enumerable.Range(0, number.Length).Where(at => Alike.Contains(number[at], StringComparison.Ordinal)).ToList();
        var zeros = places.Where(at => number[at] is '0' or 'O').ToList();
        if (places.Count == 0)
            return null;
        var place = HardPairsSpelling.Any(zeros.Count > 0 ? zeros : places, random);
        var signs = number.ToCharArray();
        signs[place] = Alike[Alike.IndexOf(signs[place], StringComparison.Ordinal) ^ 1];
        return new string(signs);
    }

    private static char Pick(string signs, Random random) => signs[random.Next(signs.Length)];
}
