using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>How somebody left, by what they came for; and who is going to leave, changed their mind, or was thought to have left.</summary>
internal sealed class DemoDepartures(DemoCentre? centre) : IDemoFeature
{
    private static readonly string[] Elsewhere = ["0599", "0344", "0518", "0014", "0855"];

    private static readonly (int, string)[]
        Workers = [(52, "return"), (14, "onward"), (12, Departure.ToMunicipality), (17, Departure.Disappeared), (5, "unknown")],
        Professionals = [(44, "return"), (32, "onward"), (19, Departure.ToMunicipality), (5, "unknown")],
        Displaced = [(48, "return"), (16, "onward"), (24, Departure.ToMunicipality), (8, Departure.Disappeared), (4, "unknown")],
        Refugees = [(8, "return"), (15, "onward"), (60, Departure.ToMunicipality), (9, Departure.Disappeared), (4, Departure.Death), (4, "unknown")],
        Asylum = [(22, "return"), (12, "onward"), (40, Departure.ToMunicipality), (24, Departure.Disappeared), (2, "unknown")],
        Others = [(34, "return"), (18, "onward"), (34, Departure.ToMunicipality), (6, Departure.Disappeared), (3, Departure.Death), (5, "unknown")];

    private static readonly string[]
        WorkReasons = ["work-ended", "always-planned", "work-elsewhere", "housing", "money"],
        StudyReasons = ["study-done", "work-elsewhere", "always-planned", "family"],
        DisplacedReasons = ["safe-again", "homesick", "family", "work-elsewhere"],
        FamilyReasons = ["family", "children", "housing", "homesick", "discrimination"];

    private static readonly string[] Words =
        ["Ik heb hier veel geleerd.", "Ik mis mijn ouders.", "Zonder kamer kan ik niet blijven.", "Mijn baan is klaar.", "De kinderen kunnen daar naar school."];

    private static readonly string[] Questions = ["decided", "papers", "money", "place", "care"];

