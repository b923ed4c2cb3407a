namespace ReceptionCentre.Application.Imports;

/// <summary>Reads files of arrivals as they come: CSV of any separator and the usual encodings, or a workbook.</summary>
public interface IImportFiles
{
    /// <summary>
    /// The first row is the names of the columns; rows follow as they are read. Nothing in the file is computed, followed or
    /// believed, and more than the limits is never in memory.
    /// </summary>
    /// <exception cref="UnreadableImportException">No table, damaged, or bigger than it may be; also thrown while the rows are read.</exception>
    ImportTable Read(Stream file, ImportOptions limits);
}

/// <param name="Columns">Names of the columns, trimmed; a column without a name has an empty one.</param>
/// <param name="Rows">Read once. As many cells as there are columns; empty cells are null. Rows without anything are left out.</param>
public sealed record ImportTable(IReadOnlyList<string> Columns, IEnumerable<ImportTableRow> Rows);

/// <param name="Number">As a spreadsheet counts; the names of the columns are row 1.</param>
public sealed record ImportTableRow(int Number, IReadOnlyList<string?> Cells);

/// <summary>Why a file cannot be read. Each has its sentence.</summary>
public enum ImportTrouble
{
    Empty = 1,

    /// <summary>Neither a table of text nor a workbook.</summary>
    NotATable = 2,

    /// <summary>An older workbook, or one with a password.</summary>
    OldOrLocked = 3,
    Damaged = 4,
    TooManyRows = 5,
    TooManyColumns = 6,
    CellTooLong = 7,

    /// <summary>Unpacked it is far bigger than a table of people can be.</summary>
    TooBigUnpacked = 8,

    /// <summary>Only the names of the columns, and nobody below.</summary>
    NoRows = 9,
}

/// <summary>A file that cannot be read, with the place where that was seen.</summary>
/// <param name="row">0 = not in a row.</param>
public sealed class UnreadableImportException(ImportTrouble trouble, int row = 0, Exception? inner = null) : Exception($"{trouble} at row {row}.", inner)
{
    public ImportTrouble Trouble { get; } = trouble;
    public int Row { get; } = row;
}

/// <summary>What may be imported. Section "Imports".</summary>
public sealed class ImportOptions
{
    /// <summary>Largest file, in megabytes of 1,048,576 bytes.</summary>
    public int MaximumMegabytes { get; set; } = 25;

    /// <summary>Largest that a packed file may become.</summary>
    public int MaximumUnpackedMegabytes { get; set; } = 400;
    public int MaximumRows { get; set; } = 100_000;
    public int MaximumColumns { get; set; } = 100;
    public int MaximumCellLength { get; set; } = 2_000;

    /// <summary>So many days the rows of a file are kept after it was sent.</summary>
    public int KeepRowsDays { get; set; } = 30;

    public long MaximumBytes => MaximumMegabytes * 1024L * 1024L;
    public long MaximumUnpackedBytes => MaximumUnpackedMegabytes * 1024L * 1024L;
}
