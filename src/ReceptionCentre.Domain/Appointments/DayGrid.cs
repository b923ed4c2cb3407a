using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Appointments;

/// <summary>Some half hours of a day that belong together: free, or taken by one or more appointments.</summary>
/// <param name="First">Counted in half hours from midnight.</param>
/// <param name="Slots">How many half hours.</param>
/// <param name="Taken">Places of what takes them, in the list that was given; none = free.</param>
public sealed record GridCell(int First, int Slots, IReadOnlyList<int> Taken)
{
    public TimeOnly Begins => DayGrid.At(First);
    public bool IsFree => Taken.Count == 0;
}

/// <summary>A day in half hours, as a calendar draws it: each free half hour by itself, what touches the same half hour together.</summary>
/// <param name="First">First half hour that is drawn, from midnight.</param>
/// <param name="Until">The one after the last.</param>
public sealed record DayGrid(int First, int Until)
{
    public const int SlotMinutes = 30;
    private const int SlotsADay = 24 * 60 / SlotMinutes;

    /// <summary>From eight to six: outside these hours only what is planned there is drawn.</summary>
    public static readonly DayGrid Office = new(16, 36);

    public int Slots => Until - First;

    public static TimeOnly At(int slot) => TimeOnly.MinValue.AddMinutes(slot % SlotsADay * SlotMinutes);

    /// <summary>The office hours, and as much more as is planned.</summary>
    public static DayGrid Around(IEnumerable<AppointmentTime> taken)
    {
        var (first, until) = (Office.First, Office.Until);
        foreach (var (begins, ends) in taken.Select(SlotsOf))
            (first, until) = (Math.Min(first, begins), Math.Max(until, ends));
        return new(first, until);
    }

    /// <summary>The cells of one day, in the order of time, without gaps.</summary>
    /// <param name="taken">Of that day, within these hours.</param>
    public IReadOnlyList<GridCell> Cells(IReadOnlyList<AppointmentTime> taken)
    {
        var cells = new List<GridCell>();
        var inOrder = taken.Index().OrderBy(one => one.Item.BeginsAt).ThenBy(one => one.Item.EndsAt).ToList();
        for (var (slot, next) = (First, 0); slot < Until;)
        {
            if (next == inOrder.Count || SlotsOf(inOrder[next].Item).First > slot)
            {
                cells.Add(new(slot++, 1, []));
                continue;
            }
            var (from, until, together) = (slot, slot, new List<int>());
            for (; next < inOrder.Count && (together.Count == 0 || SlotsOf(inOrder[next].Item).First < until); next++)
            {
                together.Add(inOrder[next].Index);
                until = Math.Max(until, SlotsOf(inOrder[next].Item).Until);
            }
            cells.Add(new(from, until - from, together));
            slot = until;
        }
        return cells;
    }

    // As the clock in the Netherlands shows it; an appointment takes at least the half hour in which it begins.
    private static (int First, int Until) SlotsOf(AppointmentTime time)
    {
        var (begins, ends) = (DutchCalendar.LocalTime(time.BeginsAt).TimeOfDay, DutchCalendar.LocalTime(time.EndsAt).TimeOfDay);
        var first = (int)begins.TotalMinutes / SlotMinutes;
        return (first, Math.Max(first + 1, (int)Math.Ceiling(ends.TotalMinutes / SlotMinutes)));
    }
}
