using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Progress;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Intakes;

/// <summary>
/// Somebody who was a child when the file was opened becomes an adult: from some time before the birthday a talk about what
/// changes then, until one is noted. Where only the year is known the earliest possible day counts, as for the signal.
/// </summary>
internal sealed class TurnsEighteenClock(IReceptionDb db, SignalTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.TurnsEighteen];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(BirthFact), typeof(ContactNote)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (endOfDay, ahead) = (DutchCalendar.StartOf(day.AddDays(1)), -terms.EighteenWithinDays);
        var births = db.Births.AsNoTracking().Where(fact => fact.Until == null && fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay) && fact.Born > PartialDate.Unknown);
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join birth in births on file.PersonId equals birth.PersonId
               let adult = DutchCalendar.FirstDayOf(birth.Born).AddYears(Signals.Adult)
               where adult > file.OpenedOn
               let askedFrom = adult.AddDays(ahead)
               where !db.TalksOn(day, ContactOccasions.Adult).Any(note => note.CaseFileId == file.Id && note.On >= askedFrom)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.TurnsEighteen,
                   SubjectId = birth.Id,
                   StartedOn = file.OpenedOn,
                   DueOn = askedFrom,
                   WaitsForOthers = false,
               };
    }
}
