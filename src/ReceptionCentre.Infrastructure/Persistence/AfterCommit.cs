using ReceptionCentre.Application.Persistence;

namespace ReceptionCentre.Infrastructure.Persistence;

/// <summary>Keeps what the running command wants done after its commit. A try that is repeated begins with none.</summary>
internal sealed class AfterCommit : IAfterCommit
{
    private readonly List<Action> _actions = [];

    public void Do(Action action) => _actions.Add(action);

    public void Forget() => _actions.Clear();

    public void Run()
    {
        foreach (var action in _actions)
            action();
        _actions.Clear();
    }
}
