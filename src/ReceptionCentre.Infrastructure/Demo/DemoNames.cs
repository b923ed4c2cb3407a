using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>A name with what relatives take over of it.</summary>
/// <param name="Own">The first given name.</param>
/// <param name="Family">Null where people have none, or it is not used.</param>
internal sealed record DemoName(NameParts Parts, NameRow Own, NameRow? Family);

/// <summary>Puts names together as people of a language do (Data/names-customs.csv tells how).</summary>
internal sealed class DemoNames
{
    private readonly ILookup<(string Language, string Country), NameRow> _rows = DemoFiles.All.Names.ToLookup(row => (row.Language, row.Country));

    private readonly Dictionary<(string, string, string, string), IReadOnlyList<NameRow>> _kept = [];

    /// <param name="gender">"m" or "f".</param>
    public DemoName Of(DemoOrigin origin, string gender, Dice dice)
    {
        var (language, country) = (origin.Language, origin.Names);
        var own = Pick(language, country, "given", gender, dice)!;
        if (language is "ti" or "am" or "so")
            return new(Chain(own, Pick(language, country, "given", "m", dice)!, Pick(language, country, "given", "m", dice)!, dice), own, null);
        if (language == "ta")
            return new(Parts([own], dice.Chance(50) ? Pick(language, country, "given", "m", dice) : null, null, own), own, null);
        var family = language is "prs" or "ps" or "ckb" or "hi" && dice.Chance(8) ? null : Pick(language, country, "family", gender, dice);
        return new(With(own, family, origin, gender, dice), own, family);
    }

    /// <summary>Somebody of the family of <paramref name="head"/>, named after it as the language does.</summary>
    public DemoName Relative(DemoName head, DemoOrigin origin, string gender, bool isChild, Dice dice)
    {
        var (language, country) = (origin.Language, origin.Names);
        var own = Pick(language, country, "given", gender, dice)!;
        if (language is "ti" or "am" or "so" or "ta" && isChild)
            return new(language == "ta" ? Parts([own], head.Own, null, own) : Chain(own, head.Own, Pick(language, country, "given", "m", dice)!, dice), own, null);
        if (head.Family is null || (!isChild && dice.Chance(40)))
            return Of(origin, gender, dice);
        var family = OfGender(head.Family, language, country, gender);
        return new(With(own, family, origin, gender, dice, head.Parts), own, family);
    }

    private NameParts With(NameRow own, NameRow? family, DemoOrigin origin, string gender, Dice dice, NameParts? like = null)
    {
        var (language, country) = (origin.Language, origin.Names);
        return language switch
        {
            "zh" when family is not null => new(own.Latin, own.Latin, null, family.Latin, family.OwnScript + own.OwnScript),
            "es" or "pt" when family is not null => new(own.Latin, own.Latin, null, like?.FamilyName ?? TwoFamilies(family, language, country, dice), null),
            "nl" => Parts([own], family, like is not null ? like.Prefix : dice.Chance(35) ? Pick(language, country, "prefix", "", dice)!.Latin : null, own),
            _ => Parts(Given(own, language, country, gender, dice), family, null, own),
        };
    }

    private List<NameRow> Given(NameRow own, string language, string country, string gender, Dice dice)
    {
        var second = dice.Chance(25) ? Pick(language, country, "given", gender, dice) : null;
        return second is null || second == own ? [own] : [own, second];
    }

    // Own name, father's name, grandfather's name; papers from abroad often put the last in the field for the family name.
    private static NameParts Chain(NameRow own, NameRow father, NameRow grandfather, Dice dice) =>
        dice.Chance(60) ? Parts([own, father], grandfather, null, own)
            : dice.Chance(50) ? Parts([own], father, null, own)
            : Parts([own, father, grandfather], null, null, own);

    private string TwoFamilies(NameRow first, string language, string country, Dice dice)
    {
        var second = Pick(language, country, "family", "", dice)!;
        var small = language == "pt" && dice.Chance(30) ? " da " : " ";
        return dice.Chance(85) ? first.Latin + small + second.Latin : first.Latin;
    }

    private static NameParts Parts(IReadOnlyList<NameRow> given, NameRow? family, string? prefix, NameRow called)
    {
        var all = family is null ? given : [.. given, family];
        var script = all.All(row => row.Script != "Latn") ? string.Join(' ', all.Select(row => row.OwnScript)) : null;
        return new(called.Latin, string.Join(' ', given.Select(row => row.Latin)), prefix, family?.Latin, script);
    }

    // Where men and women bear other forms of a family name, both stand at the same place of their list.
    private NameRow OfGender(NameRow family, string language, string country, string gender)
    {
        if (family.Gender.Length == 0 || family.Gender == gender)
            return family;
        var forms = _rows[(language, country)].Where(row => row.Kind == "family").ToLookup(row => row.Gender);
        return forms[gender].ElementAtOrDefault(forms[family.Gender].ToList().IndexOf(family)) ?? family;
    }

    private NameRow? Pick(string language, string country, string kind, string gender, Dice dice)
    {
        if (!_kept.TryGetValue((language, country, kind, gender), out var rows))
        {
            rows = [.. _rows[(language, country)].Where(row => row.Kind == kind && (row.Gender.Length == 0 || gender.Length == 0 || row.Gender == gender))];
            _kept[(language, country, kind, gender)] = rows;
        }
        return rows.Count == 0 ? null : dice.Pick(rows);
    }
}