    private static readonly ReadyState[] States = [ReadyState.Ready, ReadyState.Ready, ReadyState.NotYet, ReadyState.NotNeeded, ReadyState.Unknown];

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        if (file.IsOpen)
            Plan(file, records, dice);
        else if (file.Leaves)
            Leave(file, records, dice);
    }

    private static void Leave(DemoFile file, DemoRecords records, Dice dice)
    {
        var gone = file.LastDay;
        var next = file.MovesTo;
        // A family goes together.
        var terms = Terms(file, file.Shared.For($"departure{file.File.OpenedOn.DayNumber}{gone.DayNumber}"), next?.Town.Code, PartialDate.Of(gone.AddDays(dice.Between(-3, 6))), dice);
        var told = gone.AddDays(-Math.Min(dice.Between(0, 45), file.Days));
        if (terms.Kind is Departure.Disappeared or Departure.Death)
            (told, terms) = (gone, terms with { PlannedOn = null });
        var departure = Departure.Plan(file.File, terms, records.At(told), file.Works);
        // Calls of long ago were made.
        DateOnly? call = departure.MayCall && gone > file.Today.AddDays(-60) ? gone.AddDays(42) : null;
        departure.CarryOut(
            file.GoneOn ?? PartialDate.Of(gone), gone, records.At(gone, 960),
            terms.Kind == Departure.Disappeared ? new(DepartureEvidence.FoundGone, PartialDate.Of(gone.AddDays(-21))) : terms.Kind == Departure.Death ? null
                : new(departure.MayCall ? DepartureEvidence.SeenLeaving : DepartureEvidence.Told), call);
        records.Add(departure);
    }

    private void Plan(DemoFile file, DemoRecords records, Dice dice)
    {
        var chance = dice.Below(1000);
        if (chance >= 50 || file.Days < 20 || file.Who.Role != DemoRole.Head)
            return;
        var told = file.LastDay.AddDays(-dice.Between(2, 18));
        var coming = chance < 5 ? file.Today.AddDays(-dice.Between(1, 2)) : file.Today.AddDays(dice.Between(3, 60));
        var terms = Terms(file, dice, null, PartialDate.Of(coming), dice);
        if (terms.Kind is Departure.Disappeared or Departure.Death or "unknown")
            terms = terms with { Kind = "return" };
        var departure = Departure.Plan(file.File, terms, records.At(told), file.Works);
        if (chance is >= 30 and < 42)
            departure.Cancel("Blijft toch: heeft ander werk gevonden.", records.At(told.AddDays(2)));
        else if (chance >= 42)
        {
            var mistaken = told.AddDays(1);
            departure.CarryOut(PartialDate.Of(told), mistaken, records.At(mistaken));
            departure.TakeBack("Verkeerde persoon: zelfde naam.");
        }
        records.Add(departure);
        if (departure is { State: DepartureState.Planned, Kind: "return" })
            Arrange(departure, file, told, records, dice.For("destination"));
    }

    /// <summary>Somebody waits at the destination: family, or a partner organisation that has a bed there.</summary>
    private void Arrange(Departure departure, DemoFile file, DateOnly told, DemoRecords records, Dice dice)
    {
        if (dice.Chance(60))
        {
            var family = DestinationCare.Ask(departure, new("family", null, "Haar zus", "belt zelf", departure.Place, departure.ExpectedBy), records.At(told), file.Works);
            if (dice.Chance(70))
                family.Confirm("zijzelf", told, told);
            records.Add(family);
        }
        if (centre is not null && dice.Chance(45))
        {
            var offer = centre.Directory.Offers.First(offer => offer.Name == "Hulp bij terugkeer");
            var bed = DestinationCare.Ask(departure, new("reception", offer.ProviderId, null, "de mentor daar", departure.Place, null), records.At(told), file.Works);
            if (dice.Chance(30))
                bed.FallThrough("Geen plek meer.");
            records.Add(bed);
        }
        if (dice.Chance(25))
        {
            var health = HealthHandover.Agree(departure, "Huisarts daar", "De brief van de huisarts", told, file.Today, records.At(told), file.Works);
            if (dice.Chance(50))
                health.HandOver(told, file.Today);
            records.Add(health);
        }
        if (dice.Chance(20))
        {
            file.Stay.RecordLeaving(LeavingKind.MustLeave, "housing-ends", null, PartialDate.Of(told), told, records.Said(told, file.Works));
            file.Stay.RecordLeaving(LeavingKind.CannotLeave, "no-papers", file.Today.AddDays(14), PartialDate.Of(told), told, records.Said(told, file.Works));
        }
    }

    private static DepartureTerms Terms(DemoFile file, Dice together, string? nextTown, PartialDate plannedOn, Dice dice)
    {
        var kind = nextTown is not null ? Departure.ToMunicipality : together.Pick(Kinds(file.Who.Motive));
        if (kind == Departure.Death && file.Party.Place.Size > 1)
            kind = "return";
        var municipality = kind == Departure.ToMunicipality ? nextTown ?? together.Pick(Elsewhere) : null;
        var reach = dice.Chance(30) ? "Via haar zus, zus@example.test" : null;
        var silent = kind is Departure.Disappeared or Departure.Death or "unknown";
        return new(
            kind, silent ? dice.Chance(40) ? ["unknown"] : [] : together.Some(Reasons(file.Who.Motive), together.Chance(30) ? 2 : 1), plannedOn,
            kind == "return" ? file.Party.Origin.Country : kind == "onward" ? together.Pick(Onward) : null, municipality, municipality is not null && dice.Chance(45),
            silent ? null : dice.Below(100) switch { < 42 => DepartureView.Reached, < 62 => DepartureView.NotFound, < 72 => DepartureView.Both, _ => DepartureView.Unknown },
            silent || !dice.Chance(30) ? null : dice.Pick(Words), reach, silent ? DepartureWill.Unknown : dice.Chance(88) ? DepartureWill.Voluntary : DepartureWill.NotVoluntary,
            null, reach is not null && !silent, silent ? null : [.. Questions.Where(_ => dice.Chance(70)).Select(question => new ReadyAnswer(question, dice.Pick(States)))]);
    }

    // Germany, Belgium, Britain, Spain.
    private static readonly string[] Onward = ["9089", "5010", "6039", "6037"];

    private static (int, string)[] Kinds(DemoMotive motive) => motive.Code switch
    {
        "eu-labour-short" or "eu-labour-long" or "eu-homeless" => Workers,
        "knowledge-migrant" or "knowledge-migrant-family" or "study-migrant" or "non-eu-labour" => Professionals,
        "displaced-ukraine" => Displaced,
        "asylum-seeker" or "unaccompanied-minor" => Asylum,
        "status-holder" or "family-of-status-holder" or "resettled-refugee" => Refugees,
        _ => Others,
    };

    private static string[] Reasons(DemoMotive motive) => motive.Code switch
    {
        "study-migrant" => StudyReasons,
        "displaced-ukraine" => DisplacedReasons,
        "asylum-seeker" => ["permit", "safe-again", "family"],
        "eu-labour-short" or "eu-labour-long" or "eu-homeless" or "knowledge-migrant" or "non-eu-labour" => WorkReasons,
        _ => FamilyReasons,
    };
}
