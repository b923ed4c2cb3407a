namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Where in the row people stand who came together: one alone, or a family side by side.</summary>
/// <param name="Number">Number of the party, from 0.</param>
/// <param name="First">Place of its first person.</param>
internal sealed record DemoPlace(int Number, int First, int Size)
{
    /// <summary>Of every twenty people eleven come alone, and nine as a couple, a small and a larger family.</summary>
    public const int Block = 20;

    private static readonly int[] Sizes = [1, 1, 1, 4, 1, 1, 1, 2, 1, 1, 1, 1, 3, 1];

    /// <summary>The party in which somebody stands. The people with a story stand before all parties.</summary>
    public static DemoPlace Of(int index)
    {
        var (block, left) = int.DivRem(index - StoryPeople.Count, Block);
        var (party, before) = (0, 0);
        while (left >= before + Sizes[party])
            before += Sizes[party++];
        return new((block * Sizes.Length) + party, StoryPeople.Count + (block * Block) + before, Sizes[party]);
    }
}

/// <summary>One time that they were somewhere.</summary>
/// <param name="Ended">First day on which they were gone; null = they are here still, or are to come.</param>
internal sealed record DemoStay(DemoTown Town, DateOnly Arrived, DateOnly? Ended)
{
    public DateOnly LastDay(DateOnly today) => Ended ?? today;
}

/// <summary>What people who came together share: where and when they came and went, why, and where from.</summary>
/// <param name="OfTheCaseworker">They are in the caseload of the demonstration's caseworker.</param>
internal sealed record DemoParty(DemoPlace Place, DemoMotive Motive, DemoOrigin Origin, IReadOnlyList<DemoStay> Stays, bool OfTheCaseworker)
{
    /// <summary>Of the first parties each sixth is in that caseload.</summary>
    public const int CaseloadEvery = 6;

    private const int CaseloadWithin = 500;

    /// <summary>Who came longest ago came so many days before today; most came later.</summary>
    private const int DaysBack = 12 * 365;

    private const double Lately = 1.4;

    // Steps of a sequence that fills a square evenly (Roberts' R2, from the plastic number): towns, lengths of stay and
    // days of arrival come out as they should for the smallest town, too, and do not depend on each other.
    private const double FirstStep = 0.754_877_666_246_692_8, SecondStep = 0.569_840_290_998_053_3;

    public static DemoParty Of(int seed, DemoPlace place, DateOnly today)
    {
        var (dice, all) = (Dice.Of(seed, place.First).For("party"), Dice.Of(seed, -1));
        var first = Part(all.Fraction() + (FirstStep * place.Number));
        var second = Part(all.Fraction() + (SecondStep * place.Number));
        // For the first few hundred people: a caseload of human size, all of them here.
        var ofTheCaseworker = place.First < CaseloadWithin && place.Number % CaseloadEvery == 0;
        var (town, within) = Town(first);
        var (length, days) = DemoStayLengths.At(town.Kind, within);
        var arrived = today.AddDays(-(int)(DaysBack * Math.Pow(second, Lately)));
        if (ofTheCaseworker)
            (town, arrived, length, days) = (DemoTown.All[0], today.AddDays(-Math.Min(dice.Below(900), dice.Below(900))), StayClass.TwoToFiveYears, 40 * 365);
        // A few are expected: the file is open, they are still to come.
        if (dice.Chance(2))
            arrived = today.AddDays(dice.Between(1, 60));
        var motive = DemoMotive.Of(town, arrived, place.Size > 1, length, dice);
        var stays = new List<DemoStay> { Stay(town, arrived, days, today) };
        while (stays[^1].Ended is { } gone && stays.Count < 4 && Next(stays[^1].Town, gone, today, dice) is { } next)
            stays.Add(next);
        return new(place, motive, dice.Pick(motive.Origins), stays, ofTheCaseworker);
    }

    // Some move on to another municipality of the region, some come back later.
    private static DemoStay? Next(DemoTown from, DateOnly gone, DateOnly today, Dice dice)
    {
        var chance = dice.Below(100);
        if (chance >= 20)
            return null;
        var town = chance < 7 ? dice.Pick<DemoTown>([.. DemoTown.All.Where(one => one != from).Select(one => (one.Weight, one))])
            : chance < 17 ? from : dice.Pick<DemoTown>([.. DemoTown.All.Select(one => (one.Weight, one))]);
        var arrived = chance < 7 ? gone : gone.AddDays(dice.Between(40, 900));
        return arrived > today ? null : Stay(town, arrived, DemoStayLengths.At(town.Kind, dice.Fraction()).Days, today);
    }

    private static DemoStay Stay(DemoTown town, DateOnly arrived, int days, DateOnly today) =>
        new(town, arrived, arrived.AddDays(days) <= today ? arrived.AddDays(days) : null);

    private static (DemoTown Town, double Within) Town(double place)
    {
        double all = DemoTown.All.Sum(town => town.Weight);
        foreach (var town in DemoTown.All)
        {
            if (place < town.Weight / all)
                return (town, place * all / town.Weight);
            place -= town.Weight / all;
        }
        return (DemoTown.All[^1], 0);
    }

    private static double Part(double number) => number - Math.Floor(number);
}
