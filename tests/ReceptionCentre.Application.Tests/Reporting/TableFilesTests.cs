using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Reporting;

public sealed class TableFilesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private ITableFiles Files => database.Provider.GetRequiredService<ITableFiles>();

    public static TheoryData<string> Formulas => ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"];

    [Theory, MemberData(nameof(Formulas))]
    public void Text_that_begins_a_formula_is_harmless_in_both_kinds_of_file(string text)
    {
        var sheet = new TableSheet("Blad", [new("Naam")], [[TableCell.Of(text)]]);
        using var csv = new MemoryStream();
        Files.WriteCsv(csv, sheet);
        var line = Encoding.UTF8.GetString(csv.ToArray()[3..]).Split("\r\n")[1].Trim('"');
        Assert.DoesNotContain(line[0], "=+-@\t\r");

        var cell = Read(sheet).Cells[^1];
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.Null(cell.CellFormula);
    }

    [Fact]
    public void Numbers_days_and_months_are_what_they_are()
    {
        var sheet = new TableSheet("Blad", [new("Aantal"), new("Dag"), new("Maand"), new("Niets")],
            [[TableCell.Of(-12), TableCell.Of(new DateOnly(2026, 11, 21)), TableCell.OfMonth(new(2026, 11, 1)), default], [TableCell.Of(1_284_000), default, default, default]]);
        using var csv = new MemoryStream();
        Files.WriteCsv(csv, sheet);
        var bytes = csv.ToArray();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("Aantal;Dag;Maand;Niets\r\n-12;2026-11-21;2026-11;\r\n1284000;;;\r\n", Encoding.UTF8.GetString(bytes[3..]));

        var (cells, styles) = Read(sheet);
        var (number, day, month) = (cells.Single(cell => cell.CellReference == "A2"), cells.Single(cell => cell.CellReference == "B2"), cells.Single(cell => cell.CellReference == "C2"));
        Assert.Equal("-12", number.CellValue!.Text);
        Assert.Null(number.DataType);
        Assert.Equal(new DateTime(2026, 11, 21), DateTime.FromOADate(double.Parse(day.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(14u, styles.CellFormats!.Elements<CellFormat>().ElementAt((int)day.StyleIndex!.Value).NumberFormatId!.Value);
        var format = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)month.StyleIndex!.Value).NumberFormatId!.Value;
        Assert.Equal("yyyy\\-mm", styles.NumberingFormats!.Elements<NumberingFormat>().Single(one => one.NumberFormatId!.Value == format).FormatCode!.Value);
    }

    [Fact]
    public void The_names_of_the_columns_are_bold_and_stay_in_sight_and_every_sheet_has_a_name_of_its_own()
    {
        TableSheet Named(string name) => new(name, [new("Naam")], [[TableCell.Of("Zoë \u0001 \ud83d\ude00")]]);
        using var stream = new MemoryStream();
        Files.WriteXlsx(stream, [Named("Per maand: [alles] van a/b tot en met vandaag"), Named("Per maand alles van ab tot en met vandaag"), Named("'")]);
        using var book = SpreadsheetDocument.Open(stream, false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => error.Description));
        var names = book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();
        Assert.Equal(3, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 31));
        foreach (var part in book.WorkbookPart.WorksheetParts)
        {
            var pane = part.Worksheet.Descendants<Pane>().Single();
            Assert.Equal((PaneStateValues.Frozen, 1d), (pane.State!.Value, pane.VerticalSplit!.Value));
            var header = part.Worksheet.Descendants<Row>().First().Elements<Cell>().Single();
            var font = book.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)header.StyleIndex!.Value).FontId!.Value;
            Assert.NotNull(book.WorkbookPart.WorkbookStylesPart.Stylesheet.Fonts!.Elements<Font>().ElementAt((int)font).Bold);
            Assert.Equal("Zoë  \ud83d\ude00", part.Worksheet.Descendants<Cell>().Last().InnerText);
        }
    }

    [Fact]
    public void A_large_table_is_written_row_by_row()
    {
        const int Many = 100_000, Every = 20_000;
        // Gathered cells would keep their texts; a text that was written and let go can be collected.
        var (texts, kept) = (new List<WeakReference>(), 0);
        IEnumerable<IReadOnlyList<TableCell>> Rows()
        {
            for (var row = 0; row < Many; row++)
            {
                if (row % Every == Every - 1)
                {
                    GC.Collect();
                    kept += texts.Count(text => text.IsAlive);
                    texts.Clear();
                }

                var line = $"Regel {row} van een lange tabel";
                if (row % Every < Every / 2)
                    texts.Add(new(line));
                yield return [TableCell.Of(line), TableCell.Of(row), TableCell.Of(new DateOnly(2026, 11, 21))];
            }
        }

        using var stream = new MemoryStream();
        Files.WriteXlsx(stream, [new("Lang", [new("Naam"), new("Aantal"), new("Dag")], Rows())]);
        Assert.Equal(0, kept);
        using var book = SpreadsheetDocument.Open(stream, false);
        Assert.Equal(Many + 1, book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Count());
    }

    private (IReadOnlyList<Cell> Cells, Stylesheet Styles) Read(TableSheet sheet)
    {
        using var stream = new MemoryStream();
        Files.WriteXlsx(stream, [sheet]);
        using var book = SpreadsheetDocument.Open(stream, false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => error.Description));
        return ([.. book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>()], book.WorkbookPart.WorkbookStylesPart!.Stylesheet);
    }
}
