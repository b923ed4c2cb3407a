using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;

namespace ReceptionCentre.Application.Contacts;

/// <summary>
/// The day that was agreed for the next contact: of the latest note that names one, as long as no later note was written on
/// or after that day. A note in between that names no day leaves the agreement as it is.
/// </summary>
internal sealed class AgreedContactClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.NextContact];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(ContactNote)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var notes = db.ContactNotes.IgnoreQueryFilters().AsNoTracking().Where(note => note.WithdrawnAt == null && note.On <= day);
        return notes
            .Where(note => note.NextOn != null && !notes.Any(later =>
                later.CaseFileId == note.CaseFileId && later.On >= note.On
                && (later.On > note.On || later.WrittenAt > note.WrittenAt || (later.WrittenAt == note.WrittenAt && later.Id > note.Id))
                && (later.NextOn != null || later.On >= note.NextOn)))
            .Select(note => new ClockReading
            {
                CaseFileId = note.CaseFileId,
                Reason = DueReason.NextContact,
                SubjectId = note.Id,
                StartedOn = note.On,
                DueOn = note.NextOn!.Value,
                WaitsForOthers = false,
            });
    }
}

/// <summary>
/// Silence: counted from the latest note in which the person took part, before the first from the opening. Its subject is
/// that note, or the file itself while nobody spoke to the person.
/// </summary>
internal sealed class SilenceClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.Silence];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(ContactNote)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var silentDays = terms.SilentDays;
        var contacts = db.ContactNotes.IgnoreQueryFilters().AsNoTracking().Where(note => note.WithdrawnAt == null && note.PersonTookPart && note.On <= day);
        var last = contacts.Where(note => !contacts.Any(later =>
            later.CaseFileId == note.CaseFileId && later.On >= note.On
            && (later.On > note.On || later.WrittenAt > note.WrittenAt || (later.WrittenAt == note.WrittenAt && later.Id > note.Id))));
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join note in last on file.Id equals note.CaseFileId into spoken
               from contact in spoken.DefaultIfEmpty()
               join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.Silence,
                   SubjectId = (Guid?)contact.Id ?? file.Id,
                   StartedOn = (DateOnly?)contact.On ?? file.OpenedOn,
                   DueOn = ((DateOnly?)contact.On ?? file.OpenedOn).AddDays(chosen.SilentDays ?? silentDays),
                   WaitsForOthers = false,
               };
    }
}
