using ReceptionCentre.Application.PlanTemplates;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.PlanTemplates;

/// <summary>A municipality that does not use a track, in a database of its own.</summary>
public sealed class UnusedTrackTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task Nothing_is_proposed_on_a_track_that_the_municipality_does_not_use()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().WithMotive("study-migrant"));
        var plan = await stage.Begin();
        Assert.Contains((await database.Send(new ShowProposals.Query(stage.File, plan))).Tracks, track => track.Track.Value == "people");

        var settings = MunicipalitySettings.For(stage.Newcomer.File.Controller);
        settings.LeaveUnused([(MunicipalitySettings.Tracks, "people")], []);
        await database.Save(settings);
        Assert.DoesNotContain((await database.Send(new ShowProposals.Query(stage.File, plan))).Tracks, track => track.Track.Value == "people");
    }
}
