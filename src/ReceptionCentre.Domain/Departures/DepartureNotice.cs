using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Departures;

/// <summary>
/// What one municipality tells another that has a file of the same stay: "the person departed, say we". That file is not
/// ours to close; whoever works on it reads this and decides.
/// </summary>
public sealed class DepartureNotice : Aggregate, IOfCaseFile
{
    private DepartureNotice()
    {
    }

    /// <summary>The file that it is told to.</summary>
    public Guid CaseFileId { get; private init; }
    public Guid DepartureId { get; private init; }

    /// <summary>Code of the list "municipalities": who says so.</summary>
    public string SaidBy { get; private init; } = "";

    /// <summary>Code of the list "departure-kinds".</summary>
    public string Kind { get; private init; } = "";
    public PartialDate DepartedOn { get; private init; }
    public DateTimeOffset ToldAt { get; private init; }

    /// <summary>Day of telling, in the Netherlands.</summary>
    public DateOnly ToldOn { get; private init; }

    /// <summary>When somebody of that file read it, or it was taken back; null while it asks for it.</summary>
    public DateTimeOffset? SettledAt { get; private set; }
    public Guid? ReadBy { get; private set; }
    public bool IsTakenBack { get; private set; }

    public static DepartureNotice Tell(Guid caseFileId, Departure departure, string saidBy, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseFileId = caseFileId,
        DepartureId = departure.Id,
        SaidBy = saidBy,
        Kind = departure.Kind,
        DepartedOn = departure.DepartedOn ?? PartialDate.Unknown,
        ToldAt = at,
        ToldOn = DutchCalendar.DateOf(at),
    };

    /// <summary>Read by whoever works on the file. Reading it again changes nothing.</summary>
    public void Read(DateTimeOffset at, Guid by)
    {
        if (SettledAt is null)
            (SettledAt, ReadBy) = (at, by);
    }

    /// <summary>The departure was a mistake: what was told is no longer so.</summary>
    public void TakeBack(DateTimeOffset at) => (IsTakenBack, SettledAt) = (true, SettledAt ?? at);
}
