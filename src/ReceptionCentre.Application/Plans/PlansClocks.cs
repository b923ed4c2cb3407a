using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Plans;

/// <summary>A deadline of something in the agreed plan that is not done.</summary>
internal sealed class PlanDeadlineClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.PlanDeadline];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationPlan)];

    public IQueryable<ClockReading> On(DateOnly day) =>
        from plan in db.HoldingPlansOn(day)
        from goal in plan.Goals
        from item in goal.Items
        where item.Deadline != null && (item.DoneOn == null || item.DoneOn > day)
        select new ClockReading
        {
            CaseFileId = plan.CaseFileId,
            Reason = DueReason.PlanDeadline,
            SubjectId = item.Id,
            StartedOn = plan.AgreedOn!.Value,
            DueOn = item.Deadline!.Value,
            WaitsForOthers = false,
            What = item.What,
        };
}

/// <summary>
/// Something of the agreed plan begins: ask whether it did. Asked until somebody speaks to the person on or after that day.
/// What had begun before the plan was agreed was known then.
/// </summary>
internal sealed class PlanStartClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.PlanStart];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationPlan), typeof(ContactNote)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var contacts = db.ContactNotes.IgnoreQueryFilters().Where(note => note.WithdrawnAt == null && note.PersonTookPart && note.On <= day);
        return from plan in db.HoldingPlansOn(day)
               from goal in plan.Goals
               from item in goal.Items
               where item.StartsOn >= plan.AgreedOn && (item.DoneOn == null || item.DoneOn > day)
                   && !contacts.Any(note => note.CaseFileId == plan.CaseFileId && note.On >= item.StartsOn)
               select new ClockReading
               {
                   CaseFileId = plan.CaseFileId,
                   Reason = DueReason.PlanStart,
                   SubjectId = item.Id,
                   StartedOn = plan.AgreedOn!.Value,
                   DueOn = item.StartsOn!.Value,
                   WaitsForOthers = false,
                   What = item.What,
               };
    }
}

/// <summary>A draft that is to be agreed within the term. A draft that was dropped since was never one; one that ended with its file was, until then.</summary>
internal sealed class DraftPlanClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DraftPlan];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationPlan)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (endOfDay, draftDays) = (DutchCalendar.StartOf(day.AddDays(1)), terms.DraftDays);
        return from plan in db.Plans.IgnoreQueryFilters().AsNoTracking()
               where plan.BegunAt < endOfDay && (plan.State != PlanState.Dropped || plan.EndedOn > day) && (plan.AgreedOn == null || plan.AgreedOn > day)
               join file in db.CaseFiles on plan.CaseFileId equals file.Id
               join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               select new ClockReading
               {
                   CaseFileId = plan.CaseFileId,
                   Reason = DueReason.DraftPlan,
                   SubjectId = plan.Id,
                   StartedOn = DutchCalendar.DateOf(plan.BegunAt),
                   DueOn = DutchCalendar.DateOf(plan.BegunAt).AddDays(chosen.DraftDays ?? draftDays),
                   WaitsForOthers = false,
               };
    }
}

/// <summary>A first plan, draft or agreed, is begun within the term after the opening.</summary>
internal sealed class NoPlanClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.NoPlan];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(IntegrationPlan)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (endOfDay, noPlanDays) = (DutchCalendar.StartOf(day.AddDays(1)), terms.NoPlanDays);
        var plans = db.Plans.IgnoreQueryFilters().Where(plan => plan.BegunAt < endOfDay && (plan.State != PlanState.Dropped || plan.EndedOn > day));
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               where !plans.Any(plan => plan.CaseFileId == file.Id)
               join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.NoPlan,
                   SubjectId = file.Id,
                   StartedOn = file.OpenedOn,
                   DueOn = file.OpenedOn.AddDays(chosen.NoPlanDays ?? noPlanDays),
                   WaitsForOthers = false,
               };
    }
}

internal static class PlansOnADay
{
    /// <summary>The plan of each file that was agreed or decided and not yet revised on a day.</summary>
    public static IQueryable<IntegrationPlan> HoldingPlansOn(this IReceptionDb db, DateOnly day)
    {
        var plans = db.Plans.IgnoreQueryFilters().AsNoTracking();
        return plans.Where(plan => plan.AgreedOn <= day && (plan.State == PlanState.Agreed || plan.State == PlanState.Decided
            || (plan.State == PlanState.Ended && plan.EndedOn > day)
            || (plan.State == PlanState.Revised && !plans.Any(next => next.CaseFileId == plan.CaseFileId && next.Edition > plan.Edition && next.AgreedOn <= day))));
    }
}
