using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.WorkQueue;

public sealed class SpreadDrawingTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Walked<Spread, RunState>(
            () => Spread.Prepare(Guid.CreateVersion7(), "0363", new(null, null, null), [Guid.CreateVersion7()], false, "Brief van DUO", true, Now().At, By), spread => spread.State,
            [
                spread => spread.EndCheck(12, Now().At), spread => spread.CheckAgain(true), spread => spread.Start(Now().At, By, true), spread => spread.EndChange(Now().At), spread => spread.Stop(),
                spread => spread.GoOn(), spread => spread.Drop(), spread => spread.Undo(By, "Toch niet"), spread => spread.EndUndo(Now().At),
            ],
            spread => (spread.State, spread.StoppedFrom)),
        StateDrawing.On<RunState>("work-queue.md"));
}
