using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Enforcement;

/// <summary>Days between the steps, as a municipality set them; null = it has no number, and none is asked.</summary>
/// <param name="Invitation">Between sending an invitation and the meeting.</param>
/// <param name="Warning">Between sending a warning and its last day.</param>
/// <param name="View">Between sending an intention and the last day for the view.</param>
/// <param name="Decision">In which the decision is signed, after the view or the last day for it.</param>
public sealed record EnforcementDays(int? Invitation, int? Warning, int? View, int? Decision);

/// <summary>
/// How one municipality enforces: for which groups, with how many days, up to which amounts. Off for everybody until it is
/// switched on. Nothing is overwritten: each part is a line that holds from a day, and what held on the day of a step counts.
/// </summary>
public sealed class EnforcementSettings : Aggregate
{
    public const int ReasonLength = 1000, LegalBasisLength = 300, MostDays = 366, MostTimes = 3;

    private readonly List<EnforcementSwitch> _switches = [];
    private readonly List<EnforcementTerms> _terms = [];
    private readonly List<EnforcementAmount> _amounts = [];

    private EnforcementSettings()
    {
    }

    /// <summary>Code of the list "municipalities"; each has one row at most.</summary>
    public string Municipality { get; private init; } = "";

    public IReadOnlyList<EnforcementSwitch> Switches => _switches;
    public IReadOnlyList<EnforcementTerms> Terms => _terms;
    public IReadOnlyList<EnforcementAmount> Amounts => _amounts;

    /// <summary>Begins at version 1: 0 is what a page says of a municipality that has none.</summary>
    public static EnforcementSettings For(string municipality, Guid? id = null)
    {
        var settings = new EnforcementSettings { Id = id ?? Guid.CreateVersion7(), Municipality = municipality };
        settings.RaiseVersion();
        return settings;
    }

    /// <summary>Switches the path on or off for one group from a day.</summary>
    /// <exception cref="BrokenRuleException">On for asylum status holders without a reason and a legal basis: whether it may be is uncertain.</exception>
    public void Switch(DutyGroup group, bool on, DateOnly from, string? reason, string? legalBasis, DateTimeOffset at, Guid by)
    {
        EnforcementRules.ForAsylumWithReasonAndBasis.Check(!on || group != DutyGroup.Asylum || (!string.IsNullOrWhiteSpace(reason) && !string.IsNullOrWhiteSpace(legalBasis)));
        _switches.Add(new(Id, group, on, from, reason, legalBasis, at, by));
    }

    public void SetDays(EnforcementDays days, DateOnly from, DateTimeOffset at, Guid by) => _terms.Add(new(Id, days, from, at, by));

    /// <summary>The most of a fine for an occasion, the first, second or third time, from a day; null = no fine any more.</summary>
    public void SetAmount(string occasion, int time, int? amount, string? legalBasis, DateOnly from, DateTimeOffset at, Guid by)
    {
        EnforcementRules.AnAmountHasItsBasis.Check(amount is null || !string.IsNullOrWhiteSpace(legalBasis));
        _amounts.Add(new(Id, occasion, time, amount, legalBasis, from, at, by));
    }

    public bool IsOn(DutyGroup group, DateOnly day) => Held(_switches.Where(one => one.Group == group), day)?.IsOn == true;

    public EnforcementTerms? TermsOn(DateOnly day) => Held(_terms, day);

    /// <summary>So many days lie between the sending of a step and its last day; null = no number.</summary>
    public int? DaysOf(StepKind kind, DateOnly day) => (kind, TermsOn(day)) switch
    {
        (StepKind.Invitation or StepKind.SecondInvitation, { } terms) => terms.Invitation,
        (StepKind.Warning, { } terms) => terms.Warning,
        (StepKind.Intention, { } terms) => terms.View,
        _ => null,
    };

    /// <summary>The line for an occasion and time that holds on a day; a later time without a line of its own has that of the time before. Null: no fine can be laid on.</summary>
    public EnforcementAmount? AmountOn(string occasion, int time, DateOnly day)
    {
        for (var tried = Math.Min(time, MostTimes); tried >= 1; tried--)
        {
            var held = Held(_amounts.Where(one => one.Occasion == occasion && one.Time == tried), day);
            if (held is not null)
                return held.Amount is null ? null : held;
        }
        return null;
    }

    // Of two lines from the same day the one that was written last counts.
    private static T? Held<T>(IEnumerable<T> lines, DateOnly day) where T : EnforcementLine =>
        lines.Where(line => line.From <= day).OrderBy(line => line.From).ThenBy(line => line.RecordedAt).LastOrDefault();
}

/// <summary>A line of the settings: holds from a day until the next one.</summary>
public abstract class EnforcementLine
{
    protected EnforcementLine()
    {
    }

    protected EnforcementLine(Guid settingsId, DateOnly from, DateTimeOffset at, Guid by) =>
        (Id, SettingsId, From, RecordedAt, RecordedBy) = (Guid.CreateVersion7(), settingsId, from, at, by);

    public Guid Id { get; private init; }
    public Guid SettingsId { get; private init; }
    public DateOnly From { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }
}

public sealed class EnforcementSwitch : EnforcementLine
{
    private EnforcementSwitch()
    {
    }

    internal EnforcementSwitch(Guid settingsId, DutyGroup group, bool isOn, DateOnly from, string? reason, string? legalBasis, DateTimeOffset at, Guid by)
        : base(settingsId, from, at, by) => (Group, IsOn, Reason, LegalBasis) = (group, isOn, reason, legalBasis);

    public DutyGroup Group { get; private init; }
    public bool IsOn { get; private init; }

    /// <summary>Why the municipality does this.</summary>
    public string? Reason { get; private init; }

    /// <summary>On which it bases that it may.</summary>
    public string? LegalBasis { get; private init; }
}

public sealed class EnforcementTerms : EnforcementLine
{
    private EnforcementTerms()
    {
    }

    internal EnforcementTerms(Guid settingsId, EnforcementDays days, DateOnly from, DateTimeOffset at, Guid by)
        : base(settingsId, from, at, by) => (Invitation, Warning, View, Decision) = (days.Invitation, days.Warning, days.View, days.Decision);

    public int? Invitation { get; private init; }
    public int? Warning { get; private init; }
    public int? View { get; private init; }
    public int? Decision { get; private init; }
}

public sealed class EnforcementAmount : EnforcementLine
{
    private EnforcementAmount()
    {
    }

    internal EnforcementAmount(Guid settingsId, string occasion, int time, int? amount, string? legalBasis, DateOnly from, DateTimeOffset at, Guid by)
        : base(settingsId, from, at, by) => (Occasion, Time, Amount, LegalBasis) = (occasion, time, amount, legalBasis);

    /// <summary>Code of the list "enforcement-occasions".</summary>
    public string Occasion { get; private init; } = "";

    /// <summary>The how-maniest time: 1 is the first, the last stands for every later one too.</summary>
    public int Time { get; private init; }

    /// <summary>In whole euros; null = no fine.</summary>
    public int? Amount { get; private init; }
    public string? LegalBasis { get; private init; }
}
