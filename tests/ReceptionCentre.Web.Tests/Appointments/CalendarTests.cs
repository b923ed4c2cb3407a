using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Appointments;

public sealed class CalendarTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private StaffMember _caseworker = null!;
    private MeetingPlace _room = null!;
    private Browser _browser = null!;
    private NewcomerBuilder _file = null!;

    public async Task InitializeAsync()
    {
        web.Clock.GoTo(new(2026, 11, 21));
        _caseworker = await web.Saved(A.StaffMember(Role.Caseworker).Named("Jolanda de Wit"));
        _browser = await web.SignedInAs(_caseworker);
        _file = await A.Newcomer("Selam").Named(family: A.UnheardName()).AssignedTo(_caseworker).SavedIn(web);
        _room = MeetingPlace.Furnish(A.Amsterdam, new(MeetingPlaceKind.Room, $"Kamer {Guid.NewGuid():N}", 3, "Eerste verdieping", true));
        await web.Save(_room);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static string RoomAt(MeetingPlace room) => $"p-{room.Id:N}";

    private Task<Appointment> Stored() => web.InDb(db => db.Appointments.SingleAsync(one => one.Invitees.Any(invitee => invitee.CaseFileId == _file.File.Id)));

    [Fact]
    public async Task A_free_half_hour_becomes_an_appointment_with_day_time_and_host_filled_in()
    {
        var week = await _browser.Get("/appointments/calendar?day=2026-11-23");
        var slot = week.Document.QuerySelector("a.rc-slot__free[href*='begins=10%3A30']") ?? week.Document.QuerySelector("a.rc-slot__free[href*='begins=10:30']");
        var forWhom = await _browser.Get(slot!.GetAttribute("href")!);
        Assert.Contains("Afspraak op maandag 23 november om 10:30 uur", forWhom.Words, StringComparison.Ordinal);
        var found = await _browser.Submit(forWhom, "form.rc-find", ("Query", _file.Person.NameOn(Monday).FullName));
        var form = await _browser.Get(found.Document.QuerySelector("a.rc-hit__link")!.GetAttribute("href")!);
        Assert.Equal(("23-11-2026", "10:30"), (form.Document.QuerySelector("#On")!.GetAttribute("value"), form.Document.QuerySelector("#Begins")!.GetAttribute("value")));
        var done = await _browser.Submit(form, ("Topic.Text", "Wonen en huur"), ("MeetingPlaceId", _room.Id.ToString()));
        Assert.Equal($"/case-files/{_file.File.Id}/appointments", done.Location);
        var made = await Stored();
        Assert.Equal((DutchCalendar.At(Monday, new(10, 30)), _caseworker.Id, _room.Id), (made.BeginsAt, made.StaffMemberId, made.MeetingPlaceId!.Value));
        Assert.Contains($"Jolanda de Wit · Op kantoor: {_room.Name}, Eerste verdieping", (await _browser.Get($"/case-files/{_file.File.Id}/appointments")).Words, StringComparison.Ordinal);
        // In the calendar of the caseworker and of the room, and its half hours are free no more.
        foreach (var address in new[] { "/appointments/calendar?day=2026-11-23", $"/appointments/calendar?day=2026-11-23&who={RoomAt(_room)}" })
        {
            var calendar = await _browser.Get(address);
            Assert.Contains($"10:30 – 11:30 {_file.Person.NameOn(Monday).FullName}", calendar.Words, StringComparison.Ordinal);
            Assert.Equal(1, calendar.Document.QuerySelectorAll(".rc-planned").Length);
        }
    }

    [Fact]
    public async Task A_room_that_is_taken_is_called_so_and_refused_with_the_time()
    {
        await web.Save(Appointment.Make(
            [_file.File.Id], new(AppointmentTime.Of(Monday, new(10, 0), new(11, 0)), "office", null, "housing", null, _caseworker.Id, null, null, _room.Id), web.Clock.Today, web.Clock.GetUtcNow(), _caseworker.Id));
        var other = await A.Newcomer("Dawit").AssignedTo(_caseworker).SavedIn(web);
        var colleague = await web.Saved(A.StaffMember(Role.Caseworker).Named("Bram Smit"));
        var path = $"/case-files/{other.File.Id}/appointments";
        var rooms = await _browser.Get($"{path}/rooms?On=23-11&Begins=10%3A30&Ends=");
        Assert.Contains("bezet 10:00 – 11:00", rooms.Document.QuerySelector($"option[value='{_room.Id}']")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("bezet", (await _browser.Get($"{path}/rooms?On=23-11&Begins=12")).Document.QuerySelector($"option[value='{_room.Id}']")!.TextContent, StringComparison.Ordinal);
        var refused = await _browser.Submit(
            await _browser.Get($"{path}/new"), ("On", "23-11"), ("Begins", "10:30"), ("Topic.Text", "Wonen en huur"), ("StaffMemberId", colleague.Id.ToString()), ("MeetingPlaceId", _room.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Deze plek is dan al bezet, van 10:00 tot 11:00 uur.", refused.Words, StringComparison.Ordinal);
        Assert.Equal(_room.Id.ToString(), refused.Document.QuerySelector("#MeetingPlaceId option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_one_may_not_see_is_only_taken()
    {
        var hidden = await A.Newcomer("Verborgen").Protected().SavedIn(web);
        await web.Save(Appointment.Make(
            [hidden.File.Id], new(AppointmentTime.Of(Monday, new(10, 0), new(11, 0)), "office", null, "debts", "Geheim", _caseworker.Id, null, null, _room.Id), web.Clock.Today, web.Clock.GetUtcNow(), _caseworker.Id));
        var page = await _browser.Get($"/appointments/calendar?day=2026-11-23&who={RoomAt(_room)}");
        Assert.Contains("10:00 – 11:00 Bezet", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Verborgen", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.File.Id.ToString(), page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_chooses_whose_calendar_it_is_and_a_day_or_a_week()
    {
        var colleague = await web.Saved(A.StaffMember(Role.Caseworker).Named("Bram Smit"));
        var page = await _browser.Get($"/appointments/calendar?day=2026-11-23&who=c-{colleague.Id:N}");
        Assert.Equal("Agenda van Bram Smit", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal($"c-{colleague.Id:N}", page.Document.QuerySelector("#who option[selected]")!.GetAttribute("value"));
        Assert.Equal(5, page.Document.QuerySelectorAll(".rc-lane").Length);
        Assert.Single((await _browser.Get($"/appointments/calendar?day=2026-11-23&span=day&who=c-{colleague.Id:N}")).Document.QuerySelectorAll(".rc-lane"));
        Assert.Contains("2026-11-30", page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"/appointments/calendar?who=c-{Guid.NewGuid():N}")).Status);
    }

    [Fact]
    public async Task A_manager_looks_and_plans_nothing()
    {
        var manager = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Manager)));
        var page = await manager.Get($"/appointments/calendar?day=2026-11-23&who={RoomAt(_room)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("a.rc-slot__free"));
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.Get("/appointments/new")).Status);
    }

    [Fact]
    public async Task What_is_over_is_not_offered()
    {
        // Saturday, noon in the Netherlands.
        var page = await _browser.Get("/appointments/calendar?day=2026-11-21&span=day");
        Assert.Equal("12:30", page.Document.QuerySelector("a.rc-slot__free")!.TextContent);
    }
}
