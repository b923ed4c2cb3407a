using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>Takes the caseload report out of the system, as a file. What leaves is recorded, though it names no newcomer.</summary>
public static class ExportCaseload
{
    [Needs(Permission.CaseloadReport)]
    public sealed record Command(TableFormat Format = TableFormat.Csv) : ICommand<CaseloadReport.Report>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time, CaseloadTerms region) : IRequestHandler<Command, CaseloadReport.Report>
    {
        public async Task<CaseloadReport.Report> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.ReportAsync(current, time.Today(), region, cancellationToken);
            audit.Tell("CaseloadReport", Guid.Empty, "Format", null, request.Format.ToString());
            return report;
        }
    }
}
