using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Departures;

public sealed class DestinationTests
{
    private readonly Departure _departure = Departure.Plan(
        CaseFile.Open(Guid.CreateVersion7(), Guid.CreateVersion7(), "0363", "voluntary-plan", Day(2026, 9, 1)), new("return", [], null, null, null, false, null, null, null), Now().At, By);

    [Fact]
    public void Something_is_arranged_with_somebody_for_a_departure_that_is_planned()
    {
        DestinationRules.SomebodyIsAsked.Breaks(() => Asked(" "));
        var care = DestinationCare.Ask(_departure, new("reception", Guid.CreateVersion7(), "twee namen", null, null, null), Now().At, By);
        Assert.Equal((DestinationState.Asked, (string?)null, _departure.CaseFileId), (care.State, care.Organisation, care.CaseFileId));
        _departure.Cancel("Blijft", Now().At);
        DepartureRules.OnlyAPlannedDepartureChanges.Breaks(() => Asked("haar zus"));
    }

    // Every step from every state: asked, confirmed, fell through.
    [Fact]
    public void It_is_confirmed_once_by_somebody_there_and_can_fall_through_also_after_that()
    {
        var care = Asked("haar zus");
        DestinationRules.SomebodyConfirms.Breaks(() => care.Confirm(" ", Today, Today));
        DestinationRules.SomebodyConfirms.Breaks(() => care.Confirm("zijzelf", Today.AddDays(1), Today));
        care.Confirm("zijzelf", Today, Today);
        Assert.Equal((DestinationState.Confirmed, "zijzelf", Today), (care.State, care.ConfirmedBy, care.ConfirmedOn));
        DestinationRules.OnlyWhatWasAskedIsAnswered.Breaks(() => care.Confirm("zijzelf", Today, Today));
        care.FallThrough("Zij is verhuisd.");
        Assert.Equal((DestinationState.FellThrough, "Zij is verhuisd."), (care.State, care.EndReason));
        DestinationRules.OnlyWhatStandsFallsThrough.Breaks(() => care.FallThrough("Nog eens"));
        DestinationRules.OnlyWhatWasAskedIsAnswered.Breaks(() => care.Confirm("zijzelf", Today, Today));
        var asked = Asked("haar zus");
        asked.FallThrough("Geen plek");
        Assert.Equal(DestinationState.FellThrough, asked.State);
    }

    // Every step from every state: agreed, handed over, withdrawn.
    [Fact]
    public void Nothing_of_the_health_goes_without_a_consent_that_stands()
    {
        DestinationRules.ThePersonHasAgreed.Breaks(() => Agreed(Today.AddDays(1)));
        var handover = Agreed(Today);
        DestinationRules.ItWentAfterTheConsent.Breaks(() => handover.HandOver(Today.AddDays(-1), Today));
        DestinationRules.ItWentAfterTheConsent.Breaks(() => handover.HandOver(Today.AddDays(1), Today));
        handover.HandOver(Today, Today);
        DestinationRules.NothingGoesWithoutConsent.Breaks(() => handover.HandOver(Today, Today));
        handover.Withdraw(Today);
        Assert.Equal((HealthHandoverState.Withdrawn, Today, Today), (handover.State, handover.HandedOverOn, handover.WithdrawnOn));
        DestinationRules.ConsentIsTakenBackOnce.Breaks(() => handover.Withdraw(Today));

        var withdrawn = Agreed(Today);
        withdrawn.Withdraw(Today);
        DestinationRules.NothingGoesWithoutConsent.Breaks(() => withdrawn.HandOver(Today, Today));
        Assert.Null(withdrawn.HandedOverOn);
    }

    private DestinationCare Asked(string organisation) => DestinationCare.Ask(_departure, new("family", null, organisation, null, null, null), Now().At, By);

    private HealthHandover Agreed(DateOnly on) => HealthHandover.Agree(_departure, "Huisarts daar", "De brief van de huisarts", on, Today, Now().At, By);
}
