using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.CalendarFeeds;

/// <summary>An appointment as one of those who are invited can put it in a calendar of their own.</summary>
public static class AppointmentForCalendar
{
    [Needs(Permission.MakeAppointment)]
    public sealed record Query(Guid CaseFileId, Guid AppointmentId) : IQuery<View>;

    /// <param name="Desk">Who invites: the desk of the municipality.</param>
    /// <param name="ChangedAt">When it was made, moved or called off last.</param>
    public sealed record View(AppointmentLine Line, PlanMunicipality Desk, DateTimeOffset ChangedAt)
    {
        public bool IsCancelled => Line.State == InviteeState.Cancelled;
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, PlanDocumentBuilder builder, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var invitation = db.Invitees.AsNoTracking().Where(invitee => invitee.AppointmentId == request.AppointmentId && invitee.CaseFileId == request.CaseFileId);
            if (await db.LinesAsync(codes, invitation, time.Today(), cancellationToken) is not [var line])
                throw new NotThereException("appointment");
            var made = await db.Appointments.AsNoTracking().Where(one => one.Id == request.AppointmentId).Select(one => one.MadeAt).FirstAsync(cancellationToken);
            var recorded = await invitation.Select(invitee => invitee.RecordedAt).FirstAsync(cancellationToken);
            return new(
                line, await builder.MunicipalityAsync(line.Municipality?.Value ?? "", cancellationToken),
                line.Moves.Select(move => move.MovedAt).Append(made).Append(recorded ?? made).Max());
        }
    }
}
