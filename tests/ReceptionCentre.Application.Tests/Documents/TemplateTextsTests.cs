using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ReceptionCentre.Application.Documents;

namespace ReceptionCentre.Application.Tests.Documents;

public sealed partial class TemplateTextsTests
{
    private static readonly string[] RightToLeft = ["ar", "ckb", "fa", "prs", "ps"];

    public static TheoryData<string> Translations => [.. PaperLanguages.BesideDutch];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_language_has_every_text_with_the_same_holes(string language)
    {
        var dutch = TextsOf("nl");
        var other = TextsOf(language);

        Assert.True(dutch.Count > 100);
        Assert.Equal(
            dutch.Keys.Order(StringComparer.Ordinal),
            other.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in other)
        {
            Assert.False(string.IsNullOrWhiteSpace(text), key);
            Assert.Equal(text.Trim(), text);
            // A date may leave a part out where the language has no use for it.
            if (!key.StartsWith("date.", StringComparison.Ordinal))
                Assert.Equal(HolesOf(dutch[key]), HolesOf(text));
        }
    }

    /// <summary>
    /// Who changes a Dutch sentence finds here which translations are to be made again. Until then the paper prints the
    /// Dutch in their place, so that nothing wrong goes out; but a release has none of them.
    /// </summary>
    [Theory]
    [MemberData(nameof(Translations))]
    public void No_translation_was_made_from_another_Dutch_sentence_than_the_one_of_now(string language)
    {
        var dutch = TextsOf("nl");
        using var file = Open(language);
        Assert.Empty(file.RootElement.GetProperty("texts").EnumerateObject()
            .Where(text => text.Value.GetProperty("dutch").GetString() != dutch[text.Name]).Select(text => text.Name));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_says_what_it_is_worth(string language)
    {
        using var file = Open(language);
        var root = file.RootElement;

        Assert.Equal(language, root.GetProperty("language").GetString());
        Assert.NotEmpty(root.GetProperty("name").GetString()!);
        Assert.Equal(RightToLeft.Contains(language) ? "rtl" : "ltr", root.GetProperty("direction").GetString());
        foreach (var text in root.GetProperty("texts").EnumerateObject())
        {
            Assert.All(text.Value.EnumerateObject(), part => Assert.Contains(part.Name, (string[])["dutch", "text", "checked"]));
            if (!text.Value.TryGetProperty("checked", out var check))
                continue;
            Assert.NotEmpty(check.GetProperty("by").GetString()!);
            Assert.True(DateOnly.TryParseExact(check.GetProperty("on").GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), text.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_language_is_named_in_the_template_too(string language)
    {
        using var names = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(RendererFiles.Documents, "Templates", "shared", "languages.json")));
        Assert.NotEmpty(names.RootElement.GetProperty(language).GetProperty("dutch").GetString()!);
    }

    [Fact]
    public void The_two_sentences_that_count_are_worded_exactly()
    {
        var dutch = TextsOf("nl");

        Assert.Equal("Dit is geen besluit. U hoeft niet mee te doen.", dutch["voluntary.notice"]);
        Assert.Equal("De Nederlandse tekst geldt.", dutch["dutchTextCounts"]);
    }

    internal static Dictionary<string, string> TextsOf(string language)
    {
        using var file = Open(language);
        return file.RootElement.GetProperty("texts").EnumerateObject()
            .ToDictionary(
                text => text.Name, text => (text.Value.ValueKind == JsonValueKind.String ? text.Value : text.Value.GetProperty("text")).GetString()!, StringComparer.Ordinal);
    }

    private static JsonDocument Open(string language) => JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(RendererFiles.Documents, "Texts", $"{language}.json")));

    private static IEnumerable<string> HolesOf(string text) =>
        Hole().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("\\{\\w+\\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
