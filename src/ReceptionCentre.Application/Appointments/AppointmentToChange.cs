using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Appointments;

/// <summary>For the pages that change an appointment or record what came of it: the line of this person and of the others.</summary>
public static class AppointmentToChange
{
    [Needs(Permission.MakeAppointment)]
    public sealed record Query(Guid CaseFileId, Guid AppointmentId) : IQuery<View>;

    /// <param name="Expected">Everybody in scope of whom it is not known yet what comes of it; the person of the file first.</param>
    public sealed record View(AppointmentLine Line, AppointmentInput Input, IReadOnlyList<AppointmentLine> Expected, DateTimeOffset Now);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var lines = await db.LinesAsync(
                codes, db.Invitees.AsNoTracking().Where(invitee => invitee.AppointmentId == request.AppointmentId).OrderBy(invitee => invitee.Id), time.Today(), cancellationToken);
            var line = lines.FirstOrDefault(line => line.CaseFileId == request.CaseFileId) ?? throw new NotThereException("appointment");
            var input = new AppointmentInput(
                line.On, TimeOnly.FromDateTime(DutchCalendar.LocalTime(line.BeginsAt)), TimeOnly.FromDateTime(DutchCalendar.LocalTime(line.EndsAt)), line.PlaceKind?.Value, line.Place,
                line.Topic?.Value, line.What, line.HostId, line.Interpreter?.Value, line.InterpreterLanguage?.Value, line.MeetingPlace?.Id);
            return new(line, input, [.. lines.Where(other => other.IsExpected).OrderByDescending(other => other == line)], time.GetUtcNow());
        }
    }
}
