using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Reminders;

/// <summary>In which way somebody is reminded of an appointment.</summary>
public enum ReminderWay
{
    /// <summary>Does not want it, or it is not safe.</summary>
    None = 1,

    /// <summary>On paper, by post.</summary>
    Letter = 2,
    Email = 3,

    /// <summary>A text message on a mobile telephone.</summary>
    Text = 4,
}

/// <summary>
/// How the person of a file wants to be reminded, as it was and is. Until somebody asked there is none, and nothing is sent:
/// a message that somebody else reads can do harm.
/// </summary>
public sealed class ReminderChoice : Aggregate, IOfCaseFile
{
    private readonly List<ReminderWayFact> _ways = [];

    private ReminderChoice()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>What holds and what held before.</summary>
    public IReadOnlyList<ReminderWayFact> Ways => _ways;

    /// <summary>Begins at version 1: 0 is what a page says of a file of which nobody asked.</summary>
    public static ReminderChoice Of(Guid caseFileId, Guid? id = null)
    {
        var choice = new ReminderChoice { Id = id ?? Guid.CreateVersion7(), CaseFileId = caseFileId };
        choice.RaiseVersion();
        return choice;
    }

    /// <summary>From a day on in this way.</summary>
    public void Choose(ReminderWay way, DateOnly from, Provenance provenance)
    {
        ReminderRules.AnotherWayIsChosen.Check(WayOn(from) != way);
        _ways.Change(new(Id, way, PartialDate.Of(from), provenance));
    }

    /// <summary>Null = nobody asked.</summary>
    public ReminderWay? WayOn(DateOnly day) => _ways.Current(day)?.Way;
}

/// <summary>In which way somebody wanted to be reminded for some time.</summary>
public sealed class ReminderWayFact : DatedFact
{
    private ReminderWayFact()
    {
    }

    internal ReminderWayFact(Guid reminderChoiceId, ReminderWay way, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (ReminderChoiceId, Way) = (reminderChoiceId, way);

    public Guid ReminderChoiceId { get; private init; }
    public ReminderWay Way { get; private init; }
}
