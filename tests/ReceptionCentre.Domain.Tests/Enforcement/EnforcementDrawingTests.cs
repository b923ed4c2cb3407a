using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Enforcement;

public sealed class EnforcementDrawingTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Walked<PathStage, PathState>(
            () => new(), stage => stage.Path.State,
            [
                stage => stage.Path.Skip(stage.Path.Next ?? StepKind.Intention, "Al gesproken.", stage.Ground, stage.At(), By), stage => stage.Propose(MeasureKind.None, null), stage => stage.Path.ComeBack(),
                stage => stage.Path.Decide(stage.Stand, stage.Ground), stage => stage.Path.End(PathEnd.DoneAfterAll, stage.Stand, null, null, stage.Stand), stage => stage.Path.EndWithFile(stage.Stand),
                stage => stage.Path.GoOnWithFile(),
            ],
            stage => (stage.Path.State, stage.Path.HowEnded, stage.Path.Next)),
        StateDrawing.On<PathState>("enforcement.md"));
}
