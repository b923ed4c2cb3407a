using ReceptionCentre.Application.CaseFiles;

namespace ReceptionCentre.Web.Features.CaseFiles;

/// <summary>One thing on the life line, in words.</summary>
/// <param name="From">First day; null = not known.</param>
/// <param name="Until">First day after; null = goes on.</param>
public sealed record LifeItem(
    FileLife.Lane Lane, string Label, string Title, string? Href, DateOnly? From, DateOnly? Until, string Period, bool IsRough, bool IsPlanned, bool IsClock);

/// <summary>
/// The drawing of time as docs/screens.md section 6 lays it down: every x is a percentage, every y is in pixels, so that it
/// fills any width without scaling its text; and nothing ever overlaps.
/// </summary>
public sealed class LifeLine
{
    private const double W = 800;
    private const int LaneRow = 30, BarHeight = 24, Gap = 10;

    private readonly DateOnly _today;
    private readonly int _step;

    private LifeLine(DateOnly today, IReadOnlyList<LifeItem> items, IReadOnlyList<ContactDot> contacts)
    {
        _today = today;
        (From, To) = Range(today, items, contacts);
        _step = AxisStep();
        AxisHeight = _step < 12 ? 60 : 42;
        Items = items;
        Lay(items, contacts);
    }

    public DateOnly From { get; }
    public DateOnly To { get; }
    public int AxisHeight { get; }

    /// <summary>Height of the whole drawing in pixels.</summary>
    public int Height { get; private set; }
    public IReadOnlyList<LifeItem> Items { get; }
    public IReadOnlyList<LaneView> Lanes { get; private set; } = [];
    public DateOnly Today => _today;
    public double TodayPercent => Percent(_today);

    public static LifeLine Draw(DateOnly today, IReadOnlyList<LifeItem> items, IReadOnlyList<ContactDot> contacts) => new(today, items, contacts);

    /// <summary>Lines and labels of the axis.</summary>
    public IEnumerable<Tick> Ticks()
    {
        for (var month = From; month < To; month = month.AddMonths(1))
        {
            var isTick = (month.Month - 1) % Math.Min(_step, 12) == 0 && (_step <= 12 || month.Year % (_step / 12) == 0);
            if (!isTick && month != From)
                continue;
            var (px, nextJanuary) = (Px(month), Px(new DateOnly(month.Year + 1, 1, 1)));
            var year = px < W - 40 && (month.Month == 1 || (month == From && nextJanuary - px >= 44)) ? month.Year : (int?)null;
            yield return new(Percent(month), isTick, month.Month == 1, year, isTick && _step < 12 && px < W - 30 ? month : null);
        }
    }

    /// <summary>Where the flag "today" stands: its left edge in pixels from the line.</summary>
    public (double Left, double Width) TodayFlag(string words)
    {
        var width = Measure(words) + 14;
        var left = -width / 2;
        var px = Px(_today);
        if (px + left < 0)
            left = -px;
        if (px + left + width > W)
            left = W - px - width;
        return (left, width);
    }

    private static (DateOnly From, DateOnly To) Range(DateOnly today, IReadOnlyList<LifeItem> items, IReadOnlyList<ContactDot> contacts)
    {
        var starts = items.Select(item => item.From).OfType<DateOnly>().Concat(contacts.Select(contact => contact.From)).Append(today);
        var from = new DateOnly(starts.Min().Year, starts.Min().Month, 1);
        var latest = items.Select(item => item.Until).OfType<DateOnly>().Append(today).Max();
        var furthest = today.AddDays(Math.Max(365, (int)(0.25 * (today.DayNumber - from.DayNumber))));
        var to = latest < furthest ? latest : furthest;
        to = new[] { to, from.AddDays(183), today.AddDays(31) }.Max();
        to = to.AddDays((int)(0.12 * (to.DayNumber - from.DayNumber)));
        return (from, to.Day == 1 ? to : new DateOnly(to.Year, to.Month, 1).AddMonths(1));
    }

    private int AxisStep()
    {
        int[] steps = [1, 3, 6, 12, 24, 60];
        return steps.FirstOrDefault(step => Px(From.AddMonths(step)) >= 44, 60);
    }

