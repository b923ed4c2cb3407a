using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Stays;

/// <summary>
/// The day by which it is asked again how long somebody thinks to stay: of the answer that was recorded last, in every file
/// of the stay, until there is another answer.
/// </summary>
internal sealed class StayClocks(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.IntendedStay];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntendedStayFact), typeof(CaseFile)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        var answers = db.IntendedStays.AsNoTracking().Where(fact => fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay));
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join fact in answers on file.StayId equals fact.StayId
               where fact.AskAgainOn != null
                   && !answers.Any(later => later.StayId == fact.StayId && (later.RecordedAt > fact.RecordedAt || (later.RecordedAt == fact.RecordedAt && later.Id > fact.Id)))
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.IntendedStay,
                   SubjectId = fact.Id,
                   StartedOn = fact.AskedOn,
                   DueOn = fact.AskAgainOn!.Value,
                   What = null,
                   WaitsForOthers = false,
               };
    }
}

/// <summary>The day by which it is looked at again that somebody must or cannot leave, in every file of the stay, while that holds.</summary>
internal sealed class LeavingClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.LeavingAgain];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(LeavingFact), typeof(CaseFile)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (now, endOfDay) = (PartialDate.Of(day), DutchCalendar.StartOf(day.AddDays(1)));
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join fact in db.LeavingFacts.AsNoTracking() on file.StayId equals fact.StayId
               where fact.AskAgainOn != null && fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay) && (fact.Until == null || fact.Until > now)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.LeavingAgain,
                   SubjectId = fact.Id,
                   StartedOn = DutchCalendar.DateOf(fact.RecordedAt),
                   DueOn = fact.AskAgainOn!.Value,
                   What = null,
                   WaitsForOthers = false,
               };
    }
}
