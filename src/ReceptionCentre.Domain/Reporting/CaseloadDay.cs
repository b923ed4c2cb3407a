namespace ReceptionCentre.Domain.Reporting;

/// <summary>
/// The figures of a day that is over, of the files of one municipality that one caseworker and one team had. Counted once,
/// from the facts, so that a trend is read and not computed.
/// </summary>
public sealed class CaseloadDay
{
    private CaseloadDay()
    {
    }

    /// <param name="line">Place among the lines of the day, from 0: two who count the same day cannot both be kept.</param>
    public CaseloadDay(DateOnly day, int line, string controller, Guid? caseworkerId, Guid? teamId, bool isProtected) =>
        (Day, Line, Controller, CaseworkerId, TeamId, IsProtected) = (day, line, controller, caseworkerId, teamId, isProtected);

    public DateOnly Day { get; private init; }
    public int Line { get; private init; }
    public string Controller { get; private init; } = "";
    public Guid? CaseworkerId { get; private init; }
    public Guid? TeamId { get; private init; }

    /// <summary>Files of people who were protected that day: counted for whoever may see them.</summary>
    public bool IsProtected { get; private init; }

    public int Open { get; init; }
    public int New { get; init; }
    public int Overdue { get; init; }
    public int Waiting { get; init; }
    public int Silent { get; init; }
}
