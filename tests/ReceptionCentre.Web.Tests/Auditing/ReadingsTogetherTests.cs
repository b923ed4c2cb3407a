using ReceptionCentre.Web.Features.Auditing;

namespace ReceptionCentre.Web.Tests.Auditing;

/// <summary>The history of a file tells openings in a row once.</summary>
public sealed class ReadingsTogetherTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Openings_in_a_row_by_one_person_on_one_day_are_one_line()
    {
        var told = Told(Opened("Sami", 0), Opened("Sami", 1), Opened("Sami", 2));

        Assert.Equal([("Sami", 3)], told);
    }

    [Fact]
    public void Another_person_another_day_and_a_change_between_stay_apart()
    {
        var told = Told(Opened("Sami", 0), Opened("Noor", 1), Opened("Sami", 2), Changed("Sami", 3), Opened("Sami", 4), Opened("Sami", 4 + (24 * 60)));

        Assert.Equal([("Sami", 1), ("Noor", 1), ("Sami", 1), ("Sami", 1), ("Sami", 1), ("Sami", 1)], told);
    }

    private static IEnumerable<(string, int)> Told(params AuditEntryView[] entries) =>
        AuditEntryView.WithReadingsTogether(entries).Select(entry => (entry.Who, entry.Times));

    private static AuditEntryView Opened(string who, int minutesAgo) =>
        new(Guid.NewGuid(), "Dossier geopend", Noon.AddMinutes(-minutesAgo), who, null, null, null, true, []);

    private static AuditEntryView Changed(string who, int minutesAgo) => Opened(who, minutesAgo) with { Title = "Contact genoteerd", IsReading = false };
}
