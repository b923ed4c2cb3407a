using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Events;

/// <summary>Whether one person came to a session; noted again it is corrected, or taken back.</summary>
public static class NoteEventAttendance
{
    /// <param name="Came">Null = it was noted by mistake, and is not known.</param>
    [Needs(Permission.NoteAttendance)]
    public sealed record Command(Guid GroupEventId, Guid SessionId, Guid EventInviteeId, bool? Came) : ICommand<Guid>;

    internal sealed class Handler(EventWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (to, invitee, _) = await work.InviteeAsync(request.GroupEventId, request.EventInviteeId, null, cancellationToken);
            if (request.Came is { } came)
                invitee.Note(to, request.SessionId, came, work.Moment);
            else
                invitee.TakeBackAttendance(request.SessionId);
            return invitee.Id;
        }
    }
}

/// <summary>Of everybody who has a place and of whom it was not noted yet: they came, or they did not.</summary>
public static class NoteAttendanceOfAll
{
    [Needs(Permission.NoteAttendance)]
    public sealed record Command(Guid GroupEventId, Guid SessionId, bool Came) : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, EventWork work) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var to = await work.EventAsync(request.GroupEventId, null, cancellationToken);
            var session = to.SessionOf(request.SessionId);
            // With the filters of whoever notes it: of the people of another municipality nothing is said. A closed file is left as it is.
            var coming = await db.EventInvitees.Include(one => one.Attendance)
                .Where(one => one.GroupEventId == to.Id && one.State == EventInviteeState.Coming && !one.Attendance.Any(noted => noted.SessionId == session.Id)
                    && db.CaseFiles.Any(file => file.Id == one.CaseFileId && file.ClosedOn == null))
                .ToListAsync(cancellationToken);
            var groups = await db.GroupsAsync([.. coming.Select(one => one.CaseFileId)], cancellationToken);
            coming.RemoveAll(one => !session.IsFor(groups.TryGetValue(one.CaseFileId, out var group) ? group : null));
            coming.ForEach(one => one.Note(to, session.Id, request.Came, work.Moment));
            await work.TellEachAsync(coming, cancellationToken);
            return coming.Count;
        }
    }
}

/// <summary>Somebody with a file came without being on the list.</summary>
public static class AddWalkIn
{
    [Needs(Permission.NoteAttendance)]
    public sealed record Command(Guid GroupEventId, Guid SessionId, Guid CaseFileId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, EventWork work, IAuditTrail audit) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            var to = await work.EventAsync(request.GroupEventId, null, cancellationToken);
            EventRules.TheEventIsForTheMunicipality.Check(to.Municipality is null || to.Municipality == file.Controller);
            audit.About(file.PersonId, file.Id);
            var invitee = await db.EventInvitees.Include(one => one.Attendance).FirstOrDefaultAsync(one => one.GroupEventId == to.Id && one.CaseFileId == file.Id, cancellationToken);
            if (invitee is not null)
                invitee.Note(to, request.SessionId, true, work.Moment);
            else
                db.EventInvitees.Add(invitee = EventInvitee.WalkIn(to, request.SessionId, file.Id, work.Moment));
            return invitee.Id;
        }
    }
}

/// <summary>How many came to a session who are in no file: a number, and nothing that could tell who they were.</summary>
public static class CountWithoutFile
{
    /// <param name="People">The whole number, not what came on top.</param>
    [Needs(Permission.NoteAttendance)]
    public sealed record Command(Guid GroupEventId, Guid SessionId, int Version, int? People) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.People).Must(people => people is >= 0 and <= GroupEvent.MostWithoutFile).WithMessage(EventRules.WithoutAFileIsANumber.Name);
    }

    internal sealed class Handler(EventWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var to = await work.EventAsync(request.GroupEventId, request.Version, cancellationToken);
            to.CountWithoutFile(request.SessionId, request.People!.Value, work.Moment.Today);
            return to.Id;
        }
    }
}
