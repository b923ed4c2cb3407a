using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ReceptionCentre.Application.Reminders;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>Reminds of appointments, each minute. One node at a time. Safe to run twice and to be killed: what was on its way is tried again.</summary>
[DisallowConcurrentExecution]
internal sealed class RemindersJob(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<ReminderSender>().RunAsync(cancellationToken);
    }
}
