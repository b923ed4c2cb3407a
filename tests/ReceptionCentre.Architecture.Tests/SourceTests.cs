using System.Text.RegularExpressions;
using ReceptionCentre.Architecture.Tests.Looking;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>Words that have no place in this code, and why.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;

    /// <summary>Files that wait with a thread in hand, with the reason.</summary>
    private static readonly Dictionary<string, string> WaitWithAThread = new(StringComparer.Ordinal)
    {
        ["src/ReceptionCentre.Infrastructure/Hosting/ProtectionKeys.cs"] = "The framework asks for its keys through an interface that cannot wait, once in ninety days.",
    };

    private static IReadOnlyList<SourceFile> Product => [.. Sources.CSharp.Where(file => file.IsUnder("src"))];

    private static IReadOnlyList<SourceFile> Core => [.. Product.Where(file => file.IsUnder("src/ReceptionCentre.Domain") || file.IsUnder("src/ReceptionCentre.Application"))];

    [Fact]
    public void No_log_takes_a_whole_object_apart()
    {
        Looked.At(100, Product, file => Found(file, Destructured(), textToo: false));
        Assert.Single(Found(Bad("log.LogInformation(\"Sent {@Command}\", command);"), Destructured(), false));
    }

    [Fact]
    public void Nothing_but_the_command_line_writes_to_the_console()
    {
        Looked.At(100, [.. Product.Where(file => !file.IsUnder("src/ReceptionCentre.Admin"))], file => Found(file, ConsoleWrite(), textToo: true));
        Assert.Single(Found(Bad("Console.WriteLine(name);"), ConsoleWrite(), true));
    }

    [Fact]
    public void Time_comes_from_the_clock_that_tests_can_set()
    {
        Looked.At(100, Product, file => Found(file, WallClock(), textToo: true));
        foreach (var bad in new[] { "var x = DateTime.Now;", "DateTime.UtcNow", "DateTimeOffset.UtcNow", "DateTime.Today", "DateOnly.FromDateTime(DateTime.Now)" })
            Assert.Single(Found(Bad(bad), WallClock(), true));
        Assert.Empty(Found(Bad("time.GetUtcNow(); // not DateTime.Now"), WallClock(), true));
    }

    [Fact]
    public void Ids_follow_the_order_in_which_they_are_made()
    {
        Looked.At(60, Core, file => Found(file, RandomId(), textToo: true));
        Assert.Single(Found(Bad("Id = Guid.NewGuid()"), RandomId(), true));
        Assert.Empty(Found(Bad("Id = Guid.CreateVersion7()"), RandomId(), true));
    }

    [Fact]
    public void Nobody_blocks_a_thread_to_wait()
    {
        Looked.At(100, Product, file => WaitWithAThread.ContainsKey(file.Path) ? [] : Found(file, Blocking(), textToo: true));
        Looked.Uses(WaitWithAThread.Keys, Product.Where(file => Found(file, Blocking(), textToo: true).Any()).Select(file => file.Path));
        foreach (var bad in new[] { "var x = LoadAsync(id).Result;", "task.Result", "work.GetAwaiter().GetResult();", "task.Wait();", "Task.WaitAll(a, b);" })
            Assert.Single(Found(Bad(bad), Blocking(), true));
        foreach (var good in new[] { "context.Result = new ForbidResult();", "RegisterNewcomer.Result", "(await Ask(query)).Result" })
            Assert.Empty(Found(Bad(good), Blocking(), true));
    }

    [Fact]
    public void What_is_left_to_do_is_not_left_in_the_code()
    {
        Looked.At(150, Sources.All.Where(file => !file.Path.EndsWith("SourceTests.cs", StringComparison.Ordinal) && !file.Name.EndsWith(".csv", StringComparison.Ordinal)).ToList(), file =>
            file.Lines.Where(line => LeftToDo().IsMatch(line.Text)).Select(line => $"{file.Path}:{line.Number}: {line.Text.Trim()}"));
        Assert.Matches(LeftToDo(), "// TODO: later");
        Assert.DoesNotMatch(LeftToDo(), "var todo = db.Todos; // TodoKind");
    }

    [Fact]
    public void A_file_can_be_read_in_one_go()
    {
        Looked.At(150, [.. Sources.CSharp.Where(file => !Sources.IsMigration(file))], TooLong);
        Assert.Single(TooLong(Bad(new string('\n', LongestFile))));
    }

    [Fact]
    public void No_test_is_skipped()
    {
        var tests = Sources.CSharp.Where(file => file.IsUnder("tests") && !file.Path.EndsWith("SourceTests.cs", StringComparison.Ordinal)).ToList();
        Looked.At(20, tests, file => Found(file, Skipped(), textToo: true));
        Assert.Single(Found(Bad("[Fact(Skip = \"later\")]"), Skipped(), true));
    }

    private static IEnumerable<string> Found(SourceFile file, Regex what, bool textToo) =>
        CSharpText.CodeOf(file.Text, textToo).Split('\n').Select((line, i) => (Line: line, Number: i + 1))
            .Where(line => what.IsMatch(line.Line)).Select(line => $"{file.Path}:{line.Number}: {line.Line.Trim()}");

    private static IEnumerable<string> TooLong(SourceFile file) =>
        file.Lines.Count() is var lines && lines > LongestFile ? [$"{file.Path}: {lines} lines"] : [];

    private static SourceFile Bad(string text) => new("src/Bad.cs", text);

    [GeneratedRegex(@"\{@")]
    private static partial Regex Destructured();

    [GeneratedRegex(@"\bConsole\.(Write|Out\b|Error\b)")]
    private static partial Regex ConsoleWrite();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\bGuid\.NewGuid\b")]
    private static partial Regex RandomId();

    [GeneratedRegex(@"GetAwaiter\(\)\s*\.GetResult\(\)|\b\w*[tT]ask\.Result\b|Async\([^;]*\)\.Result\b|\b\w*[tT]ask\.Wait\(|\bTask\.Wait(All|Any)\(")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex LeftToDo();

    [GeneratedRegex(@"\bSkip\w*\s*=")]
    private static partial Regex Skipped();
}
