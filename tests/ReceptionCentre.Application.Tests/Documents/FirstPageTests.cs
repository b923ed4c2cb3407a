using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Infrastructure.Documents.Rendering;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>
/// The first page of the same plan in every language: all that the newcomer does next stands on it, and it looks as it did
/// when somebody looked at it. The pictures that were looked at stand in the folder Golden; how they are made anew is said there.
/// </summary>
public sealed class FirstPageTests(FirstPageTests.Renderer renderer) : IClassFixture<FirstPageTests.Renderer>
{
    private const string Anew = "RECEPTIONCENTRE_GOLDEN_ANEW";

    private static readonly string[] Reached = ["10:00", "14:30", "14 0499", "0499 12 34 56", "06 1234 5678", "j.vandenheuvel@lindewaard.example"];

    public static TheoryData<string> Languages => [PlanDocumentBuilder.Dutch, .. PaperLanguages.BesideDutch];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task It_says_what_when_where_and_whom_to_call(string language)
    {
        var text = Flat(await RendererFiles.FirstPageOfAsync(await FullAsync(language)));

        // As they stand on the page: in a right-to-left line too, times and telephone numbers read from the left.
        foreach (var said in Reached)
            Assert.Contains(said, text, StringComparison.Ordinal);
        foreach (var said in (string[])["Kennismaken met de groep", "Inschrijven bij de huisarts", "Gesprek over werk", "dinsdag 1 december 2026", "De Nederlandse tekst geldt."])
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain('�', text);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task It_looks_as_it_did(string language)
    {
        var file = Path.Combine(RendererFiles.Golden, $"plan-{language}.png");
        var picture = await GreyPicture.OfFirstPageAsync(await FullAsync(language));
        if (Environment.GetEnvironmentVariable(Anew) is "1")
            await File.WriteAllBytesAsync(file, picture.ToPng());

        Assert.Null(picture.DifferenceFrom(GreyPicture.FromPng(await File.ReadAllBytesAsync(file))));
    }

    [Fact]
    public async Task A_picture_of_another_page_is_another_picture()
    {
        var dutch = await GreyPicture.OfFirstPageAsync(await FullAsync(PlanDocumentBuilder.Dutch));
        var plan = PlanSamples.Full(null);
        var other = await GreyPicture.OfFirstPageAsync(await renderer.MakeAsync(plan with { Caseworker = plan.Caseworker! with { Phone = "0499 65 43 21" } }));
        Assert.NotNull(dutch.DifferenceFrom(other));
        Assert.Null(dutch.DifferenceFrom(GreyPicture.FromPng(dutch.ToPng())));
    }

    private Task<byte[]> FullAsync(string language) => renderer.MakeAsync(PlanSamples.Full(language == PlanDocumentBuilder.Dutch ? null : language));

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>One renderer for all languages: a warm one makes a plan in a few hundredths of a second.</summary>
    public sealed class Renderer : IAsyncLifetime
    {
        private readonly TypstRenderer _renderer = RendererFiles.Renderer(options => options.Processes = 1);

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await _renderer.DisposeAsync();

        internal async Task<byte[]> MakeAsync(PlanDocumentData plan) =>
            (await _renderer.RenderAsync(new("plan", plan.ToJson(), PlanSamples.CreatedAt), CancellationToken.None)).Accessible;
    }
}
