using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Placement;

public static class PlacementRules
{
    /// <summary>A place in a class is for a child.</summary>
    public static readonly Rule ASchoolPlaceIsForAChild = new("Placement.ASchoolPlaceIsForAChild");

    /// <summary>A buddy is an extra: only who agreed gets one.</summary>
    public static readonly Rule ABuddyNeedsConsent = new("Placement.ABuddyNeedsConsent");

    /// <summary>Consent was given on a day that has come.</summary>
    public static readonly Rule ConsentIsNotOfLater = new("Placement.ConsentIsNotOfLater");

    /// <summary>Only consent that holds is taken back.</summary>
    public static readonly Rule OnlyConsentThatHoldsIsTakenBack = new("Placement.OnlyConsentThatHoldsIsTakenBack");

    /// <summary>Somebody waits since a day that has come.</summary>
    public static readonly Rule NobodyWaitsFromLaterOn = new("Placement.NobodyWaitsFromLaterOn");

    /// <summary>Somebody has one wish of a kind at a time.</summary>
    public static readonly Rule OneWishOfAKind = new("Placement.OneWishOfAKind");

    /// <summary>A wish that ended is asked anew.</summary>
    public static readonly Rule WhatEndedIsAskedAnew = new("Placement.WhatEndedIsAskedAnew");

    /// <summary>Who has a pair ends that first.</summary>
    public static readonly Rule WhoIsPlacedIsEndedThere = new("Placement.WhoIsPlacedIsEndedThere");

    /// <summary>A citizen service number has no place in the words.</summary>
    public static readonly Rule NoNumberStandsInIt = new("Placement.NoNumberStandsInIt");

    /// <summary>The highest level is not below the lowest.</summary>
    public static readonly Rule ALevelDoesNotGoDown = new("Placement.ALevelDoesNotGoDown");

    /// <summary>Hours are in a week.</summary>
    public static readonly Rule HoursFitInAWeek = new("Placement.HoursFitInAWeek");

    /// <summary>A place takes somebody, and no more than can be counted.</summary>
    public static readonly Rule APlaceTakesSomebody = new("Placement.APlaceTakesSomebody");

    /// <summary>A buddy meets one person at a time.</summary>
    public static readonly Rule ABuddyMeetsOne = new("Placement.ABuddyMeetsOne");

    /// <summary>A place closes on or after the day on which it opens.</summary>
    public static readonly Rule APlaceClosesAfterItOpens = new("Placement.APlaceClosesAfterItOpens");

    /// <summary>The highest age is not below the lowest.</summary>
    public static readonly Rule AnAgeDoesNotGoDown = new("Placement.AnAgeDoesNotGoDown");

    /// <summary>Who waits for a buddy is not placed in a job.</summary>
    public static readonly Rule AWishGoesToAPlaceOfItsKind = new("Placement.AWishGoesToAPlaceOfItsKind");

    /// <summary>Only who still waits is placed: somebody else may have decided meanwhile, or the person no longer wants it.</summary>
    public static readonly Rule OnlyWhoWaitsIsPlaced = new("Placement.OnlyWhoWaitsIsPlaced");

    /// <summary>Nobody is placed before the day on which they asked.</summary>
    public static readonly Rule NobodyIsPlacedBeforeTheyAsked = new("Placement.NobodyIsPlacedBeforeTheyAsked");

    /// <summary>One is placed where it is open, on the day of the decision and today.</summary>
    public static readonly Rule ThePlaceIsOpen = new("Placement.ThePlaceIsOpen");

    /// <summary>Nobody is placed beyond the places that there are.</summary>
    public static readonly Rule ThereIsAPlaceLeft = new("Placement.ThereIsAPlaceLeft");

    /// <summary>What cannot be done, by what is known, is not decided: what is known is changed first.</summary>
    public static readonly Rule WhatCannotBeIsNotDecided = new("Placement.WhatCannotBeIsNotDecided");

    /// <summary>A pair that was refused is not refused again.</summary>
    public static readonly Rule RefusedOnce = new("Placement.RefusedOnce");

    /// <summary>One says yes to what was decided and did not begin.</summary>
    public static readonly Rule OnlyWhatWasDecidedIsAgreed = new("Placement.OnlyWhatWasDecidedIsAgreed");

    /// <summary>Each of the two agrees once.</summary>
    public static readonly Rule EachAgreesOnce = new("Placement.EachAgreesOnce");

    /// <summary>The first day is not before the decision.</summary>
    public static readonly Rule ItBeginsAfterTheDecision = new("Placement.ItBeginsAfterTheDecision");

    /// <summary>Only what both agreed to begins.</summary>
    public static readonly Rule OnlyWhatWasAgreedBegins = new("Placement.OnlyWhatWasAgreedBegins");

    /// <summary>What began is ended, not declined.</summary>
    public static readonly Rule WhatBeganIsEnded = new("Placement.WhatBeganIsEnded");

    /// <summary>Only what began comes to an end; before that it is declined.</summary>
    public static readonly Rule OnlyWhatBeganEnds = new("Placement.OnlyWhatBeganEnds");

    /// <summary>What never began is not called finished.</summary>
    public static readonly Rule WhatWasNotThereIsNotFinished = new("Placement.WhatWasNotThereIsNotFinished");

    /// <summary>"Another reason" is told in words.</summary>
    public static readonly Rule AnotherReasonIsTold = new("Placement.AnotherReasonIsTold");

    /// <summary>What is written down has happened.</summary>
    public static readonly Rule ADayHasCome = new("Placement.ADayHasCome");

    /// <summary>A step happened on or after the day of the step before it.</summary>
    public static readonly Rule AStepFollowsTheOneBefore = new("Placement.AStepFollowsTheOneBefore");

    /// <summary>Only a buddy keeps a log.</summary>
    public static readonly Rule OnlyABuddyKeepsALog = new("Placement.OnlyABuddyKeepsALog");

    /// <summary>Meetings and evaluations are of what goes on.</summary>
    public static readonly Rule OnlyWhileItGoesOn = new("Placement.OnlyWhileItGoesOn");

    /// <summary>A meeting is on or after the day on which it began.</summary>
    public static readonly Rule AMeetingIsOfAfterTheBeginning = new("Placement.AMeetingIsOfAfterTheBeginning");

    /// <summary>Of a meeting it is told what was done, else why there was none.</summary>
    public static readonly Rule AMeetingSaysWhatOrWhyNot = new("Placement.AMeetingSaysWhatOrWhyNot");

    /// <summary>The next meeting lies after this one.</summary>
    public static readonly Rule OneMeetsAgainLater = new("Placement.OneMeetsAgainLater");

    /// <summary>One day stands in the log once.</summary>
    public static readonly Rule OneMeetingADay = new("Placement.OneMeetingADay");

    /// <summary>An evaluation says something, of one of the two at least.</summary>
    public static readonly Rule AnEvaluationSaysSomething = new("Placement.AnEvaluationSaysSomething");

    /// <summary>There is one evaluation of a day.</summary>
    public static readonly Rule OneEvaluationADay = new("Placement.OneEvaluationADay");
}
