using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Handovers;

/// <summary>Somebody of a file with everything that could go, as far as whoever asks may see it.</summary>
internal sealed record Gathered(CaseFile File, HandedPerson Everything, HandoverSituation Situation);

/// <summary>Gathers what of somebody can go along: as it stands today, and nothing that is locked for whoever asks.</summary>
internal sealed class HandoverGathering(IReceptionDb db, ICodeLists codes, IMediator mediator, ICurrentStaff current, TimeProvider time)
{
    // An offer that is no longer of the municipality is still named.
    private static readonly string[] Floor = ["Floor"];

    /// <param name="place">Place in the package, from 1.</param>
    /// <param name="members">Who goes along, by file, with the place and the role in the household.</param>
    /// <param name="movesOn">Day of the move, as far as known.</param>
    public async Task<Gathered> OfAsync(CaseFile file, int place, IReadOnlyList<GoingAlong> members, PartialDate? movesOn, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var person = await db.Persons.AsNoTracking().Include(person => person.Names).Include(person => person.Births).Include(person => person.Genders)
            .Include(person => person.Nationalities).Include(person => person.Numbers).Include(person => person.Protections).FirstAsync(person => person.Id == file.PersonId, cancellationToken);
        var reach = await db.Persons.AsNoTracking().Include(person => person.Languages).Include(person => person.ContactDetails).Include(person => person.Addresses)
            .Include(person => person.Documents).FirstAsync(person => person.Id == file.PersonId, cancellationToken);
        var stay = await db.Stays.AsNoTracking().Include(stay => stay.Motives).Include(stay => stay.Titles).Include(stay => stay.RegisterEntries).Include(stay => stay.Duties)
            .FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
        var plan = await PlanAsync(file.Id, cancellationToken);
        var health = await HealthAsync(file.Id, cancellationToken);
        var registered = stay.RegisterEntries.Current(today)?.State;
        var situation = new HandoverSituation(
            stay.DutyOn(today) == DutyState.Obliged, registered == RegisterState.Registered, person.IsProtectedOn(today), members.Count > 1, health.Count > 0);
        var everything = new HandedPerson(
            place, movesOn, await IdentityAsync(person, today, cancellationToken),
            situation.InRegister ? Number(person, IdentityNumberKind.Bsn) : null, Number(person, IdentityNumberKind.VNumber),
            await DocumentsAsync(reach, today, cancellationToken), await ResidenceAsync(stay, registered, today, cancellationToken), await ContactAsync(reach, today, cancellationToken),
            await AddressAsync(reach, today, hidden: false, cancellationToken), await AddressAsync(reach, today, hidden: true, cancellationToken),
            await LanguagesAsync(reach, today, cancellationToken), [.. members.Where(member => member.CaseFileId != file.Id && member.Role is not null).Select(member => new HandedMember(member.Place, member.Name, member.Role!))],
            await DutyAsync(file, stay, plan, today, cancellationToken), await ResultsAsync(file.Id, cancellationToken), await GoalsAsync(plan, cancellationToken),
            await IntakeAsync(file.Id, cancellationToken), health, await ReferralsAsync(file.Id, cancellationToken));
        return new(file, everything, situation);
    }

    private async Task<Coded?> CodedAsync(string list, string? value, CancellationToken cancellationToken) => Coded.Of(await codes.FindAsync(list, value, cancellationToken));

    private async Task<Coded> SureAsync(string list, string value, CancellationToken cancellationToken) => await CodedAsync(list, value, cancellationToken) ?? new(value, value, value);

    private static string? Number(Person person, IdentityNumberKind kind) => person.Numbers.FirstOrDefault(fact => fact.Stands && fact.Kind == kind)?.Value;

    private async Task<HandedIdentity> IdentityAsync(Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var birth = person.Births.Current(today);
        var nationalities = new List<Coded>();
        foreach (var fact in person.Nationalities.On(today))
            nationalities.Add(await SureAsync(Lists.Nationalities, fact.Code, cancellationToken));
        return new(
            person.NameOn(today), birth?.Born, birth?.Place, await CodedAsync(Lists.Countries, birth?.Country, cancellationToken), person.GenderOn(today), nationalities);
    }

