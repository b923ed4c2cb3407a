using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Handovers;

public sealed class HandoverDrawingTests
{
    /// <summary>Another choice of what goes is drawn, and is no step.</summary>
    private const string AnotherChoice = "Prepared Prepared";

    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() =>
        Assert.Equal([.. StateDrawing.Allowed<HandoverState>(HandoverWay.From), AnotherChoice], StateDrawing.On<HandoverState>("handovers.md").OrderBy(step => step == AnotherChoice));
}
