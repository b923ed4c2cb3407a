using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Appointments;

/// <summary>Who comes on a day, when and for whom, in one's municipalities: the list of the desk.</summary>
public static class DayAppointments
{
    public const int PageSize = 50;

    /// <param name="Day">Null = today.</param>
    /// <param name="After">Show what comes after this place; null = from the morning on.</param>
    [Needs(Permission.ReadAppointments)]
    public sealed record Query(DateOnly? Day = null, AppointmentPlace? After = null, int Most = PageSize) : IQuery<Page>;

    public sealed record Page(DateOnly Day, DateOnly Today, DateTimeOffset Now, IReadOnlyList<AppointmentLine> Lines, AppointmentPlace? Next);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var day = request.Day ?? today;
            var invitees = db.Invitees.AsNoTracking().Where(invitee => invitee.On == day && invitee.State != InviteeState.Cancelled);
            if (request.After is { } after)
            {
                var (at, id) = (after.BeginsAt, after.InviteeId);
                invitees = invitees.Where(invitee => invitee.BeginsAt >= at && (invitee.BeginsAt > at || invitee.Id > id));
            }
            var lines = await db.LinesAsync(
                codes, invitees.OrderBy(invitee => invitee.BeginsAt).ThenBy(invitee => invitee.Id).Take(request.Most + 1), today, cancellationToken);
            return new(
                day, today, time.GetUtcNow(), [.. lines.Take(request.Most)],
                lines.Count > request.Most ? new(lines[request.Most - 1].BeginsAt, lines[request.Most - 1].InviteeId) : null);
        }
    }
}

/// <summary>Where a page of a day begins, as it stands in an address.</summary>
public sealed record AppointmentPlace(DateTimeOffset BeginsAt, Guid InviteeId)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BeginsAt.UtcTicks}_{InviteeId:N}");

    /// <summary>Null when it cannot be read: the list then begins at its beginning.</summary>
    public static AppointmentPlace? Read(string? text)
    {
        var parts = text?.Split('_');
        return parts is { Length: 2 } && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(parts[1], out var id)
            ? new(new DateTimeOffset(ticks, TimeSpan.Zero), id) : null;
    }
}
