using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Testing.Events;

/// <summary>A workshop that is open for answers, with its people: who keeps it, who stands at the door, and newcomers of the team.</summary>
public sealed class EventStage
{
    private readonly ReceptionDatabase _database;

    private EventStage(ReceptionDatabase database, PlanStage plan, GroupEvent workshop) => (_database, Plan, Event) = (database, plan, workshop);

    public PlanStage Plan { get; }
    public GroupEvent Event { get; }
    public Guid Id => Event.Id;
    public StaffMember Caseworker => Plan.Caseworker;

    public Guid Session(SessionPart part) => Event.Sessions.First(session => session.Part == part).Id;

    /// <param name="first">Its first day; null = today.</param>
    public static async Task<EventStage> SetAsync(ReceptionDatabase database, int? places = null, DateOnly? first = null, string? municipality = A.Amsterdam)
    {
        var plan = await PlanStage.SetAsync(database, A.Newcomer().Obliged());
        var workshop = EventSamples.Open(first ?? database.Clock.Today, places, municipality, database.Clock.Today);
        await database.Save(workshop);
        database.As(plan.Caseworker);
        return new(database, plan, workshop);
    }

    /// <summary>Files of newcomers of the team.</summary>
    public async Task<List<Guid>> FilesAsync(int count, Func<NewcomerBuilder, NewcomerBuilder>? more = null)
    {
        var files = new List<Guid>(count);
        for (var i = 0; i < count; i++)
        {
            var newcomer = A.Newcomer($"Deelnemer {i}").AssignedTo(Plan.Caseworker, Plan.Team);
            files.Add((await (more?.Invoke(newcomer) ?? newcomer).SavedIn(_database)).File.Id);
        }
        return files;
    }

    public Task<InviteToEvent.Result> InviteAsync(IReadOnlyList<Guid> files, string channel = "telephone", Guid? partner = null, bool letters = false) =>
        _database.Send(new InviteToEvent.Command(Id, files, channel, partner, letters));

    /// <summary>Invited, by their files.</summary>
    public async Task<IReadOnlyDictionary<Guid, EventInvitee>> ListAsync() =>
        await _database.InDb(db => db.EventInvitees.AsNoTracking().Include(one => one.Attendance).Where(one => one.GroupEventId == Id).ToDictionaryAsync(one => one.CaseFileId));

    public async Task<EventInvitee> OfAsync(Guid file) => (await ListAsync())[file];

    public async Task<Guid> SayAsync(Guid file, bool yes)
    {
        var one = await OfAsync(file);
        return await _database.Send(new AnswerInvitation.Command(Id, one.Id, one.Version, yes, yes ? null : "time"));
    }

    public async Task CameAsync(Guid file, SessionPart part, bool? came = true) =>
        await _database.Send(new NoteEventAttendance.Command(Id, Session(part), (await OfAsync(file)).Id, came));
}
