using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.WaitingRooms;

/// <summary>How it stands with somebody who took a number.</summary>
public enum WaitingState
{
    /// <summary>In the hall.</summary>
    Waiting = 1,

    /// <summary>On the screen, and then at the desk.</summary>
    Called = 2,

    /// <summary>Was spoken to.</summary>
    Helped = 3,

    /// <summary>Did not answer when called, or went away.</summary>
    Left = 4,
}

/// <summary>
/// Somebody who waits with a number, for a day. Nobody's name is asked for it: what is known is about what they come, in which
/// language, and of who has an appointment which one.
/// </summary>
public sealed class WaitingNumber : Aggregate
{
    /// <summary>So long the numbers of a day are kept for the figures of a year, and one month to compare with.</summary>
    public const int MonthsKept = 13;

    /// <summary>More people on one day are a mistake of the finger.</summary>
    public const int MostOnADay = 999;

    public const int CodeLength = 40;

    private WaitingNumber()
    {
    }

    public Guid WaitingRoomId { get; private init; }
    public DateOnly On { get; private init; }

    /// <summary>From 1, each day anew.</summary>
    public int Number { get; private init; }

    /// <summary>Code of the list "topics"; null = not asked.</summary>
    public string? Topic { get; private set; }

    /// <summary>Code of the list "languages" in which they are spoken to; null = not asked.</summary>
    public string? Language { get; private init; }

    /// <summary>Code of the list "waiting-first": why they are called before others; null = in turn.</summary>
    public string? First { get; private set; }

    /// <summary>For whom of the staff they come; null = for whoever is free.</summary>
    public Guid? StaffMemberId { get; private init; }

    /// <summary>The appointment for which they come, a family with one number; null = without one, or of a day that is over.</summary>
    public Guid? AppointmentId { get; private init; }

    /// <summary>When that appointment begins; null = without one.</summary>
    public DateTimeOffset? AppointmentAt { get; private init; }

    public WaitingState State { get; private set; }
    public DateTimeOffset TakenAt { get; private init; }

    /// <summary>When they were called for the first time: until then they waited. Null = not called.</summary>
    public DateTimeOffset? FirstCalledAt { get; private set; }

    /// <summary>When they were called last; null = not called.</summary>
    public DateTimeOffset? CalledAt { get; private set; }

    /// <summary>Who called them last; null = not called.</summary>
    public Guid? CalledBy { get; private set; }

    /// <summary>The room or desk to which they were called; null = to the desk where everybody goes.</summary>
    public Guid? MeetingPlaceId { get; private set; }

    /// <summary>When it ended; null = not yet.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public static WaitingNumber Take(Guid waitingRoomId, DateOnly on, int number, WaitingWish wish, DateTimeOffset at, Guid? id = null)
    {
        WaitingRules.NoMoreNumbersADay.Check(number <= MostOnADay);
        return new()
        {
            Id = id ?? Guid.CreateVersion7(),
            WaitingRoomId = waitingRoomId,
            On = on,
            Number = number,
            Topic = wish.Topic,
            Language = wish.Language,
            First = wish.First,
            StaffMemberId = wish.StaffMemberId,
            AppointmentId = wish.AppointmentId,
            AppointmentAt = wish.AppointmentAt,
            State = WaitingState.Waiting,
            TakenAt = at,
        };
    }

    /// <summary>Calls them to a place; once more when they did not hear it.</summary>
    public void Call(Guid? meetingPlaceId, Guid by, DateOnly today, DateTimeOffset at)
    {
        WaitingRules.ANumberIsOfItsDay.Check(On == today);
        WaitingRules.OnlyWhoIsThereIsCalled.Check(State is WaitingState.Waiting or WaitingState.Called);
        (State, CalledAt, CalledBy, MeetingPlaceId) = (WaitingState.Called, at, by, meetingPlaceId);
        FirstCalledAt ??= at;
    }

    /// <summary>Back to the hall with the same number and the same turn: called by mistake, or somebody else helps on.</summary>
    /// <param name="topic">Code of the list "topics" about which it now is; null = as it was.</param>
    public void SendBack(string? topic)
    {
        WaitingRules.OnlyWhoIsCalledGoesOn.Check(State == WaitingState.Called);
        (State, CalledAt, CalledBy, MeetingPlaceId) = (WaitingState.Waiting, null, null, null);
        Topic = topic ?? Topic;
    }

