namespace ReceptionCentre.Domain.Providers;

/// <summary>
/// What somebody needs of an offer, as far as it is known. Need is all that is in it: nothing about where somebody comes from, and
/// nothing that is only told in confidence.
/// </summary>
/// <param name="Track">Code of the list "tracks" of the item or goal for which it is looked for; null = for none.</param>
/// <param name="Languages">Codes of the languages in which somebody can be spoken to, Dutch too where it goes well.</param>
/// <param name="Free">Parts of the day on which somebody can come; none = not asked.</param>
/// <param name="FreeAtWeekends">Somebody can come at the weekend.</param>
/// <param name="Works">Parts of the day on which somebody works; none = does not, or not asked.</param>
/// <param name="MinutesAWeek">How much somebody can do a week; null = not asked.</param>
/// <param name="LevelFrom">Lowest level of Dutch that somebody may have by what was heard; null = not heard.</param>
/// <param name="LevelTo">Highest level of Dutch that somebody may have.</param>
/// <param name="Postcode">Where somebody lives; null = unknown, or not to be seen.</param>
/// <param name="Place">The name of that place.</param>
/// <param name="CaresForChildren">Somebody has young children to care for by day.</param>
/// <param name="Provider">Whom the item of the plan names already; null = nobody.</param>
public sealed record OfferNeeds(
    string? Track, IReadOnlyCollection<string> Languages, DayParts Free, bool FreeAtWeekends, DayParts Works, int? MinutesAWeek, DutchLevel? LevelFrom, DutchLevel? LevelTo,
    string? Postcode, string? Place, bool CaresForChildren, string? Provider, DateOnly On);

/// <summary>An offer as it is compared with what somebody needs.</summary>
/// <param name="Free">Free places; null = nobody counts them.</param>
/// <param name="NextStart">First day ahead on which a group begins; null = one can always begin, or no day is known.</param>
/// <param name="HasStarts">Groups begin on certain days.</param>
/// <param name="RecentReferrals">How many people were referred to it lately, by anybody.</param>
public sealed record OfferFacts(
    Guid OfferId, string Name, string Provider, string? Track, IReadOnlyCollection<string> Languages, IReadOnlyCollection<string> HelpLanguages, Weekdays Days, DayParts Parts,
    int? LeastMinutesAWeek, DutchLevel? LevelFrom, DutchLevel? LevelTo, string? Place, string? Postcode, bool Online, string? Childcare, int? Free, int? WaitingWeeks,
    DateOnly? NextStart, bool HasStarts, int RecentReferrals);

/// <summary>About what a reason is.</summary>
public enum FitKind
{
    /// <summary>The plan names it already.</summary>
    Plan = 1,
    Place = 2,
    Waiting = 3,
    Language = 4,
    Times = 5,
    Hours = 6,
    Level = 7,
    Distance = 8,
    Start = 9,
    Childcare = 10,
    Track = 11,
}

/// <summary>One reason for or against an offer.</summary>
/// <param name="Number">Free places, weeks until the start or of waiting, hours; where the reason has one.</param>
/// <param name="Code">Of a language, where the reason names one.</param>
public sealed record FitReason(FitKind Kind, bool Fits, int? Number = null, string? Code = null);

/// <summary>
/// How an offer fits what somebody needs, reason by reason. There is no score: what does not fit counts against it, and what is
/// not known counts for nothing. A person chooses.
/// </summary>
public sealed record OfferFit(OfferFacts Offer, IReadOnlyList<FitReason> Reasons)
{
    private const int DaysInWeek = 7;

    /// <summary>What the list "offer-childcare" calls no care at all.</summary>
    public const string NoChildcare = "none";
    private const string Dutch = "nl";
    private const Weekdays Weekend = Weekdays.Saturday | Weekdays.Sunday;

    public IEnumerable<FitReason> For => Reasons.Where(reason => reason.Fits);

    public IEnumerable<FitReason> Against => Reasons.Where(reason => !reason.Fits);

    public static OfferFit Of(OfferFacts offer, OfferNeeds needs)
    {
        var reasons = new List<FitReason>();
        if (needs.Provider is { } named && named.Contains(offer.Provider, StringComparison.OrdinalIgnoreCase)
            && (named.Trim().Length == offer.Provider.Length || named.Contains(offer.Name, StringComparison.OrdinalIgnoreCase)))
            reasons.Add(new(FitKind.Plan, true));
        if (needs.Track is not null && offer.Track is not null && offer.Track != needs.Track)
            reasons.Add(new(FitKind.Track, false));
        if (offer.Free is { } free)
            reasons.Add(new(FitKind.Place, free > 0, free));
        if (offer.WaitingWeeks is { } weeks)
            reasons.Add(new(FitKind.Waiting, weeks == 0, weeks));
        if (offer.NextStart is { } start)
            reasons.Add(new(FitKind.Start, true, (start.DayNumber - needs.On.DayNumber + DaysInWeek - 1) / DaysInWeek));
        else if (offer.HasStarts)
            reasons.Add(new(FitKind.Start, false));
        Level(offer, needs, reasons);
        Language(offer, needs, reasons);
        Times(offer, needs, reasons);
        if (needs.MinutesAWeek is { } can && offer.LeastMinutesAWeek is { } asks)
            reasons.Add(new(FitKind.Hours, asks <= can, (asks + 59) / 60));
        Near(offer, needs, reasons);
        if (needs.CaresForChildren && offer.Childcare is { } childcare)
            reasons.Add(new(FitKind.Childcare, childcare != NoChildcare));
        return new(offer, reasons);
    }

