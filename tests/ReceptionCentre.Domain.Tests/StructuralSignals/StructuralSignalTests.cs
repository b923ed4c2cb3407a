using ReceptionCentre.Domain.StructuralSignals;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.StructuralSignals;

/// <summary>A signal waits for an answer, and again when it is still so.</summary>
public sealed class StructuralSignalTests
{
    private static readonly Guid Another = Guid.NewGuid();

    public static TheoryData<SignalState, string, SignalState?> EveryStep() => new()
    {
        { SignalState.Open, "see", SignalState.Open },
        { SignalState.Open, "answer", SignalState.Answered },
        { SignalState.Open, "solve", null },
        { SignalState.Answered, "see", SignalState.Open },
        { SignalState.Answered, "answer", SignalState.Answered },
        { SignalState.Answered, "solve", SignalState.Solved },
        { SignalState.Solved, "see", null },
        { SignalState.Solved, "answer", null },
        { SignalState.Solved, "solve", null },
    };

    [Theory]
    [MemberData(nameof(EveryStep))]
    public void A_step_follows_from_where_it_stands_or_is_refused(SignalState from, string step, SignalState? to)
    {
        var signal = In(from);
        if (to is { } expected)
        {
            Do(signal, step);
            Assert.Equal(expected, signal.State);
            return;
        }
        (step == "solve" ? StructuralSignalRules.WhatIsSolvedWasAnswered : StructuralSignalRules.WhatIsSolvedIsNotedAnew).Breaks(() => Do(signal, step));
        Assert.Equal(from, signal.State);
    }

    [Fact]
    public void Seen_on_the_day_of_the_answer_it_stays_answered_and_later_it_waits_from_that_day()
    {
        var signal = Noted();
        signal.Answer(SignalAnswerKind.WeAct, "Wij bellen de bank.", Today.AddDays(20), Today, Now().At, By);
        signal.SeeToo(null, null, Today, Now().At, Another);
        Assert.Equal((SignalState.Answered, Today.AddDays(20)), (signal.State, signal.LookAgainOn!.Value));
        signal.SeeToo("Vandaag weer.", 3, Today.AddDays(8), Now().At, By);
        Assert.Equal((SignalState.Open, Today.AddDays(8), null), (signal.State, signal.WaitsSince, signal.LookAgainOn));
    }

    [Fact]
    public void One_sees_it_once_a_day_and_names_nobody()
    {
        var signal = Noted();
        StructuralSignalRules.OnceADayIsEnough.Breaks(() => signal.SeeToo(null, null, Today, Now().At, By));
        signal.SeeToo(null, null, Today, Now().At, Another);
        StructuralSignalRules.ASignalNamesNobody.Breaks(() => signal.SeeToo("BSN 999995571", null, Today.AddDays(1), Now().At, By));
        StructuralSignalRules.ASignalNamesNobody.Breaks(() => StructuralSignal.Note(Terms with { What = "999995571 wacht" }, null, Today, Now().At, By));
        StructuralSignalRules.OneLooksAgainLater.Breaks(() => signal.Answer(SignalAnswerKind.WeAct, "Ja", Today, Today, Now().At, By));
    }

    private static readonly SignalTerms Terms = new("0363", "money", "time", null, "De bank geeft pas na zes weken een rekening.");

    private static StructuralSignal Noted() => StructuralSignal.Note(Terms, 12, Today, Now().At, By);

    private static StructuralSignal In(SignalState state)
    {
        var signal = Noted();
        if (state != SignalState.Open)
            Do(signal, "answer");
        if (state == SignalState.Solved)
            Do(signal, "solve");
        return signal;
    }

    private static void Do(StructuralSignal signal, string step)
    {
        switch (step)
        {
            case "see":
                signal.SeeToo(null, null, Today.AddDays(1), Now().At, Another);
                break;
            case "answer":
                signal.Answer(SignalAnswerKind.PassedOn, "Besproken met de regio.", null, Today, Now().At, By);
                break;
            default:
                signal.Solve(Today);
                break;
        }
    }
}
