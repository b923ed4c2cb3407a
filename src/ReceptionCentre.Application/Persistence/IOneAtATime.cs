namespace ReceptionCentre.Application.Persistence;

/// <summary>
/// Who works on the same thing waits until the other's transaction has ended, and then sees what it wrote. For what no
/// unique index can say: two desks that register the same person at the same moment.
/// </summary>
public interface IOneAtATime
{
    /// <param name="what">Names of what is worked on; a name never leaves the application as it is.</param>
    /// <exception cref="InvalidOperationException">No transaction runs.</exception>
    Task TakeAsync(IEnumerable<string> what, CancellationToken cancellationToken);
}
