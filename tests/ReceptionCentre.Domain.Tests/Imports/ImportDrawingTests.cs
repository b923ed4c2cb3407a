using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Imports;

public sealed class ImportDrawingTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Walked<ImportRun, ImportState>(
            () => ImportRun.Upload(Guid.CreateVersion7(), new("arrivals.csv", "00", "[]", "00", 12), "0363", "reception-information", Now().At, By), run => run.State,
            [
                run => run.Map("[]"), run => run.EndCheck(Now().At), run => run.Start(Now().At, By), run => run.EndImport(Now().At), run => run.Stop(), run => run.GoOn(), run => run.TakeBack(By, "Verkeerde lijst"),
                run => run.EndTakingBack(Now().At),
            ],
            run => (run.State, run.StoppedFrom)),
        StateDrawing.On<ImportState>("import.md"));
}
