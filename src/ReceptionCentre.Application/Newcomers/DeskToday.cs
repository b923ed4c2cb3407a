using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Today at the desk: who is expected (whose arrival lies in the week ahead, or passed without being seen; an agreed next contact), and today's counts.</summary>
public static class DeskToday
{
    /// <summary>Of each kind.</summary>
    public const int Most = 8;
    public const int DaysAhead = 7;

    [Needs(Permission.SearchNewcomers)]
    public sealed record Query : IQuery<Counts>;

    /// <param name="Registered">Files opened today in one's municipalities.</param>
    /// <param name="Contacts">Contact notes of today.</param>
    public sealed record Counts(int Registered, int Contacts, IReadOnlyList<Expected> Expected);

    /// <param name="On">Day of arrival, or of the agreed contact.</param>
    public sealed record Expected(Guid CaseFileId, NameParts Name, DateOnly On, bool Arrives, CodeView? Municipality, int StayVersion = 0);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Counts>
    {
        public async Task<Counts> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var registered = await db.CaseFiles.CountAsync(file => file.OpenedOn == today, cancellationToken);
            var contacts = await db.ContactNotes.CountAsync(note => note.On == today && note.WithdrawnAt == null, cancellationToken);

            // Who was expected before today and was not seen stays on the list until somebody says what became of it.
            var until = PartialDate.Of(today.AddDays(DaysAhead));
            var arriving = await db.CaseFiles.AsNoTracking().Where(file => file.ClosedOn == null)
                .Join(db.Stays.Where(stay => stay.Arrival == ArrivalState.Expected && stay.EndedOn == null && stay.ArrivedOn <= until), file => file.StayId, stay => stay.Id, (file, stay) => new { file.Id, file.PersonId, file.Controller, stay.ArrivedOn, stay.Version })
                .OrderBy(row => row.ArrivedOn).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellationToken);
            var meeting = await db.ContactNotes.AsNoTracking().Where(note => note.NextOn == today && note.WithdrawnAt == null)
                .Join(db.CaseFiles.Where(file => file.ClosedOn == null), note => note.CaseFileId, file => file.Id, (note, file) => new { file.Id, file.PersonId, file.Controller })
                .Distinct().Take(Most).ToListAsync(cancellationToken);

            // Whoever is to be confirmed is never pushed off the list by agreed contacts.
            var rows = arriving.Select(row => new Row(row.Id, row.PersonId, row.Controller, row.ArrivedOn.FirstPossible()!.Value, true, row.Version))
                .Concat(meeting.Select(row => new Row(row.Id, row.PersonId, row.Controller, today, false, 0)))
                .DistinctBy(row => row.CaseFileId).OrderBy(row => row.On).ThenByDescending(row => row.Arrives).ToList();
            var ids = rows.Select(row => row.PersonId).ToList();
            var names = (await db.Names.AsNoTracking().Where(fact => ids.Contains(fact.PersonId)).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
            var expected = new List<Expected>();
            foreach (var row in rows)
            {
                var name = names[row.PersonId].Current(today)?.Parts ?? names[row.PersonId].Last(fact => fact.Stands).Parts;
                expected.Add(new(row.CaseFileId, name, row.On, row.Arrives, await codes.FindAsync(Lists.Municipalities, row.Controller, cancellationToken), row.StayVersion));
            }
            return new(registered, contacts, expected);
        }

        private sealed record Row(Guid CaseFileId, Guid PersonId, string Controller, DateOnly On, bool Arrives, int StayVersion);
    }
}
