using System.Text;
using System.Text.RegularExpressions;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.Tests.Departures;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>
/// The structure of each kind of paper, as a screen reader walks through it: one title, headings that go down step by step, tables
/// whose cells know their header, a list that is a list, the languages, and the order of reading.
/// </summary>
public sealed partial class PdfStructureTests(SharedRenderer renderer) : IClassFixture<SharedRenderer>
{
    /// <summary>Each kind of paper, beside a language that is written from the left, one from the right, and alone.</summary>
    public static TheoryData<string, string?> Papers
    {
        get
        {
            var papers = new TheoryData<string, string?> { { "letter", null }, { "letter", "ar" } };
            foreach (var paper in (string[])["plan", "pip", "summary", "large", "employer", "invitation", "departure"])
            {
                foreach (var language in (string?[])[null, "en", "ar", "zh"])
                    papers.Add(paper, language);
            }
            return papers;
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Headings_tables_and_languages_are_told(string paper, string? language)
    {
        var pdf = await PdfAsync(paper, language);
        var lines = (await RendererFiles.TagsOfAsync(pdf)).Split('\n').Select(line => line.Trim()).ToList();

        var headings = lines.Select(line => Heading().Match(line)).Where(found => found.Success).Select(found => int.Parse(found.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        // One title; in both languages where there are two.
        Assert.Equal(1, headings[0]);
        Assert.Equal(language is null || paper == "letter" ? 1 : 2, headings.Count(level => level == 1));
        Assert.All(headings.Zip(headings.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"H{pair.First} is followed by H{pair.Second}."));

        var (headers, cells) = (lines.Count(line => line.StartsWith("TH", StringComparison.Ordinal) && !line.StartsWith("THead", StringComparison.Ordinal)), lines.Count(line => line == "TD:" || line.StartsWith("TD ", StringComparison.Ordinal)));
        if (paper is not "letter")
        {
            Assert.True(headers > 0 && cells > headers, $"{headers} headers, {cells} cells");
            Assert.Equal(lines.Count(line => line.StartsWith("Table", StringComparison.Ordinal)), headers);
            Assert.Contains(lines, line => line.StartsWith("/Scope /Column", StringComparison.Ordinal));
            // Every cell names its header.
            Assert.Equal(cells, lines.Count(line => line.StartsWith("/Headers [(", StringComparison.Ordinal)));
        }
        if (paper is "plan" or "pip" or "large" or "letter")
            Assert.Contains(lines, line => line.StartsWith("LI", StringComparison.Ordinal));

        var raw = Encoding.Latin1.GetString(pdf);
        Assert.Contains("/MarkInfo", raw, StringComparison.Ordinal);
        Assert.Contains("/Lang (nl)", raw, StringComparison.Ordinal);
        Assert.Equal(language is not null, RendererFiles.LanguagesOf(pdf).Contains(language ?? "-"));
        // What is told is what stands there: every table, heading and paragraph is in the tree, and nothing is outside of it but what is marked as decoration.
        Assert.Matches("Tagged: +yes", await RendererFiles.InfoOfAsync(pdf));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ar")]
    public async Task What_is_read_out_comes_in_the_order_of_the_page(string? language)
    {
        var spoken = await RendererFiles.SpokenOfAsync(await PdfAsync("pip", language));
        string[] order =
        [
            "Samira Haddad", "Dit is een concept.", "Wat gaat u nu doen?", "Kennismaken met de groep", "dinsdag 1 december 2026", "Inschrijven bij de huisarts", "Joris van den Heuvel", "Uw route",
            "DUO heeft besloten", "Participatieverklaring (PVT)", "Waarom deze route wel of niet?", "Uw doelen", "Nederlandse les in de avond", "In uw eigen woorden", "Uw rechten", "Handtekeningen",
        ];
        var places = order.Select(said => spoken.IndexOf(RendererFiles.Dense(said), StringComparison.Ordinal)).ToList();
        Assert.All(order.Zip(places), one => Assert.True(one.Second >= 0, $"{one.First} is not read out."));
        Assert.Equal(places.Order(), places);
    }

    [GeneratedRegex(@"^H([1-6])\b")]
    private static partial Regex Heading();

    private async Task<byte[]> PdfAsync(string paper, string? language)
    {
        var (template, data) = paper switch
        {
            "letter" => (DecisionLetterData.Template, PlanSamples.Letter(language).ToJson()),
            "employer" => (EmployerPaperData.Template, PlanSamples.Employer(language).ToJson()),
            "departure" => (DeparturePlanData.Template, DeparturePapers.Plan(language).ToJson()),
            "invitation" => (InvitationData.Template, PlanSamples.Invitation(language).ToJson()),
            "pip" => ("plan", PlanSamples.Pip(language).ToJson()),
            "summary" => ("plan", (PlanSamples.Full(language) with { Variant = PlanDocumentData.Summary }).ToJson()),
            "large" => ("plan", (PlanSamples.Pip(language) with { Variant = PlanDocumentData.Large }).ToJson()),
            _ => ("plan", PlanSamples.Full(language).ToJson()),
        };
        return (await renderer.RenderAsync(new(template, data, PlanSamples.CreatedAt), CancellationToken.None)).Accessible;
    }
}
