namespace ReceptionCentre.Application.Reporting;

/// <summary>Kinds of file in which a report leaves the system.</summary>
public enum TableFormat
{
    Csv = 1,
    Xlsx = 2,
}

/// <summary>
/// Writes tables to files that a spreadsheet opens: numbers as numbers, days as days, and text as text, never as a formula.
/// </summary>
public interface ITableFiles
{
    /// <summary>UTF-8 with byte order mark and semicolons, as a Dutch spreadsheet opens it; days as 2026-11-21, months as 2026-11.</summary>
    void WriteCsv(Stream to, TableSheet sheet);

    /// <summary>A workbook with a sheet for each table; the row with the names of the columns stays in sight.</summary>
    /// <param name="to">A stream that can seek.</param>
    void WriteXlsx(Stream to, IReadOnlyList<TableSheet> sheets);
}

/// <summary>One table.</summary>
/// <param name="Name">What the tab says: at most 31 characters; what a spreadsheet refuses in a name is left out.</param>
/// <param name="Rows">Read once, while it is written.</param>
public sealed record TableSheet(string Name, IReadOnlyList<TableColumn> Columns, IEnumerable<IReadOnlyList<TableCell>> Rows);

/// <param name="Width">In characters.</param>
public sealed record TableColumn(string Name, int Width = 14);

/// <summary>What stands in a cell: nothing, a text, a number, a day or a month.</summary>
public readonly record struct TableCell
{
    private TableCell(TableCellKind kind, string? text, long number, DateOnly day) => (Kind, Text, Number, Day) = (kind, text, number, day);

    public TableCellKind Kind { get; }
    public string? Text { get; }
    public long Number { get; }

    /// <summary>The day, or the first day of the month.</summary>
    public DateOnly Day { get; }

    public static TableCell Of(string? text) => string.IsNullOrEmpty(text) ? default : new(TableCellKind.Text, text, 0, default);

    public static TableCell Of(long number) => new(TableCellKind.Number, null, number, default);

    public static TableCell Of(DateOnly day) => new(TableCellKind.Day, null, 0, day);

    public static TableCell OfMonth(DateOnly month) => new(TableCellKind.Month, null, 0, month);
}

public enum TableCellKind
{
    Empty = 0,
    Text = 1,
    Number = 2,
    Day = 3,
    Month = 4,
}
