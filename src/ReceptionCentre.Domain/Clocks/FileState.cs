using ReceptionCentre.Domain.CaseFiles;

namespace ReceptionCentre.Domain.Clocks;

/// <summary>
/// The state of play of one open file in one narrow row: whose it is, what it asks first, and from which day on it is late
/// or silent. Derived from the file and its clocks; lists, figures and reports read nothing else. No day makes it stale:
/// whether a file is late today is a question to <see cref="LateFrom"/>.
/// </summary>
public sealed class FileState
{
    private FileState()
    {
    }

    public Guid CaseFileId { get; private init; }
    public Guid PersonId { get; private init; }
    public string Controller { get; private init; } = "";
    public string Task { get; private init; } = "";
    public DateOnly OpenedOn { get; private init; }

    public Guid? CaseworkerId { get; private set; }
    public Guid? TeamId { get; private set; }

    /// <summary>The first thing that it asks, now or later.</summary>
    public DateOnly NextDueOn { get; private set; }
    public DueReason NextReason { get; private set; }

    /// <summary>First day on which a clock has passed; null when none can.</summary>
    public DateOnly? LateFrom { get; private set; }

    /// <summary>Last day of the first clock that can pass, kept by the database from <see cref="LateFrom"/>; <see cref="DateOnly.MaxValue"/> when none can. The order of the work queue.</summary>
    public DateOnly DueBy { get; private init; }

    /// <summary>Latest contact in which the person took part; null before the first.</summary>
    public DateOnly? SpokenOn { get; private set; }

    /// <summary>First day on which it is silent, when nobody speaks to the person before.</summary>
    public DateOnly SilentFrom { get; private set; }

    /// <summary>Since when the next step is somebody else's; null when it is ours.</summary>
    public DateOnly? WaitsSince { get; private set; }

    /// <summary>How often it was kept. Raised first, so that of two changes to one file the second reads what the first wrote.</summary>
    public int Keepings { get; private init; }

    public static FileState Of(Guid caseFileId, Guid personId, string controller, string task, DateOnly openedOn) =>
        new() { CaseFileId = caseFileId, PersonId = personId, Controller = controller, Task = task, OpenedOn = openedOn };

    /// <param name="running">All clocks of the file that run.</param>
    public void Keep(Guid? caseworkerId, Guid? teamId, IReadOnlyCollection<ClockTerms> running)
    {
        (CaseworkerId, TeamId) = (caseworkerId, teamId);
        var silence = running.FirstOrDefault(clock => clock.Reason == DueReason.Silence);
        // Silence that nothing was said before hangs on the file itself.
        SpokenOn = silence is null || silence.SubjectId == CaseFileId ? null : silence.StartedOn;
        SilentFrom = silence?.DueOn ?? OpenedOn;
        var next = First(running);
        (NextDueOn, NextReason) = (next?.DueOn ?? OpenedOn, next?.Reason ?? DueReason.Silence);
        LateFrom = running.Where(clock => clock.Reason.IsClock()).Select(clock => (DateOnly?)clock.DueOn.AddDays(1)).Min();
        WaitsSince = running.Where(clock => clock.WaitsForOthers).Select(clock => (DateOnly?)clock.StartedOn).Min();
    }

    /// <summary>What is due first; of two on one day always the same one.</summary>
    public static ClockTerms? First(IEnumerable<ClockTerms> running) =>
        running.OrderBy(clock => clock.DueOn).ThenBy(clock => clock.Reason).ThenBy(clock => clock.SubjectId).FirstOrDefault();
}
