using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.ConsultationHours;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.ConsultationHours;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.Appointments;

/// <summary>
/// Appointments of a day or week and the time between them: of oneself, a colleague, a team, a room or desk, or all of a
/// municipality. Who comes is shown of files in scope; of anything else only that the time is taken.
/// </summary>
public static class ShowCalendar
{
    public const int Week = 7, WorkDays = 5;

    /// <param name="Day">A day, or any day of the week.</param>
    /// <param name="WholeWeek">Null = as suits: a week of one, a day of several.</param>
    [Needs(Permission.ReadAppointments)]
    public sealed record Query(CalendarWho Who, DateOnly? Day = null, bool? WholeWeek = null) : IQuery<View>;

    /// <param name="Who">Whose calendar is shown.</param>
    /// <param name="Name">Of the colleague, team, room or municipality; null = one's own.</param>
    /// <param name="Grid">The half hours that are drawn.</param>
    public sealed record View(
        CalendarWho Who, string? Name, bool WholeWeek, DateOnly From, IReadOnlyList<DateOnly> Days, DateOnly Today, DateTimeOffset Now, DayGrid Grid, IReadOnlyList<Lane> Lanes, Choices Choices)
    {
        /// <summary>Several diaries beside each other, not one over several days.</summary>
        public bool OfSeveral => Who.TeamId is not null || Who.Municipality is not null;
    }

    /// <summary>One diary on one day.</summary>
    /// <param name="IsAway">The member of staff is not there that day.</param>
    /// <param name="IsUsed">False of a room after its last day.</param>
    /// <param name="Hours">Consultation hours of that day, of the person, a team of the person, or in the room.</param>
    public sealed record Lane(DateOnly Day, Guid? StaffMemberId, Guid? MeetingPlaceId, string Name, bool IsAway, bool IsUsed, IReadOnlyList<ConsultationLine> Hours, IReadOnlyList<Entry> Entries)
    {
        public bool IsHoliday => DutchHolidays.IsHoliday(Day);
    }

    /// <param name="Lines">Of each who is invited and whose file is in scope; none = taken, and no more is told.</param>
    /// <param name="Session">The event of which it is a session; null = it is an appointment, or the event of another municipality.</param>
    public sealed record Entry(AppointmentTime Time, IReadOnlyList<AppointmentLine> Lines, Named? Session = null);

    /// <summary>What can be looked at instead.</summary>
    public sealed record Choices(IReadOnlyList<Named> Colleagues, IReadOnlyList<Named> Teams, IReadOnlyList<Named> Places, IReadOnlyList<CodeView> Municipalities);

    public sealed record Named(Guid Id, string Name);

    private sealed record Taken(Guid Id, Guid? StaffMemberId, Guid? MeetingPlaceId, DateOnly On, DateTimeOffset BeginsAt, DateTimeOffset EndsAt, Named? Session = null)
    {
        public bool IsOf(Diary diary) => diary.MeetingPlaceId is { } place ? MeetingPlaceId == place : StaffMemberId == diary.StaffMemberId;
    }

    private sealed record Diary(Guid? StaffMemberId, Guid? MeetingPlaceId, string Name, DateOnly? UsedUntil);

    // An hour of a team is of everybody in it.
    private sealed record Held(ConsultationHour Hour, ConsultationLine Line, IReadOnlySet<Guid> Members)
    {
        public bool IsOf(Diary diary) => diary.MeetingPlaceId is { } place ? Hour.MeetingPlaceId == place : Hour.StaffMemberId == diary.StaffMemberId || Members.Contains(diary.StaffMemberId!.Value);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var choices = await ChoicesAsync(today, cancellationToken);
            // Who receives nobody looks at the first team.
            var who = request.Who == CalendarWho.Myself && !current.May(Permission.MakeAppointment) && choices.Teams is [var first, ..] ? new(TeamId: first.Id) : request.Who;
            var (diaries, name) = await DiariesAsync(who, choices, cancellationToken);
            var (day, week) = (request.Day ?? today, request.WholeWeek ?? (who.TeamId is null && who.Municipality is null));
            var from = week ? day.AddDays(-(((int)day.DayOfWeek + 6) % Week)) : day;
            var until = from.AddDays(week ? Week : 1);
            var taken = await TakenAsync(diaries, from, until, cancellationToken);
            var days = Enumerable.Range(0, week ? Week : 1).Select(from.AddDays).Where(one => !week || one < from.AddDays(WorkDays) || taken.Exists(entry => entry.On == one)).ToList();
            var ids = taken.ConvertAll(one => one.Id);
            var lines = (await db.LinesAsync(
                codes, db.Invitees.AsNoTracking().Where(invitee => ids.Contains(invitee.AppointmentId) && invitee.State != InviteeState.Cancelled).OrderBy(invitee => invitee.Id), today, cancellationToken))
                .ToLookup(line => line.AppointmentId);
            var away = await AwayAsync(diaries, from, until, cancellationToken);
            var hours = await HoursAsync(diaries, cancellationToken);
            // Beside other rooms one that is not used takes no column.
            var lanes = days.SelectMany(_ => diaries, LaneOf).Where(lane => lane.IsUsed || lane.Entries.Count > 0 || who.Municipality is null).ToList();
            var planned = taken.Select(entry => new AppointmentTime(entry.BeginsAt, entry.EndsAt)).Concat(lanes.SelectMany(lane => lane.Hours.Select(hour => AppointmentTime.Of(lane.Day, hour.From, hour.Until))));
            return new(who, name, week, from, days, today, time.GetUtcNow(), DayGrid.Around(planned), lanes, choices);

