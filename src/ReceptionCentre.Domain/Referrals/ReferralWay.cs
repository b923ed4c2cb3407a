namespace ReceptionCentre.Domain.Referrals;

/// <summary>Which step can follow which: the one drawing of the way of a referral, for the rules and for the buttons.</summary>
public static class ReferralWay
{
    private static readonly Dictionary<ReferralState, ReferralState[]> Ways = new()
    {
        [ReferralState.Sent] = [ReferralState.Received, ReferralState.Accepted, ReferralState.Declined, ReferralState.Withdrawn, ReferralState.Expired],
        [ReferralState.Received] = [ReferralState.Accepted, ReferralState.Declined, ReferralState.Withdrawn, ReferralState.Expired],
        [ReferralState.Accepted] = [ReferralState.Started, ReferralState.Planned, ReferralState.Stopped, ReferralState.Withdrawn],
        [ReferralState.Planned] = [ReferralState.Started, ReferralState.Planned, ReferralState.Stopped, ReferralState.Withdrawn],
        [ReferralState.Started] = [ReferralState.Completed, ReferralState.UnderWay, ReferralState.Stopped],
        [ReferralState.UnderWay] = [ReferralState.Completed, ReferralState.Stopped],
        [ReferralState.Completed] = [],
        [ReferralState.Declined] = [],
        [ReferralState.Stopped] = [],
        [ReferralState.Withdrawn] = [],
        [ReferralState.Expired] = [],
    };

    /// <summary>What a referral in this state can become, the most usual first; nothing after an end.</summary>
    public static IReadOnlyList<ReferralState> From(ReferralState state) => Ways[state];

    /// <summary>The steps that people tell: that nobody answered in time is told by the system.</summary>
    public static IEnumerable<ReferralState> ByPeople(ReferralState state) => Ways[state].Where(next => next != ReferralState.Expired);

    /// <summary>The steps that are the receiver's to tell: all but the taking back.</summary>
    public static IEnumerable<ReferralState> ByReceiver(ReferralState state) => ByPeople(state).Where(next => next != ReferralState.Withdrawn);

    /// <summary>These end a referral, and except for a completion say why.</summary>
    public static bool IsEnd(ReferralState state) => Ways[state].Length == 0;
}
