using System.Collections.Frozen;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Documents;

/// <summary>Languages in which a paper can stand beside the Dutch: those for which the templates have texts.</summary>
public static class PaperLanguages
{
    public const string English = "en";

    /// <summary>Codes of the list "languages", without Dutch, which always stands on the paper.</summary>
    public static readonly IReadOnlyList<string> BesideDutch =
    [
        "am", "ar", "bg", "ckb", "en", "es", "fa", "fr", "hi", "hu", "kmr", "pl", "prs", "ps", "pt", "ro", "ru", "sk", "so", "ti", "tr", "uk", "zh",
    ];

    /// <summary>Those of which a native speaker checked every sentence; a test compares them with the files of texts. None yet.</summary>
    public static readonly IReadOnlyList<string> Checked = [];

    /// <summary>Who speaks one of these reads another: what is spoken at home is not what is written at school.</summary>
    private static readonly FrozenDictionary<string, string> WrittenAs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["acm"] = "ar",
        ["aeb"] = "ar",
        ["afb"] = "ar",
        ["apc"] = "ar",
        ["apd"] = "ar",
        ["arq"] = "ar",
        ["ary"] = "ar",
        ["arz"] = "ar",
        ["ayl"] = "ar",
        ["haz"] = "prs",
        ["hak"] = "zh",
        ["nan"] = "zh",
        ["yue"] = "zh",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// A translation informs, the Dutch text counts: a formal plan, once agreed, goes out with a checked translation or in
    /// Dutch alone. A draft and a voluntary plan may stand beside any language that we have.
    /// </summary>
    public static bool MayStandBeside(PlanKind kind, PlanState state, string language) =>
        kind != PlanKind.Pip || state is PlanState.Draft or PlanState.Offered || Checked.Contains(language);

    /// <summary>The language for somebody who prefers this one; null = Dutch alone.</summary>
    public static string? For(string? preferred) =>
        preferred is null ? null : BesideDutch.Contains(preferred) ? preferred : WrittenAs.GetValueOrDefault(preferred);

    /// <summary>The same, with English for who reads no language that we have words in; null = who reads Dutch.</summary>
    public static string? OrEnglishFor(string? preferred) => preferred is null or "nl" ? null : For(preferred) ?? English;

    /// <summary>As one chooses from them: the person's own first, the others by their name in the language of the screen.</summary>
    public static IEnumerable<CodeView> InOrder(IEnumerable<CodeView> languages, string? own, string screen) =>
        languages.OrderByDescending(language => language.Value == own).ThenBy(language => language.In(screen), StringComparer.CurrentCultureIgnoreCase);
}
