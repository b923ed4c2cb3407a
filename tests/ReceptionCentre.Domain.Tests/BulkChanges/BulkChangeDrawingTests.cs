using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.BulkChanges;

public sealed class BulkChangeDrawingTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Walked<BulkChange, RunState>(
            () => BulkChange.Prepare(
                "Einde tijdelijke bescherming", new(BulkFact.ResidenceTitle, "46", new(2027, 3, 4)), new(["0363"]), new("richtlijn-2001-55", "artikel 6", null, new(2026, 7, 1), "Publicatieblad"),
                "Besluit van de Raad", true, Now().At, By),
            change => change.State,
            [
                change => change.EndCheck(12, Now().At), change => change.CheckAgain(true), change => change.Start(Now().At, By, true), change => change.EndChange(Now().At), change => change.Stop(),
                change => change.GoOn(), change => change.Drop(), change => change.Undo(By, "Toch niet"), change => change.EndUndo(Now().At),
            ],
            change => (change.State, change.StoppedFrom)),
        StateDrawing.On<RunState>("bulk-change.md"));
}
