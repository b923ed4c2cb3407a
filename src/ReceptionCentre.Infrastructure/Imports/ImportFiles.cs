using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;
using ReceptionCentre.Application.Imports;

namespace ReceptionCentre.Infrastructure.Imports;

/// <summary>Tells by the first bytes what a file is, whatever its name says, and reads it row by row within the limits.</summary>
internal sealed class ImportFiles : IImportFiles
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4], OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    public ImportTable Read(Stream file, ImportOptions limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        var bytes = Bytes(file, limits);
        if (bytes.Length == 0)
            throw new UnreadableImportException(ImportTrouble.Empty);
        if (bytes.AsSpan().StartsWith(OldOffice))
            throw new UnreadableImportException(ImportTrouble.OldOrLocked);
        var rows = Guarded(bytes.AsSpan().StartsWith(Zip) ? new WorkbookRows(bytes, limits).Read() : CsvRows.Read(bytes, limits)).GetEnumerator();
        if (!rows.MoveNext())
            throw new UnreadableImportException(ImportTrouble.Empty);
        var columns = Columns(rows.Current.Cells, limits);
        return new(columns, Rows(rows, columns.Count, limits));
    }

    private static byte[] Bytes(Stream file, ImportOptions limits)
    {
        using var kept = new MemoryStream();
        var some = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            for (var read = file.Read(some); read > 0; read = file.Read(some))
            {
                kept.Write(some, 0, read);
                if (kept.Length > limits.MaximumBytes)
                    throw new UnreadableImportException(ImportTrouble.TooBigUnpacked);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(some);
        }
        return kept.ToArray();
    }

    private static List<string> Columns(IReadOnlyList<string?> cells, ImportOptions limits)
    {
        var columns = cells.Select(cell => string.Join(' ', (cell ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        while (columns.Count > 0 && columns[^1].Length == 0)
            columns.RemoveAt(columns.Count - 1);
        if (columns.Count == 0)
            throw new UnreadableImportException(ImportTrouble.Empty);
        return columns.Count > limits.MaximumColumns ? throw new UnreadableImportException(ImportTrouble.TooManyColumns, 1) : columns;
    }

    private static IEnumerable<ImportTableRow> Rows(IEnumerator<ImportTableRow> rows, int columns, ImportOptions limits)
    {
        using (rows)
        {
            for (var count = 0; rows.MoveNext();)
            {
                var row = rows.Current;
                var cells = new string?[columns];
                for (var place = 0; place < row.Cells.Count && place < columns; place++)
                {
                    var cell = row.Cells[place]?.Trim();
                    if (cell?.Length > limits.MaximumCellLength)
                        throw new UnreadableImportException(ImportTrouble.CellTooLong, row.Number);
                    cells[place] = string.IsNullOrEmpty(cell) ? null : cell;
                }
                if (Array.TrueForAll(cells, cell => cell is null))
                    continue;
                if (++count > limits.MaximumRows)
                    throw new UnreadableImportException(ImportTrouble.TooManyRows, row.Number);
                yield return new(row.Number, cells);
            }
        }
    }

    // Whatever a reader says of a file that is not what it should be: it is damaged, and here is where.
    private static IEnumerable<ImportTableRow> Guarded(IEnumerable<ImportTableRow> rows)
    {
        using var reading = rows.GetEnumerator();
        var last = 0;
        while (true)
        {
            ImportTableRow row;
            try
            {
                if (!reading.MoveNext())
                    yield break;
                row = reading.Current;
            }
            catch (Exception wrong) when (wrong is InvalidDataException or XmlException or CsvFormatException or FormatException or EndOfStreamException or DecoderFallbackException
                or ArgumentException or IndexOutOfRangeException or NotSupportedException or OverflowException or InvalidOperationException or IOException)
            {
                throw new UnreadableImportException(ImportTrouble.Damaged, last + 1, wrong);
            }
            last = row.Number;
            yield return row;
        }
    }
}
