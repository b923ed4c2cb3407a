namespace ReceptionCentre.Domain.Newcomers;

public enum IdentityNumberKind
{
    /// <summary>Burgerservicenummer, 9 digits.</summary>
    Bsn = 1,

    /// <summary>V-nummer of the immigration service, 10 digits with leading zeros kept.</summary>
    VNumber = 2,
}

/// <summary>What the numbers look like and when they are wrong.</summary>
public static class IdentityNumbers
{
    private static readonly int[] BsnWeights = [9, 8, 7, 6, 5, 4, 3, 2, -1];

    /// <summary>
    /// A citizen service number passes the "elfproef": nine digits, weights 9,8,7,6,5,4,3,2,−1, sum divisible by 11, not
    /// all zeros (rvig.nl; confirmed on the test persons of the BRP interface).
    /// </summary>
    public static bool IsBsn(string digits) =>
        digits.Length == 9 && digits.All(char.IsAsciiDigit) && digits != "000000000"
        && digits.Select((digit, i) => (digit - '0') * BsnWeights[i]).Sum() % 11 == 0;

    /// <summary>A V-number has ten digits. No public check digit is known.</summary>
    public static bool IsVNumber(string digits) =>
        digits.Length == 10 && digits.All(char.IsAsciiDigit) && digits.Any(digit => digit != '0');

    /// <summary>What was typed, without spaces, dots and hyphens; leading zeros are put back.</summary>
    public static string? Tidy(IdentityNumberKind kind, string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-')));
        if (digits.Length == 0)
            return null;
        return kind switch
        {
            // Eight digits is a BSN of which a spreadsheet ate the zero; DUO sends V-numbers as whole numbers.
            IdentityNumberKind.Bsn when digits.Length == 8 => digits.PadLeft(9, '0'),
            IdentityNumberKind.VNumber when digits.Length is >= 7 and < 10 && digits.All(char.IsAsciiDigit) => digits.PadLeft(10, '0'),
            _ => digits,
        };
    }

    public static bool IsValid(IdentityNumberKind kind, string digits) => kind switch
    {
        IdentityNumberKind.Bsn => IsBsn(digits),
        IdentityNumberKind.VNumber => IsVNumber(digits),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
