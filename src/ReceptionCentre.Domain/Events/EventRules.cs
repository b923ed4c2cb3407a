using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Events;

public static class EventRules
{
    /// <summary>An event has at least one session, and no more than a page can show.</summary>
    public static readonly Rule AnEventHasSessions = new("Events.AnEventHasSessions");

    /// <summary>A session ends after it begins, on the same day.</summary>
    public static readonly Rule ASessionEndsOnItsDay = new("Events.ASessionEndsOnItsDay");

    /// <summary>A session is planned, or moved to, today or later.</summary>
    public static readonly Rule ASessionIsPlannedAhead = new("Events.ASessionIsPlannedAhead");

    /// <summary>A session at which somebody was stays in the event.</summary>
    public static readonly Rule ASessionWithPeopleStays = new("Events.ASessionWithPeopleStays");

    /// <summary>Places are a number from 1, or not counted.</summary>
    public static readonly Rule PlacesAreANumber = new("Events.PlacesAreANumber");

    /// <summary>Nobody who was promised a place loses it because there are fewer places.</summary>
    public static readonly Rule PlacesThatAreGivenStay = new("Events.PlacesThatAreGivenStay");

    /// <summary>An answer is asked on or before the first day.</summary>
    public static readonly Rule AnAnswerIsAskedBefore = new("Events.AnAnswerIsAskedBefore");

    /// <summary>So many of the sessions that count must be there to come to.</summary>
    public static readonly Rule TakingPartCanBeReached = new("Events.TakingPartCanBeReached");

    /// <summary>An event goes from step to step, and not back after its end.</summary>
    public static readonly Rule AnEventGoesItsWay = new("Events.AnEventGoesItsWay");

    /// <summary>An event is held once its last day has come.</summary>
    public static readonly Rule AnEventIsHeldOnItsLastDay = new("Events.AnEventIsHeldOnItsLastDay");

    /// <summary>Who called an event off says why.</summary>
    public static readonly Rule ACancellationSaysWhy = new("Events.ACancellationSaysWhy");

    /// <summary>What was held or cancelled is not changed.</summary>
    public static readonly Rule WhatIsOverStays = new("Events.WhatIsOverStays");

    /// <summary>One is invited to an event that takes answers.</summary>
    public static readonly Rule OnlyAnOpenEventInvites = new("Events.OnlyAnOpenEventInvites");

    /// <summary>One file is on the list of an event once.</summary>
    public static readonly Rule OnceOnTheList = new("Events.OnceOnTheList");

    /// <summary>Some people are invited, and no more at once than one looks through.</summary>
    public static readonly Rule ThereAreSomeToInvite = new("Events.ThereAreSomeToInvite");

    /// <summary>Whoever is protected is not invited in a group.</summary>
    public static readonly Rule WhoIsProtectedIsInvitedAlone = new("Events.WhoIsProtectedIsInvitedAlone");

    /// <summary>One is invited to the events of the own municipality, or of the region.</summary>
    public static readonly Rule TheEventIsForTheMunicipality = new("Events.TheEventIsForTheMunicipality");

    /// <summary>An invitation through a partner says which one; another channel names none.</summary>
    public static readonly Rule APartnerIsNamed = new("Events.APartnerIsNamed");

    /// <summary>An answer fits how the invitation stands.</summary>
    public static readonly Rule AnAnswerFitsTheInvitation = new("Events.AnAnswerFitsTheInvitation");

    /// <summary>Answers come before an event is over, and a yes while it is open.</summary>
    public static readonly Rule AnAnswerComesInTime = new("Events.AnAnswerComesInTime");

    /// <summary>A no has one of the barriers or another reason; that nobody knows is a reason too.</summary>
    public static readonly Rule ANoSaysWhy = new("Events.ANoSaysWhy");

    /// <summary>A place is given when one is free.</summary>
    public static readonly Rule APlaceIsFree = new("Events.APlaceIsFree");

    /// <summary>Who waits longest gets the place that is free.</summary>
    public static readonly Rule WhoWaitsLongestGoesFirst = new("Events.WhoWaitsLongestGoesFirst");

    /// <summary>Whether somebody came is noted on the day of the session or later, of an event that was not cancelled.</summary>
    public static readonly Rule AttendanceComesWithItsDay = new("Events.AttendanceComesWithItsDay");

    /// <summary>A number of people who are in no file.</summary>
    public static readonly Rule WithoutAFileIsANumber = new("Events.WithoutAFileIsANumber");

    /// <summary>One signs at a session that is for signing.</summary>
    public static readonly Rule OneSignsAtASigning = new("Events.OneSignsAtASigning");

    /// <summary>That somebody signed or refused is noted once; a mistake is taken back first.</summary>
    public static readonly Rule SigningIsNotedOnce = new("Events.SigningIsNotedOnce");

    /// <summary>Only what was noted is taken back.</summary>
    public static readonly Rule ThereIsASigningToTakeBack = new("Events.ThereIsASigningToTakeBack");

    /// <summary>It is noted before whom somebody signed.</summary>
    public static readonly Rule SomebodySawIt = new("Events.SomebodySawIt");

    /// <summary>Of a refusal it is told what the person said.</summary>
    public static readonly Rule ARefusalIsTold = new("Events.ARefusalIsTold");

    /// <summary>The participation statement is signed once.</summary>
    public static readonly Rule SignedBefore = new("Events.SignedBefore");

    /// <summary>A session is led by somebody who works for the municipality, in a room of it that is in use.</summary>
    public static readonly Rule WhoAndWhereAreOfTheMunicipality = new("Events.WhoAndWhereAreOfTheMunicipality");
}
