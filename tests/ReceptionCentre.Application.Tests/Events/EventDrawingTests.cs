using ReceptionCentre.Domain.Events;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Events;

public sealed class EventDrawingTests
{
    [Fact]
    public void The_drawings_in_the_docs_are_those_of_the_code()
    {
        Assert.Equal(StateDrawing.Allowed<EventState>(EventWay.From), StateDrawing.On<EventState>("events.md"));
        Assert.Equal(StateDrawing.Allowed<EventInviteeState>(EventWay.From), StateDrawing.On<EventInviteeState>("events.md"));
    }
}
