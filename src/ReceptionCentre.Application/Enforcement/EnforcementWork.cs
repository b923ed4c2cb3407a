using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Finds the path that a command changes, and what holds around it.</summary>
internal sealed class EnforcementWork(IReceptionDb db, CivicParameterBook parameters, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    /// <summary>Of a file that the asker works on, as the screen showed it.</summary>
    public async Task<(EnforcementPath Path, CaseFile File)> PathAsync(Guid pathId, int version, CancellationToken cancellationToken)
    {
        var path = await db.EnforcementPaths.Whole().FirstOrDefaultAsync(one => one.Id == pathId, cancellationToken) ?? throw new NotThereException("enforcement path");
        var file = await FileAsync(path.CaseFileId, cancellationToken);
        path.EnsureStillAt(version);
        return (path, file);
    }

    /// <summary>Open and to be worked on; the audit event is about it.</summary>
    public async Task<CaseFile> FileAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.FileToWorkOnAsync(caseFileId, current, time.Today(), cancellationToken);
        audit.About(file.PersonId, file.Id);
        return file;
    }

    /// <summary>What DUO and the municipality say today.</summary>
    public async Task<EnforcementGround> GroundAsync(CaseFile file, CancellationToken cancellationToken) => new(
        await db.IsObligedUnderTheActOf2021Async(file.StayId, time.Today(), cancellationToken),
        await db.IntegrationTrajectories.Where(one => one.CaseFileId == file.Id).Select(one => one.Group).FirstOrDefaultAsync(cancellationToken),
        await db.EnforcementSettings.Whole().AsNoTracking().FirstOrDefaultAsync(one => one.Municipality == file.Controller, cancellationToken), time.Today(),
        (await parameters.AllAsync(cancellationToken)).On(time.Today(), CivicParameters.EnforcementDecisionDays));
}

internal static class EnforcementQueries
{
    public static IQueryable<EnforcementPath> Whole(this IQueryable<EnforcementPath> paths) => paths.Include(path => path.Steps).Include(path => path.Views);

    public static IQueryable<EnforcementSettings> Whole(this IQueryable<EnforcementSettings> settings) =>
        settings.Include(one => one.Switches).Include(one => one.Terms).Include(one => one.Amounts);

    /// <summary>The how-maniest fine for an occasion the next one of a file is.</summary>
    public static async Task<int> NextTimeAsync(this IReceptionDb db, EnforcementPath path, CancellationToken cancellationToken) =>
        1 + await db.EnforcementPaths.CountAsync(
            one => one.CaseFileId == path.CaseFileId && one.Id != path.Id && one.Occasion == path.Occasion && one.State == PathState.Decided && one.Measure == MeasureKind.Fine, cancellationToken);

    /// <summary>Whether a file has the page: the municipality has the path on for the group, or there was one.</summary>
    public static async Task<bool> HasEnforcementAsync(this IReceptionDb db, Guid caseFileId, DutyGroup? group, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.EnforcementPaths.AnyAsync(one => one.CaseFileId == caseFileId, cancellationToken))
            return true;
        if (group is not { } known)
            return false;
        var settings = await (
            from file in db.CaseFiles
            join one in db.EnforcementSettings.Include(one => one.Switches) on file.Controller equals one.Municipality
            where file.Id == caseFileId
            select one).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return settings?.IsOn(known, today) == true;
    }
}
