using System.Globalization;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>Pairs that are two people whom a hasty rule takes for one: family, names that many bear, names that look alike, numbers that look alike.</summary>
internal static class HardPairsDifferent
{
    private sealed record Kind(string Name, double Weight, Func<Random, (HardPerson A, HardPerson B)?> Make, bool KeepsDocuments = false, bool KeepsName = false);

    private static readonly Kind[] Kinds =
    [
        new("twins", 6.5, random => Twins(random, alike: false), KeepsDocuments: true),
        new("twins-with-names-alike", 4, random => Twins(random, alike: true), KeepsDocuments: true, KeepsName: true),
        new("siblings", 12, Siblings),
        new("siblings-on-1-january", 3, SiblingsOnFirstOfJanuary),
        new("father-and-son-of-one-name", 4.5, FatherAndSonOfOneName),
        new("father-and-son", 6, FatherAndSon),
        new("mother-and-daughter", 4, MotherAndDaughter),
        new("spouses", 9, Spouses),
        new("cousins-after-their-grandfather", 6, Cousins),
        new("common-name", 7.5, random => CommonName(random, firstOfJanuary: false)),
        new("common-name-on-1-january", 6.5, random => CommonName(random, firstOfJanuary: true)),
        new("near-document", 8, NearDocument, KeepsDocuments: true),
        new("near-name", 9, NearName, KeepsName: true),
        new("near-name-of-other-sex", 4, NearNameOfOtherSex, KeepsName: true),
        new("equal-pinyin", 3, EqualPinyin, KeepsName: true),
        new("strangers-with-names-alike", 7, StrangersAlike),
        new("strangers-of-one-birth-date", 3, StrangersOfOneBirthDate),
        new("only-given-name", 3, OnlyGivenName, KeepsName: true),
        new("child-in-passport-of-parent", 2, ChildInPassport, KeepsDocuments: true),
        new("twins-in-passport-of-parent", 0.9, TwinsInPassport, KeepsDocuments: true),
    ];

    public static HardPair Make(Random random)
    {
        var kind = HardPairsSame.Weighted(Kinds, one => one.Weight, random);
        while (true)
        {
            if (kind.Make(random) is not var (one, other))
                continue;
            var (a, b) = Write(kind, one, other, random);
            var changes = Disturb(kind, a, b, random);
            // What nobody could tell from one person is no test: something besides a lost part must differ.
            if (Indistinguishable(a, b))
                continue;
            var turned = random.NextDouble() < 0.5;
            return new HardPair("", (turned ? b : a).Row(), (turned ? a : b).Row(), false, kind.Name, string.Join(' ', changes));
        }
    }

    private static (HardRecord A, HardRecord B) Write(Kind kind, HardPerson one, HardPerson other, Random random)
    {
        HardWay home = new(false, HardStandard.Passport), own = new(true, HardStandard.Passport);
        var script = one.Culture.HasOwnScript && other.Culture.HasOwnScript ? random.NextDouble() : 0;
        // Homophones exist as two names only in characters.
        var (first, second) = kind.Name == "equal-pinyin" ? (own, random.NextDouble() < 0.75 ? own : home)
            : kind.Name.StartsWith("near-name", StringComparison.Ordinal) ? script switch { < 0.35 => (home, home), < 0.75 => (own, own), _ => (home, own) }
            : script switch { < 0.60 => (home, home), < 0.72 => (own, own), < 0.92 => (home, own), _ => (home, HardPairsSame.LatinWay(random)) };
        var (a, b) = (HardRecord.Of(one, first, random), HardRecord.Of(other, second, random));
        if (kind.Name == "only-given-name")
            HardPairsChanges.OnlyGivenName(b, random);
        return (a, b);
    }