    private async Task<IReadOnlyList<HandedDocument>> DocumentsAsync(Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var documents = new List<HandedDocument>();
        foreach (var fact in person.Documents.On(today).Where(fact => !fact.HasLapsedOn(today)))
        {
            documents.Add(new(
                await SureAsync(Lists.IdentityDocumentKinds, fact.Kind, cancellationToken), fact.Number, await CodedAsync(Lists.Countries, fact.IssuedBy, cancellationToken), fact.ValidUntil));
        }
        return documents;
    }

    // That somebody is a victim never goes: who must know it there is told by telephone, by somebody who may know it.
    private async Task<HandedResidence?> ResidenceAsync(Stay stay, RegisterState? registered, DateOnly today, CancellationToken cancellationToken)
    {
        var motives = new List<HandedMotive>();
        foreach (var fact in stay.Motives.On(today).Where(fact => !fact.IsLocked))
            motives.Add(new(await SureAsync(Lists.Motives, fact.Code, cancellationToken), fact.From));
        var title = stay.Titles.Current(today);
        return motives.Count == 0 && title is null && registered is null ? null
            : new(motives, await CodedAsync(Lists.ResidenceTitles, title?.Code, cancellationToken), title?.From, title?.Until, registered is null ? null : registered == RegisterState.Registered);
    }

    private async Task<IReadOnlyList<HandedContact>> ContactAsync(Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var details = new List<HandedContact>();
        foreach (var fact in person.ContactDetails.On(today))
            details.Add(new(await SureAsync(Lists.ContactDetailKinds, fact.Kind, cancellationToken), fact.Value));
        return details;
    }

    private async Task<HandedAddress?> AddressAsync(Person person, DateOnly today, bool hidden, CancellationToken cancellationToken) =>
        person.Addresses.Current(today) is { } fact && fact.IsLocked == hidden && (!hidden || current.May(Permission.ReadLockedParts))
            ? new(await SureAsync(Lists.AddressKinds, fact.Kind, cancellationToken), fact.Street, fact.Postcode, fact.Place) : null;

    private async Task<IReadOnlyList<HandedLanguage>> LanguagesAsync(Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var languages = new List<HandedLanguage>();
        foreach (var fact in person.Languages.On(today).OrderByDescending(fact => fact.Preferred))
            languages.Add(new(await SureAsync(Lists.Languages, fact.Code, cancellationToken), fact.Preferred, fact.InterpreterWanted));
        return languages;
    }

    private Task<IntegrationPlan?> PlanAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        db.Plans.AsNoTracking().Include(plan => plan.Pip).Include(plan => plan.Goals).ThenInclude(goal => goal.Items)
            .Where(plan => plan.CaseFileId == caseFileId && (plan.State == PlanState.Agreed || plan.State == PlanState.Decided))
            .OrderByDescending(plan => plan.Edition).FirstOrDefaultAsync(cancellationToken);

    private async Task<HandedDuty?> DutyAsync(CaseFile file, Stay stay, IntegrationPlan? plan, DateOnly today, CancellationToken cancellationToken)
    {
        if (stay.Duties.Current(today) is not { } duty)
            return null;
        var trajectory = await db.IntegrationTrajectories.AsNoTracking().FirstOrDefaultAsync(one => one.CaseFileId == file.Id, cancellationToken);
        var first = trajectory?.FirstPipOn;
        var madeBy = first is null ? null : first == trajectory!.EarlierPipOn ? trajectory.EarlierPipMunicipality : file.Controller;
        var terms = plan?.Pip?.Terms;
        var route = terms?.Route ?? trajectory?.EarlierRoute;
        return new(
            duty.State, await CodedAsync(Lists.Acts, duty.Act, cancellationToken), duty.DecidedOn, duty.From, trajectory?.Group, trajectory?.TermFrom, trajectory?.TermUntil, first,
            await CodedAsync(Lists.Municipalities, madeBy, cancellationToken), route, terms?.Level, terms?.Route is { } chosen ? terms.Reasons.Of(chosen) : null);
    }

