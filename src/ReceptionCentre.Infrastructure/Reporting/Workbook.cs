using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ReceptionCentre.Application.Reporting;

namespace ReceptionCentre.Infrastructure.Reporting;

/// <summary>
/// A workbook, written row by row. Text stands in its cell as it is (an inline string): a spreadsheet does not take it for a
/// formula, whatever it begins with.
/// </summary>
internal static class Workbook
{
    private const int LongestName = 31, LongestText = 32_767, WidestColumn = 255;

    // Places in the list of cell formats below.
    private const uint Plain = 0, Heading = 1, Day = 2, Month = 3, Number = 4, Wrapped = 5;

    // 14 and 3 are the spreadsheet's own formats for a day and a whole number, so that they follow the reader's language.
    private const uint OwnDay = 14, OwnNumber = 3, FirstFree = 164;

    public static void Write(Stream to, IReadOnlyList<TableSheet> sheets)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        AddStyles(book);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var list = new Sheets();
        for (var place = 0; place < sheets.Count; place++)
        {
            var part = book.AddNewPart<WorksheetPart>();
            Write(part, sheets[place], isFirst: place == 0);
            list.AppendChild(new Sheet { Name = NameOf(sheets[place].Name, names), SheetId = (uint)place + 1, Id = book.GetIdOfPart(part) });
        }
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list);
        book.Workbook.Save();
    }

    private static void Write(WorksheetPart part, TableSheet sheet, bool isFirst)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        // The names of the columns stay in sight.
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
            new Selection { Pane = PaneValues.BottomLeft })
        { WorkbookViewId = 0, TabSelected = isFirst }));
        writer.WriteElement(new Columns(sheet.Columns.Select((column, place) => new Column
        {
            Min = (uint)place + 1,
            Max = (uint)place + 1,
            Width = Math.Clamp(column.Width, 1, WidestColumn),
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, sheet.Columns.Select(column => TableCell.Of(column.Name)), _ => Heading);
        var number = 1u;
        foreach (var row in sheet.Rows)
            WriteRow(writer, ++number, row, FormatOf);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, uint number, IEnumerable<TableCell> cells, Func<TableCell, uint> format)
    {
        writer.WriteStartElement(new Row { RowIndex = number });
        var column = 0;
        foreach (var cell in cells)
        {
            column++;
            if (cell.Kind == TableCellKind.Empty)
                continue;
            var address = AddressOf(column, number);
            writer.WriteElement(cell.Kind switch
            {
                TableCellKind.Text => new Cell(new InlineString(new Text(Fit(cell.Text!)) { Space = SpaceProcessingModeValues.Preserve }))
                {
                    CellReference = address,
                    DataType = CellValues.InlineString,
                    StyleIndex = format(cell),
                },
                TableCellKind.Number => new Cell(new CellValue(cell.Number.ToString(CultureInfo.InvariantCulture))) { CellReference = address, StyleIndex = format(cell) },
                // A day is a number with a format: the days since the spreadsheet's own beginning of time.
                _ => new Cell(new CellValue(cell.Day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture))) { CellReference = address, StyleIndex = format(cell) },
            });
        }
        writer.WriteEndElement();
    }

    private static uint FormatOf(TableCell cell) => cell.Kind switch
    {
        TableCellKind.Number => Number,
        TableCellKind.Day => Day,
        TableCellKind.Month => Month,
        TableCellKind.Text when cell.Text!.Length > 60 => Wrapped,
        _ => Plain,
    };

    private static void AddStyles(WorkbookPart book)
    {
        var part = book.AddNewPart<WorkbookStylesPart>();
        part.Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = FirstFree, FormatCode = "yyyy\\-mm" }),
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = OwnDay, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = FirstFree, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = OwnNumber, ApplyNumberFormat = true },
                new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
        part.Stylesheet.Save();
    }

    private static string AddressOf(int column, uint row)
    {
        var letters = "";
        for (var left = column; left > 0; left = (left - 1) / 26)
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row}");
    }

    // What a spreadsheet allows as the name of a tab, and each name once.
    private static string NameOf(string wanted, HashSet<string> taken)
    {
        var name = new string([.. wanted.Where(one => !char.IsControl(one) && !@"[]:*?/\".Contains(one, StringComparison.Ordinal))]).Trim().Trim('\'');
        name = name.Length == 0 ? "1" : name.Length > LongestName ? name[..LongestName].TrimEnd() : name;
        for (var again = 2; !taken.Add(name); again++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" {again}");
            name = name[..Math.Min(name.Length, LongestName - suffix.Length)] + suffix;
        }
        return name;
    }

    // No longer than a cell holds, and nothing that XML cannot say.
    private static string Fit(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, LongestText));
        for (var at = 0; at < text.Length && kept.Length < LongestText - 1; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                kept.Append(text[at]).Append(text[++at]);
            else if (XmlConvert.IsXmlChar(text[at]))
                kept.Append(text[at]);
        }
        return kept.ToString();
    }
}
