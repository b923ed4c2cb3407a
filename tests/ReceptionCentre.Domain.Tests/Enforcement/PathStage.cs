using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Enforcement;

/// <summary>A path and the days on which it stands; the days begin on <see cref="Said.Today"/>.</summary>
internal sealed class PathStage
{
    public const string Intake = "intake", Basis = "Verordening handhaving, artikel 4";

    private int _seconds;

    public PathStage(DutyGroup group = DutyGroup.FamilyAndOther)
    {
        Group = group;
        Settings = EnforcementSettings.For("0363");
        Settings.Switch(group, true, Day(2026, 1, 1), "Besluit van het college", Basis, Now().At, By);
        Settings.SetDays(new(7, 7, 14, 28), Day(2026, 1, 1), Now().At, By);
        Settings.SetAmount(Intake, 1, 100, Basis, Day(2026, 1, 1), Now().At, By);
        Stand = Today;
        Path = Open();
    }

    public DutyGroup Group { get; }
    public EnforcementSettings Settings { get; }
    public DateOnly Stand { get; private set; }
    public EnforcementPath Path { get; }

    public EnforcementGround Ground => new(true, Group, Settings, Stand);

    public EnforcementPath Open(EnforcementGround? ground = null, DateOnly? happenedOn = null) =>
        EnforcementPath.Open(Guid.CreateVersion7(), Intake, happenedOn ?? Today.AddDays(-3), "Kwam niet op de afspraak.", ground ?? Ground, At(), By);

    public DateTimeOffset At() => new DateTimeOffset(Stand.ToDateTime(new(9, 0)), TimeSpan.Zero).AddSeconds(_seconds++);

    public StepTerms Terms(int days = 20, Talk? talk = null) => new(Stand.AddDays(days), new(10, 0), "Balie", null, talk ?? new(Stand, TalkOutcome.NotReached, "Twee keer gebeld."), null);

    public EnforcementStep Take(StepKind kind, StepTerms? terms = null, EnforcementGround? ground = null) => Path.Take(kind, terms ?? Terms(), ground ?? Ground, At(), By);

    public void Send(EnforcementStep step) => Path.Sent(step.Id, Stand, Stand);

    /// <summary>Past the last day of the last step.</summary>
    public void Pass() => Stand = Path.Last!.LastDay!.Value.AddDays(1);

    /// <summary>Takes, sends and lets pass every step up to this one.</summary>
    public void Walk(StepKind until)
    {
        while (Path.Next is { } next && next <= until)
        {
            Send(Take(next));
            Pass();
        }
    }

    public void Propose(MeasureKind measure = MeasureKind.Fine, int? amount = 100, int time = 1) => Path.Propose(measure, amount, time, "Het was eigen schuld.", Ground);

    /// <summary>Brings the path into a state.</summary>
    public static PathStage In(PathState state)
    {
        var stage = new PathStage();
        if (state == PathState.Running)
            return stage;
        if (state == PathState.Ended)
        {
            stage.Path.End(PathEnd.DoneAfterAll, stage.Stand, null, null, stage.Stand);
            return stage;
        }
        stage.Walk(StepKind.Intention);
        stage.Propose();
        if (state == PathState.Decided)
            stage.Path.Decide(stage.Stand, stage.Ground);
        return stage;
    }
}
