namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Kinds of municipality by who comes there and how long they stay (WRR 2020, box 2.3).</summary>
internal enum TownKind
{
    /// <summary>Most people have roots elsewhere: Amsterdam, Rotterdam, The Hague.</summary>
    MajorityMinority,
    Suburb,

    /// <summary>The other large towns: Utrecht, Eindhoven, Arnhem.</summary>
    BigProvincial,
    OneLargeMinority,

    /// <summary>Knowledge migrants from all over the world: Amstelveen, Wassenaar.</summary>
    Expat,

    /// <summary>Labour migrants in greenhouses and fields: Westland, Zundert.</summary>
    Horticulture,
    Border,

    /// <summary>All municipalities of no kind of their own.</summary>
    Other,
}

/// <summary>How long a stay lasts, as far as the table tells it; the first two together are its "under two years".</summary>
internal enum StayClass
{
    UnderHalfAYear,
    UnderTwoYears,
    TwoToFiveYears,
    OverFiveYears,
}

/// <summary>Parts of a whole of 1.</summary>
internal sealed record StayShares(double UnderTwoYears, double TwoToFiveYears, double OverFiveYears);

/// <summary>
/// Lengths of stay for each kind of municipality: WRR, Samenleven in verscheidenheid (2020), table 2.1, "Verblijfstermijn
/// naar typologie gemeenten", cohort 2006-2010, in per cent. The rows are rounded there and add up to 99.7 to 100.3;
/// here they add up to the whole.
/// </summary>
internal static class DemoStayLengths
{
    /// <summary>Of the stays under two years, so many end within half a year. Our guess: the table does not tell.</summary>
    private const double UnderHalfAYear = 0.4;

    /// <summary>Who stays over five years leaves after twelve more on average. Our guess, too.</summary>
    private const double YearsAfterFive = 12, MostYears = 45;

    private static readonly Dictionary<TownKind, StayShares> Table = new()
    {
        [TownKind.MajorityMinority] = Shares(26.3, 21.3, 52.4),
        [TownKind.BigProvincial] = Shares(30.9, 19.8, 49.3),
        [TownKind.Suburb] = Shares(23.3, 18.6, 58.4),
        [TownKind.OneLargeMinority] = Shares(21.1, 13.7, 65.4),
        [TownKind.Expat] = Shares(37.8, 24.4, 37.9),
        [TownKind.Horticulture] = Shares(24.6, 15.8, 59.3),
        [TownKind.Border] = Shares(26.1, 17.9, 56.2),
        [TownKind.Other] = Shares(23.5, 15.2, 61.3),
    };

    public static StayShares Of(TownKind kind) => Table[kind];

    /// <summary>Part of the stays in each class, in the order of <see cref="StayClass"/>.</summary>
    public static IReadOnlyList<double> ClassesOf(TownKind kind)
    {
        var shares = Of(kind);
        return [shares.UnderTwoYears * UnderHalfAYear, shares.UnderTwoYears * (1 - UnderHalfAYear), shares.TwoToFiveYears, shares.OverFiveYears];
    }

    /// <summary>The length of the stay that stands at a place when all stays of such a municipality are put in order.</summary>
    /// <param name="place">0 up to 1.</param>
    public static (StayClass Class, int Days) At(TownKind kind, double place)
    {
        var classes = ClassesOf(kind);
        for (var one = StayClass.UnderHalfAYear; ; one++)
        {
            var share = classes[(int)one];
            if (place < share || one == StayClass.OverFiveYears)
                return (one, Days(one, Math.Clamp(place / share, 0, 0.999_999)));
            place -= share;
        }
    }

    // Kept some days away from the borders, so that leap years do not move a stay to another class.
    private static int Days(StayClass one, double place) => one switch
    {
        StayClass.UnderHalfAYear => 12 + (int)(place * 170),
        StayClass.UnderTwoYears => 182 + (int)(place * 546),
        StayClass.TwoToFiveYears => 733 + (int)(place * 1090),
        _ => 1829 + (int)Math.Min(-Math.Log(1 - place) * YearsAfterFive * 365, (MostYears - 5) * 365),
    };

    private static StayShares Shares(double underTwoYears, double twoToFiveYears, double overFiveYears)
    {
        var all = underTwoYears + twoToFiveYears + overFiveYears;
        return new(underTwoYears / all, twoToFiveYears / all, overFiveYears / all);
    }
}
