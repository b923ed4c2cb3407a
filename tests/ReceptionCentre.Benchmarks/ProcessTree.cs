using System.Globalization;

namespace ReceptionCentre.Benchmarks;

/// <summary>Processor time and memory of a process and everything below it, as Linux counts them.</summary>
internal sealed class ProcessTree : IAsyncDisposable
{
    private const double TicksPerSecond = 100;
    // Seldom, because to look through all processes takes from the same processors.
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(500);
    private readonly int _root;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _watching;
    private readonly double _cpuAtBegin;
    private readonly double _ownCpuAtBegin;

    private ProcessTree(int root)
    {
        _root = root;
        _cpuAtBegin = Cpu(root);
        _ownCpuAtBegin = OwnCpu(root);
        _watching = WatchAsync();
    }

    /// <summary>Largest resident memory of the process itself, in MB.</summary>
    public double PeakOwn { get; private set; }

    /// <summary>Largest resident memory of all its children together, in MB.</summary>
    public double PeakChildren { get; private set; }

    /// <summary>Largest memory of the process and its children together, in MB; what they share counts once, as with the buffers of a database.</summary>
    public double PeakTogether { get; private set; }

    /// <summary>Processor seconds since the beginning.</summary>
    public double CpuSeconds => Cpu(_root) - _cpuAtBegin;

    /// <summary>The same of the process itself alone.</summary>
    public double OwnCpuSeconds => OwnCpu(_root) - _ownCpuAtBegin;

    public static ProcessTree Watch(int root) => new(root);

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _watching;
        _done.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_done.IsCancellationRequested)
        {
            var below = Below(_root);
            PeakOwn = Math.Max(PeakOwn, Memory(_root));
            PeakChildren = Math.Max(PeakChildren, below.Sum(process => Memory(process)));
            var all = below.Append(_root).Select(process => (Own: Memory(process), Shared: Memory(process, "RssShmem:"))).ToList();
            PeakTogether = Math.Max(PeakTogether, all.Sum(one => one.Own - one.Shared) + all.Max(one => one.Shared));
            await Task.Delay(Rhythm, _done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Own time, and that of children that ended: Linux adds it to the parent when it takes note of the end.
    private static double Cpu(int root) => Below(root).Append(root).Sum(process => Stat(process) is { } stat
        ? (Number(stat[11]) + Number(stat[12]) + Number(stat[13]) + Number(stat[14])) / TicksPerSecond : 0);

    private static double OwnCpu(int process) => Stat(process) is { } stat ? (Number(stat[11]) + Number(stat[12])) / TicksPerSecond : 0;

    private static List<int> Below(int root)
    {
        var parents = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsDigit(name![0]))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Select(process => (process, stat: Stat(process)))
            .Where(entry => entry.stat is not null).ToLookup(entry => (int)Number(entry.stat![1]), entry => entry.process);
        var found = new List<int>();
        for (var next = new Queue<int>([root]); next.TryDequeue(out var parent);)
        {
            foreach (var child in parents[parent])
            {
                found.Add(child);
                next.Enqueue(child);
            }
        }
        return found;
    }

    private static double Memory(int process, string kind = "VmRSS:")
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(kind, StringComparison.Ordinal));
            return line is null ? 0 : Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // The fields behind the name of the program, which may itself hold spaces.
    private static string[]? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
