using System.Globalization;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>One look tells where it sticks; and every figure says the same wherever it stands.</summary>
[Collection(RunningCentre.Name)]
public sealed class ManagerTests(RunningCentre centre)
{
    [Fact]
    public async Task Figures_table_chart_list_and_file_say_the_same()
    {
        await using var manager = await centre.OpenAsync(Role.Manager);
        await manager.GoAsync("/");
        await manager.StandsAtAsync("/reporting/caseload");
        // The weeks before were counted when the demonstration was made.
        await Assertions.Expect(manager.Page.Locator(".rc-figure__trend").First).ToBeVisibleAsync();
        var figures = (await manager.Page.Locator(".rc-figure__value a").AllTextContentsAsync()).Select(Number).ToList();
        Assert.Equal(5, figures.Count);
        var total = (await manager.Page.Locator("table:has(#by-caseworker) tfoot td").AllTextContentsAsync()).Select(Number).ToList();
        Assert.Equal(figures.Order(), total.Order());
        Assert.Equal(total, (await manager.Page.Locator("table:has(#by-team) tfoot td").AllTextContentsAsync()).Select(Number));
        Assert.Equal(total, (await manager.Page.Locator("table:has(#by-municipality) tfoot td").AllTextContentsAsync()).Select(Number));

        // The drawing is hidden from screen readers, because the table beside it says the same.
        await Assertions.Expect(manager.Page.Locator(".rc-chart canvas")).ToHaveCountAsync(3);
        var drawn = await manager.Page.EvaluateAsync<string>("""
            () => JSON.stringify([...document.querySelectorAll('.rc-chart')].map(place => echarts.getInstanceByDom(place).getOption().series.map(one => [one.name, ...one.data])))
            """);
        var written = await manager.Page.EvaluateAsync<string>("""
            () => JSON.stringify([...document.querySelectorAll('table[data-chart]')].map(table => [...table.tHead.rows[0].cells]
              .map((head, column) => [head, column]).filter(([head]) => head.hasAttribute('data-series'))
              .map(([head, column]) => [head.textContent.trim(), ...[...table.tBodies[0].rows].map(row => Number(row.cells[column].dataset.value))])))
            """);
        Assert.Equal(written, drawn);

        var rows = new List<string[]>();
        foreach (var caption in (string[])["#by-caseworker", "#by-team", "#by-municipality"])
        {
            foreach (var row in await manager.Page.Locator($"table:has({caption}) tbody tr").AllAsync())
                rows.Add([(await row.Locator("th").InnerTextAsync()).Trim(), .. await row.Locator("td").EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.dataset.value)")]);
        }
        var download = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Page.Locator("a[href$='/csv']").ClickAsync());
        var lines = (await File.ReadAllLinesAsync(await download.PathAsync())).Skip(1).Select(line => line.Split(';')).ToList();
        Assert.Equal(rows, lines.SkipLast(1).Select(line => line[2..]));
        Assert.Equal(total, lines[^1][3..].Select(Number));

        // Behind a number stand exactly so many files.
        var busiest = await manager.Page.Locator("table:has(#by-caseworker) tbody td a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        await manager.GoAsync(busiest[^1]);
        var number = rows.Where(row => row[1] != "0").SelectMany(row => row[1..]).Count();
        Assert.True(number > 0);
        await ListHasAsync(manager);
        await manager.GoAsync("/reporting/caseload");
        var second = manager.Page.Locator(".rc-figure__value a").Nth(2);
        var shown = Number(await second.TextContentAsync() ?? "");
        await second.ClickAsync();
        Assert.Equal(shown, await CountAllAsync(manager));
    }

    private static async Task ListHasAsync(Window manager)
    {
        var lead = await manager.Page.Locator(".rc-title__lead").First.InnerTextAsync();
        Assert.Equal(Number(lead), await CountAllAsync(manager));
    }

    // Fifty on a page; the next page begins where this one ended.
    private static async Task<int> CountAllAsync(Window manager)
    {
        var count = 0;
        while (true)
        {
            await Assertions.Expect(manager.Page.Locator(".rc-filters")).ToBeVisibleAsync();
            count += await manager.Page.Locator("tbody tr").CountAsync();
            var next = manager.Page.Locator("a[rel=next]");
            if (await next.CountAsync() == 0)
                return count;
            await next.ClickAsync();
        }
    }

    // The first number in the words, without the points between thousands.
    private static int Number(string words) => int.Parse(
        string.Concat(words.Trim().SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Where(char.IsAsciiDigit)),
        CultureInfo.InvariantCulture);
}