    private void Lay(IReadOnlyList<LifeItem> items, IReadOnlyList<ContactDot> contacts)
    {
        var lanes = new List<LaneView>();
        var y = AxisHeight;
        foreach (var lane in Enum.GetValues<FileLife.Lane>())
        {
            var bars = lane == FileLife.Lane.Contact ? [] : Rows([.. items.Where(item => item.Lane == lane)], y);
            var dots = lane == FileLife.Lane.Contact ? contacts.Select(dot => dot with { Percent = Percent(dot.From) }).ToList() : [];
            if (bars.Count + dots.Count == 0)
                continue;
            var rows = Math.Max(1, bars.Select(bar => bar.Row + 1).DefaultIfEmpty(1).Max());
            lanes.Add(new(lane, y, bars, Group(dots)));
            y += (LaneRow * rows) + 6;
        }
        (Lanes, Height) = (lanes, y + 4);
    }

    // Each bar and its label take a stretch; it goes into the first row where that stretch is free.
    private List<Bar> Rows(List<LifeItem> items, int laneTop)
    {
        var ends = new List<double>();
        var bars = new List<Bar>();
        foreach (var item in items.OrderBy(item => item.From ?? From).ThenBy(item => item.Label, StringComparer.Ordinal))
        {
            var open = item.Until is null;
            var left = Math.Max(0, Px(item.From ?? From));
            var right = Math.Min(W, Px(item.Until ?? (item.From > _today ? To : _today)));
            var width = Math.Max(6, right - left);
            if (left + width > W)
                left = W - width;
            var text = Measure(item.Label);
            var after = open || item.IsClock ? 16 : 10;
            var place = text + 20 <= width ? LabelPlace.Inside
                : left + width + after + text < W ? LabelPlace.After
                : left - 8 - text > 0 ? LabelPlace.Before : LabelPlace.Cut;
            var (from, to) = place switch
            {
                LabelPlace.After => (left, left + width + after + text),
                LabelPlace.Before => (left - 8 - text, left + width + (open ? 8 : 0)),
                _ => (left, left + width + (open ? 8 : 0)),
            };
            var row = ends.FindIndex(end => end + Gap <= from);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }
            ends[row] = to;
            var label = place == LabelPlace.Cut ? Cut(item.Label, width - 20) : item.Label;
            var flagged = item.IsClock && item.Until is { } deadline && Px(deadline) <= W;
            bars.Add(new(item, left / 8, width / 8, laneTop + 6 + (LaneRow * row), row, place, label, after, open, flagged));
        }
        return bars;
    }

    private static List<ContactDot> Group(List<ContactDot> dots)
    {
        var groups = new List<ContactDot>();
        foreach (var dot in dots.OrderBy(dot => dot.From))
        {
            if (groups.Count > 0 && (dot.Percent - groups[^1].Percent) * 8 < 26)
                groups[^1] = groups[^1] with { Until = dot.From, Count = groups[^1].Count + 1 };
            else
                groups.Add(dot);
        }
        return groups;
    }

    private double Px(DateOnly day) => W * (day.DayNumber - From.DayNumber) / (To.DayNumber - From.DayNumber);

    private double Percent(DateOnly day) => Px(day) / 8;

    /// <summary>About how wide a text is drawn, in pixels.</summary>
    public static double Measure(string text) => text.Sum(c => c switch
    {
        >= '\u1200' and <= '\u139f' => 11,
        >= '\u2e80' and <= '\u9fff' or >= '\uac00' and <= '\ud7af' => 14,
        _ => 7.2,
    });

    private static string Cut(string text, double width)
    {
        var length = text.Length;
        while (length > 1 && Measure(text[..length]) + 10 > width)
            length--;
        return length <= 1 ? "" : text[..length].TrimEnd() + "…";
    }
}

public sealed record LaneView(FileLife.Lane Lane, int Top, IReadOnlyList<Bar> Bars, IReadOnlyList<ContactDot> Dots);

public enum LabelPlace
{
    Inside,
    After,
    Before,
    Cut,
}

/// <param name="X">Per cent of the drawing's width.</param>
/// <param name="Width">Per cent.</param>
/// <param name="Y">Pixels from the top.</param>
/// <param name="After">Pixels between bar and a label behind it.</param>
/// <param name="IsOpen">No end known: an arrow head.</param>
/// <param name="IsFlagged">A deadline inside the drawing: a flag.</param>
public sealed record Bar(LifeItem Item, double X, double Width, int Y, int Row, LabelPlace Place, string Label, int After, bool IsOpen, bool IsFlagged);

/// <summary>One contact, or several close together.</summary>
public sealed record ContactDot(DateOnly From, DateOnly Until, int Count = 1, double Percent = 0);

/// <param name="X">Per cent of the drawing's width.</param>
/// <param name="Year">Label of the year, when there is room.</param>
/// <param name="Month">Month to name, when there is room.</param>
public sealed record Tick(double X, bool HasLine, bool IsJanuary, int? Year, DateOnly? Month);
