using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Providers;

/// <summary>
/// Something of a provider that people can be referred to: what, for whom, in which language, where and when, for what price and
/// with how many places. How many of the places are taken is counted from the referrals, and kept nowhere else.
/// </summary>
public sealed class Offer : Aggregate
{
    public const int NameLength = 200, DescriptionLength = 2000, PlaceLength = 200, PostcodeLength = 12, TimesLength = 300, MostPlaces = 10_000, HighestPrice = 10_000_000,
        MostWeeks = 260, ExternalKeyLength = 100;

    private readonly List<OfferCode> _codes = [];
    private readonly List<OfferRoom> _rooms = [];
    private readonly List<OfferStart> _starts = [];
    private readonly List<OfferCondition> _conditions = [];
    private readonly List<OfferCheck> _checks = [];

    private Offer()
    {
    }

    public Guid ProviderId { get; private init; }

    /// <summary>By which the partner knows it from whom it was taken over; null = it was written here.</summary>
    public string? ExternalKey { get; private init; }

    /// <summary>What it is, in plain words.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What one does there, in plain words.</summary>
    public string? Description { get; private set; }

    /// <summary>Code of the list "municipalities": the own offer of one municipality; null = of the common floor, for the whole region.</summary>
    public string? Municipality { get; private set; }

    /// <summary>Code of the list "topics": what it is about first.</summary>
    public string? Topic { get; private set; }

    /// <summary>Code of the list "tracks": the part of a plan that it serves.</summary>
    public string? Track { get; private set; }

    /// <summary>Where, in words.</summary>
    public string? Place { get; private set; }

    /// <summary>Of the place, as far as it has one: what is near is told by it.</summary>
    public string? Postcode { get; private set; }

    /// <summary>It can be followed from home.</summary>
    public bool Online { get; private set; }

    /// <summary>When, in words: "maandag en woensdag van 19.00 tot 21.00 uur".</summary>
    public string? Times { get; private set; }
    public Weekdays Days { get; private set; }
    public DayParts Parts { get; private set; }

    /// <summary>How much it asks a week, at the least; null = not known. In minutes.</summary>
    public int? LeastMinutesAWeek { get; private set; }

    /// <summary>How much it asks a week, at the most; null = not known. In minutes.</summary>
    public int? MostMinutesAWeek { get; private set; }

    /// <summary>Level of Dutch from which one can begin; null = none is asked.</summary>
    public DutchLevel? LevelFrom { get; private set; }

    /// <summary>Level of Dutch to which it leads; null = to none.</summary>
    public DutchLevel? LevelTo { get; private set; }

    /// <summary>Code of the list "offer-childcare": what there is for young children meanwhile; null = not known.</summary>
    public string? Childcare { get; private set; }

    /// <summary>In cents; 0 = free; null = not known.</summary>
    public int? PriceCents { get; private set; }

    /// <summary>Code of the list "price-units": what the price is for; null = for the whole.</summary>
    public string? PriceUnit { get; private set; }

    /// <summary>Code of the list "payers"; null = not agreed with anybody.</summary>
    public string? Payer { get; private set; }

    /// <summary>Code of the list "funding-forms"; null = not known.</summary>
    public string? Funding { get; private set; }

    /// <summary>First day on which the money for it is no longer there; null = no end known.</summary>
    public DateOnly? FundedUntil { get; private set; }

    /// <summary>For all residents, not only for newcomers.</summary>
    public bool OpenToAll { get; private set; }

    /// <summary>Nobody is asked for a permit or a registration there.</summary>
    public bool ResidenceNotAsked { get; private set; }

    /// <summary>Whom one calls about this offer; null = as the provider is reached.</summary>
    public string? Contact { get; private set; }
    public string? Telephone { get; private set; }
    public string? Email { get; private set; }

    /// <summary>First day on which one can be referred to it.</summary>
    public DateOnly OpenFrom { get; private set; }

    /// <summary>First day on which one can no longer be referred to it; null = no end known.</summary>
    public DateOnly? OpenUntil { get; private set; }

    /// <summary>Last day on which somebody looked whether all of this is still so; at first the day on which it was written.</summary>
    public DateOnly CheckedOn { get; private set; }

