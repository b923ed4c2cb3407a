using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Infrastructure.CivicIntegration;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>What the PIPs of the demonstration lay down, and the decisions about them under the mandates of its towns.</summary>
internal static class DemoPips
{
    private const string Remedy =
        "Bent u het niet eens met dit besluit? Schrijf dan binnen zes weken na de dag waarop dit besluit is verzonden een bezwaarschrift aan het college van burgemeester en wethouders.";

    private static readonly Lazy<CivicParameters> Law = new(() => CivicParameterLoader.Read(Path.Combine(ReferenceDataLoader.DefaultFolder, CivicParameterLoader.FileName)));

    // Somebody of each town signs; in the home town somebody else than the writer must.
    public static readonly IReadOnlyList<Mandate> Mandates =
    [
        Of(0, DemoTown.All[0], DemoStaff.Manager.Id, DemoStaff.Manager.Name, "teammanager inburgering"),
        Of(1, DemoTown.All[1], DemoStaff.Manager.Id, DemoStaff.Manager.Name, "teammanager inburgering"),
        .. DemoTown.All.SelectMany(town => DemoStaff.CaseworkersOf(town.Code).Take(2), (town, who) => (town, who))
            .Select((one, number) => Of(2 + number, one.town, one.who.Id, one.who.Name, "senior consulent inburgering")),
    ];

    public static CivicParameters Parameters => Law.Value;

    /// <summary>Adds the registers of the towns to what is about to be saved.</summary>
    public static void Settle(ReceptionDbContext db)
    {
        db.Mandates.AddRange(Mandates);
        foreach (var (town, number) in DemoTown.All.Select((town, number) => (town, number)))
        {
            var settings = SigningSettings.For(town.Code, DemoNumbers.SettingsId(500 + number));
            settings.Choose(number == 0, number % 2 == 0, null, number == 2 ? 18 : null);
            db.SigningSettings.Add(settings);
        }
        // The home town has the letters in its own hands; the others use the centre's.
        foreach (var (block, number) in StandardLetter.Blocks.Select((block, number) => (block, number)))
            db.LetterBlocks.Add(LetterBlock.Begin(DemoTown.All[0].Code, block.Heading, number + 1, block.Text, new(2022, 1, 1), new(2022, 1, 1, 9, 0, 0, TimeSpan.Zero), DemoStaff.Manager.Id, DemoNumbers.SettingsId(700 + number)));
    }

    public static PipTerms Terms(DutyGroup group, LearningRoute route, LiteracyEducation literacy = LiteracyEducation.NotApplicable) => new(
        route, route == LearningRoute.ZRoute ? null : LanguageLevel.B1, Reasons(route), group == DutyGroup.Asylum ? route == LearningRoute.ZRoute ? 800 : 640 : null, 12,
        route == LearningRoute.EducationRoute ? null : 40, literacy, null, "Er zijn geen kinderen van twee tot vier jaar.",
        group == DutyGroup.Asylum ? "Een vaste begeleider, elke maand een gesprek, en hulp bij het regelen van vervoer." : "Een gesprek per kwartaal en hulp bij het vinden van een taalmaatje.",
        null, null, null, null);

    /// <summary>A PIP from draft to sent decision; the draft has its goals.</summary>
    public static void Decide(DemoRecords records, CaseFile file, IntegrationPlan plan, PipTerms terms, DutyGroup group, IntegrationPlan? former, DateOnly dutyFrom, DateOnly on, bool sent, Guid by)
    {
        var trajectory = records.Of<IntegrationTrajectory>(file).FirstOrDefault();
        if (trajectory is null)
            records.Add(trajectory = Known(file, group));
        plan.WritePip(terms);
        var around = new PipSurroundings(group, former?.Pip?.Terms, dutyFrom, null, trajectory.FirstPipOn, former?.AgreedOn, trajectory.TermFrom, null, Parameters);
        plan.Offer(around, on);
        var mandate = Mandates.First(one => one.Municipality == file.Controller && one.StaffMemberId != by);
        var decision = Decision.Offer(file.Id, plan.Id, records.At(on, 600), by);
        plan.Decide(around, on, on, mandate.StaffMemberId);
        former?.GiveWayTo(plan);
        decision.Sign(mandate, true, on, Remedy, records.At(on, 660), mandate.StaffMemberId);
        trajectory.PipDecided(on, Parameters);
        if (sent)
            decision.Sent(on, records.Today, Parameters);
        records.Add(decision);
    }

    /// <summary>A PIP that is being written: some wait for a signature, of others the reasons are not complete.</summary>
    public static void Draft(DemoRecords records, CaseFile file, IntegrationPlan plan, PipTerms terms, DutyGroup group, DateOnly dutyFrom, bool isOffered, Guid by)
    {
        records.Add(Known(file, group));
        plan.WritePip(isOffered ? terms : terms with { Reasons = terms.Reasons with { EducationRoute = null }, Preschool = null });
        if (!isOffered)
            return;
        plan.Offer(new(group, null, dutyFrom, null, null, null, null, null, Parameters), records.Today);
        records.Add(Decision.Offer(file.Id, plan.Id, records.At(records.Today.AddDays(-1), 900), by));
    }

    /// <summary>What DUO says of somebody, as the caseworker took it over.</summary>
    public static IntegrationTrajectory Known(CaseFile file, DutyGroup group)
    {
        var trajectory = IntegrationTrajectory.Of(file.Id);
        trajectory.Record(new(group, null, null, null, null, null), file.OpenedOn, Parameters);
        return trajectory;
    }

    public static RouteReasons Reasons(LearningRoute route) => new(
        route == LearningRoute.B1Route ? "De leerbaarheidstoets laat zien dat B1 haalbaar is, en werk is het doel." : "Onderzocht met de leerbaarheidstoets: deze route past nu niet.",
        route == LearningRoute.EducationRoute ? "Wil een mbo-opleiding doen en heeft daar de vooropleiding voor." : "Onderzocht: wil eerst werken en heeft geen plan voor een opleiding.",
        route == LearningRoute.ZRoute ? "B1 is niet haalbaar volgens de toets en de gesprekken; meedoen staat voorop." : "Niet nodig: de toets laat zien dat een hogere route haalbaar is.");

    private static Mandate Of(int number, DemoTown town, Guid who, string name, string function) =>
        Mandate.Give(town.Code, who, name, function, new DateOnly(2022, 1, 1), null, DemoNumbers.SettingsId(600 + number));
}
