using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;
using Goal = ReceptionCentre.Domain.Plans.PlanGoal;
using Item = ReceptionCentre.Domain.Plans.PlanItem;

namespace ReceptionCentre.Application.Plans.PlanDocument;

/// <summary>
/// Puts together what a plan on paper says, from plan, person, file, caseworker and municipality as they are now. Equal
/// circumstances give equal data, sign for sign. The paper's own id and checksum stay empty: see <see cref="PrintableData"/>.
/// </summary>
public sealed class PlanDocumentBuilder(IReceptionDb db, ICodeLists lists, IOptions<CentreOptions> options, TimeProvider time)
{
    public const string Dutch = "nl";

    /// <summary>Page 1 has room for these.</summary>
    private const int MostNextSteps = 3;

    public async Task<PlanDocumentData> BuildAsync(IntegrationPlan plan, CaseFile file, string? language, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var town = await MunicipalityAsync(file.Controller, options.Value, cancellationToken);
        var caseworker = await CaseworkerAsync(file.AssignedOn(today)?.CaseworkerId, town.Phone, cancellationToken);
        var held = await HeldAsync(plan, cancellationToken);
        return new(
            new(Id: "", CreatedOn: today, Version: plan.Edition, Checksum: ""),
            language,
            town,
            await PersonAsync(file.PersonId, today, cancellationToken),
            caseworker,
            await ContentAsync(plan, file, held, cancellationToken),
            NextSteps(plan, held, today, caseworker?.Phone ?? town.Phone));
    }

    /// <summary>Whom the person of a file calls; null when nobody works on it yet.</summary>
    public async Task<PlanCaseworker?> CaseworkerOfAsync(CaseFile file, CancellationToken cancellationToken) =>
        await CaseworkerAsync(file.AssignedOn(time.Today())?.CaseworkerId, (await MunicipalityAsync(file.Controller, cancellationToken)).Phone, cancellationToken);

    /// <summary>How a municipality stands on a paper. What it has not set is as the centre has it.</summary>
    public Task<PlanMunicipality> MunicipalityAsync(string code, CancellationToken cancellationToken) => MunicipalityAsync(code, options.Value, cancellationToken);

    private async Task<PlanMunicipality> MunicipalityAsync(string code, CentreOptions centre, CancellationToken cancellationToken)
    {
        var name = await NameAsync(Lists.Municipalities, code, cancellationToken);
        var own = await db.MunicipalitySettings.AsNoTracking().FirstOrDefaultAsync(one => one.Municipality == code, cancellationToken);
        return new(
            name, own?.DeskName ?? centre.Name, own?.Telephone ?? centre.Phone, own?.Email ?? centre.Email, own?.Address?.Replace("\n", ", ", StringComparison.Ordinal) ?? centre.Address,
            own?.Website, own?.HoursDutch, own?.HoursEnglish, own?.Accent, own?.LogoSha256 is { } logo ? new(logo, $"Logo van {name}") : null);
    }

    private static readonly ReferralState[] TakenOn =
        [ReferralState.Accepted, ReferralState.Planned, ReferralState.Started, ReferralState.UnderWay, ReferralState.Completed];