    /// <summary>Languages, further topics and whom it is for.</summary>
    public IReadOnlyList<OfferCode> Codes => _codes;

    /// <summary>How many places there are and how long one waits, from day to day; one holds at a time.</summary>
    public IReadOnlyList<OfferRoom> Rooms => _rooms;

    /// <summary>Days on which a group begins; none = one can always begin.</summary>
    public IReadOnlyList<OfferStart> Starts => _starts;

    /// <summary>Who can take part, each with the reason why that is asked; none = nothing is asked.</summary>
    public IReadOnlyList<OfferCondition> Conditions => _conditions;

    public IReadOnlyList<OfferCheck> Checks => _checks;

    /// <param name="writtenOn">Null = on the day on which it opens.</param>
    /// <param name="key">By which a partner knows it; null = written here.</param>
    public static Offer Add(Provider provider, OfferTerms terms, DateOnly? writtenOn = null, string? key = null)
    {
        ProviderRules.AnEndedProviderStaysAsItWas.Check(provider.EndedOn is null);
        var offer = new Offer { Id = Guid.CreateVersion7(), ProviderId = provider.Id, ExternalKey = key, CheckedOn = writtenOn ?? terms.OpenFrom };
        offer.Describe(terms);
        if ((terms.Places, terms.WaitingWeeks) != (null, null))
            offer._rooms.Add(new(offer.Id, 1, null, null, new(terms.Places, terms.WaitingWeeks), null));
        return offer;
    }

    /// <summary>Other terms. Other places hold from a day on; what was there before stays to be seen.</summary>
    public void Change(OfferTerms terms, DateOnly today)
    {
        Describe(terms);
        if (RoomOn(today) != new OfferRoomTerms(terms.Places, terms.WaitingWeeks))
            ChangeRoom(today, new(terms.Places, terms.WaitingWeeks), null);
    }

    /// <summary>From a day on there are so many places, or one waits so long. What was to come later stays.</summary>
    /// <param name="because">Why, in words: "de tweede docent is er"; null = not said.</param>
    public void ChangeRoom(DateOnly from, OfferRoomTerms room, string? because)
    {
        room.Check();
        var before = _rooms.Find(one => one.HoldsOn(from));
        var next = _rooms.Where(one => one.From > from).Min(one => one.From);
        // Said twice of the same day: the second is what was meant.
        _rooms.RemoveAll(one => one.From == from);
        if (before is not null && before.From != from)
            before.End(from);
        _rooms.Add(new(Id, _rooms.Count == 0 ? 1 : _rooms.Max(one => one.Number) + 1, from, next, room, because));
    }

    /// <summary>From a day on nobody is referred to it any more. Who is in it goes on.</summary>
    public void End(DateOnly on)
    {
        ProviderRules.AnOfferClosesAfterItOpens.Check(on >= OpenFrom);
        OpenUntil = on;
    }

    /// <summary>Somebody looked whether all of this is still so.</summary>
    /// <param name="changed">What turned out to be otherwise; null = nothing changed.</param>
    public OfferCheck Check(DateOnly on, string? changed, DateTimeOffset at, Guid by)
    {
        ProviderRules.ACheckFollowsTheLast.Check(on >= CheckedOn);
        var check = new OfferCheck(Id, _checks.Count == 0 ? 1 : _checks.Max(one => one.Number) + 1, on, changed, at, by);
        _checks.Add(check);
        CheckedOn = on;
        return check;
    }

    public bool IsOpenOn(DateOnly day) => OpenFrom <= day && (OpenUntil is null || OpenUntil > day);

    /// <summary>How many places there are on a day, and how long one waits.</summary>
    public OfferRoomTerms RoomOn(DateOnly day) => _rooms.Find(room => room.HoldsOn(day))?.Terms ?? OfferRoomTerms.NotCounted;

    /// <summary>Nobody counts the places on that day, or fewer are taken than there are.</summary>
    public bool HasRoomOn(DateOnly day, int taken) => RoomOn(day).Places is not { } places || taken < places;

    public IEnumerable<string> CodesFor(OfferCodeUse use) => _codes.Where(part => part.Use == use).Select(part => part.Code);

