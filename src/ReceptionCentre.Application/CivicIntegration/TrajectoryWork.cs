using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>Finds what DUO and others said about the civic integration of the person of a file, or begins it.</summary>
internal sealed class TrajectoryWork(IReceptionDb db, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    /// <summary>Of a file that the asker works on, as the screen showed it.</summary>
    /// <param name="version">The version that the screen showed; 0 = there was none.</param>
    public async Task<IntegrationTrajectory> ToWorkOnAsync(Guid caseFileId, int version, CancellationToken cancellationToken)
    {
        var file = await db.FileToWorkOnAsync(caseFileId, current, time.Today(), cancellationToken);
        audit.About(file.PersonId, file.Id);
        var stored = await FindAsync(caseFileId, cancellationToken);
        if (stored is not null)
        {
            stored.EnsureStillAt(version);
            return stored;
        }
        if (version != 0)
            throw new ChangedMeanwhileException(nameof(IntegrationTrajectory), Guid.Empty, version, 0);
        return Added(caseFileId);
    }

    /// <summary>Of a file that the asker works on, with what was reached in it.</summary>
    public async Task<IntegrationTrajectory> WithResultsAsync(Guid caseFileId, int version, CancellationToken cancellationToken)
    {
        var trajectory = await ToWorkOnAsync(caseFileId, version, cancellationToken);
        await db.Achievements.Where(fact => fact.TrajectoryId == trajectory.Id).LoadAsync(cancellationToken);
        await db.IntegrationHours.Where(fact => fact.TrajectoryId == trajectory.Id).LoadAsync(cancellationToken);
        await db.CourseOffers.Where(fact => fact.TrajectoryId == trajectory.Id).LoadAsync(cancellationToken);
        await db.Exams.Where(fact => fact.TrajectoryId == trajectory.Id).LoadAsync(cancellationToken);
        return trajectory;
    }

    /// <summary>Of a file in scope, with what was finished: for who saw it happen and need not work on the file.</summary>
    public async Task<IntegrationTrajectory> WithAchievementsAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var trajectory = await OfAsync(caseFileId, cancellationToken);
        await db.Achievements.Where(fact => fact.TrajectoryId == trajectory.Id).LoadAsync(cancellationToken);
        return trajectory;
    }

    /// <summary>Of a file whose decision is signed.</summary>
    public async Task<IntegrationTrajectory> OfAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        await FindAsync(caseFileId, cancellationToken) ?? Added(caseFileId);

    private Task<IntegrationTrajectory?> FindAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        db.IntegrationTrajectories.Include(one => one.Awaited).FirstOrDefaultAsync(one => one.CaseFileId == caseFileId, cancellationToken);

    private IntegrationTrajectory Added(Guid caseFileId)
    {
        var begun = IntegrationTrajectory.Of(caseFileId);
        db.IntegrationTrajectories.Add(begun);
        return begun;
    }
}
