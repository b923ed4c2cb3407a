using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Progress;

/// <summary>
/// Work ended, or ends on a day that is known, and no other work follows: a talk about what now, until one is noted, there is
/// other work or a departure is planned. Who lives in a dwelling of the employer loses that too and is spoken to at once, and
/// never later than the last day there.
/// </summary>
internal sealed class JobEndClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.JobEnded, DueReason.JobEndedHome];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(StayPartyFact), typeof(LodgingFact), typeof(ContactNote), typeof(Departure)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (endOfDay, days, homeDays) = (DutchCalendar.StartOf(day.AddDays(1)), terms.JobEndDays, terms.JobEndHomeDays);
        var jobs = db.StayParties.AsNoTracking()
            .Where(party => party.Kind == StayPartyFact.Employer && party.RecordedAt < endOfDay && (party.WithdrawnAt == null || party.WithdrawnAt >= endOfDay));
        var homes = db.LastLodgingsOn(day).Where(lodging => lodging.Owner == LodgingFact.OfEmployer);
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join job in jobs on file.StayId equals job.StayId
               where job.Until != null && job.Until > PartialDate.Unknown
                   && !jobs.Any(other => other.StayId == job.StayId && other.Id != job.Id
                       && (other.Until == null || other.Until > job.Until || (other.Until == job.Until && other.Id > job.Id)))
               let ended = DutchCalendar.FirstDayOf(job.Until!.Value)
               let began = DutchCalendar.FirstDayOf(job.From)
               where !db.TalksOn(day, ContactOccasions.JobEnd).Any(note => note.CaseFileId == file.Id && note.On >= began) && !db.PlannedOn(day).Any(departure => departure.CaseFileId == file.Id)
               join lodging in homes on file.StayId equals lodging.StayId into employers
               from home in employers.DefaultIfEmpty()
               join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               let goesToo = home != null
               let within = goesToo ? chosen.JobEndHomeDays ?? homeDays : chosen.JobEndDays ?? days
               where within != null
               let lastDay = home.Until != null && home.Until > PartialDate.Unknown ? (DateOnly?)DutchCalendar.FirstDayOf(home.Until!.Value).AddDays(-1) : null
               let latest = ended.AddDays(within!.Value)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = goesToo ? DueReason.JobEndedHome : DueReason.JobEnded,
                   SubjectId = job.Id,
                   StartedOn = file.OpenedOn > ended ? file.OpenedOn : ended,
                   DueOn = lastDay != null && lastDay < latest ? lastDay.Value : latest,
                   WaitsForOthers = false,
                   What = job.Name,
               };
    }
}

/// <summary>The last day in a lodging, of whomever it is, when no other is known and nobody plans to leave: where the person lives next is to be recorded. It is the person's; the file is reminded of it.</summary>
internal sealed class LodgingEndsClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.LodgingEnds];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(LodgingFact), typeof(Departure)];

    public IQueryable<ClockReading> On(DateOnly day) =>
        from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
        join lodging in db.LastLodgingsOn(day) on file.StayId equals lodging.StayId
        where lodging.Until != null && lodging.Until > PartialDate.Unknown && !db.PlannedOn(day).Any(departure => departure.CaseFileId == file.Id)
        select new ClockReading
        {
            CaseFileId = file.Id,
            Reason = DueReason.LodgingEnds,
            SubjectId = lodging.Id,
            StartedOn = file.OpenedOn,
            DueOn = DutchCalendar.FirstDayOf(lodging.Until!.Value).AddDays(-1),
            WaitsForOthers = false,
        };
}

internal static class LodgingsOnADay
{
    /// <summary>Of each stay the lodging that began last, as it was known on a day.</summary>
    public static IQueryable<LodgingFact> LastLodgingsOn(this IReceptionDb db, DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        var lodgings = db.Lodgings.AsNoTracking().Where(fact => fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay));
        return lodgings.Where(lodging => !lodgings.Any(later => later.StayId == lodging.StayId
            && (later.From > lodging.From || (later.From == lodging.From && (later.RecordedAt > lodging.RecordedAt || (later.RecordedAt == lodging.RecordedAt && later.Id > lodging.Id))))));
    }
}
