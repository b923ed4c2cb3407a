using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Infrastructure.Documents.Rendering;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>How the pool of processes behaves on bad days.</summary>
public sealed class TypstRendererTests : IDisposable
{
    private const string Hello = """
        #set document(title: "Hello")
        #set text(font: "Noto Sans", fallback: false, lang: "nl")
        #json("data.json").text
        """;

    // Long enough to never end within a test.
    private const string Endless = """
        #for i in range(100000) { for j in range(100000) { } }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly string _documents = Path.Combine(Path.GetTempPath(), $"renderer-{Guid.NewGuid():N}");
    private FileStream? _pipe;

    public TypstRendererTests()
    {
        var real = RendererFiles.Documents;
        Directory.CreateDirectory(Path.Combine(_documents, "Renderer"));
        Directory.CreateDirectory(Path.Combine(_documents, "Templates"));
        Directory.CreateDirectory(Path.Combine(_documents, "Texts"));
        foreach (var script in Directory.GetFiles(Path.Combine(real, "Renderer"), "*.mjs"))
            File.Copy(script, Path.Combine(_documents, "Renderer", Path.GetFileName(script)));
        Directory.CreateSymbolicLink(
            Path.Combine(_documents, "Renderer", "node_modules"),
            Path.Combine(real, "Renderer", "node_modules"));
        Directory.CreateSymbolicLink(Path.Combine(_documents, "Fonts"), Path.Combine(real, "Fonts"));
        Template("hello", Hello);
        Template("endless", Endless);
        Template("broken", "#json(\"data.json\").secret.nothing");
        Template("tofu", Hello.Replace(
            "#json(\"data.json\").text", "\U0001D14E", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _pipe?.Dispose();
        Directory.Delete(_documents, recursive: true);
    }

    [Fact]
    public async Task A_document_that_takes_too_long_is_stopped_and_the_next_one_succeeds()
    {
        await using var renderer = Renderer(timeLimit: TimeSpan.FromSeconds(2));

        var failed = await Assert.ThrowsAsync<RenderFailedException>(() => Make(renderer, "endless"));

        Assert.Equal(RenderFailure.TimedOut, failed.Failure);
        await UntilAsync(() => Children().Count == 0);
        Assert.NotEmpty((await Make(renderer, "hello")).Accessible);
    }

    [Fact]
    public async Task A_process_killed_while_it_works_fails_its_document_only()
    {
        await using var renderer = Renderer();
        var hanging = Make(renderer, Reading());
        await IsReadAsync();

        Kill(Children().Single());
        var failed = await Assert.ThrowsAsync<RenderFailedException>(() => hanging);

        Assert.Equal(RenderFailure.Crashed, failed.Failure);
        Assert.NotEmpty((await Make(renderer, "hello")).Accessible);
    }

    [Fact]
    public async Task A_process_killed_while_it_waits_is_not_noticed_by_the_next_document()
    {
        await using var renderer = Renderer();
        await Make(renderer, "hello");

        Kill(Children().Single());
        await UntilAsync(() => Children().Count == 0);

        Assert.NotEmpty((await Make(renderer, "hello")).Accessible);
    }

    [Fact]
    public async Task Processes_are_replaced_after_a_number_of_documents()
    {
        await using var renderer = Renderer(recycleAfter: 2);
        await Make(renderer, "hello");
        var first = Children().Single();
        await Make(renderer, "hello");
        await UntilAsync(() => Children().Count == 0);

        await Make(renderer, "hello");

        Assert.NotEqual(first, Children().Single());
    }

    [Fact]
    public async Task The_end_of_the_renderer_leaves_no_process()
    {
        var renderer = Renderer(processes: 2);
        await Task.WhenAll(Make(renderer, "hello"), Make(renderer, "hello"), Make(renderer, "hello"));
        Assert.InRange(Children().Count, 1, 2);

        await renderer.DisposeAsync();

        Assert.Empty(Children());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Make(renderer, "hello"));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Each_process_keeps_to_a_processor_of_its_own()
    {
        await using var renderer = Renderer(processes: Environment.ProcessorCount);
        await Task.WhenAll(Enumerable.Range(0, 8 * Environment.ProcessorCount).Select(_ => Make(renderer, "hello")));

        var processors = Children().ConvertAll(id => ReadOrEmpty($"/proc/{id}/status").Split('\n')
            .Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))[18..].Trim());

        using var own = Process.GetCurrentProcess();
        var known = OwnProcessor.MaskOf(0, (ulong)own.ProcessorAffinity, Environment.ProcessorCount) is not null;
        Assert.Equal(known ? processors.Count : 1, processors.Distinct().Count());
        Assert.All(processors, list => Assert.Equal(known, int.TryParse(list, CultureInfo.InvariantCulture, out _)));
    }

    [Theory]
    [InlineData(0, 0b1111UL, 4, 0b0001UL)]
    [InlineData(3, 0b1111UL, 4, 0b1000UL)]
    [InlineData(5, 0b1111UL, 4, 0b0010UL)]
    [InlineData(1, 0b10100UL, 2, 0b10000UL)]
    [InlineData(0, 0b1111UL, 2, null)]
    public void A_place_has_a_processor_unless_we_may_use_only_a_part_of_those_we_see(int place, ulong allowed, int count, ulong? mask) =>
        Assert.Equal(mask, OwnProcessor.MaskOf(place, allowed, count));

    [Fact]
    public async Task Who_stops_waiting_stops_the_work()
    {
        await using var renderer = Renderer();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => renderer.RenderAsync(Request("endless"), stop.Token));

        await UntilAsync(() => Children().Count == 0);
        Assert.NotEmpty((await Make(renderer, "hello")).Accessible);
    }

    [Theory]
    [InlineData("broken", "template-rejected broken.typ:1")]
    [InlineData("tofu", "glyph-missing")]
    [InlineData("no-such-template", "template-missing")]
    [InlineData("../Templates/hello", "bad-request")]
    public async Task A_rejection_names_its_kind_and_nothing_of_the_document(string template, string code)
    {
        await using var renderer = Renderer();

        var failed = await Assert.ThrowsAsync<RenderFailedException>(() => Make(renderer, template));

        Assert.Equal(RenderFailure.TemplateRejected, failed.Failure);
        Assert.Contains(code, failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Samira", failed.ToString(), StringComparison.Ordinal);
        Assert.Single(Children());
        Assert.NotEmpty((await Make(renderer, "hello")).Accessible);
    }

    [Fact]
    public async Task Many_at_once_each_get_their_own_document()
    {
        await using var renderer = Renderer(processes: 2);

        var texts = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            var made = await renderer.RenderAsync(Request("hello", $"Nummer {number}."), CancellationToken.None);
            return (await RendererFiles.TextOfAsync(made.Archive)).Trim();
        }));

        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"Nummer {number}."), texts);
        Assert.InRange(Children().Count, 1, 2);
    }

    [Fact]
    public async Task A_large_document_crosses_the_pipes_whole()
    {
        await using var renderer = Renderer();
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(n => $"woord{n} "));

        var made = await renderer.RenderAsync(Request("hello", text), CancellationToken.None);

        Assert.Contains("woord59999", await RendererFiles.TextOfAsync(made.Accessible), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Node_it_is_unavailable_and_says_why()
    {
        await using var renderer = RendererFiles.Renderer(o => o.NodePath = "no-node-here");

        Assert.Equal(new RendererHealth(false, RendererProblem.NodeMissing), renderer.Health);
        var failed = await Assert.ThrowsAsync<RenderFailedException>(() => Make(renderer, "hello"));
        Assert.Equal(RenderFailure.RendererAway, failed.Failure);
    }

    [Fact]
    public async Task When_the_packages_come_it_recovers_by_itself()
    {
        var packages = Path.Combine(_documents, "Renderer", "node_modules");
        var real = Path.Combine(RendererFiles.Documents, "Renderer", "node_modules");
        Directory.Delete(packages);
        await using var renderer = Renderer();
        Assert.Equal(RendererProblem.PackagesMissing, renderer.Health.Problem);

        Directory.CreateSymbolicLink(packages, real);
        await UntilAsync(() => renderer.Health.Available);

        Assert.NotEmpty((await Make(renderer, "hello")).Accessible);
    }

    [Fact]
    public async Task Something_else_than_Node_is_reported_as_not_starting()
    {
        await using var renderer = Renderer(node: "/bin/echo");

        var failed = await Assert.ThrowsAsync<RenderFailedException>(() => Make(renderer, "hello"));

        Assert.Equal(RenderFailure.RendererAway, failed.Failure);
        Assert.Equal(RendererProblem.DoesNotStart, renderer.Health.Problem);
    }

    [Fact]
    public async Task A_child_ends_with_its_parent_also_while_it_works()
    {
        // The shell is the parent; this test holds the input open, so that
        // only the death of the parent can tell the child.
        var script = Path.Combine(_documents, "Renderer", "render.mjs");
        Reading();
        using var shell = Process.Start(new ProcessStartInfo("sh")
        {
            ArgumentList = { "-c", $"exec 3<&0; node '{script}' <&3 & wait" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        Assert.Contains("\"ready\":true", await shell.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        await shell.StandardInput.WriteLineAsync(
            """{"id":1,"template":"reading","data":"{}","standards":["ua-1"],"createdAt":1}""");
        await shell.StandardInput.FlushAsync();
        await IsReadAsync();

        shell.Kill();

        await UntilAsync(() => Running().Count == 0);
    }

    private static RenderRequest Request(string template, string text = "Samira") =>
        new(template, JsonSerializer.Serialize(new { text }), DateTimeOffset.UnixEpoch);

    private static Task<RenderedDocument> Make(TypstRenderer renderer, string template) =>
        renderer.RenderAsync(Request(template), CancellationToken.None);

    private static async Task UntilAsync(Func<bool> done)
    {
        var clock = Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(clock.Elapsed < Patience, "It did not happen in time.");
            await Task.Delay(50);
        }
    }

    /// <summary>A template that keeps its reader waiting: a pipe that nobody writes into.</summary>
    private string Reading()
    {
        using var mkfifo = Process.Start("mkfifo", [Path.Combine(_documents, "Templates", "reading.typ")]);
        mkfifo.WaitForExit();
        return "reading";
    }

    /// <summary>The pipe opens for writing as soon as a process reads it: from then on it works on that document.</summary>
    private async Task IsReadAsync() =>
        _pipe = await Task.Run(() => new FileStream(Path.Combine(_documents, "Templates", "reading.typ"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite)).WaitAsync(Patience);

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    private TypstRenderer Renderer(
        TimeSpan? timeLimit = null, int recycleAfter = 500, int processes = 1, string node = "node") =>
        RendererFiles.Renderer(options =>
        {
            options.Folder = Path.Combine(_documents, "Renderer");
            options.TimeLimit = timeLimit ?? Patience;
            options.RecycleAfter = recycleAfter;
            options.Processes = processes;
            options.NodePath = node;
        });

    /// <summary>Children of this test process that work in this test's folder.</summary>
    private List<int> Children()
    {
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return Running().Where(id => string.Equals(ParentOf(id), own, StringComparison.Ordinal)).ToList();
    }

    private List<int> Running() => Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && ReadOrEmpty($"/proc/{id}/cmdline") is var line
            && line.StartsWith("node", StringComparison.Ordinal)
            && line.Contains(_documents, StringComparison.Ordinal))
        .ToList();

    private static string ParentOf(int id) => ReadOrEmpty($"/proc/{id}/status")
        .Split('\n')
        .FirstOrDefault(line => line.StartsWith("PPid:", StringComparison.Ordinal), "PPid:")[5..]
        .Trim();

    private static string ReadOrEmpty(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // The process ended between the listing and the reading.
            return "";
        }
    }

    private void Template(string name, string source) =>
        File.WriteAllText(Path.Combine(_documents, "Templates", $"{name}.typ"), source);
}
