using System.Globalization;

namespace ReceptionCentre.Domain.WorkQueue;

/// <summary>A week from Monday to Sunday, numbered as calendars in the Netherlands do (ISO 8601).</summary>
public readonly record struct WorkWeek : IComparable<WorkWeek>
{
    /// <summary>Days of a week on which is worked; holidays are not known here and count as such days.</summary>
    public const int WorkDays = 5;

    private WorkWeek(DateOnly monday) => Monday = monday;

    public DateOnly Monday { get; }
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>1 to 53.</summary>
    public int Number => ISOWeek.GetWeekOfYear(Monday.ToDateTime(TimeOnly.MinValue));

    public static WorkWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    public WorkWeek Plus(int weeks) => new(Monday.AddDays(7 * weeks));

    /// <summary>How many weeks this one comes after another; negative when before.</summary>
    public int Since(WorkWeek other) => (Monday.DayNumber - other.Monday.DayNumber) / 7;

    public int CompareTo(WorkWeek other) => Monday.CompareTo(other.Monday);

    public static bool operator <(WorkWeek one, WorkWeek other) => one.CompareTo(other) < 0;

    public static bool operator >(WorkWeek one, WorkWeek other) => one.CompareTo(other) > 0;

    public static bool operator <=(WorkWeek one, WorkWeek other) => one.CompareTo(other) <= 0;

    public static bool operator >=(WorkWeek one, WorkWeek other) => one.CompareTo(other) >= 0;
}
