namespace ReceptionCentre.Infrastructure.Documents;

/// <summary>Section "Documents:Queue".</summary>
public sealed class DocumentQueueOptions
{
    /// <summary>How many documents a node makes at the same time; 0 = two for each renderer process, so that storing costs no rendering.</summary>
    public int Parallel { get; set; }

    /// <summary>How many documents a node claims at once; 0 = two rounds of <see cref="Parallel"/>.</summary>
    public int BatchSize { get; set; }

    /// <summary>
    /// How long a claim holds without being renewed. A node that lives renews it in time; what a node that died had claimed
    /// is made by another after this.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait before the second attempt; doubled for each further one.</summary>
    public TimeSpan FirstBackOff { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a node that stops lets the documents in hand be finished; the rest is given back.</summary>
    public TimeSpan StopWithin { get; set; } = TimeSpan.FromSeconds(10);
}
