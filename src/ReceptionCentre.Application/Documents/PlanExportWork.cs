using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Documents;

/// <summary>How far a batch brought an export.</summary>
public sealed record PlanExportBatch(bool GoesOn, PlanExportState State, int Position, int Rows) : Batch(GoesOn, Position, Rows)
{
    /// <summary>Nothing to do here: somebody stopped it, or another node works on it.</summary>
    public static readonly PlanExportBatch Nothing = new(false, PlanExportState.Stopped, 0, 0);

    public override string Stage => State.ToString();
}

/// <summary>Asks for the papers of exports, batch by batch, and no faster than they are made.</summary>
public sealed class PlanExportWork(IMediator mediator) : BatchWork<PlanExportBatch>
{
    public override Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken) => mediator.Send(new WaitingPlanExports.Query(), cancellationToken);

    public override Task<bool> FailAsync(Guid runId, CancellationToken cancellationToken) => mediator.Send(new NotePlanExportFailure.Command(runId), cancellationToken);

    protected override async Task<PlanExportBatch?> NextAsync(Guid runId, CancellationToken cancellationToken) =>
        await mediator.Send(new ContinuePlanExport.Command(runId, Worker), CancellationToken.None);
}

/// <summary>Exports that there is work on and that nobody holds, the oldest first.</summary>
public static class WaitingPlanExports
{
    [BySystem]
    public sealed record Query : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Guid>>
    {
        public async Task<IReadOnlyList<Guid>> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            return await db.PlanExports.AsNoTracking().Where(export => export.State == PlanExportState.Working)
                .Where(export => db.PlanExportProgress.Any(progress => progress.RunId == export.Id && (progress.HeldUntil == null || progress.HeldUntil < now)))
                .OrderBy(export => export.MadeAt).Select(export => export.Id).ToListAsync(cancellationToken);
        }
    }
}

/// <summary>
/// Asks for the papers of the next plans of an export, each with an event in its file in the name of whoever began it. A batch is
/// there as a whole or not at all, so that an export that was killed goes on without doubles.
/// </summary>
public static class ContinuePlanExport
{
    /// <summary>Papers that one transaction asks for, and that may wait at once: who stops an export waits for no more than these.</summary>
    public const int Size = 100, MostWaiting = 500;

    /// <param name="Worker">Who does it: a node.</param>
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<PlanExportBatch>;

    internal sealed class Handler(
        IReceptionDb db, IBulkWriter bulk, IOneAtATime oneAtATime, PlanPapers papers, PersonLanguage languages, IDocumentWakeUp worker, IAfterCommit afterCommit, IAuditTrail audit, TimeProvider time)
        : IRequestHandler<Command, PlanExportBatch>
    {
        public async Task<PlanExportBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            // Of two that begin at the same moment the second waits, and then sees that the first holds it.
            await oneAtATime.TakeAsync([$"plan-export:{request.RunId}"], cancellationToken);
            var export = await db.PlanExports.FirstOrDefaultAsync(export => export.Id == request.RunId && export.State == PlanExportState.Working, cancellationToken);
            if (export is null)
                return PlanExportBatch.Nothing;
            var progress = await db.PlanExportProgress.FirstAsync(progress => progress.RunId == export.Id, cancellationToken);
            var now = time.GetUtcNow();
            if (!progress.MayBeHeldBy(request.Worker, now))
                return PlanExportBatch.Nothing;
            audit.OnBehalfOf(export.MadeBy);
            var waiting = await db.PlanExportRows.Where(row => row.RunId == export.Id && row.DocumentId != null)
                .CountAsync(row => db.Documents.Any(document => document.Id == row.DocumentId && (document.State == DocumentState.Queued || document.State == DocumentState.BeingMade)), cancellationToken);
            var rows = waiting > MostWaiting - Size ? []
                : await db.PlanExportRows.Where(row => row.RunId == export.Id && row.Number > progress.Position).OrderBy(row => row.Number).Take(Size).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                if (waiting == 0 && progress.Position >= export.Rows)
                    export.End(now);
                // The papers are being made: whoever comes next looks again.
                progress.Free();
                return new(false, export.State, progress.Position, export.Rows);
            }
            await AskAsync(export, rows, cancellationToken);
            progress.Move(rows[^1].Number, request.Worker, now);
            afterCommit.Do(worker.Raise);
            return new(true, export.State, progress.Position, export.Rows);
        }

        private async Task AskAsync(PlanExport export, List<PlanExportRow> rows, CancellationToken cancellationToken)
        {
            var (planIds, fileIds) = (rows.ConvertAll(row => row.PlanId), rows.ConvertAll(row => row.CaseFileId));
            var plans = await db.Plans.AsNoTracking().Whole()
                .Where(plan => planIds.Contains(plan.Id) && (plan.State == PlanState.Agreed || plan.State == PlanState.Decided)).ToDictionaryAsync(plan => plan.Id, cancellationToken);
            var files = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments).Where(file => fileIds.Contains(file.Id) && file.ClosedOn == null)
                .ToDictionaryAsync(file => file.Id, cancellationToken);
            var asked = new List<(PlanExportRow Row, IntegrationPlan Plan, CaseFile File, string? Language)>(rows.Count);
            foreach (var row in rows)
            {
                // What ended since the export began is left out.
                if (plans.GetValueOrDefault(row.PlanId) is { } plan && files.GetValueOrDefault(row.CaseFileId) is { } file)
                    asked.Add((row, plan, file, await LanguageAsync(export, plan, file, cancellationToken)));
            }
            var written = new List<BulkPerson>(asked.Count);
            // One language after the other, and the queue keeps that order: the renderer remembers what such papers have in common.
            var at = time.GetUtcNow();
            foreach (var (row, plan, file, language) in asked.OrderBy(one => one.Language, StringComparer.Ordinal))
            {
                at = at.AddMicroseconds(1);
                var document = await papers.OfAsync(plan, file, language, PaperVariant.Whole, at, export.MadeBy, cancellationToken);
                row.Asked(document.Id);
                written.Add(new(file.PersonId, file.Id, [document]));
            }
            await bulk.WriteAsync(written, cancellationToken);
        }

        /// <summary>A formal plan stays in Dutch alone while its translation is unchecked, and says where help is.</summary>
        private async Task<string?> LanguageAsync(PlanExport export, IntegrationPlan plan, CaseFile file, CancellationToken cancellationToken)
        {
            var language = export.Language == PlanExport.OwnLanguage ? PaperLanguages.For(await languages.PreferredAsync(file.PersonId, cancellationToken)) : export.Language;
            return language is not null && PlanPapers.MayStandBeside(plan, language, PaperVariant.Whole) ? language : null;
        }
    }
}

/// <summary>Counts a failure of the work; after a few in a row it stops by itself. Gives whether it did.</summary>
public static class NotePlanExportFailure
{
    [BySystem]
    public sealed record Command(Guid RunId) : ICommand<bool>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var export = await db.PlanExports.FirstAsync(export => export.Id == request.RunId, cancellationToken);
            var progress = await db.PlanExportProgress.FirstAsync(progress => progress.RunId == request.RunId, cancellationToken);
            if (export.State != PlanExportState.Working || !progress.Fail())
                return false;
            export.Stop(byItself: true);
            return true;
        }
    }
}
