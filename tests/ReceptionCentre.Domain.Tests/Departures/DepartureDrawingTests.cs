using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Departures;

public sealed class DepartureDrawingTests
{
    private static readonly DepartureTerms Return = new("return", [], null, null, null, false, null, null, null);

    private static Departure Planned() => Departure.Plan(CaseFile.Open(Guid.CreateVersion7(), Guid.CreateVersion7(), "0363", "voluntary-plan", Day(2026, 9, 1)), Return, Now().At, By);

    [Fact]
    public void The_drawings_in_the_docs_are_those_of_the_code()
    {
        Assert.Equal(
            StateDrawing.Walked<Departure, DepartureState>(
                Planned, departure => departure.State,
                [
                    departure => departure.Change(Return, "0363"), departure => departure.Cancel("Blijft", Now().At), departure => departure.CarryOut(PartialDate.Of(Today), Today, Now().At),
                    departure => departure.TakeBack("Vergissing"),
                ]),
            StateDrawing.On<DepartureState>("departures.md"));
        Assert.Equal(
            StateDrawing.Walked<DestinationCare, DestinationState>(
                () => DestinationCare.Ask(Planned(), new("family", null, "haar zus", null, null, null), Now().At, By), care => care.State,
                [care => care.Confirm("zijzelf", Today, Today), care => care.FallThrough("Verhuisd")]),
            StateDrawing.On<DestinationState>("departures.md"));
        Assert.Equal(
            StateDrawing.Walked<HealthHandover, HealthHandoverState>(
                () => HealthHandover.Agree(Planned(), "Huisarts daar", "De brief van de huisarts", Today, Today, Now().At, By), health => health.State,
                [health => health.HandOver(Today, Today), health => health.Withdraw(Today)]),
            StateDrawing.On<HealthHandoverState>("departures.md"));
    }
}
