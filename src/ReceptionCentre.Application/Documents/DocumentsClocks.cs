using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Documents;

/// <summary>A document that could not be made. One that waits for its turn asks nothing: it is made in a moment.</summary>
internal sealed class FailedDocumentClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DocumentFailed];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Document)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return db.Documents.IgnoreQueryFilters().AsNoTracking()
            .Where(document => document.State == DocumentState.Failed && document.RequestedAt < endOfDay)
            .Select(document => new ClockReading
            {
                CaseFileId = document.CaseFileId,
                Reason = DueReason.DocumentFailed,
                SubjectId = document.Id,
                StartedOn = DutchCalendar.DateOf(document.RequestedAt),
                DueOn = DutchCalendar.DateOf(document.RequestedAt),
                WaitsForOthers = false,
            });
    }
}
