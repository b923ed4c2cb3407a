namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>What was said: up to six notes in a file, the last of them with a next day before, on or after today.</summary>
internal sealed class DemoNotes : IDemoFeature
{
    private static readonly string[] Company = ["Buurvrouw", "Partner", "Maatje", "Contactpersoon van de taalschool", "Collega van schuldhulp"];
    private static readonly string[] Interpreters = ["professional-telephone", "professional-telephone", "professional-on-site", "staff", "not-available"];

    private static readonly IReadOnlyList<NoteRow> Talks = [.. DemoFiles.All.Notes.Where(row => row.Channel != "letter")];

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        var days = Days(file, dice);
        for (var i = 0; i < days.Count; i++)
        {
            var isLast = i == days.Count - 1;
            // The last time that something was noted was mostly a talk: only in some files it is silent.
            var row = isLast ? dice.Pick(Talks) : dice.Pick(DemoFiles.All.Notes);
            var here = row.Channel != "letter" && dice.Chance(isLast ? 98 : 93);
            records.Note(
                file.File,
                new(days[i], row.Channel, here, dice.Chance(12) ? dice.Pick(Company) : null,
                    file.Interpreter && here && row.Channel is not ("letter" or "email" or "message") && dice.Chance(70) ? dice.Pick(Interpreters) : null,
                    row.Text, isLast ? file.IsOpen ? Next(days[i], records.Today, dice) : null : dice.Chance(60) ? days[i + 1] : null, row.About == "health" && dice.Chance(45)),
                row.Channel == "desk" ? file.Desk : file.Works);
        }
    }

    private static List<DateOnly> Days(DemoFile file, Dice dice)
    {
        var (opened, today) = (file.OpenedOn, file.LastDay);
        var count = dice.Between(file.Days > 30 ? 1 : 0, 6);
        // In some files it has been silent for more than six weeks.
        var last = dice.Chance(file.Party.OfTheCaseworker ? 5 : 9) ? dice.Between(43, 150) : dice.Between(0, 38);
        var latest = today.AddDays(-last) > opened ? today.AddDays(-last) : opened;
        return [.. Enumerable.Range(0, count).Select(i => i == 0 ? latest : opened.AddDays(dice.Between(0, latest.DayNumber - opened.DayNumber))).Order()];
    }

    private static DateOnly? Next(DateOnly noted, DateOnly today, Dice dice)
    {
        var next = dice.Below(100) switch
        {
            < 25 => (DateOnly?)null,
            < 32 => today.AddDays(-dice.Between(1, 12)),
            < 40 => today,
            _ => today.AddDays(dice.Between(1, 40)),
        };
        return next >= noted ? next : null;
    }
}
