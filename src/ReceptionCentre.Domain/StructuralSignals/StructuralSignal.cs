using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.StructuralSignals;

/// <summary>How it stands with a signal. The steps between them are drawn in docs/structural-signals.md.</summary>
public enum SignalState
{
    /// <summary>A manager is to answer it.</summary>
    Open = 1,

    /// <summary>A manager said what is done about it, or why nothing is.</summary>
    Answered = 2,

    /// <summary>It is no longer so.</summary>
    Solved = 3,
}

/// <summary>What a manager says.</summary>
public enum SignalAnswerKind
{
    /// <summary>We do something about it.</summary>
    WeAct = 1,

    /// <summary>It is passed on to whom it is for: another service, the region, the state.</summary>
    PassedOn = 2,

    /// <summary>Nothing can be done about it now.</summary>
    CannotNow = 3,
}

/// <summary>
/// Something that sticks for more than one person: a queue, a price, an office that gives no answer. It is about how things are
/// arranged and never about somebody: it hangs on no file, and there is no field for a name. Whoever sees it too says so, and a
/// manager must answer.
/// </summary>
public sealed class StructuralSignal : Aggregate
{
    public const int WordsLength = 1000, MostPeople = 10_000;

    private readonly List<SignalSighting> _sightings = [];
    private readonly List<SignalAnswer> _answers = [];

    private StructuralSignal()
    {
    }

    /// <summary>Code of the list "municipalities": whose manager answers.</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Code of the list "topics".</summary>
    public string Topic { get; private init; } = "";

    /// <summary>Code of the list "decline-barriers": what stands in the way; null = something else.</summary>
    public string? Barrier { get; private init; }

    /// <summary>The offer that it is about; null = none.</summary>
    public Guid? OfferId { get; private init; }

    public string What { get; private init; } = "";

    public SignalState State { get; private set; }

    /// <summary>First day since which an answer is waited for.</summary>
    public DateOnly WaitsSince { get; private set; }

    /// <summary>Day on which a manager looks at it again; null = no day was said.</summary>
    public DateOnly? LookAgainOn { get; private set; }

    public DateOnly? SolvedOn { get; private set; }

    /// <summary>Who saw it, the first one who noted it first.</summary>
    public IReadOnlyList<SignalSighting> Sightings => _sightings;

    /// <summary>What managers said, in turn.</summary>
    public IReadOnlyList<SignalAnswer> Answers => _answers;

    /// <param name="people">For how many people it stuck, as far as is known; null = not known.</param>
    public static StructuralSignal Note(SignalTerms terms, int? people, DateOnly today, DateTimeOffset at, Guid by)
    {
        StructuralSignalRules.ASignalNamesNobody.Check(!SharedData.HoldsBsn(terms.What));
        var signal = new StructuralSignal
        {
            Id = Guid.CreateVersion7(),
            Municipality = terms.Municipality,
            Topic = terms.Topic,
            Barrier = terms.Barrier,
            OfferId = terms.OfferId,
            What = terms.What,
            State = SignalState.Open,
            WaitsSince = today,
        };
        signal._sightings.Add(new(signal.Id, null, people, today, at, by));
        return signal;
    }

    /// <summary>Somebody sees it too, or it is still so: after an answer it then waits for an answer again.</summary>
    public void SeeToo(string? words, int? people, DateOnly today, DateTimeOffset at, Guid by)
    {
        StructuralSignalRules.WhatIsSolvedIsNotedAnew.Check(State != SignalState.Solved);
        StructuralSignalRules.ASignalNamesNobody.Check(!SharedData.HoldsBsn(words));
        StructuralSignalRules.OnceADayIsEnough.Check(!_sightings.Exists(one => one.SeenBy == by && one.On == today));
        _sightings.Add(new(Id, words, people, today, at, by));
        // Whoever says it again after an answer says that it did not help.
        if (State == SignalState.Answered && today > _answers[^1].On)
            (State, WaitsSince, LookAgainOn) = (SignalState.Open, today, null);
    }

