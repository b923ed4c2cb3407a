using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>Compares our side with that of the executing agency, once a day. Safe to run twice: what differs is kept once.</summary>
[DisallowConcurrentExecution]
internal sealed partial class CompareWithDuoJob(IServiceScopeFactory scopes, ILogger<CompareWithDuoJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var compared = await scope.ServiceProvider.GetRequiredService<DuoComparer>().RunAsync(cancellationToken);
        if (compared > 0)
            LogCompared(logger, compared);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Compared {Files} files with DUO")]
    private static partial void LogCompared(ILogger logger, int files);
}
