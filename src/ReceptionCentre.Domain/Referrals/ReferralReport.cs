namespace ReceptionCentre.Domain.Referrals;

/// <summary>How it went with the person at the receiver, over some days.</summary>
public sealed class ReferralReport
{
    public const int WordsLength = 1000;

    /// <summary>More hours than a year has of work are a slip of the pen.</summary>
    public const int MostHours = 2000;

    private ReferralReport()
    {
    }

    internal ReferralReport(Guid referralId, int number, ReportInput report, DateTimeOffset at, Guid by)
    {
        Id = Guid.CreateVersion7();
        (ReferralId, Number, From, Until) = (referralId, number, report.From, report.Until);
        (HoursThere, HoursOffered, Words) = (report.HoursThere, report.HoursOffered, report.Words);
        (RecordedAt, RecordedBy) = (at, by);
    }

    public Guid Id { get; private init; }
    public Guid ReferralId { get; private init; }

    /// <summary>Place in the row of reports, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>First day that it is about.</summary>
    public DateOnly From { get; private init; }

    /// <summary>Last day that it is about.</summary>
    public DateOnly Until { get; private init; }

    /// <summary>Hours that the person was there; null = not counted.</summary>
    public int? HoursThere { get; private init; }

    /// <summary>Hours that there were; null = not counted.</summary>
    public int? HoursOffered { get; private init; }
    public string? Words { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Member of staff, or of the receiver.</summary>
    public Guid RecordedBy { get; private init; }
}

/// <summary>What a report says.</summary>
/// <param name="From">First day that it is about, not before the first attendance.</param>
/// <param name="Until">Last day that it is about.</param>
/// <param name="HoursThere">Whole hours that the person was there.</param>
/// <param name="HoursOffered">Whole hours that there were.</param>
public sealed record ReportInput(DateOnly From, DateOnly Until, int? HoursThere, int? HoursOffered, string? Words)
{
    internal void Check(DateOnly startedOn, DateOnly today)
    {
        ReferralRules.AReportIsOfDaysThatWere.Check(From >= startedOn && From <= Until && Until <= today);
        ReferralRules.AReportSaysSomething.Check(HoursThere is not null || !string.IsNullOrWhiteSpace(Words));
        ReferralRules.NoMoreIsAttendedThanThereWas.Check(HoursThere is null || HoursOffered is null || HoursThere <= HoursOffered);
    }
}
