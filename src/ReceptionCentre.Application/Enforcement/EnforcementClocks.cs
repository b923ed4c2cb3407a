using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>
/// What enforcement paths ask: a letter is sent, the day of an answer or a view has come, the municipality decides in its own
/// number of days. Nothing follows by itself: a day that passed reminds somebody to look, and they decide what is done.
/// </summary>
internal sealed class EnforcementClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } =
        [DueReason.EnforcementLetter, DueReason.EnforcementAnswer, DueReason.EnforcementView, DueReason.EnforcementDecision];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(EnforcementPath), typeof(Decision)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        var proposed = db.Decisions.IgnoreQueryFilters().Where(one => one.PathId != null && one.OfferedAt < endOfDay && one.State != DecisionState.SentBack);
        var steps =
            from path in db.EnforcementPaths.IgnoreQueryFilters().AsNoTracking()
            where path.OpenedAt < endOfDay && (path.EndedOn == null || path.EndedOn > day) && !proposed.Any(one => one.PathId == path.Id)
            from step in path.Steps
                // Of each path the step that was taken last.
            where step.TakenAt < endOfDay && step.SkippedBecause == null && !path.Steps.Any(later => later.Kind > step.Kind && later.SkippedBecause == null && later.TakenAt < endOfDay)
            select new { path.CaseFileId, Path = path, Step = step };

        var letters = steps.Where(one => one.Step.SentOn == null || one.Step.SentOn > day).Select(one => new ClockReading
        {
            CaseFileId = one.CaseFileId,
            Reason = DueReason.EnforcementLetter,
            SubjectId = one.Step.Id,
            StartedOn = DutchCalendar.DateOf(one.Step.TakenAt),
            DueOn = DutchCalendar.DateOf(one.Step.TakenAt),
            WaitsForOthers = false,
        });
        var sent = steps.Where(one => one.Step.SentOn <= day);
        // Whoever gave a view need not be waited for; who gave none has until the last day.
        var answers = sent.Where(one => one.Step.Kind != StepKind.Intention || !one.Path.Views.Any(view => view.ReceivedOn <= day)).Select(one => new ClockReading
        {
            CaseFileId = one.CaseFileId,
            Reason = one.Step.Kind == StepKind.Intention ? DueReason.EnforcementView : DueReason.EnforcementAnswer,
            SubjectId = one.Step.Id,
            StartedOn = one.Step.SentOn!.Value,
            DueOn = one.Step.LastDay!.Value,
            WaitsForOthers = false,
        });
        var decisions = sent.Where(one => one.Step.DecisionDays != null).Select(one => new ClockReading
        {
            CaseFileId = one.CaseFileId,
            Reason = DueReason.EnforcementDecision,
            SubjectId = one.Path.Id,
            StartedOn = one.Step.SentOn!.Value,
            DueOn = (one.Path.Views.Where(view => view.ReceivedOn <= day).Max(view => (DateOnly?)view.ReceivedOn) ?? one.Step.LastDay!.Value).AddDays(one.Step.DecisionDays!.Value),
            WaitsForOthers = false,
        });
        return letters.Concat(answers).Concat(decisions);
    }
}
