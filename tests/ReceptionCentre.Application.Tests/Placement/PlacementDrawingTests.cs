using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Placement;

public sealed class PlacementDrawingTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() =>
        Assert.Equal(StateDrawing.Allowed<PairState>(PairWay.From), StateDrawing.On<PairState>("placement.md"));
}
