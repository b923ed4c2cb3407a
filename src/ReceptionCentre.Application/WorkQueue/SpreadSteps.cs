using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>Plans a spread anew, in the background: with what there is to spread now and what each can do now.</summary>
public static class PlanSpreadAgain
{
    [Needs(Permission.SpreadWork)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, SpreadBatches batches, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (spread, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            spread.CheckAgain(current.May(Permission.ReadLockedParts));
            await db.SpreadRows.Where(row => row.RunId == spread.Id).ExecuteDeleteAsync(cancellationToken);
            progress.Begin();
            return spread.Id;
        }
    }
}

/// <summary>Says that the files may be given as planned, in the background.</summary>
public static class StartSpread
{
    [Needs(Permission.SpreadWork)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(SpreadBatches batches, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (spread, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            spread.Start(time.GetUtcNow(), current.Id, current.May(Permission.ReadLockedParts));
            progress.Begin();
            return spread.Id;
        }
    }
}

/// <summary>Stops the work after the files that are under way. What is given stays, and it can go on.</summary>
public static class StopSpread
{
    [Needs(Permission.SpreadWork)]
    public sealed record Command(Guid OnceKey, Guid RunId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(SpreadBatches batches) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            // Whatever the screen showed: who wants it to stop, wants that now.
            var spread = await batches.ThereAsync(request.RunId, cancellationToken);
            spread.Stop();
            return spread.Id;
        }
    }
}

/// <summary>Goes on with what was stopped, where it was.</summary>
public static class GoOnWithSpread
{
    [Needs(Permission.SpreadWork)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(SpreadBatches batches) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (spread, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            spread.GoOn();
            progress.Free();
            return spread.Id;
        }
    }
}

/// <summary>The spread is not wanted after all. Nothing changed, and it stays in the list.</summary>
public static class DropSpread
{
    [Needs(Permission.SpreadWork)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(SpreadBatches batches) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (spread, _) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            spread.Drop();
            return spread.Id;
        }
    }
}

/// <summary>Takes the files of a whole spread back, in the background: where nobody gave them to another since, they are where they were.</summary>
public static class UndoSpread
{
    [Needs(Permission.SpreadWork)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(Spread.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(SpreadBatches batches, IAuditTrail audit, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (spread, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            spread.Undo(current.Id, request.Reason!);
            progress.Begin();
            audit.Because(request.Reason);
            return spread.Id;
        }
    }
}
