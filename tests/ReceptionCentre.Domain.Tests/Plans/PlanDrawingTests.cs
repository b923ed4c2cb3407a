using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Tests.CivicIntegration;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Plans;

public sealed class PlanDrawingTests
{
    private static readonly PipTerms Complete = new(
        LearningRoute.B1Route, LanguageLevel.B1, new("B1 is haalbaar.", "Wil eerst werken.", "Niet nodig."), 640, 12, 40, LiteracyEducation.NotApplicable, null, "Geen kinderen.", "Een gesprek per maand.",
        null, null, null, null);

    private static readonly PipSurroundings Around = new(DutyGroup.Asylum, null, Day(2026, 6, 1), Day(2026, 5, 1), null, null, null, null, Law.Parameters);

    private static readonly Action<IntegrationPlan>[] Steps =
    [
        plan => plan.Agree(Today, Today, By), plan => plan.Offer(Around, Today), plan => plan.ComeBack(), plan => plan.Decide(Around, Today, Today, By), plan => plan.Drop(), plan => plan.EndWithFile(Today),
        plan => plan.GoOnWithFile(), plan => plan.GiveWayTo(plan.Revise("Anders", Now(1).At, By)),
    ];

    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        Enum.GetValues<PlanKind>().SelectMany(kind => StateDrawing.Walked(() => Begun(kind), plan => plan.State, Steps, plan => (plan.State, plan.EndedOn))).Distinct().Order(StringComparer.Ordinal),
        StateDrawing.On<PlanState>("plans.md"));

    private static IntegrationPlan Begun(PlanKind kind)
    {
        var plan = IntegrationPlan.Begin(Guid.CreateVersion7(), kind, Now().At, By);
        plan.AddGoal("language", "Ik wil leren.");
        if (kind == PlanKind.Pip)
            plan.WritePip(Complete);
        return plan;
    }
}
