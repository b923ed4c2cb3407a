using System.Net;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Web.Tests.Documents;

/// <summary>Languages of papers on the screen: chosen from, and looked at by who answers for them.</summary>
public sealed class PaperLanguagePagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task The_administrator_sees_how_far_each_language_is_and_reads_its_sentences_beside_the_Dutch()
    {
        var administrator = A.StaffMember(Role.Administrator).Build();
        await web.Save(administrator);
        var browser = await web.SignedInAs(administrator);
        var link = (await browser.Get("/reference-data")).Document.QuerySelector("main a[href$='paper-languages']")!;

        var list = await browser.Get(link.GetAttribute("href")!);
        var rows = list.Document.QuerySelectorAll("main tbody tr");
        Assert.Equal(PaperLanguages.BesideDutch.Count, rows.Length);
        Assert.All(rows, row => Assert.Contains("nog niet", row.TextContent, StringComparison.Ordinal));
        Assert.Equal("Amhaars", rows[0].QuerySelector("a")!.TextContent);

        var sorani = await browser.Get("/reference-data/paper-languages/ckb");
        var sentence = sorani.Document.QuerySelectorAll("main tbody tr").Single(row => row.TextContent.Contains("next.title", StringComparison.Ordinal));
        Assert.Contains("Wat gaat u nu doen?", sentence.TextContent, StringComparison.Ordinal);
        var said = sentence.QuerySelector("td span")!;
        Assert.Equal(("ckb", "rtl"), (said.GetAttribute("lang"), said.GetAttribute("dir")));
        Assert.Contains("Geldt, niet nagekeken", sentence.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/reference-data/paper-languages/nl")).Status);
    }

    [Theory]
    [InlineData("so", "so")]
    [InlineData("ary", "ar")]
    [InlineData("nl", "")]
    public async Task Whoever_asks_for_a_plan_or_a_letter_chooses_from_all_languages_and_the_persons_own_stands_first(string speaks, string own)
    {
        var stage = await PlanStage.SetAsync(web, A.Newcomer().Speaking(speaks));
        await stage.Draft();
        var browser = await web.SignedInAs(stage.Caseworker);
        foreach (var address in (string[])[$"/case-files/{stage.File}/plan", $"/case-files/{stage.File}/welcome"])
        {
            var page = await browser.Get(address);
            var options = page.Document.QuerySelectorAll("#Language option").ToList();
            Assert.Equal(PaperLanguages.BesideDutch.Append("").Order(StringComparer.Ordinal), options.Select(option => option.GetAttribute("value")).Order(StringComparer.Ordinal));
            Assert.Equal("", options[0].GetAttribute("value"));
            Assert.Equal(own, options.Single(option => option.HasAttribute("selected")).GetAttribute("value"));
            Assert.Equal(own.Length == 0 ? "am" : own, options[1].GetAttribute("value"));
            Assert.Equal(options.Skip(own.Length == 0 ? 1 : 2).Select(option => option.TextContent).Order(StringComparer.CurrentCultureIgnoreCase), options.Skip(own.Length == 0 ? 1 : 2).Select(option => option.TextContent));
        }
    }
}
