using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Enforcement;

public static class EnforcementRules
{
    /// <summary>Only for somebody whom DUO found obliged under the Act of 2021.</summary>
    public static readonly Rule ForWhoIsObliged = new("Enforcement.ForWhoIsObliged");

    /// <summary>DUO's group is known: the rules differ by it.</summary>
    public static readonly Rule TheGroupIsKnown = new("Enforcement.TheGroupIsKnown");

    /// <summary>The municipality has the path on for the group, on the day it happened and on the day of the step.</summary>
    public static readonly Rule OnForTheGroup = new("Enforcement.OnForTheGroup");

    /// <summary>What is held against somebody happened on a day that has come.</summary>
    public static readonly Rule HappenedOnADayThatHasCome = new("Enforcement.HappenedOnADayThatHasCome");

    /// <summary>For one occasion one path runs at a time.</summary>
    public static readonly Rule OnePathForAnOccasion = new("Enforcement.OnePathForAnOccasion");

    /// <summary>Steps are taken while a path runs: not while it waits for a signature, nor after.</summary>
    public static readonly Rule OnlyARunningPathGoesOn = new("Enforcement.OnlyARunningPathGoesOn");

    /// <summary>Invitation, second invitation, warning, intention, decision: each after the one before.</summary>
    public static readonly Rule StepsGoInOrder = new("Enforcement.StepsGoInOrder");

    /// <summary>The next step comes after the letter of the one before was sent.</summary>
    public static readonly Rule TheStepBeforeWasSent = new("Enforcement.TheStepBeforeWasSent");

    /// <summary>The next step comes after the day of the one before.</summary>
    public static readonly Rule ItsDayHasPassed = new("Enforcement.ItsDayHasPassed");

    /// <summary>Who goes on after an invitation says that somebody tried to speak to the person, and what came of it.</summary>
    public static readonly Rule SomebodyTriedToSpeak = new("Enforcement.SomebodyTriedToSpeak");

    /// <summary>An invitation says on which day, at what time and where.</summary>
    public static readonly Rule AnInvitationSaysWhenAndWhere = new("Enforcement.AnInvitationSaysWhenAndWhere");

    /// <summary>The person can still do what is asked.</summary>
    public static readonly Rule TheLastDayLiesAhead = new("Enforcement.TheLastDayLiesAhead");

    /// <summary>Between sending and the last day lie as many days as the municipality set.</summary>
    public static readonly Rule ThereAreDaysEnough = new("Enforcement.ThereAreDaysEnough");

    /// <summary>A step is left out with a reason only.</summary>
    public static readonly Rule ASkippedStepHasItsReason = new("Enforcement.ASkippedStepHasItsReason");

    /// <summary>A letter is sent once.</summary>
    public static readonly Rule ALetterIsSentOnce = new("Enforcement.ALetterIsSentOnce");

    /// <summary>Sent on or after the day on which it was made, on a day that has come.</summary>
    public static readonly Rule SentOnADayThatHasCome = new("Enforcement.SentOnADayThatHasCome");

    /// <summary>Only the last step can be taken back, and only while its letter was not sent.</summary>
    public static readonly Rule WhatWasSentStands = new("Enforcement.WhatWasSentStands");

    /// <summary>A view is given after the intention was sent, on a day that has come.</summary>
    public static readonly Rule AViewFollowsTheIntention = new("Enforcement.AViewFollowsTheIntention");

    /// <summary>A decision says why.</summary>
    public static readonly Rule ADecisionSaysWhy = new("Enforcement.ADecisionSaysWhy");

    /// <summary>No fine without an intention on which the person could give a view.</summary>
    public static readonly Rule AFineFollowsAnIntention = new("Enforcement.AFineFollowsAnIntention");

    /// <summary>No fine where the municipality set no amount with its own legal basis.</summary>
    public static readonly Rule AFineNeedsAnAmountOfTheMunicipality = new("Enforcement.AFineNeedsAnAmountOfTheMunicipality");

    /// <summary>A fine is at most what the municipality set for the occasion and the time.</summary>
    public static readonly Rule AFineIsNoMoreThanTheMunicipalitySet = new("Enforcement.AFineIsNoMoreThanTheMunicipalitySet");

    /// <summary>Only a measure that waits for a signature is decided or comes back.</summary>
    public static readonly Rule OnlyWhatIsOfferedIsDecided = new("Enforcement.OnlyWhatIsOfferedIsDecided");

    /// <summary>Dated after the view came, or after the last day for it.</summary>
    public static readonly Rule DecidedAfterTheView = new("Enforcement.DecidedAfterTheView");

    /// <summary>Only an open path ends.</summary>
    public static readonly Rule OnlyAnOpenPathEnds = new("Enforcement.OnlyAnOpenPathEnds");

    /// <summary>It ended after it happened, on a day that has come.</summary>
    public static readonly Rule EndedOnADayThatHasCome = new("Enforcement.EndedOnADayThatHasCome");

    /// <summary>Who was not at fault had a reason that is named.</summary>
    public static readonly Rule AnExcuseIsNamed = new("Enforcement.AnExcuseIsNamed");

    /// <summary>Another reason is said in words.</summary>
    public static readonly Rule AnotherReasonIsSaid = new("Enforcement.AnotherReasonIsSaid");

    /// <summary>Only what ended because the file closed goes on when the file is opened again.</summary>
    public static readonly Rule OnlyWhatEndedWithTheFileGoesOn = new("Enforcement.OnlyWhatEndedWithTheFileGoesOn");

    /// <summary>For asylum status holders it is switched on with a reason and a legal basis: whether it may be is uncertain since 9 July 2025.</summary>
    public static readonly Rule ForAsylumWithReasonAndBasis = new("Enforcement.ForAsylumWithReasonAndBasis");

    /// <summary>An amount names the rule of the municipality that it is based on.</summary>
    public static readonly Rule AnAmountHasItsBasis = new("Enforcement.AnAmountHasItsBasis");

    /// <summary>A municipality has one set of settings; who sets the first at the same moment sees that it is there.</summary>
    public static readonly Rule OneSetOfSettings = new("Enforcement.OneSetOfSettings");
}
