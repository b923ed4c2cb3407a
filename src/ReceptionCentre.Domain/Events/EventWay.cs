namespace ReceptionCentre.Domain.Events;

/// <summary>Where an event stands. The steps between them are drawn in docs/events.md.</summary>
public enum EventState
{
    /// <summary>Being prepared: nobody is invited yet.</summary>
    Planned = 1,

    /// <summary>People are invited and answer. Whether it is full is counted, not set.</summary>
    Open = 2,

    /// <summary>Nobody new can come; who has a place can still say no.</summary>
    Closed = 3,

    /// <summary>Its days are over.</summary>
    Held = 4,

    /// <summary>It does not take place.</summary>
    Cancelled = 5,
}

/// <summary>How it stands with somebody on the list of an event.</summary>
public enum EventInviteeState
{
    /// <summary>Asked, and did not answer yet.</summary>
    Invited = 1,

    /// <summary>Said yes and has a place, or came without being asked.</summary>
    Coming = 2,

    /// <summary>Said yes and waits for a place.</summary>
    Waiting = 3,

    /// <summary>Said no.</summary>
    Declined = 4,

    /// <summary>The invitation was taken back, or the file closed.</summary>
    Withdrawn = 5,
}

/// <summary>Which step can follow which: the one drawing of the way of an event and of its invitations, for the rules and for the buttons.</summary>
public static class EventWay
{
    private static readonly Dictionary<EventState, EventState[]> Events = new()
    {
        [EventState.Planned] = [EventState.Open, EventState.Cancelled],
        [EventState.Open] = [EventState.Closed, EventState.Held, EventState.Cancelled],
        [EventState.Closed] = [EventState.Open, EventState.Held, EventState.Cancelled],
        [EventState.Held] = [],
        [EventState.Cancelled] = [],
    };

    private static readonly Dictionary<EventInviteeState, EventInviteeState[]> Invitees = new()
    {
        [EventInviteeState.Invited] = [EventInviteeState.Coming, EventInviteeState.Waiting, EventInviteeState.Declined, EventInviteeState.Withdrawn],
        [EventInviteeState.Coming] = [EventInviteeState.Declined, EventInviteeState.Withdrawn],
        [EventInviteeState.Waiting] = [EventInviteeState.Coming, EventInviteeState.Declined, EventInviteeState.Withdrawn],
        [EventInviteeState.Declined] = [EventInviteeState.Coming, EventInviteeState.Waiting],
        [EventInviteeState.Withdrawn] = [EventInviteeState.Invited],
    };

    /// <summary>What an event in this state can become, the most usual first.</summary>
    public static IReadOnlyList<EventState> From(EventState state) => Events[state];

    /// <summary>What an invitation in this state can become.</summary>
    public static IReadOnlyList<EventInviteeState> From(EventInviteeState state) => Invitees[state];

    /// <summary>Nothing of it lies ahead any more.</summary>
    public static bool IsOver(EventState state) => Events[state].Length == 0;
}
