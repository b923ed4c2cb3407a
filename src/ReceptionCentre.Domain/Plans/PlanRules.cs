using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Plans;

public static class PlanRules
{
    /// <summary>Who pays adds up to 100 %, or nobody is named yet.</summary>
    public static readonly Rule PayerSharesAddUpTo100 = new("Plans.PayerSharesAddUpTo100");

    /// <summary>Each payer is named once in an item.</summary>
    public static readonly Rule EachPayerOnce = new("Plans.EachPayerOnce");

    /// <summary>What is compulsory names the act, the article and since when.</summary>
    public static readonly Rule CompulsoryNamesActAndArticle = new("Plans.CompulsoryNamesActAndArticle");

    /// <summary>A deadline is on or after the start.</summary>
    public static readonly Rule TheDeadlineIsAfterTheStart = new("Plans.TheDeadlineIsAfterTheStart");

    /// <summary>Hours a week are between 0 and 168.</summary>
    public static readonly Rule AWeekHas168Hours = new("Plans.AWeekHas168Hours");

    /// <summary>An agreed plan is never edited; a revision follows it.</summary>
    public static readonly Rule AnAgreedPlanIsNotEdited = new("Plans.AnAgreedPlanIsNotEdited");

    /// <summary>Progress is kept on the plan that is agreed, not on a draft or an earlier edition.</summary>
    public static readonly Rule WhatIsDoneWasAgreed = new("Plans.WhatIsDoneWasAgreed");

    /// <summary>Something is done on a day that has come.</summary>
    public static readonly Rule DoneOnADayThatHasCome = new("Plans.DoneOnADayThatHasCome");

    /// <summary>Only an agreed plan is revised.</summary>
    public static readonly Rule OnlyAnAgreedPlanIsRevised = new("Plans.OnlyAnAgreedPlanIsRevised");

    /// <summary>Where a plan is agreed, the next one is a revision of it.</summary>
    public static readonly Rule AnAgreedPlanIsRevised = new("Plans.AnAgreedPlanIsRevised");

    /// <summary>A plan that is agreed has at least one goal.</summary>
    public static readonly Rule APlanHasAGoal = new("Plans.APlanHasAGoal");

    /// <summary>A plan is agreed on a day that has come.</summary>
    public static readonly Rule AgreedOnADayThatHasCome = new("Plans.AgreedOnADayThatHasCome");

    /// <summary>A PIP is made for somebody whom DUO found obliged under the Integration Act 2021 (art. 15).</summary>
    public static readonly Rule APipIsForSomebodyObliged = new("Plans.APipIsForSomebodyObliged");

    /// <summary>One draft at a time in a file.</summary>
    public static readonly Rule OneDraftAtATime = new("Plans.OneDraftAtATime");

    /// <summary>A plan has at most a number of items that a person can still read.</summary>
    public static readonly Rule APlanStaysReadable = new("Plans.APlanStaysReadable");

    /// <summary>Only a draft or an agreed plan ends with its file.</summary>
    public static readonly Rule OnlyAPlanThatHoldsEnds = new("Plans.OnlyAPlanThatHoldsEnds");

    /// <summary>Only a plan that ended with its file goes on with it.</summary>
    public static readonly Rule OnlyAPlanThatEndedGoesOn = new("Plans.OnlyAPlanThatEndedGoesOn");
}
