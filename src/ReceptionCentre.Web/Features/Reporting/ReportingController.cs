using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>The manager's figures: what there is, where it sticks, and the files behind each number.</summary>
public sealed class ReportingController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    /// <param name="trend">Counts the six weeks before as well; the page fetches them by itself where scripts run.</param>
    [HttpGet("/reporting/caseload"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Caseload(bool trend = false)
    {
        var report = await Ask(new CaseloadReport.Query());
        var names = await MunicipalityNamesAsync(report.PerMunicipality.Select(line => line.Code!));
        return View(new CaseloadPage(new(report.Total, report.Terms, trend ? await Ask(new CaseloadTrend.Query()) : null), report, CaseloadTable.Of(report, T, names), me.Municipalities.Count));
    }

    [HttpGet("/reporting/caseload/trend"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Trend([FromServices] ReceptionCentre.Domain.CaseFiles.CaseloadTerms terms)
    {
        var days = await Ask(new CaseloadTrend.Query());
        return PartialView("_Figures", new CaseloadFigures(days[^1].Counts, terms, days));
    }

    [HttpGet("/reporting/caseload/csv"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Csv()
    {
        var report = await Mediator.Send(new ExportCaseload.Command(), Stop);
        var table = CaseloadTable.Of(report, T, await MunicipalityNamesAsync(report.PerMunicipality.Select(line => line.Code!)));
        return File(table.ToCsv(), "text/csv; charset=utf-8", $"caseload-{report.On:yyyy-MM-dd}.csv");
    }

    /// <param name="caseworker">Id of the caseworker, or "none" for files that nobody has yet.</param>
    [HttpGet("/reporting/caseload/files"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Files(CaseloadState? state, string? municipality, string? caseworker, string? after, string? before)
    {
        var of = Guid.TryParse(caseworker, out var id) ? id : (Guid?)null;
        var nobody = caseworker == FilesPage.Nobody;
        var page = await Ask(new CaseloadReportFiles.Query(state, municipality, of, nobody, FilePlace.Read(after), FilePlace.Read(before)));
        return View(new FilesPage(page, state, municipality, of is not null || nobody ? caseworker : null,
            await MunicipalityNamesAsync(me.Municipalities)));
    }

    private async Task<IReadOnlyDictionary<string, string>> MunicipalityNamesAsync(IEnumerable<string> values)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values.Distinct())
            names[value] = (await codes.FindAsync(Lists.Municipalities, value, Stop))?.In(Text.Language) ?? value;
        return names;
    }
}

/// <param name="Trend">Oldest first, today last; null = not counted yet.</param>
public sealed record CaseloadFigures(CaseloadCounts Counts, ReceptionCentre.Domain.CaseFiles.CaseloadTerms Terms, IReadOnlyList<CaseloadTrend.Day>? Trend);

public sealed record CaseloadPage(CaseloadFigures Figures, CaseloadReport.Report Report, CaseloadTable Table, int Municipalities);

public sealed record FilesPage(
    CaseloadReportFiles.Page Page, CaseloadState? State, string? Municipality, string? Caseworker, IReadOnlyDictionary<string, string> Municipalities)
{
    /// <summary>In the address: files that no caseworker has yet.</summary>
    public const string Nobody = "none";
}
