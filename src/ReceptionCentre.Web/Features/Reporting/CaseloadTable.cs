using CsvHelper;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>The rows of the report, once: the page, its chart and the CSV are made from these and so say the same.</summary>
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

    /// <summary>UTF-8 with byte order mark and semicolons, as a Dutch spreadsheet opens it; text that begins a formula is made harmless.</summary>
    public byte[] ToCsv()
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape }, true))
        {
            csv.WriteRecord([Texts.On, Texts.Group, Texts.Name, .. Columns]);
            Write(csv, Texts.Caseworker, Caseworkers);
            Write(csv, Texts.Team, Teams);
            Write(csv, Texts.Municipality, Municipalities);
            Write(csv, Total.Name, [Total]);
        }
        return stream.ToArray();
    }

    private void Write(CsvWriter csv, string group, IEnumerable<CaseloadTableRow> rows)
    {
        foreach (var row in rows)
        {
            csv.WriteField(On, "yyyy-MM-dd");
            csv.WriteField(group);
            csv.WriteField(row.Name);
            foreach (var state in States)
                csv.WriteField(row.Counts[state], default);
            csv.EndRecord();
        }
    }
}

/// <param name="Municipality">Code, for the list behind the number.</param>
/// <param name="Team">Id or "none", for the list behind the number.</param>
/// <param name="Caseworker">Id or "none", for the list behind the number.</param>
public sealed record CaseloadTableRow(string Name, CaseloadCounts Counts, string? Municipality = null, string? Team = null, string? Caseworker = null);

public sealed record CsvTexts(string On, string Group, string Name, string Municipality, string Team, string Caseworker);
