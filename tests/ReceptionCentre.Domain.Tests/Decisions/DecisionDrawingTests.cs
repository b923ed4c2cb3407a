using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Tests.CivicIntegration;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Decisions;

public sealed class DecisionDrawingTests
{
    private static readonly Guid Signer = Guid.CreateVersion7();
    private static readonly Mandate Mandate = Mandate.Give("0363", Signer, "Marit Vos", "teammanager", Day(2026, 1, 1), null);

    // How it stands with a decision for whoever looks at it: what is kept is its state, when it was sent, and its objections.
    private enum Standing
    {
        Offered = 1,
        SentBack = 2,
        Decided = 3,
        Sent = 4,
        Objection = 5,
    }

    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Walked<Decision, Standing>(
            () => Decision.Offer(Guid.CreateVersion7(), Guid.CreateVersion7(), Now().At, By), Of,
            [
                decision => decision.Sign(Mandate, true, Today, "Bezwaar kan.", Now(5).At, Signer), decision => decision.SendBack("Nog eens", Now(5).At, Signer), decision => decision.Withdraw(),
                decision => decision.Sent(Today, Today, Law.Parameters), decision => decision.ReceiveObjection(Today, false, Today, Law.Parameters),
                decision => decision.DecideOnObjection(decision.Objections is [.., var last] ? last.Id : Guid.Empty, ObjectionOutcome.Unfounded, Today, Today),
            ]),
        StateDrawing.On<Standing>("plans.md"));

    private static Standing Of(Decision decision) => decision switch
    {
        { State: DecisionState.Decided, SentOn: null } => Standing.Decided,
        { State: DecisionState.Decided } => decision.Objections.Any(objection => objection.DecidedOn is null) ? Standing.Objection : Standing.Sent,
        _ => (Standing)decision.State,
    };
}
