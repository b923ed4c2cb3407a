using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.BulkInvites;

/// <summary>Days of the week on which talks are held.</summary>
[Flags]
public enum TalkDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
}

/// <summary>A part of a day in which talks follow each other.</summary>
public sealed record TalkHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>How many talks of so many minutes fit.</summary>
    public int Fit(int minutes) => Until <= From ? 0 : (int)(Until - From).TotalMinutes / minutes;
}

/// <summary>When talks can be held: from day to day, on some days of the week, in one or two parts of the day.</summary>
/// <param name="Until">Last day.</param>
/// <param name="Second">Null = one part of the day.</param>
/// <param name="Minutes">Length of one talk.</param>
/// <param name="FamilySlots">A family that comes together gets so many talks in a row as one.</param>
public sealed record TalkTimes(DateOnly From, DateOnly Until, TalkDays Days, TalkHours First, TalkHours? Second, int Minutes, int FamilySlots)
{
    public const int LeastMinutes = 10, MostMinutes = 240, MostFamilySlots = 4;

    /// <summary>So many days from the first to the last, at most.</summary>
    public const int MostDays = 200;

    public IReadOnlyList<TalkHours> Hours => Second is null ? [First] : [First, Second];

    /// <summary>The days on which talks are held; no Sundays, and no generally recognised holidays (Algemene termijnenwet, article 3).</summary>
    public IEnumerable<DateOnly> Dates()
    {
        for (var day = From; day <= Until; day = day.AddDays(1))
        {
            if (Days.HasFlag(Of(day.DayOfWeek)) && day.DayOfWeek != DayOfWeek.Sunday && !DutchHolidays.IsHoliday(day))
                yield return day;
        }
    }

    /// <summary>A talk of some slots in a row.</summary>
    /// <param name="place">Counted from 0 in its part of the day.</param>
    public AppointmentTime At(DateOnly day, TalkHours hours, int place, int slots) =>
        AppointmentTime.Of(day, hours.From.AddMinutes(place * Minutes), hours.From.AddMinutes((place + slots) * Minutes));

    /// <exception cref="Rules.BrokenRuleException">There would be no talk, or not as it is meant.</exception>
    public void Check(DateOnly today)
    {
        InviteRules.TalksLieAhead.Check(From > today && Until >= From && Until.DayNumber - From.DayNumber <= MostDays);
        InviteRules.ATalkHasALength.Check(Minutes is >= LeastMinutes and <= MostMinutes && FamilySlots is >= 1 and <= MostFamilySlots);
        InviteRules.HoursFollowEachOther.Check(First.Until > First.From && (Second is null || (Second.Until > Second.From && Second.From >= First.Until)));
        InviteRules.ATalkFitsInTheHours.Check(Hours.Max(hours => hours.Fit(Minutes)) >= FamilySlots);
        InviteRules.ThereAreDaysToTalk.Check(Dates().Any());
    }

    private static TalkDays Of(DayOfWeek day) => day == DayOfWeek.Sunday ? TalkDays.None : (TalkDays)(1 << ((int)day - 1));
}
