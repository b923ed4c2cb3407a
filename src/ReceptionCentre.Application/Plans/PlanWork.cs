using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Plans;

/// <summary>Finds the plan that a command changes: of a file that the asker works on, as the screen showed it.</summary>
internal sealed class PlanWork(IReceptionDb db, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    /// <summary>Code of the list "acts": the act under which a PIP is made (art. 15).</summary>
    public const string IntegrationAct2021 = "wi2021";

    /// <summary>The plan with everything in it, tracked.</summary>
    /// <param name="version">The version that the screen showed.</param>
    /// <exception cref="NotThereException">Not there or out of scope.</exception>
    /// <exception cref="BrokenRuleException">The file is closed or another team's.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    public async Task<IntegrationPlan> PlanAsync(Guid planId, int version, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.Whole().FirstOrDefaultAsync(plan => plan.Id == planId, cancellationToken) ?? throw new NotThereException("plan");
        await FileAsync(plan.CaseFileId, cancellationToken);
        plan.EnsureStillAt(version);
        return plan;
    }

    /// <summary>The file of the plan, open and to be worked on; the audit event is about it.</summary>
    public async Task<Domain.CaseFiles.CaseFile> FileAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.FileToWorkOnAsync(caseFileId, current, time.Today(), cancellationToken);
        audit.About(file.PersonId, file.Id);
        return file;
    }

    /// <summary>Refuses a track that the municipality of a plan does not use.</summary>
    public async Task EnsureUsedAsync(IntegrationPlan plan, string? track, string field, CancellationToken cancellationToken)
    {
        var municipality = await db.CaseFiles.Where(file => file.Id == plan.CaseFileId).Select(file => file.Controller).FirstAsync(cancellationToken);
        await db.EnsureUsedAsync([municipality], MunicipalitySettings.Tracks, track, field, cancellationToken);
    }

    /// <summary>A PIP is for somebody whom DUO found obliged under the Act of 2021; a voluntary plan is for anyone.</summary>
    /// <exception cref="BrokenRuleException">A PIP for somebody else.</exception>
    public async Task EnsureMayBeAsync(PlanKind kind, Guid stayId, CancellationToken cancellationToken)
    {
        if (kind == PlanKind.Pip)
            PlanRules.APipIsForSomebodyObliged.Check(await db.IsObligedUnderTheActOf2021Async(stayId, time.Today(), cancellationToken));
    }
}

internal static class PlanQueries
{
    /// <summary>With goals, items and payers, and what a PIP lays down.</summary>
    public static IQueryable<IntegrationPlan> Whole(this IQueryable<IntegrationPlan> plans) =>
        plans.Include(plan => plan.Pip).Include(plan => plan.Goals).ThenInclude(goal => goal.Items).ThenInclude(item => item.Payers);

    public static async Task<bool> IsObligedUnderTheActOf2021Async(this IReceptionDb db, Guid stayId, DateOnly today, CancellationToken cancellationToken)
    {
        var duties = await db.Duties.AsNoTracking().Where(duty => duty.StayId == stayId).ToListAsync(cancellationToken);
        return duties.Current(today) is { State: DutyState.Obliged, Act: PlanWork.IntegrationAct2021 };
    }
}
