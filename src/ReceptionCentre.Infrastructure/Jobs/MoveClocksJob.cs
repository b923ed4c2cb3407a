using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>
/// Moves the clocks of municipalities whose terms were changed. It looks often, because the pages say that it happens; mostly
/// there is nothing. Safe to run twice and to be killed: what is right stays as it is, what is left is done by the next.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class MoveClocksJob(IServiceScopeFactory scopes, ILogger<MoveClocksJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        foreach (var municipality in await scope.ServiceProvider.GetRequiredService<ClockRebuild>().MoveAsync(cancellationToken))
            LogMoved(logger, municipality);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The clocks of municipality {Municipality} stand by its new terms")]
    private static partial void LogMoved(ILogger logger, string municipality);
}
