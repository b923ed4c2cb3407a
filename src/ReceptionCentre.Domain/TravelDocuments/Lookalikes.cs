namespace ReceptionCentre.Domain.TravelDocuments;

/// <summary>Letters and digits that readers, cameras and people take for each other.</summary>
internal static class Lookalikes
{
    private const string Digits = "018526", Letters = "OIBSZG";

    /// <summary>The other of the pair; null when the character is not easily confused.</summary>
    public static char? Of(char character) =>
        Digits.IndexOf(character) is var digit and >= 0 ? Letters[digit]
        : Letters.IndexOf(character) is var letter and >= 0 ? Digits[letter] : null;
}
