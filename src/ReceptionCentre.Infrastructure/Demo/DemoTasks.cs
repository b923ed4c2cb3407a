using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>What somebody of the centre had to do or has to do yet, or promised, and why.</summary>
internal sealed class DemoTasks : IDemoFeature
{
    private static readonly string[] Outcomes = ["Gedaan.", "Gelukt, antwoord komt per post.", "Opgestuurd.", "Afspraak staat."];
    private static readonly string[] NotNeeded = ["Heeft het zelf al geregeld.", "Niet meer nodig.", "Werkgever heeft het gedaan."];

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        // What was done.
        for (var left = file.Days > 25 ? dice.Chance(35) ? 1 : dice.Chance(8) ? 2 : 0 : 0; left > 0; left--)
        {
            var made = file.OpenedOn.AddDays(dice.Between(1, file.Days - 18));
            var task = Make(file, records, made, made.AddDays(dice.Between(2, 14)).Workday(), dice);
            var ended = made.AddDays(dice.Between(0, 15));
            if (dice.Chance(12))
            {
                var moved = task.DueOn.AddDays(7);
                task.Move(moved, "Wachten op papieren.", made, records.At(made.AddDays(1)), file.Works);
            }
            if (dice.Chance(12))
                task.Drop(dice.Pick(NotNeeded), records.At(ended), file.Works);
            else
                task.Finish(dice.Chance(40) ? dice.Pick(Outcomes) : null, records.At(ended), file.Works);
        }
        // What is still to be done, or was when the file was closed.
        if (file.Days < 2 || !dice.Chance(file.IsOpen ? 32 : 5))
            return;
        var late = dice.Chance(9) ? dice.Between(1, 8) : 0;
        var since = Math.Min(file.Days - 1, late + dice.Between(1, 12));
        var on = file.LastDay.AddDays(-since);
        var due = late > 0 && late < since ? file.LastDay.AddDays(-late) : dice.Chance(6) ? file.LastDay : file.LastDay.AddDays(dice.Between(1, 30)).Workday();
        Make(file, records, on, due, dice);
    }

    private static StaffTask Make(DemoFile file, DemoRecords records, DateOnly made, DateOnly due, Dice dice)
    {
        var row = dice.Pick(DemoFiles.All.Tasks);
        var atDesk = dice.Chance(20);
        // What somebody has in the own name was promised to the person.
        Guid? promisedBy = dice.Chance(15) ? file.Works : null;
        var task = StaffTask.Make(
            file.File.Id, row.What, row.Why.Length == 0 ? null : row.Why, due, promisedBy, made, records.At(made), atDesk ? file.Desk : file.Works, isPromise: promisedBy is not null);
        records.Add(task);
        return task;
    }
}
