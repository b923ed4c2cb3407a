using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.Welcome;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>What stands in the welcome letter, read back from the PDF.</summary>
public sealed class WelcomeTemplateTests(SharedRenderer renderer) : IClassFixture<SharedRenderer>
{
    private static readonly string Long = "Muhammad Abdulrahman ibn Abd al-Aziz van der Westelaken-Schimmelpenninck" + new string('x', 120);

    public static TheoryData<string?> Languages => [null, .. PaperLanguages.BesideDutch];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_language_prints_a_letter_that_says_what_it_is_not(string? language)
    {
        var document = await RenderAsync(Letter(language, new("Selam Tesfay", "ሰላም ተስፋይ"), new(Long, "محمد عبد الرحمن")));
        var text = RendererFiles.Dense(await RendererFiles.TextOfAsync(document.Accessible));
        Assert.Contains(RendererFiles.Dense("Dit is niet uw inschrijving bij de gemeente."), text, StringComparison.Ordinal);
        Assert.Contains(RendererFiles.Dense("Selam Tesfay"), text, StringComparison.Ordinal);
        Assert.Contains(RendererFiles.Dense("uw paspoort"), text, StringComparison.Ordinal);
        Assert.Contains(RendererFiles.Dense("23 november 2026"), text, StringComparison.Ordinal);
        Assert.DoesNotContain('�', text);
        Assert.NotEmpty(document.Archive);
    }

    [Theory]
    [InlineData("#panic(\"x\")")]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("$a^2$ *bold* _it_ `raw`")]
    public async Task Whatever_a_name_or_a_text_holds_is_text(string strange)
    {
        var letter = Letter("en", new WelcomePerson(strange, strange));
        letter = letter with { Dutch = letter.Dutch with { What = new(strange, "nl"), Bring = [new(strange, "nl")] }, Other = letter.Other! with { What = new(strange, "en") } };
        var text = RendererFiles.Dense(await RendererFiles.TextOfAsync((await RenderAsync(letter)).Accessible));
        Assert.Contains(RendererFiles.Dense(strange), text, StringComparison.Ordinal);
    }

    private async Task<RenderedDocument> RenderAsync(WelcomeLetterData letter) =>
        await renderer.RenderAsync(new(RequestWelcomeLetter.Template, letter.ToJson(), new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero)), CancellationToken.None);

    private static WelcomeLetterData Letter(string? language, params WelcomePerson[] people)
    {
        WelcomeSaid Said(string of) => new(new("Schrijf u in.", of), [new("uw paspoort", of), new("een huurcontract", of)], new("Iedereen komt zelf.", of), new("Binnen 5 dagen.", of));
        return new(
            new PlanPaper("", new(2026, 11, 21), 1, new string('a', 64)), language,
            new("Amsterdam", "Ontvangstcentrum Lage Rijn", "020 555 12 34", "balie@ontvangst.test", "Amstel 1, 1011 PN Amsterdam"), "2026-000123", people,
            Said("nl"), language is null ? null : Said(language), "2026-11-23");
    }
}