    private static List<string> Disturb(Kind kind, HardRecord a, HardRecord b, Random random)
    {
        var changes = new List<string>();
        var (one, other) = random.NextDouble() < 0.5 ? (a, b) : (b, a);
        void Change(string name, double chance, Func<HardRecord, Random, bool> change)
        {
            if (random.NextDouble() < chance && change(one, random))
                changes.Add(name);
        }
        Change("lost-accents", 0.15, HardPairsChanges.LoseAccents);
        if (!kind.KeepsName)
        {
            Change("typing-error", 0.07, HardPairsChanges.Mistype);
            Change("missing-part", 0.12, HardPairsChanges.LoseName);
            Change("prefix", 0.2, HardPairsChanges.ChangePrefix);
            Change("swapped", 0.05, HardPairsChanges.Swap);
            Change("passport-spelling", 0.08, HardPairsChanges.Passport);
        }
        if (random.NextDouble() < 0.03 && !kind.KeepsName)
        {
            one.Birth = HardPairsChanges.Birth(one.Person.Birth, "birth-year-only", random)!;
            changes.Add("birth-year-only");
        }
        if (random.NextDouble() < 0.08)
            other.Gender = random.NextDouble() < 0.6 ? "" : "O";
        if (random.NextDouble() < 0.10)
            one.Nationality = "";
        if (kind.KeepsDocuments)
        {
            if (kind.Name is "twins" or "twins-with-names-alike" && random.NextDouble() < 0.35)
                other.Document = "";
            return changes;
        }
        switch (random.NextDouble())
        {
            case < 0.25:
                one.Document = "";
                break;
            case < 0.42:
                one.Document = other.Document = "";
                break;
        }
        return changes;
    }

    private static bool Indistinguishable(HardRecord a, HardRecord b)
    {
        var birthsAgree = a.Birth == b.Birth || a.Birth.EndsWith("-00-00", StringComparison.Ordinal) && b.Birth.StartsWith(a.Birth[..4], StringComparison.Ordinal) || b.Birth.EndsWith("-00-00", StringComparison.Ordinal) && a.Birth.StartsWith(b.Birth[..4], StringComparison.Ordinal);
        if (!birthsAgree)
            return false;
        var characters = a.Way.Own && b.Way.Own;
        var sameName = Baselines.SameName(a.Row(), b.Row())
            || Alike(a.Person.Given[0], b.Person.Given[0]) && (a.Family.Count == 0 || b.Family.Count == 0 || a.Person.Family.Any(one => b.Person.Family.Any(other => Alike(one, other))));
        var documentsDiffer = a.Document.Length > 0 && b.Document.Length > 0 && a.Document != b.Document;
        return sameName && !documentsDiffer && (a.Gender == b.Gender || a.Gender is not ("M" or "V") || b.Gender is not ("M" or "V"));

        // Two Chinese names of one sound are one name as soon as one of them stands in Latin letters.
        bool Alike(HardName one, HardName other) => one == other || !characters && one.Latin.Length > 0 && other.Latin.Length > 0 && one.Latin[0] == other.Latin[0];
    }

    private static (HardPerson, HardPerson)? Twins(Random random, bool alike)
    {
        var first = HardPerson.Invent(random, culture => !alike || culture.Near.Count > 0);
        var culture = first.Culture;
        HardName one, other;
        if (alike)
            (one, other) = HardPairsSpelling.Any(culture.Near, random);
        else
            (one, other) = (first.Given[0], HardPairsSpelling.Any(culture.Given(random.NextDouble() < 0.7 ? first.Woman : !first.Woman), random));
        if (one == other)
            return null;
        var birth = random.NextDouble() < 0.12 ? new DateOnly(first.Birth.Year, 1, 1) : first.Birth;
        first = Called(first, one) with { Birth = birth };
        var document = random.NextDouble() < 0.6 ? HardPairsDocument.Next(first.Document, 1 + random.Next(2)) : HardPairsDocument.Number(culture, random);
        return (first, Called(first, other) with { Document = document });
    }

    private static (HardPerson, HardPerson)? Siblings(Random random)
    {
        var first = HardPerson.Invent(random, youngest: 2023);
        var second = ChildLike(first, random);
        var later = first.Birth.Day == 1 && first.Birth.Month == 1 && random.NextDouble() < 0.7 || random.NextDouble() < 0.15
            ? first.Birth.AddYears(1 + random.Next(6)) : first.Birth.AddDays(320 + random.Next(3500));
        return first.Given[0] == second.Given[0] || later.Year > 2025 ? null : (first, second with { Birth = later, Document = random.NextDouble() < 0.3 ? HardPairsDocument.Next(first.Document) : second.Document });
    }