    /// <summary>They were spoken to.</summary>
    public void Help(DateTimeOffset at)
    {
        WaitingRules.OnlyWhoIsCalledGoesOn.Check(State == WaitingState.Called);
        (State, EndedAt) = (WaitingState.Helped, at);
    }

    /// <summary>They did not answer, or went away.</summary>
    public void Leave(DateTimeOffset at)
    {
        WaitingRules.OnlyWhoIsThereLeaves.Check(State is WaitingState.Waiting or WaitingState.Called);
        (State, EndedAt) = (WaitingState.Left, at);
    }

    /// <summary>They are there after all, or come once more about the same: in the hall again, with the same turn.</summary>
    public void ComeBack(DateOnly today)
    {
        WaitingRules.ANumberIsOfItsDay.Check(On == today);
        WaitingRules.OnlyWhatEndedIsTakenBack.Check(State is WaitingState.Helped or WaitingState.Left);
        (State, EndedAt, CalledAt, CalledBy, MeetingPlaceId) = (WaitingState.Waiting, null, null, null, null);
    }

    /// <summary>They go before others, with the reason; null = in turn again.</summary>
    /// <param name="reason">Code of the list "waiting-first".</param>
    public void GoFirst(string? reason)
    {
        WaitingRules.OnlyWhoWaitsGoesFirst.Check(State == WaitingState.Waiting);
        First = reason;
    }
}

/// <summary>With what somebody takes a number; see the properties of <see cref="WaitingNumber"/>.</summary>
public sealed record WaitingWish(string? Topic, string? Language, string? First, Guid? StaffMemberId = null, Guid? AppointmentId = null, DateTimeOffset? AppointmentAt = null);

/// <summary>
/// In which order people are called: who cannot wait, by when they came; then whose appointment has begun, by its time; then
/// everybody else by number. Somebody who is early for an appointment waits in line like who has none, so that coming early
/// does no harm.
/// </summary>
public static class CallingOrder
{
    public static IReadOnlyList<WaitingNumber> Of(IEnumerable<WaitingNumber> waiting, DateTimeOffset now) =>
    [
        .. waiting.OrderBy(one => one.First is null)
            .ThenBy(one => one.First is null && !(one.AppointmentAt <= now))
            .ThenBy(one => one.First is null && one.AppointmentAt <= now ? one.AppointmentAt : null)
            .ThenBy(one => one.Number),
    ];
}

public static class WaitingRules
{
    /// <summary>In a municipality every waiting room has a name of its own, also one that is no longer used.</summary>
    public static readonly Rule OneNameOneRoom = new("WaitingRooms.OneNameOneRoom");

    /// <summary>After its last day nobody gets a number there.</summary>
    public static readonly Rule TheRoomIsUsed = new("WaitingRooms.TheRoomIsUsed");

    /// <summary>What has no screen is not taken down.</summary>
    public static readonly Rule OnlyAScreenIsTakenDown = new("WaitingRooms.OnlyAScreenIsTakenDown");

    /// <summary>Of a day no number is given twice.</summary>
    public static readonly Rule ANumberIsGivenOnce = new("WaitingRooms.ANumberIsGivenOnce");

    /// <summary>No more than 999 numbers on one day.</summary>
    public static readonly Rule NoMoreNumbersADay = new("WaitingRooms.NoMoreNumbersADay");

    /// <summary>A number is of one day: nobody is called with that of yesterday.</summary>
    public static readonly Rule ANumberIsOfItsDay = new("WaitingRooms.ANumberIsOfItsDay");

    /// <summary>Whose number has ended is not called.</summary>
    public static readonly Rule OnlyWhoIsThereIsCalled = new("WaitingRooms.OnlyWhoIsThereIsCalled");

    /// <summary>Helped or sent back is only who was called.</summary>
    public static readonly Rule OnlyWhoIsCalledGoesOn = new("WaitingRooms.OnlyWhoIsCalledGoesOn");

    /// <summary>Whose number has ended did not go away.</summary>
    public static readonly Rule OnlyWhoIsThereLeaves = new("WaitingRooms.OnlyWhoIsThereLeaves");

    /// <summary>Only what has ended is taken back.</summary>
    public static readonly Rule OnlyWhatEndedIsTakenBack = new("WaitingRooms.OnlyWhatEndedIsTakenBack");

    /// <summary>Before others goes only who still waits.</summary>
    public static readonly Rule OnlyWhoWaitsGoesFirst = new("WaitingRooms.OnlyWhoWaitsGoesFirst");
}
