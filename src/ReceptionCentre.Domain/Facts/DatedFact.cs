using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Facts;

/// <summary>
/// Something that holds about a person, stay or file for a time: half-open [From, Until). It is never overwritten. A
/// <em>change</em> gives it an end and a successor; a <em>correction</em> withdraws it, because it was never true.
/// What holds "now" is computed for a date, never flagged.
/// </summary>
public abstract class DatedFact
{
    public const int ReasonLength = 500;

    protected DatedFact()
    {
    }

    protected DatedFact(PartialDate from, Provenance provenance)
    {
        Id = Guid.CreateVersion7();
        From = from;
        Source = provenance.Source;
        Reason = provenance.Reason;
        RecordedAt = provenance.At;
        RecordedBy = provenance.By;
    }

    public Guid Id { get; private init; }

    /// <summary>First day on which it holds; unknown = since we do not know when.</summary>
    public PartialDate From { get; private init; }

    /// <summary>First day on which it no longer holds; null = no end known.</summary>
    public PartialDate? Until { get; private set; }

    /// <summary>Code of the list "fact-sources": who or what says so.</summary>
    public string Source { get; private init; } = "";

    /// <summary>Why it was recorded, in words; null when the source says enough.</summary>
    public string? Reason { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }

    /// <summary>When it was withdrawn because it was never true; null = it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public Guid? WithdrawnBy { get; private set; }
    public string? WithdrawnReason { get; private set; }

    public bool Stands => WithdrawnAt is null;

    public bool HoldsOn(DateOnly day) => HoldsOn(PartialDate.Of(day));

    private bool HoldsOn(PartialDate day) => Stands && From <= day && (Until is null || Until > day);

    internal void End(PartialDate until)
    {
        FactRules.EndsAfterItBegins.Check(until.IsUnknown || From.IsUnknown || until >= From);
        Until = until;
    }

    /// <summary>What ended or withdrew it belonged to somebody else.</summary>
    internal void Reopen(PartialDate? until) => (Until, WithdrawnAt, WithdrawnBy, WithdrawnReason) = (until, null, null, null);

    internal void Withdraw(Provenance provenance)
    {
        FactRules.WithdrawnOnce.Check(Stands);
        WithdrawnAt = provenance.At;
        WithdrawnBy = provenance.By;
        WithdrawnReason = provenance.Reason;
    }
}

/// <summary>Who says so, why, when and by whom it was recorded.</summary>
/// <param name="Source">Code of the list "fact-sources".</param>
/// <param name="Reason">In words; null when the source says enough.</param>
/// <param name="At">Moment of recording, UTC.</param>
/// <param name="By">Member of staff.</param>
public sealed record Provenance(string Source, string? Reason, DateTimeOffset At, Guid By);

public static class FactRules
{
    /// <summary>A fact cannot end before it begins.</summary>
    public static readonly Rule EndsAfterItBegins = new("Facts.EndsAfterItBegins");

    /// <summary>A fact is withdrawn once; what was never true cannot become less true.</summary>
    public static readonly Rule WithdrawnOnce = new("Facts.WithdrawnOnce");
}
