using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.ConsultationHours;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Testing;

/// <summary>A team of a municipality with its caseworker, a spread over it, a bulk invite, a room, a consultation hour and a number in the hall.</summary>
public sealed class WorkSamples
{
    private readonly Team _team;
    private readonly StaffMember _caseworker;
    private readonly Spread _spread;
    private readonly BulkInvite _invite;
    private readonly MeetingPlace _room;
    private readonly ConsultationHour _hour;
    private readonly WaitingRoom _hall;
    private readonly WaitingNumber _number;
    private Reminder? _reminder;

    public WorkSamples(string municipality)
    {
        _team = A.Team(municipality, "Team Daar");
        _caseworker = A.StaffMember(Role.Caseworker).In(municipality).Build();
        _spread = Spread.Prepare(_team.Id, municipality, new(null, null, null), [_caseworker.Id], false, "Daar", false, A.Provenance.At, A.Provenance.By);
        _room = MeetingPlace.Furnish(municipality, new(MeetingPlaceKind.Room, "Kamer daar", 4, null, true));
        _hour = ConsultationHour.Hold(municipality, null, _team.Id, new(DayOfWeek.Monday, new(9, 0), new(12, 0), true, [], _room.Id, DutchCalendar.DateOf(A.Provenance.At), null));
        _hall = WaitingRoom.Open(municipality, "Hal daar");
        _number = WaitingNumber.Take(_hall.Id, DutchCalendar.DateOf(A.Provenance.At), 1, new(null, null, null), A.Provenance.At);
        _invite = Invite(municipality, _caseworker.Id, DutchCalendar.DateOf(A.Provenance.At), A.Provenance.At, A.Provenance.By);
    }

    /// <summary>Everything of a municipality, to an hour's talk on a Monday to Thursday.</summary>
    public static BulkInvite Invite(string municipality, Guid host, DateOnly today, DateTimeOffset at, Guid by) => BulkInvite.Prepare(
        municipality, new(QueueWhose.All), [], true, new("housing", "Kennismaken", "office", "Kamer 3", null),
        new(today.AddDays(14), today.AddDays(70), TalkDays.Monday | TalkDays.Tuesday | TalkDays.Wednesday | TalkDays.Thursday, new(new(9, 0), new(12, 0)), new(new(13, 0), new(16, 0)), 60, 2),
        [host], false, new(null, 3), "Iedereen een eerste gesprek", false, today, at, by);

    /// <summary>A letter that reminds of an appointment, kept by whoever calls.</summary>
    public Reminder Remind(Guid caseFileId, Appointment appointment) =>
        _reminder = Reminder.Plan(caseFileId, appointment.Id, appointment.BeginsAt, ReminderWay.Letter, A.Provenance.At, A.Provenance.At);

    public IEnumerable<object> Things => [_team, _caseworker, _spread, new SpreadProgress(_spread.Id), _invite, new InviteProgress(_invite.Id), _room, _hour, _hall, _number];

    /// <summary>Names of the ids in routes.</summary>
    public IEnumerable<KeyValuePair<string, Guid>> Ids => [new("spreadId", _spread.Id), new("bulkInviteId", _invite.Id), new("staffMemberId", _caseworker.Id), new("meetingPlaceId", _room.Id), new("consultationHourId", _hour.Id), new("waitingRoomId", _hall.Id), new("numberId", _number.Id), .. _reminder is null ? (KeyValuePair<string, Guid>[])[] : [new("reminderId", _reminder.Id)]];
}
