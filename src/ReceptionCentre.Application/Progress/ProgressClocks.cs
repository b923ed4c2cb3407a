using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Progress;

/// <summary>
/// A talk about the progress of a PIP, so many days after the last one or after the day on which the PIP was decided. To follow
/// the progress is a duty of the municipality; no source gives a number, so without the setting no clock runs.
/// </summary>
internal sealed class ProgressTalkClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.ProgressTalk];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(IntegrationPlan), typeof(ContactNote)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var days = terms.ProgressTalkDays;
        return from plan in db.HoldingPlansOn(day)
               where plan.Kind == PlanKind.Pip
               join file in db.CaseFiles.IgnoreQueryFilters() on plan.CaseFileId equals file.Id
               join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               let within = chosen.ProgressTalkDays ?? days
               let last = db.TalksOn(day, ContactOccasions.Progress).Where(note => note.CaseFileId == plan.CaseFileId && note.On >= plan.AgreedOn).Max(note => (DateOnly?)note.On)
               where within != null
               select new ClockReading
               {
                   CaseFileId = plan.CaseFileId,
                   Reason = DueReason.ProgressTalk,
                   SubjectId = plan.Id,
                   StartedOn = last ?? plan.AgreedOn!.Value,
                   DueOn = (last ?? plan.AgreedOn!.Value).AddDays(within!.Value),
                   WaitsForOthers = false,
               };
    }
}

/// <summary>
/// Somebody found work since the file was opened: a talk about how it goes, until one is noted. With work comes a time in which
/// many stop again (WRR report 103, chapter 7).
/// </summary>
internal sealed class AfterCareClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.AfterCare];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(StayPartyFact), typeof(ContactNote)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (now, endOfDay, days) = (PartialDate.Of(day), DutchCalendar.StartOf(day.AddDays(1)), terms.AfterCareDays);
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join party in db.StayParties.AsNoTracking() on file.StayId equals party.StayId
               where party.Kind == StayPartyFact.Employer && party.RecordedAt < endOfDay && (party.WithdrawnAt == null || party.WithdrawnAt >= endOfDay)
                   && party.From > PartialDate.Unknown && (party.Until == null || party.Until > now)
               let began = DutchCalendar.FirstDayOf(party.From)
               join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               let within = chosen.AfterCareDays ?? days
               where within != null && began > file.OpenedOn
                   && !db.TalksOn(day, ContactOccasions.AfterCare).Any(note => note.CaseFileId == file.Id && note.On >= began)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.AfterCare,
                   SubjectId = party.Id,
                   StartedOn = began,
                   DueOn = began.AddDays(within!.Value),
                   WaitsForOthers = false,
                   What = party.Name,
               };
    }
}

/// <summary>Some time before the last residence title of a stay ends it is asked whether it will be extended, until a talk about it is noted.</summary>
internal sealed class PermitEndsClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.PermitEnds];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(ResidenceTitleFact), typeof(ContactNote)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var days = terms.PermitDays;
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join title in db.LastTitlesOn(day) on file.StayId equals title.StayId
               join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               let ahead = chosen.PermitDays ?? days
               where ahead != null
               let askedFrom = DutchCalendar.FirstDayOf(title.Until!.Value).AddDays(-1 - ahead!.Value)
               where !db.TalksOn(day, ContactOccasions.Permit).Any(note => note.CaseFileId == file.Id && note.On >= askedFrom)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.PermitEnds,
                   SubjectId = title.Id,
                   StartedOn = file.OpenedOn,
                   DueOn = askedFrom,
                   WaitsForOthers = false,
               };
    }
}

/// <summary>The last residence title of a stay ends, and none follows it: what is so now is to be recorded. It is the person's; the file is reminded of it.</summary>
internal sealed class PermitEndedClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.PermitEnded];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(ResidenceTitleFact)];

    public IQueryable<ClockReading> On(DateOnly day) =>
        from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
        join title in db.LastTitlesOn(day) on file.StayId equals title.StayId
        select new ClockReading
        {
            CaseFileId = file.Id,
            Reason = DueReason.PermitEnded,
            SubjectId = title.Id,
            StartedOn = file.OpenedOn,
            DueOn = DutchCalendar.FirstDayOf(title.Until!.Value).AddDays(-1),
            WaitsForOthers = false,
        };
}

internal static class TalksOnADay
{
    /// <summary>Talks of one kind that had been by a day.</summary>
    /// <param name="occasion">Code of the list "contact-occasions".</param>
    public static IQueryable<ContactNote> TalksOn(this IReceptionDb db, DateOnly day, string occasion) =>
        db.ContactNotes.IgnoreQueryFilters().AsNoTracking().Where(note => note.WithdrawnAt == null && note.PersonTookPart && note.Occasion == occasion && note.On <= day);

    /// <summary>Residence titles that end on a known day and are followed by none, as it was known on a day.</summary>
    public static IQueryable<ResidenceTitleFact> LastTitlesOn(this IReceptionDb db, DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        var titles = db.ResidenceTitles.AsNoTracking().Where(fact => fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay));
        return titles.Where(title => title.Until != null && title.Until > PartialDate.Unknown
            && !titles.Any(next => next.StayId == title.StayId && next.Id != title.Id && next.From >= title.Until));
    }
}
