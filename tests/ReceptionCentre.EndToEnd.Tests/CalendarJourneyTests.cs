using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A free half hour of a colleague becomes an appointment in a room, with the keyboard; it stands in the calendar of the room, and is moved.</summary>
[Collection(RunningCentre.Name)]
public sealed class CalendarJourneyTests(RunningCentre centre)
{
    [Fact]
    public async Task A_clerk_plans_in_a_free_half_hour_of_a_colleague_and_moves_it()
    {
        var day = WorkingDay(Steps.DutchToday.AddDays(80));
        var (host, room) = await centre.InDb(async db => (
            await db.StaffMembers.Where(member => member.Email == RunningCentre.AccountOf(Role.Caseworker).Email).Select(member => member.Id).SingleAsync(),
            await db.MeetingPlaces.Where(place => place.Municipality == "0363" && place.Name == "Gezinskamer").Select(place => place.Id).SingleAsync()));
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var keys = desk.Page.Keyboard;
        await desk.GoAsync($"/appointments/calendar?day={day:yyyy-MM-dd}&span=day&who=c-{host:N}");
        await desk.FlawlessAsync();
        await desk.Page.Locator("a.rc-slot__free").First.FocusAsync();
        // From eight to half past ten.
        for (var half = 0; half < 5; half++)
            await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await desk.SeesAsync("om 10:30 uur");
        await desk.FlawlessAsync();
        await keys.TypeAsync("tesfay selam");
        await Assertions.Expect(desk.Page.Locator("#hits [data-row]").First).ToBeVisibleAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#Begins")).ToHaveValueAsync("10:30");
        await Assertions.Expect(desk.Page.Locator("#StaffMemberId")).ToHaveValueAsync(host.ToString());
        await desk.FillAsync("What", "Over het huurcontract");
        await desk.Page.SelectOptionAsync("#MeetingPlaceId", room.ToString());
        await desk.SubmitAsync("main form[method=post] button.utrecht-button--primary-action");
        await desk.SeesAsync("De afspraak is gemaakt.");
        await desk.FlawlessAsync();

        var ofRoom = $"/appointments/calendar?day={day:yyyy-MM-dd}&who=p-{room:N}";
        await desk.GoAsync(ofRoom);
        await desk.SeesAsync("10:30 – 11:30");
        await desk.SeesAsync("Selam Tesfay");
        await desk.FlawlessAsync();
        await desk.Page.Locator("a.rc-planned").First.ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Verzet of wijzig") }).Last.ClickAsync();
        await desk.FillAsync("Begins", "14:00");
        await desk.FillAsync("Ends", "15:00");
        // The rooms are asked again for the other time; the chosen one stays.
        await desk.Page.Locator("#What").FocusAsync();
        await Assertions.Expect(desk.Page.Locator("#MeetingPlaceId")).ToHaveValueAsync(room.ToString());
        await desk.Page.SelectOptionAsync("#Reason", "better-time");
        await desk.SubmitAsync("main form[method=post] button.utrecht-button--primary-action");
        await desk.SeesAsync("De afspraak is gewijzigd.");
        await desk.GoAsync(ofRoom);
        await desk.SeesAsync("14:00 – 15:00");
        await desk.Page.SetViewportSizeAsync(400, 800);
        await desk.FlawlessAsync();
    }

    // No weekend, and nothing that makes the page say more than the test means.
    private static DateOnly WorkingDay(DateOnly day)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || DutchHolidays.IsHoliday(day))
            day = day.AddDays(1);
        return day;
    }
}
