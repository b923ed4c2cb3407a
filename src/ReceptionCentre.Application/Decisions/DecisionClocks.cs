using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Decisions;

/// <summary>A PIP or a measure waits for a signature: the next move is of whoever signs.</summary>
internal sealed class DecisionToSignClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DecisionToSign, DueReason.MeasureToSign];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Decision)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return db.Decisions.IgnoreQueryFilters().AsNoTracking()
            .Where(one => one.OfferedAt < endOfDay && (one.State == DecisionState.Offered || one.AnsweredAt >= endOfDay))
            .Select(one => new ClockReading
            {
                CaseFileId = one.CaseFileId,
                Reason = one.PathId == null ? DueReason.DecisionToSign : DueReason.MeasureToSign,
                SubjectId = one.Id,
                StartedOn = DutchCalendar.DateOf(one.OfferedAt),
                DueOn = DutchCalendar.DateOf(one.OfferedAt),
                WaitsForOthers = true,
            });
    }
}

/// <summary>A decision was signed: it is sent on its date, because nothing of it holds for the person before.</summary>
internal sealed class DecisionToSendClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DecisionToSend];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Decision)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return db.Decisions.IgnoreQueryFilters().AsNoTracking()
            .Where(one => one.State == DecisionState.Decided && one.AnsweredAt < endOfDay && (one.SentOn == null || one.SentOn > day))
            .Select(one => new ClockReading
            {
                CaseFileId = one.CaseFileId,
                Reason = DueReason.DecisionToSend,
                SubjectId = one.Id,
                StartedOn = one.DatedOn!.Value,
                DueOn = DutchCalendar.DateOf(one.AnsweredAt!.Value),
                WaitsForOthers = false,
            });
    }
}

/// <summary>The last day for an objection. Told until an objection comes, or somebody speaks to the person after it.</summary>
internal sealed class ObjectionPeriodClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.ObjectionPeriod];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Decision), typeof(ContactNote)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var contacts = db.ContactNotes.IgnoreQueryFilters().Where(note => note.WithdrawnAt == null && note.PersonTookPart && note.On <= day);
        return db.Decisions.IgnoreQueryFilters().AsNoTracking()
            .Where(one => one.SentOn <= day && !one.Objections.Any(objection => objection.ReceivedOn <= day)
                && !contacts.Any(note => note.CaseFileId == one.CaseFileId && note.On > one.ObjectionUntil))
            .Select(one => new ClockReading
            {
                CaseFileId = one.CaseFileId,
                Reason = DueReason.ObjectionPeriod,
                SubjectId = one.Id,
                StartedOn = one.SentOn!.Value,
                DueOn = one.ObjectionUntil!.Value,
                WaitsForOthers = false,
            });
    }
}

/// <summary>An objection is answered in time.</summary>
internal sealed class ObjectionAnswerClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.ObjectionAnswer];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Decision)];

    public IQueryable<ClockReading> On(DateOnly day) =>
        from decision in db.Decisions.IgnoreQueryFilters().AsNoTracking()
        from objection in decision.Objections
        where objection.ReceivedOn <= day && (objection.DecidedOn == null || objection.DecidedOn > day)
        select new ClockReading
        {
            CaseFileId = decision.CaseFileId,
            Reason = DueReason.ObjectionAnswer,
            SubjectId = objection.Id,
            StartedOn = objection.ReceivedOn,
            DueOn = objection.AnswerUntil,
            WaitsForOthers = false,
        };
}
