using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Appointments;

/// <summary>
/// The appointments of a file: those of which it is not known yet what comes of them, first the earliest; and what was, newest
/// first. Whoever sees only the head of a file sees what is to come and what was today.
/// </summary>
public static class AppointmentsOfFile
{
    public const int PageSize = 50, MostOpen = 200;

    /// <param name="Before">Show what was before this invitation; null = the newest.</param>
    [Needs(Permission.ReadAppointments)]
    public sealed record Query(Guid CaseFileId, Guid? Before = null) : IQuery<Page>;

    /// <param name="Open">Empty on later pages.</param>
    public sealed record Page(DateTimeOffset Now, IReadOnlyList<AppointmentLine> Open, IReadOnlyList<AppointmentLine> Past, Guid? Next);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var ofFile = db.Invitees.AsNoTracking().Where(invitee => invitee.CaseFileId == request.CaseFileId);
            var expected = ofFile.Where(invitee => invitee.State == InviteeState.Invited || invitee.State == InviteeState.Arrived);
            var past = ofFile.Where(invitee => invitee.State != InviteeState.Invited && invitee.State != InviteeState.Arrived);
            if (!current.May(Permission.OpenWholeFile))
                past = past.Where(invitee => invitee.On >= today);
            if (request.Before is { } before)
            {
                var at = await ofFile.Where(invitee => invitee.Id == before).Select(invitee => invitee.BeginsAt).FirstOrDefaultAsync(cancellationToken);
                past = past.Where(invitee => invitee.BeginsAt <= at && (invitee.BeginsAt < at || invitee.Id < before));
            }
            var open = request.Before is null
                ? await db.LinesAsync(codes, expected.OrderBy(invitee => invitee.BeginsAt).ThenBy(invitee => invitee.Id).Take(MostOpen), today, cancellationToken) : [];
            var lines = await db.LinesAsync(
                codes, past.OrderByDescending(invitee => invitee.BeginsAt).ThenByDescending(invitee => invitee.Id).Take(PageSize + 1), today, cancellationToken);
            return new(time.GetUtcNow(), open, [.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].InviteeId : null);
        }
    }
}
