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
}

/// <summary>What a line of a checklist says; see the properties of <see cref="ChecklistItem"/>.</summary>
public sealed record ChecklistWords(string Dutch, string English, string? DutchNote, string? EnglishNote, string? Link);

/// <summary>For whom a line of a checklist holds. Empty lists mean everybody, every kind of departure.</summary>
public sealed record ChecklistScope(ChecklistDoer Doer, IReadOnlyList<string> Motives, IReadOnlyList<string> DepartureKinds);

/// <summary>
/// One line of the arrival or departure checklist, as data: what to arrange, who does it, for whom it holds and since when.
/// Lines without a municipality are the common floor; a municipality adds its own above it. Lines end, they do not vanish.
/// </summary>
public sealed class ChecklistItem : Aggregate
{
    public const int KeyLength = 40, WordsLength = 200, NoteLength = 500, LinkLength = 300;

    private readonly List<ChecklistItemMotive> _motives = [];
    private readonly List<ChecklistItemDepartureKind> _departureKinds = [];

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

    /// <summary>Public page with more, "https://…".</summary>
    public string? Link { get; private set; }
    public ChecklistDoer Doer { get; private set; }

    /// <summary>Codes of the list "motives" for which it holds; none = for all.</summary>
    public IReadOnlyList<ChecklistItemMotive> Motives => _motives;

    /// <summary>Codes of the list "departure-kinds" for which it holds; none = for all.</summary>
    public IReadOnlyList<ChecklistItemDepartureKind> DepartureKinds => _departureKinds;

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>First day on which it no longer holds; null = no end.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>On what it rests, with how certain it is ([S], [K], [I] as in the code lists).</summary>
    public string? Source { get; private set; }

    public void Describe(ChecklistWords words, ChecklistScope scope, string? source)
    {
        (Dutch, English, DutchNote, EnglishNote, Link) = (words.Dutch, words.English, words.DutchNote, words.EnglishNote, words.Link);
        (Doer, Source) = (scope.Doer, source);
        Become(_motives, scope.Motives, have => have.Code, code => new(Id, code));
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
    /// <param name="controller">Municipality that answers for the file.</param>
    /// <param name="motives">Why the person is here, on that day.</param>
    /// <param name="departureKind">For a departure: its kind.</param>
    public bool HoldsFor(string controller, IReadOnlyCollection<string> motives, string? departureKind, DateOnly day) =>
        IsValidOn(day) && (Municipality is null || Municipality == controller)
        && (_motives.Count == 0 || _motives.Exists(motive => motives.Contains(motive.Code)))
        && (_departureKinds.Count == 0 || _departureKinds.Exists(kind => kind.Code == departureKind));

    private static void Become<TPart>(List<TPart> parts, IEnumerable<string> wanted, Func<TPart, string> key, Func<string, TPart> make)
    {
        var want = wanted.ToHashSet(StringComparer.Ordinal);
        parts.RemoveAll(part => !want.Contains(key(part)));
        parts.AddRange(want.Where(one => !parts.Exists(part => key(part) == one)).Select(make).ToList());
    }
}

public sealed record ChecklistItemMotive(Guid ItemId, string Code);

public sealed record ChecklistItemDepartureKind(Guid ItemId, string Code);
