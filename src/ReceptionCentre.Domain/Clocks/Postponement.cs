using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Clocks;

/// <summary>
/// Somebody puts off what a clock asks, until a day and with why: it leaves the list of that day's work and is back on it then.
/// The clock itself runs on: its last day, the figures and the work queue stay as they are.
/// </summary>
public sealed class Postponement : Aggregate, IOfCaseFile
{
    public const int WhyLength = DatedFact.ReasonLength;

    /// <summary>For so many days at most something is put off; our own choice: after a quarter of a year somebody looks again.</summary>
    public const int MostDays = 92;

    private Postponement()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>What is asked.</summary>
    public DueReason Asks { get; private init; }

    /// <summary>What asks; see <see cref="Clock.SubjectId"/>.</summary>
    public Guid SubjectId { get; private init; }

    /// <summary>The last day of the clock when it was put off.</summary>
    public DateOnly DueOn { get; private init; }

    /// <summary>The day on which it is back on the list.</summary>
    public DateOnly Until { get; private init; }

    /// <summary>Why, in words.</summary>
    public string Why { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }
    public Guid MadeBy { get; private init; }

    /// <summary>When it was taken back, or another took its place; null = it stands.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedBy { get; private set; }

    /// <summary>Whether there is a later day until which it can be put off: of a term of the law only as long as it runs.</summary>
    public static bool IsPossible(ClockTerms clock, DateOnly today) => !clock.Reason.IsOfTheLaw() || clock.DueOn > today;

    /// <param name="clock">What the file asks.</param>
    /// <exception cref="BrokenRuleException">Not ahead, for too long, past the last day of a term of the law, or of what is moved itself.</exception>
    public static Postponement Make(Guid caseFileId, ClockTerms clock, DateOnly until, string why, DateOnly today, DateTimeOffset at, Guid by)
    {
        PostponementRules.WhatIsMovedItselfIsNotPutOff.Check(!clock.Reason.IsMovedItself());
        PostponementRules.ItComesBackOnALaterDay.Check(until > today);
        PostponementRules.NotForLongerThanAQuarter.Check(until <= today.AddDays(MostDays));
        PostponementRules.ATermOfTheLawIsNotPassedOver.Check(!clock.Reason.IsOfTheLaw() || until <= clock.DueOn);
        return new()
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            Asks = clock.Reason,
            SubjectId = clock.SubjectId,
            DueOn = clock.DueOn,
            Until = until,
            Why = why,
            MadeAt = at,
            MadeBy = by,
        };
    }

    /// <summary>It is taken back, or another takes its place.</summary>
    public void End(DateTimeOffset at, Guid by)
    {
        PostponementRules.TakenBackOnce.Check(EndedAt is null);
        (EndedAt, EndedBy) = (at, by);
    }

    /// <summary>Whether it keeps something off the list of a day.</summary>
    public bool HoldsOn(DateOnly day) => EndedAt is null && Until > day;
}

public static class PostponementRules
{
    /// <summary>A task or promise has its own day, that is moved with a reason.</summary>
    public static readonly Rule WhatIsMovedItselfIsNotPutOff = new("Clocks.WhatIsMovedItselfIsNotPutOff");

    /// <summary>What is put off is back on the list on a later day.</summary>
    public static readonly Rule ItComesBackOnALaterDay = new("Clocks.ItComesBackOnALaterDay");

    /// <summary>Nothing is put off for longer than a quarter of a year at once.</summary>
    public static readonly Rule NotForLongerThanAQuarter = new("Clocks.NotForLongerThanAQuarter");

    /// <summary>A term of the law is not put off past its last day.</summary>
    public static readonly Rule ATermOfTheLawIsNotPassedOver = new("Clocks.ATermOfTheLawIsNotPassedOver");

    /// <summary>What is not put off any more is not taken back.</summary>
    public static readonly Rule TakenBackOnce = new("Clocks.TakenBackOnce");

    /// <summary>One thing is put off once at a time; who does it at the same moment sees that it was done.</summary>
    public static readonly Rule PostponedOnce = new("Clocks.PostponedOnce");
}
