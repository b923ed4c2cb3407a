using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;

namespace ReceptionCentre.Application.Appointments;

/// <summary>What is still expected of the person is called off when the file closes. The others who are invited are expected as before.</summary>
internal sealed class AppointmentsEndWithFile(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IEndsWithFile
{
    public const string Kind = "Appointment";

    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        (await Open(caseFileId).AsNoTracking().OrderBy(invitee => invitee.BeginsAt).ThenBy(invitee => invitee.Id)
            .Select(invitee => new { invitee.AppointmentId, invitee.On, What = db.Appointments.Where(appointment => appointment.Id == invitee.AppointmentId).Select(appointment => appointment.What).First() })
            .ToListAsync(cancellationToken))
        .ConvertAll(invitee => new OpenThing(Kind, invitee.AppointmentId, invitee.What, invitee.On));

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
        foreach (var id in await Open(caseFileId).Select(invitee => invitee.AppointmentId).ToListAsync(cancellationToken))
            (await db.WholeAsync(id, cancellationToken)).Cancel(caseFileId, CancelledBy.Centre, AppointmentReasons.FileClosed, null, time.GetUtcNow(), current.Id);
    }

    private IQueryable<Invitee> Open(Guid caseFileId) =>
        db.Invitees.Where(invitee => invitee.CaseFileId == caseFileId && (invitee.State == InviteeState.Invited || invitee.State == InviteeState.Arrived));
}
