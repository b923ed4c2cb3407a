using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Infrastructure.Documents.Rendering;

namespace ReceptionCentre.Infrastructure.Documents;

/// <summary>Reads the files of texts that the renderer reads too, once: they come with the application and change with it.</summary>
internal sealed class PaperTexts(IOptions<RendererOptions> options) : IPaperTexts
{
    private readonly Lazy<IReadOnlyList<PaperTranslation>> _all = new(() => Read(Path.Combine(RendererFolder.DocumentsOf(RendererFolder.Resolve(options.Value)), "Texts")));

    public IReadOnlyList<PaperTranslation> All => _all.Value;

    private static IReadOnlyList<PaperTranslation> Read(string folder)
    {
        var dutch = Path.Combine(folder, $"{PlanDocumentBuilder.Dutch}.json");
        if (!File.Exists(dutch))
            return [];
        using var source = JsonDocument.Parse(File.ReadAllBytes(dutch));
        var sentences = source.RootElement.GetProperty("texts").EnumerateObject().Select(text => (text.Name, Text: text.Value.GetString()!)).ToList();
        return [.. Directory.GetFiles(folder, "*.json").Where(file => file != dutch).Order(StringComparer.Ordinal).Select(file => Translation(file, sentences))];
    }

    private static PaperTranslation Translation(string file, List<(string Key, string Dutch)> sentences)
    {
        using var read = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = read.RootElement;
        var texts = root.GetProperty("texts");
        return new(
            root.GetProperty("language").GetString()!, root.GetProperty("name").GetString()!, root.GetProperty("direction").GetString() == "rtl",
            sentences.ConvertAll(sentence => texts.TryGetProperty(sentence.Key, out var said) ? Sentence(sentence, said) : new(sentence.Key, sentence.Dutch, null, null, null, null)));
    }

    private static PaperSentence Sentence((string Key, string Dutch) of, JsonElement said)
    {
        var isChecked = said.TryGetProperty("checked", out var check) && check.ValueKind == JsonValueKind.Object;
        return new(
            of.Key, of.Dutch, said.GetProperty("text").GetString(), said.GetProperty("dutch").GetString(),
            isChecked ? check.GetProperty("by").GetString() : null,
            isChecked ? DateOnly.ParseExact(check.GetProperty("on").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
    }
}
