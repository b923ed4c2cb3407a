using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Departures;

/// <summary>Finds the departure that a command changes: of a file that the asker works on, as the screen showed it.</summary>
internal sealed class DepartureWork(IReceptionDb db, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    /// <summary>The file, open and to be worked on; the audit event is about it.</summary>
    public async Task<CaseFile> FileAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.FileToWorkOnAsync(caseFileId, current, time.Today(), cancellationToken);
        audit.About(file.PersonId, file.Id);
        return file;
    }

    /// <summary>The file, open or closed, to be worked on; for the few things that are done after a departure.</summary>
    public async Task<CaseFile> FileOrClosedAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.Include(file => file.Assignments).FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken) ?? throw new NotThereException("case file");
        CaseFileRules.OnlyItsTeamWorksOnAFile.Check(FileWork.MayWork(file, current, time.Today()));
        audit.About(file.PersonId, file.Id);
        return file;
    }

    /// <summary>The departure with its reasons, tracked, and its open file.</summary>
    /// <exception cref="NotThereException">Not there, of another file, or out of scope.</exception>
    /// <exception cref="BrokenRuleException">The file is closed or another team's.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    public async Task<(Departure Departure, CaseFile File)> DepartureAsync(Guid caseFileId, Guid departureId, int version, CancellationToken cancellationToken)
    {
        var departure = await db.DepartureAsync(caseFileId, departureId, cancellationToken);
        var file = await FileAsync(caseFileId, cancellationToken);
        departure.EnsureStillAt(version);
        return (departure, file);
    }
}

internal static class DepartureQueries
{
    public static async Task<Departure> DepartureAsync(this IReceptionDb db, Guid caseFileId, Guid departureId, CancellationToken cancellationToken) =>
        await db.Departures.Include(departure => departure.Reasons).Include(departure => departure.Readiness)
            .FirstOrDefaultAsync(departure => departure.Id == departureId && departure.CaseFileId == caseFileId, cancellationToken)
        ?? throw new NotThereException("departure");

    /// <summary>The open files that a departure from this one closes: of the same stay, of the same municipality.</summary>
    public static IQueryable<CaseFile> FilesThatCloseWith(this IReceptionDb db, CaseFile file)
    {
        var (stay, controller) = (file.StayId, file.Controller);
        return db.CaseFiles.Where(other => other.StayId == stay && other.Controller == controller && other.ClosedOn == null);
    }

    /// <summary>Open files of the same stay of another municipality: theirs to close, so they are told. Without scope.</summary>
    public static IQueryable<CaseFile> FilesThatAreTold(this IReceptionDb db, CaseFile file)
    {
        var (stay, controller) = (file.StayId, file.Controller);
        return db.CaseFiles.IgnoreQueryFilters().Where(other => other.StayId == stay && other.Controller != controller && other.ClosedOn == null);
    }
}
