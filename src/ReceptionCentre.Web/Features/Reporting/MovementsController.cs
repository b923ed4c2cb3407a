using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>Who came and who left: per month, type and municipality, the stays behind each number, and the files to take along.</summary>
public sealed class MovementsController(ICodeLists codes, ITableFiles files, CurrentStaff me) : ReceptionController
{
    [HttpGet("/reporting/movements"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Index([FromQuery] MovementFilter filter)
    {
        var words = await WordsAsync();
        var report = await Ask(new Movements.Query(filter.Choice(Today, words)));
        return View("Movements", new MovementsPage(report, MovementTable.Of(report, words), words, me.Municipalities));
    }

    /// <param name="month">"2026-11", or "unknown"; nothing = the whole period.</param>
    [HttpGet("/reporting/movements/stays"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Stays([FromQuery] MovementFilter filter, MovementKind kind, string? month, string? after, string? before)
    {
        if (!Enum.IsDefined(kind))
            kind = MovementKind.Arrival;
        var words = await WordsAsync();
        var choice = filter.Choice(Today, words);
        var (one, unknown) = (MovementFilter.ReadMonth(month), month == MovementFilter.Unknown);
        var page = await Ask(new Application.Reporting.MovementFiles.Query(choice, kind, one, unknown, MovementPlace.Read(after), MovementPlace.Read(before)));
        return View("MovementStays", new MovementStaysPage(page, choice, kind, one is not null || unknown ? month : null, words, me.Municipalities));
    }

    /// <param name="council">With small numbers protected, for outside the centre.</param>
    [HttpGet("/reporting/movements/csv"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Csv([FromQuery] MovementFilter filter, bool council = false)
    {
        var (report, words) = await TakeOutAsync(filter, council, TableFormat.Csv);
        return files.Csv(council ? MovementSheets.CouncilFlat(report, me.Municipalities, words) : MovementSheets.Everything(report, words), NameOf(report, council));
    }

    [HttpGet("/reporting/movements/xlsx"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Xlsx([FromQuery] MovementFilter filter, bool council = false)
    {
        var (report, words) = await TakeOutAsync(filter, council, TableFormat.Xlsx);
        return files.Xlsx(
            council ? MovementSheets.Council(report, me.Municipalities, words) : MovementSheets.Exact(report, MovementTable.Of(report, words), words), NameOf(report, council));
    }

    private async Task<(Movements.Report Report, MovementWords Words)> TakeOutAsync(MovementFilter filter, bool council, TableFormat format)
    {
        var words = await WordsAsync();
        var choice = filter.Choice(Today, words);
        if (council)
            choice = choice with { Type = null };
        return (await Mediator.Send(new ExportMovements.Command(choice, council, format), Stop), words);
    }

    private string NameOf(Movements.Report report, bool council) =>
        $"{T[council ? "Reporting.FileName.Council" : "Reporting.FileName.Movements"]}-{MovementFilter.Write(report.Months[0])}-{MovementFilter.Write(report.Months[^1])}";

    private async Task<MovementWords> WordsAsync()
    {
        async Task<IReadOnlyDictionary<string, string>> NamesAsync(string list) =>
            (await codes.AllAsync(list, Stop)).ToDictionary(code => code.Value, code => code.In(Text.Language), StringComparer.Ordinal);
        return new(T, await NamesAsync(Lists.Municipalities), await NamesAsync(Lists.Motives));
    }
}

/// <summary>A report as a file that the browser keeps.</summary>
internal static class ReportFiles
{
    public static FileResult Csv(this ITableFiles files, TableSheet sheet, string name)
    {
        using var stream = new MemoryStream();
        files.WriteCsv(stream, sheet);
        return new FileContentResult(stream.ToArray(), "text/csv; charset=utf-8") { FileDownloadName = $"{name}.csv" };
    }

    public static FileResult Xlsx(this ITableFiles files, IReadOnlyList<TableSheet> sheets, string name)
    {
        using var stream = new MemoryStream();
        files.WriteXlsx(stream, sheets);
        return new FileContentResult(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") { FileDownloadName = $"{name}.xlsx" };
    }
}

/// <param name="Scope">Municipalities of who asks.</param>
public sealed record MovementsPage(Movements.Report Report, MovementTable Table, MovementWords Words, IReadOnlyList<string> Scope);

/// <param name="Month">As in the address; null = the whole period.</param>
public sealed record MovementStaysPage(
    Application.Reporting.MovementFiles.Page Page, MovementChoice Choice, MovementKind Kind, string? Month, MovementWords Words, IReadOnlyList<string> Scope);

/// <summary>The fields by which arrivals and departures are chosen.</summary>
public sealed record MovementFields(
    MovementChoice Choice, DateOnly Today, bool ShowsLocked, MovementWords Words, IReadOnlyList<string> Scope, MovementKind? Kind = null, string? Month = null)
{
    /// <summary>The last months that can be chosen, this one first.</summary>
    public IEnumerable<DateOnly> LastMonths => Enumerable.Range(0, MovementFilter.MonthsBack).Select(back => new DateOnly(Today.Year, Today.Month, 1).AddMonths(-back));

    /// <summary>Types that can be chosen, by name, with what stands for the rest last.</summary>
    public IEnumerable<string> Types => Words.Types.Keys.Where(type => MovementTypes.StandsAlone(type, ShowsLocked)).OrderBy(Words.Type, StringComparer.CurrentCulture)
        .Concat(ShowsLocked ? [] : [MovementTypes.Rest]);

    /// <summary>The address with something else chosen.</summary>
    public Dictionary<string, string> With(MovementChoice choice)
    {
        var route = MovementFilter.Route(choice);
        if (Kind is { } kind)
            route["kind"] = kind.ToString().ToLowerInvariant();
        if (Month is not null)
            route["month"] = Month;
        return route;
    }
}
