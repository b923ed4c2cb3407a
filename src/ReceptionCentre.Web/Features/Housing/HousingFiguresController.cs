using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Housing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Web.Features.Reporting;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Housing;

/// <summary>How far a municipality is with its target: for inside, and for outside with small numbers protected.</summary>
[Route("reporting/housing")]
public sealed class HousingFiguresController(ICodeLists codes, ITableFiles files, CurrentStaff me) : ReceptionController
{
    /// <param name="on">The day for which it is counted; empty = today.</param>
    [HttpGet(""), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Index(string? municipality, string? on)
    {
        var (where, day) = (await WhereAsync(municipality), DayOf(on));
        return View("Report", await PageAsync(where, await Ask(new HousingReport.Query(where.Chosen.Value, day))));
    }

    [HttpGet("csv"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Csv(string? municipality, string? on)
    {
        var where = await WhereAsync(municipality);
        var page = await PageAsync(where, await Mediator.Send(new ExportHousing.Command(where.Chosen.Value, DayOf(on)), Stop));
        return files.Csv(HousingSheets.Of(page, T), $"{T["Housing.ReportFile"]}-{page.Report.On:yyyy-MM-dd}");
    }

    [HttpGet("public"), Needs(Permission.PublicFigures)]
    public async Task<IActionResult> Public(string? municipality)
    {
        var where = await WhereAsync(municipality);
        return View("PublicReport", await PageAsync(where, await Ask(new PublicHousing.Query(where.Chosen.Value))));
    }

    [HttpGet("public/csv"), Needs(Permission.PublicFigures)]
    public async Task<IActionResult> PublicCsv(string? municipality)
    {
        var where = await WhereAsync(municipality);
        var page = await PageAsync(where, await Mediator.Send(new ExportPublicHousing.Command(where.Chosen.Value), Stop));
        return files.Csv(HousingSheets.Of(page, T), $"{T["Housing.PublicFile"]}-{page.Report.On:yyyy-MM-dd}");
    }

    // A day that cannot be read, or lies ahead: today.
    private DateOnly? DayOf(string? on)
    {
        var reading = new Reading(Today);
        return reading.PastDate(on, nameof(on)) is { } day && day <= Today && day.Year >= HalfYear.FirstYear ? day : null;
    }

    private async Task<HousingWhere> WhereAsync(string? municipality)
    {
        var choices = await HousingPlaces.OfAsync(me, codes, T, Stop);
        return new(HousingPlaces.Chosen(choices, municipality), choices);
    }

    private async Task<HousingReportPage<TReport>> PageAsync<TReport>(HousingWhere where, TReport report)
    {
        async Task<IReadOnlyDictionary<string, string>> NamesAsync(string list) => (await codes.AllAsync(list, Stop)).ToDictionary(code => code.Value, code => T.Code(code), StringComparer.Ordinal);
        return new(where, report, await NamesAsync(Lists.Tasks), await NamesAsync(Lists.HousingRefusalReasons));
    }
}

public sealed record HousingWhere(Choice Chosen, IReadOnlyList<Choice> All);

/// <param name="Tasks">Words of the codes; likewise the reasons of refusals.</param>
public sealed record HousingReportPage<TReport>(HousingWhere Where, TReport Report, IReadOnlyDictionary<string, string> Tasks, IReadOnlyDictionary<string, string> Reasons);

/// <summary>The report as one table: what a row is of, its name, and the number.</summary>
public static class HousingSheets
{
    public static TableSheet Of(HousingReportPage<HousingReport.Report> page, Text texts)
    {
        var report = page.Report;
        return Sheet(texts, [
            .. report.HalfYears.SelectMany(half => Half(texts, half.Half, half.Target, half.AtStart, TableCell.Of(half.Housed), half.ToDo)),
            .. report.Waiting.Select(count => Row(texts["Housing.WaitingByTask"], page.Tasks.GetValueOrDefault(count.Code, count.Code), TableCell.Of(count.People))),
            .. Days(texts, "Housing.SinceLink", report.SinceLink), .. Days(texts, "Housing.FromLink", report.FromLink), .. Days(texts, "Housing.FromPermit", report.FromPermit),
            .. report.Offers.Select(offer => Row(texts["Housing.OffersMade"], texts.Of("Housing", offer.State), TableCell.Of(offer.Offers))),
            .. report.Refusals.Select(count => Row(texts["Housing.RefusedBecause"], page.Reasons.GetValueOrDefault(count.Code, count.Code), TableCell.Of(count.People))),
            Row(texts["Housing.FamilyExpected"], texts["Housing.PeopleColumn"], TableCell.Of(report.FamilyExpected)),
        ]);
    }

    public static TableSheet Of(HousingReportPage<PublicHousing.Report> page, Text texts)
    {
        var report = page.Report;
        return Sheet(texts, [
            .. report.HalfYears.SelectMany(half => Half(texts, half.Half, half.Target, half.AtStart, HousingWords.Cell(half.Housed), half.ToDo)),
            .. report.Tasks.Select(line => Row(texts["Housing.WaitingByTask"], page.Tasks.GetValueOrDefault(line.Code, line.Code), HousingWords.Cell(line.Count))),
            .. report.FromLink is { } link ? Days(texts, "Housing.FromLink", link) : [], .. report.FromPermit is { } permit ? Days(texts, "Housing.FromPermit", permit) : [],
            .. report.Refusals.Select(line => Row(texts["Housing.RefusedBecause"], page.Reasons.GetValueOrDefault(line.Code, line.Code), HousingWords.Cell(line.Count))),
            Row(texts["Housing.FamilyExpected"], texts["Housing.PeopleColumn"], HousingWords.Cell(report.FamilyExpected)),
        ]);
    }

    private static TableSheet Sheet(Text texts, IEnumerable<IReadOnlyList<TableCell>> rows) =>
        new(texts["Housing.ReportFile"], [new(texts["Housing.Csv.Of"], 32), new(texts["Housing.Csv.Name"], 44), new(texts["Housing.Csv.Number"])], rows);

    private static IEnumerable<IReadOnlyList<TableCell>> Half(Text texts, HalfYear half, int? target, int? start, TableCell housed, int? toDo) =>
    [
        Row(half.ToString(), texts["Housing.TargetColumn"], HousingWords.Cell(target)), Row(half.ToString(), texts["Housing.AtStart"], HousingWords.Cell(start)),
        Row(half.ToString(), texts["Housing.HousedColumn"], housed), Row(half.ToString(), texts["Housing.ToDo"], HousingWords.Cell(toDo)),
    ];

    private static IEnumerable<IReadOnlyList<TableCell>> Days(Text texts, string of, HousingReport.Spread spread) =>
    [
        Row(texts[of], texts["Housing.PeopleColumn"], TableCell.Of(spread.People)), Row(texts[of], texts["Housing.HalfOfThem"], HousingWords.Cell(spread.Median)),
        Row(texts[of], texts["Housing.NineOfTen"], HousingWords.Cell(spread.NineOfTen)),
    ];

    private static IReadOnlyList<TableCell> Row(string of, string name, TableCell number) => [TableCell.Of(of), TableCell.Of(name), number];
}

/// <summary>A half-year as the page says it.</summary>
public sealed record HalfYearRow(HalfYear Half, string Target, string AtStart, string Housed, string AtEnd);
