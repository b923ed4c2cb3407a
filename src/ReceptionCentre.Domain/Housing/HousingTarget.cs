using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Housing;

/// <summary>Half of a calendar year: 1 = January to June, 2 = July to December.</summary>
public readonly record struct HalfYear(int Year, int Half) : IComparable<HalfYear>
{
    public const int FirstYear = 2000, LastYear = 2100;
    private const int FirstMonthOfSecond = 7;

    public DateOnly First => new(Year, Half == 1 ? 1 : FirstMonthOfSecond, 1);

    public DateOnly Last => Next.First.AddDays(-1);

    public HalfYear Next => Half == 1 ? new(Year, 2) : new(Year + 1, 1);

    public HalfYear Before => Half == 2 ? new(Year, 1) : new(Year - 1, 2);

    public static HalfYear Of(DateOnly day) => new(day.Year, day.Month < FirstMonthOfSecond ? 1 : 2);

    public bool IsKnown => Half is 1 or 2 && Year is >= FirstYear and <= LastYear;

    public int CompareTo(HalfYear other) => (Year, Half).CompareTo((other.Year, other.Half));

    /// <summary>"2026-1".</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Year}-{Half}");

    public static bool operator <(HalfYear one, HalfYear other) => one.CompareTo(other) < 0;

    public static bool operator >(HalfYear one, HalfYear other) => one.CompareTo(other) > 0;

    public static bool operator <=(HalfYear one, HalfYear other) => one.CompareTo(other) <= 0;

    public static bool operator >=(HalfYear one, HalfYear other) => one.CompareTo(other) >= 0;
}

/// <summary>
/// How many people a municipality is asked to house in a half-year, as the minister announces it. A number that turns out to be
/// otherwise is corrected: both stay, with who said so and why.
/// </summary>
public sealed class HousingTarget : Aggregate
{
    private readonly List<TargetFigure> _figures = [];

    private HousingTarget()
    {
    }

    /// <summary>Code of the list "municipalities".</summary>
    public string Municipality { get; private init; } = "";
    public int Year { get; private init; }

    /// <summary>1 or 2.</summary>
    public int Half { get; private init; }

    public IReadOnlyList<TargetFigure> Figures => _figures;

    public HalfYear HalfYear => new(Year, Half);

    /// <summary>The number that holds: the last that was recorded.</summary>
    public TargetFigure Current => _figures.MaxBy(figure => figure.Number)!;

    public static HousingTarget Announce(string municipality, HalfYear half, TargetTerms terms, DateTimeOffset at, Guid by)
    {
        var target = new HousingTarget { Id = Guid.CreateVersion7(), Municipality = municipality, Year = half.Year, Half = half.Half };
        target.Add(terms, null, at, by);
        return target;
    }

    public void Correct(TargetTerms terms, string? why, DateTimeOffset at, Guid by)
    {
        HousingRules.ACorrectionSaysWhy.Check(!string.IsNullOrWhiteSpace(why));
        Add(terms, why!.Trim(), at, by);
    }

    private void Add(TargetTerms terms, string? why, DateTimeOffset at, Guid by)
    {
        terms.Check();
        _figures.Add(new(Id, _figures.Count + 1, terms, why, at, by));
    }
}

/// <summary>What was announced.</summary>
/// <param name="People">How many to house.</param>
/// <param name="Balance">
/// Backlog (above nought) or lead (below) at the start of the half-year as the ministry states it; null = carried over from our own count.
/// </param>
/// <param name="Source">Where it stands: the announcement.</param>
public sealed record TargetTerms(int People, int? Balance, string Source, DateOnly AnnouncedOn)
{
    internal void Check()
    {
        HousingRules.ATargetIsANumberOfPeople.Check(People is >= 0 and <= HousingLimits.MostTarget && Balance is null or (>= -HousingLimits.MostTarget and <= HousingLimits.MostTarget));
        HousingRules.ATargetNamesItsSource.Check(!string.IsNullOrWhiteSpace(Source));
    }
}

/// <summary>A number of a target, as it was recorded.</summary>
public sealed class TargetFigure
{
    private TargetFigure()
    {
    }

    internal TargetFigure(Guid targetId, int number, TargetTerms terms, string? why, DateTimeOffset at, Guid by)
    {
        (Id, HousingTargetId, Number, Reason, RecordedAt, RecordedBy) = (Guid.CreateVersion7(), targetId, number, why, at, by);
        (People, Balance, Source, AnnouncedOn) = (terms.People, terms.Balance, terms.Source.Trim(), terms.AnnouncedOn);
    }

    public Guid Id { get; private init; }
    public Guid HousingTargetId { get; private init; }

    /// <summary>From 1; the highest holds.</summary>
    public int Number { get; private init; }
    public int People { get; private init; }
    public int? Balance { get; private init; }
    public string Source { get; private init; } = "";
    public DateOnly AnnouncedOn { get; private init; }

    /// <summary>Why it took the place of the number before it; null = the first.</summary>
    public string? Reason { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }

    public TargetTerms Terms => new(People, Balance, Source, AnnouncedOn);
}

/// <summary>What a half-year asks, and how far it is.</summary>
/// <param name="Target">Null = not recorded.</param>
/// <param name="AtStart">Backlog (above nought) or lead (below) with which it began; null = it cannot be told.</param>
/// <param name="IsStated">The ministry states it; else it is carried over from the half-year before.</param>
/// <param name="Housed">People who moved in, up to the day of the count.</param>
/// <param name="ToDo">Still to do (above nought), or housed ahead (below); null = it cannot be told.</param>
public sealed record HalfYearBalance(HalfYear Half, int? Target, int? AtStart, bool IsStated, int Housed, int? ToDo)
{
    /// <summary>
    /// Half-years in turn, each beginning with what the one before left over. The first begins with what the ministry states, or
    /// with nothing; after one without a target nothing is carried over until the ministry states a number again.
    /// </summary>
    public static IReadOnlyList<HalfYearBalance> Of(IReadOnlyDictionary<HalfYear, TargetTerms> targets, Func<HalfYear, int> housed, HalfYear last)
    {
        if (targets.Count == 0)
            return [];
        var balances = new List<HalfYearBalance>();
        int? carried = 0;
        for (var half = targets.Keys.Min(); half <= last; half = half.Next)
        {
            var target = targets.GetValueOrDefault(half);
            var (count, start) = (housed(half), target?.Balance ?? carried);
            carried = target is null ? null : start + target.People - count;
            balances.Add(new(half, target?.People, start, target?.Balance is not null, count, carried));
        }
        return balances;
    }
}
