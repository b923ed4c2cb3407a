namespace ReceptionCentre.Domain.Handovers;

/// <summary>Where a hand-over stands. The steps between them are drawn in docs/handovers.md.</summary>
public enum HandoverState
{
    /// <summary>Chosen and looked at; nothing went.</summary>
    Prepared = 1,

    /// <summary>On its way: the sender keeps the case.</summary>
    Sent = 2,

    /// <summary>The other municipality has it and goes on with it: the file here can be closed.</summary>
    Received = 3,

    /// <summary>The other municipality does not take it over.</summary>
    Declined = 4,

    /// <summary>The sender took it back.</summary>
    Withdrawn = 5,

    /// <summary>Nobody answered in time: what was sent opens no more.</summary>
    Expired = 6,
}

/// <summary>How it goes to the other side.</summary>
public enum HandoverMeans
{
    /// <summary>A signed and locked file, read by a system like this one.</summary>
    File = 1,

    /// <summary>A page of ours that opens once with a code, for who has only a browser.</summary>
    Link = 2,
}

/// <summary>Which step can follow which: the one drawing of the way of a hand-over, for the rules and for the buttons.</summary>
public static class HandoverWay
{
    private static readonly Dictionary<HandoverState, HandoverState[]> Ways = new()
    {
        [HandoverState.Prepared] = [HandoverState.Sent, HandoverState.Withdrawn],
        [HandoverState.Sent] = [HandoverState.Received, HandoverState.Declined, HandoverState.Withdrawn, HandoverState.Expired],
        // A receipt of before the last day can arrive after it.
        [HandoverState.Expired] = [HandoverState.Received],
        [HandoverState.Received] = [],
        [HandoverState.Declined] = [],
        [HandoverState.Withdrawn] = [],
    };

    /// <summary>What a hand-over in this state can become, the most usual first.</summary>
    public static IReadOnlyList<HandoverState> From(HandoverState state) => Ways[state];

    /// <summary>It is over: what was sent opens no more.</summary>
    public static bool IsOver(HandoverState state) => state is not (HandoverState.Prepared or HandoverState.Sent);
}
