namespace ReceptionCentre.Domain.TravelDocuments;

/// <summary>
/// Check digits of a machine-readable zone (ICAO Doc 9303 part 3, section 4.9): each character has a value (digits their own,
/// A to Z 10 to 35, the filler 0), the values are multiplied by 7, 3, 1, 7, 3, 1 …, and the sum modulo 10 is the digit.
/// </summary>
/// <remarks>
/// Every wrong digit among digits is found, because 7, 3 and 1 have no factor in common with 10. Characters whose values differ by
/// ten or a multiple of it are not told apart: 6 and G, or 0, A, K, U and the filler.
/// </remarks>
public static class CheckDigit
{
    private static readonly int[] Weights = [7, 3, 1];

    /// <returns>Null when a character has no value.</returns>
    public static int? Of(IEnumerable<char> characters)
    {
        var (sum, place) = (0, 0);
        foreach (var character in characters)
        {
            if (ValueOf(character) is not { } value)
                return null;
            sum += value * Weights[place++ % Weights.Length];
        }
        return sum % 10;
    }

    private static int? ValueOf(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'A' and <= 'Z' => character - 'A' + 10,
        '<' => 0,
        _ => null,
    };
}
