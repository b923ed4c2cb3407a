namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>
/// Pairs that are one person, written down twice. Each has one main kind of difference in the name, often a second one, and sometimes
/// differs in birth date, gender, nationality or document number too. What even a careful clerk could not tell is left out: every
/// difference counts as doubt, an equal document number takes doubt away, and a pair with too much of it is drawn again.
/// </summary>
internal static class HardPairsSame
{
    private const double MostDoubt = 2.0, BirthDiffers = 0.13, OnlyPartKnown = 0.02, SecondChange = 0.34, ThirdChange = 0.08, OtherScriptToo = 0.46, FreelyToo = 0.30;

    private static readonly HardWay Home = new(false, HardStandard.Passport), Free = new(false, HardStandard.Free);

    private sealed record Kind(string Name, double Weight, double Doubt, Func<HardRecord, HardRecord, Random, bool> Make, Func<HardCulture, bool>? Which = null, bool Mixes = false);

    private static readonly Kind[] Kinds =
    [
        new("own-script", 35, 0.5, (a, b, random) => Rewrite(b, OwnWay(random), random) & Rewrite(a, LatinWay(random), random), culture => culture.HasOwnScript),
        new("two-standards", 8, 0.3, TwoStandards, culture => culture.Alphabet is HardAlphabet.Cyrillic or HardAlphabet.Greek or HardAlphabet.Chinese),
        new("two-own-forms", 2, 0.3, TwoOwnForms, culture => culture.HasOwnScript),
        new("free-spelling", 12, 0.5, (a, b, random) => Rewrite(b, Free, random) & (random.NextDouble() < 0.25 || Rewrite(a, Free, random)), culture => culture.Alphabet is not HardAlphabet.Latin || culture.Code == "so"),
        new("swapped", 7, 0.2, (_, b, random) => HardPairsChanges.Swap(b, random), Mixes: true),
        new("missing-part", 7, 0.8, (_, b, random) => HardPairsChanges.LoseName(b, random), culture => culture.Code is "nl" or "es" or "pl" or "no" or "so" or "er" or "et" or "sy" or "ru" or "ua", Mixes: true),
        new("prefix", 3.5, 0.2, (_, b, random) => HardPairsChanges.ChangePrefix(b, random), culture => culture.Code is "sy" or "ma" or "nl" or "no" or "es"),
        new("joined-parts", 2, 0.2, (_, b, random) => HardPairsChanges.JoinParts(b, random), culture => culture.Code is "ir" or "af" or "er" or "et" or "sy" or "ma" or "np", Mixes: true),
        new("double-surname", 4, 0.6, (_, b, random) => random.NextDouble() < 0.5 ? HardPairsChanges.JoinFamilyNames(b, random) : HardPairsChanges.LoseFamilyName(b, random), culture => culture.Code is "es" or "so" or "er" or "et" or "sy", Mixes: true),
        new("married-name", 4, 1.2, (_, b, random) => b.Person.Woman && HardPairsChanges.Marry(b, random), culture => culture.Code is not ("er" or "et" or "so" or "cn"), Mixes: true),
        new("form-of-other-sex", 2, 0.3, (_, b, random) => b.Person.Woman && HardPairsChanges.FormOfOtherSex(b, random), culture => culture.Gendered),
        new("passport-spelling", 3, 0.1, (_, b, random) => HardPairsChanges.Passport(b, random), culture => culture.Code is "no" or "pl" or "tr" or "es" or "nl"),
        new("cut-off", 2, 0.4, (_, b, random) => HardPairsChanges.CutOff(b, random)),
        new("typing-error", 5, 0.4, (_, b, random) => HardPairsChanges.Mistype(b, random), Mixes: true),
        new("nickname", 5, 0.8, (_, b, random) => HardPairsChanges.Shorten(b, random), culture => culture.Code is not ("cn" or "tj" or "np"), Mixes: true),
        new("only-given-name", 3, 1.4, OnlyGivenName),
        new("nothing-in-name", 2, 0, (_, _, _) => true),
        new("lost-accents", 2.5, 0, (_, b, random) => HardPairsChanges.LoseAccents(b, random), culture => culture.Code is "pl" or "tr" or "es" or "no"),
    ];

