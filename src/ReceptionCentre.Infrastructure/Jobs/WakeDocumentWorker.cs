using Quartz;
using ReceptionCentre.Application.Documents;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>Runs on every node every few seconds: documents that another node queued, or whose back-off is over, are made.</summary>
internal sealed class WakeDocumentWorker(IDocumentWakeUp worker) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        worker.Raise();
        return ValueTask.CompletedTask;
    }
}
