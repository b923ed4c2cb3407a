using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Departures;

/// <summary>
/// Notes what came of calling somebody after the departure. The one note that a closed file takes: the person agreed to be
/// called, and how it goes afterwards is what tells whether the help was good.
/// </summary>
public static class NoteCallAfterDeparture
{
    /// <param name="Reached">The person was spoken to; false = nobody answered.</param>
    /// <param name="Heard">How it goes, or what was tried.</param>
    /// <param name="NextOn">Day on which it is tried or asked again; null = this was the last time.</param>
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid CaseFileId, Guid DepartureId, int Version, string? Channel, bool Reached, string? Heard, DateOnly? NextOn, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Channel).Required();
            RuleFor(command => command.Heard).Cascade(CascadeMode.Stop).Required().AtMost(ContactNote.AgreedLength).PlainText(lines: true);
            RuleFor(command => command.NextOn).Must(on => on is null || on > time.Today()).WithMessage(DepartureRules.ACallIsPlannedAhead.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, DepartureWork work, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Channels, request.Channel, nameof(request.Channel), cancellationToken);
            var departure = await db.DepartureAsync(request.CaseFileId, request.DepartureId, cancellationToken);
            var file = await work.FileOrClosedAsync(request.CaseFileId, cancellationToken);
            departure.EnsureStillAt(request.Version);
            departure.Called(request.NextOn, time.Today());
            var note = ContactNote.Write(
                file.Id, new(time.Today(), request.Channel!, request.Reached, null, null, request.Heard!.Trim(), null, false, request.Reached ? ContactOccasions.AfterDeparture : null),
                time.Today(), time.GetUtcNow(), current.Id);
            db.ContactNotes.Add(note);
            return note.Id;
        }
    }
}

/// <summary>
/// People who left, agreed to be called, and are to be called: those whose day has come first. A closed file asks nothing by a
/// clock; this list does.
/// </summary>
public static class CallsAfterDeparture
{
    public const int Most = 200;

    [Needs(Permission.RecordDeparture)]
    public sealed record Query : IQuery<IReadOnlyList<Call>>;

    /// <param name="Reach">How the person said to be reached.</param>
    /// <param name="Caseworker">Who worked on the file.</param>
    public sealed record Call(
        Guid CaseFileId, Guid DepartureId, Domain.Newcomers.NameParts Name, CodeView? Kind, CodeView? Country, string? Place, PartialDate DepartedOn, DateOnly On, bool IsLate, string? Reach,
        string? Caseworker, bool IsMine);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Call>>
    {
        public async Task<IReadOnlyList<Call>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var rows = await db.Departures.AsNoTracking().Where(one => one.State == DepartureState.CarriedOut && one.CallOn != null)
                .OrderBy(one => one.CallOn).ThenBy(one => one.Id).Take(Most).ToListAsync(cancellationToken);
            var ids = rows.ConvertAll(row => row.CaseFileId);
            var files = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments).Where(file => ids.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellationToken);
            var people = rows.ConvertAll(row => row.PersonId);
            var persons = await db.Persons.AsNoTracking().Include(person => person.Names).Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellationToken);
            var workers = files.Values.Select(file => file.AssignedOn(today)?.CaseworkerId).OfType<Guid>().Distinct().ToList();
            var names = await db.StaffMembers.Where(member => workers.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var calls = new List<Call>();
            foreach (var row in rows)
            {
                var worker = files[row.CaseFileId].AssignedOn(today)?.CaseworkerId;
                calls.Add(new(
                    row.CaseFileId, row.Id, persons[row.PersonId].NameOn(today), await codes.FindAsync(Lists.DepartureKinds, row.Kind, cancellationToken),
                    await codes.FindAsync(Lists.Countries, row.Country, cancellationToken), row.Place, row.DepartedOn ?? PartialDate.Unknown, row.CallOn!.Value, row.CallOn < today, row.Forwarding,
                    worker is { } id ? names.GetValueOrDefault(id) : null, worker == current.Id));
            }
            return calls;
        }
    }
}
