using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Stays;

public enum LeavingKind
{
    /// <summary>A letter or decision says that the person must leave.</summary>
    MustLeave = 1,

    /// <summary>Something keeps the person from leaving.</summary>
    CannotLeave = 2,
}

/// <summary>
/// That somebody must leave, or cannot leave, and why. Both can hold at once, each for several reasons: one does not end the
/// other, and neither ends a plan, a referral or an appeal. It tells what a letter or the person says; whether somebody's stay is
/// lawful is not recorded.
/// </summary>
public sealed class LeavingFact : DatedFact, IOfFilesOfStay
{
    private LeavingFact()
    {
    }

    internal LeavingFact(LeavingKind kind, string because, DateOnly? askAgainOn, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (Kind, Because, AskAgainOn) = (kind, because, askAgainOn);

    public Guid StayId { get; private init; }
    public LeavingKind Kind { get; private init; }

    /// <summary>Code of the list "must-leave-reasons" or "cannot-leave-reasons".</summary>
    public string Because { get; private init; } = "";

    /// <summary>Day by which it is looked at again; null = not agreed.</summary>
    public DateOnly? AskAgainOn { get; private init; }
}
