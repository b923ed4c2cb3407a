using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Fakes.Duo;
using ReceptionCentre.Testing.Duo;

namespace ReceptionCentre.Application.Tests.Duo;

/// <summary>What stands here and what the executing agency has: where they differ, since when, and what to do.</summary>
public sealed class ComparingWithDuoTests(DuoDatabase database) : IClassFixture<DuoDatabase>
{
    [Fact]
    public async Task What_differs_is_kept_with_its_day_until_it_no_longer_does()
    {
        var stage = await DuoStage.SetAsync(database);
        await stage.Plan.DecidedPip();
        var person = database.Duo.Person(stage.Bsn);
        (person.Map, person.TermFrom, person.TermUntil) = (new(2026, 11, 1), new(2026, 11, 22), new(2030, 1, 1));
        Assert.Equal(1, await Compare());
        database.As(stage.Caseworker);
        var lines = (await database.Send(new DuoDifferences.Query())).Lines.Where(line => line.CaseFileId == stage.File).ToList();
        Assert.Equal(
            [(DuoComparison.Pip, "2026-11-21", null, DuoAdvice.Report), (DuoComparison.Map, null, "2026-11-01", DuoAdvice.TakeOver), (DuoComparison.TermLastDay, "2029-11-21", "2029-12-31", DuoAdvice.Compare)],
            lines.OrderBy(line => line.What).Select(line => (line.What, line.Ours, line.Theirs, line.Advice)));

        database.Clock.Advance(TimeSpan.FromDays(1));
        try
        {
            person.Pip = (JsonObject)JsonNode.Parse("""{"dagtekeningPip":"2026-11-21","leerroute":"B"}""")!;
            person.Map = new(2026, 11, 2);
            await Compare();
            var stored = await database.InDb(db => db.DuoDifferences.AsNoTracking().Where(one => one.CaseFileId == stage.File).ToListAsync());
            Assert.Equal(database.Clock.Today, stored.Single(one => one.What == DuoComparison.Pip).GoneOn);
            var map = stored.Single(one => one.What == DuoComparison.Map);
            Assert.Equal(("2026-11-02", new DateOnly(2026, 11, 21), null), (map.Theirs, map.FoundOn, map.GoneOn));
            await Compare();
            Assert.Equal(3, await database.InDb(db => db.DuoDifferences.CountAsync(one => one.CaseFileId == stage.File)));
        }
        finally
        {
            database.Clock.Advance(TimeSpan.FromDays(-1));
        }

        database.Duo.Mood = FakeDuoMood.Away;
        try
        {
            Assert.Equal(0, await Compare());
        }
        finally
        {
            database.Duo.Mood = FakeDuoMood.Well;
        }
        database.As(stage.Plan.Elsewhere);
        Assert.Empty((await database.Send(new DuoDifferences.Query())).Lines);
        database.As(stage.Plan.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new DuoDifferences.Query()));
    }

    [Fact]
    public void Sides_are_compared_where_both_can_say_something()
    {
        var none = new DuoSide(null, null, null, null, null, null, null);
        Assert.Empty(DuoSides.Differences(none, none));
        // A term that we computed says nothing before the agency gave one, nor a route while one side has no PIP.
        Assert.Empty(DuoSides.Differences(none with { TermFrom = new(2026, 1, 1), TermLastDay = new(2028, 12, 31), Route = "B" }, none));
        var pip = none with { PipOn = new(2026, 1, 1), Route = "B" };
        Assert.Equal([(DuoComparison.Route, "B", "Z")], DuoSides.Differences(pip, pip with { Route = "Z" }));
        Assert.Equal([(DuoComparison.Duty, "Ja", "Nee")], DuoSides.Differences(none with { IsObliged = true }, none with { IsObliged = false }));
        Assert.Equal([(DuoComparison.Pvt, "2026-02-01", null)], DuoSides.Differences(none with { PvtOn = new(2026, 2, 1) }, none));
    }

    private Task<int> Compare() => database.AsSystem(services => services.GetRequiredService<DuoComparer>().RunAsync(default));
}
