using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Demo;

/// <summary>
/// The invented stays are as long as real ones were: WRR, Samenleven in verscheidenheid (2020), table 2.1, cohort
/// 2006-2010. Who is still here has not been here long enough to tell, so the shares are estimated as one does with such
/// data: by the product of Kaplan and Meier (Journal of the American Statistical Association 53, 1958, pp. 457-481).
/// </summary>
public sealed class StayLengthTests
{
    private const int People = 100_000;

    private static readonly DateTimeOffset Now = new FakeClock().GetUtcNow();

    private static readonly Lazy<ILookup<string, Stay>> Stays = new(() =>
        new DemoGenerator(1, Now).Invent(0, People).SelectMany(person => person.Records.OfType<Stay>()).ToLookup(stay => stay.Municipality));

    /// <summary>Rows of the table that do not add up to 100 for rounding are brought to it.</summary>
    [Theory]
    [InlineData("0363", 26.3, 21.3, 52.4)] // Amsterdam: meerderheid-minderheden steden (G3)
    [InlineData("0772", 30.9, 19.8, 49.3)] // Eindhoven: grootstedelijke provinciegemeenten
    [InlineData("1783", 24.6, 15.8, 59.3)] // Westland: tuinbouwgemeenten
    [InlineData("1950", 26.1, 17.9, 56.2)] // Westerwolde: grensgemeenten
    [InlineData("0362", 37.8, 24.4, 37.9)] // Amstelveen: expatgemeenten
    public void Stays_last_as_long_as_the_table_says_for_the_kind_of_municipality(string municipality, double underTwo, double twoToFive, double overFive)
    {
        var times = Times(Stays.Value[municipality]);
        Assert.True(times.Count > People / 10);
        var (two, five) = (Surviving(times, time => time.Until(2)), Surviving(times, time => time.Until(5)));
        var all = underTwo + twoToFive + overFive;
        Assert.Equal(100 * underTwo / all, 100 * (1 - two), tolerance: 1);
        Assert.Equal(100 * twoToFive / all, 100 * (two - five), tolerance: 1);
        Assert.Equal(100 * overFive / all, 100 * five, tolerance: 1);
    }

    /// <summary>The estimate is needed: who counts ended stays alone finds far too many short ones.</summary>
    [Fact]
    public void Counting_ended_stays_alone_would_be_wrong()
    {
        var ended = Times(Stays.Value["0363"]).Where(time => time.Ended).ToList();
        Assert.True(ended.Count(time => time.Days < time.Until(2)) > 0.45 * ended.Count);
    }

    [Fact]
    public void Arrivals_are_spread_over_years_and_most_stays_go_on()
    {
        var arrivals = Stays.Value.SelectMany(town => Times(town)).GroupBy(time => time.Arrived.Year).ToDictionary(year => year.Key, year => year.Count());
        Assert.All(Enumerable.Range(2015, 12), year => Assert.True(arrivals[year] > 1000, $"{year}"));
        Assert.InRange(Stays.Value.SelectMany(town => town).Count(stay => stay.EndedOn is null), People * 50 / 100, People * 75 / 100);
    }

    /// <summary>Tympaan, in WRR 2020, section 3.2, of The Hague: about half of the labour migrants are not in the population register.</summary>
    [Fact]
    public void About_half_of_the_workers_on_a_short_stay_are_not_in_the_population_register()
    {
        var workers = new DemoGenerator(1, Now).Invent(0, 20_000).Where(person => person.Records.OfType<Stay>().Any(stay => stay.Motives.Any(motive => motive.Code == "eu-labour-short"))).ToList();
        Assert.True(workers.Count > 500);
        var registered = workers.Count(person => person.Person.Numbers.Any(number => number.Source == "brp"));
        Assert.InRange(100.0 * registered / workers.Count, 45, 55);
    }

    [Fact]
    public void Nobody_came_for_temporary_protection_before_it_was_there()
    {
        var begin = PartialDate.Of(2022, 3);
        Assert.All(Stays.Value.SelectMany(town => town).Where(stay => stay.Motives[0].Code == "displaced-ukraine" && !stay.ArrivedOn.IsUnknown), stay => Assert.True(stay.ArrivedOn >= begin));
    }

    // How long each stay lasted, or has lasted so far. Of whom the day of arrival is not known nothing can be said.
    private static List<Time> Times(IEnumerable<Stay> stays)
    {
        var today = DutchCalendar.DateOf(Now);
        return
        [
            .. from stay in stays
               let arrived = stay.ArrivedOn.ToDateOnly()
               where arrived <= today
               select new Time(arrived.Value, (stay.EndedOn?.FirstPossible() ?? today).DayNumber - arrived.Value.DayNumber, stay.EndedOn is not null),
        ];
    }

    // The part that is still here after so many years: of those who were here long enough to leave on a day, who stayed.
    private static double Surviving(IReadOnlyList<Time> times, Func<Time, int> until)
    {
        var (left, surviving) = (times.Count, 1.0);
        foreach (var day in times.GroupBy(time => time.Days).OrderBy(day => day.Key))
        {
            surviving *= 1 - ((double)day.Count(time => time.Ended && time.Days < until(time)) / left);
            left -= day.Count();
        }
        return surviving;
    }

    private sealed record Time(DateOnly Arrived, int Days, bool Ended)
    {
        public int Until(int years) => Arrived.AddYears(years).DayNumber - Arrived.DayNumber;
    }
}
