using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.BulkInvites;

namespace ReceptionCentre.Application.BulkInvites;

/// <summary>Works a bulk invite out anew, in the background: with the files and the diaries of now.</summary>
public static class PlanBulkInviteAgain
{
    [Needs(Permission.InviteInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, InviteBatches batches, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (invite, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            invite.CheckAgain(current.May(Permission.ReadLockedParts));
            await db.InviteRows.Where(row => row.RunId == invite.Id).ExecuteDeleteAsync(cancellationToken);
            progress.Begin();
            return invite.Id;
        }
    }
}

/// <summary>Says that the talks may be written in the diaries as worked out, in the background.</summary>
public static class StartBulkInvite
{
    [Needs(Permission.InviteInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(InviteBatches batches, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (invite, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            invite.Start(time.GetUtcNow(), current.Id, current.May(Permission.ReadLockedParts));
            progress.Begin();
            return invite.Id;
        }
    }
}

/// <summary>Stops the work after the talks that are under way. What is written stays, and it can go on.</summary>
public static class StopBulkInvite
{
    [Needs(Permission.InviteInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(InviteBatches batches) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            // Whatever the screen showed: who wants it to stop, wants that now.
            var invite = await batches.ThereAsync(request.RunId, cancellationToken);
            invite.Stop();
            return invite.Id;
        }
    }
}

/// <summary>Goes on with what was stopped, where it was.</summary>
public static class GoOnWithBulkInvite
{
    [Needs(Permission.InviteInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(InviteBatches batches) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (invite, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            invite.GoOn();
            progress.Free();
            return invite.Id;
        }
    }
}

/// <summary>The bulk invite is not wanted after all. Nobody was invited, and it stays in the list.</summary>
public static class DropBulkInvite
{
    [Needs(Permission.InviteInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(InviteBatches batches) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (invite, _) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            invite.Drop();
            return invite.Id;
        }
    }
}

/// <summary>Calls off the talks of a whole bulk invite, in the background: where nobody changed them since.</summary>
public static class UndoBulkInvite
{
    [Needs(Permission.InviteInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(BulkInvite.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(InviteBatches batches, IAuditTrail audit, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (invite, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            invite.Undo(current.Id, request.Reason!);
            progress.Begin();
            audit.Because(request.Reason);
            return invite.Id;
        }
    }
}