    /// <param name="lookAgainOn">Day on which it is looked at again; null = none.</param>
    public void Answer(SignalAnswerKind kind, string words, DateOnly? lookAgainOn, DateOnly today, DateTimeOffset at, Guid by)
    {
        StructuralSignalRules.WhatIsSolvedIsNotedAnew.Check(State != SignalState.Solved);
        StructuralSignalRules.OneLooksAgainLater.Check(lookAgainOn is null || lookAgainOn > today);
        _answers.Add(new(Id, _answers.Count + 1, kind, words, today, at, by));
        (State, LookAgainOn) = (SignalState.Answered, lookAgainOn);
    }

    /// <summary>It is no longer so.</summary>
    public void Solve(DateOnly today)
    {
        StructuralSignalRules.WhatIsSolvedWasAnswered.Check(State == SignalState.Answered);
        (State, SolvedOn, LookAgainOn) = (SignalState.Solved, today, null);
    }
}

/// <summary>What a signal says; see the properties of <see cref="StructuralSignal"/>.</summary>
public sealed record SignalTerms(string Municipality, string Topic, string? Barrier, Guid? OfferId, string What);

/// <summary>Somebody saw it.</summary>
public sealed class SignalSighting
{
    private SignalSighting()
    {
    }

    internal SignalSighting(Guid signalId, string? words, int? people, DateOnly on, DateTimeOffset at, Guid by) =>
        (Id, SignalId, Words, People, On, SeenAt, SeenBy) = (Guid.CreateVersion7(), signalId, words, people, on, at, by);

    public Guid Id { get; private init; }
    public Guid SignalId { get; private init; }
    public string? Words { get; private init; }

    /// <summary>For how many people it stuck; null = not known.</summary>
    public int? People { get; private init; }
    public DateOnly On { get; private init; }
    public DateTimeOffset SeenAt { get; private init; }
    public Guid SeenBy { get; private init; }
}

/// <summary>What a manager said.</summary>
public sealed class SignalAnswer
{
    private SignalAnswer()
    {
    }

    internal SignalAnswer(Guid signalId, int number, SignalAnswerKind kind, string words, DateOnly on, DateTimeOffset at, Guid by) =>
        (Id, SignalId, Number, Kind, Words, On, AnsweredAt, AnsweredBy) = (Guid.CreateVersion7(), signalId, number, kind, words, on, at, by);

    public Guid Id { get; private init; }
    public Guid SignalId { get; private init; }

    /// <summary>Place in the row of answers, from 1.</summary>
    public int Number { get; private init; }
    public SignalAnswerKind Kind { get; private init; }
    public string Words { get; private init; } = "";
    public DateOnly On { get; private init; }
    public DateTimeOffset AnsweredAt { get; private init; }
    public Guid AnsweredBy { get; private init; }
}

public static class StructuralSignalRules
{
    /// <summary>A signal is about how things are arranged: no number of a person stands in it.</summary>
    public static readonly Rule ASignalNamesNobody = new("StructuralSignals.ASignalNamesNobody");

    /// <summary>What was solved and comes back is a signal of its own.</summary>
    public static readonly Rule WhatIsSolvedIsNotedAnew = new("StructuralSignals.WhatIsSolvedIsNotedAnew");

    /// <summary>One member of staff sees it once a day.</summary>
    public static readonly Rule OnceADayIsEnough = new("StructuralSignals.OnceADayIsEnough");

    /// <summary>Only what a manager answered is called solved.</summary>
    public static readonly Rule WhatIsSolvedWasAnswered = new("StructuralSignals.WhatIsSolvedWasAnswered");

    /// <summary>The day of looking again lies ahead.</summary>
    public static readonly Rule OneLooksAgainLater = new("StructuralSignals.OneLooksAgainLater");
}
