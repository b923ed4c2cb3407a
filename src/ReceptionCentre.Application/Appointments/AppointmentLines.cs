using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Appointments;

/// <summary>One person's invitation to an appointment, as every list shows it.</summary>
/// <param name="Host">Who receives them.</param>
/// <param name="Reason">Why somebody did not come, or why it was called off.</param>
/// <param name="Others">Called names of the others who are invited, as far as whoever asks sees their files.</param>
/// <param name="Moves">Where it stood before, oldest first.</param>
public sealed record AppointmentLine(
    Guid AppointmentId, Guid InviteeId, int Version, Guid CaseFileId, NameParts Name, CodeView? Municipality, DateOnly On, DateTimeOffset BeginsAt, DateTimeOffset EndsAt,
    CodeView? PlaceKind, AppointmentLine.Room? MeetingPlace, string? Place, CodeView? Topic, string? What, Guid HostId, string Host, CodeView? Interpreter, CodeView? InterpreterLanguage,
    InviteeState State, DateTimeOffset? ArrivedAt, CodeView? Reason, CancelledBy? CancelledBy, string? Words, bool HasNote,
    IReadOnlyList<string> Others, IReadOnlyList<AppointmentLine.Move> Moves)
{
    /// <summary>The room or desk in which it is.</summary>
    public sealed record Room(Guid Id, MeetingPlaceKind Kind, string Name, string? Where);

    /// <summary>Room and what else was written about the place; null = the kind of place says enough.</summary>
    public string? Where => string.Join(", ", new[] { MeetingPlace?.Name, MeetingPlace?.Where, Place }.Where(part => part is not null)) is { Length: > 0 } where ? where : null;

    public sealed record Move(DateTimeOffset FromBeginsAt, CodeView? Reason, DateTimeOffset MovedAt);

    public bool IsExpected => State is InviteeState.Invited or InviteeState.Arrived;

    /// <summary>It is over, and nobody said what came of it.</summary>
    public bool LacksOutcome(DateTimeOffset now) => IsExpected && EndsAt <= now;
}

internal static class AppointmentLines
{
    /// <summary>The lines of some invitations in scope, in their order; eight queries however many they are.</summary>
    public static async Task<IReadOnlyList<AppointmentLine>> LinesAsync(
        this IReceptionDb db, ICodeLists codes, IQueryable<Invitee> invitees, DateOnly today, CancellationToken cancellationToken)
    {
        // One after the other by their keys: joined in one statement, the database reads the appointments and files of everybody.
        var chosen = await invitees.ToListAsync(cancellationToken);
        var appointments = chosen.Select(invitee => invitee.AppointmentId).Distinct().ToList();
        var held = await db.Appointments.AsNoTracking().Where(appointment => appointments.Contains(appointment.Id)).ToDictionaryAsync(appointment => appointment.Id, cancellationToken);
        var hosts = held.Values.Select(appointment => appointment.StaffMemberId).Distinct().ToList();
        var hostNames = await db.StaffMembers.AsNoTracking().Where(member => hosts.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var places = held.Values.Select(appointment => appointment.MeetingPlaceId).Distinct().ToList();
        var rooms = await db.MeetingPlaces.IgnoreQueryFilters().AsNoTracking().Where(place => places.Contains(place.Id))
            .Select(place => new AppointmentLine.Room(place.Id, place.Kind, place.Name, place.Where)).ToDictionaryAsync(room => room.Id, cancellationToken);
        var expected = await db.Invitees.AsNoTracking().Where(invitee => appointments.Contains(invitee.AppointmentId) && invitee.State != InviteeState.Cancelled)
            .Select(invitee => new { invitee.AppointmentId, invitee.CaseFileId }).ToListAsync(cancellationToken);
        var ids = chosen.Select(invitee => invitee.CaseFileId).Concat(expected.Select(invitee => invitee.CaseFileId)).Distinct().ToList();
        var files = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.PersonId, file.Controller })
            .ToDictionaryAsync(file => file.Id, cancellationToken);
        var invited = expected.ToLookup(invitee => invitee.AppointmentId, invitee => files[invitee.CaseFileId].PersonId);
        var rows = chosen.ConvertAll(invitee => (Invitee: invitee, Appointment: held[invitee.AppointmentId], File: files[invitee.CaseFileId]));
        var moves = (await db.Appointments.AsNoTracking().Where(appointment => appointments.Contains(appointment.Id)).SelectMany(appointment => appointment.Moves)
            .OrderBy(move => move.MovedAt).ToListAsync(cancellationToken)).ToLookup(move => move.AppointmentId);
        var people = files.Values.Select(file => file.PersonId).Distinct().ToList();
        var names = (await db.Names.AsNoTracking().Where(fact => people.Contains(fact.PersonId)).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);

        var lines = new List<AppointmentLine>(rows.Count);
        foreach (var row in rows)
        {
            var (invitee, appointment) = (row.Invitee, row.Appointment);
            var told = new List<AppointmentLine.Move>();
            foreach (var move in moves[appointment.Id])
                told.Add(new(move.FromBeginsAt, await codes.FindAsync(Lists.AppointmentReasons, move.Reason, cancellationToken), move.MovedAt));
            lines.Add(new(
                appointment.Id, invitee.Id, appointment.Version, invitee.CaseFileId, NameOf(row.File.PersonId),
                await codes.FindAsync(Lists.Municipalities, row.File.Controller, cancellationToken), appointment.On, appointment.BeginsAt, appointment.EndsAt,
                await codes.FindAsync(Lists.AppointmentPlaces, appointment.PlaceKind, cancellationToken),
                appointment.MeetingPlaceId is { } place ? rooms[place] : null, appointment.Place,
                await codes.FindAsync(Lists.Topics, appointment.Topic, cancellationToken), appointment.What,
                appointment.StaffMemberId, hostNames.GetValueOrDefault(appointment.StaffMemberId, ""),
                await codes.FindAsync(Lists.Interpreters, appointment.Interpreter, cancellationToken),
                await codes.FindAsync(Lists.Languages, appointment.InterpreterLanguage, cancellationToken),
                invitee.State, invitee.ArrivedAt,
                await codes.FindAsync(Lists.AbsenceReasons, invitee.AbsenceReason, cancellationToken) ?? await codes.FindAsync(Lists.AppointmentReasons, invitee.CancelReason, cancellationToken),
                invitee.CancelledBy, invitee.Words, invitee.ContactNoteId is not null,
                [.. invited[appointment.Id].Where(person => person != row.File.PersonId).Distinct().Select(person => NameOf(person).CalledName)], told));
        }
        return lines;

        NameParts NameOf(Guid person) => names[person].Current(today)?.Parts ?? names[person].Last(fact => fact.Stands).Parts;
    }
}
