using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Departures;

/// <summary>What is arranged at the destination, and what of the health goes along with consent.</summary>
public sealed class DestinationsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task A_partner_organisation_is_asked_says_yes_and_it_stands_on_the_check_page_until_it_falls_through()
    {
        var stage = await PlanStage.SetAsync(database);
        var partner = Provider.Add(new("Stichting Thuisreis", "return-help", "Marek", "06 00 00 00 01", null, null, []));
        await database.Save(partner);
        database.As(stage.Caseworker);
        var departure = await database.PlanDeparture(stage.File);
        var once = Guid.NewGuid();
        var command = new AskDestination.Command(stage.File, departure, new("reception", partner.Id, null, "Ewa", "Rzeszów", Today.AddDays(20)), once);
        var id = await database.Send(command);
        Assert.Equal(id, await database.Send(command));

        Assert.Contains(await database.Send(new DestinationPartners.Query(stage.File)), one => one.ProviderId == partner.Id);
        var asked = Assert.Single((await database.Send(new ShowDestination.Query(stage.File, departure))).Arrangements);
        Assert.Equal(("Stichting Thuisreis", "06 00 00 00 01", DestinationState.Asked), (asked.With, asked.Telephone, asked.State));
        Assert.Equal("By", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new ConfirmDestination.Command(stage.File, id, asked.Version, " ", Today)))).Fields[0].Field);
        await database.Send(new ConfirmDestination.Command(stage.File, id, asked.Version, "Ewa", Today));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new DropDestination.Command(stage.File, id, asked.Version, "Geen plek")));
        await database.Send(new DropDestination.Command(stage.File, id, asked.Version + 1, "Geen plek"));
        var dropped = Assert.Single((await database.Send(new ShowDestination.Query(stage.File, departure))).Arrangements);
        Assert.Equal((DestinationState.FellThrough, "Ewa", "Geen plek"), (dropped.State, dropped.ConfirmedBy, dropped.EndReason));
        Assert.Equal("Geen plek", (await stage.Audit("Departures.DropDestination")).Reason);
    }

    [Fact]
    public async Task Invalid_arrangements_stand_by_their_field_and_only_who_works_on_the_file_makes_them()
    {
        var stage = await PlanStage.SetAsync(database);
        var departure = await database.PlanDeparture(stage.File);
        async Task<string> Field(DestinationInput input) =>
            (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AskDestination.Command(stage.File, departure, input, Guid.NewGuid())))).Fields[0].Field;
        Assert.Equal("Kind", await Field(new(null, null, "haar zus", null, null, null)));
        Assert.Equal("Kind", await Field(new("castle", null, "haar zus", null, null, null)));
        Assert.Equal("Organisation", await Field(new("family", null, null, null, null, null)));
        Assert.Equal("ProviderId", await Field(new("family", Guid.NewGuid(), null, null, null, null)));

        var right = new AskDestination.Command(stage.File, departure, new("family", null, "haar zus", null, null, null), Guid.NewGuid());
        database.As(stage.OtherTeam);
        Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(right))).Rule);
        database.As(stage.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(right));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowDestination.Query(stage.File, departure)));
        database.As(stage.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(right));
    }

    [Fact]
    public async Task Health_is_seen_and_handed_over_only_with_the_permission_and_the_consent_is_taken_back_also_after_the_departure()
    {
        var stage = await PlanStage.SetAsync(database);
        var nurse = A.StaffMember(Role.Caseworker).Named("Noor Smit").Of(stage.Team).With(NamedPermission.Health).Build();
        await database.Save(nurse);
        database.As(stage.Caseworker);
        var departure = await database.PlanDeparture(stage.File);
        var agree = new AgreeHealthHandover.Command(stage.File, departure, "Huisarts daar", "De brief van de huisarts", Today, Guid.NewGuid());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(agree));

        database.As(nurse);
        Assert.Equal("AgreedOn", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(agree with { AgreedOn = Today.AddDays(1) }))).Fields[0].Field);
        var id = await database.Send(agree);
        var health = Assert.Single((await database.Send(new ShowDestination.Query(stage.File, departure))).Health!);
        Assert.Equal(("Huisarts daar", "Noor Smit", HealthHandoverState.Agreed), (health.Receiver, health.HeardBy, health.State));
        await database.Send(new HandOverHealth.Command(stage.File, id, health.Version, Today));

        database.As(stage.Caseworker);
        Assert.Null((await database.Send(new ShowDestination.Query(stage.File, departure))).Health);
        var history = await database.Send(new FileHistory.Query(stage.File));
        Assert.Contains(history.Entries.SelectMany(entry => entry.Changes), change => change.Thing == nameof(HealthHandover));
        Assert.All(history.Entries.SelectMany(entry => entry.Changes).Where(change => change.Thing == nameof(HealthHandover)), change => Assert.Equal((true, null), (change.IsHidden, change.After)));

        await database.CarryOut(stage.File, departure);
        database.As(nurse);
        await database.Send(new WithdrawHealthConsent.Command(stage.File, id, health.Version + 1));
        var withdrawn = Assert.Single((await database.Send(new ShowDestination.Query(stage.File, departure))).Health!);
        Assert.Equal((HealthHandoverState.Withdrawn, Today, Today), (withdrawn.State, withdrawn.HandedOverOn, withdrawn.WithdrawnOn));
    }
}
