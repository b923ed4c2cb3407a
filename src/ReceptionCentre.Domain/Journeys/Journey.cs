using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Journeys;

/// <summary>
/// A job of several pages that one member of staff is in the middle of (registering somebody). What was typed is kept here,
/// so that a page can be left, a session can end, and nothing is typed twice. Gone when finished, cancelled or expired.
/// </summary>
public sealed class Journey : Aggregate
{
    public const int KindLength = 50;

    /// <summary>A journey that nobody touched for so long is removed, with what was typed in it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Journey()
    {
    }

    /// <summary>Name of the job: "RegisterNewcomer".</summary>
    public string Kind { get; private init; } = "";
    public Guid OwnerId { get; private init; }

    /// <summary>What was typed so far, as JSON of the job's own state type.</summary>
    public string Answers { get; private set; } = "{}";
    public DateTimeOffset BegunAt { get; private init; }
    public DateTimeOffset TouchedAt { get; private set; }

    public static Journey Begin(string kind, Guid ownerId, string answers, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(), Kind = kind, OwnerId = ownerId, Answers = answers, BegunAt = at, TouchedAt = at };

    public void Keep(string answers, DateTimeOffset at) => (Answers, TouchedAt) = (answers, at);
}
