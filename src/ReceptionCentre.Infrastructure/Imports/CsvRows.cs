using System.Text;
using CsvHelper;
using ReceptionCentre.Application.Imports;

namespace ReceptionCentre.Infrastructure.Imports;

/// <summary>
/// CSV as it comes out of other systems: separated by semicolons, commas, tabs or bars; in UTF-8, UTF-16 or the Western
/// code page of Windows.
/// </summary>
internal static class CsvRows
{
    private const int LargestRecord = 1024 * 1024;
    private static readonly char[] Separators = [';', ',', '\t', '|'];

    static CsvRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<ImportTableRow> Read(byte[] bytes, ImportOptions limits)
    {
        var text = TextOf(bytes);
        var options = new CsvReaderOptions { Separator = SeparatorOf(text), HasHeader = false, TrackLineNumbers = true, MaxRecordSize = LargestRecord, IncludeValuesInExceptions = false };
        using var csv = CsvReader.FromText(text, options);
        for (var number = 1; csv.Read(); number++)
        {
            if (csv.FieldCount > limits.MaximumColumns * 2)
                throw new UnreadableImportException(ImportTrouble.TooManyColumns, number);
            var cells = new string?[csv.FieldCount];
            for (var place = 0; place < cells.Length; place++)
                cells[place] = csv.GetString(place);
            yield return new(number, cells);
        }
    }

    private static string TextOf(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes.AsSpan(3)),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes.AsSpan(2)),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
            _ => Utf8(bytes) ?? Encoding.GetEncoding(1252).GetString(bytes),
        };
        // Signs that stand in no text: a picture, a program, a PDF.
        if (bytes.AsSpan().StartsWith("%PDF"u8) || bytes.AsSpan().StartsWith("{\\rtf"u8) || text.AsSpan().ContainsAnyInRange('\0', '\u0008') || text.AsSpan().ContainsAnyInRange('\u000E', '\u001F'))
            throw new UnreadableImportException(ImportTrouble.NotATable);
        // Half a sign of two halves: no database keeps it.
        return string.Concat(text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) ? text.EnumerateRunes().Select(rune => rune.ToString()) : [text]);
    }

    private static string? Utf8(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // The one that stands most often among the names of the columns, outside quotes.
    private static char SeparatorOf(string text)
    {
        var counts = new int[Separators.Length];
        var quoted = false;
        foreach (var letter in text)
        {
            if (letter is '\n' or '\r' && !quoted && counts.Any(count => count > 0))
                break;
            quoted ^= letter == '"';
            if (!quoted && Array.IndexOf(Separators, letter) is var place and >= 0)
                counts[place]++;
        }
        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
