using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>Counts the day that is over, and days that a night without the centre left out. Safe to run twice: a day is counted once.</summary>
[DisallowConcurrentExecution]
internal sealed partial class CountCaseloadDaysJob(IServiceScopeFactory scopes, ILogger<CountCaseloadDaysJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        foreach (var day in await mediator.Send(new MissingCaseloadDays.Query(), cancellationToken))
        {
            var lines = await mediator.Send(new CountCaseloadDay.Command(day), cancellationToken);
            LogCounted(logger, day, lines);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The caseload of {Day} was counted in {Lines} lines")]
    private static partial void LogCounted(ILogger logger, DateOnly day, int lines);
}
