using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Referrals;

/// <summary>How a referral is said: where it stands, and what is next, by whom and by when.</summary>
public static class ReferralWords
{
    /// <summary>Tone of the badge; the word stands in it.</summary>
    public static string Tone(ReferralState state) => state switch
    {
        ReferralState.Sent or ReferralState.Withdrawn => "inactive",
        ReferralState.Received or ReferralState.Accepted or ReferralState.Planned => "neutral",
        ReferralState.Started or ReferralState.UnderWay or ReferralState.Completed => "success",
        _ => "warning",
    };

    /// <summary>What is next, in a sentence.</summary>
    /// <param name="dueOn">Last day on which it is in time; null = nothing is waited for.</param>
    public static string Next(this Text texts, ReferralState state, bool isOnWaitingList, DateOnly? dueOn, DateOnly? agreedStart, DateOnly today) => state switch
    {
        ReferralState.Sent or ReferralState.Received when dueOn < today => texts["Referrals.Next.Unanswered", dueOn.InDigits()],
        ReferralState.Sent or ReferralState.Received when isOnWaitingList => texts["Referrals.Next.WaitingList", dueOn.InDigits()],
        ReferralState.Sent => texts["Referrals.Next.Sent", dueOn.InDigits()],
        ReferralState.Received => texts["Referrals.Next.Received", dueOn.InDigits()],
        ReferralState.Accepted or ReferralState.Planned when dueOn < today => texts["Referrals.Next.NotStarted", (agreedStart ?? dueOn).InDigits()],
        ReferralState.Planned => texts["Referrals.Next.StartsOn", agreedStart.InDigits()],
        _ => texts[$"Referrals.Next.{state}"],
    };

    /// <summary>"6 van 8 uur aanwezig"; null = no hours were told.</summary>
    public static string? Hours(this Text texts, int? there, int? offered) => (there, offered) switch
    {
        (null, _) => null,
        ({ } hours, null) => texts.Count("Referrals.HoursWere", hours),
        ({ } hours, { } of) => texts["Referrals.HoursOf", hours, of],
    };

    /// <summary>"Aanvaard", or that it waits for a place.</summary>
    public static string State(this Text texts, ReferralState state, bool isOnWaitingList) =>
        isOnWaitingList ? $"{texts.Of("Referrals", state)}, {texts["Referrals.OnWaitingList"]}" : texts.Of("Referrals", state);
}