    private static (HardPerson, HardPerson)? SiblingsOnFirstOfJanuary(Random random)
    {
        var first = HardPerson.Invent(random, culture => culture.Code is "af" or "so" or "er" or "et" or "sy" or "ma" or "np", 2020);
        var second = ChildLike(first, random);
        var year = first.Birth.Year;
        return first.Given[0] == second.Given[0] ? null
            : (first with { Birth = new DateOnly(year, 1, 1) }, second with { Birth = new DateOnly(year + (random.NextDouble() < 0.3 ? 0 : 1 + random.Next(3)), 1, 1) });
    }

    private static (HardPerson, HardPerson)? FatherAndSonOfOneName(Random random)
    {
        var father = HardPerson.Invent(random, culture => !culture.Chained && culture.Code != "cn", 1990);
        father = OfSex(father, woman: false, random);
        return (father, father with { Birth = Later(father.Birth, random), Document = HardPairsDocument.Number(father.Culture, random) });
    }

    private static (HardPerson, HardPerson)? FatherAndSon(Random random)
    {
        var father = OfSex(HardPerson.Invent(random, culture => culture.Chained || random.NextDouble() < 0.3, 1990), woman: false, random);
        var son = OfSex(ChildLike(father, random), woman: false, random);
        if (father.Culture.Chained)
            // Named after the grandfather: father Tesfay Haile, son Haile Tesfay.
            son = son with { Given = random.NextDouble() < 0.35 && father.Family[0].Part == "m" ? [father.Family[0]] : son.Given, Family = [father.Given[0], .. father.Family.Take(father.Family.Count - 1)] };
        return son.Given[0] == father.Given[0] ? null : (father, son with { Birth = Later(father.Birth, random) });
    }

    private static (HardPerson, HardPerson)? MotherAndDaughter(Random random)
    {
        var mother = OfSex(HardPerson.Invent(random, null, 1990), woman: true, random);
        var daughter = OfSex(ChildLike(mother, random), woman: true, random);
        if (mother.Culture.Near.Where(pair => mother.Culture.IsWomans(pair.One) && mother.Culture.IsWomans(pair.Other)).ToList() is { Count: > 0 } near && random.NextDouble() < 0.4)
        {
            var (one, other) = HardPairsSpelling.Any(near, random);
            (mother, daughter) = (Called(mother, one), Called(daughter, other));
        }
        return mother.Given[0] == daughter.Given[0] ? null : (mother, daughter with { Birth = Later(mother.Birth, random) });
    }

    private static (HardPerson, HardPerson)? Spouses(Random random)
    {
        var he = OfSex(HardPerson.Invent(random, culture => !culture.Chained && culture.Code is not ("cn" or "es"), 2003), woman: false, random);
        var she = OfSex(ChildLike(he, random), woman: true, random);
        if (random.NextDouble() < 0.4 && he.Culture.Near.Where(pair => !he.Culture.IsWomans(pair.One) && he.Culture.IsWomans(pair.Other)).ToList() is { Count: > 0 } near)
        {
            var (man, woman) = HardPairsSpelling.Any(near, random);
            (he, she) = (Called(he, man), Called(she, woman));
        }
        var birth = random.NextDouble() < 0.06 ? he.Birth : he.Birth.AddDays(random.Next(2200) - 900);
        if (random.NextDouble() < 0.15)
            she = she with { Family = [.. he.Family.Take(1), .. HardPerson.FamilyNames(he.Culture, random).Take(1)] };
        return (he, she with { Birth = birth });
    }

    private static (HardPerson, HardPerson)? Cousins(Random random)
    {
        var one = HardPerson.Invent(random, culture => culture.Code is not ("cn" or "es" or "nl" or "no"), 2020);
        var birth = one.Birth is { Day: 1, Month: 1 } && random.NextDouble() < 0.6 ? one.Birth.AddYears(1 + random.Next(5)) : one.Birth.AddDays(40 + random.Next(2600));
        var second = one with { Birth = birth, Document = HardPairsDocument.Number(one.Culture, random) };
        // Half of them bear the grandfather's name too, and then their fathers' names differ.
        if (one.Culture.Chained)
            second = second with { Family = [HardPairsSpelling.Any(one.Culture.Men, random), .. one.Family.TakeLast(1)] };
        return (one, second);
    }

