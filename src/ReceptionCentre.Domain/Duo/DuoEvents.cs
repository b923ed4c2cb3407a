using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Domain.Duo;

/// <summary>What of a file a notice of the executing agency can change.</summary>
[Flags]
public enum DuoTopics
{
    None = 0,
    Duty = 1,
    Group = 2,
    Settlement = 4,
    EarlierPip = 8,
    Term = 16,
    Test = 32,

    /// <summary>Results of exams.</summary>
    Exams = 64,
}

/// <summary>An event of Notificatie 1.8.0: what it is about, and what it makes of the duty.</summary>
/// <param name="Becomes">The duty after it; null = it says nothing of it.</param>
/// <param name="Reason">Code of the list "duty-reasons" where the event itself says it.</param>
public sealed record DuoEvent(string Code, DuoTopics Topics, DutyState? Becomes = null, string? Reason = null);

/// <summary>The events by their code. One that is not here is kept all the same, and a person decides.</summary>
public static class DuoEvents
{
    public const int CodeLength = 6;

    public static readonly IReadOnlyList<DuoEvent> All =
    [
        new("SS101", DuoTopics.Duty | DuoTopics.Group | DuoTopics.Exams, DutyState.Obliged),
        new("SS128", DuoTopics.Duty | DuoTopics.Group | DuoTopics.Exams, DutyState.Obliged),
        new("SS139", DuoTopics.Duty | DuoTopics.Group | DuoTopics.Exams, DutyState.Obliged),
        new("SS129", DuoTopics.Duty | DuoTopics.Exams, DutyState.Obliged),
        new("SS130", DuoTopics.Duty | DuoTopics.Term | DuoTopics.Exams, DutyState.Obliged),
        new("SS120", DuoTopics.Duty | DuoTopics.Group | DuoTopics.Settlement | DuoTopics.Exams, DutyState.Obliged),
        new("SS121", DuoTopics.Duty | DuoTopics.Group | DuoTopics.Settlement | DuoTopics.EarlierPip | DuoTopics.Term | DuoTopics.Exams, DutyState.Obliged),
        new("SS124", DuoTopics.Group),
        new("SS125", DuoTopics.Group),
        new("SS109", DuoTopics.Duty, DutyState.TemporarilyExempt, "temporary-exemption"),
        new("SS110", DuoTopics.Duty, DutyState.NotObliged),
        new("SS111", DuoTopics.Duty, DutyState.NotObliged, "death"),
        new("SS106", DuoTopics.Duty, DutyState.Fulfilled, "fulfilled"),
        new("SS107", DuoTopics.Duty, DutyState.Exempt, "full-exemption"),
        new("SS108", DuoTopics.Duty, DutyState.Dispensed, "full-dispensation"),
        new("SS137", DuoTopics.Test),
        new("SS131", DuoTopics.Test),
        new("SS102", DuoTopics.Term),
        new("SS103", DuoTopics.Term),
        new("SS104", DuoTopics.Term),
        new("SS199", DuoTopics.Exams),
        new("SS113", DuoTopics.None),
        new("SS114", DuoTopics.None),
        new("SS115", DuoTopics.None),
        new("SS116", DuoTopics.None),
        new("SS117", DuoTopics.Exams),
        new("SS118", DuoTopics.None),
        new("SS119", DuoTopics.Exams),
    ];

    /// <summary>Null: not an event that we know.</summary>
    public static DuoEvent? Find(string code) => All.FirstOrDefault(one => one.Code == code);

    public static bool IsCode(string? code) => code is { Length: >= 1 and <= CodeLength } && code.All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z'));
}
