using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Checklists;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Web.Features.Checklists;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Departures;

/// <param name="Destination">What is arranged there; null without a departure.</param>
/// <param name="MayAfter">The file is closed, and what is done after a departure may be done.</param>
/// <param name="Papers">Null where no departure plan can be asked for.</param>
public sealed record DeparturePage(
    FileHead.Head Head, ShowDeparture.Page Page, ChecklistView? Checklist, ShowDestination.Page? Destination, ShowLeaving.Page Leaving, bool MayWrite, bool MayAfter, DeparturePapers? Papers);

/// <param name="Chosen">Language that is chosen already.</param>
public sealed record DeparturePapers(string Chosen, IReadOnlyList<Choice> Languages);

public sealed record CheckPage(
    Guid CaseFileId, Guid DepartureId, DepartureCheck.Check Check, ChecklistOfFile.Checklist Checklist, ShowDestination.Page Destination, CarryOutForm Form);

public sealed class CarryOutForm
{
    public string? DepartedOn { get; set; }
    public DepartureEvidence? Evidence { get; set; }
    public string? SilentSince { get; set; }
    public string? CallOn { get; set; }

    /// <summary>The person agreed to be called afterwards: only then the day is asked.</summary>
    public bool MayCall { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
}

public sealed class DepartureReasonForm
{
    public string? Reason { get; set; }
    public int Version { get; set; }

    /// <summary>"Cancel" or "TakeBack": which words stand on the page.</summary>
    public string Words { get; set; } = "";
}

public sealed class DepartureForm
{
    public Guid? DepartureId { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public string? Kind { get; set; }
    public string? PlannedOn { get; set; }
    public CodeInput Country { get; set; } = new();
    public CodeInput Municipality { get; set; } = new();
    public bool Announced { get; set; }
    public List<string> Reasons { get; set; } = [];
    public DepartureView? View { get; set; }
    public string? OwnWords { get; set; }
    public string? Forwarding { get; set; }
    public DepartureWill? Will { get; set; }
    public string? Place { get; set; }
    public bool MayCall { get; set; }

    /// <summary>What is ready, by the code of the question; null = not asked.</summary>
    public Dictionary<string, ReadyState?> Ready { get; set; } = new(StringComparer.Ordinal);


    public IReadOnlyList<Choice> Kinds { get; set; } = [];
    public IReadOnlyList<Choice> ReasonChoices { get; set; } = [];

    /// <summary>Words of the questions by their codes.</summary>
    public IReadOnlyDictionary<string, string> ReadyWords { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static DepartureForm Of(ShowDeparture.DepartureInFull departure) => new()
    {
        DepartureId = departure.Id,
        Version = departure.Version,
        Kind = departure.KindCode,
        PlannedOn = departure.PlannedOn is { IsUnknown: true } ? "?" : departure.PlannedOn.InDigits(),
        Country = CodeInput.Of(departure.Country, Text.Language),
        Municipality = CodeInput.Of(departure.Municipality, Text.Language),
        Announced = departure.Announced,
        Reasons = [.. departure.Reasons.Select(reason => reason.Value)],
        View = departure.View,
        OwnWords = departure.OwnWords,
        Forwarding = departure.Forwarding,
        Will = departure.Will,
        Place = departure.Place,
        MayCall = departure.MayCall,
        Ready = departure.Readiness.ToDictionary(answer => answer.QuestionCode, answer => (ReadyState?)answer.State, StringComparer.Ordinal),
    };

    public async Task<DepartureInput> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new(
        Reading.Words(Kind), [.. Reasons.Where(code => !string.IsNullOrEmpty(code))], reading.PartialDate(PlannedOn, nameof(PlannedOn), yearsAhead: 10),
        await Country.ReadAsync(codes, Lists.Countries, nameof(Country), reading, cancellationToken),
        await Municipality.ReadAsync(codes, Lists.Municipalities, nameof(Municipality), reading, cancellationToken),
        Announced, View, Reading.Words(OwnWords), Reading.Words(Forwarding), Will, Reading.Words(Place), MayCall,
        [.. Ready.Where(row => row.Value is not null).Select(row => new ReadyAnswer(row.Key, row.Value!.Value))]);
}
