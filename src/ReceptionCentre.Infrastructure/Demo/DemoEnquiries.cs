using ReceptionCentre.Domain.Enquiries;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Contacts without a dossier: about one for every two files, over the last two years. They stand in the row of people only
/// because it is written so; day, topic and language are thrown apart and say nothing of whoever the row is about.
/// </summary>
internal sealed class DemoEnquiries : IDemoFeature
{
    private const int Days = 2 * 365;

    private static readonly IReadOnlyList<(int Weight, string? What)> Languages =
        [(18, null), (14, "pl"), (12, "ar"), (9, "en"), (8, "uk"), (7, "ro"), (6, "ti"), (6, "tr"), (5, "bg"), (5, "es"), (4, "nl"), (3, "fa"), (3, "zh")];

    private static readonly IReadOnlyList<(int Weight, string What)> Topics =
    [
        (20, "registration"), (14, "housing"), (12, "work"), (10, "documents"), (8, "forms"), (8, "health-insurance"), (7, "debts"), (6, "digid"), (6, "benefits"), (5, "language"),
        (4, "school"),
    ];

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        if (!dice.Chance(50))
            return;
        var on = file.Today.AddDays(-dice.Below(Days)).Workday();
        on = on > file.Today ? file.Today : on;
        List<string> topics = dice.Chance(6) ? [] : [dice.Pick(Topics)];
        if (topics.Count > 0 && dice.Chance(25))
            topics.Add(dice.Pick(Topics));
        records.Add(Enquiry.Note(on, topics, dice.Pick(Languages), dice.Chance(5) ? null : file.Town.Code, on, file.Desk));
    }
}
