using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Handovers;

/// <summary>
/// What a hand-over asks: an answer of the other municipality, before its last day, and after the answer that the file here is
/// closed. Until the receipt the sender keeps the case. What expired asks on, until it is handed over anew.
/// </summary>
public sealed class HandoverClocks(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.HandoverUnanswered, DueReason.HandoverExpires, DueReason.HandoverToClose];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Handover), typeof(Departure)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var answer = terms.AnswerDays;
        var sent = from handover in db.Handovers.AsNoTracking().IgnoreQueryFilters()
                   join file in db.CaseFiles.OpenOn(day) on handover.CaseFileId equals file.Id
                   where handover.SentOn != null && handover.SentOn <= day
                   select new { handover, file.Controller };
        var unanswered = from one in sent
                         join settings in db.MunicipalitySettings on one.Controller equals settings.Municipality into own
                         from chosen in own.DefaultIfEmpty()
                         where one.handover.EndedOn == null || one.handover.EndedOn > day
                         select new ClockReading
                         {
                             CaseFileId = one.handover.CaseFileId,
                             Reason = DueReason.HandoverUnanswered,
                             SubjectId = one.handover.Id,
                             StartedOn = one.handover.SentOn!.Value,
                             DueOn = one.handover.SentOn!.Value.AddDays(chosen.AnswerDays ?? answer),
                             What = null,
                             WaitsForOthers = true,
                         };
        var expiring = from one in sent
                       where one.handover.EndedOn == null || one.handover.EndedOn > day
                           || (one.handover.State == HandoverState.Expired && !db.Handovers.Any(later => later.CaseFileId == one.handover.CaseFileId && later.SentOn > one.handover.SentOn && later.SentOn <= day))
                       select new ClockReading
                       {
                           CaseFileId = one.handover.CaseFileId,
                           Reason = DueReason.HandoverExpires,
                           SubjectId = one.handover.Id,
                           StartedOn = one.handover.SentOn!.Value,
                           DueOn = one.handover.LastDay!.Value,
                           What = null,
                           WaitsForOthers = false,
                       };
        // It is closed when the day of the move has come.
        var closing = from one in sent
                      join departure in db.Departures on one.handover.DepartureId equals departure.Id
                      where one.handover.State == HandoverState.Received && one.handover.EndedOn <= day && (one.handover.ClosedOn == null || one.handover.ClosedOn > day)
                      select new ClockReading
                      {
                          CaseFileId = one.handover.CaseFileId,
                          Reason = DueReason.HandoverToClose,
                          SubjectId = one.handover.Id,
                          StartedOn = one.handover.EndedOn!.Value,
                          DueOn = departure.ExpectedBy > one.handover.EndedOn ? departure.ExpectedBy!.Value : one.handover.EndedOn!.Value,
                          What = null,
                          WaitsForOthers = false,
                      };
        return unanswered.Concat(expiring).Concat(closing);
    }
}

/// <summary>
/// Somebody obliged was handed over with a route: the new municipality makes a new PIP and keeps the route. No source names a
/// term for it; the one for a first plan is our choice.
/// </summary>
public sealed class NewPipClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.NewPipAfterMove];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationTrajectory), typeof(IntegrationPlan), typeof(CaseFile)];

    public IReadOnlyCollection<Type> Needs { get; } = [typeof(IntegrationTrajectory)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var region = terms.NoPlanDays;
        return from trajectory in db.IntegrationTrajectories.AsNoTracking().IgnoreQueryFilters()
               join file in db.CaseFiles.OpenOn(day) on trajectory.CaseFileId equals file.Id
               join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               where trajectory.EarlierRoute != null && !db.Plans.Any(plan => plan.CaseFileId == file.Id && plan.Kind == PlanKind.Pip && plan.AgreedOn != null && plan.AgreedOn <= day)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.NewPipAfterMove,
                   SubjectId = trajectory.Id,
                   StartedOn = file.OpenedOn,
                   DueOn = file.OpenedOn.AddDays(chosen.NoPlanDays ?? region),
                   What = null,
                   WaitsForOthers = false,
               };
    }
}
