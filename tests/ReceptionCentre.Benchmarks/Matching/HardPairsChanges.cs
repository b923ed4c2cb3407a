using System.Globalization;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>What desks do to a name or a date. Each returns whether there was anything to do.</summary>
internal static class HardPairsChanges
{
    private const int ShortestForTyping = 4, YoungestMarried = 2006, ShortestForCutting = 18;

    /// <summary>Places in a date where a digit goes wrong; the century hardly ever does, the last digits most.</summary>
    private static readonly int[] MistypedDigits = [2, 3, 3, 5, 6, 8, 9, 9];

    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>Given name in the field of the family name, and the other way round.</summary>
    public static bool Swap(HardRecord record, Random random)
    {
        if (record.Given.Count == 0 || record.Family.Count == 0)
            return false;
        if (record.Prefix.Length > 0 && random.NextDouble() < 0.5)
            record.Family[0] = $"{record.Prefix} {record.Family[0]}";
        (record.Given, record.Family, record.Prefix) = ([record.FamilyText], [.. record.Given], "");
        record.Between = " ";
        return true;
    }

    /// <summary>One of several given names, or one of two family names, is not there.</summary>
    public static bool LoseName(HardRecord record, Random random)
    {
        if (record.Given.Count > 1 && (record.Family.Count < 2 || random.NextDouble() < 0.6))
        {
            if (random.NextDouble() < 0.75)
                record.Given = [record.Given[0]];
            else
                record.Given.RemoveAt(0);
            return true;
        }
        return LoseFamilyName(record, random);
    }

    public static bool LoseFamilyName(HardRecord record, Random random)
    {
        if (record.Family.Count < 2)
            return false;
        record.Family.RemoveAt(random.NextDouble() < 0.75 ? 1 : 0);
        return true;
    }

    /// <summary>Two family names written together by a hyphen, as one word, or the other way round.</summary>
    public static bool JoinFamilyNames(HardRecord record, Random random)
    {
        if (record.Family.Count < 2)
            return false;
        if (random.NextDouble() < 0.25)
            record.Family.Reverse();
        record.Between = random.NextDouble() < 0.7 ? "-" : "";
        return true;
    }

    /// <summary>The prefix is lost, joined to the name, written before it, or with another spelling.</summary>
    public static bool ChangePrefix(HardRecord record, Random random)
    {
        if (record.Prefix.Length == 0 || record.Family.Count == 0)
            return false;
        var (prefix, name) = (record.Prefix, record.Family[0]);
        var article = prefix is "al" or "el" or "es";
        record.Prefix = "";
        switch (random.Next(article ? 6 : 4))
        {
            case 0:
                break;
            case 1:
                record.Family[0] = HardPairsSpelling.Capitalised($"{prefix} {name}");
                break;
            case 2:
                record.Family[0] = HardPairsSpelling.Capitalised(prefix.Replace(" ", "", StringComparison.Ordinal) + name.ToLower(CultureInfo.InvariantCulture));
                break;
            case 3 when article:
                record.Family[0] = $"{HardPairsSpelling.Capitalised(prefix)}-{name}";
                break;
            case 3:
                record.Given[^1] += $" {prefix}";
                break;
            case 4:
                record.Prefix = prefix == "al" ? "el" : "al";
                break;
            default:
                record.Family[0] = (prefix == "al" ? "El" : "Al") + name.ToLower(CultureInfo.InvariantCulture);
                break;
        }
        return true;
    }

