namespace ReceptionCentre.Application.Documents;

/// <summary>Languages in which a paper can stand beside the Dutch: those for which the templates have texts.</summary>
public static class PaperLanguages
{
    /// <summary>Codes of the list "languages", without Dutch, which always stands on the paper.</summary>
    public static readonly IReadOnlyList<string> BesideDutch = ["ar", "en", "pl", "ti", "uk", "zh"];

    /// <summary>The language for somebody who prefers this one; null = Dutch alone.</summary>
    public static string? For(string? preferred) => preferred is not null && BesideDutch.Contains(preferred) ? preferred : null;
}
