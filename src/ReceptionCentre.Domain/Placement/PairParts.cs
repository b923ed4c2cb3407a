using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Placement;

/// <summary>What somebody writes down about a step, and when.</summary>
/// <param name="On">Day on which it happened; can lie before today, when it was heard later.</param>
/// <param name="Today">Day of writing.</param>
/// <param name="At">Moment of writing, UTC.</param>
/// <param name="By">Member of staff.</param>
public sealed record PairHappened(DateOnly On, string? Words, DateOnly Today, DateTimeOffset At, Guid By)
{
    internal void Check(DateOnly? before)
    {
        PlacementRules.ADayHasCome.Check(On <= Today);
        PlacementRules.AStepFollowsTheOneBefore.Check(before is null || On >= before);
        PlacementRules.NoNumberStandsInIt.Check(!SharedData.HoldsBsn(Words));
    }
}

/// <summary>One step of a pair: what it became, on which day, by whom, why, and who wrote it down.</summary>
public sealed class PairStep
{
    private PairStep()
    {
    }

    internal PairStep(Guid pairId, int number, PairState state, PairParty party, PairHappened step, string? reason)
    {
        Id = Guid.CreateVersion7();
        (PairId, Number, State, Party, On, Words, Reason) = (pairId, number, state, party, step.On, step.Words, reason);
        (RecordedAt, RecordedBy) = (step.At, step.By);
    }

    public Guid Id { get; private init; }
    public Guid PairId { get; private init; }

    /// <summary>Place in the row of steps, from 1.</summary>
    public int Number { get; private init; }
    public PairState State { get; private init; }

    /// <summary>Who said it.</summary>
    public PairParty Party { get; private init; }
    public DateOnly On { get; private init; }
    public string? Words { get; private init; }

    /// <summary>Code of the list "placement-reasons", of an end.</summary>
    public string? Reason { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }
}

/// <summary>A line of the log of a buddy.</summary>
public sealed class PairMeeting
{
    private PairMeeting()
    {
    }

    internal PairMeeting(Guid pairId, MeetingTerms terms, DateTimeOffset at, Guid by)
    {
        Id = Guid.CreateVersion7();
        (PairId, On, Met, Activity, Absence, NextOn, Words) = (pairId, terms.On, terms.Met, terms.Activity, terms.Absence, terms.NextOn, terms.Words);
        (RecordedAt, RecordedBy) = (at, by);
    }

    public Guid Id { get; private init; }
    public Guid PairId { get; private init; }
    public DateOnly On { get; private init; }
    public bool Met { get; private init; }

    /// <summary>Code of the list "buddy-activities": what they did; null where they did not meet.</summary>
    public string? Activity { get; private init; }

    /// <summary>Code of the list "absence-reasons": why they did not meet; null where they did.</summary>
    public string? Absence { get; private init; }

    /// <summary>Day on which they meet again; null = not agreed.</summary>
    public DateOnly? NextOn { get; private init; }
    public string? Words { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }
}

/// <summary>See the properties of <see cref="PairMeeting"/>.</summary>
public sealed record MeetingTerms(DateOnly On, bool Met, string? Activity, string? Absence, DateOnly? NextOn, string? Words)
{
    internal void Check(DateOnly began, DateOnly today)
    {
        PlacementRules.ADayHasCome.Check(On <= today);
        PlacementRules.AMeetingIsOfAfterTheBeginning.Check(On >= began);
        PlacementRules.AMeetingSaysWhatOrWhyNot.Check((Met ? Activity : Absence) is not null && (Met ? Absence : Activity) is null);
        PlacementRules.OneMeetsAgainLater.Check(NextOn is null || NextOn > On);
        PlacementRules.NoNumberStandsInIt.Check(!SharedData.HoldsBsn(Words));
    }
}

/// <summary>How it went, in the words of both.</summary>
public sealed class PairEvaluation
{
    private PairEvaluation()
    {
    }

    internal PairEvaluation(Guid pairId, EvaluationTerms terms, DateTimeOffset at, Guid by)
    {
        Id = Guid.CreateVersion7();
        (PairId, On, PersonWords, ReceiverWords, GoesOn) = (pairId, terms.On, terms.PersonWords, terms.ReceiverWords, terms.GoesOn);
        (RecordedAt, RecordedBy) = (at, by);
    }

    public Guid Id { get; private init; }
    public Guid PairId { get; private init; }
    public DateOnly On { get; private init; }

    /// <summary>The newcomer's own words; null = did not say.</summary>
    public string? PersonWords { get; private init; }

    /// <summary>The words of the volunteer, the employer or the school.</summary>
    public string? ReceiverWords { get; private init; }

    /// <summary>Both want to go on.</summary>
    public bool GoesOn { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }
}

/// <summary>See the properties of <see cref="PairEvaluation"/>.</summary>
public sealed record EvaluationTerms(DateOnly On, string? PersonWords, string? ReceiverWords, bool GoesOn)
{
    internal void Check(DateOnly began, DateOnly today)
    {
        PlacementRules.ADayHasCome.Check(On <= today);
        PlacementRules.AMeetingIsOfAfterTheBeginning.Check(On >= began);
        PlacementRules.AnEvaluationSaysSomething.Check(!string.IsNullOrWhiteSpace(PersonWords) || !string.IsNullOrWhiteSpace(ReceiverWords));
        PlacementRules.NoNumberStandsInIt.Check(!SharedData.HoldsBsn(PersonWords) && !SharedData.HoldsBsn(ReceiverWords));
    }
}

/// <summary>A proposal that a person refused: these two are not proposed to each other again.</summary>
public sealed class PlacementRefusal : Aggregate, CaseFiles.IOfCaseFile
{
    private PlacementRefusal()
    {
    }

    public Guid CaseFileId { get; private init; }
    public Guid WishId { get; private init; }
    public Guid PlaceId { get; private init; }

    /// <summary>Code of the list "placement-reasons".</summary>
    public string Reason { get; private init; } = "";
    public string? Words { get; private init; }
    public DateOnly On { get; private init; }
    public DateTimeOffset RefusedAt { get; private init; }
    public Guid RefusedBy { get; private init; }

    public static PlacementRefusal Of(PlacementWish wish, Guid placeId, string reason, PairHappened step)
    {
        PlacementRules.OnlyWhoWaitsIsPlaced.Check(wish.State == WishState.Waiting);
        PlacementRules.AnotherReasonIsTold.Check(reason != PlacementReasons.Other || !string.IsNullOrWhiteSpace(step.Words));
        step.Check(null);
        return new()
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = wish.CaseFileId,
            WishId = wish.Id,
            PlaceId = placeId,
            Reason = reason,
            Words = step.Words,
            On = step.On,
            RefusedAt = step.At,
            RefusedBy = step.By,
        };
    }
}
