using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Plans;

/// <summary>Gathers what is known around a PIP, by which it is checked.</summary>
internal sealed class PipWork(IReceptionDb db, CivicParameterBook parameters, TimeProvider time)
{
    public async Task<PipSurroundings> AroundAsync(IntegrationPlan plan, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.AsNoTracking().Where(file => file.Id == plan.CaseFileId).Select(file => new { file.StayId, file.Controller }).FirstAsync(cancellationToken);
        var known = await db.IntegrationTrajectories.AsNoTracking().FirstOrDefaultAsync(one => one.CaseFileId == plan.CaseFileId, cancellationToken);
        var duty = (await db.Duties.AsNoTracking().Where(duty => duty.StayId == file.StayId).ToListAsync(cancellationToken)).Current(time.Today());
        var arrived = await db.Stays.AsNoTracking().Where(stay => stay.Id == file.StayId).Select(stay => stay.ArrivedOn).FirstAsync(cancellationToken);
        var former = await db.Plans.AsNoTracking().Include(other => other.Pip).FirstOrDefaultAsync(other => other.Id == plan.RevisionOf, cancellationToken);
        var first = await db.Plans.Where(other => other.CaseFileId == plan.CaseFileId && other.Kind == PlanKind.Pip && other.AgreedOn != null && other.Id != plan.Id)
            .MinAsync(other => other.AgreedOn, cancellationToken);
        var municipality = await db.SigningSettings.AsNoTracking().FirstOrDefaultAsync(one => one.Municipality == file.Controller, cancellationToken);
        var all = await parameters.AllAsync(cancellationToken);
        return new(
            known?.Group, former?.Pip?.Terms, duty?.From.FirstPossible(), known?.SettledOn ?? arrived.FirstPossible(), known?.FirstPipOn ?? first,
            former is { Kind: PlanKind.Pip } ? former.AgreedOn : null, known?.TermFrom,
            municipality?.RouteSwitchMonths ?? all.On(time.Today(), Domain.CivicIntegration.CivicParameters.RouteSwitchMonths), all);
    }
}
