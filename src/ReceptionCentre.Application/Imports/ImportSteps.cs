using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Imports;

/// <summary>Imports what was checked, in the background.</summary>
public static class StartImport
{
    [Needs(Permission.ImportArrivals)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (run, progress) = await db.RunAsync(request.RunId, request.Version, cancellationToken);
            run.Start(time.GetUtcNow(), current.Id);
            progress.Begin();
            return run.Id;
        }
    }
}

/// <summary>Stops the work on a file after the rows that are under way. What is imported stays, and it can go on.</summary>
public static class StopImport
{
    [Needs(Permission.ImportArrivals)]
    public sealed record Command(Guid OnceKey, Guid RunId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            // Whatever the screen showed: who wants it to stop, wants that now.
            var run = await db.ImportRuns.FirstOrDefaultAsync(run => run.Id == request.RunId, cancellationToken) ?? throw new NotThereException("import");
            run.Stop();
            return run.Id;
        }
    }
}

/// <summary>Goes on with what was stopped, where it was.</summary>
public static class GoOnWithImport
{
    [Needs(Permission.ImportArrivals)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (run, progress) = await db.RunAsync(request.RunId, request.Version, cancellationToken);
            run.GoOn();
            progress.Free();
            return run.Id;
        }
    }
}

/// <summary>
/// Takes an import back, in the background: whoever nobody changed since is removed with stay and file, as if never
/// imported; the others stay and are listed.
/// </summary>
public static class TakeBackImport
{
    [Needs(Permission.TakeBackImport)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().WithMessage("Imports.ReasonMissing").AtMost(ImportRun.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (run, progress) = await db.RunAsync(request.RunId, request.Version, cancellationToken);
            run.TakeBack(current.Id, request.Reason!.Trim());
            progress.Begin();
            audit.Because(request.Reason);
            return run.Id;
        }
    }
}

/// <summary>Decides about one row: the same person as one of those named, somebody else, or left out.</summary>
public static class ChooseForRow
{
    /// <param name="PersonId">Whom it is, when it is the same person.</param>
    [Needs(Permission.ImportArrivals)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Number, ImportChoice Choice, Guid? PersonId) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Choice).IsInEnum().WithMessage("Shared.ChooseOne");
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var run = await db.ImportRuns.FirstOrDefaultAsync(run => run.Id == request.RunId, cancellationToken) ?? throw new NotThereException("import");
            ImportRules.OneChoosesAfterTheCheck.Check(run.State == ImportState.Checked);
            var outcome = await db.ImportOutcomes.FirstOrDefaultAsync(outcome => outcome.RunId == run.Id && outcome.Number == request.Number, cancellationToken)
                ?? throw new NotThereException("row");
            ImportRules.OneChoosesAfterTheCheck.Check(outcome.Finding != ImportFinding.Wrong);
            if (request.Choice == ImportChoice.SamePerson)
            {
                ImportRules.TheSameAsOneOfThose.Check(request.PersonId is { } known && RowDetails.Read(outcome.Details).Candidates.Any(candidate => candidate.PersonId == known));
                await db.EnsureMayKnowAsync(request.PersonId!.Value, current, time.Today(), cancellationToken);
                // The import would leave the row out then: that is said now.
                if (await db.Stays.AnyAsync(stay => stay.PersonId == request.PersonId && stay.Municipality == run.Municipality && stay.EndedOn == null, cancellationToken))
                {
                    outcome.FoundMeanwhile(ImportFinding.AlreadyHere, outcome.Details, request.PersonId.Value);
                    Tell(audit, run.Id, request);
                    return run.Id;
                }
            }
            outcome.Choose(request.Choice, request.Choice == ImportChoice.SamePerson ? request.PersonId : null);
            Tell(audit, run.Id, request);
            return run.Id;
        }

        private static void Tell(IAuditTrail audit, Guid runId, Command request) =>
            audit.Tell(nameof(ImportRun), runId, "Choice", null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{request.Number}: {request.Choice}"));
    }
}
