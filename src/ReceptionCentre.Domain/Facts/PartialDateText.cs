using System.Globalization;

namespace ReceptionCentre.Domain.Facts;

/// <summary>What a clerk types for a date. Dutch and English month names; day before month, as both languages here write it.</summary>
internal static class PartialDateText
{
    private static readonly string[] Unknown = ["?", "onbekend", "onb", "unknown"];
    private static readonly char[] Separators = ['-', '/', '.', ' ', ','];

    private static readonly Dictionary<string, int> Months = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jan"] = 1,
        ["feb"] = 2,
        ["mrt"] = 3,
        ["maa"] = 3,
        ["mar"] = 3,
        ["apr"] = 4,
        ["mei"] = 5,
        ["may"] = 5,
        ["jun"] = 6,
        ["jul"] = 7,
        ["aug"] = 8,
        ["sep"] = 9,
        ["okt"] = 10,
        ["oct"] = 10,
        ["nov"] = 11,
        ["dec"] = 12,
    };

    public static bool TryParse(string? text, DateOnly pivot, out PartialDate date)
    {
        date = default;
        text = Latin(text?.Trim() ?? "");
        if (Unknown.Contains(text, StringComparer.OrdinalIgnoreCase))
            return true;
        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length switch
        {
            1 => Compact(parts[0], out date),
            2 when parts[0].Length == 4 && char.IsAsciiDigit(parts[0][0]) =>
                Number(parts[0], out var year) && Month(parts[1], out var month) && PartialDate.TryOf(year, month, null, out date),
            2 => Year(parts[1], pivot, out var year) && Month(parts[0], out var month) && PartialDate.TryOf(year, month, null, out date),
            3 when parts[0].Length == 4 => YearFirst(parts, out date),
            3 => Year(parts[2], pivot, out var year) && Month(parts[1], out var month) && Number(parts[0], out var day)
                && Of(year, month, day, out date),
            _ => false,
        };
    }

    private static bool Compact(string digits, out PartialDate date)
    {
        date = default;
        if (!Number(digits, out var number))
            return false;
        return digits.Length switch
        {
            4 => PartialDate.TryOf(number, null, null, out date),
            8 => Of(number % 10000, number / 10000 % 100, number / 1000000, out date),
            _ => false,
        };
    }

    private static bool YearFirst(string[] parts, out PartialDate date)
    {
        date = default;
        return Number(parts[0], out var year) && Number(parts[1], out var month) && Number(parts[2], out var day)
            && Of(year, month, day, out date);
    }

    // "00" is how the population register writes an unknown day or month.
    private static bool Of(int year, int month, int day, out PartialDate date)
    {
        date = default;
        return (year, month, day) == (0, 0, 0)
            || (month != 0 ? PartialDate.TryOf(year, month, day == 0 ? null : day, out date)
                : day == 0 && PartialDate.TryOf(year, null, null, out date));
    }

    private static bool Year(string text, DateOnly pivot, out int year)
    {
        if (!Number(text, out year) || text.Length is not (2 or 4))
            return false;
        if (text.Length == 2)
        {
            year += pivot.Year / 100 * 100;
            if (year > pivot.Year)
                year -= 100;
        }
        return true;
    }

    private static bool Month(string text, out int month) =>
        text.Length >= 3 && Months.TryGetValue(text[..3], out month) || (Number(text, out month) && month <= 12);

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    // Arabic and Persian digits, as copied from a foreign document, become 0-9.
    private static string Latin(string text) =>
        string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));
}
