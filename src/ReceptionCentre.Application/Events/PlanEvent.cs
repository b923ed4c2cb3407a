using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Events;

/// <summary>Plans an event with its sessions, for one municipality or the whole region. Nobody is invited by it.</summary>
public static class PlanEvent
{
    /// <param name="Municipality">One of one's own; null = the whole region.</param>
    [Needs(Permission.KeepEvents)]
    public sealed record Command(Guid OnceKey, string? Municipality, EventInput Input) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICurrentStaff current)
        {
            RuleFor(command => command.Municipality).Must(town => town is null || current.IsSystem || current.Municipalities.Contains(town)).WithMessage("Shared.ChooseFromTheList");
            RuleFor(command => command.Input).SetValidator(new EventInputValidator()).OverridePropertyName("");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, EventDiary diary, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await db.EnsureKnownAsync(codes, request.Input, request.Municipality, current.Municipalities, cancellationToken);
            var planned = GroupEvent.Plan(request.Input.Terms(request.Municipality), time.Today(), time.GetUtcNow(), current.Id);
            await diary.EnsureFreeAsync(planned, cancellationToken);
            db.GroupEvents.Add(planned);
            return planned.Id;
        }
    }
}

/// <summary>Another title, place, time or number of places. Who is on the list keeps what was promised.</summary>
public static class ChangeEvent
{
    [Needs(Permission.KeepEvents)]
    public sealed record Command(Guid GroupEventId, int Version, EventInput Input) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Input).SetValidator(new EventInputValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, EventWork work, EventDiary diary, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await work.HoldAsync(request.GroupEventId, cancellationToken);
            var found = await work.EventAsync(request.GroupEventId, request.Version, cancellationToken);
            await db.EnsureKnownAsync(codes, request.Input, found.Municipality, current.Municipalities, cancellationToken);
            var sessions = found.Sessions.Select(session => session.Id).ToList();
            var visited = await db.EventAttendance.Where(one => sessions.Contains(one.SessionId)).Select(one => one.SessionId).Distinct().ToListAsync(cancellationToken);
            var before = (found.AnswerBy, found.FirstOn, found.LastOn);
            found.Change(request.Input.Terms(found.Municipality), visited.ToHashSet(), await work.GivenAsync(found.Id, cancellationToken), time.Today());
            await diary.EnsureFreeAsync(found, cancellationToken);
            // What the files ask by a day moves with it.
            if (before != (found.AnswerBy, found.FirstOn, found.LastOn))
            {
                var everybody = await work.EverybodyAsync(found.Id, cancellationToken);
                everybody.ForEach(invitee => invitee.Expect(found));
                await work.TellEachAsync(everybody, cancellationToken);
            }
            return found.Id;
        }
    }
}
