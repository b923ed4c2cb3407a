using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Placement;

/// <summary>
/// Where somebody can be placed: a volunteer of an organisation, a vacancy of an employer, a class of a school. Of a volunteer it
/// holds what we call them and how the organisation is reached about them, and nothing else that would name somebody.
/// </summary>
public sealed class PlacementPlace : Aggregate
{
    public const int MostCapacity = 500, HighestAge = 23;

    private readonly List<PlaceCode> _codes = [];

    private PlacementPlace()
    {
    }

    public PlacementKind Kind { get; private init; }
    public Guid ProviderId { get; private init; }

    /// <summary>Code of the list "municipalities"; null = for the whole region.</summary>
    public string? Municipality { get; private set; }

    /// <summary>What we call the volunteer, the vacancy, the class.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How the organisation is reached about it: a code of theirs, whom to ask for.</summary>
    public string? Contact { get; private set; }
    public string? Words { get; private set; }
    public Weekdays Days { get; private set; }
    public DayParts Parts { get; private set; }
    public string? Postcode { get; private set; }
    public string? Town { get; private set; }

    /// <summary>How far a volunteer goes; a job and a class stay where they are.</summary>
    public Reach? Reach { get; private set; }

    /// <summary>How many people it takes at a time.</summary>
    public int Capacity { get; private set; }

    /// <summary>What a vacancy asks at least; null = not said.</summary>
    public int? LeastMinutesAWeek { get; private set; }

    /// <summary>The level of Dutch that it asks; null = none.</summary>
    public DutchLevel? Level { get; private set; }

    /// <summary>Code of the list "school-kinds"; null = not a school.</summary>
    public string? SchoolKind { get; private set; }
    public int? AgeFrom { get; private set; }

    /// <summary>Highest age that is still taken.</summary>
    public int? AgeTo { get; private set; }
    public DateOnly OpenFrom { get; private set; }

    /// <summary>First day on which nobody is placed there any more; null = no end known.</summary>
    public DateOnly? OpenUntil { get; private set; }

    public IReadOnlyList<PlaceCode> Codes => _codes;

    public static PlacementPlace Add(PlacementKind kind, Guid providerId, PlaceTerms terms)
    {
        var place = new PlacementPlace { Id = Guid.CreateVersion7(), Kind = kind, ProviderId = providerId };
        place.Change(terms);
        return place;
    }

    public void Change(PlaceTerms terms)
    {
        terms.Check(Kind);
        (Municipality, Name, Contact, Words, Days, Parts) = (terms.Municipality, terms.Name, terms.Contact, terms.Words, terms.Days, terms.Parts);
        (Postcode, Town, Reach, Capacity, LeastMinutesAWeek, Level) = (terms.Postcode, terms.Town, terms.Reach, terms.Capacity, terms.LeastMinutesAWeek, terms.Level);
        (SchoolKind, AgeFrom, AgeTo, OpenFrom, OpenUntil) = (terms.SchoolKind, terms.AgeFrom, terms.AgeTo, terms.OpenFrom, terms.OpenUntil);
        Tell(PlacementCodeUse.Language, terms.Languages);
        Tell(PlacementCodeUse.Interest, terms.Interests);
        Tell(PlacementCodeUse.Skill, terms.Skills);
        Tell(PlacementCodeUse.NeededSkill, terms.NeededSkills);
    }

    public bool IsOpenOn(DateOnly day) => OpenFrom <= day && (OpenUntil is null || OpenUntil > day);

    public IEnumerable<string> CodesFor(PlacementCodeUse use) => _codes.Where(code => code.Use == use).Select(code => code.Code);

    public PlaceTerms Terms => new()
    {
        Municipality = Municipality,
        Name = Name,
        Contact = Contact,
        Words = Words,
        Languages = [.. CodesFor(PlacementCodeUse.Language)],
        Interests = [.. CodesFor(PlacementCodeUse.Interest)],
        Skills = [.. CodesFor(PlacementCodeUse.Skill)],
        NeededSkills = [.. CodesFor(PlacementCodeUse.NeededSkill)],
        Days = Days,
        Parts = Parts,
        Postcode = Postcode,
        Town = Town,
        Reach = Reach,
        Capacity = Capacity,
        LeastMinutesAWeek = LeastMinutesAWeek,
        Level = Level,
        SchoolKind = SchoolKind,
        AgeFrom = AgeFrom,
        AgeTo = AgeTo,
        OpenFrom = OpenFrom,
        OpenUntil = OpenUntil,
    };

    private void Tell(PlacementCodeUse use, IReadOnlyCollection<string> told)
    {
        _codes.RemoveAll(code => code.Use == use && !told.Contains(code.Code));
        _codes.AddRange(told.Distinct(StringComparer.Ordinal).Except([.. CodesFor(use)]).Select(code => new PlaceCode(Id, use, code)));
    }
}

/// <summary>A code of a place, of which there can be several for one use.</summary>
public sealed class PlaceCode
{
    private PlaceCode()
    {
    }

    internal PlaceCode(Guid placeId, PlacementCodeUse use, string code) => (PlaceId, Use, Code) = (placeId, use, code);

    public Guid PlaceId { get; private init; }
    public PlacementCodeUse Use { get; private init; }
    public string Code { get; private init; } = "";
}

/// <summary>What a place says; see the properties of <see cref="PlacementPlace"/>. What is not known stays empty.</summary>
public sealed record PlaceTerms
{
    public required string Name { get; init; }
    public required DateOnly OpenFrom { get; init; }
    public string? Municipality { get; init; }
    public string? Contact { get; init; }
    public string? Words { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Interests { get; init; } = [];
    public IReadOnlyList<string> Skills { get; init; } = [];
    public IReadOnlyList<string> NeededSkills { get; init; } = [];
    public Weekdays Days { get; init; }
    public DayParts Parts { get; init; }
    public string? Postcode { get; init; }
    public string? Town { get; init; }
    public Reach? Reach { get; init; }
    public int Capacity { get; init; } = 1;
    public int? LeastMinutesAWeek { get; init; }
    public DutchLevel? Level { get; init; }
    public string? SchoolKind { get; init; }
    public int? AgeFrom { get; init; }
    public int? AgeTo { get; init; }
    public DateOnly? OpenUntil { get; init; }

    internal void Check(PlacementKind kind)
    {
        PlacementRules.APlaceTakesSomebody.Check(Capacity is >= 1 and <= PlacementPlace.MostCapacity);
        PlacementRules.ABuddyMeetsOne.Check(kind != PlacementKind.Buddy || Capacity == 1);
        PlacementRules.APlaceClosesAfterItOpens.Check(OpenUntil is null || OpenUntil >= OpenFrom);
        PlacementRules.AnAgeDoesNotGoDown.Check(AgeFrom is null || AgeTo is null || AgeTo >= AgeFrom);
        PlacementRules.HoursFitInAWeek.Check(OfferTerms.HoursFit(LeastMinutesAWeek, null));
        PlacementRules.NoNumberStandsInIt.Check(!SharedData.HoldsBsn(Name) && !SharedData.HoldsBsn(Contact) && !SharedData.HoldsBsn(Words));
    }
}
