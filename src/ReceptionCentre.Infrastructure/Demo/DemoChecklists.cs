using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Departures;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>What was arranged on arrival and on departure, mostly not all of it. Of the last two years.</summary>
internal sealed class DemoChecklists(DemoCentre? centre) : IDemoFeature
{
    private const int Remembered = 2 * 365;

    private static readonly string[] WhyNot = ["De werkgever regelt het.", "Was al geregeld.", "Niet van toepassing.", "Wil dit zelf niet."];

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        if (centre is null || file.Who.Role == DemoRole.Child)
            return;
        if (file.Number == 0 && file.OpenedOn > file.Today.AddDays(-Remembered))
            Tick(file, records, ChecklistKind.Arrival, file.File.Id, null, file.OpenedOn, file.LastDay, file.Days > 120 ? 78 : file.Days > 30 ? 55 : 28, dice);
        foreach (var departure in records.Of<Departure>(file.File).Where(one => one.State is DepartureState.Planned or DepartureState.CarriedOut).ToList())
        {
            if (departure.RecordedOn > file.Today.AddDays(-Remembered) && departure.Kind is not (Departure.Death or Departure.Disappeared))
                Tick(file, records, ChecklistKind.Departure, departure.Id, departure.Kind, departure.RecordedOn, file.LastDay, departure.State == DepartureState.Planned ? 35 : 65, dice);
        }
    }

    private void Tick(DemoFile file, DemoRecords records, ChecklistKind kind, Guid list, string? departureKind, DateOnly from, DateOnly last, int percent, Dice dice)
    {
        var who = new ChecklistPerson(file.Town.Code, [file.Who.Motive.Code], departureKind, [], []);
        foreach (var line in centre!.Checklist.Where(line => line.Kind == kind && line.HoldsFor(who, last)))
        {
            if (!dice.Chance(percent))
                continue;
            var on = from.AddDays(dice.Between(0, Math.Min(60, last.DayNumber - from.DayNumber)));
            var tick = dice.Chance(6)
                ? ChecklistTick.NotNeeded(file.File.Id, list, line, dice.Pick(WhyNot), on, records.At(on), file.Works)
                : ChecklistTick.Done(file.File.Id, list, line, null, on, records.At(on), dice.Chance(50) ? file.Desk : file.Works);
            records.Add(tick);
            if (dice.Chance(1))
                tick.Withdraw(records.At(on, 660), file.Works);
        }
    }
}
