using System.Globalization;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Numbers for invented people: they look right, and belong to nobody. Citizen service numbers begin with 9, which are not given out.</summary>
public static class DemoNumbers
{
    public const int Most = 1_000_000;

    /// <summary>The n-th citizen service number (from 0); each n gives another one.</summary>
    public static string Bsn(int n)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)n, (uint)Most, nameof(n));
        // The last digit is the remainder; where that would be ten, the digit before it (weight 2) goes up by one.
        var digits = string.Create(CultureInfo.InvariantCulture, $"9{n:000000}0");
        if (Remainder(digits) == 10)
            digits = digits[..7] + '1';
        return digits + (char)('0' + Remainder(digits));
    }

    /// <summary>The n-th V-number (from 0).</summary>
    public static string VNumber(int n) => string.Create(CultureInfo.InvariantCulture, $"99{n:00000000}");

    private static int Remainder(string eight) => eight.Select((digit, i) => (digit - '0') * (9 - i)).Sum() % 11;
}
