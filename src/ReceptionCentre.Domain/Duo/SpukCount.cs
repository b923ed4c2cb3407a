using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Duo;

/// <summary>Why somebody counts for the yearly grant on 31 December, or does not.</summary>
public enum SpukReason
{
    /// <summary>Asylum status holder, housed in the municipality, in one of the years that count.</summary>
    HousedAsylum = 1,

    /// <summary>Family or other migrant in the first year of the duty.</summary>
    FirstYear = 2,

    /// <summary>DUO's decision that holds on the day is not "obliged under the Act of 2021".</summary>
    NotObliged = 3,

    /// <summary>Nobody recorded in which of DUO's groups the person is: look it up.</summary>
    GroupUnknown = 4,

    /// <summary>Still in a reception location of COA.</summary>
    InReception = 5,

    /// <summary>No day is recorded on which the person settled in the municipality: look it up.</summary>
    NotHoused = 6,

    /// <summary>Settled after the day of the count.</summary>
    HousedLater = 7,

    /// <summary>Counted before, as often as somebody of the group does.</summary>
    YearsAreOver = 8,

    /// <summary>The day of the duty is not known as far as its year: look it up.</summary>
    DutyDayUnknown = 9,

    /// <summary>How many years count is not in the numbers of the Act on that day.</summary>
    NumberMissing = 10,
}

/// <summary>What the count looks at of one person with an open file in the municipality, as it was on the day.</summary>
/// <param name="DutyYear">Year in which DUO's duty began; null = not known.</param>
/// <param name="SettledOn">Day on which the person settled in the municipality, by the population register; null = not recorded.</param>
/// <param name="InReception">The lodging of that day is a reception location.</param>
public sealed record SpukPerson(bool IsObliged, DutyGroup? Group, int? DutyYear, DateOnly? SettledOn, bool InReception);

/// <param name="Year">Which of the years that count this is, from 1; null when it is none.</param>
public sealed record SpukFinding(SpukReason Reason, int? Year = null)
{
    public bool Counts => Reason is SpukReason.HousedAsylum or SpukReason.FirstYear;
}

/// <summary>
/// Who counts for the grant for integration (specifieke uitkering inburgeringsvoorzieningen), which is settled by how many obliged
/// people a municipality has on 31 December. Family and other migrants count once, in the first year of their integration; asylum
/// status holders once they are housed in the municipality, three years in a row; nobody who is still in a reception location.
/// Source: the executing agency's page for municipalities on this grant (S2); that a year is a calendar year, the first one that in
/// which the duty began or the person settled, is how we read it (I).
/// </summary>
public static class SpukCount
{
    public static SpukFinding Of(SpukPerson person, DateOnly on, CivicParameters numbers)
    {
        if (!person.IsObliged)
            return new(SpukReason.NotObliged);
        if (person.Group is not { } group)
            return new(SpukReason.GroupUnknown);
        if (person.InReception)
            return new(SpukReason.InReception);
        return group == DutyGroup.Asylum ? Asylum(person.SettledOn, on, numbers) : Other(person.DutyYear, on, numbers);
    }

    private static SpukFinding Asylum(DateOnly? settledOn, DateOnly on, CivicParameters numbers)
    {
        if (settledOn is not { } day)
            return new(SpukReason.NotHoused);
        if (day > on)
            return new(SpukReason.HousedLater);
        return InYear(on.Year - day.Year + 1, numbers.On(on, CivicParameters.SpukYearsAsylum), SpukReason.HousedAsylum);
    }

    private static SpukFinding Other(int? dutyYear, DateOnly on, CivicParameters numbers) =>
        dutyYear is { } year ? InYear(on.Year - year + 1, numbers.On(on, CivicParameters.SpukYearsOthers), SpukReason.FirstYear) : new(SpukReason.DutyDayUnknown);

    private static SpukFinding InYear(int year, int? most, SpukReason counts) =>
        most is null ? new(SpukReason.NumberMissing) : year <= most ? new(counts, year) : new(SpukReason.YearsAreOver);
}

public static class SpukRules
{
    /// <summary>The first year of the Act is 2022; a year that is still to come cannot be counted.</summary>
    public static readonly Rule AYearOfTheAct = new("Duo.AYearOfTheAct");
}
