using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Departures;

/// <summary>
/// The planned day passed and nobody said whether the person left; somebody is going to leave on a day that nobody knows;
/// another municipality says that the person left.
/// </summary>
public sealed class DepartureClocks(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DepartureDay, DueReason.DepartureNoDay, DueReason.DepartureTold];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Departure), typeof(DepartureNotice)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return db.PlannedOn(day)
            .Select(departure => new ClockReading
            {
                CaseFileId = departure.CaseFileId,
                Reason = departure.ExpectedBy != null ? DueReason.DepartureDay : DueReason.DepartureNoDay,
                SubjectId = departure.Id,
                StartedOn = departure.RecordedOn,
                DueOn = departure.ExpectedBy ?? departure.RecordedOn.AddDays(Departure.AskForDayAfter),
                What = null,
                WaitsForOthers = false,
            })
            .Concat(db.DepartureNotices.IgnoreQueryFilters().AsNoTracking()
                .Where(notice => notice.ToldAt < endOfDay && (notice.SettledAt == null || notice.SettledAt >= endOfDay))
                .Select(notice => new ClockReading
                {
                    CaseFileId = notice.CaseFileId,
                    Reason = DueReason.DepartureTold,
                    SubjectId = notice.Id,
                    StartedOn = notice.ToldOn,
                    DueOn = notice.ToldOn,
                    What = null,
                    WaitsForOthers = false,
                }));
    }
}

internal static class DeparturesOnADay
{
    /// <summary>Departures that were planned by a day, and not settled by then; of every file.</summary>
    public static IQueryable<Departure> PlannedOn(this IReceptionDb db, DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return db.Departures.IgnoreQueryFilters().AsNoTracking().Where(departure => departure.RecordedAt < endOfDay && (departure.SettledAt == null || departure.SettledAt >= endOfDay));
    }
}
