using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.WaitingRooms;

public sealed class WaitingDrawingTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() =>
        Assert.Equal(
            StateDrawing.Tried<WaitingNumber, WaitingState>(
                In, number => number.State,
                [number => number.Call(null, Guid.Empty, Today, Now), number => number.SendBack(null), number => number.Help(Now), number => number.Leave(Now), number => number.ComeBack(Today), number => number.GoFirst("unwell")]),
            StateDrawing.On<WaitingState>("waiting-rooms.md"));

    private static WaitingNumber In(WaitingState state)
    {
        var number = WaitingNumber.Take(Guid.Empty, Today, 1, new(null, null, null), Now);
        if (state is WaitingState.Called or WaitingState.Helped)
            number.Call(null, Guid.Empty, Today, Now);
        if (state == WaitingState.Helped)
            number.Help(Now);
        if (state == WaitingState.Left)
            number.Leave(Now);
        return number;
    }
}
