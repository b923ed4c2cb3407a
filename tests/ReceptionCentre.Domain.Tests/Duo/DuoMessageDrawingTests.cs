using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Duo;

public sealed class DuoMessageDrawingTests
{
    private static readonly DuoDraft Draft = new(Guid.CreateVersion7(), DuoMessageKind.Pvt, DuoAct.Report, Guid.CreateVersion7(), null, null, [new("datumOndertekeningPvt", "2026-11-20")], []);

    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Walked<DuoMessage, DuoMessageState>(
            () => DuoMessage.Queued(Draft, null, Now().At, By), message => message.State,
            [
                message => message.Leave(), message => message.Accept(null, Now().At, By), message => message.Reject(["Onbekend"], Now().At), message => message.Fail(false, Now().At),
                message => message.Fail(true, Now().At), message => message.TryAgain(),
            ]),
        StateDrawing.On<DuoMessageState>("duo.md"));
}
