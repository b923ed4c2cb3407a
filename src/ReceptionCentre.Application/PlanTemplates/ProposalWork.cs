using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.PlanTemplates;

/// <summary>Finds what the template proposes for a draft, as far as whoever asks may know why.</summary>
internal sealed class ProposalWork(IReceptionDb db, ICurrentStaff current, TimeProvider time)
{
    /// <summary>Proposals in the order of the template, each thing once.</summary>
    /// <param name="compulsorySince">Since when the duty holds that DUO decided; today where that day is not known.</param>
    public async Task<(IReadOnlyList<Proposal> Proposals, bool HasIntake, DateOnly CompulsorySince)> OfAsync(IntegrationPlan plan, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var file = await db.CaseFiles.AsNoTracking().Where(file => file.Id == plan.CaseFileId).Select(file => new { file.StayId, file.Controller }).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotThereException("case file");
        var motives = (await db.Motives.AsNoTracking().Where(fact => fact.StayId == file.StayId).ToListAsync(cancellationToken)).On(today)
            .Where(fact => !fact.IsLocked).Select(fact => fact.Code).ToHashSet(StringComparer.Ordinal);
        var stay = (await db.IntendedStays.AsNoTracking().Where(fact => fact.StayId == file.StayId).ToListAsync(cancellationToken)).Current(today)?.Length;
        var duty = (await db.Duties.AsNoTracking().Where(fact => fact.StayId == file.StayId).ToListAsync(cancellationToken)).Current(today);
        var (hasIntake, answers) = await AnswersAsync(plan.CaseFileId, today, cancellationToken);
        var unused = await UnusedTracksAsync(file.Controller, cancellationToken);
        var person = new TemplatePerson(
            plan.Kind, plan.Pip?.Terms.Route, file.Controller, stay == IntendedStay.ShorterThanOneYear ? TemplateStay.Brief : TemplateStay.Lasting, motives, answers, today);
        var lines = await db.PlanTemplateLines.AsNoTracking().OrderBy(line => line.Place).ThenBy(line => line.Key).ToListAsync(cancellationToken);
        return (
            [.. lines.Where(line => !unused.Contains(line.Track)).Select(line => line.For(person)).OfType<Proposal>().DistinctBy(proposal => (proposal.Line.Track, proposal.Line.What))],
            hasIntake, duty?.From.FirstPossible() ?? today);
    }

    // Whoever may not read the intake is proposed nothing from it. What is locked never steers what is proposed.
    private async Task<(bool HasIntake, Dictionary<string, string> Answers)> AnswersAsync(Guid caseFileId, DateOnly today, CancellationToken cancellationToken) =>
        current.May(Permission.ReadIntake) ? await db.ToldAsync(await db.IntakePersonAsync(caseFileId, today, cancellationToken), caseFileId, today, cancellationToken) : (false, []);

    private async Task<HashSet<string>> UnusedTracksAsync(string municipality, CancellationToken cancellationToken) =>
        [.. await db.MunicipalitySettings.AsNoTracking().Where(settings => settings.Municipality == municipality)
            .SelectMany(settings => settings.Unused).Where(unused => unused.List == MunicipalitySettings.Tracks).Select(unused => unused.Code).ToListAsync(cancellationToken)];
}
