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

    private static bool IsDefault(PartialDate date) => date.Month is null || (date.Month == 1 && date.Day is null or 1);

    private static string Digits(PartialDate date) => $"{date.Year:0000}{date.Month ?? 0:00}{date.Day ?? 0:00}";
}
