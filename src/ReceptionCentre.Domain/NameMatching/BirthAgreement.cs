using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>How two birth dates agree; each kind is how papers and desks come to differ.</summary>
public enum BirthAgreement
{
    /// <summary>At least one is not known.</summary>
    Missing,
    Same,

    /// <summary>The same 1 January or the same year alone: what is written down when the day is not known.</summary>
    SameDefault,

    /// <summary>Of one only the year, or year and month, is known, and the other fits.</summary>
    Fits,

    /// <summary>One is 1 January of the year of the other.</summary>
    DefaultDay,

    /// <summary>Day and month changed places.</summary>
    Swapped,

    /// <summary>One digit of day or month differs, or two neighbours changed places.</summary>
    OneDigit,

    /// <summary>One digit of the year differs, and day and month are the same.</summary>
    OneDigitOfYear,

    /// <summary>The same year and another day.</summary>
    SameYear,

    /// <summary>At most two years between them.</summary>
    NearYear,
    Different,

    /// <summary>Fourteen years or more between them: parent and child.</summary>
    Generation,
}

public static class BirthAgreements
{
    public static BirthAgreement Of(PartialDate first, PartialDate second)
    {
        if (first.IsUnknown || second.IsUnknown)
            return BirthAgreement.Missing;
        if (first == second)
            return IsDefault(first) ? BirthAgreement.SameDefault : BirthAgreement.Same;
        if (first.Year == second.Year)
        {
            if (!first.IsComplete || !second.IsComplete)
            {
                if (first.Month is null || second.Month is null || first.Month == second.Month)
                    return IsDefault(first.IsComplete ? first : second) && (first.IsComplete || second.IsComplete) ? BirthAgreement.SameDefault : BirthAgreement.Fits;
                return (first.IsComplete && IsDefault(first)) || (second.IsComplete && IsDefault(second)) ? BirthAgreement.DefaultDay : BirthAgreement.SameYear;
            }
            if (first.Day == second.Month && first.Month == second.Day)
                return BirthAgreement.Swapped;
            if (IsDefault(first) || IsDefault(second))
                return BirthAgreement.DefaultDay;
        }
        // Two times 1 January says nothing about the day, so the year is not a slip either.
        if (!(IsDefault(first) && IsDefault(second)) && Slips.IsOne(Digits(first), Digits(second)))
            return first.Year == second.Year ? BirthAgreement.OneDigit : BirthAgreement.OneDigitOfYear;
        return Math.Abs(first.Year!.Value - second.Year!.Value) switch
        {
            0 => BirthAgreement.SameYear,
            <= 2 => BirthAgreement.NearYear,
            < 14 => BirthAgreement.Different,
            _ => BirthAgreement.Generation,
        };
    }

    /// <summary>How the same date stands in other papers: day and month swapped, 1 January, only the month, only the year.</summary>
    public static IReadOnlySet<PartialDate> WrittenOtherwise(PartialDate born)
    {
        if (born.Year is not { } year)
            return new HashSet<PartialDate>();
        var dates = new HashSet<PartialDate> { born, PartialDate.Of(year), PartialDate.Of(year, 1, 1) };
        if (born.Month is { } month)
            dates.Add(PartialDate.Of(year, month));
        if (born.Day is { } day && PartialDate.TryOf(year, day, born.Month, out var swapped))
            dates.Add(swapped);
        return dates;
    }

    /// <summary>The same day in a year that differs by one digit, or of which two neighbours changed places.</summary>
    public static IReadOnlySet<PartialDate> InAnotherYear(PartialDate born)
    {
        var dates = new HashSet<PartialDate>();
        if (born.Year is not { } year)
            return dates;
        void Add(int other)
        {
            if (other != year && PartialDate.TryOf(other, born.Month, born.Day, out var date))
                dates.Add(date);
        }

        for (var digit = 0; digit < 10; digit++)
        {
            Add((year / 10 * 10) + digit);
            Add((year / 100 * 100) + (digit * 10) + (year % 10));
        }
        Add((year / 100 * 100) + (year % 10 * 10) + (year / 10 % 10));
        return dates;
    }

    /// <summary>Dates in the same year of which one digit of day or month differs, or two neighbours changed places.</summary>
    public static IReadOnlySet<PartialDate> OneDigitOff(PartialDate born)
    {
        var dates = new HashSet<PartialDate>();
        if (born is not { Year: { } year, Month: { } month, Day: { } day })
            return dates;
        foreach (var (otherMonth, otherDay) in DaysOneDigitOff[month][day])
        {
            if (PartialDate.TryOf(year, otherMonth, otherDay, out var date))
                dates.Add(date);
        }
        return dates;
    }

    // By month and day; it is asked for everybody who is looked for.
    private static readonly (int Month, int Day)[][][] DaysOneDigitOff =
    [
        .. Enumerable.Range(0, 13).Select(month => Enumerable.Range(0, 32).Select(day => (
            from otherMonth in Enumerable.Range(1, 12)
            from otherDay in Enumerable.Range(1, 31)
            where Slips.IsOne($"{month:00}{day:00}", $"{otherMonth:00}{otherDay:00}")
            select (otherMonth, otherDay)).ToArray()).ToArray()),
    ];

    /// <summary>Only the year, or 1 January, which is written when nobody knows the day.</summary>
    public static bool IsDefault(PartialDate date) => date.Month is null || (date.Month == 1 && date.Day is null or 1);

    private static string Digits(PartialDate date) => $"{date.Year:0000}{date.Month ?? 0:00}{date.Day ?? 0:00}";
}
