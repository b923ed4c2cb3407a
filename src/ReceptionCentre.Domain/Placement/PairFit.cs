using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Domain.Placement;

/// <summary>
/// Who waits, as compared with places. Need is all that is in it: no origin, nationality, motive, permit or gender, and no
/// address but a postcode. The year of birth is there for classes only.
/// </summary>
/// <param name="Advice">Code of the list "school-kinds" that the length of the stay leads to; null = no advice.</param>
public sealed record Seeker(
    Guid WishId, DateOnly Since, IReadOnlyCollection<string> Languages, IReadOnlyCollection<string> Learns, IReadOnlyCollection<string> Interests,
    IReadOnlyCollection<string> Skills, Weekdays Days, DayParts Parts, string? Postcode, Reach? Reach, int? MinutesAWeek, DutchLevel? LevelFrom, DutchLevel? LevelTo,
    PartialDate Born, string? Advice)
{
    /// <param name="born">Read for a school only.</param>
    public static Seeker Of(PlacementWish wish, PartialDate born, string? advice) => new(
        wish.Id, wish.Since, [.. wish.CodesFor(PlacementCodeUse.Language)], [.. wish.CodesFor(PlacementCodeUse.Learns)], [.. wish.CodesFor(PlacementCodeUse.Interest)],
        [.. wish.CodesFor(PlacementCodeUse.Skill)], wish.Days, wish.Parts, wish.Postcode, wish.Reach, wish.MinutesAWeek, wish.LevelFrom, wish.LevelTo,
        wish.Kind == PlacementKind.School ? born : PartialDate.Unknown, wish.Kind == PlacementKind.School ? advice : null);
}

/// <summary>A place as it is compared with who waits.</summary>
/// <param name="Free">How many more people it takes.</param>
/// <param name="Reach">How far it comes to the person; null = not known.</param>
public sealed record Vacancy(
    Guid PlaceId, int Free, IReadOnlyCollection<string> Languages, IReadOnlyCollection<string> Interests, IReadOnlyCollection<string> Skills,
    IReadOnlyCollection<string> NeededSkills, Weekdays Days, DayParts Parts, string? Postcode, Reach? Reach, int? LeastMinutesAWeek, DutchLevel? Level, string? SchoolKind,
    int? AgeFrom, int? AgeTo)
{
    public static Vacancy Of(PlacementPlace place, int free) => new(
        place.Id, free, [.. place.CodesFor(PlacementCodeUse.Language)], [.. place.CodesFor(PlacementCodeUse.Interest)], [.. place.CodesFor(PlacementCodeUse.Skill)],
        [.. place.CodesFor(PlacementCodeUse.NeededSkill)], place.Days, place.Parts, place.Postcode,
        // Only a volunteer comes to somebody: a job and a class are where they are.
        place.Kind == PlacementKind.Buddy ? place.Reach : Placement.Reach.Neighbourhood, place.LeastMinutesAWeek, place.Level, place.SchoolKind, place.AgeFrom, place.AgeTo);
}

/// <summary>About what a reason is; in the order in which they are told.</summary>
public enum PairReasonKind
{
    Times = 1,
    Distance = 2,
    Hours = 3,
    Level = 4,
    Age = 5,
    NeededSkill = 6,
    School = 7,
    Language = 8,
    Learns = 9,
    Interest = 10,
    Skill = 11,
}

/// <summary>What a reason says.</summary>
public enum PairVerdict
{
    For = 1,
    Against = 2,

    /// <summary>It cannot be done.</summary>
    Impossible = 3,
}

/// <summary>One reason.</summary>
/// <param name="Number">Hours; of a distance 0 in the neighbourhood, 1 in the region, 2 further away.</param>
/// <param name="Codes">Of languages, interests, skills or a kind of school that the reason names.</param>
public sealed record PairReason(PairReasonKind Kind, PairVerdict Verdict, int? Number = null, IReadOnlyList<string>? Codes = null);

/// <summary>
/// How one place fits one wish, reason by reason: what cannot be done, what speaks for it and what against. What is not known
/// counts for nothing. There is no score of a person: a reason is of the two together.
/// </summary>
public sealed record PairFit(Guid WishId, Guid PlaceId, IReadOnlyList<PairReason> Reasons)
{
    // More than there can be reasons of a kind.
    private const int Beyond = 100;

    private const int Near = 0, InRegion = 1, Far = 2;

    public bool IsPossible => Reasons.All(reason => reason.Verdict != PairVerdict.Impossible);

    /// <summary>A proposal says why: without a single reason for it there is none.</summary>
    public bool CanBeProposed => IsPossible && Reasons.Any(reason => reason.Verdict == PairVerdict.For);

    /// <summary>Fewest reasons against first, then most for: only to order and to weigh pairs, and shown nowhere.</summary>
    public int Strain => (Reasons.Count(reason => reason.Verdict == PairVerdict.Against) * Beyond) + Beyond - 1 - Reasons.Count(reason => reason.Verdict == PairVerdict.For);

    public static PairFit Of(Seeker seeker, Vacancy vacancy, DateOnly on)
    {
        var reasons = new List<PairReason>();
        Times(seeker, vacancy, reasons);
        Distance(seeker, vacancy, reasons);
        if (seeker.MinutesAWeek is { } can && vacancy.LeastMinutesAWeek is { } asks)
            reasons.Add(new(PairReasonKind.Hours, asks <= can ? PairVerdict.For : PairVerdict.Impossible, (asks + 59) / 60));
        Level(seeker, vacancy, reasons);
        Age(seeker, vacancy, on, reasons);
        Needed(seeker, vacancy, reasons);
        if (seeker.Advice is { } advice && vacancy.SchoolKind is { } kind)
            reasons.Add(new(PairReasonKind.School, advice == kind ? PairVerdict.For : PairVerdict.Against, Codes: [advice]));
        Languages(seeker, vacancy, reasons);
        Shared(PairReasonKind.Interest, seeker.Interests, vacancy.Interests, reasons);
        Shared(PairReasonKind.Skill, seeker.Skills, vacancy.Skills, reasons);
        return new(seeker.WishId, vacancy.PlaceId, reasons);
    }

