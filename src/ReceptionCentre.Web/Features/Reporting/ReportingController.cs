using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>The manager's figures: what there is, where it sticks, and the files behind each number.</summary>
public sealed class ReportingController(ICodeLists codes, ITableFiles files, CurrentStaff me, TimeProvider time) : ReceptionController
{
    [HttpGet("/reporting/caseload"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Caseload()
    {
        var report = await Ask(new CaseloadReport.Query());
        var names = await MunicipalityNamesAsync(report.PerMunicipality.Select(line => line.Code!));
        return View(new CaseloadPage(report, CaseloadTable.Of(report, T, names), me.Municipalities.Count, names));
    }

    [HttpGet("/reporting/caseload/csv"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Csv()
    {
        var (table, _, _) = await TakeOutAsync(TableFormat.Csv);
        return files.Csv(table.Flat(), $"caseload-{table.On:yyyy-MM-dd}");
    }

    [HttpGet("/reporting/caseload/xlsx"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Xlsx()
    {
        var (table, terms, names) = await TakeOutAsync(TableFormat.Xlsx);
        return files.Xlsx(table.Sheets(Definitions(table, terms, names)), $"caseload-{table.On:yyyy-MM-dd}");
    }

    private async Task<(CaseloadTable Table, CaseloadTermsBook Terms, IReadOnlyDictionary<string, string> Names)> TakeOutAsync(TableFormat format)
    {
        var report = await Mediator.Send(new ExportCaseload.Command(format), Stop);
        var names = await MunicipalityNamesAsync(report.PerMunicipality.Select(line => line.Code!));
        return (CaseloadTable.Of(report, T, names), report.Terms, names);
    }

    private TableSheet Definitions(CaseloadTable table, CaseloadTermsBook terms, IReadOnlyDictionary<string, string> names) => MovementSheets.Definitions(
        T,
        [
            .. CaseloadTable.States.Select(state => (T.Of("Caseload", state), T[$"Reporting.Definition.{state}", T.Days(terms, one => one.NewDays), T.Days(terms, one => one.SilentDays), T.Days(terms, one => one.DraftDays), T.Days(terms, one => one.NoPlanDays)])),
            (T["Reporting.Contact"], T["Reporting.Definition.Contact"]),
            // What each of them has, where they differ.
            .. names.Keys.Select(terms.Of).Distinct().Skip(1).Any()
                ? names.Select(pair => (T["Reporting.TermsDiffer"], T["Reporting.TermsOf", pair.Value, terms.Of(pair.Key).NewDays, terms.Of(pair.Key).SilentDays, terms.Of(pair.Key).DraftDays, terms.Of(pair.Key).NoPlanDays]))
                : [],
        ],
        [
            (T["Reporting.Sheet.Scope"], string.Join(", ", table.Municipalities.Select(row => row.Name))),
            (T["Reporting.Sheet.Source"], T["Reporting.Source", table.On.InDigits()]), (T["Reporting.Sheet.CountedOn"], time.GetUtcNow().Moment()),
        ]);

    /// <param name="caseworker">Id of the caseworker, or "none" for files that nobody has yet.</param>
    /// <param name="team">Id of the team, or "none" for files that no team has yet.</param>
    [HttpGet("/reporting/caseload/files"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Files(CaseloadState? state, string? municipality, string? caseworker, string? team, string? after, string? before)
    {
        var (of, nobody) = Chosen(caseworker);
        var (ofTeam, noTeam) = Chosen(team);
        var page = await Ask(new CaseloadReportFiles.Query(state, municipality, of, nobody, ofTeam, noTeam, FilePlace.Read(after), FilePlace.Read(before)));
        return View(new FilesPage(
            page, state, municipality, of is not null || nobody ? caseworker : null, ofTeam is not null || noTeam ? team : null,
            await MunicipalityNamesAsync(me.Municipalities)));
    }

    private static (Guid? Id, bool None) Chosen(string? inAddress) => (Guid.TryParse(inAddress, out var id) ? id : null, inAddress == FilesPage.Nobody);

    private async Task<IReadOnlyDictionary<string, string>> MunicipalityNamesAsync(IEnumerable<string> values)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values.Distinct())
            names[value] = (await codes.FindAsync(Lists.Municipalities, value, Stop))?.In(Text.Language) ?? value;
        return names;
    }
}

/// <param name="Names">Names of the municipalities that have files, by code.</param>
public sealed record CaseloadPage(CaseloadReport.Report Report, CaseloadTable Table, int Municipalities, IReadOnlyDictionary<string, string> Names);

public sealed record FilesPage(
    CaseloadReportFiles.Page Page, CaseloadState? State, string? Municipality, string? Caseworker, string? Team, IReadOnlyDictionary<string, string> Municipalities)
{
    /// <summary>In the address: files that no caseworker, or no team, has yet.</summary>
    public const string Nobody = "none";
}
