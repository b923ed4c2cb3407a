using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Duo;

/// <summary>How one municipality works with the executing agency. Without a day from which it reports, nothing is asked by it.</summary>
public sealed class DuoSettings : Aggregate
{
    public const int OinLength = 20, FewestDays = 1, MostDays = 60, UsualDays = 7;

    private DuoSettings()
    {
    }

    /// <summary>Code of the list "municipalities"; each has one row at most.</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>What was decided or recorded on or after this day is owed through the worklist; null = the worklist is not used.</summary>
    public DateOnly? ReportsFrom { get; private set; }

    /// <summary>Own working term: within so many days it is reported. No source gives a term of the law.</summary>
    public int ReportDays { get; private set; } = UsualDays;

    /// <summary>Messages may go by the interface; off, and by hand only, until somebody says so.</summary>
    public bool ByInterface { get; private set; }

    /// <summary>Number of the municipality as an organisation, in each message of the interface.</summary>
    public string? Oin { get; private set; }

    /// <summary>Begins at version 1: 0 is what a page says of a municipality that has none.</summary>
    public static DuoSettings For(string municipality)
    {
        var settings = new DuoSettings { Id = Guid.CreateVersion7(), Municipality = municipality };
        settings.RaiseVersion();
        return settings;
    }

    public void Choose(DateOnly? reportsFrom, int reportDays, bool byInterface, string? oin)
    {
        DuoRules.TheTermIsInItsRange.Check(reportDays is >= FewestDays and <= MostDays, FewestDays, MostDays);
        DuoRules.AnOrganisationHasItsNumber.Check(oin is null ? !byInterface : IsOin(oin));
        (ReportsFrom, ReportDays, ByInterface, Oin) = (reportsFrom, reportDays, byInterface, oin);
    }

    public static bool IsOin(string? oin) => oin is { Length: OinLength } && oin.All(char.IsAsciiDigit);
}
