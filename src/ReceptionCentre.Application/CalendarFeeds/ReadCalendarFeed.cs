using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.CalendarFeeds;

/// <summary>
/// What a program for calendars reads at a secret address: when, where and about what, as a code. No names, no words that
/// somebody wrote, no address of a home: who has the address is known by nothing else.
/// </summary>
public static class ReadCalendarFeed
{
    public const int DaysBack = 28, DaysAhead = 366, Most = 2000;

    /// <param name="TokenSha256">Of the secret part of the address.</param>
    [BySystem]
    public sealed record Query(string TokenSha256) : IQuery<Feed>;

    /// <param name="Language">"nl" or "en".</param>
    public sealed record Feed(string Language, IReadOnlyList<Entry> Entries);

    /// <param name="ChangedAt">When it was made, or moved last.</param>
    public sealed record Entry(Guid AppointmentId, int Version, DateTimeOffset ChangedAt, AppointmentTime Time, CodeView? PlaceKind, string? Room, CodeView? Topic);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Feed>
    {
        public async Task<Feed> Handle(Query request, CancellationToken cancellationToken)
        {
            // An account that ended has no calendar.
            var feed = await db.CalendarFeeds.AsNoTracking()
                .Where(one => one.TokenSha256 == request.TokenSha256 && db.StaffMembers.Any(member => member.Id == one.StaffMemberId && member.EndedOn == null))
                .Select(one => new { one.StaffMemberId, one.Language }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("calendar feed");
            var (from, until) = (time.Today().AddDays(-DaysBack), time.Today().AddDays(DaysAhead));
            var appointments = await db.Appointments.AsNoTracking().Include(one => one.Moves)
                .Where(one => one.StaffMemberId == feed.StaffMemberId && one.On >= from && one.On < until && one.Invitees.Any(invitee => invitee.State != InviteeState.Cancelled))
                .OrderBy(one => one.BeginsAt).ThenBy(one => one.Id).Take(Most).ToListAsync(cancellationToken);
            var places = appointments.Select(one => one.MeetingPlaceId).Distinct().ToList();
            var rooms = await db.MeetingPlaces.AsNoTracking().Where(place => places.Contains(place.Id)).ToDictionaryAsync(place => place.Id, place => place.Name, cancellationToken);
            var entries = new List<Entry>(appointments.Count);
            foreach (var one in appointments)
            {
                entries.Add(new(
                    one.Id, one.Version, one.Moves.Select(move => move.MovedAt).Append(one.MadeAt).Max(), new(one.BeginsAt, one.EndsAt),
                    await codes.FindAsync(Lists.AppointmentPlaces, one.PlaceKind, cancellationToken), one.MeetingPlaceId is { } place ? rooms[place] : null,
                    await codes.FindAsync(Lists.Topics, one.Topic, cancellationToken)));
            }
            return new(feed.Language, entries);
        }
    }
}
