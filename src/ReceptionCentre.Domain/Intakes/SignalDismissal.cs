using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Intakes;

/// <summary>
/// Somebody looked at a signal and put it aside, with a reason. Signals themselves are not stored: they follow from the facts
/// each time. When what it rests on changes, the signal is shown again.
/// </summary>
public sealed class SignalDismissal : Aggregate, IOfCaseFile
{
    public const int SubjectLength = 50, BasisLength = 1000, ReasonLength = DatedFact.ReasonLength;

    private SignalDismissal()
    {
    }

    public Guid CaseFileId { get; private init; }
    public SignalKind Kind { get; private init; }

    /// <summary>Whom it is about, when not the person of the file; else empty.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>What the signal rested on.</summary>
    public string Basis { get; private init; } = "";
    public string Reason { get; private init; } = "";

    public DateTimeOffset DismissedAt { get; private init; }
    public Guid DismissedBy { get; private init; }

    public DateTimeOffset? TakenBackAt { get; private set; }
    public Guid? TakenBackBy { get; private set; }

    public bool Stands => TakenBackAt is null;

    public static SignalDismissal Of(Guid caseFileId, Signal signal, SignalFacts facts, string reason, DateTimeOffset at, Guid by)
    {
        IntakeRules.ASignalIsDismissedWithAReason.Check(!string.IsNullOrWhiteSpace(reason));
        return new()
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            Kind = signal.Kind,
            Subject = signal.Subject,
            Basis = signal.Basis(facts),
            Reason = reason.Trim(),
            DismissedAt = at,
            DismissedBy = by,
        };
    }

    /// <summary>Whether it puts this signal aside, as it is now.</summary>
    public bool Is(Signal signal, SignalFacts facts) => Stands && Kind == signal.Kind && Subject == signal.Subject && Basis == signal.Basis(facts);

    /// <summary>The signal is shown again.</summary>
    public void TakeBack(DateTimeOffset at, Guid by)
    {
        IntakeRules.ShownAgainOnce.Check(Stands);
        (TakenBackAt, TakenBackBy) = (at, by);
    }
}
