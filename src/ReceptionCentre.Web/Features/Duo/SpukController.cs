using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Web.Features.Reporting;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Duo;

/// <summary>The yearly count for the grant, person by person, on screen and as a file.</summary>
public sealed class SpukController(ITableFiles files) : ReceptionController
{
    [HttpGet("/duo/spuk"), Needs(Permission.ReadDuoWork)]
    public async Task<IActionResult> Index(int? year, string? municipality, Guid? after) =>
        View("Spuk", new SpukPage(await Ask(new CountSpuk.Query(YearOf(year), Reading.Words(municipality), after)), after is not null, Today.Year));

    [HttpGet("/duo/spuk/csv"), Needs(Permission.ReadDuoWork)]
    public async Task<IActionResult> Csv(int? year, string? municipality)
    {
        var result = await Mediator.Send(new ExportSpuk.Command(YearOf(year), Reading.Words(municipality)), Stop);
        return files.Csv(SpukTable.Of(result, T), $"spuk-{result.Year}");
    }

    // Until the year is over the last one is settled; a year that cannot be counted, in an address that somebody typed, is that one too.
    private int YearOf(int? year) => year is >= CountSpuk.FirstYear && year <= Today.Year ? year.Value : Today.Year - 1;
}

/// <param name="LastYear">The last year that can be chosen.</param>
public sealed record SpukPage(CountSpuk.Result Result, bool IsLater, int LastYear)
{
    public IEnumerable<int> Years => Enumerable.Range(CountSpuk.FirstYear, Math.Max(1, LastYear - CountSpuk.FirstYear + 1)).Reverse();
}

/// <summary>The count as a table: a line for each person.</summary>
internal static class SpukTable
{
    public static TableSheet Of(CountSpuk.Result result, Text texts) => new(
        texts["Duo.Spuk"],
        [
            new(texts["Duo.Person"], 32), new(texts["Duo.Municipality"], 20), new(texts["Duo.Group"], 22), new(texts["Duo.SpukCounts"]), new(texts["Duo.SpukWhy"], 44),
            new(texts["Duo.SpukDifference"], 44),
        ],
        result.Lines.Select(line => (IReadOnlyList<TableCell>)
        [
            TableCell.Of(line.Name.FullName), TableCell.Of(line.Municipality is null ? null : texts.Code(line.Municipality)),
            TableCell.Of(line.Group is { } group ? texts.Of("CivicIntegration", group) : null), TableCell.Of(line.Finding.Counts ? 1 : 0), TableCell.Of(Why(line.Finding, texts)),
            TableCell.Of(string.Join(", ", line.Differences.Select(one => texts.Of("Duo", one)))),
        ]));

    /// <summary>The reason in words, with the year that counts.</summary>
    public static string Why(SpukFinding finding, Text texts) =>
        finding.Year is { } year ? $"{texts.Of("Duo", finding.Reason)} ({texts["Duo.SpukYear", year]})" : texts.Of("Duo", finding.Reason);
}