    /// <summary>
    /// What fits best first: what the plan names, then least against it, most for it, the soonest start, and of equals the one to
    /// which the fewest people were referred lately, so that none is always first. At last the name: the order is the same twice.
    /// </summary>
    public static IReadOnlyList<OfferFit> InOrder(IEnumerable<OfferFacts> offers, OfferNeeds needs) =>
    [
        .. offers.Select(offer => Of(offer, needs))
            .OrderByDescending(fit => fit.Reasons.Any(reason => reason.Kind == FitKind.Plan))
            .ThenBy(fit => fit.Against.Count())
            .ThenByDescending(fit => fit.For.Count())
            .ThenBy(fit => fit.Offer.NextStart is { } start && start > needs.On ? start : needs.On)
            .ThenBy(fit => fit.Offer.RecentReferrals)
            .ThenBy(fit => fit.Offer.Name, StringComparer.Ordinal).ThenBy(fit => fit.Offer.OfferId),
    ];

    // What was heard is a range: only where the whole of it lies outside, the level does not fit.
    private static void Level(OfferFacts offer, OfferNeeds needs, List<FitReason> reasons)
    {
        if ((offer.LevelFrom, offer.LevelTo) == (null, null) || needs.LevelFrom is not { } lowest || needs.LevelTo is not { } highest)
            return;
        var tooHard = offer.LevelFrom > highest;
        // Who certainly has the level already learns nothing new there.
        var tooEasy = offer.LevelTo is { } to && offer.LevelFrom != to && lowest >= to;
        reasons.Add(new(FitKind.Level, !tooHard && !tooEasy));
    }

    private static void Language(OfferFacts offer, OfferNeeds needs, List<FitReason> reasons)
    {
        if (needs.Languages.Count == 0 || offer.Languages.Count + offer.HelpLanguages.Count == 0)
            return;
        var shared = offer.Languages.Concat(offer.HelpLanguages).FirstOrDefault(code => code != Dutch && needs.Languages.Contains(code))
            ?? offer.Languages.FirstOrDefault(needs.Languages.Contains);
        if (shared is not null)
            reasons.Add(new(FitKind.Language, true, Code: shared));
        // A lesson in Dutch is in Dutch for everybody: that is no reason against it.
        else if (offer.LevelTo is null && !offer.Languages.Contains(Dutch))
            reasons.Add(new(FitKind.Language, false));
    }

    private static void Times(OfferFacts offer, OfferNeeds needs, List<FitReason> reasons)
    {
        if (offer.Parts == DayParts.None)
            return;
        var onlyWeekend = offer.Days != Weekdays.None && (offer.Days & ~Weekend) == Weekdays.None;
        if (needs.Free != DayParts.None || needs.FreeAtWeekends)
        {
            var fits = (!onlyWeekend && (offer.Parts & needs.Free) != DayParts.None) || (needs.FreeAtWeekends && (offer.Days & Weekend) != Weekdays.None);
            reasons.Add(new(FitKind.Times, fits));
        }
        else if (needs.Works != DayParts.None && !onlyWeekend)
        {
            reasons.Add(new(FitKind.Times, (offer.Parts & ~needs.Works) != DayParts.None));
        }
    }

    // The four digits of a Dutch postcode are a neighbourhood, the first two a region.
    private static void Near(OfferFacts offer, OfferNeeds needs, List<FitReason> reasons)
    {
        const int Neighbourhood = 4, Region = 2;
        if (offer.Online)
            reasons.Add(new(FitKind.Distance, true));
        else if (Digits(offer.Postcode) is { } there && Digits(needs.Postcode) is { } here)
            reasons.Add(new(FitKind.Distance, there[..Region] == here[..Region], Number: there == here ? 0 : 1));
        else if (needs.Place is { } place && offer.Place?.Contains(place, StringComparison.OrdinalIgnoreCase) == true)
            reasons.Add(new(FitKind.Distance, true, 1));

        static string? Digits(string? postcode) => postcode is not null && postcode.Length >= Neighbourhood && postcode[..Neighbourhood].All(char.IsAsciiDigit) ? postcode[..Neighbourhood] : null;
    }
}
