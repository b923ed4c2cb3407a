using System.Globalization;
using CsvHelper;
using ReceptionCentre.Application.Reporting;

namespace ReceptionCentre.Infrastructure.Reporting;

internal sealed class TableFiles : ITableFiles
{
    private static readonly CsvWriterOptions Dutch = new() { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    public void WriteCsv(Stream to, TableSheet sheet)
    {
        using var csv = CsvWriter.Create(to, Dutch, true);
        csv.WriteRecord([.. sheet.Columns.Select(column => column.Name)]);
        foreach (var row in sheet.Rows)
        {
            foreach (var cell in row)
                Write(csv, cell);
            csv.EndRecord();
        }
    }

    public void WriteXlsx(Stream to, IReadOnlyList<TableSheet> sheets) => Workbook.Write(to, sheets);

    private static void Write(CsvWriter csv, TableCell cell)
    {
        switch (cell.Kind)
        {
            case TableCellKind.Number:
                csv.WriteField(cell.Number, default);
                break;
            case TableCellKind.Day:
                csv.WriteField(cell.Day, "yyyy-MM-dd");
                break;
            case TableCellKind.Month:
                csv.WriteField(cell.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture));
                break;
            default:
                csv.WriteField(cell.Text ?? "");
                break;
        }
    }
}
