using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Plans in all states: drafts, agreed ones and editions that gave way to the next.</summary>
internal sealed class DemoPlans : IDemoFeature
{
    private static readonly ILookup<string, WordsRow> OwnWords = DemoFiles.All.OwnWords.ToLookup(row => row.Language);

    private static readonly ILookup<string, ProviderRow> Providers = DemoFiles.All.Providers.ToLookup(row => row.Track);

    private static readonly IReadOnlyList<GoalRow> ForChildren = [.. DemoFiles.All.Goals.Where(goal => goal.Track is "school" or "people" or "health")];

    private static readonly int[] Minutes = [60, 90, 120, 180, 240, 360, 480, 960];

    private static readonly PayerPart[][] Payers =
    [
        [], [], [], [new("municipality", 10_000)], [new("municipality", 10_000)], [new("newcomer", 10_000)], [new("duo-loan", 10_000)],
        [new("newcomer", 5_000), new("municipality", 5_000)], [new("newcomer", 2_500), new("municipality", 7_500)], [new("employer", 6_000), new("newcomer", 4_000)],
        [new("municipality", 3_333), new("employer", 3_333), new("newcomer", 3_334)],
    ];

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        // Only from then on is there a PIP.
        var obliged = file.ObligedFrom >= ActOf2021;
        var (first, last) = (file.ObligedFrom is { } decided && decided > file.OpenedOn ? decided : file.OpenedOn, file.LastDay);
        var span = last.DayNumber - first.DayNumber;
        // Who came months ago has a plan, but for a few.
        if (span < 0 || !dice.Chance(span > 28 ? 96 : 45))
            return;
        var staysDraft = dice.Chance(!file.IsOpen ? 4 : span < 60 ? 50 : 12);
        // A draft is of the last weeks; now and then one was forgotten.
        var begun = staysDraft && span > 30 ? last.AddDays(-dice.Between(0, 18)) : first.AddDays(dice.Between(0, Math.Min(40, span / 2)));
        var plan = IntegrationPlan.Begin(file.File.Id, obliged ? PlanKind.Pip : PlanKind.Voluntary, records.At(begun), file.Works);
        if (OwnWords[file.Party.Origin.Language].ToList() is { Count: > 0 } words && dice.Chance(65))
            plan.WriteOwnWords(dice.Pick(words).Own, file.Party.Origin.Language, dice.Chance(6) ? "Ik wil niet op maandag, dan werk ik." : null);
        var goals = file.Who.AgeOn(begun) < 16 ? ForChildren : DemoFiles.All.Goals;
        foreach (var goal in dice.Some(goals, dice.Between(1, 4)).DistinctBy(goal => goal.Track))
            AddGoal(plan, goal, begun, obliged, dice);
        records.Plan(plan);
        var of = dice.For("pip");
        var group = Asylum.Contains(file.Who.Motive.Code) ? DutyGroup.Asylum : DutyGroup.FamilyAndOther;
        var terms = DemoPips.Terms(group, of.Pick(Routes), of.Chance(12) ? LiteracyEducation.OtherScript : LiteracyEducation.NotApplicable);
        if (staysDraft)
        {
            if (plan.Kind == PlanKind.Pip && file.IsOpen && of.Chance(60))
                DemoPips.Draft(records, file.File, plan, terms, group, file.ObligedFrom!.Value, isOffered: of.Chance(40), file.Works);
            if (plan.State == PlanState.Offered)
                return;
            if (!file.IsOpen || dice.Chance(6))
                plan.Drop();
            return;
        }

        var agreed = begun.AddDays(dice.Between(0, Math.Min(21, last.DayNumber - begun.DayNumber)));
        Stand(plan, null, agreed);
        Progress(plan, last, dice);
        if (span < 60 || dice.Chance(75))
            return;

        var revisedOn = agreed.AddDays(dice.Between(0, last.DayNumber - agreed.DayNumber));
        var revision = plan.Revise(dice.Pick(Reasons), records.At(revisedOn), file.Works);
        if (dice.Chance(50))
            AddGoal(revision, dice.Pick(goals), revisedOn, obliged, dice);
        if (dice.Chance(65) || !file.IsOpen)
        {
            Stand(revision, plan, revisedOn);
            Progress(revision, last, dice);
        }
        records.Plan(revision);

        // A PIP is decided, and sent within some days; of the last days some still lie to be sent.
        void Stand(IntegrationPlan one, IntegrationPlan? former, DateOnly on)
        {
            if (one.Kind == PlanKind.Pip)
            {
                DemoPips.Decide(records, file.File, one, terms, group, former, file.ObligedFrom!.Value, on, sent: last.DayNumber - on.DayNumber > 2 || of.Chance(50), file.Works);
                return;
            }
            former?.GiveWayTo(one);
            one.Agree(on, last, file.Works);
        }
    }

    private static readonly DateOnly ActOf2021 = new(2022, 1, 1);

    private static readonly IReadOnlyList<string> Asylum = ["status-holder", "family-of-status-holder", "resettled-refugee"];

    private static readonly LearningRoute[] Routes =
        [LearningRoute.B1Route, LearningRoute.B1Route, LearningRoute.B1Route, LearningRoute.B1Route, LearningRoute.ZRoute, LearningRoute.ZRoute, LearningRoute.EducationRoute];

    // What had to be done by now is done, but for a few.
    private static void Progress(IntegrationPlan plan, DateOnly last, Dice dice)
    {
        foreach (var item in plan.Items.Where(item => item.Deadline < last && item.DoneOn is null).ToList())
        {
            if (dice.Chance(94))
                plan.ItemDone(item.Id, item.Deadline!.Value.AddDays(-dice.Between(0, 14)), last);
        }
    }

    private static readonly string[] Reasons =
        ["Heeft werk gevonden en wil avondles.", "Het gezin is verhuisd.", "De les was te makkelijk.", "Na een jaar samen opnieuw gekeken."];

    private static void AddGoal(IntegrationPlan plan, GoalRow row, DateOnly begun, bool obliged, Dice dice)
    {
        var goal = plan.AddGoal(row.Track, row.Goal);
        var providers = Providers[row.Track].ToList();
        foreach (var what in dice.Some(row.Items, dice.Between(1, 2)))
        {
            DateOnly? starts = dice.Chance(75) ? begun.AddDays(dice.Between(0, 90)) : null;
            plan.AddItem(goal.Id, new(
                what, Obligation(row.Track, obliged, begun), providers.Count > 0 && dice.Chance(80) ? dice.Pick(providers).Name : null,
                starts, dice.Chance(60) ? dice.Pick(Minutes) : null,
                dice.Chance(55) ? (starts ?? begun).AddDays(dice.Between(30, 540)) : null, dice.Pick(Payers)));
        }
    }

    // The Integration Act 2021: article 6 names the parts of the duty, article 7 the route to B1.
    private static Obligation? Obligation(string track, bool obliged, DateOnly since) => (obliged, track) switch
    {
        (true, "language") => new("wi2021", "7", since),
        (true, "integration") => new("wi2021", "6", since),
        _ => null,
    };
}
