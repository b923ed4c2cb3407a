using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Housing;

public static class HousingRules
{
    /// <summary>A link is of somebody.</summary>
    public static readonly Rule SomebodyGoesAlong = new("Housing.SomebodyGoesAlong");

    /// <summary>Somebody is linked once at a time.</summary>
    public static readonly Rule OneLinkAtATime = new("Housing.OneLinkAtATime");

    /// <summary>The dwelling is for everybody who goes along, and for no more than can live together.</summary>
    public static readonly Rule TheDwellingIsForAllWhoGo = new("Housing.TheDwellingIsForAllWhoGo");

    /// <summary>A link that ended is entered anew.</summary>
    public static readonly Rule WhatEndedIsLinkedAnew = new("Housing.WhatEndedIsLinkedAnew");

    /// <summary>One dwelling is offered at a time: what is open is answered first.</summary>
    public static readonly Rule OneOfferAtATime = new("Housing.OneOfferAtATime");

    /// <summary>Only an offer that is open is answered.</summary>
    public static readonly Rule OnlyAnOpenOfferIsAnswered = new("Housing.OnlyAnOpenOfferIsAnswered");

    /// <summary>What was answered is not changed afterwards.</summary>
    public static readonly Rule OnlyAnOpenOfferChanges = new("Housing.OnlyAnOpenOfferChanges");

    /// <summary>Only of a refusal it is said whether it is founded.</summary>
    public static readonly Rule OnlyARefusalIsJudged = new("Housing.OnlyARefusalIsJudged");

    /// <summary>One moves into a dwelling that was accepted.</summary>
    public static readonly Rule OneMovesIntoWhatWasAccepted = new("Housing.OneMovesIntoWhatWasAccepted");

    /// <summary>Who said yes to a dwelling and found another says no to it first: the landlord keeps it for them.</summary>
    public static readonly Rule WhatWasAcceptedIsAnsweredFirst = new("Housing.WhatWasAcceptedIsAnsweredFirst");

    /// <summary>Only what ended is taken back.</summary>
    public static readonly Rule OnlyWhatEndedIsTakenBack = new("Housing.OnlyWhatEndedIsTakenBack");

    /// <summary>What is written down has happened.</summary>
    public static readonly Rule ADayHasCome = new("Housing.ADayHasCome");

    /// <summary>A step happened on or after the day of the step before it.</summary>
    public static readonly Rule AStepFollowsTheOneBefore = new("Housing.AStepFollowsTheOneBefore");

    /// <summary>Viewing and answer are on or after the day of the offer.</summary>
    public static readonly Rule AnAnswerIsAskedAfterTheOffer = new("Housing.AnAnswerIsAskedAfterTheOffer");

    /// <summary>A version is the version of a rule that is named.</summary>
    public static readonly Rule AVersionIsOfARule = new("Housing.AVersionIsOfARule");

    /// <summary>"Another reason" is told in words.</summary>
    public static readonly Rule AnotherReasonIsTold = new("Housing.AnotherReasonIsTold");

    /// <summary>A citizen service number has no place in the words.</summary>
    public static readonly Rule NoNumberStandsInIt = new("Housing.NoNumberStandsInIt");

    /// <summary>Only of family that is expected there are numbers and days.</summary>
    public static readonly Rule OnlyWhoIsExpectedIsCounted = new("Housing.OnlyWhoIsExpectedIsCounted");

    /// <summary>The last day on which family is expected is not before the first.</summary>
    public static readonly Rule FamilyIsExpectedInOrder = new("Housing.FamilyIsExpectedInOrder");

    /// <summary>How many are expected is a number of people.</summary>
    public static readonly Rule FamilyIsANumberOfPeople = new("Housing.FamilyIsANumberOfPeople");

    /// <summary>A hidden address is written by whoever may read it.</summary>
    public static readonly Rule AHiddenAddressNeedsThePermission = new("Housing.AHiddenAddressNeedsThePermission");

    /// <summary>A municipality has one target for a half-year: another number corrects it.</summary>
    public static readonly Rule OneTargetForAHalfYear = new("Housing.OneTargetForAHalfYear");

    /// <summary>A target is a number of people.</summary>
    public static readonly Rule ATargetIsANumberOfPeople = new("Housing.ATargetIsANumberOfPeople");

    /// <summary>A target says where it stands.</summary>
    public static readonly Rule ATargetNamesItsSource = new("Housing.ATargetNamesItsSource");

    /// <summary>A number that stood already is corrected with a reason.</summary>
    public static readonly Rule ACorrectionSaysWhy = new("Housing.ACorrectionSaysWhy");
}
