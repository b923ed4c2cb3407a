using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>The rows of the report, once: the page, its chart and the files are made from these and so say the same.</summary>
public sealed record CaseloadTable(DateOnly On, IReadOnlyList<string> Columns, IReadOnlyList<CaseloadTableRow> Municipalities, IReadOnlyList<CaseloadTableRow> Teams,
    IReadOnlyList<CaseloadTableRow> Caseworkers, CaseloadTableRow Total)
{
    /// <summary>The order of the columns, everywhere.</summary>
    public static readonly IReadOnlyList<CaseloadState> States =
        [CaseloadState.Open, CaseloadState.New, CaseloadState.Waiting, CaseloadState.Overdue, CaseloadState.Silent];

    /// <summary>Words of the columns that only the file has.</summary>
    public required CsvTexts Texts { get; init; }

    public static CaseloadTable Of(CaseloadReport.Report report, Text texts, IReadOnlyDictionary<string, string> municipalities) => new(
        report.On,
        [.. States.Select(state => texts.Of("Caseload", state))],
        [.. report.PerMunicipality.Select(line => new CaseloadTableRow(municipalities[line.Code!], line.Counts, Municipality: line.Code))],
        [.. report.PerTeam.Select(line => new CaseloadTableRow(line.Name ?? texts["Reporting.NoTeam"], line.Counts, Team: line.Id?.ToString() ?? FilesPage.Nobody))],
        [.. report.PerCaseworker.Select(line => new CaseloadTableRow(line.Name ?? texts["Reporting.Nobody"], line.Counts, Caseworker: line.Id?.ToString() ?? FilesPage.Nobody))],
        new(texts["Reporting.Total"], report.Total))
    {
        Texts = new(texts["Reporting.Csv.On"], texts["Reporting.Csv.Group"], texts["Reporting.Csv.Name"], texts["Reporting.Municipality"], texts["Reporting.Team"], texts["Reporting.Caseworker"]),
    };

    /// <summary>Everybody under each other, as one table.</summary>
    public TableSheet Flat() => new(
        Texts.Name, [new(Texts.On), new(Texts.Group), new(Texts.Name), .. Columns.Select(column => new TableColumn(column))],
        [.. Rows(Texts.Caseworker, Caseworkers), .. Rows(Texts.Team, Teams), .. Rows(Texts.Municipality, Municipalities), .. Rows(Total.Name, [Total])]);

    /// <summary>The tables of the page, and what the words mean.</summary>
    /// <param name="definitions">The last sheet.</param>
    public IReadOnlyList<TableSheet> Sheets(TableSheet definitions) =>
        [Sheet(Texts.Caseworker, Caseworkers), Sheet(Texts.Team, Teams), Sheet(Texts.Municipality, Municipalities), definitions];

    private TableSheet Sheet(string name, IReadOnlyList<CaseloadTableRow> rows) => new(
        name, [new(name, 32), .. Columns.Select(column => new TableColumn(column))],
        rows.Append(Total).Select(row => (IReadOnlyList<TableCell>)[TableCell.Of(row.Name), .. Numbers(row)]));

    private IEnumerable<IReadOnlyList<TableCell>> Rows(string group, IEnumerable<CaseloadTableRow> rows) =>
        rows.Select(row => (IReadOnlyList<TableCell>)[TableCell.Of(On), TableCell.Of(group), TableCell.Of(row.Name), .. Numbers(row)]);

    private static IEnumerable<TableCell> Numbers(CaseloadTableRow row) => States.Select(state => TableCell.Of(row.Counts[state]));
}

/// <param name="Municipality">Code, for the list behind the number.</param>
/// <param name="Team">Id or "none", for the list behind the number.</param>
/// <param name="Caseworker">Id or "none", for the list behind the number.</param>
public sealed record CaseloadTableRow(string Name, CaseloadCounts Counts, string? Municipality = null, string? Team = null, string? Caseworker = null);

public sealed record CsvTexts(string On, string Group, string Name, string Municipality, string Team, string Caseworker);
