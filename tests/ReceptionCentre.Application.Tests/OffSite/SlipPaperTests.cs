using System.Text.Json;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.OffSite;
using ReceptionCentre.Application.Tests.Documents;
using ReceptionCentre.Infrastructure.OffSite;

namespace ReceptionCentre.Application.Tests.OffSite;

/// <summary>The slips as they come out of the printer.</summary>
public sealed class SlipPaperTests
{
    private static string Data(string format, int slips, string place = "Kantine Kassen Noord") => JsonSerializer.Serialize(new
    {
        format,
        municipality = new { name = "Rijnwoude", accent = (string?)null },
        day = new { on = "21-11-2026", place },
        slips = Enumerable.Range(1, slips).Select(number => new { number = $"17-{number:000}-K", picture = new SlipPictures().SvgOf($"https://centrum.example/s/0123456789abcde{number % 10}") }),
    });

    [Theory]
    [InlineData("sheet", 25, 3)]
    [InlineData("label", 3, 3)]
    public async Task Every_slip_has_its_number_and_what_it_is_not(string format, int slips, int pages)
    {
        await using var renderer = RendererFiles.Renderer();
        var paper = await renderer.RenderAsync(new(SlipSheet.Template, Data(format, slips), DateTimeOffset.UnixEpoch), default);
        var words = await RendererFiles.TextOfAsync(paper.Accessible);
        Assert.Equal(slips, RendererFiles.Dense(words).Split("inschrijvingbijdegemeente").Length - 1);
        Assert.Contains($"17-{slips:000}-K", words, StringComparison.Ordinal);
        Assert.Equal(pages, words.Count(sign => sign == '\f'));
        // The standard refuses a picture without words; here it is one, and no ornament.
        Assert.Contains("Figure", await RendererFiles.TagsOfAsync(paper.Accessible), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strange_and_long_place_stays_text()
    {
        await using var renderer = RendererFiles.Renderer();
        var place = "#panic() $x$ *vet* <script> " + string.Concat(Enumerable.Repeat("Zeerlangeplaatsnaam ", 20));
        var paper = await renderer.RenderAsync(new(SlipSheet.Template, Data("label", 1, place), DateTimeOffset.UnixEpoch), default);
        var words = await RendererFiles.TextOfAsync(paper.Accessible);
        Assert.Contains("#panic()$x$*vet*", RendererFiles.Dense(words), StringComparison.Ordinal);
        Assert.Equal(1, words.Count(sign => sign == '\f'));
    }
}
