using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.ConsultationHours;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.ConsultationHours;

public sealed class ConsultationHoursTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private Team _team = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        web.Clock.GoTo(new(2026, 11, 23));
        _team = A.Team(A.Amsterdam, $"Team {Guid.NewGuid():N}");
        await web.Save(_team);
        _browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker).Named("Jolanda de Wit").Of(_team)));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<WebPage> Add(string from = "9", string until = "11:30") => await _browser.Submit(
        await _browser.Get("/consultation-hours/new"), ("StaffMemberId", $"t-{_team.Id:N}"), ("Day", "Monday"), ("From", from), ("Until", until), ("TakesWalkIns", "true"), ("Topics", "housing"));

    private Task<ConsultationHour> Stored() => web.InDb(db => db.ConsultationHours.SingleAsync(hour => hour.TeamId == _team.Id));

    [Fact]
    public async Task A_caseworker_writes_down_when_the_team_receives_and_the_desk_sees_it()
    {
        Assert.Equal("/consultation-hours", (await Add()).Location);
        Assert.Contains($"maandag 09:00 – 11:30 {_team.Name} Amsterdam Wonen en huur zonder afspraak", (await _browser.Get("/consultation-hours")).Words, StringComparison.Ordinal);
        var desk = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk)));
        foreach (var page in (string[])["/newcomers", "/appointments"])
            Assert.Contains($"09:00 – 11:30 {_team.Name} Amsterdam · over Wonen en huur", (await desk.Get(page)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(_team.Name, (await desk.Get("/appointments?day=2026-11-24")).Words, StringComparison.Ordinal);
        Assert.Contains($"Spreekuur 09:00 – 11:30 · zonder afspraak · {_team.Name}", (await _browser.Get("/appointments/calendar")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get("/consultation-hours/new")).Status);
        Assert.DoesNotContain("Spreekuur toevoegen", (await desk.Get("/consultation-hours")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_changed_and_gets_a_last_day()
    {
        await Add();
        var hour = await Stored();
        var changed = await _browser.Submit(await _browser.Get($"/consultation-hours/{hour.Id}/change"), ("Day", "Friday"), ("TakesWalkIns", "false"), ("EndsOn", "30-11-2026"));
        Assert.Equal("/consultation-hours", changed.Location);
        Assert.Equal((DayOfWeek.Friday, false, new DateOnly(2026, 11, 30)), await Stored() is var stored ? (stored.Day, stored.TakesWalkIns, stored.EndsOn!.Value) : default);
        Assert.Contains("op afspraak tot en met 30-11-2026", (await _browser.Get("/consultation-hours")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_the_field()
    {
        var page = await Add("12", "9");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Dit eindigt eerder dan het begint.", page.Document.QuerySelector("#Until-error")!.TextContent);
    }

    [Fact]
    public async Task Two_who_change_it_at_once_see_both_versions()
    {
        await Add();
        var hour = await Stored();
        var old = await _browser.Get($"/consultation-hours/{hour.Id}/change");
        await _browser.Submit(await _browser.Get($"/consultation-hours/{hour.Id}/change"), ("Until", "12:00"));
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.Submit(old, ("Until", "13:00"))).Status);
    }
}
