using ReceptionCentre.Domain.NameMatching;

namespace ReceptionCentre.Benchmarks.Matching;

/// <content>People who are somebody else, however much they have in common.</content>
internal sealed partial class FittingPairs
{
    private Invented Twin(Invented person)
    {
        var gender = Chance(60) ? person.Gender : person.Gender == "M" ? "V" : "M";
        return person with { Given = [AnotherGiven(person, gender[0])], Gender = gender, Number = PaperOfFamily(person, 45), Family = Form(person, gender[0]) };
    }

    // Applied for together: numbers that follow each other, and now and then children in the passport of a parent.
    private string PaperOfFamily(Invented person, int near) =>
        person.Number.Length == 0 ? Number() : Chance(4) ? person.Number : Chance(near) ? Near(person.Number) : Number();

    private Invented Sibling(Invented person)
    {
        var gender = Pick("M", "V");
        return person with
        {
            Given = [AnotherGiven(person, gender[0])],
            Gender = gender,
            Number = PaperOfFamily(person, 20),
            Birth = Chance(12) ? Digit(person.Birth) : Birth(person.Language, Year(person) + Pick(-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 8)),
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
        // Who does not know the day has 1 January in the papers: that makes namesakes of one birth date common.
        if (Chance(34))
        {
            person = person with { Birth = Chance(82) ? $"{Year(person):0000}-01-01" : person.Birth };
            return person with { Number = Number(), Nationality = Chance(15) ? AnyCountry() : person.Nationality };
        }
        return person with { Birth = Birth(language, year), Number = Number(), Nationality = Chance(12) ? AnyCountry() : person.Nationality };
    }

    private Invented NearNumber(Invented person) => Invent(Chance(60) ? person.Language : null) with { Number = person.Number.Length == 0 ? Number() : Near(person.Number), Birth = Chance(12) ? Digit(person.Birth) : Birth(person.Language, Year(person) + _dice.Next(-20, 21)) };

    // Two people of one culture with a usual given name, born on the same day by chance.
    private Invented SameGivenName(Invented person)
    {
        var other = Invent(person.Language, person.Gender[0]) with { Birth = person.Birth };
        if (Chance(85))
            other = other with { Given = [person.Given[0], .. other.Given.Skip(1)] };
        // Of whom only the given name was noted.
        return Chance(12) ? other with { Family = [], Prefix = "" } : other;
    }

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
        var birth = _dice.Next(100) switch
        {
            < 36 => person.Birth,
            < 64 => Digit(person.Birth),
            _ => Birth(language, Year(person) + _dice.Next(-4, 5)),
        };
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
}
