using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.WaitingRooms;

public sealed class WaitingRoomsTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    private readonly string _name = $"Hal {Guid.NewGuid():N}";

    private async Task<(Browser Manager, WaitingRoom Room)> Added()
    {
        var manager = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Manager)));
        Assert.Equal("/waiting-rooms", (await manager.Submit(await manager.Get("/waiting-rooms/new"), ("Name", _name))).Location);
        return (manager, await web.InDb(db => db.WaitingRooms.SingleAsync(room => room.Name == _name)));
    }

    [Fact]
    public async Task A_manager_adds_a_room_changes_it_and_says_its_last_day()
    {
        var (manager, room) = await Added();
        var page = await manager.Submit(await manager.Get($"/waiting-rooms/{room.Id}/change"), ("Name", ""), ("UsedUntil", "ooit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        await manager.Submit(await manager.Get($"/waiting-rooms/{room.Id}/change"), ("Name", _name + " 2"), ("UsedUntil", "morgen"));
        Assert.Contains("tot en met 22-11-2026", (await manager.Get("/waiting-rooms")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_a_room_at_once_see_both_versions()
    {
        var (manager, room) = await Added();
        var old = await manager.Get($"/waiting-rooms/{room.Id}/change");
        await manager.Submit(await manager.Get($"/waiting-rooms/{room.Id}/change"), ("Name", _name + " 2"));
        Assert.Equal(HttpStatusCode.Conflict, (await manager.Submit(old, ("Name", _name + " 3"))).Status);
    }

    [Fact]
    public async Task The_desk_gives_a_number_calls_it_and_the_screen_shows_it_to_who_has_the_address()
    {
        var (manager, room) = await Added();
        var address = (await manager.Submit(await manager.Get("/waiting-rooms"), $"form[action='/waiting-rooms/{room.Id}/screen']")).Document.QuerySelector("#screen")!.TextContent;
        var desk = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk)));
        var slip = await desk.Get((await desk.Submit(await desk.Get($"/waiting-room?room={room.Id}"), "form[action='/waiting-room/numbers']", ("Topic", "housing"))).Location!);
        Assert.Equal("1", slip.Document.QuerySelector(".rc-number")!.TextContent);
        var hall = await desk.Get($"/waiting-room?room={room.Id}");
        hall = await desk.Get((await desk.Submit(hall, "form[action='/waiting-room/next']")).Location!);
        Assert.Contains("Nu bij u", hall.Words, StringComparison.Ordinal);
        var anybody = web.Browser();
        var screen = await anybody.Get(new Uri(address).AbsolutePath);
        Assert.Equal("1", screen.Document.QuerySelector(".rc-screen__list strong")!.TextContent);
        Assert.DoesNotContain("Wonen", screen.Words, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get("/waiting-screens/" + new string('0', 64))).Status);
        // Helped, and nobody is next.
        hall = await desk.Get((await desk.Submit(hall, "form[action='/waiting-room/next']", ("before", "Helped"))).Location!);
        Assert.Contains("Er wacht niemand voor u.", hall.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_room_the_page_says_who_can_make_one()
    {
        var desk = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk).In("0014")));
        Assert.Contains("Er is nog geen wachtkamer", (await desk.Get("/waiting-room")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_times_are_for_managers()
    {
        var (manager, _) = await Added();
        Assert.Equal(HttpStatusCode.OK, (await manager.Get("/reporting/waiting")).Status);
        var desk = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk)));
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get("/reporting/waiting")).Status);
    }
}
