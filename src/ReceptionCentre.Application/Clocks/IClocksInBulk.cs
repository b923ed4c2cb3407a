namespace ReceptionCentre.Application.Clocks;

/// <summary>Starts the clocks of many files at once, in the transaction of the running command.</summary>
public interface IClocksInBulk
{
    /// <param name="files">Files that were written past the change tracker in this transaction, and that nothing hangs on but stay and assignment.</param>
    Task KeepNewAsync(IReadOnlyCollection<Guid> files, CancellationToken cancellationToken);
}
