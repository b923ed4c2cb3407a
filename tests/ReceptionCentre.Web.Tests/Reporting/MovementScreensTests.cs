using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Reporting;

public sealed class MovementScreensTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Theory, InlineData("nl-NL", "Aankomst"), InlineData("en-GB", "Arrival")]
    public async Task The_workbook_says_in_every_cell_what_the_page_says(string language, string arrival)
    {
        var browser = await web.SignedInAs(await ManagerAsync(language == "nl-NL" ? "0518" : "0599"), language);
        foreach (var address in new[] { "/reporting/movements{0}?from=2025-01&until=2026-11", "/reporting/movements/public{0}?year=2025", "/reporting/caseload{0}" })
        {
            var page = await browser.Get(string.Format(CultureInfo.InvariantCulture, address, ""));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            var tables = page.Document.QuerySelectorAll("main table").Select(table => table.QuerySelectorAll("tr").Select(row => row.Children.Select(Shown).ToList()).ToList()).ToList();
            Assert.NotEmpty(tables);
            if (!address.Contains("caseload", StringComparison.Ordinal))
                Assert.Contains(arrival, tables[0][0]);

            var answer = await browser.Client.GetAsync(new Uri(string.Format(CultureInfo.InvariantCulture, address, "/xlsx"), UriKind.Relative));
            Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
            using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
            using var book = SpreadsheetDocument.Open(stream, false);
            Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => error.Description));
            var sheets = book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => Cells((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!))).ToList();
            // The sheets of the page's tables come first; their months are months, the page writes them out.
            for (var place = 0; place < tables.Count; place++)
            {
                Assert.Equal(tables[place].Count, sheets[place].Count);
                foreach (var (onPage, inFile) in tables[place].Zip(sheets[place]))
                {
                    Assert.Equal(onPage.Skip(1), inFile.Skip(1).Concat(Enumerable.Repeat("", onPage.Count)).Take(onPage.Count - 1));
                    Assert.True(onPage[0] == inFile[0] || onPage[0].StartsWith(MonthOf(inFile[0], language), StringComparison.Ordinal), $"{onPage[0]} is {inFile[0]}");
                }
            }
            Assert.Contains(sheets[^1], row => row[1].Contains("2026", StringComparison.Ordinal));
            Assert.Contains(sheets[^1], row => row[0] == (language == "nl-NL" ? "Gemeenten" : "Municipalities"));
        }
    }

    [Fact]
    public async Task Every_number_is_a_link_to_the_list_behind_it_and_the_lists_lead_to_files()
    {
        var browser = await web.SignedInAs(await ManagerAsync("0150"));
        var page = await browser.Get("/reporting/movements?from=2025-01&until=2026-11");
        var links = page.Document.QuerySelectorAll("main table td a, .rc-figure__value a").ToList();
        Assert.InRange(links.Count, 10, 500);
        foreach (var link in links.Where((_, place) => place % 5 == 0))
        {
            var list = await browser.Get(link.GetAttribute("href")!);
            var number = new string([.. link.ChildNodes.OfType<IText>().First().Text.Where(char.IsAsciiDigit)]);
            Assert.StartsWith($"{number} verbl", list.Document.QuerySelector(".rc-title__lead")!.TextContent.Trim(), StringComparison.Ordinal);
            Assert.NotEmpty(list.Document.QuerySelectorAll("main tbody a[href^='/case-files/']"));
        }
    }

    [Fact]
    public async Task The_csv_opens_in_a_Dutch_spreadsheet_and_adds_up_to_the_page()
    {
        var manager = await ManagerAsync("0160");
        var browser = await web.SignedInAs(manager);
        var page = await browser.Get("/reporting/movements?from=2025-01&until=2026-11");
        var answer = await browser.Client.GetAsync(new Uri("/reporting/movements/csv?from=2025-01&until=2026-11", UriKind.Relative));
        Assert.Equal("aankomst-vertrek-2025-01-2026-11.csv", answer.Content.Headers.ContentDisposition!.FileName);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var rows = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(';')).ToList();
        var figures = page.Document.QuerySelectorAll(".rc-figure__value").Select(value => int.Parse(value.TextContent.Trim(), CultureInfo.InvariantCulture)).ToList();
        int Sum(string what, string? month = null) => rows.Where(row => row[0] == what && (month ?? row[1]) == row[1]).Sum(row => int.Parse(row[^1], CultureInfo.InvariantCulture));
        Assert.Equal((figures[1], figures[2], figures[3]), (Sum("Aankomst"), Sum("Vertrek"), Sum("Aanwezig", "2026-11")));
        Assert.Equal(figures[3], figures[0] + figures[1] - figures[2]);
        Assert.Contains("Reporting.ExportMovements", await web.ActionsOf(manager));
    }

    [Fact]
    public async Task A_period_that_cannot_be_is_said_by_its_field_and_presets_and_filters_stay_in_the_address()
    {
        var browser = await web.SignedInAs(await ManagerAsync("0175"));
        foreach (var (period, field) in new[] { ("from=13-2026", "from"), ("from=2026", "from"), ("until=01-2027", "until"), ("from=01-2015&until=01-2026", "until") })
        {
            var refused = await browser.Get($"/reporting/movements?{period}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.Document.QuerySelector($"input[name={field}][aria-invalid=true]"));
            Assert.Empty(refused.Document.QuerySelectorAll("main table"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Get($"/reporting/movements/stays?kind=arrival&{period}")).Status);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Client.GetAsync(new Uri($"/reporting/movements/xlsx?{period}", UriKind.Relative))).StatusCode);
        }
        var page = await browser.Get("/reporting/movements?from=1-2026&until=11-2026&type=study-migrant&municipality=nothing");
        Assert.Equal("01-2026", page.Document.QuerySelector("#From")!.GetAttribute("value"));
        Assert.Equal("Dit jaar", page.Document.QuerySelector("main [aria-current=true]")!.TextContent);
        Assert.Single(page.Document.QuerySelectorAll(".rc-chosen a"));
        Assert.Empty((await browser.Get("/reporting/movements?from=1-2020&until=11-2020")).Document.QuerySelectorAll("main table"));
    }

    [Fact]
    public async Task An_administrator_sees_protected_figures_without_links_and_nothing_else()
    {
        await ManagerAsync("0141");
        var administrator = A.StaffMember(Role.Administrator).In("0141").Build();
        await web.Save(administrator);
        var browser = await web.SignedInAs(administrator);
        var page = await browser.Get("/reporting/movements/public?year=2025");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main table a"));
        Assert.Contains("<5", page.Document.QuerySelectorAll("main td").Select(cell => cell.TextContent.Trim()));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main td").Select(cell => cell.TextContent.Trim()), text => text is "1" or "2" or "3" or "4");
        foreach (var closed in new[] { "", "/stays", "/csv", "/xlsx" })
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"/reporting/movements{closed}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync(new Uri("/reporting/movements/public/csv?year=2025", UriKind.Relative))).StatusCode);
        Assert.Contains("Reporting.ExportPublicMovements", await web.ActionsOf(administrator));
        // A year that is not over is not given, by hand neither.
        Assert.Contains("2025", (await browser.Get("/reporting/movements/public?year=2026")).Document.QuerySelector(".rc-title__lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/reporting/movements/public", page.Document.QuerySelectorAll("nav a").Select(link => link.GetAttribute("href")).FirstOrDefault(href => href?.StartsWith("/reporting", StringComparison.Ordinal) == true));
    }

    // A town with stays over three years, and its manager.
    private async Task<StaffMember> ManagerAsync(string town)
    {
        var manager = A.StaffMember(Role.Manager).In(town).Build();
        await web.Save(manager);
        var random = new Random(4);
        var things = new List<object>();
        string[] types = ["status-holder", "study-migrant", "eu-labour-short", "other"];
        for (var i = 0; i < 60; i++)
        {
            var days = random.Next(0, 1000);
            var newcomer = A.Newcomer($"Naam {i}").In(town).OpenedOn(web.Clock.Today.AddDays(-days)).WithMotive(types[random.Next(types.Length)]);
            if (random.Next(2) == 0)
                newcomer.Stay.End(PartialDate.Of(web.Clock.Today.AddDays(-random.Next(0, days + 1))));
            things.AddRange(newcomer.Things);
        }
        var unknown = A.Newcomer("Later");
        var stay = Stay.Begin(unknown.Person.Id, town, PartialDate.Of(2025));
        await web.Save([.. things, .. unknown.Things, stay, CaseFile.Open(unknown.Person.Id, stay.Id, town, "reception-information", new(2025, 6, 1))]);
        return manager;
    }

    private static string Shown(IElement cell)
    {
        foreach (var hidden in cell.QuerySelectorAll(".rc-hidden").ToList())
            hidden.Remove();
        var text = cell.TextContent.Trim();
        return cell.ClassList.Contains("rc-num") && text.Any(char.IsAsciiDigit) && !text.StartsWith('<') ? new string([.. text.Where(char.IsAsciiDigit)]) : text;
    }

    private static List<List<string>> Cells(WorksheetPart part) => [.. part.Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList())];

    private static string MonthOf(string number, string language) =>
        double.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? DateTime.FromOADate(days).ToString("MMMM yyyy", CultureInfo.GetCultureInfo(language)) : "?";
}
