using ReceptionCentre.Application.Documents;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Documents;

public sealed class PaperLanguagesTests
{
    [Fact]
    public void They_are_the_languages_for_which_the_templates_have_texts()
    {
        var texts = Directory.GetFiles(Checkout.File("src", "ReceptionCentre.Infrastructure", "Documents", "Texts"), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)!).Where(language => language != "nl");
        Assert.Equal(texts.Order(StringComparer.Ordinal), PaperLanguages.BesideDutch);
    }

    [Theory]
    [InlineData("ar", "ar")]
    [InlineData("so", null)]
    [InlineData("nl", null)]
    [InlineData(null, null)]
    public void Somebody_with_another_language_gets_Dutch_alone(string? preferred, string? language) => Assert.Equal(language, PaperLanguages.For(preferred));
}
