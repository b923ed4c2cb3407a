using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WaitingRooms;

namespace ReceptionCentre.Application.WaitingRooms;

/// <summary>Who waits in a room today, in the order in which they are called, and with whom one is.</summary>
public static class ShowWaitingRoom
{
    /// <summary>So many who ended last are shown, to bring one back.</summary>
    public const int MostEnded = 6;

    /// <param name="WaitingRoomId">Null = the room of one's municipality; of several the one in which somebody waits, then the first by name.</param>
    [Needs(Permission.ServeWaitingRoom)]
    public sealed record Query(Guid? WaitingRoomId) : IQuery<View>;

    /// <param name="Room">Null = there is none yet.</param>
    /// <param name="Rooms">All that are used, to choose another.</param>
    /// <param name="Place">To which room or desk one calls: as before today, or where one holds consultation hours now.</param>
    /// <param name="Mine">Whom one called and who did not end.</param>
    /// <param name="Called">Who is with colleagues.</param>
    /// <param name="Ended">Newest first.</param>
    /// <param name="Given">Numbers of today.</param>
    public sealed record View(
        WaitingHall? Room, IReadOnlyList<WaitingHall> Rooms, IReadOnlyList<Choice> Places, IReadOnlyList<CodeView> Topics, IReadOnlyList<CodeView> Reasons, IReadOnlyList<Choice> Colleagues, Guid? Place,
        IReadOnlyList<Line> Mine, IReadOnlyList<Line> Waiting, IReadOnlyList<Line> Called, IReadOnlyList<Line> Ended, int Given, DateTimeOffset Now);

    public sealed record Choice(Guid Id, string Name);

    /// <param name="ForWhom">Of the staff; null = for whoever is free.</param>
    /// <param name="People">Who comes for the appointment, as far as one may know them; none = without one.</param>
    public sealed record Line(
        Guid Id, int Version, int Number, CodeView? Topic, CodeView? Language, CodeView? First, Guid? StaffMemberId, string? ForWhom, DateTimeOffset? AppointmentAt, IReadOnlyList<Known> People,
        WaitingState State, DateTimeOffset TakenAt, DateTimeOffset? CalledAt, string? CalledBy, Guid? PlaceId, string? Place, DateTimeOffset? EndedAt);