    /// <summary>What it says, with the places of a day.</summary>
    public OfferTerms TermsOn(DateOnly day) => new()
    {
        Name = Name,
        Description = Description,
        Municipality = Municipality,
        Topic = Topic,
        Track = Track,
        Topics = [.. CodesFor(OfferCodeUse.Topic)],
        Languages = [.. CodesFor(OfferCodeUse.Language)],
        HelpLanguages = [.. CodesFor(OfferCodeUse.HelpLanguage)],
        Audiences = [.. CodesFor(OfferCodeUse.Audience)],
        Place = Place,
        Postcode = Postcode,
        Online = Online,
        Times = Times,
        Days = Days,
        Parts = Parts,
        LeastMinutesAWeek = LeastMinutesAWeek,
        MostMinutesAWeek = MostMinutesAWeek,
        LevelFrom = LevelFrom,
        LevelTo = LevelTo,
        Childcare = Childcare,
        PriceCents = PriceCents,
        PriceUnit = PriceUnit,
        Payer = Payer,
        Funding = Funding,
        FundedUntil = FundedUntil,
        OpenToAll = OpenToAll,
        ResidenceNotAsked = ResidenceNotAsked,
        Contact = Contact,
        Telephone = Telephone,
        Email = Email,
        Places = RoomOn(day).Places,
        WaitingWeeks = RoomOn(day).WaitingWeeks,
        Starts = [.. _starts.Select(start => start.On).Order()],
        Conditions = [.. _conditions.OrderBy(condition => condition.Place).Select(condition => new ConditionTerms(condition.What, condition.Why))],
        OpenFrom = OpenFrom,
        OpenUntil = OpenUntil,
    };

    private void Describe(OfferTerms terms)
    {
        terms.Check();
        (Name, Description, Municipality, Topic, Track) = (terms.Name, terms.Description, terms.Municipality, terms.Topic, terms.Track);
        (Place, Postcode, Online, Times, Days, Parts) = (terms.Place, terms.Postcode, terms.Online, terms.Times, terms.Days, terms.Parts);
        (LeastMinutesAWeek, MostMinutesAWeek, LevelFrom, LevelTo, Childcare) = (terms.LeastMinutesAWeek, terms.MostMinutesAWeek, terms.LevelFrom, terms.LevelTo, terms.Childcare);
        (PriceCents, PriceUnit, Payer, Funding, FundedUntil) = (terms.PriceCents, terms.PriceUnit, terms.Payer, terms.Funding, terms.FundedUntil);
        (OpenToAll, ResidenceNotAsked, Contact, Telephone, Email) = (terms.OpenToAll, terms.ResidenceNotAsked, terms.Contact, terms.Telephone, terms.Email);
        (OpenFrom, OpenUntil) = (terms.OpenFrom, terms.OpenUntil);
        // What stays the same stays the same record: the history shows what changed and nothing else.
        Keep(OfferCodeUse.Language, terms.Languages);
        Keep(OfferCodeUse.HelpLanguage, terms.HelpLanguages);
        Keep(OfferCodeUse.Topic, terms.Topics.Where(topic => topic != terms.Topic));
        Keep(OfferCodeUse.Audience, terms.Audiences);
        _starts.RemoveAll(start => !terms.Starts.Contains(start.On));
        _starts.AddRange(terms.Starts.Distinct().Where(on => !_starts.Exists(start => start.On == on)).Select(on => new OfferStart(Id, on)));
        _conditions.RemoveAll(condition => condition.Place > terms.Conditions.Count);
        foreach (var (index, condition) in terms.Conditions.Index())
        {
            if (_conditions.Find(one => one.Place == index + 1) is { } known)
                known.Change(condition);
            else
                _conditions.Add(new(Id, index + 1, condition));
        }
    }

    private void Keep(OfferCodeUse use, IEnumerable<string> codes)
    {
        var wanted = codes.Distinct(StringComparer.Ordinal).ToList();
        _codes.RemoveAll(part => part.Use == use && !wanted.Contains(part.Code));
        _codes.AddRange(wanted.Where(code => !_codes.Exists(part => part.Use == use && part.Code == code)).Select(code => new OfferCode(Id, use, code)));
    }
}
