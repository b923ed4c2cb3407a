using System.Globalization;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Web.Features.Plans;

/// <summary>Hours and percentages as people type and read them: "12,5", "12.5" or "12:30" hours; "33,33" or "33.33 %".</summary>
public static class PlanNumbers
{
    private const decimal MostHours = 1000, MostPerCent = 100;

    public static bool TryMinutes(string typed, out int minutes)
    {
        minutes = 0;
        var text = typed.Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            if (!int.TryParse(text[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > MostHours
                || text.Length != colon + 3 || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var rest) || rest > 59)
                return false;
            minutes = hours * 60 + rest;
            return true;
        }
        if (!TryNumber(text, out var number) || number > MostHours)
            return false;
        minutes = (int)decimal.Round(number * 60, MidpointRounding.AwayFromZero);
        return true;
    }

    /// <summary>At most two decimals; 100 % is 10,000.</summary>
    public static bool TryBasisPoints(string typed, out int basisPoints)
    {
        basisPoints = 0;
        if (!TryNumber(typed.Trim().TrimEnd('%').TrimEnd(), out var number) || number > MostPerCent || decimal.Round(number, 2) != number)
            return false;
        basisPoints = (int)(number * PayerShare.Whole / MostPerCent);
        return true;
    }

    /// <summary>"rest": what the others do not pay.</summary>
    public static bool IsRest(string typed) => typed.Trim().ToUpperInvariant() is "REST" or "DE REST" or "THE REST";

    /// <summary>"12,5" in the language of the screen; null stays null.</summary>
    public static string? Hours(int? minutes) => minutes is null ? null : (minutes.Value / 60m).ToString("0.##", CultureInfo.CurrentCulture);

    public static string PerCent(int basisPoints) => (basisPoints * MostPerCent / PayerShare.Whole).ToString("0.##", CultureInfo.CurrentCulture);

    // A comma and a dot both begin the decimals: nobody types thousands of hours or per cent.
    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
