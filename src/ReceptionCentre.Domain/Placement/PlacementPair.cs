using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Placement;

/// <summary>Where a pair stands. The steps between them are drawn in docs/placement.md.</summary>
public enum PairState
{
    /// <summary>A member of staff decided that these two are brought together. Until both agree it is a proposal to them.</summary>
    Decided = 1,

    /// <summary>Both agree: the first meeting, the trial day or the first day at school can be.</summary>
    Agreed = 2,

    /// <summary>They met, the work or the school began.</summary>
    UnderWay = 3,

    /// <summary>It came to an end, as it was meant or before.</summary>
    Ended = 4,

    /// <summary>It did not begin: one of the two does not want it, or it was taken back.</summary>
    Declined = 5,
}

/// <summary>Which of the two says something.</summary>
public enum PairParty
{
    /// <summary>The volunteer, the employer, the school.</summary>
    Receiver = 1,

    /// <summary>The newcomer; for a child the parents.</summary>
    Person = 2,

    /// <summary>The centre itself: a mistake, the end of the file.</summary>
    Centre = 3,
}

/// <summary>Which step can follow which: the one drawing of the way of a pair, for the rules and for the buttons.</summary>
public static class PairWay
{
    private static readonly Dictionary<PairState, PairState[]> Ways = new()
    {
        // Decided again: the first of the two agrees.
        [PairState.Decided] = [PairState.Decided, PairState.Agreed, PairState.Declined],
        [PairState.Agreed] = [PairState.UnderWay, PairState.Declined],
        [PairState.UnderWay] = [PairState.Ended],
        [PairState.Ended] = [],
        [PairState.Declined] = [],
    };

    public static IReadOnlyList<PairState> From(PairState state) => Ways[state];

    public static bool IsEnd(PairState state) => Ways[state].Length == 0;
}

/// <summary>Codes of the list "placement-reasons" that the code itself knows.</summary>
public static class PlacementReasons
{
    public const string Finished = "finished", ConsentEnded = "consent-ended", FileClosed = "file-closed", Other = "other";

    /// <summary>Whether a person chooses it; the others are set by what happens.</summary>
    public static bool IsChosen(string code) => code is not (ConsentEnded or FileClosed);
}

/// <summary>
/// Somebody and a place, brought together by the decision of a person. It takes one of the places as long as it is open. Every
/// step is dated by the day on which it happened, and nothing of an earlier step is overwritten.
/// </summary>
public sealed class PlacementPair : Aggregate, IOfCaseFile
{
    private readonly List<PairStep> _steps = [];
    private readonly List<PairMeeting> _meetings = [];
    private readonly List<PairEvaluation> _evaluations = [];

    private PlacementPair()
    {
    }

    public Guid CaseFileId { get; private init; }
    public Guid WishId { get; private init; }
    public Guid PlaceId { get; private init; }
    public PlacementKind Kind { get; private init; }
    public PairState State { get; private set; }

    /// <summary>Since when the person waited when this was decided: what came later does not move it.</summary>
    public DateOnly WaitedSince { get; private init; }
    public DateOnly DecidedOn { get; private init; }
    public DateOnly? ReceiverAgreedOn { get; private set; }
    public DateOnly? PersonAgreedOn { get; private set; }

    /// <summary>Day of the first meeting, of the talk or trial day, or the first day at school, as it was agreed; null = not yet.</summary>
    public DateOnly? FirstOn { get; private set; }

    /// <summary>Day on which they met, or the work or the school began.</summary>
    public DateOnly? BeganOn { get; private set; }

    /// <summary>Day on which it ended or was declined; null = it goes on, and holds a place.</summary>
    public DateOnly? EndedOn { get; private set; }

    public IReadOnlyList<PairStep> Steps => _steps;

    /// <summary>The log of a buddy, in turn.</summary>
    public IReadOnlyList<PairMeeting> Meetings => _meetings;

    public IReadOnlyList<PairEvaluation> Evaluations => _evaluations;

    public bool IsOpen => EndedOn is null;