    /// <summary>What may come on top of the main change.</summary>
    private static readonly (string Name, double Doubt, Func<HardRecord, Random, bool> Change)[] More =
    [
        ("swapped", 0.2, HardPairsChanges.Swap), ("missing-part", 0.8, HardPairsChanges.LoseName), ("prefix", 0.2, HardPairsChanges.ChangePrefix), ("joined-parts", 0.2, HardPairsChanges.JoinParts),
        ("typing-error", 0.4, HardPairsChanges.Mistype), ("typing-error", 0.4, HardPairsChanges.Mistype), ("passport-spelling", 0.1, HardPairsChanges.Passport), ("lost-accents", 0, HardPairsChanges.LoseAccents),
        ("nickname", 0.8, HardPairsChanges.Shorten), ("double-surname", 0.4, HardPairsChanges.JoinFamilyNames), ("free-spelling", 0.4, RespellFreely), ("free-spelling", 0.4, RespellFreely),
    ];

    private static readonly (string How, double Weight, double Doubt)[] Births =
    [
        ("birth-swapped", 26, 0.8), ("birth-digit", 26, 0.9), ("birth-1-january", 17, 0.8), ("birth-year-only", 13, 0.9), ("birth-month-only", 8, 0.5), ("birth-missing", 10, 1.3),
    ];

    private static readonly (string How, double Weight, double Doubt)[] Documents =
    [
        ("", 32, -1.5), ("document-missing", 28, 0), ("documents-missing", 16, 0), ("document-renewed", 13, 0.4), ("document-mistyped", 7, -0.8), ("document-misread", 4, -1.2),
    ];

    public static HardPair Make(Random random)
    {
        var kind = Weighted(Kinds, one => one.Weight, random);
        while (true)
        {
            var person = HardPerson.Invent(random, kind.Which);
            var (a, b) = (HardRecord.Of(person, Home, random), HardRecord.Of(person, Home, random));
            b.WriteLike(a);
            var changes = new List<string>();
            if (kind.Mixes && Mixed(b, random) is { } mixed)
                changes.Add(mixed);
            if (!kind.Make(a, b, random) || kind.Name != "nothing-in-name" && a.NameText == b.NameText)
                continue;
            var doubt = kind.Doubt + 0.5 * changes.Count;
            // A name that is not changed at all stays so: it is what the exact rules live on.
            if (kind.Name is not ("nothing-in-name" or "lost-accents"))
                for (var chance = SecondChange; random.NextDouble() < chance; chance = ThirdChange)
                {
                    var more = HardPairsSpelling.Any(More, random);
                    if (more.Name == kind.Name || changes.Contains(more.Name) || !more.Change(random.NextDouble() < 0.5 ? a : b, random))
                        continue;
                    changes.Add(more.Name);
                    doubt += more.Doubt;
                }
            doubt += ChangeFacts(a, b, changes, random);
            if (doubt > MostDoubt || a.GivenText.Length + a.FamilyText.Length == 0 || b.GivenText.Length + b.FamilyText.Length == 0)
                continue;
            var turned = random.NextDouble() < 0.5;
            return new HardPair("", (turned ? b : a).Row(), (turned ? a : b).Row(), true, kind.Name, string.Join(' ', changes));
        }
    }

    public static T Weighted<T>(IReadOnlyList<T> several, Func<T, double> weight, Random random)
    {
        var at = random.NextDouble() * several.Sum(weight);
        foreach (var one in several)
            if ((at -= weight(one)) < 0)
                return one;
        return several[^1];
    }

    public static HardWay LatinWay(Random random) => new(false, random.Next(10) switch { < 4 => HardStandard.Passport, < 8 => HardStandard.Free, 8 => HardStandard.English, _ => (HardStandard)(1 + random.Next(6)) });

    /// <summary>In the own script; a Tajik name in Persian letters and a Ukrainian one in its Russian form are the exception.</summary>
    public static HardWay OwnWay(Random random) => new(true, HardStandard.Passport, random.NextDouble() < 0.25 ? 1 : 0);

