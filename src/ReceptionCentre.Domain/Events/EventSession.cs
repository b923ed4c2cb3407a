using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CivicIntegration;

namespace ReceptionCentre.Domain.Events;

/// <summary>Which part of an event a session is.</summary>
public enum SessionPart
{
    /// <summary>People meet; nothing in particular is prepared or signed.</summary>
    Meeting = 1,

    /// <summary>Preparation of the workshop.</summary>
    Preparation = 2,

    /// <summary>The workshop itself.</summary>
    Workshop = 3,

    /// <summary>The participation statement is signed.</summary>
    Signing = 4,
}

/// <summary>One time and place of an event: what part it is, for whom, who gives it and who leads it.</summary>
public sealed class EventSession
{
    private EventSession()
    {
    }

    internal EventSession(Guid groupEventId) => (Id, GroupEventId) = (Guid.CreateVersion7(), groupEventId);

    public Guid Id { get; private init; }
    public Guid GroupEventId { get; private init; }
    public SessionPart Part { get; private set; }

    /// <summary>The day in the Netherlands.</summary>
    public DateOnly On { get; private set; }
    public DateTimeOffset BeginsAt { get; private set; }

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Only for this group of the duty, because another provider does it for the other; null = for everybody.</summary>
    public DutyGroup? ForGroup { get; private set; }

    /// <summary>Coming to it counts for taking part.</summary>
    public bool Counts { get; private set; }

    /// <summary>The provider who gives it; null = the centre itself.</summary>
    public Guid? ProviderId { get; private set; }

    /// <summary>The room that it takes up; null = none of ours.</summary>
    public Guid? MeetingPlaceId { get; private set; }

    /// <summary>Where, in words.</summary>
    public string? Place { get; private set; }

    /// <summary>Who of the centre leads it; null = nobody of the centre.</summary>
    public Guid? LedBy { get; private set; }

    /// <summary>Code of the list "interpreter-kinds"; null = none was asked for.</summary>
    public string? Interpreter { get; private set; }

    /// <summary>Code of the list "languages": what the interpreter speaks.</summary>
    public string? InterpreterLanguage { get; private set; }

    /// <summary>How many people came who are in no file: counted, and nothing else is known of them.</summary>
    public int WithoutFile { get; internal set; }

    public AppointmentTime Time => new(BeginsAt, EndsAt);

    /// <summary>Whether somebody of this group is expected at it; of an unknown group nobody says that it is the wrong one.</summary>
    public bool IsFor(DutyGroup? group) => ForGroup is null || group is null || ForGroup == group;

    internal void Describe(SessionTerms terms)
    {
        (Part, On, BeginsAt, EndsAt) = (terms.Part, terms.Time.On, terms.Time.BeginsAt, terms.Time.EndsAt);
        (ForGroup, Counts, ProviderId) = (terms.ForGroup, terms.Counts, terms.ProviderId);
        (MeetingPlaceId, Place, LedBy) = (terms.MeetingPlaceId, terms.Place?.Trim(), terms.LedBy);
        (Interpreter, InterpreterLanguage) = (terms.Interpreter, terms.InterpreterLanguage);
    }

    internal void EnsureHasCome(EventState state, DateOnly today) => EventRules.AttendanceComesWithItsDay.Check(On <= today && state != EventState.Cancelled);
}
