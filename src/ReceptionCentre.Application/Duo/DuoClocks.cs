using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Duo;

/// <summary>A PIP that was decided since the municipality reports through the worklist, and is not at the executing agency.</summary>
internal sealed class DuoPipClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DuoPip];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationPlan), typeof(DuoMessage)];

    public IQueryable<ClockReading> On(DateOnly day) =>
        from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
        join settings in db.DuoSettings.IgnoreQueryFilters() on file.Controller equals settings.Municipality
        join plan in db.Plans.IgnoreQueryFilters() on file.Id equals plan.CaseFileId
        where plan.Kind == PlanKind.Pip && plan.AgreedOn <= day && plan.AgreedOn >= settings.ReportsFrom && !db.MessagesOn(day).Any(message => message.SubjectId == plan.Id)
        select new ClockReading
        {
            CaseFileId = file.Id,
            Reason = DueReason.DuoPip,
            SubjectId = plan.Id,
            StartedOn = plan.AgreedOn!.Value,
            DueOn = plan.AgreedOn!.Value.AddDays(settings.ReportDays),
            WaitsForOthers = false,
        };
}

/// <summary>PVT, MAP or Z-route that was recorded as done, and is not at the executing agency.</summary>
internal sealed class DuoAchievementClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DuoPvt, DueReason.DuoMap, DueReason.DuoZRoute];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationTrajectory), typeof(DuoMessage)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join settings in db.DuoSettings.IgnoreQueryFilters() on file.Controller equals settings.Municipality
               join known in db.IntegrationTrajectories.IgnoreQueryFilters() on file.Id equals known.CaseFileId
               join fact in db.Achievements on known.Id equals fact.TrajectoryId
               where fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay) && DutchCalendar.DateOf(fact.RecordedAt) >= settings.ReportsFrom
                   && !db.MessagesOn(day).Any(message => message.SubjectId == fact.Id)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = fact.Kind == AchievementKind.Pvt ? DueReason.DuoPvt : fact.Kind == AchievementKind.Map ? DueReason.DuoMap : DueReason.DuoZRoute,
                   SubjectId = fact.Id,
                   StartedOn = DutchCalendar.DateOf(fact.RecordedAt),
                   DueOn = DutchCalendar.DateOf(fact.RecordedAt).AddDays(settings.ReportDays),
                   WaitsForOthers = false,
               };
    }
}

/// <summary>A total of hours that is not at the executing agency. Only the last one counts: a total that was followed by another is not owed.</summary>
internal sealed class DuoHoursClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DuoHours];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationTrajectory), typeof(DuoMessage)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (asOf, endOfDay) = (PartialDate.Of(day), DutchCalendar.StartOf(day.AddDays(1)));
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join settings in db.DuoSettings.IgnoreQueryFilters() on file.Controller equals settings.Municipality
               join known in db.IntegrationTrajectories.IgnoreQueryFilters() on file.Id equals known.CaseFileId
               join fact in db.IntegrationHours on known.Id equals fact.TrajectoryId
               where fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay) && (fact.Until == null || fact.Until > asOf)
                   && DutchCalendar.DateOf(fact.RecordedAt) >= settings.ReportsFrom && !db.MessagesOn(day).Any(message => message.SubjectId == fact.Id)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.DuoHours,
                   SubjectId = fact.Id,
                   StartedOn = DutchCalendar.DateOf(fact.RecordedAt),
                   DueOn = DutchCalendar.DateOf(fact.RecordedAt).AddDays(settings.ReportDays),
                   WaitsForOthers = false,
               };
    }
}

/// <summary>A course that was offered, and that the executing agency does not know.</summary>
internal sealed class DuoOfferClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DuoOffer];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationTrajectory), typeof(DuoMessage)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join settings in db.DuoSettings.IgnoreQueryFilters() on file.Controller equals settings.Municipality
               join known in db.IntegrationTrajectories.IgnoreQueryFilters() on file.Id equals known.CaseFileId
               join fact in db.CourseOffers on known.Id equals fact.TrajectoryId
               where fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay) && DutchCalendar.DateOf(fact.RecordedAt) >= settings.ReportsFrom
                   && !db.MessagesOn(day).Any(message => message.SubjectId == fact.Id)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.DuoOffer,
                   SubjectId = fact.Id,
                   StartedOn = DutchCalendar.DateOf(fact.RecordedAt),
                   DueOn = DutchCalendar.DateOf(fact.RecordedAt).AddDays(settings.ReportDays),
                   WaitsForOthers = false,
               };
    }
}

/// <summary>What stands at the executing agency and was withdrawn here, where nothing took its place: it is withdrawn there too.</summary>
internal sealed class DuoWithdrawalClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.DuoWithdrawal];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationTrajectory), typeof(DuoMessage)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (asOf, endOfDay) = (PartialDate.Of(day), DutchCalendar.StartOf(day.AddDays(1)));
        var achievements = db.Achievements.Where(fact => fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay));
        var hours = db.IntegrationHours.Where(fact => fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay) && (fact.Until == null || fact.Until > asOf));
        var offers = db.CourseOffers.Where(fact => fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay));
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join settings in db.DuoSettings.IgnoreQueryFilters() on file.Controller equals settings.Municipality
               where settings.ReportsFrom <= day
               join known in db.IntegrationTrajectories.IgnoreQueryFilters() on file.Id equals known.CaseFileId
               join message in db.MessagesOn(day) on file.Id equals message.CaseFileId
               where message.Kind != DuoMessageKind.Pip
                   && !achievements.Any(fact => fact.TrajectoryId == known.Id
                       && ((fact.Kind == AchievementKind.Pvt && message.Kind == DuoMessageKind.Pvt) || (fact.Kind == AchievementKind.Map && message.Kind == DuoMessageKind.Map)
                           || (fact.Kind == AchievementKind.ZRoute && message.Kind == DuoMessageKind.ZRoute)))
                   && !hours.Any(fact => fact.TrajectoryId == known.Id
                       && ((fact.Kind == HoursKind.Lessons && message.Kind == DuoMessageKind.Lessons) || (fact.Kind == HoursKind.Participation && message.Kind == DuoMessageKind.Participation)
                           || (fact.Kind == HoursKind.IntakeLessons && message.Kind == DuoMessageKind.IntakeLessons)))
                   && !offers.Any(fact => fact.TrajectoryId == known.Id && message.Kind == DuoMessageKind.Offer && fact.InstitutionNumber == message.Key)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.DuoWithdrawal,
                   SubjectId = message.SubjectId,
                   StartedOn = DutchCalendar.DateOf(message.AcceptedAt!.Value),
                   DueOn = DutchCalendar.DateOf(message.AcceptedAt!.Value).AddDays(settings.ReportDays),
                   WaitsForOthers = false,
               };
    }
}

internal static class DuoMessagesOnADay
{
    /// <summary>What stood at the executing agency at the end of a day.</summary>
    public static IQueryable<DuoMessage> MessagesOn(this IReceptionDb db, DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return db.DuoMessages.IgnoreQueryFilters().AsNoTracking()
            .Where(message => message.Act != DuoAct.Withdraw && message.AcceptedAt < endOfDay && (message.EndedAt == null || message.EndedAt >= endOfDay));
    }
}
