using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.BulkChanges;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>
/// Does long work batch by batch. It looks often, because somebody waits at the screen. Safe to run twice and to be killed:
/// a batch is there or not, and the next one goes on behind it.
/// </summary>
internal abstract partial class BatchJob<TWork>(IServiceScopeFactory scopes, ILogger logger) : IJob where TWork : class, IBatchWork
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var looking = scopes.CreateSystemScope();
        foreach (var runId in await looking.ServiceProvider.GetRequiredService<TWork>().WaitingAsync(cancellationToken))
        {
            await using var scope = scopes.CreateSystemScope();
            try
            {
                var last = await scope.ServiceProvider.GetRequiredService<TWork>().RunAsync(runId, cancellationToken);
                LogWorked(logger, typeof(TWork).Name, runId, last?.Stage, last?.Position ?? 0);
            }
            catch (Exception trouble) when (!cancellationToken.IsCancellationRequested && !Dialect.IsDatabaseAway(trouble))
            {
                // In a scope of its own: what was tracked when it failed is not to be trusted.
                await using var noting = scopes.CreateSystemScope();
                LogFailed(logger, trouble, typeof(TWork).Name, runId);
                await noting.ServiceProvider.GetRequiredService<TWork>().FailAsync(runId, cancellationToken);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Work} {RunId} is {Stage}, up to row {Position}")]
    private static partial void LogWorked(ILogger logger, string work, Guid runId, string? stage, int position);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Work} {RunId} failed; it is tried again and stops after a few times")]
    private static partial void LogFailed(ILogger logger, Exception trouble, string work, Guid runId);
}

/// <summary>Works on files of arrivals: checks them, imports them, takes them back.</summary>
[DisallowConcurrentExecution]
internal sealed class ImportsJob(IServiceScopeFactory scopes, ILogger<ImportsJob> logger) : BatchJob<ImportWork>(scopes, logger);

/// <summary>Works on changes of a status for a group: looks who would change, changes them, undoes it.</summary>
[DisallowConcurrentExecution]
internal sealed class BulkChangesJob(IServiceScopeFactory scopes, ILogger<BulkChangesJob> logger) : BatchJob<BulkChangeWork>(scopes, logger);

/// <summary>Asks for the papers of exports of plans, no faster than they are made.</summary>
[DisallowConcurrentExecution]
internal sealed class PlanExportsJob(IServiceScopeFactory scopes, ILogger<PlanExportsJob> logger) : BatchJob<PlanExportWork>(scopes, logger);

/// <summary>Works on files that are spread over a team: plans who gets which, gives them, takes them back.</summary>
[DisallowConcurrentExecution]
internal sealed class SpreadsJob(IServiceScopeFactory scopes, ILogger<SpreadsJob> logger) : BatchJob<SpreadWork>(scopes, logger);

/// <summary>Works on bulk invites: finds times, writes the appointments and letters, calls them off again.</summary>
[DisallowConcurrentExecution]
internal sealed class BulkInvitesJob(IServiceScopeFactory scopes, ILogger<BulkInvitesJob> logger) : BatchJob<InviteWork>(scopes, logger);
