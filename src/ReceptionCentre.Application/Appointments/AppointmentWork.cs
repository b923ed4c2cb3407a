using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Appointments;

/// <summary>What the use cases of appointments share.</summary>
internal static class AppointmentWork
{
    /// <summary>
    /// An appointment to which the person of an open file is invited; whole and tracked: whoever may change it for one of the
    /// invited changes it for all, also for somebody whose file they do not see.
    /// </summary>
    /// <exception cref="NotThereException">No such file in scope, or it is not invited.</exception>
    /// <exception cref="BrokenRuleException">The file is closed.</exception>
    public static async Task<(CaseFile File, Appointment Appointment)> AppointmentToChangeAsync(
        this IReceptionDb db, Guid caseFileId, Guid appointmentId, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken) ?? throw new NotThereException("case file");
        if (!await db.Invitees.AnyAsync(invitee => invitee.AppointmentId == appointmentId && invitee.CaseFileId == caseFileId, cancellationToken))
            throw new NotThereException("appointment");
        file.EnsureOpen();
        return (file, await db.WholeAsync(appointmentId, cancellationToken));
    }

    public static Task<Appointment> WholeAsync(this IReceptionDb db, Guid appointmentId, CancellationToken cancellationToken) =>
        db.Appointments.IgnoreQueryFilters().Include(appointment => appointment.Invitees).Include(appointment => appointment.Moves)
            .FirstAsync(appointment => appointment.Id == appointmentId, cancellationToken);

    /// <summary>
    /// Holds the diary of a member of staff until the command is through, and refuses a time that is taken. Of two who plan at
    /// the same moment the second waits here and then reads what the first wrote; so it is on both databases, because both
    /// keep the changed row locked until the end of the transaction.
    /// </summary>
    /// <exception cref="BrokenRuleException">There is an appointment already; with its times.</exception>
    public static async Task EnsureFreeAsync(this IReceptionDb db, Guid staffMemberId, AppointmentTime time, Guid? except, CancellationToken cancellationToken)
    {
        await db.StaffMembers.Where(member => member.Id == staffMemberId)
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.Bookings, member => member.Bookings + 1), cancellationToken);
        var (on, begins, ends) = (time.On, time.BeginsAt, time.EndsAt);
        var taken = await db.Appointments.IgnoreQueryFilters().AsNoTracking()
            .Where(other => other.StaffMemberId == staffMemberId && other.On == on && other.BeginsAt < ends && other.EndsAt > begins && other.Id != except
                && other.Invitees.Any(invitee => invitee.State != InviteeState.Cancelled && invitee.State != InviteeState.StayedAway))
            .OrderBy(other => other.BeginsAt).Select(other => new { other.BeginsAt, other.EndsAt }).FirstOrDefaultAsync(cancellationToken);
        AppointmentRules.OneAppointmentAtATime.Check(taken is null, taken is null ? [] : [Clock(taken.BeginsAt), Clock(taken.EndsAt)]);
    }

    /// <exception cref="BrokenRuleException">Somebody of another municipality, or who left.</exception>
    public static async Task EnsureHostAsync(this IReceptionDb db, Guid staffMemberId, IEnumerable<string> municipalities, CancellationToken cancellationToken) =>
        AppointmentRules.TheHostWorksForTheMunicipality.Check(await db.ColleaguesOf(municipalities).AnyAsync(member => member.Id == staffMemberId, cancellationToken));

    /// <summary>Tells the change on the file of everybody who is invited: to each the appointment and the own invitation, to nobody another's.</summary>
    public static async Task TellAsync(
        this IReceptionDb db, IAuditTrail audit, CaseFile file, Appointment appointment, string action, CancellationToken cancellationToken)
    {
        var ids = appointment.Invitees.Select(invitee => invitee.CaseFileId).ToList();
        var people = await db.CaseFiles.IgnoreQueryFilters().AsNoTracking().Where(other => ids.Contains(other.Id)).Select(other => new { other.Id, other.PersonId }).ToListAsync(cancellationToken);
        audit.About(file.PersonId, file.Id);
        if (people.Count < 2)
            return;
        audit.AboutEach([.. people.Select(person => (person.PersonId, person.Id))]);
        audit.AlsoAbout(
            [.. people.Where(person => person.Id != file.Id).Select(person => person.PersonId).Distinct()],
            thing => (thing is Appointment one && one.Id == appointment.Id) || (thing is AppointmentMove move && move.AppointmentId == appointment.Id), action);
    }

    private static string Clock(DateTimeOffset at) => DutchCalendar.LocalTime(at).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
