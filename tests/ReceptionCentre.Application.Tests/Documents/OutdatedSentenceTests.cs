using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Infrastructure.Documents;
using ReceptionCentre.Infrastructure.Documents.Rendering;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>A Dutch sentence was changed and its translations were not: the Dutch stands in their place, and the paper says so.</summary>
public sealed class OutdatedSentenceTests : IAsyncLifetime
{
    private readonly string _documents = Path.Combine(Path.GetTempPath(), $"texts-{Guid.NewGuid():N}");
    private readonly TypstRenderer _renderer;

    public OutdatedSentenceTests()
    {
        foreach (var folder in (string[])["Renderer", "Templates", "Templates/shared", "Texts"])
        {
            Directory.CreateDirectory(Path.Combine(_documents, folder));
            foreach (var file in Directory.GetFiles(Path.Combine(RendererFiles.Documents, folder)))
                File.Copy(file, Path.Combine(_documents, folder, Path.GetFileName(file)));
        }
        Directory.CreateSymbolicLink(Path.Combine(_documents, "Fonts"), Path.Combine(RendererFiles.Documents, "Fonts"));
        Directory.CreateSymbolicLink(Path.Combine(_documents, "Renderer", "node_modules"), Path.Combine(RendererFiles.Documents, "Renderer", "node_modules"));
        _renderer = RendererFiles.Renderer(options => options.Folder = Path.Combine(_documents, "Renderer"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _renderer.DisposeAsync();
        Directory.Delete(_documents, recursive: true);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("zh")]
    public async Task Its_translations_are_not_printed(string language)
    {
        Change("nl", "\"Wat gaat u nu doen?\"", "\"Wat gaat u deze week doen?\"");
        Change("nl", "\"december\"", "\"decembermaand\"");
        Change("nl", "\"{time} uur\"", "\"om {time} uur precies\"");
        Change("nl", "\"dinsdag\"", "\"dinsdags\"");
        Change("nl", "\"Werkgever\"", "\"Uw werkgever\"");

        var text = await PrintAsync(language);

        // In both columns: beside a sentence that nobody translated, the Dutch stands twice.
        Assert.Equal(2, Regex.Count(text, Regex.Escape("Wat gaat u deze week doen?"), RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(2, Regex.Count(text, Regex.Escape("om 10:00 uur precies"), RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.True(Regex.Count(text, "decembermaand", RegexOptions.None, TimeSpan.FromSeconds(1)) > 2);
        Assert.Contains("62", text, StringComparison.Ordinal);
        Assert.DoesNotContain(TemplateTextsTests.TextsOf("fr")["next.title"], text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_paper_says_that_some_of_it_is_in_Dutch_and_only_then()
    {
        var said = TemplateTextsTests.TextsOf("fr")["translation.partly"];
        await using var whole = RendererFiles.Renderer();
        var complete = await whole.RenderAsync(new("plan", PlanSamples.Normal("fr").ToJson(), PlanSamples.CreatedAt), default);
        Assert.DoesNotContain(said, Flat(await RendererFiles.TextOfAsync(complete.Accessible)), StringComparison.Ordinal);

        Change("nl", "\"Wat gaat u nu doen?\"", "\"Wat gaat u deze week doen?\"");

        Assert.Contains(said, await PrintAsync("fr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_that_nobody_translated_yet_is_printed_in_Dutch()
    {
        Change("nl", "\"next.title\":", "\"next.other\": \"Nog een zin.\",\n    \"next.title\":");
        Change("fr", "\"next.title\": { \"dutch\"", "\"next.gone\": { \"dutch\"");
        Assert.Equal(2, Regex.Count(await PrintAsync("fr"), Regex.Escape("Wat gaat u nu doen?"), RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(PaperSentenceState.Missing, StateOf("fr", "next.title"));
        Assert.Equal(PaperSentenceState.Missing, StateOf("ar", "next.other"));
    }

    [Fact]
    public void The_administrator_sees_the_same()
    {
        Assert.Equal(PaperSentenceState.Unchecked, StateOf("fr", "next.title"));
        Change("nl", "\"Wat gaat u nu doen?\"", "\"Wat gaat u deze week doen?\"");
        Assert.Equal(PaperSentenceState.Outdated, StateOf("fr", "next.title"));
        Assert.Equal(PaperSentenceState.Unchecked, StateOf("fr", "step.when"));
    }

    [Fact]
    public async Task A_language_is_checked_when_every_sentence_is_and_then_may_stand_on_a_decision()
    {
        const string check = "\"checked\": { \"by\": \"Claire Dubois\", \"on\": \"2026-11-20\" }";
        var file = Path.Combine(_documents, "Texts", "fr.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\" }", $"\", {check} }}", StringComparison.Ordinal));
        Assert.True(Translation("fr").IsChecked);
        var formal = PlanSamples.Normal("fr") with { Plan = PlanSamples.Normal("fr").Plan with { Kind = "pip" } };
        var text = Flat(await RendererFiles.TextOfAsync((await _renderer.RenderAsync(new("plan", formal.ToJson(), PlanSamples.CreatedAt), default)).Accessible));
        Assert.Contains(TemplateTextsTests.TextsOf("fr")["title.pip"], text, StringComparison.Ordinal);
        Assert.DoesNotContain(TemplateTextsTests.TextsOf("fr")["translation.unchecked"], text, StringComparison.Ordinal);

        // One sentence that nobody looked at is enough.
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace($"\"Quand\", {check}", "\"Quand\"", StringComparison.Ordinal));
        Assert.False(Translation("fr").IsChecked);
        await using var again = RendererFiles.Renderer(options => options.Folder = Path.Combine(_documents, "Renderer"));
        text = Flat(await RendererFiles.TextOfAsync((await again.RenderAsync(new("plan", formal.ToJson(), PlanSamples.CreatedAt), default)).Accessible));
        Assert.DoesNotContain(TemplateTextsTests.TextsOf("fr")["title.pip"], text, StringComparison.Ordinal);
    }

    private async Task<string> PrintAsync(string language) =>
        Flat(await RendererFiles.TextOfAsync((await _renderer.RenderAsync(new("plan", PlanSamples.Normal(language).ToJson(), PlanSamples.CreatedAt), default)).Accessible));

    private PaperSentenceState StateOf(string language, string key) => Translation(language).Sentences.Single(sentence => sentence.Key == key).State;

    private PaperTranslation Translation(string language) =>
        new PaperTexts(Options.Create(new RendererOptions { Folder = Path.Combine(_documents, "Renderer") })).All.Single(one => one.Language == language);

    private void Change(string language, string from, string to)
    {
        var file = Path.Combine(_documents, "Texts", $"{language}.json");
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>One line, without the marks of direction that the reader of the file adds.</summary>
    private static string Flat(string text) => string.Join(
        ' ', string.Concat(text.Where(sign => sign is not (>= '\u202a' and <= '\u202e'))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