    /// <param name="taken">How many of the places are taken, counted while nobody else counts.</param>
    /// <param name="fit">Of the two, as it is now.</param>
    public static PlacementPair Decide(PlacementWish wish, PlacementPlace place, int taken, PairFit fit, PairHappened step)
    {
        step.Check(null);
        PlacementRules.AWishGoesToAPlaceOfItsKind.Check(wish.Kind == place.Kind);
        PlacementRules.OnlyWhoWaitsIsPlaced.Check(wish.State == WishState.Waiting);
        PlacementRules.NobodyIsPlacedBeforeTheyAsked.Check(step.On >= wish.Since);
        PlacementRules.ThePlaceIsOpen.Check(place.IsOpenOn(step.On) && place.IsOpenOn(step.Today));
        PlacementRules.ThereIsAPlaceLeft.Check(taken < place.Capacity);
        PlacementRules.WhatCannotBeIsNotDecided.Check(fit.IsPossible);
        wish.Match();
        var pair = new PlacementPair
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = wish.CaseFileId,
            WishId = wish.Id,
            PlaceId = place.Id,
            Kind = wish.Kind,
            WaitedSince = wish.Since,
            DecidedOn = step.On,
        };
        pair.Go(PairState.Decided, PairParty.Centre, step);
        return pair;
    }

    /// <summary>One of the two agrees; the second makes it agreed.</summary>
    /// <param name="firstOn">Day of the first meeting, trial day or school day; null = not agreed, or said before.</param>
    public void Agree(PairParty party, DateOnly? firstOn, PairHappened step)
    {
        PlacementRules.OnlyWhatWasDecidedIsAgreed.Check(State == PairState.Decided && party is PairParty.Receiver or PairParty.Person);
        PlacementRules.EachAgreesOnce.Check((party == PairParty.Receiver ? ReceiverAgreedOn : PersonAgreedOn) is null);
        PlacementRules.ItBeginsAfterTheDecision.Check(firstOn is null || firstOn >= DecidedOn);
        var both = (party == PairParty.Receiver ? PersonAgreedOn : ReceiverAgreedOn) is not null;
        Go(both ? PairState.Agreed : PairState.Decided, party, step);
        if (party == PairParty.Receiver)
            ReceiverAgreedOn = step.On;
        else
            PersonAgreedOn = step.On;
        FirstOn = firstOn ?? FirstOn;
    }

    /// <summary>They met, or the work or the school began.</summary>
    public void Begin(PairHappened step)
    {
        PlacementRules.OnlyWhatWasAgreedBegins.Check(State == PairState.Agreed);
        Go(PairState.UnderWay, PairParty.Centre, step);
        BeganOn = step.On;
    }

    /// <summary>It does not begin; the person waits as long as before.</summary>
    /// <param name="reason">Code of the list "placement-reasons".</param>
    public void Decline(PlacementWish wish, PairParty party, string reason, PairHappened step)
    {
        PlacementRules.WhatBeganIsEnded.Check(PairWay.From(State).Contains(PairState.Declined));
        Stop(PairState.Declined, party, reason, step);
        wish.WaitAsBefore();
    }

    /// <summary>It comes to its end.</summary>
    /// <param name="reason">Code of the list "placement-reasons".</param>
    /// <param name="waitsAgain">The person wants another, and waits from this day on.</param>
    public void End(PlacementWish wish, string reason, bool waitsAgain, PairHappened step)
    {
        PlacementRules.OnlyWhatBeganEnds.Check(State == PairState.UnderWay);
        Stop(PairState.Ended, PairParty.Centre, reason, step);
        if (waitsAgain)
            wish.WaitAnew(step.On);
        else
            wish.Fulfil(step.On);
    }

    /// <summary>A line of the log: they met, or they did not and why.</summary>
    public void NoteMeeting(MeetingTerms meeting, DateOnly today, DateTimeOffset at, Guid by)
    {
        PlacementRules.OnlyABuddyKeepsALog.Check(Kind == PlacementKind.Buddy);
        PlacementRules.OnlyWhileItGoesOn.Check(State == PairState.UnderWay);
        meeting.Check(BeganOn!.Value, today);
        PlacementRules.OneMeetingADay.Check(!_meetings.Exists(one => one.On == meeting.On));
        _meetings.Add(new(Id, meeting, at, by));
    }

    /// <summary>How it went, in the words of both.</summary>
    public void Evaluate(EvaluationTerms evaluation, DateOnly today, DateTimeOffset at, Guid by)
    {
        PlacementRules.OnlyWhileItGoesOn.Check(State == PairState.UnderWay);
        evaluation.Check(BeganOn!.Value, today);
        PlacementRules.OneEvaluationADay.Check(!_evaluations.Exists(one => one.On == evaluation.On));
        _evaluations.Add(new(Id, evaluation, at, by));
    }

    private void Stop(PairState state, PairParty party, string reason, PairHappened step)
    {
        PlacementRules.AnotherReasonIsTold.Check(reason != PlacementReasons.Other || !string.IsNullOrWhiteSpace(step.Words));
        PlacementRules.WhatWasNotThereIsNotFinished.Check(state == PairState.Ended || reason != PlacementReasons.Finished);
        Go(state, party, step, reason);
        EndedOn = step.On;
    }

    private void Go(PairState state, PairParty party, PairHappened step, string? reason = null)
    {
        step.Check(_steps.Count == 0 ? null : _steps.Max(earlier => earlier.On));
        _steps.Add(new(Id, _steps.Count + 1, state, party, step, reason));
        State = state;
    }
}