    private static void Times(Seeker seeker, Vacancy vacancy, List<PairReason> reasons)
    {
        var partsKnown = seeker.Parts != DayParts.None && vacancy.Parts != DayParts.None;
        var daysKnown = seeker.Days != Weekdays.None && vacancy.Days != Weekdays.None;
        if (!partsKnown && !daysKnown)
            return;
        var fits = (!partsKnown || (seeker.Parts & vacancy.Parts) != DayParts.None) && (!daysKnown || (seeker.Days & vacancy.Days) != Weekdays.None);
        reasons.Add(new(PairReasonKind.Times, fits ? PairVerdict.For : PairVerdict.Impossible));
    }

    // Either can go to the other. Where one does not say how far, nobody can say that it is too far.
    private static void Distance(Seeker seeker, Vacancy vacancy, List<PairReason> reasons)
    {
        if (Digits(seeker.Postcode) is not { } here || Digits(vacancy.Postcode) is not { } there)
            return;
        var apart = here == there ? Near : here[..2] == there[..2] ? InRegion : Far;
        var needed = (Reach)(apart + 1);
        var comes = seeker.Reach >= needed || vacancy.Reach >= needed || apart == Near;
        var unknown = seeker.Reach is null || vacancy.Reach is null;
        var verdict = comes ? PairVerdict.For : !unknown ? PairVerdict.Impossible : apart == InRegion ? PairVerdict.For : PairVerdict.Against;
        reasons.Add(new(PairReasonKind.Distance, verdict, apart));
    }

    private static string? Digits(string? postcode)
    {
        const int Count = 4;
        return postcode is not null && postcode.Length >= Count && postcode[..Count].All(char.IsAsciiDigit) ? postcode[..Count] : null;
    }

    // What was heard is a range: only where the whole of it lies below, somebody certainly lacks the level.
    private static void Level(Seeker seeker, Vacancy vacancy, List<PairReason> reasons)
    {
        if (vacancy.Level is not { } asked)
            return;
        if (seeker.LevelTo < asked)
            reasons.Add(new(PairReasonKind.Level, PairVerdict.Impossible));
        else if (seeker.LevelFrom >= asked)
            reasons.Add(new(PairReasonKind.Level, PairVerdict.For));
    }

    // Of a year of birth two ages follow: only where neither fits, it cannot be done.
    private static void Age(Seeker seeker, Vacancy vacancy, DateOnly on, List<PairReason> reasons)
    {
        if ((vacancy.AgeFrom, vacancy.AgeTo) == (null, null) || seeker.Born.FirstPossible() is not { } first || seeker.Born.LastPossible() is not { } last)
            return;
        var (youngest, oldest) = (PartialDate.Of(last).AgeOn(on) ?? 0, PartialDate.Of(first).AgeOn(on) ?? 0);
        var fits = !(oldest < vacancy.AgeFrom) && !(youngest > vacancy.AgeTo);
        reasons.Add(new(PairReasonKind.Age, fits ? PairVerdict.For : PairVerdict.Impossible));
    }

    private static void Needed(Seeker seeker, Vacancy vacancy, List<PairReason> reasons)
    {
        // Who told nothing of what they can do may be able to do it.
        if (seeker.Skills.Count == 0 || vacancy.NeededSkills.Count == 0)
            return;
        var missing = vacancy.NeededSkills.Except(seeker.Skills).Order(StringComparer.Ordinal).ToList();
        reasons.Add(missing.Count == 0
            ? new(PairReasonKind.NeededSkill, PairVerdict.For, Codes: [.. vacancy.NeededSkills.Order(StringComparer.Ordinal)])
            : new(PairReasonKind.NeededSkill, PairVerdict.Impossible, Codes: missing));
    }

    private static void Languages(Seeker seeker, Vacancy vacancy, List<PairReason> reasons)
    {
        if (vacancy.Languages.Count == 0)
            return;
        var learns = seeker.Learns.Intersect(vacancy.Languages).Order(StringComparer.Ordinal).ToList();
        var speaks = seeker.Languages.Except(learns).Intersect(vacancy.Languages).Order(StringComparer.Ordinal).ToList();
        if (speaks.Count > 0)
            reasons.Add(new(PairReasonKind.Language, PairVerdict.For, Codes: speaks));
        else if (seeker.Languages.Count > 0 && seeker.Languages.Intersect(learns).FirstOrDefault() is null)
            reasons.Add(new(PairReasonKind.Language, PairVerdict.Against));
        if (learns.Count > 0)
            reasons.Add(new(PairReasonKind.Learns, PairVerdict.For, Codes: learns));
    }

    private static void Shared(PairReasonKind kind, IReadOnlyCollection<string> wished, IReadOnlyCollection<string> given, List<PairReason> reasons)
    {
        if (wished.Count == 0 || given.Count == 0)
            return;
        var shared = wished.Intersect(given).Order(StringComparer.Ordinal).ToList();
        reasons.Add(shared.Count > 0 ? new(kind, PairVerdict.For, Codes: shared) : new(kind, PairVerdict.Against));
    }
}
