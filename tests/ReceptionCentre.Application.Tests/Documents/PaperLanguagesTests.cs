using Microsoft.Extensions.Options;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Infrastructure.Documents;
using ReceptionCentre.Infrastructure.Documents.Rendering;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Documents;

public sealed class PaperLanguagesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private static readonly PaperTexts Texts = new(Options.Create(new RendererOptions { Folder = Path.Combine(RendererFiles.Documents, "Renderer") }));

    [Fact]
    public void They_are_the_languages_for_which_the_templates_have_texts() =>
        Assert.Equal(Texts.All.Select(one => one.Language).Order(StringComparer.Ordinal), PaperLanguages.BesideDutch);

    [Fact]
    public void The_checked_ones_are_those_of_which_every_sentence_was_checked() =>
        Assert.Equal(Texts.All.Where(one => one.IsChecked).Select(one => one.Language).Order(StringComparer.Ordinal), PaperLanguages.Checked.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Each_is_a_code_of_the_list_by_which_a_language_is_recorded()
    {
        var known = await database.InDb(db => Task.FromResult(db.Codes.Where(code => code.List == Lists.Languages).Select(code => code.Value).ToHashSet()));
        Assert.Empty(PaperLanguages.BesideDutch.Except(known, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ar", "ar")]
    [InlineData("kmr", "kmr")]
    [InlineData("prs", "prs")]
    [InlineData("ary", "ar")]
    [InlineData("haz", "prs")]
    [InlineData("yue", "zh")]
    [InlineData("sw", null)]
    [InlineData("ku", null)]
    [InlineData("nl", null)]
    [InlineData(null, null)]
    public void Somebody_gets_the_language_that_they_read_or_Dutch_alone(string? preferred, string? language) => Assert.Equal(language, PaperLanguages.For(preferred));

    [Theory]
    [InlineData("sw", "en")]
    [InlineData("ti", "ti")]
    [InlineData("nl", null)]
    [InlineData(null, null)]
    public void Where_one_line_must_be_read_English_stands_in(string? preferred, string? language) => Assert.Equal(language, PaperLanguages.OrEnglishFor(preferred));

    [Fact]
    public void One_chooses_ones_own_first_and_the_others_by_their_name()
    {
        CodeView[] languages = [Code("ti", "Tigrinya"), Code("ar", "Arabisch"), Code("fa", "Perzisch (Farsi)"), Code("pl", "Pools")];
        Assert.Equal(["pl", "ar", "fa", "ti"], PaperLanguages.InOrder(languages, "pl", "nl").Select(one => one.Value));
        Assert.Equal(["ar", "fa", "pl", "ti"], PaperLanguages.InOrder(languages, null, "nl").Select(one => one.Value));
    }

    private static CodeView Code(string value, string dutch) => new(value, dutch, dutch, null, null, null, null, null);
}
