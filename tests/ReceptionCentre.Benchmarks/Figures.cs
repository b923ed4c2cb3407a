using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace ReceptionCentre.Benchmarks;

/// <summary>Times of one kind of request, in milliseconds.</summary>
internal sealed class Times
{
    private readonly List<double> _milliseconds = [];
    private readonly Lock _lock = new();

    public int Count => _milliseconds.Count;

    public double Mean => _milliseconds.Count == 0 ? 0 : _milliseconds.Average();

    public void Add(double milliseconds)
    {
        lock (_lock)
            _milliseconds.Add(milliseconds);
    }

    public async Task<T> OfAsync<T>(Func<Task<T>> work)
    {
        var begun = Stopwatch.GetTimestamp();
        var result = await work();
        Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        return result;
    }

    /// <summary>The time that this share of the requests did not exceed.</summary>
    public double Percentile(double share)
    {
        lock (_lock)
        {
            if (_milliseconds.Count == 0)
                return 0;
            _milliseconds.Sort();
            return _milliseconds[Math.Clamp((int)Math.Ceiling(_milliseconds.Count * share) - 1, 0, _milliseconds.Count - 1)];
        }
    }
}

/// <summary>How figures are shown, all with the same words.</summary>
internal static class Figures
{
    public static string Of(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    /// <summary>Load of the last minute: how many programs wanted a processor, ours included.</summary>
    public static string Load => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    public static Table Table(string title, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(title), Border = TableBorder.Markdown };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = true });
        return table;
    }

    public static void Row(this Table table, params string[] cells) => table.AddRow([.. cells.Select(Markup.Escape)]);

    /// <summary>Writes a table that can be pasted into docs/benchmarks.md.</summary>
    public static void Print(this Table table)
    {
        AnsiConsole.Profile.Width = 200;
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine($"**{table.Title!.Text}**");
        table.Title = null;
        AnsiConsole.Write(table);
    }

    /// <summary>Says where and when this is measured; a figure without that means nothing.</summary>
    public static void PrintMachine(string loadAtBegin)
    {
#if DEBUG
        const string Build = "Debug: these figures say nothing, use -c Release";
#else
        const string Build = "Release";
#endif
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
        AnsiConsole.Profile.Width = 200;
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{DateTimeOffset.Now:yyyy-MM-dd HH:mm} · {Environment.ProcessorCount} processors ({processor}) · {RuntimeInformation.FrameworkDescription} · {Build} · load at the beginning {loadAtBegin}, now {Load}"));
    }
}
