using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Checklists;

public enum ChecklistKind
{
    Arrival = 1,
    Departure = 2,
}

/// <summary>Who does it. The newcomer decides about what is voluntary, whoever does it.</summary>
public enum ChecklistDoer
{
    Newcomer = 1,
    We = 2,
    Employer = 3,

    /// <summary>An organisation that we work with.</summary>
    Partner = 4,
}

/// <summary>What a line of a checklist says; see the properties of <see cref="ChecklistItem"/>.</summary>
public sealed record ChecklistWords(
    string Dutch, string English, string? DutchNote, string? EnglishNote, string? Link, string? DutchPaper = null, string? EnglishPaper = null);

/// <summary>
/// For whom a line of a checklist holds. Empty lists mean everybody, every kind of departure. Motives and parties are two ways to
/// the same line: one that fits is enough.
/// </summary>
/// <param name="Parties">Codes of the list "stay-party-kinds".</param>
/// <param name="Ages">Null = whoever lives there.</param>
/// <param name="Days">Null = no day of its own.</param>
public sealed record ChecklistScope(
    ChecklistDoer Doer, IReadOnlyList<string> Motives, IReadOnlyList<string> DepartureKinds, IReadOnlyList<string>? Parties = null, ChecklistAges? Ages = null,
    ChecklistDays? Days = null);

/// <summary>In the household is somebody of an age, in whole years, from the first to the last.</summary>
public sealed record ChecklistAges(int From, int To)
{
    public bool Hold(int age) => age >= From && age <= To;
}

/// <summary>When it can be done, in days from the day of arrival or departure: -5 is five days before, 0 the day itself.</summary>
public sealed record ChecklistDays(int From, int By);

/// <summary>What decides which lines hold for somebody.</summary>
/// <param name="Controller">Municipality that answers for the file.</param>
/// <param name="Motives">Why the person is here, on that day.</param>
/// <param name="DepartureKind">For a departure: its kind.</param>
/// <param name="Parties">Kinds of employer, referent or institution that there are, or were, in this stay.</param>
/// <param name="Ages">Of who live together, the person among them, as far as known.</param>
/// <param name="HasChildOfUnknownAge">One of them is a child, and nobody knows how old.</param>
public sealed record ChecklistPerson(
    string Controller, IReadOnlyCollection<string> Motives, string? DepartureKind, IReadOnlyCollection<string> Parties, IReadOnlyCollection<int> Ages, bool HasChildOfUnknownAge = false);

/// <summary>
/// One line of the arrival or departure checklist, as data: what to arrange, who does it, for whom it holds and since when.
/// Lines without a municipality are the common floor; a municipality adds its own above it. Lines end, they do not vanish.
/// </summary>
public sealed class ChecklistItem : Aggregate
{
    public const int KeyLength = 40, WordsLength = 200, NoteLength = 500, LinkLength = 300;

    private readonly List<ChecklistItemMotive> _motives = [];
    private readonly List<ChecklistItemDepartureKind> _departureKinds = [];
    private readonly List<ChecklistItemParty> _parties = [];

    private ChecklistItem()
    {
    }

    public ChecklistItem(string key, ChecklistKind kind, string? municipality, int place, DateOnly? from)
    {
        Id = Guid.CreateVersion7();
        (Key, Kind, Municipality, Place, ValidFrom) = (key, kind, municipality, place, from);
    }

    /// <summary>Names the line in the file that it is loaded from: "arrival-bsn". Unique.</summary>
    public string Key { get; private init; } = "";
    public ChecklistKind Kind { get; private init; }

    /// <summary>Code of the list "municipalities"; null = for all, the common floor.</summary>
    public string? Municipality { get; private init; }

    /// <summary>Order on the list, the first thing first.</summary>
    public int Place { get; private set; }

    public string Dutch { get; private set; } = "";
    public string English { get; private set; } = "";
    public string? DutchNote { get; private set; }
    public string? EnglishNote { get; private set; }

    /// <summary>The paper that goes with it: what to bring, or what to ask for.</summary>
    public string? DutchPaper { get; private set; }
    public string? EnglishPaper { get; private set; }

    /// <summary>Public page with more, "https://…".</summary>
    public string? Link { get; private set; }
    public ChecklistDoer Doer { get; private set; }

