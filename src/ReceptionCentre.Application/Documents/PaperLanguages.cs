using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Documents;

/// <summary>Languages in which a paper can stand beside the Dutch: those for which the templates have texts.</summary>
public static class PaperLanguages
{
    /// <summary>Codes of the list "languages", without Dutch, which always stands on the paper.</summary>
    public static readonly IReadOnlyList<string> BesideDutch = ["ar", "en", "pl", "ti", "uk", "zh"];

    /// <summary>Those whose texts a native speaker checked; a test compares them with the files of texts. None yet.</summary>
    public static readonly IReadOnlyList<string> Checked = [];

    /// <summary>
    /// A translation informs, the Dutch text counts: a formal plan, once agreed, goes out with a checked translation or in
    /// Dutch alone. A draft and a voluntary plan may stand beside any language that we have.
    /// </summary>
    public static bool MayStandBeside(PlanKind kind, PlanState state, string language) =>
        kind != PlanKind.Pip || state is PlanState.Draft or PlanState.Offered || Checked.Contains(language);

    /// <summary>The language for somebody who prefers this one; null = Dutch alone.</summary>
    public static string? For(string? preferred) => preferred is not null && BesideDutch.Contains(preferred) ? preferred : null;
}
