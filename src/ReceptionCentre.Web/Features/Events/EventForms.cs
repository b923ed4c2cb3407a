using System.Globalization;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Events;

/// <summary>An event as it is typed. A session without a day and times is not there.</summary>
public sealed class EventForm
{
    /// <summary>Instead of a municipality: of the whole region.</summary>
    public const string Region = "region";

    /// <summary>Empty sessions under those that are filled in.</summary>
    private const int Spare = 2;

    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Municipality { get; set; }
    public string? Kind { get; set; }
    public string? Title { get; set; }
    public string? Words { get; set; }
    public List<string> Languages { get; set; } = [];
    public string? Places { get; set; }
    public string? AnswerBy { get; set; }
    public string? Needed { get; set; }
    public List<string?> Partners { get; set; } = [];
    public List<SessionForm> Sessions { get; set; } = [];

    public Guid? GroupEventId { get; set; }
    public IReadOnlyList<Choice> Towns { get; set; } = [];
    public IReadOnlyList<Choice> Kinds { get; set; } = [];
    public IReadOnlyList<Choice> LanguageChoices { get; set; } = [];
    public IReadOnlyList<Choice> Providers { get; set; } = [];
    public IReadOnlyList<Choice> Rooms { get; set; } = [];
    public IReadOnlyList<Choice> Colleagues { get; set; } = [];
    public IReadOnlyList<Choice> Interpreters { get; set; } = [];

    /// <summary>A new one: the workshop has its three parts, anything else one meeting.</summary>
    public static EventForm New(string? kind)
    {
        SessionPart[] parts = kind == Workshop ? [SessionPart.Preparation, SessionPart.Workshop, SessionPart.Signing] : [SessionPart.Meeting];
        return new() { OnceKey = Guid.NewGuid(), Kind = kind, Sessions = [.. parts.Select(part => new SessionForm { Part = part.ToString(), Counts = part != SessionPart.Signing })] };
    }

    /// <summary>Code of the list "event-kinds" of which the form knows the parts.</summary>
    public const string Workshop = "pvt-workshop";

    public static EventForm Of(EventToChange.View view) => new()
    {
        GroupEventId = view.GroupEventId,
        Version = view.Version,
        Municipality = view.Municipality ?? Region,
        Kind = view.Input.Kind,
        Title = view.Input.Title,
        Words = view.Input.Words,
        Languages = [.. view.Input.Languages],
        Places = view.Input.Places?.ToString(CultureInfo.InvariantCulture),
        AnswerBy = view.Input.AnswerBy?.InDigits(),
        Needed = view.Input.Needed?.ToString(CultureInfo.InvariantCulture),
        Partners = [.. view.Input.Partners.Select(partner => partner.ToString())],
        Sessions = [.. view.Input.Sessions.Select(SessionForm.Of)],
    };

    public string? Town => Municipality is null or Region ? null : Municipality;

