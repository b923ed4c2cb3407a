using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>
/// Works on files of arrivals: checks them, imports them, takes them back. It looks often, because somebody waits at the
/// screen. Safe to run twice and to be killed: a batch is there or not, and the next one goes on behind it.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class ImportsJob(IServiceScopeFactory scopes, ILogger<ImportsJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var looking = scopes.CreateSystemScope();
        foreach (var runId in await looking.ServiceProvider.GetRequiredService<ImportWork>().WaitingAsync(cancellationToken))
        {
            await using var scope = scopes.CreateSystemScope();
            var work = scope.ServiceProvider.GetRequiredService<ImportWork>();
            try
            {
                var last = ImportBatch.Nothing;
                await work.RunAsync(runId, new Last(batch => last = batch), cancellationToken);
                LogWorked(logger, runId, last.State, last.Position);
            }
            catch (Exception trouble) when (!cancellationToken.IsCancellationRequested && !Dialect.IsDatabaseAway(trouble))
            {
                // In a scope of its own: what was tracked when it failed is not to be trusted.
                await using var noting = scopes.CreateSystemScope();
                LogFailed(logger, trouble, runId);
                await noting.ServiceProvider.GetRequiredService<ImportWork>().FailAsync(runId, cancellationToken);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Import {RunId} is {State}, up to row {Position}")]
    private static partial void LogWorked(ILogger logger, Guid runId, Domain.Imports.ImportState state, int position);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The work on import {RunId} failed; it is tried again and stops after a few times")]
    private static partial void LogFailed(ILogger logger, Exception trouble, Guid runId);

    private sealed class Last(Action<ImportBatch> report) : IProgress<ImportBatch>
    {
        public void Report(ImportBatch value) => report(value);
    }
}