    /// <summary>Codes of the list "motives" for which it holds; none = for all.</summary>
    public IReadOnlyList<ChecklistItemMotive> Motives => _motives;

    /// <summary>Codes of the list "departure-kinds" for which it holds; none = for all.</summary>
    public IReadOnlyList<ChecklistItemDepartureKind> DepartureKinds => _departureKinds;

    /// <summary>Codes of the list "stay-party-kinds": it holds for who has, or had, one. None = not asked.</summary>
    public IReadOnlyList<ChecklistItemParty> Parties => _parties;

    /// <summary>Youngest and oldest age for which it holds, of anybody in the household; null = of any age.</summary>
    public int? AgeFrom { get; private set; }
    public int? AgeTo { get; private set; }

    /// <summary>First and last day on which it can be done, counted from the day of arrival or departure; null = no day of its own.</summary>
    public int? DayFrom { get; private set; }
    public int? DayBy { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>First day on which it no longer holds; null = no end.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>On what it rests, with how certain it is ([S], [K], [I] as in the code lists).</summary>
    public string? Source { get; private set; }

    public void Describe(ChecklistWords words, ChecklistScope scope, string? source)
    {
        ChecklistRules.YoungestBeforeOldest.Check(scope.Ages is not { } between || (between.From >= 0 && between.From <= between.To));
        ChecklistRules.FirstDayBeforeLast.Check(scope.Days is not { } within || within.From <= within.By);
        (Dutch, English, DutchNote, EnglishNote, Link) = (words.Dutch, words.English, words.DutchNote, words.EnglishNote, words.Link);
        (DutchPaper, EnglishPaper) = (words.DutchPaper, words.EnglishPaper);
        (AgeFrom, AgeTo, DayFrom, DayBy) = (scope.Ages?.From, scope.Ages?.To, scope.Days?.From, scope.Days?.By);
        (Doer, Source) = (scope.Doer, source);
        Become(_motives, scope.Motives, have => have.Code, code => new(Id, code));
        Become(_parties, scope.Parties ?? [], have => have.Code, code => new(Id, code));
        Become(_departureKinds, Kind == ChecklistKind.Departure ? scope.DepartureKinds : [], have => have.Code, code => new(Id, code));
    }

    public void Stand(int place) => Place = place;

    /// <summary>Holds in [from, until); null = no bound.</summary>
    public void Period(DateOnly? from, DateOnly? until)
    {
        ChecklistRules.ALineEndsAfterItBegins.Check(from is null || until is null || until >= from);
        (ValidFrom, ValidUntil) = (from, until);
    }

    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || ValidUntil > day);

    /// <summary>Whether the line holds for somebody on a day.</summary>
    public bool HoldsFor(ChecklistPerson who, DateOnly day) =>
        IsValidOn(day) && (Municipality is null || Municipality == who.Controller)
        && ((_motives.Count == 0 && _parties.Count == 0) || _motives.Exists(motive => who.Motives.Contains(motive.Code)) || _parties.Exists(party => who.Parties.Contains(party.Code)))
        && (_departureKinds.Count == 0 || _departureKinds.Exists(kind => kind.Code == who.DepartureKind))
        && (AgeFrom is not { } from || AgeTo is not { } to || who.HasChildOfUnknownAge || who.Ages.Any(new ChecklistAges(from, to).Hold));

    /// <summary>The days on which it can be done, for somebody who arrives or leaves on a day; null = it has none of its own.</summary>
    public (DateOnly From, DateOnly By)? DaysAround(DateOnly on) => DayFrom is { } from && DayBy is { } by ? (on.AddDays(from), on.AddDays(by)) : null;

    private static void Become<TPart>(List<TPart> parts, IEnumerable<string> wanted, Func<TPart, string> key, Func<string, TPart> make)
    {
        var want = wanted.ToHashSet(StringComparer.Ordinal);
        parts.RemoveAll(part => !want.Contains(key(part)));
        parts.AddRange(want.Where(one => !parts.Exists(part => key(part) == one)).Select(make).ToList());
    }
}

public sealed record ChecklistItemMotive(Guid ItemId, string Code);

public sealed record ChecklistItemDepartureKind(Guid ItemId, string Code);

public sealed record ChecklistItemParty(Guid ItemId, string Code);
