using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Intakes;

public static class IntakeRules
{
    /// <summary>A file has one open intake at a time.</summary>
    public static readonly Rule OneIntakeAtATime = new("Intakes.OneIntakeAtATime");

    /// <summary>A complete intake stands as it was said; who is asked again gets a new one.</summary>
    public static readonly Rule ACompleteIntakeStands = new("Intakes.ACompleteIntakeStands");

    /// <summary>A conversation is noted after it happened.</summary>
    public static readonly Rule ATalkHasHappened = new("Intakes.ATalkHasHappened");

    /// <summary>In an intake nobody interprets whom the person brought along, and no volunteer.</summary>
    public static readonly Rule NoOneBroughtAlongInterprets = new("Intakes.NoOneBroughtAlongInterprets");

    /// <summary>No child, partner or other member of the household interprets.</summary>
    public static readonly Rule NobodyOfTheHouseholdInterprets = new("Intakes.NobodyOfTheHouseholdInterprets");

    /// <summary>Each adult is heard alone once, or there is a reason why not.</summary>
    public static readonly Rule EachAdultIsHeardAlone = new("Intakes.EachAdultIsHeardAlone");

    /// <summary>An intake in which no domain was talked about is not complete.</summary>
    public static readonly Rule SomethingWasTalkedAbout = new("Intakes.SomethingWasTalkedAbout");

    /// <summary>Only what ended with its file goes on with it.</summary>
    public static readonly Rule OnlyAnIntakeThatEndedGoesOn = new("Intakes.OnlyAnIntakeThatEndedGoesOn");

    /// <summary>Health and care are never shared with a household.</summary>
    public static readonly Rule WhatIsLockedIsNotShared = new("Intakes.WhatIsLockedIsNotShared");

    /// <summary>Health and care are written by whoever may read them.</summary>
    public static readonly Rule HealthNeedsThePermission = new("Intakes.HealthNeedsThePermission");

    /// <summary>The steps of a test follow each other: who did it or is exempt is not invited again, and nobody stays away uninvited.</summary>
    public static readonly Rule StepsOfATestFollowEachOther = new("Intakes.StepsOfATestFollowEachOther");

    /// <summary>A step of a test is on or after the one before it, and has happened.</summary>
    public static readonly Rule StepsOfATestAreInOrder = new("Intakes.StepsOfATestAreInOrder");

    /// <summary>An exemption from the test says why.</summary>
    public static readonly Rule AnExemptionHasAReason = new("Intakes.AnExemptionHasAReason");

    /// <summary>A test that was done has a result; a score goes with the score that is needed.</summary>
    public static readonly Rule ATestThatWasDoneHasAResult = new("Intakes.ATestThatWasDoneHasAResult");

    /// <summary>An exam number has at most twelve letters or digits.</summary>
    public static readonly Rule AnExamNumberHasTwelveCharacters = new("Intakes.AnExamNumberHasTwelveCharacters");

    /// <summary>A score lies between 0 and 999.99.</summary>
    public static readonly Rule AScoreHasThreeDigits = new("Intakes.AScoreHasThreeDigits");

    /// <summary>A signal is put aside with a reason.</summary>
    public static readonly Rule ASignalIsDismissedWithAReason = new("Intakes.ASignalIsDismissedWithAReason");

    /// <summary>What was put aside is shown again once.</summary>
    public static readonly Rule ShownAgainOnce = new("Intakes.ShownAgainOnce");
}