    public EventInput Read(Reading reading)
    {
        // What is empty goes to the end, so that an error stands by the session that has it.
        Sessions = [.. Sessions.Where(session => !session.IsEmpty), .. Sessions.Where(session => session.IsEmpty)];
        return new(
            Reading.Words(Kind), Reading.Words(Title), Reading.Words(Words), Languages, Number(Places, nameof(Places), reading), reading.Date(AnswerBy, nameof(AnswerBy)), Number(Needed, nameof(Needed), reading),
            [.. Partners.Select(one => Guid.TryParse(one, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()],
            [.. Sessions.TakeWhile(session => !session.IsEmpty).Select((session, place) => session.Read(reading, $"{nameof(Sessions)}[{place}]"))]);
    }

    public void AddSpare()
    {
        var spare = Math.Min(Spare, GroupEvent.MostSessions - Sessions.Count);
        for (var i = Sessions.Count(session => session.IsEmpty); i < spare; i++)
            Sessions.Add(new());
        while (Partners.Count < 3)
            Partners.Add(null);
    }

    private static int? Number(string? typed, string field, Reading reading)
    {
        if (Reading.Words(typed) is not { } words)
            return null;
        if (int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        reading.Refuse(field, "Events.NotANumber");
        return null;
    }
}

public sealed class SessionForm
{
    public Guid? SessionId { get; set; }
    public string? Part { get; set; }
    public string? On { get; set; }
    public string? Begins { get; set; }
    public string? Ends { get; set; }
    public string? MeetingPlaceId { get; set; }
    public string? Place { get; set; }
    public string? ProviderId { get; set; }
    public string? ForGroup { get; set; }
    public string? LedBy { get; set; }
    public string? Interpreter { get; set; }
    public string? InterpreterLanguage { get; set; }
    public bool Counts { get; set; } = true;

    public bool IsEmpty => string.IsNullOrWhiteSpace(On) && string.IsNullOrWhiteSpace(Begins) && string.IsNullOrWhiteSpace(Ends);

    public static SessionForm Of(SessionInput input) => new()
    {
        SessionId = input.SessionId,
        Part = input.Part?.ToString(),
        On = input.On.InDigits(),
        Begins = input.Begins?.InDigits(),
        Ends = input.Ends?.InDigits(),
        MeetingPlaceId = input.MeetingPlaceId?.ToString(),
        Place = input.Place,
        ProviderId = input.ProviderId?.ToString(),
        ForGroup = input.ForGroup?.ToString(),
        LedBy = input.LedBy?.ToString(),
        Interpreter = input.Interpreter,
        InterpreterLanguage = input.InterpreterLanguage,
        Counts = input.Counts,
    };

    public SessionInput Read(Reading reading, string field) => new(
        SessionId, Reading.Choice<SessionPart>(Part), reading.Date(On, $"{field}.{nameof(On)}"), reading.Time(Begins, $"{field}.{nameof(Begins)}"), reading.Time(Ends, $"{field}.{nameof(Ends)}"),
        Reading.Choice<DutyGroup>(ForGroup), Counts, Id(ProviderId), Id(MeetingPlaceId), Reading.Words(Place), Id(LedBy), Reading.Words(Interpreter), Reading.Words(InterpreterLanguage));

    private static Guid? Id(string? typed) => Guid.TryParse(typed, out var id) ? id : null;
}

/// <summary>Whom one looks for, as it stands in the address, and who of them is invited how.</summary>
public sealed class InviteToEventForm
{
    public string? Whose { get; set; }
    public Guid? Team { get; set; }
    public string? Motive { get; set; }
    public string? Group { get; set; }
    public string? Language { get; set; }
    public string? Track { get; set; }
    public bool Obliged { get; set; }
    public bool NotSigned { get; set; }
    public bool Households { get; set; }

    /// <summary>Only this file.</summary>
    public Guid? CaseFileId { get; set; }

    public List<Guid> Files { get; set; } = [];
    public string? Channel { get; set; }
    public string? ProviderId { get; set; }
    public bool Letters { get; set; } = true;

    public ShowEvent.View? Event { get; set; }
    public EventCandidates.View? Found { get; set; }
    public IReadOnlyList<Choice> Teams { get; set; } = [];
    public IReadOnlyList<Choice> Motives { get; set; } = [];
    public IReadOnlyList<Choice> LanguageChoices { get; set; } = [];
    public IReadOnlyList<Choice> Tracks { get; set; } = [];
    public IReadOnlyList<Choice> Channels { get; set; } = [];
    public IReadOnlyList<Choice> Providers { get; set; } = [];

    /// <summary>Who has no work of the own looks at everybody.</summary>
    public EventSelection Selection(bool hasOwn) => new(
        Team is not null ? QueueWhose.Team : Reading.Choice<QueueWhose>(Whose) is QueueWhose.Mine or QueueWhose.All ? Reading.Choice<QueueWhose>(Whose)!.Value : hasOwn ? QueueWhose.Mine : QueueWhose.All,
        Team, Reading.Words(Motive), Reading.Choice<DutyGroup>(Group), Reading.Words(Language), Reading.Words(Track), Obliged, NotSigned, Households, CaseFileId);
}

/// <summary>A no, with why.</summary>
public sealed class SayNoForm
{
    public int Version { get; set; }
    public string? Barrier { get; set; }
    public string? Reason { get; set; }
    public string? Words { get; set; }

    public ShowEvent.View? Event { get; set; }
    public ShowEvent.Line? Line { get; set; }
    public IReadOnlyList<Choice> Barriers { get; set; } = [];
    public IReadOnlyList<Choice> Reasons { get; set; } = [];
}

public sealed class CancelEventForm
{
    public int Version { get; set; }
    public string? Reason { get; set; }
    public ShowEvent.View? Event { get; set; }
}

/// <summary>Who came to a session, as the page shows it.</summary>
/// <param name="Error">What was refused just now.</param>
public sealed record AttendancePage(ShowSession.View View, bool MayNote, string? Error = null);

/// <summary>Who signed at a session.</summary>
public sealed class SigningForm
{
    public List<Guid> Invitees { get; set; } = [];
    public string? Witness { get; set; }

    public ShowSession.View? View { get; set; }
}

/// <summary>A refusal to sign, or a signing that is taken back.</summary>
public sealed class SigningStepForm
{
    public int Version { get; set; }
    public string? Witness { get; set; }
    public string? Words { get; set; }
    public string? Reason { get; set; }

    public ShowSession.View? View { get; set; }
    public ShowSession.Line? Line { get; set; }
}
