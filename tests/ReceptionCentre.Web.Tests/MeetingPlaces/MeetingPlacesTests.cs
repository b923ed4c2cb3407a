using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.MeetingPlaces;

public sealed class MeetingPlacesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private readonly string _name = $"Kamer {Guid.NewGuid():N}";
    private Browser _browser = null!;

    public async Task InitializeAsync() => _browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Manager)));

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<MeetingPlace?> Stored(string name) => web.InDb(db => db.MeetingPlaces.FirstOrDefaultAsync(place => place.Name == name));

    private async Task<WebPage> Add(string fits = "4") =>
        await _browser.Submit(await _browser.Get("/meeting-places/new"), ("Name", _name), ("Fits", fits), ("Where", "Eerste verdieping"), ("IsStepFree", "false"));

    [Fact]
    public async Task A_manager_adds_a_room_changes_it_and_takes_it_out_of_use_and_back()
    {
        Assert.Equal("/meeting-places", (await Add()).Location);
        var room = (await Stored(_name))!;
        Assert.Equal((A.Amsterdam, MeetingPlaceKind.Room, 4, false), (room.Municipality, room.Kind, room.Fits, room.IsStepFree));
        await _browser.Submit(await _browser.Get($"/meeting-places/{room.Id}/change"), ("Fits", "6"), ("Kind", "Desk"));
        Assert.Equal((6, MeetingPlaceKind.Desk), (await Stored(_name)) is { } changed ? (changed.Fits, changed.Kind) : default);
        await _browser.Submit(await _browser.Get($"/meeting-places/{room.Id}/end"), ("LastDay", "morgen"));
        Assert.Equal(web.Clock.Today.AddDays(1), (await Stored(_name))!.UsedUntil);
        var list = await _browser.Get("/meeting-places");
        Assert.Contains("tot en met 22-11-2026", list.Words, StringComparison.Ordinal);
        Assert.Equal("/meeting-places", (await _browser.Submit(list, $"form[action='/meeting-places/{room.Id}/use-on']")).Location);
        Assert.Null((await Stored(_name))!.UsedUntil);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_the_field_and_what_was_typed_stays()
    {
        var page = await Add("veel");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Vul een getal in van 1 tot 200.", page.Document.QuerySelector("#Fits-error")!.TextContent);
        Assert.Equal(_name, page.Document.QuerySelector("#Name")!.GetAttribute("value"));
        await Add();
        Assert.Contains("Er is al een plek met deze naam in deze gemeente.", (await Add()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_a_room_at_once_see_both_versions()
    {
        await Add();
        var room = (await Stored(_name))!;
        var old = await _browser.Get($"/meeting-places/{room.Id}/change");
        await _browser.Submit(await _browser.Get($"/meeting-places/{room.Id}/change"), ("Fits", "6"));
        var conflict = await _browser.Submit(old, ("Fits", "8"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Hoeveel nieuwkomers passen er?", conflict.Words, StringComparison.Ordinal);
    }
}
