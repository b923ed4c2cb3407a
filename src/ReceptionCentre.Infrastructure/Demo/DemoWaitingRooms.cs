using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.WaitingRooms;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>The hall of each town of the demonstration: who came without an appointment in the last two weeks, and who waits now.</summary>
internal static class DemoWaitingRooms
{
    private const int NumbersOfATown = 10_000, NumbersOfADay = 20, Days = 14, CalledNow = 9, WaitingNow = 4, MinutesBetween = 7;
    private static readonly string?[] Topics = ["documents", "housing", null, "benefits", "language", "work", null, "tax"];
    private static readonly string?[] Languages = ["ar", "ti", null, "pl", "en", null, "uk"];

    public static IEnumerable<object> Of(DateTimeOffset moment)
    {
        var today = DutchCalendar.DateOf(moment);
        foreach (var (town, municipality) in DemoTown.All.Index())
        {
            var room = WaitingRoom.Open(municipality.Code, "Hal", DemoNumbers.WaitingRoomId(town));
            yield return room;
            for (var back = Days; back > 0; back--)
            {
                var day = today.AddDays(-back);
                if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || DutchHolidays.IsHoliday(day))
                    continue;
                var many = 8 + (((town * 5) + (back * 3)) % 9);
                for (var place = 0; place < many; place++)
                    yield return Ended(room, town, day, back, place);
            }
            for (var place = 0; place < CalledNow + WaitingNow; place++)
                yield return Today(room, town, today, moment, place);
        }
    }

    private static WaitingNumber Take(WaitingRoom room, int town, DateOnly day, int back, int place, DateTimeOffset at, string? first = null)
    {
        var chance = (town * 31) + (back * 7) + place;
        return WaitingNumber.Take(
            room.Id, day, place + 1, new(Topics[chance % Topics.Length], Languages[chance % Languages.Length], first), at,
            DemoNumbers.WaitingNumberId((town * NumbersOfATown) + (back * NumbersOfADay) + place));
    }

    // The morning gets busier: who comes later waits longer. One in eleven goes away.
    private static WaitingNumber Ended(WaitingRoom room, int town, DateOnly day, int back, int place)
    {
        var at = DutchCalendar.At(day, new(9, 0)).AddMinutes(place * MinutesBetween);
        var number = Take(room, town, day, back, place, at);
        if ((back + place) % 11 == 10)
        {
            number.Leave(at.AddMinutes(25));
            return number;
        }
        var called = at.AddMinutes(2 + (((back * 3) + (place * 5)) % (6 + place)));
        number.Call(DemoMeetingPlaces.DeskOf(town, 1 + (place % 2)), DemoStaff.DeskOf(DemoTown.All[town].Code), day, called);
        number.Help(called.AddMinutes(8));
        return number;
    }

    private static WaitingNumber Today(WaitingRoom room, int town, DateOnly today, DateTimeOffset moment, int place)
    {
        var at = moment.AddMinutes(-(CalledNow + WaitingNow - place) * MinutesBetween);
        var number = Take(room, town, today, 0, place, at, place == CalledNow + 2 ? "small-child" : null);
        if (place >= CalledNow)
            return number;
        number.Call(DemoMeetingPlaces.DeskOf(town, 1 + (place % 2)), DemoStaff.DeskOf(DemoTown.All[town].Code), today, at.AddMinutes(5 + place));
        if (place < CalledNow - 2)
            number.Help(at.AddMinutes(15));
        return number;
    }
}