    /// <summary>Who took an item on: a receiver that accepted the referral. The paper says where to go, whoever typed it.</summary>
    private async Task<Dictionary<Guid, Held>> HeldAsync(IntegrationPlan plan, CancellationToken cancellationToken)
    {
        var items = plan.Goals.SelectMany(goal => goal.Items).Select(item => (Guid?)item.Id).ToList();
        var rows = await (
            from referral in db.Referrals.AsNoTracking()
            where referral.CaseFileId == plan.CaseFileId && items.Contains(referral.PlanItemId)
                && TakenOn.Contains(referral.State)
            // The offer of another municipality stays the place to be once it accepted.
            join offer in db.Offers.IgnoreQueryFilters() on referral.OfferId equals offer.Id
            join provider in db.Providers on offer.ProviderId equals provider.Id
            orderby referral.AcceptedOn, referral.Id
            select new { Item = referral.PlanItemId!.Value, Held = new Held(provider.Name, offer.Place, referral.StartedOn ?? referral.AgreedStart) })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.Item).ToDictionary(of => of.Key, of => of.Last().Held);
    }

    private sealed record Held(string Provider, string? Place, DateOnly? StartsOn);

    /// <summary>How somebody is named on a paper: name and birth date, and no address, because a paper is carried about.</summary>
    public Task<PlanPerson> PersonAsync(Guid id, CancellationToken cancellationToken) => PersonAsync(id, time.Today(), cancellationToken);

    /// <summary>Number of an edition of the plan of a file.</summary>
    public static string NumberOf(CaseFile file, IntegrationPlan plan) => $"{file.Reference}-{plan.Edition.ToString(CultureInfo.InvariantCulture)}";

    private async Task<PlanPerson> PersonAsync(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        var person = await db.Persons.AsNoTracking().Include(person => person.Names).Include(person => person.Births)
            .FirstOrDefaultAsync(person => person.Id == id, cancellationToken) ?? throw new NotThereException("person");
        var name = person.NameOn(today);
        return new(name.CalledName, name.FullName, name.OwnScript, BirthDate(person.Births.Current(today)?.Born ?? PartialDate.Unknown));
    }

    private static string? BirthDate(PartialDate born) =>
        born.IsUnknown ? null : string.Create(CultureInfo.InvariantCulture, $"{born.Year:0000}-{born.Month ?? 0:00}-{born.Day ?? 0:00}");

    private async Task<PlanCaseworker?> CaseworkerAsync(Guid? id, string deskPhone, CancellationToken cancellationToken) =>
        id is null ? null : await db.StaffMembers.AsNoTracking().Where(member => member.Id == id)
            .Select(member => new PlanCaseworker(member.Name, member.Phone ?? deskPhone, member.Email))
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<PlanContent> ContentAsync(IntegrationPlan plan, CaseFile file, Dictionary<Guid, Held> held, CancellationToken cancellationToken)
    {
        // Goals of one track together, tracks in the order in which they first come.
        var goals = new List<PlanGoal>();
        foreach (var goal in plan.Goals.OrderBy(goal => goal.Place).GroupBy(goal => goal.Track, StringComparer.Ordinal).SelectMany(track => track))
            goals.Add(await GoalAsync(goal, held, cancellationToken));
        return new(
            plan.Kind == PlanKind.Pip ? "pip" : "voluntary",
            NumberOf(file, plan),
            plan.State switch { PlanState.Draft or PlanState.Offered => "draft", PlanState.Agreed or PlanState.Decided => "agreed", _ => "ended" },
            plan.AgreedOn,
            Words(plan.OwnWords, plan.OwnWordsLanguage),
            Words(plan.Disagreement, plan.OwnWordsLanguage),
            goals,
            plan.Pip is { } pip ? await PipAsync(pip.Terms, file.Id, cancellationToken) : null);
    }

    private async Task<PlanPip> PipAsync(PipTerms terms, Guid caseFileId, CancellationToken cancellationToken)
    {
        var term = await db.IntegrationTrajectories.AsNoTracking().Where(one => one.CaseFileId == caseFileId)
            .Select(one => new { one.TermFrom, one.TermUntil }).FirstOrDefaultAsync(cancellationToken);
        return new(
            terms.Route is { } route ? RouteCode(route) : null, terms.Level?.ToString(),
            [.. Enum.GetValues<LearningRoute>().Where(one => !string.IsNullOrWhiteSpace(terms.Reasons.Of(one))).OrderByDescending(one => one == terms.Route)
                .Select(one => new PlanRouteReason(RouteCode(one), terms.Reasons.Of(one)!))],
            terms.RouteHours, terms.PvtHours, terms.MapHours,
            terms.Literacy switch { LiteracyEducation.CannotRead => "cannotRead", LiteracyEducation.OtherScript => "otherScript", LiteracyEducation.NotApplicable => "none", _ => null },
            terms.MayFinishEducation == true, new(await NameAsync(Lists.Acts, PlanWork.IntegrationAct2021, cancellationToken), "artikel 15"),
            term?.TermFrom, term?.TermUntil?.AddDays(-1), terms.Guidance, terms.Preschool, terms.ReliefFrom, terms.ReliefUntil?.AddDays(-1));
    }

    private static string RouteCode(LearningRoute route) => route switch { LearningRoute.B1Route => "b1", LearningRoute.EducationRoute => "education", _ => "z" };

    /// <summary>What an employer may see: the work in the plan, and the hours of lessons without what they are about.</summary>
    public async Task<EmployerPaperData> EmployerAsync(IntegrationPlan plan, CaseFile file, string? language, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(plan, cancellationToken);
        var items = new List<EmployerItem>();
        foreach (var goal in plan.Goals.OrderByDescending(goal => goal.Track == WorkTrack).ThenBy(goal => goal.Place).Where(goal => goal.Track == WorkTrack || Lessons.Contains(goal.Track)))
        {
            var track = new PlanNamed(goal.Track, await NameAsync(Lists.Tracks, goal.Track, cancellationToken));
            foreach (var item in goal.Items.OrderBy(item => item.Place))
            {
                var one = await ItemAsync(item, held.GetValueOrDefault(item.Id), cancellationToken);
                if (goal.Track == WorkTrack)
                    items.Add(new(track, one.What, one.Provider, one.Place, one.Start, one.HoursPerWeek, one.Deadline));
                else if (one.HoursPerWeek is not null)
                    items.Add(new(track, null, null, null, one.Start, one.HoursPerWeek, null));
            }
        }
        var person = await PersonAsync(file.PersonId, cancellationToken);
        return new(
            new("", time.Today(), plan.Edition, ""), language, await MunicipalityAsync(file.Controller, options.Value, cancellationToken), person.FullName, person.OwnScriptName, items);
    }

    private const string WorkTrack = "work";

    // Tracks of which an employer may know when somebody is not there.
    private static readonly string[] Lessons = ["language", "education"];

    private static PlanOwnWords? Words(string? text, string? language) => string.IsNullOrWhiteSpace(text) ? null : new(text, language ?? Dutch);

    private async Task<PlanGoal> GoalAsync(Goal goal, Dictionary<Guid, Held> held, CancellationToken cancellationToken)
    {
        var items = new List<PlanItem>();
        foreach (var item in goal.Items.OrderBy(item => item.Place))
            items.Add(await ItemAsync(item, held.GetValueOrDefault(item.Id), cancellationToken));
        return new(new(goal.Track, await NameAsync(Lists.Tracks, goal.Track, cancellationToken)), goal.Text, null, items);
    }

    private async Task<PlanItem> ItemAsync(Item item, Held? held, CancellationToken cancellationToken)
    {
        var payers = new List<PlanPayer>();
        foreach (var share in item.Payers.OrderByDescending(share => share.BasisPoints).ThenBy(share => share.Payer, StringComparer.Ordinal))
            payers.Add(new(share.Payer, await NameAsync(Lists.Payers, share.Payer, cancellationToken), share.BasisPoints / 100m));
        var obligation = item.IsCompulsory
            ? PlanObligation.Compulsory(await NameAsync(Lists.Acts, item.Act!, cancellationToken), $"artikel {item.Article}", item.CompulsorySince!.Value)
            : PlanObligation.Voluntary;
        var hours = item.MinutesAWeek is { } minutes ? decimal.Round(minutes / 60m, 2) : (decimal?)null;
        return new(item.What, obligation, item.Provider ?? held?.Provider, held?.Place, item.StartsOn ?? held?.StartsOn, hours, item.Deadline, payers, item.Why);
    }

    /// <summary>What begins or must be done soonest, up to three. The place to be is whoever provides it.</summary>
    private static List<PlanNextStep> NextSteps(IntegrationPlan plan, Dictionary<Guid, Held> held, DateOnly today, string phone) =>
    [
        .. plan.Goals.OrderBy(goal => goal.Place).SelectMany(goal => goal.Items.OrderBy(item => item.Place))
            .Select(item => (Item: item, Held: held.GetValueOrDefault(item.Id)))
            .Select(one => (one.Item, one.Held, On: FirstAhead(one.Item.StartsOn ?? one.Held?.StartsOn, one.Item.Deadline, today)))
            .Where(step => step.On is not null)
            .OrderBy(step => step.On)
            .Take(MostNextSteps)
            .Select(step => new PlanNextStep(step.Item.What, step.On, null, step.Item.Provider ?? step.Held?.Provider, phone.Length == 0 ? null : phone)),
    ];

    private static DateOnly? FirstAhead(DateOnly? startsOn, DateOnly? deadline, DateOnly today) =>
        startsOn >= today ? startsOn : deadline >= today ? deadline : null;

    /// <summary>The Dutch words of a code; the code itself where the list lost it.</summary>
    private async Task<string> NameAsync(string list, string code, CancellationToken cancellationToken) =>
        (await lists.FindAsync(list, code, cancellationToken))?.Dutch ?? code;
}
