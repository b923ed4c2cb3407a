using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Application.Journeys;
using ReceptionCentre.Application.OffSite;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WaitingRooms;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>Sends one command of the system. Safe to run twice: what is gone is gone.</summary>
internal abstract partial class CleanUp(IServiceScopeFactory scopes, ILogger logger) : IJob
{
    protected abstract ICommand<int> Command { get; }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var removed = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(Command, cancellationToken);
        LogRemoved(logger, GetType().Name, removed);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Job} changed or removed {Rows} rows")]
    private static partial void LogRemoved(ILogger logger, string job, int rows);
}

[DisallowConcurrentExecution]
internal sealed class ClearExpiredJourneysJob(IServiceScopeFactory scopes, ILogger<ClearExpiredJourneysJob> logger) : CleanUp(scopes, logger)
{
    protected override ICommand<int> Command { get; } = new ClearExpiredJourneys.Command();
}

[DisallowConcurrentExecution]
internal sealed class ClearHandledCommandsJob(IServiceScopeFactory scopes, ILogger<ClearHandledCommandsJob> logger) : CleanUp(scopes, logger)
{
    protected override ICommand<int> Command { get; } = new ClearHandledCommands.Command();
}

[DisallowConcurrentExecution]
internal sealed class ClearUsedSecondFactorCodesJob(IServiceScopeFactory scopes, ILogger<ClearUsedSecondFactorCodesJob> logger) : CleanUp(scopes, logger)
{
    protected override ICommand<int> Command { get; } = new ClearUsedSecondFactorCodes.Command();
}

[DisallowConcurrentExecution]
internal sealed class ClearImportRowsJob(IServiceScopeFactory scopes, ILogger<ClearImportRowsJob> logger) : CleanUp(scopes, logger)
{
    protected override ICommand<int> Command { get; } = new ClearImportRows.Command();
}

[DisallowConcurrentExecution]
internal sealed class ExpireHandoversJob(IServiceScopeFactory scopes, ILogger<ExpireHandoversJob> logger) : CleanUp(scopes, logger)
{
    protected override ICommand<int> Command { get; } = new ExpireHandovers.Command();
}

[DisallowConcurrentExecution]
internal sealed class ClearOldSlipsJob(IServiceScopeFactory scopes, ILogger<ClearOldSlipsJob> logger) : CleanUp(scopes, logger)
{
    protected override ICommand<int> Command { get; } = new ClearOldSlips.Command();
}

[DisallowConcurrentExecution]
internal sealed class ExpireReferralsJob(IServiceScopeFactory scopes, ILogger<ExpireReferralsJob> logger) : CleanUp(scopes, logger)
{
    protected override ICommand<int> Command { get; } = new ExpireReferrals.Command();
}

[DisallowConcurrentExecution]
internal sealed class ClearWaitingNumbersJob(IServiceScopeFactory scopes, ILogger<ClearWaitingNumbersJob> logger) : CleanUp(scopes, logger)
{
    protected override ICommand<int> Command { get; } = new ClearWaitingNumbers.Command();
}
