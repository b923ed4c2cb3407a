namespace ReceptionCentre.Domain.Batches;

/// <summary>How far long work in batches is, and who does it. One node at a time: the others see its hold and leave it alone.</summary>
public abstract class BatchProgress
{
    /// <summary>So long a node that stopped without a word keeps the others away.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    /// <summary>After so many failures in a row it stops by itself.</summary>
    public const int MostFailures = 3;

    protected BatchProgress()
    {
    }

    protected BatchProgress(Guid runId) => RunId = runId;

    public Guid RunId { get; private init; }

    /// <summary>Number of the last row that is done, in what runs now.</summary>
    public int Position { get; private set; }
    public Guid? HeldBy { get; private set; }
    public DateTimeOffset? HeldUntil { get; private set; }
    public int Failures { get; private set; }

    /// <summary>Two that took the same rows: the second to save is refused.</summary>
    public int Version { get; private set; }

    public bool MayBeHeldBy(Guid worker, DateTimeOffset now) => HeldBy == worker || HeldUntil is null || HeldUntil < now;

    /// <summary>Rows up to this one are done.</summary>
    public void Move(int position, Guid worker, DateTimeOffset now) =>
        (Position, HeldBy, HeldUntil, Failures, Version) = (position, worker, now + Hold, 0, Version + 1);

    /// <summary>What comes next begins at the first row, and is free for whoever takes it.</summary>
    public void Begin() => (Position, HeldBy, HeldUntil, Failures, Version) = (0, null, null, 0, Version + 1);

    /// <summary>It goes on where it was.</summary>
    public void Free() => (HeldBy, HeldUntil, Failures, Version) = (null, null, 0, Version + 1);

    /// <returns>Whether it has failed too often.</returns>
    public bool Fail()
    {
        (HeldBy, HeldUntil, Failures, Version) = (null, null, Failures + 1, Version + 1);
        return Failures >= MostFailures;
    }
}
