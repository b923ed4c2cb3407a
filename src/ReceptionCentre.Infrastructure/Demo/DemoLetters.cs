using ReceptionCentre.Domain.LetterHelp;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Letters that people brought: explained, done, or with a deadline that runs.</summary>
internal sealed class DemoLetters : IDemoFeature
{
    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        if (file.Who.AgeOn(file.LastDay) < 18 || file.Days < 8)
            return;
        for (var left = dice.Chance(16) ? dice.Chance(20) ? 2 : 1 : 0; left > 0; left--)
            Bring(file, records, dice.Pick(DemoFiles.All.Letters), file.OpenedOn.AddDays(dice.Between(0, file.Days)), dice);
        if (file.IsOpen && dice.Chance(6))
            Bring(file, records, dice.Pick(DemoFiles.All.Letters), file.LastDay.AddDays(-dice.Between(0, 7)), dice);
    }

    private static void Bring(DemoFile file, DemoRecords records, LetterRow row, DateOnly brought, Dice dice)
    {
        var by = dice.Chance(60) ? file.Desk : file.Works;
        var deadline = row.Days is { } days ? brought.AddDays(days * dice.Between(30, 100) / 100) : (DateOnly?)null;
        var letter = HelpedLetter.Note(
            file.File.Id, new(row.SenderKind, dice.Chance(75) ? row.Sender : null, row.Topic, dice.Chance(85) ? deadline : null, row.ToDo), null, brought, records.At(brought), by);
        records.Add(letter);
        if (letter.ToDo is null)
            return;
        // What had to be done by now was, but for one in twelve of the late ones.
        var done = brought.AddDays(dice.Between(0, row.Days ?? 10));
        var late = deadline < file.LastDay;
        if (done < file.LastDay && (dice.Chance(60) || late) && !(late && deadline > file.LastDay.AddDays(-9) && dice.Chance(25)))
            letter.Finish(row.Outcome!, done, by);
        else if (late && deadline < file.LastDay.AddDays(-9))
            letter.Finish(row.Outcome!, deadline!.Value, by);
    }
}
