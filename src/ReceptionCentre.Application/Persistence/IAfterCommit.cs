namespace ReceptionCentre.Application.Persistence;

/// <summary>What is to happen once the running command is committed, and not at all when it is not: waking a worker.</summary>
public interface IAfterCommit
{
    void Do(Action action);
}