    /// <summary>"Abd al-Rahman" as one word, or in two; "bin" and "ben" joined.</summary>
    public static bool JoinParts(HardRecord record, Random random)
    {
        foreach (var list in new[] { record.Given, record.Family })
            for (var at = 0; at < list.Count; at++)
            {
                var joined = list[at].Replace(random.NextDouble() < 0.5 ? " al-" : " ", list[at].Contains(" al-", StringComparison.Ordinal) ? "ul" : "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
                if (joined == list[at])
                    continue;
                list[at] = record.Way.Own ? joined : HardPairsSpelling.Capitalised(joined.ToLower(CultureInfo.InvariantCulture));
                return true;
            }
        return false;
    }

    /// <summary>Another family name by marriage: instead, or joined before or after.</summary>
    public static bool Marry(HardRecord record, Random random)
    {
        if (record.Family.Count == 0 || record.Person.Birth.Year > YoungestMarried)
            return false;
        var (culture, person) = (record.Person.Culture, record.Person);
        var name = HardPairsSpelling.Any(culture.Families, random);
        if (person.Family.Contains(name))
            return false;
        var partners = HardPairsSpelling.Of(name, record.Way, culture, person.Woman, random);
        switch (random.Next(4))
        {
            case 0 or 1:
                (record.Family, record.Prefix) = ([partners], record.Way.Own ? "" : name.Prefix);
                break;
            case 2:
                (record.Family, record.Prefix, record.Between) = ([partners, Own(record)], record.Way.Own ? "" : name.Prefix, "-");
                break;
            default:
                (record.Family, record.Between) = ([record.Family[0], Prefixed(record.Way.Own ? "" : name.Prefix, partners)], "-");
                break;
        }
        return true;

        static string Own(HardRecord record) => Prefixed(record.Prefix, record.Family[0]);
        static string Prefixed(string prefix, string name) => prefix.Length > 0 ? $"{prefix} {name}" : name;
    }

    /// <summary>A Slavic or Greek family name in the form of the other sex, as an office abroad writes it.</summary>
    public static bool FormOfOtherSex(HardRecord record, Random random)
    {
        var person = record.Person with { Woman = !record.Person.Woman };
        var other = HardRecord.Of(person, record.Way, random);
        if (!record.Person.Culture.Gendered || other.FamilyText == record.FamilyText || record.Way.Standard == HardStandard.Free)
            return false;
        record.Family = other.Family;
        return true;
    }

    /// <summary>As a passport reader gives it: capitals, no accents, and cut off where the line is full.</summary>
    public static bool Passport(HardRecord record, Random random)
    {
        if (record.Way.Own && record.Person.Culture.HasOwnScript)
            return false;
        var enye = random.NextDouble() < 0.3 ? "nxx" : null;
        record.Given = [.. record.Given.Select(name => HardPairsSpelling.Passport(name, enye))];
        record.Family = [HardPairsSpelling.Passport(record.Prefix.Length > 0 ? $"{record.Prefix} {record.FamilyText}" : record.FamilyText, enye)];
        record.Prefix = "";
        return true;
    }

    /// <summary>A long name cut off at the end of the line.</summary>
    public static bool CutOff(HardRecord record, Random random)
    {
        if (record.GivenText.Length + record.FamilyText.Length < ShortestForCutting || !Passport(record, random))
            return false;
        var room = ShortestForCutting - 2 + random.Next(6);
        var (given, family) = (record.GivenText, record.FamilyText);
        if (family.Length > room - 4)
            family = family[..(room - 4)].TrimEnd();
        given = given[..Math.Min(given.Length, room - family.Length)].TrimEnd();
        var cut = given != record.GivenText || family != record.FamilyText;
        (record.Given, record.Family) = ([given], [family]);
        return cut;
    }

    public static bool LoseAccents(HardRecord record, Random random)
    {
        // In other scripts the marks are not accents but vowels and letters.
        if (record.Way.Own && record.Person.Culture.Alphabet is not (HardAlphabet.Latin or HardAlphabet.Greek))
            return false;
        var before = record.NameText;
        record.Given = [.. record.Given.Select(HardPairsSpelling.WithoutAccents)];
        record.Family = [.. record.Family.Select(HardPairsSpelling.WithoutAccents)];
        return record.NameText != before;
    }

    /// <summary>A slip of the finger: neighbour key, doubled, dropped or exchanged letters.</summary>
    public static bool Mistype(HardRecord record, Random random)
    {
        var places = new[] { record.Given, record.Family }.SelectMany(list => Enumerable.Range(0, list.Count).Select(at => (list, at))).Where(place => place.list[place.at].Length >= ShortestForTyping).ToList();
        if (places.Count == 0 || record.Way.Own && record.Person.Culture.Alphabet is HardAlphabet.Chinese or HardAlphabet.Devanagari)
            return false;
        var (names, which) = HardPairsSpelling.Any(places, random);
        var name = names[which];
        var at = 1 + random.Next(name.Length - 1);
        names[which] = random.Next(4) switch
        {
            0 when Neighbour(name[at], random) is { } key => name[..at] + key + name[(at + 1)..],
            1 => name[..at] + name[at] + name[at..],
            2 when at + 1 < name.Length => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
            _ => name.Remove(at, 1),
        };
        return names[which] != name;
    }

    /// <summary>What friends say instead of the given name.</summary>
    public static bool Shorten(HardRecord record, Random random)
    {
        if (record.Given.Count == 0 || HardPairsSpelling.ShortOf(record.Person.Given[0], record.Way, record.Person.Culture, random) is not { } called || called == record.Given[0])
            return false;
        record.Given = [called];
        return true;
    }

    /// <summary>Only the given name, in either field.</summary>
    public static bool OnlyGivenName(HardRecord record, Random random)
    {
        if (record.Given.Count == 0)
            return false;
        (record.Family, record.Prefix) = ([], "");
        if (random.NextDouble() < 0.5)
            (record.Given, record.Family) = ([], record.Given);
        return true;
    }

    /// <summary>A birth date that went wrong, or of which less is known; null if this one cannot go wrong so.</summary>
    public static string? Birth(DateOnly birth, string how, Random random)
    {
        var text = birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        switch (how)
        {
            case "birth-swapped" when birth.Day <= 12 && birth.Day != birth.Month:
                return string.Create(CultureInfo.InvariantCulture, $"{birth.Year:0000}-{birth.Day:00}-{birth.Month:00}");
            case "birth-digit":
                for (var attempt = 0; attempt < 30; attempt++)
                {
                    var at = HardPairsSpelling.Any(MistypedDigits, random);
                    var changed = text[..at] + (char)('0' + random.Next(10)) + text[(at + 1)..];
                    if (changed != text && DateOnly.TryParseExact(changed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1920 and <= 2025)
                        return changed;
                }
                return null;
            case "birth-1-january" when birth is not { Day: 1, Month: 1 }:
                return text[..4] + "-01-01";
            case "birth-year-only":
                return text[..4] + "-00-00";
            case "birth-month-only":
                return text[..7] + "-00";
            case "birth-missing":
                return "";
            default:
                return null;
        }
    }

    private static char? Neighbour(char letter, Random random)
    {
        foreach (var row in Keyboard)
            if (row.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal) is >= 0 and var at)
                return row[Math.Clamp(at + (random.NextDouble() < 0.5 ? -1 : 1), 0, row.Length - 1)];
        return null;
    }
}