    private async Task<HandedResults?> ResultsAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var id = await db.IntegrationTrajectories.Where(one => one.CaseFileId == caseFileId).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is null)
            return null;
        var achieved = await db.Achievements.AsNoTracking().Where(fact => fact.TrajectoryId == id && fact.WithdrawnAt == null).OrderBy(fact => fact.On).ThenBy(fact => fact.Kind)
            .Select(fact => new HandedAchievement(fact.Kind, fact.On)).ToListAsync(cancellationToken);
        var hours = await db.IntegrationHours.AsNoTracking().Where(fact => fact.TrajectoryId == id && fact.WithdrawnAt == null && fact.Until == null).OrderBy(fact => fact.Kind)
            .Select(fact => new HandedHours(fact.Kind, fact.Hours, fact.CountedOn)).ToListAsync(cancellationToken);
        var exams = await db.Exams.AsNoTracking().Where(fact => fact.TrajectoryId == id && fact.WithdrawnAt == null).OrderBy(fact => fact.On).ThenBy(fact => fact.Part)
            .Select(fact => new Exam(fact.Part, fact.Level, fact.Result, fact.NoResult, fact.On)).ToListAsync(cancellationToken);
        return achieved.Count + hours.Count + exams.Count == 0 ? null : new(achieved, hours, exams);
    }

    private async Task<HandedPlan?> GoalsAsync(IntegrationPlan? plan, CancellationToken cancellationToken)
    {
        if (plan is null)
            return null;
        var goals = new List<HandedGoal>();
        foreach (var goal in plan.Goals.OrderBy(goal => goal.Place))
        {
            goals.Add(new(
                await SureAsync(Lists.Tracks, goal.Track, cancellationToken), goal.Text,
                [.. goal.Items.Where(item => item.DoneOn is null).OrderBy(item => item.Place).Select(item => new HandedItem(item.What, item.Provider, item.StartsOn, item.Deadline, item.IsCompulsory))]));
        }
        return new(plan.Kind, plan.AgreedOn, plan.OwnWords, goals);
    }

    // What is locked of an intake is left out, whoever asks: health goes only as its own part, in the words that were agreed.
    private async Task<IReadOnlyList<HandedDomain>> IntakeAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        if (!current.May(Permission.ReadIntake))
            return [];
        var locked = (await db.IntakeQuestions.AsNoTracking().Where(line => line.IsLocked).Select(line => line.Question).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var intake = (await mediator.Send(new ShowIntake.Query(caseFileId), cancellationToken)).Shown;
        var answersLocked = intake is null ? [] : (await db.Intakes.AsNoTracking().Where(one => one.Id == intake.IntakeId).SelectMany(one => one.Answers).Where(answer => answer.IsLocked)
            .Select(answer => answer.Question).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (intake?.Domains ?? []).Where(domain => domain.Domain is not null)
                .Select(domain => new HandedDomain(
                    Coded.Of(domain.Domain)!,
                    [
                        .. domain.Answers.Where(answer => answer.Question is not null && !locked.Contains(answer.Code) && !answersLocked.Contains(answer.Code))
                            .Select(answer => new HandedAnswer(Coded.Of(answer.Question)!, answer.Words, [.. answer.Chosen.Select(code => Coded.Of(code)!)], answer.On)),
                    ]))
                .Where(domain => domain.Answers.Count > 0),
        ];
    }

    private async Task<IReadOnlyList<HandedHealth>> HealthAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        !current.May(Permission.ReadHealth) ? []
            : await db.HealthHandovers.AsNoTracking()
                .Where(one => one.CaseFileId == caseFileId && one.State != HealthHandoverState.Withdrawn
                    && db.Departures.Any(departure => departure.Id == one.DepartureId && departure.State == DepartureState.Planned))
                .OrderBy(one => one.AgreedOn).ThenBy(one => one.Id).Select(one => new HandedHealth(one.Receiver, one.What, one.AgreedOn)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<HandedReferral>> ReferralsAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        await db.Referrals.AsNoTracking().Where(referral => referral.CaseFileId == caseFileId && referral.EndedOn == null)
            .Join(db.Offers.IgnoreQueryFilters(Floor), referral => referral.OfferId, offer => offer.Id, (referral, offer) => new { referral, offer })
            .Join(db.Providers, one => one.offer.ProviderId, provider => provider.Id, (one, provider) => new { one.referral, Offer = one.offer.Name, Provider = provider.Name })
            .OrderBy(one => one.referral.SentOn).ThenBy(one => one.referral.Id)
            .Select(one => new HandedReferral(one.Offer, one.Provider, one.referral.SharedGoal, one.referral.SentOn, one.referral.StartedOn)).ToListAsync(cancellationToken);
}

/// <summary>Somebody of the household who goes along.</summary>
/// <param name="Place">In the package, from 1.</param>
internal sealed record GoingAlong(Guid CaseFileId, int Place, string Name, Coded? Role);
