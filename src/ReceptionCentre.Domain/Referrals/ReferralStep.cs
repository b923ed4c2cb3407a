using System.Text.RegularExpressions;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Referrals;

/// <summary>One step of a referral: what it became, on which day, why, and who wrote it down.</summary>
public sealed class ReferralStep
{
    public const int WordsLength = 1000;

    private ReferralStep()
    {
    }

    internal ReferralStep(Guid referralId, int number, ReferralState state, Happened step, WhyEnded? why)
    {
        Id = Guid.CreateVersion7();
        (ReferralId, Number, State, On, Words) = (referralId, number, state, step.On, step.Words);
        (Barrier, Reason) = (why?.Barrier, why?.Reason);
        (RecordedAt, RecordedBy) = (step.At, step.By);
    }

    public Guid Id { get; private init; }
    public Guid ReferralId { get; private init; }

    /// <summary>Place in the row of steps, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>What the referral became.</summary>
    public ReferralState State { get; private init; }

    /// <summary>Day on which it happened.</summary>
    public DateOnly On { get; private init; }
    public string? Words { get; private init; }

    /// <summary>Code of the list "decline-barriers"; the barrier is on the side of the service.</summary>
    public string? Barrier { get; private init; }

    /// <summary>Code of the list "referral-end-reasons"; of an acceptance out of turn of the list "out-of-turn-reasons".</summary>
    public string? Reason { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }
}

/// <summary>What somebody writes down about a step, and when.</summary>
/// <param name="On">Day on which it happened; can lie before today, when it was heard later.</param>
/// <param name="Today">Day of writing.</param>
/// <param name="At">Moment of writing, UTC.</param>
/// <param name="By">Member of staff.</param>
public sealed record Happened(DateOnly On, string? Words, DateOnly Today, DateTimeOffset At, Guid By)
{
    internal void Check(DateOnly? before)
    {
        ReferralRules.AStepHasHappened.Check(On <= Today);
        ReferralRules.AStepFollowsTheOneBefore.Check(before is null || On >= before);
    }
}

/// <summary>How it stands with the places when somebody who waited is accepted.</summary>
/// <param name="HasRoom">A place is free.</param>
/// <param name="Before">How many wait for it before this person.</param>
/// <param name="OutOfTurn">Code of the list "out-of-turn-reasons": why this person goes first all the same; null = no reason.</param>
public sealed record Turn(bool HasRoom, int Before = 0, string? OutOfTurn = null)
{
    /// <summary>For who holds a place already.</summary>
    public static readonly Turn None = new(false);
}

/// <summary>Why a referral was declined, stopped or withdrawn: a barrier of the service, a reason, or both.</summary>
/// <param name="Barrier">Code of the list "decline-barriers".</param>
/// <param name="Reason">Code of the list "referral-end-reasons".</param>
public sealed record WhyEnded(string? Barrier, string? Reason)
{
    /// <summary>Codes that the code itself knows.</summary>
    public const string FileClosed = "file-closed", Other = "other";

    internal void Check(string? words)
    {
        ReferralRules.AnEndSaysWhy.Check(Barrier is not null || Reason is not null);
        ReferralRules.AnotherReasonIsTold.Check(Reason != Other || !string.IsNullOrWhiteSpace(words));
    }
}

/// <summary>
/// The least that a receiver needs: how the person is called and reached, in which language, and what for. There is no
/// place in it for a citizen service number, and none is let in with the words.
/// </summary>
/// <param name="Languages">Codes of the list "languages", the preferred one first.</param>
/// <param name="Goal">What the person wants there.</param>
/// <param name="Basis">Code of the list "sharing-bases".</param>
/// <param name="ShownToPerson">The person saw what goes along (art. 13 AVG: who is asked for data is told who gets it).</param>
/// <param name="Extra">What the person lets go along beyond that; null = nothing.</param>
/// <param name="Consents">The person agrees to the extra (art. 6(1)(a) and 7 AVG).</param>
public sealed partial record SharedData(
    string Name, string? Contact, IReadOnlyList<string> Languages, string Goal, string Basis, bool ShownToPerson = true, string? Extra = null, bool Consents = false)
{
    public const int NameLength = 600, ContactLength = 254, GoalLength = 500, ExtraLength = 500;

    /// <summary>Whether a citizen service number stands in the words, as nine digits or in groups: 1234.56.789, 123 456 789.</summary>
    public static bool HoldsBsn(string? words) =>
        NineDigits().Matches(words ?? "").Any(match => IdentityNumbers.IsBsn(string.Concat(match.Value.Where(char.IsAsciiDigit))));

    internal void Check()
    {
        ReferralRules.WhatIsSharedIsShownFirst.Check(ShownToPerson);
        ReferralRules.AnExtraNeedsConsent.Check(Extra is null || Consents);
        ReferralRules.ABsnIsNeverShared.Check(!HoldsBsn(Goal) && !HoldsBsn(Name) && !HoldsBsn(Extra));
    }

    [GeneratedRegex(@"(?<!\d)(\d{9}|\d{4}[ .]\d{2}[ .]\d{3}|\d{3}[ .]\d{3}[ .]\d{3})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex NineDigits();
}
