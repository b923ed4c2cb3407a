using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Events;

/// <summary>From now on people are invited and answer.</summary>
public static class OpenEvent
{
    [Needs(Permission.KeepEvents)]
    public sealed record Command(Guid GroupEventId, int Version) : ICommand<Guid>;

    internal sealed class Handler(EventWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            (await work.EventAsync(request.GroupEventId, request.Version, cancellationToken)).Open();
            return request.GroupEventId;
        }
    }
}

/// <summary>Nobody new can come: no invitations and no yes. A no is still heard.</summary>
public static class CloseEvent
{
    [Needs(Permission.KeepEvents)]
    public sealed record Command(Guid GroupEventId, int Version) : ICommand<Guid>;

    internal sealed class Handler(EventWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            (await work.EventAsync(request.GroupEventId, request.Version, cancellationToken)).Close();
            return request.GroupEventId;
        }
    }
}

/// <summary>Its days are over and attendance is complete: of the files nothing is asked any more.</summary>
public static class HoldEvent
{
    [Needs(Permission.KeepEvents)]
    public sealed record Command(Guid GroupEventId, int Version) : ICommand<Guid>;

    internal sealed class Handler(EventWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await work.EventAsync(request.GroupEventId, request.Version, cancellationToken);
            found.Hold(time.Today());
            var everybody = await work.EverybodyAsync(found.Id, cancellationToken);
            everybody.ForEach(invitee => invitee.End(time.Today()));
            await work.TellEachAsync(everybody, cancellationToken);
            return found.Id;
        }
    }
}

/// <summary>It does not take place. Letters that were not made yet are withdrawn; who said yes is still to be told.</summary>
public static class CancelEvent
{
    [Needs(Permission.KeepEvents)]
    public sealed record Command(Guid GroupEventId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Required().AtMost(GroupEvent.ReasonLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, EventWork work, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await work.EventAsync(request.GroupEventId, request.Version, cancellationToken);
            found.Cancel(request.Reason, time.Today());
            var everybody = await work.EverybodyAsync(found.Id, cancellationToken);
            everybody.ForEach(invitee => invitee.End(time.Today()));
            var papers = everybody.Select(invitee => invitee.DocumentId).OfType<Guid>().ToList();
            foreach (var document in await db.Documents.IgnoreQueryFilters().Where(one => papers.Contains(one.Id) && (one.State == DocumentState.Queued || one.State == DocumentState.Failed)).ToListAsync(cancellationToken))
                document.Withdraw();
            await work.TellEachAsync(everybody, cancellationToken);
            audit.Because(request.Reason);
            return found.Id;
        }
    }
}
