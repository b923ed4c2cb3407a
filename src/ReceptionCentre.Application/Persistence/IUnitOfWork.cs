namespace ReceptionCentre.Application.Persistence;

/// <summary>One transaction around a piece of work, repeated as a whole when the database says "try again".</summary>
public interface IUnitOfWork
{
    /// <summary>Runs the work on a clean set of tracked things, saves them and commits.</summary>
    /// <exception cref="Domain.Rules.ChangedMeanwhileException">Somebody saved a newer version.</exception>
    /// <exception cref="Domain.Rules.BrokenRuleException">A unique fact exists already.</exception>
    Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken);
}
