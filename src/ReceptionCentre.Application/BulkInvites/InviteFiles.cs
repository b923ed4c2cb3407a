using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.BulkInvites;

/// <summary>What the steps and batches of a bulk invite share.</summary>
internal sealed class InviteBatches(IReceptionDb db, IOneAtATime oneAtATime, TimeProvider time) : RunBatches<BulkInvite, InviteProgress>(oneAtATime, time)
{
    /// <summary>How many files one transaction invites; a family is never divided.</summary>
    public const int Size = 100;

    protected override string Name => "bulk-invite";

    protected override IQueryable<BulkInvite> Runs => db.BulkInvites.Include(invite => invite.Hosts).Include(invite => invite.Files);

    protected override IQueryable<InviteProgress> Progress => db.InviteProgress;
}

/// <summary>An open file that would be invited, in the database.</summary>
internal sealed class FoundFile
{
    public Guid CaseFileId { get; init; }
    public Guid PersonId { get; init; }
    public Guid? CaseworkerId { get; init; }
    public DateOnly DueOn { get; init; }
}

internal static class InviteFiles
{
    /// <summary>The open files of a municipality that a selection has, with the day by which they ask what was chosen.</summary>
    public static IQueryable<FoundFile> ToInvite(
        this IReceptionDb db, string municipality, InviteSelection selection, IReadOnlyCollection<Guid> ticked, QueueSight sight, DateOnly today, DateTimeOffset now)
    {
        var choice = new QueueChoice(selection.Whose, selection.Of, selection.Because, selection.When, municipality);
        // Who was ticked was seen: it does not matter whose they are by now, nor when they are due.
        var files = ticked.Count > 0
            ? db.FileStates.Where(state => state.Controller == municipality && ticked.Contains(state.CaseFileId))
                .Select(state => new FoundFile { CaseFileId = state.CaseFileId, PersonId = state.PersonId, CaseworkerId = state.CaseworkerId, DueOn = state.DueBy })
            : selection.Because is null
                ? from thing in db.ThingsOf(choice, sight).Due(choice.When, today)
                  join state in db.FileStates on thing.CaseFileId equals state.CaseFileId
                  select new FoundFile { CaseFileId = state.CaseFileId, PersonId = state.PersonId, CaseworkerId = state.CaseworkerId, DueOn = state.DueBy }
                // A file can ask the same twice: the first counts.
                : from file in db.ThingsOf(choice, sight).Due(choice.When, today).GroupBy(thing => thing.CaseFileId).Select(things => new { things.Key, DueOn = things.Min(thing => thing.DueOn) })
                  join state in db.FileStates on file.Key equals state.CaseFileId
                  select new FoundFile { CaseFileId = state.CaseFileId, PersonId = state.PersonId, CaseworkerId = state.CaseworkerId, DueOn = file.DueOn };
        if (selection.Language is { } language)
        {
            var on = PartialDate.Of(today);
            var spoken = db.Languages.Where(fact => fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on));
            files = files.Where(file => spoken.Any(fact => fact.PersonId == file.PersonId && fact.Code == language
                && (fact.Preferred || !spoken.Any(other => other.PersonId == file.PersonId && other.Preferred))));
        }
        if (selection.NothingPlanned)
            files = files.Where(file => !db.Invitees.Any(invitee => invitee.CaseFileId == file.CaseFileId && invitee.BeginsAt > now && (invitee.State == InviteeState.Invited || invitee.State == InviteeState.Arrived)));
        return files;
    }

    /// <summary>When the people of some files are expected somewhere.</summary>
    /// <param name="Topic">Code of the list "topics".</param>
    public sealed record Expected(Guid CaseFileId, DateTimeOffset BeginsAt, DateTimeOffset EndsAt, string? Topic, string? What)
    {
        public AppointmentTime Time => new(BeginsAt, EndsAt);

        public bool IsAbout(InviteTalk talk) => talk.Topic is null ? What == talk.What : Topic == talk.Topic;
    }

    /// <summary>What the people of these files are expected for from now on.</summary>
    public static Task<List<Expected>> ExpectedAsync(this IReceptionDb db, IReadOnlyCollection<Guid> files, DateTimeOffset now, CancellationToken cancellationToken) => (
        from invitee in db.Invitees.AsNoTracking()
        where files.Contains(invitee.CaseFileId) && (invitee.State == InviteeState.Invited || invitee.State == InviteeState.Arrived)
        join appointment in db.Appointments on invitee.AppointmentId equals appointment.Id
        where appointment.EndsAt > now
        select new Expected(invitee.CaseFileId, appointment.BeginsAt, appointment.EndsAt, appointment.Topic, appointment.What)).ToListAsync(cancellationToken);

    /// <summary>What stands in the diaries of these people from day to day: appointments, and the sessions of events that they lead.</summary>
    public static async Task<ILookup<Guid, AppointmentTime>> BusyAsync(this IReceptionDb db, IReadOnlyCollection<Guid> staff, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        (await db.Appointments.IgnoreQueryFilters().AsNoTracking()
            .Where(appointment => staff.Contains(appointment.StaffMemberId) && appointment.On >= from && appointment.On <= until
                && appointment.Invitees.Any(invitee => invitee.State != InviteeState.Cancelled && invitee.State != InviteeState.StayedAway))
            .Select(appointment => new { appointment.StaffMemberId, appointment.BeginsAt, appointment.EndsAt })
            .Concat(db.SessionsHeld().Where(session => session.LedBy != null && staff.Contains(session.LedBy.Value) && session.On >= from && session.On <= until)
                .Select(session => new { StaffMemberId = session.LedBy!.Value, session.BeginsAt, session.EndsAt }))
            .ToListAsync(cancellationToken))
        .ToLookup(taken => taken.StaffMemberId, taken => new AppointmentTime(taken.BeginsAt, taken.EndsAt));

    /// <summary>Those of these people who are surely younger than eighteen: of whom no birth date is known, nobody says that it is a child.</summary>
    public static async Task<HashSet<Guid>> ChildrenAsync(this IReceptionDb db, IReadOnlyCollection<Guid> people, DateOnly today, CancellationToken cancellationToken) =>
        [.. (await db.Births.AsNoTracking().Where(fact => people.Contains(fact.PersonId)).ToListAsync(cancellationToken)).GroupBy(fact => fact.PersonId)
            .Where(facts => facts.Current(today)?.Born.AgeAtMostOn(today) is { } age && age < Signals.Adult).Select(facts => facts.Key)];

    /// <summary>Whose work the one who prepared it may see.</summary>
    public static async Task<QueueSight> SightOfAsync(this IReceptionDb db, BulkInvite invite, CancellationToken cancellationToken) =>
        new(invite.MadeBy, await db.StaffMembers.Where(member => member.Id == invite.MadeBy).SelectMany(member => member.Teams).Select(part => part.TeamId).ToListAsync(cancellationToken), invite.FromAllFiles);
}
