using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReceptionCentre.Application.Tests.Documents;

public sealed partial class TemplateTextsTests
{
    public static TheoryData<string> Translations => ["en", "ar", "ti", "uk", "pl", "zh"];

    [Fact]
    public void Every_file_is_tested()
    {
        var files = Directory
            .GetFiles(Path.Combine(RendererFiles.Documents, "Texts"), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal);

        Assert.Equal(["ar", "en", "nl", "pl", "ti", "uk", "zh"], files);
    }

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
            // A date may leave a part out where the language has no use for it.
            if (!key.StartsWith("date.", StringComparison.Ordinal))
                Assert.Equal(HolesOf(dutch[key]), HolesOf(text));
        }
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_says_what_it_is_worth(string language)
    {
        using var file = Open(language);
        var root = file.RootElement;

        Assert.Equal(language, root.GetProperty("language").GetString());
        Assert.False(root.GetProperty("checkedByNativeSpeaker").GetBoolean());
        Assert.Equal(language is "ar" ? "rtl" : "ltr", root.GetProperty("direction").GetString());
        using var dutch = Open("nl");
        Assert.InRange(
            root.GetProperty("sourceVersion").GetInt32(),
            1,
            dutch.RootElement.GetProperty("sourceVersion").GetInt32());
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
            .ToDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal);
    }

    private static JsonDocument Open(string language) => JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(RendererFiles.Documents, "Texts", $"{language}.json")));

    private static IEnumerable<string> HolesOf(string text) =>
        Hole().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("\\{\\w+\\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
