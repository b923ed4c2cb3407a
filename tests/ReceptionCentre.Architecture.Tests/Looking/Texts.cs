using System.Xml.Linq;

namespace ReceptionCentre.Architecture.Tests.Looking;

/// <summary>The words of the screens as they are written down: Dutch in Feature.resx, English beside it in Feature.en.resx.</summary>
internal static class Texts
{
    public static readonly IReadOnlyList<string> Languages = ["nl", "en"];

    private static readonly Lazy<IReadOnlyList<Book>> Read = new(() =>
        [.. Sources.All.Where(file => file.Name.EndsWith(".resx", StringComparison.Ordinal)).Select(Open)]);

    /// <summary>The texts of one feature in one language.</summary>
    /// <param name="Twice">Keys that stand in the file more than once.</param>
    public sealed record Book(string Path, string Feature, string Language, IReadOnlyDictionary<string, string> Words, IReadOnlyList<string> Twice);

    public static IReadOnlyList<Book> Books => Read.Value;

    /// <summary>The text of "Feature.Key"; null where it is missing.</summary>
    public static string? Find(string key, string language)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : Books.FirstOrDefault(book => book.Feature == key[..dot] && book.Language == language)?.Words.GetValueOrDefault(key[(dot + 1)..]);
    }

    /// <summary>Every key with its feature in front, of one language.</summary>
    public static IEnumerable<string> Keys(string language) =>
        Books.Where(book => book.Language == language).SelectMany(book => book.Words.Keys.Select(key => $"{book.Feature}.{key}"));

    private static Book Open(SourceFile file)
    {
        var parts = file.Name.Split('.');
        var entries = XDocument.Parse(file.Text).Root!.Elements("data")
            .Select(data => (Key: data.Attribute("name")!.Value, Text: data.Element("value")?.Value ?? "")).ToList();
        return new(
            file.Path, parts[0], parts.Length == 3 ? parts[1] : "nl", entries.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Text),
            [.. entries.GroupBy(entry => entry.Key).Where(group => group.Count() > 1).Select(group => group.Key)]);
    }
}
