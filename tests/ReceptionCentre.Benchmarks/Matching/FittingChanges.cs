using ReceptionCentre.Domain.NameMatching;

namespace ReceptionCentre.Benchmarks.Matching;

/// <content>What papers, desks and typists do to a record.</content>
internal sealed partial class FittingPairs
{
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
                < 83 => (most && person.Gender == "V" ? Married(person) : person, "married"),
                < 89 => (most ? ShortForm(person) : person, "short form"),
                < 92 => (CutOff(person), "cut off"),
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
        if (Chance(35) && person.Given[0].Latin.Length > 4)
            return Clipped(person);
        var mine = person.Given[0].Latin.ToLowerInvariant();
        var groups = _shortForms.Where(group => group.Contains(mine)).ToArray();
        if (groups.Length == 0)
            return Respelled(person);
        var form = Pick(Pick(groups).Where(word => word != mine).ToArray());
        form = char.ToUpperInvariant(form[0]) + form[1..];
        return person with { Given = [new(form, form, ' '), .. person.Given.Skip(1)], InOwnScript = false };
    }

    // What friends make of a long name: its beginning or its end, with an ending that sounds dear.
    private Invented Clipped(Invented person)
    {
        const string Vowels = "aeiouy";
        var name = person.Given[0].Latin.ToLowerInvariant();
        var called = Chance(78) ? name[..Math.Min(name.Length - 1, _dice.Next(3, 5))] : name[^_dice.Next(4, 6)..];
        called = called.TrimEnd([.. Vowels]);
        if (called.Length < 2)
            return Respelled(person);
        called += Pick("i", "i", "o", "a", "y", "ka", "ko", "ita", "is", "");
        called = char.ToUpperInvariant(called[0]) + called[1..];
        return person with { Given = [new(called, called, ' '), .. person.Given.Skip(1)], InOwnScript = false };
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
}
