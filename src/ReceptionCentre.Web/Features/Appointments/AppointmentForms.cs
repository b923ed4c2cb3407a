using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Appointments;

/// <summary>The form that makes or changes an appointment.</summary>
public sealed class AppointmentForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? On { get; set; }
    public string? Begins { get; set; }
    public string? Ends { get; set; }
    public string? PlaceKind { get; set; }
    public string? MeetingPlaceId { get; set; }
    public string? Place { get; set; }
    public CodeInput Topic { get; set; } = new();
    public string? What { get; set; }
    public string? StaffMemberId { get; set; }
    public string? Interpreter { get; set; }
    public CodeInput InterpreterLanguage { get; set; } = new();

    /// <summary>Files of the others of the household who come too.</summary>
    public List<string> Along { get; set; } = [];

    /// <summary>Why it is moved; only of one that exists.</summary>
    public string? Reason { get; set; }

    public FileHead.Head? Head { get; set; }
    public IReadOnlyList<Choice> Places { get; set; } = [];

    /// <summary>Rooms and desks, free ones first; none = the municipality has none.</summary>
    public IReadOnlyList<Choice> Rooms { get; set; } = [];

    /// <summary>Where these are asked again when the day or time changes.</summary>
    public string? RoomsAt { get; set; }
    public IReadOnlyList<Choice> Interpreters { get; set; } = [];
    public IReadOnlyList<Choice> Colleagues { get; set; } = [];
    public IReadOnlyList<Choice> Members { get; set; } = [];
    public IReadOnlyList<Choice> Reasons { get; set; } = [];

    /// <summary>Set while an appointment is changed.</summary>
    public AppointmentLine? Line { get; set; }

    public static AppointmentForm Of(AppointmentToChange.View view) => new()
    {
        Version = view.Line.Version,
        On = view.Input.On.InDigits(),
        Begins = view.Input.Begins?.InDigits(),
        Ends = view.Input.Ends?.InDigits(),
        PlaceKind = view.Input.PlaceKind,
        MeetingPlaceId = view.Input.MeetingPlaceId?.ToString(),
        Place = view.Input.Place,
        Topic = CodeInput.Of(view.Line.Topic, Text.Language),
        What = view.Input.What,
        StaffMemberId = view.Input.StaffMemberId?.ToString(),
        Interpreter = view.Input.Interpreter,
        InterpreterLanguage = CodeInput.Of(view.Line.InterpreterLanguage, Text.Language),
        Line = view.Line,
    };

    public async Task<AppointmentInput> ReadAsync(Reading reading, ICodeLists codes, CancellationToken cancellationToken) => new(
        reading.Date(On, nameof(On)), reading.Time(Begins, nameof(Begins)), reading.Time(Ends, nameof(Ends)), Reading.Words(PlaceKind), Reading.Words(Place),
        await Topic.ReadAsync(codes, Lists.Topics, nameof(Topic), reading, cancellationToken), Reading.Words(What),
        Guid.TryParse(StaffMemberId, out var host) ? host : null, Reading.Words(Interpreter),
        await InterpreterLanguage.ReadAsync(codes, Lists.Languages, nameof(InterpreterLanguage), reading, cancellationToken),
        Guid.TryParse(MeetingPlaceId, out var room) ? room : null);

    /// <summary>When it is, as far as it was filled in and can be read.</summary>
    public AppointmentTime? Time(DateOnly today)
    {
        if (On is null || Begins is null || !DateText.TryParse(On, today, out var day) || !TimeText.TryParse(Begins, out var begins))
            return null;
        var ends = Ends is not null && TimeText.TryParse(Ends, out var end) ? end : begins.Add(AppointmentInput.UsualLength);
        return ends > begins ? AppointmentTime.Of(day, begins, ends) : null;
    }
}

public sealed class CancelForm
{
    public int Version { get; set; }
    public CancelledBy? By { get; set; }
    public string? Reason { get; set; }
    public string? Words { get; set; }
    public bool ForEverybody { get; set; } = true;

    public IReadOnlyList<Choice> Reasons { get; set; } = [];
    public AppointmentLine? Line { get; set; }
    public int Expected { get; set; }
}

public sealed class TakeBackForm
{
    public int Version { get; set; }
    public string? Reason { get; set; }
    public AppointmentLine? Line { get; set; }
}

/// <summary>What came of it, of everybody who was expected, with the contact note.</summary>
public sealed class OutcomeForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public List<OutcomeAnswer> Answers { get; set; } = [];
    public bool WriteNote { get; set; }

    /// <summary>Files that get the note, when several came.</summary>
    public List<string> NoteIn { get; set; } = [];
    public string? Channel { get; set; }
    public string? Occasion { get; set; }
    public string? With { get; set; }
    public string? Agreed { get; set; }
    public string? NextOn { get; set; }
    public bool IsLocked { get; set; }

    public FileHead.Head? Head { get; set; }
    public AppointmentToChange.View? View { get; set; }
    public IReadOnlyList<Choice> Channels { get; set; } = [];
    public IReadOnlyList<Choice> Occasions { get; set; } = [];
    public IReadOnlyList<Choice> Reasons { get; set; } = [];
    public bool MayLock { get; set; }

    public RecordOutcome.Command Read(Guid caseFileId, Guid appointmentId, Reading reading)
    {
        var answers = Answers.Where(answer => answer.Came is not null)
            .Select(answer => new RecordOutcome.Answer(answer.CaseFileId, answer.Came == "true", answer.Came == "true" ? null : Reading.Words(answer.Reason))).ToList();
        var came = answers.Where(answer => answer.Came).Select(answer => answer.CaseFileId).ToList();
        var note = WriteNote && came.Count > 0
            ? new RecordOutcome.NoteInput(Reading.Words(Channel), Reading.Words(With), Reading.Words(Agreed), reading.Date(NextOn, nameof(NextOn)), IsLocked, Reading.Words(Occasion)) : null;
        var chosen = came.Count == 1 ? came : [.. NoteIn.Select(id => Guid.TryParse(id, out var file) ? file : Guid.Empty)];
        return new(OnceKey, caseFileId, appointmentId, Version, answers, note, note is null ? [] : chosen);
    }
}

public sealed class OutcomeAnswer
{
    public Guid CaseFileId { get; set; }

    /// <summary>"true", "false", or nothing: not answered.</summary>
    public string? Came { get; set; }
    public string? Reason { get; set; }
}
