using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using ReceptionCentre.Application.Attachments;

namespace ReceptionCentre.Application.Tests.Imports;

/// <summary>Files of arrivals as other systems make them.</summary>
internal static class Sheet
{
    public static Upload Csv(string text, string name = "arrivals.csv") => Bytes(Encoding.UTF8.GetBytes(text), name);

    public static Upload Bytes(byte[] bytes, string name = "arrivals.csv") => new(name, bytes.Length, () => new MemoryStream(bytes, writable: false));

    /// <summary>A workbook with texts in the shared list, as a spreadsheet writes it; a number becomes a number, a day a number that is shown as a day.</summary>
    public static byte[] Xlsx(params object?[][] rows)
    {
        var texts = rows.SelectMany(row => row).OfType<string>().Distinct().ToList();
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
                sheet.Append(Cell($"{(char)('A' + column)}{row + 1}", rows[row][column], texts));
            sheet.Append("</row>");
        }
        return Package(new(StringComparer.Ordinal)
        {
            ["xl/workbook.xml"] = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"t\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            ["xl/styles.xml"] = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\-mm\\-yyyy\"/></numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{string.Concat(texts.Select(text => $"<si><t>{SecurityElement.Escape(text)}</t></si>"))}</sst>",
            ["xl/worksheets/sheet1.xml"] = sheet.Append("</sheetData></worksheet>").ToString(),
        });
    }

    public static byte[] Package(Dictionary<string, string> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.SmallestSize).Open());
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }

    private static string Cell(string place, object? value, List<string> texts) => value switch
    {
        null => "",
        string text => $"<c r=\"{place}\" t=\"s\"><v>{texts.IndexOf(text)}</v></c>",
        DateOnly day => $"<c r=\"{place}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>",
        Formula formula => $"<c r=\"{place}\" t=\"str\"><f>{SecurityElement.Escape(formula.Text)}</f><v>{SecurityElement.Escape(formula.Shown)}</v></c>",
        _ => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{value}</v></c>"),
    };

    public sealed record Formula(string Text, string Shown);
}