    public sealed record Known(Guid CaseFileId, NameParts Name);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, now) = (time.Today(), time.GetUtcNow());
            var rooms = await db.WaitingRooms.AsNoTracking().Where(one => one.UsedUntil == null || one.UsedUntil >= today).OrderBy(one => one.Name).ThenBy(one => one.Id)
                .Select(one => new { one.Id, one.Name, one.Municipality, Waiting = db.WaitingNumbers.Any(number => number.WaitingRoomId == one.Id && number.On == today && number.State == WaitingState.Waiting) })
                .ToListAsync(cancellationToken);
            var room = request.WaitingRoomId is { } wanted ? rooms.Find(one => one.Id == wanted) ?? throw new NotThereException("waiting room") : rooms.Find(one => one.Waiting) ?? rooms.FirstOrDefault();
            var choices = await codes.HallsAsync(rooms.Select(one => (one.Id, one.Name, one.Municipality)), cancellationToken);
            if (room is null)
                return new(null, choices, [], [], [], [], null, [], [], [], [], 0, now);
            var places = await db.MeetingPlaces.AsNoTracking().Where(one => one.Municipality == room.Municipality && (one.UsedUntil == null || one.UsedUntil >= today))
                .OrderByDescending(one => one.Kind).ThenBy(one => one.Name).Select(one => new Choice(one.Id, one.Name)).ToListAsync(cancellationToken);
            var numbers = await db.WaitingNumbers.AsNoTracking().Where(one => one.WaitingRoomId == room.Id && one.On == today).ToListAsync(cancellationToken);
            var colleagues = await db.ColleaguesOf([room.Municipality]).OrderBy(one => one.Name).Select(one => new Choice(one.Id, one.Name)).ToListAsync(cancellationToken);
            var shown = CallingOrder.Of(numbers.Where(one => one.State == WaitingState.Waiting), now)
                .Concat(numbers.Where(one => one.State == WaitingState.Called).OrderBy(one => one.Number))
                .Concat(numbers.Where(one => one.EndedAt is not null).OrderByDescending(one => one.EndedAt).ThenByDescending(one => one.Number).Take(MostEnded)).ToList();
            var lines = await LinesAsync(shown, today, cancellationToken);
            var mine = numbers.Where(one => one.State == WaitingState.Called && one.CalledBy == current.Id).Select(one => one.Id).ToHashSet();
            var last = numbers.Where(one => one.CalledBy == current.Id).OrderByDescending(one => one.CalledAt).FirstOrDefault();
            return new(
                choices.First(one => one.Id == room.Id), choices, places, [.. (await codes.AllAsync(Lists.Topics, cancellationToken)).Where(topic => topic.IsValidOn(today))],
                [.. (await codes.AllAsync(Lists.WaitingFirst, cancellationToken)).Where(reason => reason.IsValidOn(today))], colleagues,
                last is not null ? last.MeetingPlaceId : await ConsultationPlaceAsync(room.Municipality, now, cancellationToken),
                [.. lines.Where(one => mine.Contains(one.Id))], [.. lines.Where(one => one.State == WaitingState.Waiting)], [.. lines.Where(one => one.State == WaitingState.Called && !mine.Contains(one.Id))],
                [.. lines.Where(one => one.EndedAt is not null)], numbers.Count, now);
        }

        /// <summary>Where one receives people at this moment, oneself or with one's team; null = one does not.</summary>
        private async Task<Guid?> ConsultationPlaceAsync(string municipality, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (local, teams) = (DutchCalendar.LocalTime(now), current.Teams.ToList());
            var hours = await db.ConsultationHours.AsNoTracking()
                .Where(hour => hour.Municipality == municipality && hour.Day == local.DayOfWeek && (hour.StaffMemberId == current.Id || (hour.TeamId != null && teams.Contains(hour.TeamId.Value))))
                .ToListAsync(cancellationToken);
            var (day, clock) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
            return hours.Where(hour => hour.IsOn(day) && hour.From <= clock && clock < hour.Until).OrderBy(hour => hour.StaffMemberId is null).ThenBy(hour => hour.From).FirstOrDefault()?.MeetingPlaceId;
        }

        /// <summary>The lines of some numbers in their order; five queries however many they are.</summary>
        private async Task<List<Line>> LinesAsync(List<WaitingNumber> numbers, DateOnly today, CancellationToken cancellationToken)
        {
            var staff = numbers.Select(one => one.StaffMemberId).Concat(numbers.Select(one => one.CalledBy)).Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var used = numbers.Select(one => one.MeetingPlaceId).Distinct().ToList();
            var places = await db.MeetingPlaces.AsNoTracking().Where(place => used.Contains(place.Id)).ToDictionaryAsync(place => place.Id, place => place.Name, cancellationToken);
            var appointments = numbers.Select(one => one.AppointmentId).OfType<Guid>().ToList();
            // In scope: of somebody whom one may not know, only that they wait.
            var invited = await (
                from invitee in db.Invitees.AsNoTracking()
                where appointments.Contains(invitee.AppointmentId) && invitee.State != InviteeState.Cancelled
                join file in db.CaseFiles on invitee.CaseFileId equals file.Id
                orderby invitee.Id
                select new { invitee.AppointmentId, file.Id, file.PersonId }).ToListAsync(cancellationToken);
            var people = invited.Select(one => one.PersonId).Distinct().ToList();
            var facts = (await db.Names.AsNoTracking().Where(fact => people.Contains(fact.PersonId)).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
            var known = invited.ToLookup(one => one.AppointmentId, one => new Known(one.Id, facts[one.PersonId].Current(today)?.Parts ?? facts[one.PersonId].Last(fact => fact.Stands).Parts));
            var lines = new List<Line>(numbers.Count);
            foreach (var one in numbers)
            {
                lines.Add(new(
                    one.Id, one.Version, one.Number, await codes.FindAsync(Lists.Topics, one.Topic, cancellationToken), await codes.FindAsync(Lists.Languages, one.Language, cancellationToken),
                    await codes.FindAsync(Lists.WaitingFirst, one.First, cancellationToken), one.StaffMemberId, NameOf(one.StaffMemberId), one.AppointmentAt,
                    one.AppointmentId is { } appointment ? [.. known[appointment]] : [], one.State, one.TakenAt, one.CalledAt, NameOf(one.CalledBy), one.MeetingPlaceId,
                    one.MeetingPlaceId is { } place ? places.GetValueOrDefault(place) : null, one.EndedAt));
            }
            return lines;

            string? NameOf(Guid? member) => member is { } id ? names.GetValueOrDefault(id) : null;
        }
    }
}