    private static (HardPerson, HardPerson)? CommonName(Random random, bool firstOfJanuary)
    {
        const int Head = 7;
        var one = HardPerson.Invent(random, culture => !firstOfJanuary || culture.Code is "af" or "so" or "er" or "et" or "sy" or "ma" or "np" or "ir", 2006);
        var culture = one.Culture;
        var given = culture.Given(one.Woman)[random.Next(Head)];
        List<HardName> family = culture.Code == "es" ? [culture.Families[random.Next(Head)], culture.Families[random.Next(Head)]] : [culture.Families[random.Next(Head)]];
        one = one with { Given = [given], Family = family };
        var second = HardPerson.InventIn(culture, random, one.Woman, HardPerson.BirthDate(culture, random, Math.Max(1950, one.Birth.Year - 25), 2006)) with { Given = [given], Family = family };
        if (random.NextDouble() < 0.6)
            second = second with { Nationality = one.Nationality };
        if (!firstOfJanuary)
            return one.Birth == second.Birth ? null : (one, second);
        var year = one.Birth.Year + (random.NextDouble() < 0.7 ? 0 : 1 + random.Next(4));
        return (one with { Birth = new DateOnly(one.Birth.Year, 1, 1) }, second with { Birth = new DateOnly(year, 1, 1) });
    }

    private static (HardPerson, HardPerson)? NearDocument(Random random)
    {
        var one = HardPerson.Invent(random);
        var other = random.NextDouble() < 0.7 ? HardPerson.InventIn(one.Culture, random, random.NextDouble() < 0.5, HardPerson.BirthDate(one.Culture, random, 1950, 2024)) : HardPerson.Invent(random);
        if (random.NextDouble() < 0.25)
            other = other with { Birth = NearBirth(one.Birth, random) };
        if (random.NextDouble() < 0.25 && other.Culture == one.Culture)
            other = other with { Family = one.Family };
        var number = random.NextDouble() < 0.3 ? HardPairsDocument.Next(one.Document) : random.NextDouble() < 0.2 ? HardPairsDocument.Misread(one.Document, random) ?? one.Document : HardPairsDocument.Mistyped(one.Document, random);
        return one.Given[0] == other.Given[0] || number == one.Document ? null : (one, other with { Document = number });
    }

    private static (HardPerson, HardPerson)? NearName(Random random) =>
        Near(random, (culture, pair) => culture.IsWomans(pair.One) == culture.IsWomans(pair.Other), Writes);

    private static (HardPerson, HardPerson)? NearNameOfOtherSex(Random random) =>
        Near(random, (culture, pair) => culture.IsWomans(pair.One) != culture.IsWomans(pair.Other), _ => true);

    private static (HardPerson, HardPerson)? Near(Random random, Func<HardCulture, (HardName One, HardName Other), bool> fits, Func<HardCulture, bool> which)
    {
        var one = HardPerson.Invent(random, culture => which(culture) && culture.Near.Any(pair => fits(culture, pair)));
        var (first, second) = HardPairsSpelling.Any(one.Culture.Near.Where(pair => fits(one.Culture, pair)).ToList(), random);
        if (random.NextDouble() < 0.5)
            (first, second) = (second, first);
        one = Called(one, first);
        var other = Called(one with { Document = HardPairsDocument.Number(one.Culture, random) }, second);
        if (random.NextDouble() < 0.2)
            other = other with { Family = HardPerson.FamilyNames(one.Culture, random) };
        return (one, other with { Birth = random.NextDouble() < 0.38 ? one.Birth : NearBirth(one.Birth, random) });
    }

    /// <summary>Names alike in another script weigh heavier than those in Latin letters.</summary>
    private static bool Writes(HardCulture culture) => culture.HasOwnScript || culture.Code is "so" or "tr";

    private static (HardPerson, HardPerson)? EqualPinyin(Random random)
    {
        var one = HardPerson.Invent(random, culture => culture.Code == "cn");
        var culture = one.Culture;
        static HardName? Homophone(IEnumerable<HardName> list, HardName name, Random random) =>
            list.Where(other => other != name && other.Latin[0] == name.Latin[0]).ToList() is { Count: > 0 } found ? HardPairsSpelling.Any(found, random) : null;
        var (given, family) = (Homophone(culture.Men.Concat(culture.Women), one.Given[0], random), Homophone(culture.Families, one.Family[0], random));
        if (given is null || random.NextDouble() < 0.4 && family is null)
            return null;
        var other = Called(one, given) with { Family = family is not null && random.NextDouble() < 0.5 ? [family] : one.Family, Document = HardPairsDocument.Number(culture, random) };
        return (one, other with { Birth = random.NextDouble() < 0.3 ? one.Birth : NearBirth(one.Birth, random) });
    }

