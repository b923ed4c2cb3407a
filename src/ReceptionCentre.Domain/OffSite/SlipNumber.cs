using System.Globalization;
using System.Security.Cryptography;

namespace ReceptionCentre.Domain.OffSite;

/// <summary>
/// The number as it stands on a slip and is said aloud, "17-042-K": the day, the place in the row and a letter that finds
/// every single wrong digit and every two neighbours that were swapped.
/// </summary>
public readonly record struct SlipNumber(long Day, int Number)
{
    // A prime number of letters, without those that look like a digit or another letter (I, O, Q).
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const int DayDigits = 5, NumberDigits = 4;

    public char CheckLetter
    {
        get
        {
            var digits = string.Create(CultureInfo.InvariantCulture, $"{Day:00000}{Number:0000}");
            var (sum, weight) = (0, 1);
            for (var at = digits.Length - 1; at >= 0; at--)
            {
                weight = weight * 2 % Letters.Length;
                sum += weight * (digits[at] - '0');
            }
            return Letters[sum % Letters.Length];
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day}-{Number:000}-{CheckLetter}");

    /// <summary>Reads a number as people type it: small letters, spaces for dashes, with or without zeros. A wrong letter is no number.</summary>
    public static bool TryParse(string? typed, out SlipNumber number)
    {
        number = default;
        var parts = (typed ?? "").Split([' ', '-', '\u2010', '\u2011', '\u2013'], StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var day, var place, { Length: 1 } letter]
            || day.Length > DayDigits || place.Length > NumberDigits
            || !long.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            return false;
        }
        number = new(of, at);
        return of > 0 && at > 0 && char.ToUpperInvariant(letter[0]) == number.CheckLetter;
    }
}

/// <summary>The code in the printed picture of a slip.</summary>
public static class SlipCode
{
    /// <summary>Eighty bits: who tries a million a second needs longer than there is.</summary>
    public const int Length = 16;

    // Digits and small letters of which none looks like another on paper or sounds alike to a reader.
    private const string Signs = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New() => RandomNumberGenerator.GetString(Signs, Length);

    public static bool IsOne(string? text) => text is { Length: Length } && text.All(sign => Signs.Contains(sign, StringComparison.Ordinal));
}
