using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>
/// Who came, who left and who is here: per month, type and municipality, the stays behind each number, and the files to take
/// along; and the same of a whole year for outside, with small numbers protected.
/// </summary>
[Route("reporting/movements")]
public sealed class MovementsController(ICodeLists codes, ITableFiles files, CurrentStaff me, TimeProvider time) : ReceptionController
{
    [HttpGet(""), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Index([FromQuery] MovementFilter filter)
    {
        var words = await WordsAsync();
        var (choice, report) = await TryAsync(filter, words, one => Ask(new Movements.Query(one)));
        return View("Movements", new MovementsPage(report, report is null ? null : MovementTable.Of(report, words), Fields(filter, choice, words)));
    }

    /// <param name="kind">"arrival", "departure" or "present".</param>
    /// <param name="month">"2026-11", or "2026" for what has no known month; nothing = the whole period, or its end.</param>
    /// <param name="departure">Code of the kind of departure.</param>
    [HttpGet("stays"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Stays([FromQuery] MovementFilter filter, string? kind, string? month, string? departure, string? after, string? before)
    {
        var words = await WordsAsync();
        var what = Enum.TryParse<MovementKind>(kind, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : MovementKind.Arrival;
        var (one, left) = (MovementFilter.ReadMonth(month, Today), what == MovementKind.Departure && departure is not null && words.DepartureKinds.ContainsKey(departure) ? departure : null);
        var (choice, page) = await TryAsync(filter, words, chosen => Ask(
            new Application.Reporting.MovementFiles.Query(chosen, what, one, left, MovementPlace.Read(after), MovementPlace.Read(before))));
        return View("MovementStays", new MovementStaysPage(page, choice, Fields(filter, choice, words) with { Kind = what, Month = one, DepartureKind = left }));
    }

    [HttpGet("csv"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Csv([FromQuery] MovementFilter filter)
    {
        var words = await WordsAsync();
        var report = await TakeOutAsync(filter, words, TableFormat.Csv);
        return report is null ? UnprocessableEntity() : files.Csv(MovementSheets.Everything(report, words), NameOf(report));
    }

    [HttpGet("xlsx"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Xlsx([FromQuery] MovementFilter filter)
    {
        var words = await WordsAsync();
        var report = await TakeOutAsync(filter, words, TableFormat.Xlsx);
        return report is null ? UnprocessableEntity() : files.Xlsx(MovementSheets.Exact(report, words, About(report, words)), NameOf(report));
    }

    [HttpGet("public"), Needs(Permission.PublicFigures)]
    public async Task<IActionResult> Public(int? year)
    {
        var words = await WordsAsync();
        var report = await Ask(new PublicMovements.Query(YearOf(year)));
        return View("PublicMovements", new PublicMovementsPage(report, MovementTable.Of(report, words), words));
    }

    [HttpGet("public/csv"), Needs(Permission.PublicFigures)]
    public async Task<IActionResult> PublicCsv(int? year)
    {
        var report = await Mediator.Send(new ExportPublicMovements.Command(YearOf(year), TableFormat.Csv), Stop);
        return files.Csv(MovementSheets.PublicFlat(report, await WordsAsync()), $"{T["Reporting.FileName.Public"]}-{report.Year}");
    }

    [HttpGet("public/xlsx"), Needs(Permission.PublicFigures)]
    public async Task<IActionResult> PublicXlsx(int? year)
    {
        var words = await WordsAsync();
        var report = await Mediator.Send(new ExportPublicMovements.Command(YearOf(year), TableFormat.Xlsx), Stop);
        (string, string)[] about = [(T["Reporting.Sheet.Year"], $"{report.Year}"), .. Made(report.Scope, words)];
        return files.Xlsx(MovementSheets.Public(report, words, about), $"{T["Reporting.FileName.Public"]}-{report.Year}");
    }

    // A year that cannot be chosen: the last that is over.
    private int? YearOf(int? year) => year is { } one && PublicMovements.Report.YearsUntil(Today).Contains(one) ? one : null;

    private async Task<Movements.Report?> TakeOutAsync(MovementFilter filter, MovementWords words, TableFormat format) =>
        (await TryAsync(filter, words, choice => Mediator.Send(new ExportMovements.Command(choice, format), Stop))).Answer;

    /// <summary>Asks about what was chosen. Where that cannot be, it is said by the fields of the period and nothing is shown.</summary>
    private async Task<(MovementChoice Choice, TAnswer? Answer)> TryAsync<TAnswer>(MovementFilter filter, MovementWords words, Func<MovementChoice, Task<TAnswer>> ask) where TAnswer : class
    {
        var reading = new Reading(Today);
        var choice = filter.Choice(Today, words, reading);
        try
        {
            return reading.Errors.Count > 0 ? throw new InvalidInputException(reading.Errors) : (choice, await ask(choice));
        }
        catch (InvalidInputException invalid)
        {
            foreach (var field in invalid.Fields)
                ModelState.AddModelError(field.Field[(field.Field.LastIndexOf('.') + 1)..], T.Named(field.Text, field.Values));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return (choice, null);
        }
    }

    private MovementFields Fields(MovementFilter filter, MovementChoice choice, MovementWords words) => new(filter, choice, Today, me.May(Permission.ReadLockedParts), words, me.Municipalities);

    private List<(string, string)> About(Movements.Report report, MovementWords words) =>
    [
        (T["Reporting.Sheet.From"], report.Choice.From.InDigits()), (T["Reporting.Sheet.Until"], report.Until.InDigits()),
        (T["Reporting.Municipality"], report.Choice.Municipality is { } municipality ? words.Municipality(municipality) : T["Caseload.All"]),
        (T["Reporting.Type"], report.Choice.Type is { } type ? words.Type(type) : T["Caseload.All"]),
        .. Made(me.Municipalities, words),
    ];

    private IEnumerable<(string, string)> Made(IEnumerable<string> scope, MovementWords words) =>
    [
        (T["Reporting.Sheet.Scope"], string.Join(", ", scope.Select(words.Municipality).Order(StringComparer.CurrentCulture))),
        (T["Reporting.Sheet.Source"], T["Reporting.MovementSource"]), (T["Reporting.Sheet.CountedOn"], time.GetUtcNow().Moment()),
    ];

    private string NameOf(Movements.Report report) => $"{T["Reporting.FileName.Movements"]}-{MovementFilter.Write(report.Choice.From)}-{MovementFilter.Write(report.Choice.Until)}";

    private async Task<MovementWords> WordsAsync()
    {
        async Task<IReadOnlyDictionary<string, string>> NamesAsync(string list) =>
            (await codes.AllAsync(list, Stop)).ToDictionary(code => code.Value, code => code.In(Text.Language), StringComparer.Ordinal);
        return new(T, await NamesAsync(Lists.Municipalities), await NamesAsync(Lists.Motives), await NamesAsync(Lists.DepartureKinds));
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

/// <param name="Report">Null where the period that was asked for cannot be; likewise the table.</param>
public sealed record MovementsPage(Movements.Report? Report, MovementTable? Table, MovementFields Fields);

public sealed record MovementStaysPage(Application.Reporting.MovementFiles.Page? Page, MovementChoice Choice, MovementFields Fields);

public sealed record PublicMovementsPage(PublicMovements.Report Report, MovementTable Table, MovementWords Words);

/// <summary>The fields by which arrivals and departures are chosen.</summary>
/// <param name="Filter">As typed.</param>
/// <param name="Scope">Municipalities of who asks.</param>
public sealed record MovementFields(
    MovementFilter Filter, MovementChoice Choice, DateOnly Today, bool ShowsLocked, MovementWords Words, IReadOnlyList<string> Scope, MovementKind? Kind = null, PartialDate? Month = null,
    string? DepartureKind = null)
{
    /// <summary>Types that can be chosen, by name, with what stands for the rest last.</summary>
    public IEnumerable<string> Types => Words.Types.Keys.Where(type => MovementTypes.StandsAlone(type, ShowsLocked)).OrderBy(Words.Type, StringComparer.CurrentCulture)
        .Concat(ShowsLocked ? [] : [MovementTypes.Rest]);

    /// <summary>The periods that are asked for most.</summary>
    public IEnumerable<(string Words, MovementChoice Choice)> Periods
    {
        get
        {
            var thisMonth = MovementChoice.MonthOf(Today);
            var (first, lastYear) = (new DateOnly(Today.Year, 1, 1), MovementChoice.LastYear(Today));
            yield return ("Reporting.Period.LastMonths", Choice with { From = lastYear.From, Until = lastYear.Until });
            yield return ("Reporting.Period.ThisYear", Choice with { From = first, Until = thisMonth });
            yield return ("Reporting.Period.YearBefore", Choice with { From = first.AddYears(-1), Until = first.AddMonths(-1) });
            yield return ("Reporting.Period.FiveYears", Choice with { From = thisMonth.AddMonths(1 - MovementChoice.MostMonths), Until = thisMonth });
        }
    }

    /// <summary>The address with something else chosen.</summary>
    public Dictionary<string, string> With(MovementChoice choice) => Kind is { } kind ? MovementFilter.Route(choice, kind, Month, DepartureKind) : MovementFilter.Route(choice);
}
