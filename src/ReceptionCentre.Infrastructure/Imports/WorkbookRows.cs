using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ReceptionCentre.Application.Imports;

namespace ReceptionCentre.Infrastructure.Imports;

/// <summary>
/// The first sheet of a workbook (XLSX), read as a stream: values as they stand, never a formula; days that are shown as days
/// come out as days. The parts of the package are read by themselves, so that what they unpack to is counted and stops at the
/// limit; a library would unpack a sheet before anybody could look.
/// </summary>
internal sealed class WorkbookRows(byte[] bytes, ImportOptions limits)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    // What a workbook says once and its cells refer to must be in memory; more letters than this is no table of people.
    private const int MostSharedLetters = 32_000_000;

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
    private static readonly DateOnly From1900 = new(1899, 12, 30), From1904 = new(1904, 1, 1);

    private long _unpacked;

    public IEnumerable<ImportTableRow> Read()
    {
        using var package = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (package.GetEntry("EncryptionInfo") is not null || package.GetEntry("EncryptedPackage") is not null)
            throw new UnreadableImportException(ImportTrouble.OldOrLocked);
        var (sheet, zero) = FirstSheet(package);
        var texts = SharedTexts(package);
        var days = DayStyles(package);
        using var stream = Open(package.GetEntry(sheet) ?? throw new UnreadableImportException(ImportTrouble.Damaged));
        using var xml = XmlReader.Create(stream, Safe);
        var number = 0;
        while (xml.Read())
        {
            if (!Is(xml, "row"))
                continue;
            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told > number ? told : number + 1;
            yield return new(number, Cells(xml, number, texts, days, zero));
        }
    }

    private List<string?> Cells(XmlReader xml, int row, List<string> texts, HashSet<int> days, DateOnly zero)
    {
        var cells = new List<string?>();
        if (xml.IsEmptyElement)
            return cells;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (!Is(xml, "c"))
                continue;
            var place = PlaceOf(xml.GetAttribute("r")) ?? cells.Count;
            // Far to the right stands nothing of a table; a cell there would only cost memory.
            if (place > limits.MaximumColumns * 2)
                throw new UnreadableImportException(ImportTrouble.TooManyColumns, row);
            while (cells.Count <= place)
                cells.Add(null);
            cells[place] = Cell(xml, row, texts, days, zero);
        }
        return cells;
    }

    private string? Cell(XmlReader xml, int row, List<string> texts, HashSet<int> days, DateOnly zero)
    {
        var (kind, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        if (xml.IsEmptyElement)
            return null;
        string? value = null;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (Is(xml, "v"))
                value = TextOf(xml, row);
            else if (Is(xml, "is"))
                value = RichText(xml, row);
        }
        return kind switch
        {
            _ when value is null => null,
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < texts.Count ? texts[place] : throw new UnreadableImportException(ImportTrouble.Damaged, row),
            "b" => value == "1" ? "ja" : "nee",
            // A formula that failed: there is no value.
            "e" => null,
            "str" or "inlineStr" or "d" => value,
            _ => NumberOf(value, int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var format) && days.Contains(format), zero),
        };
    }

    private static string NumberOf(string value, bool isDay, DateOnly zero)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return value;
        if (isDay && number is >= 1 and < 200_000)
            return zero.AddDays((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // A number with an exponent is a number that somebody typed in full.
        return Math.Abs(number) < 1e15 && number == Math.Floor(number) ? number.ToString("F0", CultureInfo.InvariantCulture) : value;
    }

    private (string Path, DateOnly Zero) FirstSheet(ZipArchive package)
    {
        var book = package.GetEntry("xl/workbook.xml") ?? throw new UnreadableImportException(ImportTrouble.NotATable);
        string? id = null;
        var zero = From1900;
        using (var xml = XmlReader.Create(Open(book), Safe))
        {
            while (xml.Read())
            {
                if (Is(xml, "workbookPr") && xml.GetAttribute("date1904") is "1" or "true")
                    zero = From1904;
                // The first that is seen: what is hidden was not meant.
                if (id is null && Is(xml, "sheet") && xml.GetAttribute("state") is null or "visible")
                    id = xml.GetAttribute("id", Relations) ?? xml.GetAttribute("id", StrictRelations);
            }
        }
        var relations = package.GetEntry("xl/_rels/workbook.xml.rels") ?? throw new UnreadableImportException(ImportTrouble.Damaged);
        using var rels = XmlReader.Create(Open(relations), Safe);
        while (rels.Read())
        {
            if (rels.NodeType == XmlNodeType.Element && rels.LocalName == "Relationship" && rels.GetAttribute("Id") == id && rels.GetAttribute("Target") is { } target)
                return (target.StartsWith('/') ? target[1..] : "xl/" + target, zero);
        }
        throw new UnreadableImportException(ImportTrouble.Damaged);
    }

    private List<string> SharedTexts(ZipArchive package)
    {
        var texts = new List<string>();
        if (package.GetEntry("xl/sharedStrings.xml") is not { } part)
            return texts;
        using var xml = XmlReader.Create(Open(part), Safe);
        var letters = 0L;
        while (xml.Read())
        {
            if (!Is(xml, "si"))
                continue;
            texts.Add(RichText(xml, 0));
            // An empty text costs memory too.
            letters += texts[^1].Length + 16;
            if (letters > MostSharedLetters)
                throw new UnreadableImportException(ImportTrouble.TooBigUnpacked);
        }
        return texts;
    }

    /// <summary>Styles whose numbers are shown as days.</summary>
    private HashSet<int> DayStyles(ZipArchive package)
    {
        var (days, own) = (new HashSet<int>(), new HashSet<int>());
        if (package.GetEntry("xl/styles.xml") is not { } part)
            return days;
        using var xml = XmlReader.Create(Open(part), Safe);
        var (inFormats, style) = (false, 0);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                inFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (Is(xml, "numFmt") && int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && ShowsADay(xml.GetAttribute("formatCode")))
                own.Add(id);
            else if (inFormats && Is(xml, "xf"))
            {
                // 14 to 17 and 22, and those of East Asia, are the spreadsheet's own formats for a day.
                if (int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var format) && (format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || own.Contains(format)))
                    days.Add(style);
                style++;
            }
        }
        return days;
    }

    private static bool ShowsADay(string? format)
    {
        // What stands in quotes and brackets is shown as it is, or is a colour.
        var (quoted, bracket) = (false, false);
        foreach (var letter in format ?? "")
        {
            quoted ^= letter == '"';
            bracket = letter == '[' || (bracket && letter != ']');
            if (!quoted && !bracket && letter is 'd' or 'D' or 'y' or 'Y' or 'j' or 'J')
                return true;
        }
        return false;
    }

    /// <summary>The text of an element with parts of different looks; what tells how it sounds is left out.</summary>
    private string RichText(XmlReader xml, int row)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (Is(xml, "rPh"))
                xml.Skip();
            if (Is(xml, "t"))
                text.Append(TextOf(xml, row));
            if (text.Length > limits.MaximumCellLength * 2)
                throw new UnreadableImportException(ImportTrouble.CellTooLong, row);
        }
        return text.ToString();
    }

    private string TextOf(XmlReader xml, int row)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        var some = new char[4096];
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA))
                continue;
            // In pieces: a single text of a hundred megabytes is never in memory.
            for (var read = xml.ReadValueChunk(some, 0, some.Length); read > 0; read = xml.ReadValueChunk(some, 0, some.Length))
            {
                text.Append(some, 0, read);
                if (text.Length > limits.MaximumCellLength * 2)
                    throw new UnreadableImportException(ImportTrouble.CellTooLong, row);
            }
        }
        return text.ToString();
    }

    private static bool Is(XmlReader xml, string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name && xml.NamespaceURI is Main or Strict;

    // "BC12" is column 54, counted from 0.
    private static int? PlaceOf(string? reference)
    {
        var place = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetter))
        {
            place = (place * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (place > 20_000)
                break;
        }
        return place == 0 ? null : place - 1;
    }

    private CountedStream Open(ZipArchiveEntry part) => new(part.Open(), this);

    /// <summary>What is unpacked of the whole package is counted, whatever the package says of its own size.</summary>
    private sealed class CountedStream(Stream inner, WorkbookRows of) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            of._unpacked += read;
            return of._unpacked > of.Most ? throw new UnreadableImportException(ImportTrouble.TooBigUnpacked) : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private long Most => limits.MaximumUnpackedBytes;
}
