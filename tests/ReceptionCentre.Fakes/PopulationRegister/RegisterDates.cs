using System.Globalization;
using System.Text.Json.Nodes;

namespace ReceptionCentre.Fakes.PopulationRegister;

/// <summary>Dates of the register: eight digits, of which zeros are unknown, as one of the four kinds of date of the interface.</summary>
internal static class RegisterDates
{
    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    public static JsonObject? Of(string? digits)
    {
        if (digits is not { Length: 8 } || !digits.All(char.IsAsciiDigit))
            return null;
        var (year, month, day) = Parts(digits);
        if (year == 0)
            return new() { ["type"] = "DatumOnbekend", ["onbekend"] = true, ["langFormaat"] = "onbekend" };
        if (month == 0)
            return new() { ["type"] = "JaarDatum", ["jaar"] = year, ["langFormaat"] = Text(year) };
        if (day == 0)
            return new() { ["type"] = "JaarMaandDatum", ["jaar"] = year, ["maand"] = month, ["langFormaat"] = $"{Months[month - 1]} {year}" };
        return new()
        {
            ["type"] = "Datum",
            ["datum"] = $"{digits[..4]}-{digits[4..6]}-{digits[6..]}",
            ["langFormaat"] = $"{day} {Months[month - 1]} {year}",
        };
    }

    /// <summary>Whole years; none when only the year is known, and with year and month only outside the month of birth.</summary>
    public static int? Age(string? digits, DateOnly today)
    {
        if (digits is not { Length: 8 })
            return null;
        var (year, month, day) = Parts(digits);
        if (year == 0 || month == 0 || (day == 0 && month == today.Month))
            return null;
        var age = today.Year - year;
        return today.Month > month || (today.Month == month && today.Day >= day) ? age : age - 1;
    }

    private static (int Year, int Month, int Day) Parts(string digits)
    {
        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        return (number / 10000, number / 100 % 100, number % 100);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
