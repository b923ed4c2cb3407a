using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.StructuralSignals;

public sealed class SignalDrawingTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Walked<Signal, SignalState>(
            () => new(), one => one.Value.State,
            [one => one.See(), one => one.Value.Answer(SignalAnswerKind.WeAct, "Wij bellen.", null, one.Day, Now().At, By), one => one.Value.Solve(one.Day), one => one.IsNextDay = true],
            one => (one.Value.State, one.IsNextDay)).Where(step => step != "Solved Solved"),
        StateDrawing.On<SignalState>("structural-signals.md"));

    // A signal, and whether a day went by.
    private sealed class Signal
    {
        public StructuralSignal Value { get; } = StructuralSignal.Note(new("0363", "housing", null, null, "Wachttijd van een half jaar."), null, Today, Now().At, By);
        public bool IsNextDay { get; set; }
        public DateOnly Day => IsNextDay ? Today.AddDays(1) : Today;

        // Always by somebody else: one sees it once a day.
        public void See() => Value.SeeToo(null, null, Day, Now().At, Guid.CreateVersion7());
    }
}