/// <summary>The rooms in which numbers can be given today, by municipality: for the lists of those who come for an appointment.</summary>
public static class WaitingRoomsInUse
{
    [Needs(Permission.ReadAppointments)]
    public sealed record Query : IQuery<IReadOnlyDictionary<string, Guid>>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyDictionary<string, Guid>>
    {
        public async Task<IReadOnlyDictionary<string, Guid>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            if (!current.May(Permission.ServeWaitingRoom))
                return new Dictionary<string, Guid>();
            return (await db.WaitingRooms.AsNoTracking().Where(room => room.UsedUntil == null || room.UsedUntil >= today).OrderBy(room => room.Name).ThenBy(room => room.Id)
                .Select(room => new { room.Id, room.Municipality }).ToListAsync(cancellationToken))
                .GroupBy(room => room.Municipality).ToDictionary(town => town.Key, town => town.First().Id);
        }
    }
}

/// <summary>What the screen in the hall shows: who is called, to where, and how many wait. No name, no topic, nobody's language.</summary>
public static class ReadScreen
{
    /// <summary>So many of those who were called last stand on it.</summary>
    public const int Most = 6;

    /// <summary>So long a number stands out after it was called.</summary>
    public static readonly TimeSpan New = TimeSpan.FromSeconds(30);

    /// <param name="ScreenSha256">Of the secret part of the address.</param>
    [BySystem]
    public sealed record Query(string ScreenSha256) : IQuery<Screen>;

    /// <param name="Called">Newest first.</param>
    /// <param name="Now">Of the clock in the hall.</param>
    public sealed record Screen(string Room, IReadOnlyList<Line> Called, int Waiting, DateTimeOffset Now);

    /// <param name="Place">Null = to the desk where everybody goes.</param>
    /// <param name="Calls">Changes with each call, also of the same number.</param>
    public sealed record Line(int Number, string? Place, bool IsNew, DateTimeOffset Calls);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, Screen>
    {
        public async Task<Screen> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, now) = (time.Today(), time.GetUtcNow());
            var room = await db.WaitingRooms.AsNoTracking().FirstOrDefaultAsync(one => one.ScreenSha256 == request.ScreenSha256, cancellationToken) ?? throw new NotThereException("waiting room");
            var numbers = db.WaitingNumbers.AsNoTracking().Where(one => one.WaitingRoomId == room.Id && one.On == today);
            var called = await (
                from one in numbers
                where one.State == WaitingState.Called
                join place in db.MeetingPlaces on one.MeetingPlaceId equals place.Id into there
                from place in there.DefaultIfEmpty()
                orderby one.CalledAt descending, one.Number
                select new { one.Number, Place = (string?)place.Name, one.CalledAt }).Take(Most).ToListAsync(cancellationToken);
            return new(
                room.Name, called.ConvertAll(one => new Line(one.Number, one.Place, now - one.CalledAt!.Value < New, one.CalledAt.Value)),
                await numbers.CountAsync(one => one.State == WaitingState.Waiting, cancellationToken), now);
        }
    }
}

/// <summary>A waiting room to choose.</summary>
/// <param name="Municipality">Null = all are of one.</param>
public sealed record WaitingHall(Guid Id, string Name, CodeView? Municipality);

internal static class WaitingHalls
{
    public static async Task<IReadOnlyList<WaitingHall>> HallsAsync(this ICodeLists codes, IEnumerable<(Guid Id, string Name, string Municipality)> rooms, CancellationToken cancellationToken)
    {
        var all = rooms.ToList();
        var isOne = all.Select(room => room.Municipality).Distinct(StringComparer.Ordinal).Count() < 2;
        var halls = new List<WaitingHall>(all.Count);
        foreach (var room in all)
            halls.Add(new(room.Id, room.Name, isOne ? null : await codes.FindAsync(Lists.Municipalities, room.Municipality, cancellationToken)));
        return halls;
    }
}
