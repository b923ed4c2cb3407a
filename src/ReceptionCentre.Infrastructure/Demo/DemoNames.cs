using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Puts names together as people of a language do (Data/names-customs.csv tells how).</summary>
internal sealed class DemoNames
{
    private readonly ILookup<(string Language, string Country), NameRow> _rows = DemoFiles.All.Names.ToLookup(row => (row.Language, row.Country));

    private readonly Dictionary<(string, string, string, string), IReadOnlyList<NameRow>> _kept = [];

    /// <param name="gender">"m" or "f".</param>
    public NameParts Of(string language, string country, string gender, Dice dice)
    {
        var own = Pick(language, country, "given", gender, dice)!;
        return language switch
        {
            "ti" or "am" or "so" => Chain(own, language, country, dice),
            "ta" => Parts([own], dice.Chance(50) ? Pick(language, country, "given", "m", dice) : null, null, own),
            "zh" => Chinese(own, language, country, gender, dice),
            "es" or "pt" => TwoFamilies(own, language, country, dice),
            "prs" or "ps" or "ckb" or "hi" when dice.Chance(8) => Parts([own], null, null, own),
            "nl" => Parts([own], Pick(language, country, "family", gender, dice), dice.Chance(35) ? Pick(language, country, "prefix", "", dice)!.Latin : null, own),
            _ => Parts(Given(own, language, country, gender, dice), Pick(language, country, "family", gender, dice), null, own),
        };
    }

    private List<NameRow> Given(NameRow own, string language, string country, string gender, Dice dice)
    {
        var second = dice.Chance(25) ? Pick(language, country, "given", gender, dice) : null;
        return second is null || second == own ? [own] : [own, second];
    }

    // Own name, father's name, grandfather's name; papers from abroad often put the last in the field for the family name.
    private NameParts Chain(NameRow own, string language, string country, Dice dice)
    {
        var (father, grandfather) = (Pick(language, country, "given", "m", dice)!, Pick(language, country, "given", "m", dice)!);
        return dice.Chance(60) ? Parts([own, father], grandfather, null, own)
            : dice.Chance(50) ? Parts([own], father, null, own)
            : Parts([own, father, grandfather], null, null, own);
    }

    private NameParts Chinese(NameRow own, string language, string country, string gender, Dice dice)
    {
        var family = Pick(language, country, "family", gender, dice)!;
        return new(own.Latin, own.Latin, null, family.Latin, family.OwnScript + own.OwnScript);
    }

    private NameParts TwoFamilies(NameRow own, string language, string country, Dice dice)
    {
        var (first, second) = (Pick(language, country, "family", "", dice)!, Pick(language, country, "family", "", dice)!);
        var small = language == "pt" && dice.Chance(30) ? " da " : " ";
        return new(own.Latin, own.Latin, null, dice.Chance(85) ? first.Latin + small + second.Latin : first.Latin, null);
    }

    private static NameParts Parts(IReadOnlyList<NameRow> given, NameRow? family, string? prefix, NameRow called)
    {
        var all = family is null ? given : [.. given, family];
        var script = all.All(row => row.Script != "Latn") ? string.Join(' ', all.Select(row => row.OwnScript)) : null;
        return new(called.Latin, string.Join(' ', given.Select(row => row.Latin)), prefix, family?.Latin, script);
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
