using ReceptionCentre.Application.Documents;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>What stands in an invitation, read back from the PDF.</summary>
public sealed class InvitationTemplateTests(SharedRenderer renderer) : IClassFixture<SharedRenderer>
{
    [Theory]
    [InlineData("en", "Tuesday 8 December 2026")]
    [InlineData("pl", "wtorek, 8 grudnia 2026")]
    public async Task Each_day_of_an_event_stands_in_both_languages(string language, string day)
    {
        var text = await TextOfAsync(PlanSamples.Invitation(language).ToJson());
        Assert.Contains(RendererFiles.Dense("dinsdag 8 december 2026"), text, StringComparison.Ordinal);
        Assert.Contains(RendererFiles.Dense(day), text, StringComparison.Ordinal);
        Assert.Contains(RendererFiles.Dense("13:30–15:00"), text, StringComparison.Ordinal);
        Assert.Contains("Buurthuis", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_for_before_there_were_several_days_is_still_printed()
    {
        var frozen = PlanSamples.Invitation("en").ToJson();
        var before = frozen[..frozen.IndexOf(",\"moments\"", StringComparison.Ordinal)] + "}";
        Assert.Contains(RendererFiles.Dense("Op kantoor, kamer 12"), await TextOfAsync(before), StringComparison.Ordinal);
    }

    private async Task<string> TextOfAsync(string data) =>
        RendererFiles.Dense(await RendererFiles.TextOfAsync((await renderer.RenderAsync(new(InvitationData.Template, data, PlanSamples.CreatedAt), CancellationToken.None)).Accessible));
}
