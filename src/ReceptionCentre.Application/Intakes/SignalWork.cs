using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Intakes;

/// <summary>Gathers what the signals of a file follow from, as far as whoever asks may see it.</summary>
internal sealed class SignalWork(IReceptionDb db, SignalTerms terms, TimeProvider time)
{
    public async Task<(SignalFacts Facts, IReadOnlyList<Signal> Signals, IReadOnlyDictionary<string, string> Names)> OfAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var person = await db.IntakePersonAsync(caseFileId, today, cancellationToken);
        var (_, answers) = await db.ToldAsync(person, caseFileId, today, cancellationToken);
        var lodging = (await db.Lodgings.AsNoTracking().Where(fact => fact.StayId == person.StayId).ToListAsync(cancellationToken)).Current(today);
        var motives = (await db.Motives.AsNoTracking().Where(fact => fact.StayId == person.StayId).ToListAsync(cancellationToken)).On(today)
            .Where(fact => !fact.IsLocked).GroupBy(fact => fact.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Min(fact => fact.From), StringComparer.Ordinal);
        var (young, names) = await YoungAsync(person, today, cancellationToken);
        var facts = new SignalFacts(today, answers, lodging?.Owner == LodgingFact.OfEmployer, motives, young) { Plan = await PlanAsync(caseFileId, cancellationToken) };
        return (facts, Signals.Of(facts, terms), names);
    }

    private async Task<SignalPlan> PlanAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().Where(plan => plan.CaseFileId == caseFileId && (plan.State == PlanState.Agreed || plan.State == PlanState.Decided))
            .OrderByDescending(plan => plan.Edition)
            .Select(plan => new
            {
                plan.AgreedOn,
                Tracks = plan.Goals.Select(goal => goal.Track).ToList(),
                Open = plan.Goals.SelectMany(goal => goal.Items.Where(item => item.DoneOn == null).Select(item => new { goal.Track, item.StartsOn, item.Deadline })).ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return plan is null ? SignalPlan.None : new(plan.AgreedOn, plan.Tracks, plan.Open.ConvertAll(item => new SignalItem(item.Track, item.StartsOn, item.Deadline)));
    }

    // Of others only whom whoever asks may see: with an open file in scope.
    private async Task<(IReadOnlyList<SignalPerson> Young, IReadOnlyDictionary<string, string> Names)> YoungAsync(IntakePerson person, DateOnly today, CancellationToken cancellationToken)
    {
        var household = await db.HouseholdPersonsAsync(person.PersonId, today, cancellationToken);
        var seen = household.Count == 0 ? []
            : await db.CaseFiles.AsNoTracking().Where(file => household.Contains(file.PersonId) && file.ClosedOn == null).Select(file => file.PersonId).Distinct().ToListAsync(cancellationToken);
        var people = seen.Count == 0 ? []
            : await db.Persons.AsNoTracking().Where(one => seen.Contains(one.Id)).Include(one => one.Names).Include(one => one.Births).ToListAsync(cancellationToken);
        var young = people.Select(one => (Person: one, Born: one.Births.Current(today)?.Born ?? PartialDate.Unknown)).Where(one => one.Born.AgeOn(today) is { } age && age < Signals.Adult).ToList();
        return (
            [new("", person.Born), .. young.Select(one => new SignalPerson(one.Person.Id.ToString(), one.Born))],
            young.ToDictionary(one => one.Person.Id.ToString(), one => one.Person.NameOn(today).CalledName, StringComparer.Ordinal));
    }
}
