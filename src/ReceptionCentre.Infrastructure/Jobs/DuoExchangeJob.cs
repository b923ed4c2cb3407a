using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>
/// Exchanges with the executing agency: sends what waits, asks about notices, reads its list of schools. One node at a time.
/// Safe to run twice and to be killed: what was on its way is looked at before anything goes again.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class DuoExchangeJob(IServiceScopeFactory scopes, ILogger<DuoExchangeJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var services = scope.ServiceProvider;
        if (!services.GetRequiredService<IDuoInterface>().IsConnected)
            return;
        await services.GetRequiredService<IMediator>().Send(new ReadSchools.Command(), cancellationToken);
        var sent = await services.GetRequiredService<DuoSender>().RunAsync(cancellationToken);
        var asked = await services.GetRequiredService<DuoAsker>().RunAsync(cancellationToken);
        if (sent + asked > 0)
            LogExchanged(logger, sent, asked);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Exchanged with DUO: {Sent} messages answered, {Asked} notices asked about")]
    private static partial void LogExchanged(ILogger logger, int sent, int asked);
}
