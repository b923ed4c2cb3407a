using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Checklists;

/// <summary>
/// The first line of the checklist of a planned departure that has a last day and is not ticked. Lines count their days from the
/// day of departure, so without a whole day nothing asks; the list of an arrival has no days. Who holds for whom is what
/// <see cref="ChecklistItem.HoldsFor"/> says; of who is protected in the household nothing is counted, because the clock is seen by
/// whoever sees the file. A birth or a household that changes is read with the next change of the file.
/// </summary>
internal sealed class ChecklistClocks(IReceptionDb db) : IClockSource
{
    // A line for children holds for a child of whom nobody knows the age.
    private const string Child = "child";

    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DepartureChecklist];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(Departure), typeof(ChecklistTick), typeof(MotiveFact), typeof(StayPartyFact)];

    public IReadOnlyCollection<Type> Needs { get; } = [typeof(Departure)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (now, endOfDay) = (PartialDate.Of(day), DutchCalendar.StartOf(day.AddDays(1)));
        var lines = db.ChecklistItems.AsNoTracking()
            .Where(item => item.Kind == ChecklistKind.Departure && item.DayBy != null && (item.ValidFrom == null || item.ValidFrom <= day) && (item.ValidUntil == null || item.ValidUntil > day));
        var together = db.Memberships.IgnoreQueryFilters().Where(fact => fact.WithdrawnAt == null && fact.From <= now && (fact.Until == null || fact.Until > now));
        var hidden = db.ProtectedOn(day);
        return from departure in db.PlannedOn(day)
               where departure.PlannedOn != null && departure.ExpectedBy != null && DutchCalendar.FirstDayOf(departure.PlannedOn!.Value) == departure.ExpectedBy
               join file in db.CaseFiles.IgnoreQueryFilters() on departure.CaseFileId equals file.Id
               from line in lines
               where (line.Municipality == null || line.Municipality == file.Controller)
                   && (!line.DepartureKinds.Any() || line.DepartureKinds.Any(kind => kind.Code == departure.Kind))
                   && ((!line.Motives.Any() && !line.Parties.Any())
                       || line.Motives.Any(motive => db.Motives.Any(fact => fact.StayId == departure.StayId && fact.Code == motive.Code && fact.WithdrawnAt == null
                           && fact.Code != MotiveFact.Victim && fact.From <= now && (fact.Until == null || fact.Until > now)))
                       || line.Parties.Any(party => db.StayParties.Any(fact => fact.StayId == departure.StayId && fact.Kind == party.Code && fact.WithdrawnAt == null)))
                   && (line.AgeFrom == null || line.AgeTo == null
                       || db.Births.Any(born => born.PersonId == file.PersonId && born.WithdrawnAt == null && born.Born > PartialDate.Unknown
                           && DutchCalendar.FirstDayOf(born.Born).AddYears(line.AgeFrom.Value) <= day && DutchCalendar.FirstDayOf(born.Born).AddYears(line.AgeTo.Value + 1) > day)
                       || together.Any(self => self.PersonId == file.PersonId && together.Any(other => other.HouseholdId == self.HouseholdId
                           && (other.PersonId == null ? other.Role == Child
                               : other.PersonId != file.PersonId && !hidden.Any(fact => fact.PersonId == other.PersonId)
                                   && (db.Births.Any(born => born.PersonId == other.PersonId && born.WithdrawnAt == null && born.Born > PartialDate.Unknown
                                           && DutchCalendar.FirstDayOf(born.Born).AddYears(line.AgeFrom.Value) <= day && DutchCalendar.FirstDayOf(born.Born).AddYears(line.AgeTo.Value + 1) > day)
                                       || (other.Role == Child && !db.Births.Any(born => born.PersonId == other.PersonId && born.WithdrawnAt == null && born.Born > PartialDate.Unknown)))))))
                   && !db.ChecklistTicks.IgnoreQueryFilters().Any(tick => tick.ListId == departure.Id && tick.ItemId == line.Id && tick.TickedAt < endOfDay
                       && (tick.WithdrawnAt == null || tick.WithdrawnAt >= endOfDay))
               group line by new { departure.CaseFileId, departure.Id, departure.RecordedOn, departure.ExpectedBy } into list
               select new ClockReading
               {
                   CaseFileId = list.Key.CaseFileId,
                   Reason = DueReason.DepartureChecklist,
                   SubjectId = list.Key.Id,
                   StartedOn = list.Key.RecordedOn,
                   DueOn = list.Key.ExpectedBy!.Value.AddDays(list.Min(line => line.DayBy!.Value)),
                   WaitsForOthers = false,
               };
    }
}
