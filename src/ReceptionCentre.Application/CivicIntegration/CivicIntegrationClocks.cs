using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>
/// The first PIP is decided within ten weeks after the day of DUO's notification, or of the registration in the population
/// register where that came later. The only extension is for information of others: until two weeks after it came. While it is
/// awaited the term does not pass; then the file waits.
/// </summary>
internal sealed class PipTermClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.PipTerm, DueReason.PipAwaited];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(IntegrationPlan), typeof(IntegrationDutyFact), typeof(RegisterEntryFact), typeof(IntegrationTrajectory)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var on = PartialDate.Of(day);
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        var duties = db.DutiesUnderTheActOf2021On(day);
        var entries = db.RegisterEntries.AsNoTracking().Where(fact => fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay)
            && fact.From <= on && (fact.Until == null || fact.Until > on));
        var decided = db.Plans.IgnoreQueryFilters().Where(plan => plan.Kind == PlanKind.Pip && plan.AgreedOn <= day);
        var trajectories = db.IntegrationTrajectories.IgnoreQueryFilters().AsNoTracking();
        var term = db.CivicParameters.Where(one => one.Parameter == CivicParameters.PipTermDays && one.Value != null
            && (one.ValidFrom == null || one.ValidFrom <= day) && (one.ValidUntil == null || one.ValidUntil > day)).Select(one => one.Value!.Value);
        var extension = db.CivicParameters.Where(one => one.Parameter == CivicParameters.PipExtensionDays && one.Value != null
            && (one.ValidFrom == null || one.ValidFrom <= day) && (one.ValidUntil == null || one.ValidUntil > day)).Select(one => one.Value!.Value);
        var terms =
            from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
            join duty in duties on file.StayId equals duty.StayId
            where !decided.Any(plan => plan.CaseFileId == file.Id) && !entries.Any(entry => entry.StayId == file.StayId && entry.State == RegisterState.NotRegistered)
            from known in trajectories.Where(one => one.CaseFileId == file.Id).DefaultIfEmpty()
            where known == null || known.EarlierPipOn == null
            from days in term
            from more in extension.DefaultIfEmpty()
            select new
            {
                FileId = file.Id,
                // Without the day of the letter it is counted from the day on which we knew.
                Noticed = duty.DecidedOn > PartialDate.Unknown ? DutchCalendar.FirstDayOf(duty.DecidedOn) : DutchCalendar.DateOf(duty.RecordedAt),
                Registered = entries.Where(entry => entry.StayId == file.StayId && entry.State == RegisterState.Registered && entry.From > duty.DecidedOn)
                    .Max(entry => (DateOnly?)DutchCalendar.FirstDayOf(entry.From)),
                Awaited = known.Awaited.Where(one => one.AskedOn <= day && (one.ReceivedOn == null || one.ReceivedOn > day)).Max(one => (string?)one.What),
                Received = known.Awaited.Where(one => one.ReceivedOn <= day).Max(one => one.ReceivedOn),
                days,
                more,
            };
        return from one in terms
               select new ClockReading
               {
                   CaseFileId = one.FileId,
                   Reason = one.Awaited != null ? DueReason.PipAwaited : DueReason.PipTerm,
                   SubjectId = one.FileId,
                   StartedOn = one.Registered ?? one.Noticed,
                   DueOn = one.Received != null && one.Received.Value.AddDays(one.more) > (one.Registered ?? one.Noticed).AddDays(one.days)
                       ? one.Received.Value.AddDays(one.more) : (one.Registered ?? one.Noticed).AddDays(one.days),
                   WaitsForOthers = one.Awaited != null,
                   What = one.Awaited,
               };
    }
}

/// <summary>The integration term of somebody obliged: its last day, by DUO or as computed from the first PIP. It is the person's term; the file is reminded of it.</summary>
internal sealed class IntegrationTermClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.IntegrationTerm];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(IntegrationDutyFact), typeof(IntegrationTrajectory)];

    public IReadOnlyCollection<Type> Needs { get; } = [typeof(IntegrationTrajectory)];

    public IQueryable<ClockReading> On(DateOnly day) =>
        from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
        join known in db.IntegrationTrajectories.IgnoreQueryFilters().AsNoTracking() on file.Id equals known.CaseFileId
        where known.TermUntil != null && db.DutiesUnderTheActOf2021On(day).Any(duty => duty.StayId == file.StayId)
        select new ClockReading
        {
            CaseFileId = file.Id,
            Reason = DueReason.IntegrationTerm,
            SubjectId = file.Id,
            StartedOn = known.TermFrom ?? file.OpenedOn,
            DueOn = known.TermUntil!.Value.AddDays(-1),
            WaitsForOthers = false,
        };
}

/// <summary>The municipality stops paying fixed costs: the person is prepared for it. Asked until somebody speaks to the person after the last day.</summary>
internal sealed class ReliefEndClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.ReliefEnd];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationPlan), typeof(ContactNote)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var contacts = db.ContactNotes.IgnoreQueryFilters().Where(note => note.WithdrawnAt == null && note.PersonTookPart && note.On <= day);
        return from plan in db.HoldingPlansOn(day)
               where plan.Pip!.ReliefUntil != null && !contacts.Any(note => note.CaseFileId == plan.CaseFileId && note.On >= plan.Pip!.ReliefUntil)
               select new ClockReading
               {
                   CaseFileId = plan.CaseFileId,
                   Reason = DueReason.ReliefEnd,
                   SubjectId = plan.Id,
                   StartedOn = plan.Pip!.ReliefFrom!.Value,
                   DueOn = plan.Pip!.ReliefUntil!.Value.AddDays(-1),
                   WaitsForOthers = false,
               };
    }
}

internal static class DutiesOnADay
{
    /// <summary>Duties under the Act of 2021 that held on a day as it was known then.</summary>
    public static IQueryable<IntegrationDutyFact> DutiesUnderTheActOf2021On(this IReceptionDb db, DateOnly day)
    {
        var on = PartialDate.Of(day);
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return db.Duties.AsNoTracking().Where(duty => duty.State == DutyState.Obliged && duty.Act == PlanWork.IntegrationAct2021
            && duty.RecordedAt < endOfDay && (duty.WithdrawnAt == null || duty.WithdrawnAt >= endOfDay)
            && duty.From <= on && (duty.Until == null || duty.Until > on));
    }
}
