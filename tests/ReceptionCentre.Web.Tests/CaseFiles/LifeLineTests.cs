using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Web.Features.CaseFiles;

namespace ReceptionCentre.Web.Tests.CaseFiles;

public sealed class LifeLineTests
{
    private const double Width = 800;
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData(90)]
    [InlineData(365)]
    [InlineData(8 * 365)]
    [InlineData(40 * 365)]
    public void Whatever_is_drawn_stays_inside_and_overlaps_nothing(int days)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var life = LifeLine.Draw(Today, RandomItems(random, days), RandomContacts(random, days));
            foreach (var lane in life.Lanes)
            {
                foreach (var bar in lane.Bars)
                {
                    Assert.InRange(bar.X, 0, 100);
                    Assert.InRange(bar.X + bar.Width, 0, 100.0001);
                    Assert.True(bar.Width > 0);
                    Assert.InRange(bar.Y, lane.Top, life.Height - 24);
                }
                foreach (var row in lane.Bars.GroupBy(bar => bar.Row))
                    AssertApart([.. row.Select(Stretch)], seed);
                foreach (var (first, second) in lane.Dots.Zip(lane.Dots.Skip(1)))
                    Assert.True((second.Percent - first.Percent) * 8 >= 26, $"Contacts overlap, seed {seed}.");
            }
            Assert.InRange(life.TodayPercent, 0, 100);
            Assert.All(life.Ticks(), tick => Assert.InRange(tick.X, 0, 100));
            AssertLanesApart(life);
        }
    }

    [Fact]
    public void Every_item_is_drawn_once_in_its_own_lane_in_the_order_of_the_lanes()
    {
        var items = Enum.GetValues<FileLife.Lane>().Where(lane => lane != FileLife.Lane.Contact).Reverse().Select(lane => Item(lane.ToString(), -200, 10) with { Lane = lane }).ToList();

        var life = LifeLine.Draw(Today, items, [new(Today, Today)]);

        Assert.Equal(Enum.GetValues<FileLife.Lane>(), life.Lanes.Select(lane => lane.Lane));
        Assert.All(life.Lanes, lane => Assert.Equal(lane.Lane == FileLife.Lane.Contact ? 0 : 1, lane.Bars.Count));
        Assert.All(life.Lanes.SelectMany(lane => lane.Bars), bar => Assert.Contains(bar.Item, items));
    }

    [Fact]
    public void A_lane_without_anything_is_not_drawn() =>
        Assert.Equal([FileLife.Lane.Work], LifeLine.Draw(Today, [Item("Baan", -90, null)], []).Lanes.Select(lane => lane.Lane));

    [Fact]
    public void Without_anything_there_is_still_time_with_today_in_it()
    {
        var life = LifeLine.Draw(Today, [], []);
        Assert.Empty(life.Lanes);
        Assert.InRange(life.TodayPercent, 0, 100);
        Assert.True(life.To.DayNumber - life.From.DayNumber >= 183);
        Assert.NotEmpty(life.Ticks());
    }

    [Fact]
    public void A_deadline_far_away_does_not_squeeze_what_is_near()
    {
        var life = LifeLine.Draw(Today, [Item("Taalles", -60, 30), Item("Termijn", -60, 30 * 365) with { IsClock = true }], []);
        Assert.True(life.To < Today.AddYears(2));
        var clock = life.Lanes.SelectMany(lane => lane.Bars).Single(bar => bar.Item.IsClock);
        Assert.False(clock.IsFlagged);
    }

    [Fact]
    public void A_deadline_in_sight_has_a_flag_and_what_goes_on_has_an_arrow()
    {
        var bars = LifeLine.Draw(Today, [Item("Termijn", -60, 40) with { IsClock = true }, Item("Baan", -60, null)], []).Lanes.SelectMany(lane => lane.Bars).ToList();
        Assert.Equal((true, false), bars.Where(bar => bar.Item.IsClock).Select(bar => (bar.IsFlagged, bar.IsOpen)).Single());
        Assert.Equal((false, true), bars.Where(bar => !bar.Item.IsClock).Select(bar => (bar.IsFlagged, bar.IsOpen)).Single());
    }

    [Fact]
    public void What_began_nobody_knows_when_begins_at_the_left_edge()
    {
        var bar = LifeLine.Draw(Today, [Item("Ergens", null, -20), Item("Anders", -300, null)], []).Lanes.Single().Bars.Single(bar => bar.Item.Label == "Ergens");
        Assert.Equal(0, bar.X);
    }

    [Fact]
    public void A_label_stands_in_its_bar_or_behind_it_or_before_it_or_is_cut()
    {
        var life = LifeLine.Draw(
            Today,
            [
                Item("Kort", -400, 0), Item("Een veel langer woord dan de balk", -395, -390), Item("Aan het einde van de tijd", 60, 100) with { IsPlanned = true },
                Item(new string('m', 200), -10, 5),
            ],
            []);
        LabelPlace Place(string label) => life.Lanes.SelectMany(lane => lane.Bars).Single(bar => bar.Item.Label.StartsWith(label, StringComparison.Ordinal)).Place;
        Assert.Equal(LabelPlace.Inside, Place("Kort"));
        Assert.Equal(LabelPlace.After, Place("Een veel"));
        Assert.Equal(LabelPlace.Before, Place("Aan het"));
        Assert.Equal(LabelPlace.Cut, Place("mmm"));
    }

    [Fact]
    public void Contacts_close_together_are_one_dot_with_their_number_and_days()
    {
        var life = LifeLine.Draw(Today, [Item("Jaren", -8 * 365, 0)], [.. new[] { -3000, -100, -98, -96, -1 }.Select(Today.AddDays).Select(day => new ContactDot(day, day))]);
        var dots = life.Lanes.Single(lane => lane.Lane == FileLife.Lane.Contact).Dots;
        Assert.Equal(5, dots.Sum(dot => dot.Count));
        var three = dots.Single(dot => dot.From == Today.AddDays(-100));
        Assert.True(three.Count >= 3);
        Assert.True(three.Until >= Today.AddDays(-96));
        Assert.Equal(1, dots[0].Count);
    }

    [Theory]
    [InlineData("vandaag 21 nov")]
    [InlineData("today 21 Nov and some more words")]
    public void The_flag_of_today_stays_inside_the_drawing(string words)
    {
        foreach (var life in new[] { LifeLine.Draw(Today, [], []), LifeLine.Draw(Today, [Item("Lang", -9000, null)], []), LifeLine.Draw(new(2026, 11, 1), [], []) })
        {
            var (left, width) = life.TodayFlag(words);
            Assert.True((life.TodayPercent * 8) + left >= -0.001);
            Assert.True((life.TodayPercent * 8) + left + width <= Width + 0.001);
        }
    }

    [Theory]
    [InlineData(90)]
    [InlineData(3 * 365)]
    [InlineData(30 * 365)]
    public void Words_on_the_axis_do_not_run_into_each_other(int days)
    {
        var ticks = LifeLine.Draw(Today, [Item("Lang", -days, null)], []).Ticks().ToList();
        var years = ticks.Where(tick => tick.Year is not null).ToList();
        Assert.All(years.Zip(years.Skip(1)), pair => Assert.True((pair.Second.X - pair.First.X) * 8 >= 40));
        var months = ticks.Where(tick => tick.Month is not null).ToList();
        Assert.All(months.Zip(months.Skip(1)), pair => Assert.True((pair.Second.X - pair.First.X) * 8 >= 40));
        Assert.NotEmpty(years);
    }

    private static List<LifeItem> RandomItems(Random random, int days) =>
    [
        .. Enumerable.Range(0, random.Next(1, 30)).Select(_ =>
        {
            var from = random.Next(8) == 0 ? (int?)null : random.Next(-days, (days / 4) + 1);
            var until = random.Next(3) == 0 ? (int?)null : (from ?? -days) + random.Next(0, days);
            string[] letters = ["a", "m", "ሰ", "中", "م"];
            var label = string.Concat(Enumerable.Repeat(letters[random.Next(letters.Length)], random.Next(1, 60)));
            var lanes = Enum.GetValues<FileLife.Lane>();
            return Item(label, from, until) with { Lane = lanes[random.Next(lanes.Length)], IsClock = until is not null && random.Next(3) == 0, IsRough = random.Next(4) == 0 };
        }),
    ];

    private static List<ContactDot> RandomContacts(Random random, int days) =>
        [.. Enumerable.Range(0, random.Next(0, 80)).Select(_ => Today.AddDays(-random.Next(0, days))).Select(day => new ContactDot(day, day))];

    private static LifeItem Item(string label, int? from, int? until) => new(
        FileLife.Lane.Work, label, label, null, from is { } start ? Today.AddDays(start) : null, until is { } end ? Today.AddDays(end) : null, "", false, false, false);

    // What a bar takes with its label, in pixels.
    private static (double From, double To) Stretch(Bar bar)
    {
        var (left, right, text) = (bar.X * 8, (bar.X + bar.Width) * 8, LifeLine.Measure(bar.Label));
        return bar.Place switch
        {
            LabelPlace.After => (left, right + bar.After + text),
            LabelPlace.Before => (left - 8 - text, right),
            _ => (left, right),
        };
    }

    private static void AssertApart(List<(double From, double To)> stretches, int seed)
    {
        foreach (var ((_, end), (begin, _)) in stretches.OrderBy(stretch => stretch.From).Zip(stretches.OrderBy(stretch => stretch.From).Skip(1)))
            Assert.True(begin >= end, $"Bars overlap, seed {seed}: {begin} is before {end}.");
        Assert.All(stretches, stretch => Assert.InRange(stretch.From, -0.001, Width));
        Assert.All(stretches, stretch => Assert.InRange(stretch.To, 0, Width + 0.001));
    }

    private static void AssertLanesApart(LifeLine life)
    {
        var bottom = life.AxisHeight;
        foreach (var lane in life.Lanes)
        {
            Assert.True(lane.Top >= bottom);
            bottom = lane.Bars.Select(bar => bar.Y + 24).Append(lane.Top + 30).Max();
        }
        Assert.True(life.Height >= bottom);
    }
}
