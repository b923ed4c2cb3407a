using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.BulkChanges;

/// <summary>Looks at everybody of the group anew, in the background. Whoever was taken out stays out.</summary>
public static class CheckBulkChangeAgain
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, BulkChangeBatches batches, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (change, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            change.CheckAgain(current.May(Permission.ReadLockedParts));
            await db.BulkRows.Where(row => row.RunId == change.Id).ExecuteDeleteAsync(cancellationToken);
            progress.Begin();
            return change.Id;
        }
    }
}

/// <summary>Says that the change may be done, in the background; by somebody else than who prepared it where the centre asks for four eyes.</summary>
public static class StartBulkChange
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(BulkChangeBatches batches, ICurrentStaff current, BulkChangeOptions options, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (change, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            change.Start(time.GetUtcNow(), current.Id, current.May(Permission.ReadLockedParts), options.FourEyes);
            progress.Begin();
            return change.Id;
        }
    }
}

/// <summary>Stops the work after the people that are under way. What is done stays, and it can go on.</summary>
public static class StopBulkChange
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(BulkChangeBatches batches) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            // Whatever the screen showed: who wants it to stop, wants that now.
            var change = await batches.ThereAsync(request.RunId, cancellationToken);
            change.Stop();
            return change.Id;
        }
    }
}

/// <summary>Goes on with what was stopped, where it was.</summary>
public static class GoOnWithBulkChange
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(BulkChangeBatches batches) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (change, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            change.GoOn();
            progress.Free();
            return change.Id;
        }
    }
}

/// <summary>The change is not wanted after all. Nothing changed, and it stays in the list.</summary>
public static class DropBulkChange
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(BulkChangeBatches batches) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (change, _) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            change.Drop();
            return change.Id;
        }
    }
}

/// <summary>Undoes the whole change, in the background, at any time: where nobody changed the status since, it is as it was; the others are listed.</summary>
public static class UndoBulkChange
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().WithMessage("BulkChanges.ReasonMissing").AtMost(BulkChange.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(BulkChangeBatches batches, IAuditTrail audit, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (change, progress) = await batches.AtAsync(request.RunId, request.Version, cancellationToken);
            change.Undo(current.Id, request.Reason!);
            progress.Begin();
            audit.Because(request.Reason);
            return change.Id;
        }
    }
}

/// <summary>Takes one person out of the change, with a reason, which stands in the history of the file.</summary>
public static class TakeOutOfBulkChange
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Number, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().WithMessage("BulkChanges.ReasonMissing").AtMost(BulkTakenOut.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (change, row) = await db.RowToChooseAsync(request.RunId, request.Number, audit, cancellationToken);
            row.TakeOut();
            db.BulkTakenOut.Add(new(change.Id, row.StayId, request.Reason!, time.GetUtcNow(), current.Id));
            audit.Because(request.Reason);
            return change.Id;
        }
    }
}

/// <summary>Puts somebody who was taken out back into the change.</summary>
public static class PutBackIntoBulkChange
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Number) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (change, row) = await db.RowToChooseAsync(request.RunId, request.Number, audit, cancellationToken);
            row.PutBack();
            db.BulkTakenOut.Remove(await db.BulkTakenOut.FirstAsync(one => one.RunId == change.Id && one.StayId == row.StayId, cancellationToken));
            return change.Id;
        }
    }
}

internal static class BulkChangesInDb
{
    /// <summary>A row of which the asker may see the file.</summary>
    public static async Task<(BulkChange Change, BulkRow Row)> RowToChooseAsync(this IReceptionDb db, Guid runId, int number, IAuditTrail audit, CancellationToken cancellationToken)
    {
        var change = await db.BulkChanges.FirstOrDefaultAsync(change => change.Id == runId, cancellationToken) ?? throw new NotThereException("change for a group");
        var row = await db.BulkRows.FirstOrDefaultAsync(row => row.RunId == runId && row.Number == number, cancellationToken) ?? throw new NotThereException("row");
        var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == row.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
        change.EnsureOneMayChoose();
        audit.About(file.PersonId, file.Id);
        return (change, row);
    }
}
