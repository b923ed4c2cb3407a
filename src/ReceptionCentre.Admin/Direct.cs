namespace ReceptionCentre.Admin;

/// <summary>Progress that is told at once: the one of the framework posts to a pool, and a bar wants the newest number.</summary>
internal sealed class Direct(Action<int> report) : IProgress<int>
{
    public void Report(int value) => report(value);
}