    public static bool Rewrite(HardRecord record, HardWay way, Random random)
    {
        record.Way = way;
        record.WriteName(random);
        return true;
    }

    /// <summary>Before the main change: this record is in another script or spelling anyway.</summary>
    private static string? Mixed(HardRecord record, Random random)
    {
        var culture = record.Person.Culture;
        if (culture.HasOwnScript && random.NextDouble() < OtherScriptToo)
            return Rewrite(record, OwnWay(random), random) ? "own-script" : null;
        return (culture.HasOwnScript || culture.Code == "so") && random.NextDouble() < FreelyToo && Rewrite(record, Free, random) ? "free-spelling" : null;
    }

    private static bool TwoStandards(HardRecord a, HardRecord b, Random random)
    {
        var standards = a.Person.Culture.Alphabet switch
        {
            HardAlphabet.Cyrillic => 7,
            _ => 3,
        };
        var (one, other) = (random.NextDouble() < 0.6 ? 0 : random.Next(standards), random.Next(standards));
        return one != other && Rewrite(a, new HardWay(false, (HardStandard)one), random) & Rewrite(b, new HardWay(false, (HardStandard)other, random.NextDouble() < 0.3 ? 1 : 0), random);
    }

    private static bool TwoOwnForms(HardRecord a, HardRecord b, Random random) =>
        Rewrite(a, new HardWay(true, HardStandard.Passport, 0), random) & Rewrite(b, new HardWay(true, HardStandard.Passport, 1), random);

    private static bool RespellFreely(HardRecord record, Random random)
    {
        // Only a record that nothing else was done to: another spelling would undo the other change.
        var untouched = HardRecord.Of(record.Person, record.Way, random);
        if (record.Way != Home || untouched.NameText != record.NameText)
            return false;
        Rewrite(record, Free, random);
        return record.NameText != untouched.NameText;
    }

    private static bool OnlyGivenName(HardRecord a, HardRecord b, Random random)
    {
        if (random.NextDouble() < 0.4)
            Rewrite(b, a.Person.Culture.HasOwnScript ? OwnWay(random) : Free, random);
        if (random.NextDouble() < 0.35)
            HardPairsChanges.OnlyGivenName(a, random);
        return HardPairsChanges.OnlyGivenName(b, random);
    }

    private static double ChangeFacts(HardRecord a, HardRecord b, List<string> changes, Random random)
    {
        var doubt = 0.0;
        var person = a.Person;
        var (one, other) = random.NextDouble() < 0.5 ? (a, b) : (b, a);
        if (random.NextDouble() < BirthDiffers)
        {
            string? changed;
            (string How, double Weight, double Doubt) birth;
            do
                birth = Weighted(Births, how => how.Weight, random);
            while ((changed = HardPairsChanges.Birth(person.Birth, birth.How, random)) is null);
            one.Birth = changed;
            changes.Add(birth.How);
            doubt += birth.Doubt;
        }
        else if (random.NextDouble() < OnlyPartKnown)
        {
            a.Birth = b.Birth = HardPairsChanges.Birth(person.Birth, "birth-year-only", random)!;
            doubt += 0.6;
        }
        if (random.NextDouble() < 0.10)
            other.Gender = random.NextDouble() < 0.6 ? "" : "O";
        if (random.NextDouble() < 0.12)
            one.Nationality = "";
        else if (random.NextDouble() < 0.06)
            one.Nationality = HardPairsSpelling.Any(person.Culture.SecondCountries, random);

        var document = Weighted(Documents, how => how.Weight, random);
        switch (document.How)
        {
            case "document-missing":
                other.Document = "";
                break;
            case "documents-missing":
                a.Document = b.Document = "";
                break;
            case "document-renewed":
                other.Document = HardPairsDocument.Number(person.Culture, random);
                break;
            case "document-mistyped":
                other.Document = HardPairsDocument.Mistyped(person.Document, random);
                break;
            case "document-misread" when HardPairsDocument.Misread(person.Document, random) is { } misread:
                other.Document = misread;
                break;
        }
        if (document.How.Length > 0 && !document.How.EndsWith("missing", StringComparison.Ordinal))
            changes.Add(document.How);
        return doubt + document.Doubt;
    }
}
