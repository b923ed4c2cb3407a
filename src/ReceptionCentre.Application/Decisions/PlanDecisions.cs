using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Decisions;

/// <summary>Decisions about a PIP: the edition that it revises gives way; the first one starts the term.</summary>
internal sealed class PlanDecisions(
    IReceptionDb db, PlanWork plans, PipWork pips, TrajectoryWork trajectories, CivicParameterBook parameters, ICurrentStaff current, TimeProvider time) : IDecisionSubject
{
    public LetterKind Letter => LetterKind.Plan;

    public Permission Writes => Permission.AgreePlan;

    public bool IsOf(Decision decision) => decision.PlanId is not null;

    public async Task<LetterTitle> OnPaperAsync(Decision decision, CaseFile file, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().FirstAsync(plan => plan.Id == decision.PlanId, cancellationToken);
        var number = PlanDocumentBuilder.NumberOf(file, plan);
        return new(null, number, plan.Edition, $"besluit-{number}.pdf");
    }

    public async Task<IReadOnlyDictionary<string, string?>> ValuesAsync(Decision decision, CaseFile file, DateOnly datedOn, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().Include(plan => plan.Pip).FirstOrDefaultAsync(plan => plan.Id == decision.PlanId, cancellationToken) ?? throw new NotThereException("plan");
        var terms = plan.Pip?.Terms ?? PipTerms.Empty;
        var (from, until) = await TermAsync(file.Id, datedOn, cancellationToken);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [LetterText.PlanNumber] = PlanDocumentBuilder.NumberOf(file, plan),
            [LetterText.Route] = terms.Route switch { LearningRoute.B1Route => "B1-route", LearningRoute.EducationRoute => "onderwijsroute", LearningRoute.ZRoute => "zelfredzaamheidsroute (Z-route)", _ => null },
            [LetterText.Reason] = terms.Route is { } route ? terms.Reasons.Of(route) : null,
            [LetterText.Level] = terms.Level?.ToString(),
            [LetterText.Hours] = LetterWords.Said(terms.RouteHours),
            [LetterText.PvtHours] = LetterWords.Said(terms.PvtHours),
            [LetterText.MapHours] = LetterWords.Said(terms.MapHours),
            [LetterText.Guidance] = terms.Guidance,
            [LetterText.ReliefFrom] = LetterWords.Said(terms.ReliefFrom),
            [LetterText.ReliefUntil] = LetterWords.Said(terms.ReliefUntil?.AddDays(-1)),
            [LetterText.TermFrom] = LetterWords.Said(from),
            [LetterText.TermUntil] = LetterWords.Said(until?.AddDays(-1)),
        };
    }

    public async Task DecideAsync(Decision decision, CaseFile file, DateOnly on, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.Whole().FirstAsync(plan => plan.Id == decision.PlanId, cancellationToken);
        await plans.EnsureMayBeAsync(plan.Kind, file.StayId, cancellationToken);
        plan.Decide(await pips.AroundAsync(plan, cancellationToken), on, time.Today(), current.Id);
        if (plan.RevisionOf is { } formerId)
            (await db.Plans.FirstAsync(former => former.Id == formerId, cancellationToken)).GiveWayTo(plan);
        (await trajectories.OfAsync(file.Id, cancellationToken)).PipDecided(on, await parameters.AllAsync(cancellationToken));
    }

    public async Task ComeBackAsync(Decision decision, CancellationToken cancellationToken) =>
        (await db.Plans.FirstAsync(plan => plan.Id == decision.PlanId, cancellationToken)).ComeBack();

    /// <summary>The integration term as it is, or as this decision starts it.</summary>
    private async Task<(DateOnly? From, DateOnly? Until)> TermAsync(Guid caseFileId, DateOnly datedOn, CancellationToken cancellationToken)
    {
        var known = await db.IntegrationTrajectories.FirstOrDefaultAsync(one => one.CaseFileId == caseFileId, cancellationToken);
        if (known is { TermFrom: not null })
            return (known.TermFrom, known.TermUntil);
        var all = await parameters.AllAsync(cancellationToken);
        return all.On(datedOn, CivicParameters.TermYears) is null ? (null, null) : all.TermAfter(datedOn);
    }
}