    private static (HardPerson, HardPerson)? StrangersAlike(Random random)
    {
        var one = HardPerson.Invent(random);
        var culture = one.Culture;
        var family = culture.Families.Where(name => name != one.Family[0] && name.Key[0] == one.Family[0].Key[0]).ToList();
        if (family.Count == 0)
            return null;
        var other = one with { Family = [HardPairsSpelling.Any(family, random)], Given = [one.Given[0]], Document = HardPairsDocument.Number(culture, random) };
        return (one, other with { Birth = random.NextDouble() < 0.4 ? one.Birth : NearBirth(one.Birth, random) });
    }

    private static (HardPerson, HardPerson)? StrangersOfOneBirthDate(Random random)
    {
        var one = HardPerson.Invent(random);
        var other = HardPerson.InventIn(one.Culture, random, random.NextDouble() < 0.7 ? one.Woman : !one.Woman, one.Birth);
        if (random.NextDouble() < 0.4)
            other = other with { Family = one.Family };
        return one.Given[0] == other.Given[0] ? null : (one, other);
    }

    private static (HardPerson, HardPerson)? OnlyGivenName(Random random)
    {
        var one = HardPerson.Invent(random, culture => culture.Code is not ("cn" or "nl" or "no" or "pl" or "es"));
        var other = HardPerson.InventIn(one.Culture, random, one.Woman, random.NextDouble() < 0.3 ? NearBirth(one.Birth, random) : HardPerson.BirthDate(one.Culture, random, 1955, 2018));
        return one.Birth == other.Birth ? null : (one, other with { Given = one.Given });
    }

    private static (HardPerson, HardPerson)? ChildInPassport(Random random)
    {
        var parent = HardPerson.Invent(random, null, 1992);
        var child = ChildLike(parent, random);
        return child.Given[0] == parent.Given[0] ? null : (parent, child with { Birth = Later(parent.Birth, random), Document = parent.Document });
    }

    private static (HardPerson, HardPerson)? TwinsInPassport(Random random) =>
        Twins(random, alike: random.NextDouble() < 0.3) is not var (one, other) || one.Birth.Year < 2008 ? null : (one, other with { Document = one.Document });

    /// <summary>Somebody of the same family with an own given name.</summary>
    private static HardPerson ChildLike(HardPerson one, Random random)
    {
        var woman = random.NextDouble() < 0.5;
        return HardPerson.InventIn(one.Culture, random, woman, one.Birth) with { Family = one.Family, Nationality = one.Nationality };
    }

    private static HardPerson OfSex(HardPerson one, bool woman, Random random) =>
        one.Woman == woman ? one : one with { Woman = woman, Given = HardPerson.GivenNames(one.Culture, random, woman) };

    /// <summary>The same with this first given name; the others go where they belong to the other sex.</summary>
    private static HardPerson Called(HardPerson one, HardName given)
    {
        var woman = one.Culture.IsWomans(given);
        return one with { Given = [given, .. one.Given.Skip(1).Where(name => woman == one.Woman && name != given)], Woman = woman };
    }

    /// <summary>A child's birth date; now and then on the parent's birthday.</summary>
    private static DateOnly Later(DateOnly birth, Random random)
    {
        var years = 17 + random.Next(24);
        var date = random.NextDouble() < 0.15 ? birth.AddYears(years) : birth.AddYears(years).AddDays(random.Next(365));
        return date.Year > 2025 ? new DateOnly(2025, date.Month, Math.Min(date.Day, 28)) : date;
    }

    /// <summary>A birth date that differs by one character, by day and month exchanged, or by a few years.</summary>
    private static DateOnly NearBirth(DateOnly birth, Random random)
    {
        var text = random.NextDouble() switch { < 0.45 => HardPairsChanges.Birth(birth, "birth-digit", random), < 0.55 => HardPairsChanges.Birth(birth, "birth-swapped", random), _ => null };
        if (text is not null)
            return DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var date = birth.AddDays((random.NextDouble() < 0.5 ? -1 : 1) * (1 + random.Next(1500)));
        return date.Year > 2025 ? date.AddYears(-8) : date;
    }
}