            Lane LaneOf(DateOnly on, Diary diary) => new(
                on, diary.StaffMemberId, diary.MeetingPlaceId, diary.Name,
                diary.StaffMemberId is { } member && away[member].Any(absence => absence.From <= on && on <= absence.Until),
                diary.UsedUntil is null || on <= diary.UsedUntil,
                [.. hours.Where(hour => hour.IsOf(diary) && hour.Hour.IsOn(on)).Select(hour => hour.Line).OrderBy(line => line.From)],
                [.. taken.Where(entry => entry.On == on && entry.IsOf(diary)).OrderBy(entry => entry.BeginsAt).ThenBy(entry => entry.Id)
                    .Select(entry => new Entry(new(entry.BeginsAt, entry.EndsAt), [.. lines[entry.Id]], entry.Session))]);
        }

        private async Task<(IReadOnlyList<Diary> Diaries, string? Name)> DiariesAsync(CalendarWho who, Choices choices, CancellationToken cancellationToken)
        {
            if (who.MeetingPlaceId is { } place)
            {
                var one = await db.MeetingPlaces.AsNoTracking().FirstOrDefaultAsync(there => there.Id == place, cancellationToken) ?? throw new NotThereException("meeting place");
                return ([new(null, one.Id, one.Name, one.UsedUntil)], one.Name);
            }
            if (who.Municipality is { } town)
            {
                var of = choices.Municipalities.FirstOrDefault(code => code.Value == town) ?? throw new NotThereException("municipality");
                var places = await db.MeetingPlaces.AsNoTracking().Where(there => there.Municipality == town).OrderBy(there => there.Kind).ThenBy(there => there.Name).ToListAsync(cancellationToken);
                return ([.. places.Select(there => new Diary(null, there.Id, there.Name, there.UsedUntil))], of.Dutch);
            }
            if (who.TeamId is { } team)
            {
                var of = choices.Teams.FirstOrDefault(one => one.Id == team) ?? throw new NotThereException("team");
                var members = await Receiving().Where(member => member.Teams.Any(part => part.TeamId == team)).OrderBy(member => member.Name).ThenBy(member => member.Id)
                    .Select(member => new Named(member.Id, member.Name)).ToListAsync(cancellationToken);
                return ([.. members.Select(member => new Diary(member.Id, null, member.Name, null))], of.Name);
            }
            if (who.StaffMemberId is not { } id || id == current.Id)
                return ([new(current.Id, null, current.Name, null)], null);
            var colleague = choices.Colleagues.FirstOrDefault(one => one.Id == id) ?? throw new NotThereException("colleague");
            return ([new(colleague.Id, null, colleague.Name, null)], colleague.Name);
        }

        // Also what whoever asks does not see: it takes the time all the same.
        private async Task<List<Taken>> TakenAsync(IReadOnlyList<Diary> diaries, DateOnly from, DateOnly until, CancellationToken cancellationToken)
        {
            var members = diaries.Select(diary => diary.StaffMemberId).OfType<Guid>().ToList();
            var places = diaries.Select(diary => diary.MeetingPlaceId).OfType<Guid>().ToList();
            var inTime = db.Appointments.IgnoreQueryFilters().AsNoTracking()
                .Where(one => one.On >= from && one.On < until && one.Invitees.Any(invitee => invitee.State != InviteeState.Cancelled));
            inTime = places.Count > 0 ? inTime.Where(one => one.MeetingPlaceId != null && places.Contains(one.MeetingPlaceId.Value)) : inTime.Where(one => members.Contains(one.StaffMemberId));
            var taken = await inTime.Select(one => new Taken(one.Id, one.StaffMemberId, one.MeetingPlaceId, one.On, one.BeginsAt, one.EndsAt, null)).ToListAsync(cancellationToken);
            taken.AddRange(await SessionsAsync(members, places, from, until, cancellationToken));
            return taken;
        }

