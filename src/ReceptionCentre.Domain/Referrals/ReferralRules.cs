using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Referrals;

public static class ReferralRules
{
    /// <summary>Only what was sent, and not answered yet, is received.</summary>
    public static readonly Rule OnlyWhatWasSentIsReceived = new("Referrals.OnlyWhatWasSentIsReceived");

    /// <summary>Only a referral that waits for the receiver is accepted or declined.</summary>
    public static readonly Rule OnlyWhatWaitsIsAnswered = new("Referrals.OnlyWhatWaitsIsAnswered");

    /// <summary>A start is agreed with who was accepted and did not begin.</summary>
    public static readonly Rule OnlyWhoWasAcceptedIsPlanned = new("Referrals.OnlyWhoWasAcceptedIsPlanned");

    /// <summary>How it goes is told of who began and takes part.</summary>
    public static readonly Rule OnlyOfWhoBeganIsReported = new("Referrals.OnlyOfWhoBeganIsReported");

    /// <summary>A report is of days since the start that have been.</summary>
    public static readonly Rule AReportIsOfDaysThatWere = new("Referrals.AReportIsOfDaysThatWere");

    /// <summary>A report says something: hours or words.</summary>
    public static readonly Rule AReportSaysSomething = new("Referrals.AReportSaysSomething");

    /// <summary>Nobody attended more hours than there were.</summary>
    public static readonly Rule NoMoreIsAttendedThanThereWas = new("Referrals.NoMoreIsAttendedThanThereWas");

    /// <summary>Nothing goes along that the person did not see first.</summary>
    public static readonly Rule WhatIsSharedIsShownFirst = new("Referrals.WhatIsSharedIsShownFirst");

    /// <summary>Beyond the needed only with consent.</summary>
    public static readonly Rule AnExtraNeedsConsent = new("Referrals.AnExtraNeedsConsent");

    /// <summary>Only consent that holds is taken back.</summary>
    public static readonly Rule OnlyConsentIsTakenBack = new("Referrals.OnlyConsentIsTakenBack");

    /// <summary>Who was accepted comes for the first time.</summary>
    public static readonly Rule OnlyWhoWasAcceptedBegins = new("Referrals.OnlyWhoWasAcceptedBegins");

    /// <summary>Only who began completes.</summary>
    public static readonly Rule OnlyWhoBeganCompletes = new("Referrals.OnlyWhoBeganCompletes");

    /// <summary>Only who was accepted stops; before that it is declined or withdrawn.</summary>
    public static readonly Rule OnlyWhoWasAcceptedStops = new("Referrals.OnlyWhoWasAcceptedStops");

    /// <summary>After the first attendance a referral is no longer withdrawn but stopped.</summary>
    public static readonly Rule WhatBeganIsNotWithdrawn = new("Referrals.WhatBeganIsNotWithdrawn");

    /// <summary>A step is written down after it happened.</summary>
    public static readonly Rule AStepHasHappened = new("Referrals.AStepHasHappened");

    /// <summary>A step happened on or after the day of the step before it.</summary>
    public static readonly Rule AStepFollowsTheOneBefore = new("Referrals.AStepFollowsTheOneBefore");

    /// <summary>The agreed start lies on or after the day of sending.</summary>
    public static readonly Rule WhoIsReferredBeginsAfterwards = new("Referrals.WhoIsReferredBeginsAfterwards");

    /// <summary>Declined, stopped or withdrawn says why: a barrier or a reason.</summary>
    public static readonly Rule AnEndSaysWhy = new("Referrals.AnEndSaysWhy");

    /// <summary>"Another reason" is told in words.</summary>
    public static readonly Rule AnotherReasonIsTold = new("Referrals.AnotherReasonIsTold");

    /// <summary>A citizen service number never goes along to a provider.</summary>
    public static readonly Rule ABsnIsNeverShared = new("Referrals.ABsnIsNeverShared");

    /// <summary>Nobody is referred or accepted beyond the places of an offer.</summary>
    public static readonly Rule TheOfferHasAPlace = new("Referrals.TheOfferHasAPlace");

    /// <summary>Who waits longest gets the place that is free; somebody else only with a reason.</summary>
    public static readonly Rule WhoWaitsLongestGoesFirst = new("Referrals.WhoWaitsLongestGoesFirst");

    /// <summary>Only somebody on a waiting list is given a priority on it.</summary>
    public static readonly Rule OnlyWhoWaitsIsPreferred = new("Referrals.OnlyWhoWaitsIsPreferred");

    /// <summary>Why somebody goes before others is told in words.</summary>
    public static readonly Rule APriorityIsExplained = new("Referrals.APriorityIsExplained");

    /// <summary>Only what waits for an answer expires.</summary>
    public static readonly Rule OnlyWhatWaitsExpires = new("Referrals.OnlyWhatWaitsExpires");

    /// <summary>A draft says where to, or what for.</summary>
    public static readonly Rule ADraftSaysSomething = new("Referrals.ADraftSaysSomething");

    /// <summary>A group has somebody in it, and no more than can be looked at together.</summary>
    public static readonly Rule AGroupHasPeople = new("Referrals.AGroupHasPeople");

    /// <summary>Who was left out of a group is not in it when the same form comes again.</summary>
    public static readonly Rule LeftOutOfTheGroup = new("Referrals.LeftOutOfTheGroup");

    /// <summary>For somebody who is protected it is thought about what goes along: not in a group.</summary>
    public static readonly Rule WhoIsProtectedIsReferredAlone = new("Referrals.WhoIsProtectedIsReferredAlone");

    /// <summary>One is referred to an offer that is open on the day of sending.</summary>
    public static readonly Rule TheOfferIsOpen = new("Referrals.TheOfferIsOpen");

    /// <summary>One is referred to the common floor or to the offer of the own municipality.</summary>
    public static readonly Rule TheOfferIsForTheMunicipality = new("Referrals.TheOfferIsForTheMunicipality");

    /// <summary>One file has one open referral to the same offer.</summary>
    public static readonly Rule OnceAtATimeToTheSameOffer = new("Referrals.OnceAtATimeToTheSameOffer");
}