        private async Task<List<Taken>> SessionsAsync(List<Guid> members, List<Guid> places, DateOnly from, DateOnly until, CancellationToken cancellationToken)
        {
            var sessions = await db.SessionsHeld().Where(session => session.On >= from && session.On < until
                    && ((session.LedBy != null && members.Contains(session.LedBy.Value)) || (session.MeetingPlaceId != null && places.Contains(session.MeetingPlaceId.Value))))
                .Select(session => new
                {
                    session.Id,
                    session.GroupEventId,
                    session.LedBy,
                    session.MeetingPlaceId,
                    session.On,
                    session.BeginsAt,
                    session.EndsAt,
                    // Null = the event of another municipality.
                    Title = db.GroupEvents.Where(one => one.Id == session.GroupEventId).Select(one => one.Title).FirstOrDefault(),
                }).ToListAsync(cancellationToken);
            var mayRead = current.May(Permission.ReadEvents);
            return sessions.ConvertAll(one => new Taken(
                one.Id, one.LedBy, one.MeetingPlaceId, one.On, one.BeginsAt, one.EndsAt, mayRead && one.Title is not null ? new(one.GroupEventId, one.Title) : null));
        }

        private async Task<IReadOnlyList<Held>> HoursAsync(IReadOnlyList<Diary> diaries, CancellationToken cancellationToken)
        {
            var members = diaries.Select(diary => diary.StaffMemberId).OfType<Guid>().ToList();
            var places = diaries.Select(diary => diary.MeetingPlaceId).ToList();
            var parts = await db.StaffMembers.AsNoTracking().Where(member => members.Contains(member.Id)).SelectMany(member => member.Teams).ToListAsync(cancellationToken);
            var teams = parts.Select(part => part.TeamId).Distinct().ToList();
            var hours = await db.ConsultationHours.AsNoTracking().Include(hour => hour.Topics)
                .Where(hour => (hour.StaffMemberId != null && members.Contains(hour.StaffMemberId.Value)) || (hour.TeamId != null && teams.Contains(hour.TeamId.Value)) || (hour.MeetingPlaceId != null && places.Contains(hour.MeetingPlaceId)))
                .ToListAsync(cancellationToken);
            var lines = (await db.LinesAsync(codes, hours, cancellationToken)).ToDictionary(line => line.Id);
            return [.. hours.Select(hour => new Held(hour, lines[hour.Id], parts.Where(part => part.TeamId == hour.TeamId).Select(part => part.StaffMemberId).ToHashSet()))];
        }

        private async Task<ILookup<Guid, Absence>> AwayAsync(IReadOnlyList<Diary> diaries, DateOnly from, DateOnly until, CancellationToken cancellationToken)
        {
            var members = diaries.Select(diary => diary.StaffMemberId).OfType<Guid>().ToList();
            var absences = await db.WorkCapacities.AsNoTracking().Where(capacity => members.Contains(capacity.StaffMemberId))
                .SelectMany(capacity => capacity.Absences, (capacity, absence) => new { capacity.StaffMemberId, Absence = absence })
                .Where(one => one.Absence.From < until && one.Absence.Until >= from).ToListAsync(cancellationToken);
            return absences.ToLookup(one => one.StaffMemberId, one => one.Absence);
        }

        private async Task<Choices> ChoicesAsync(DateOnly today, CancellationToken cancellationToken)
        {
            var municipalities = current.Municipalities;
            var colleagues = await Receiving().Select(member => new Named(member.Id, member.Name)).ToListAsync(cancellationToken);
            var teams = await db.Teams.AsNoTracking().Where(team => municipalities.Contains(team.Municipality)).Select(team => new Named(team.Id, team.Name)).ToListAsync(cancellationToken);
            var places = await db.MeetingPlaces.AsNoTracking().Where(place => place.UsedUntil == null || place.UsedUntil >= today).OrderBy(place => place.Kind)
                .Select(place => new { place.Id, place.Name, place.Municipality }).ToListAsync(cancellationToken);
            return new(
                ByName(colleagues), [.. ByName(teams).OrderByDescending(team => current.Teams.Contains(team.Id))], ByName(places.ConvertAll(place => new Named(place.Id, place.Name))),
                [.. (await codes.ManyAsync(Lists.Municipalities, municipalities, cancellationToken)).Where(town => places.Exists(place => place.Municipality == town.Value))]);

            static IReadOnlyList<Named> ByName(IEnumerable<Named> named) => [.. named.OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(one => one.Id)];
        }

        /// <summary>Who receives people in one of the municipalities of whoever asks.</summary>
        private IQueryable<StaffMember> Receiving()
        {
            var municipalities = current.Municipalities;
            return db.StaffMembers.AsNoTracking().Where(member => member.EndedOn == null
                && member.Roles.Any(part => part.Role == Role.Caseworker || part.Role == Role.FrontDesk) && member.Municipalities.Any(part => municipalities.Contains(part.Municipality)));
        }
    }
}
