using System.IO.Compression;
using System.Text;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Infrastructure.Imports;

namespace ReceptionCentre.Application.Tests.Imports;

/// <summary>Files as they come: in every separator and encoding, and with everything wrong that a file can have.</summary>
public sealed class ImportFilesTests
{
    private static readonly ImportOptions Limits = new() { MaximumMegabytes = 4, MaximumUnpackedMegabytes = 8, MaximumRows = 5000 };

    private static (IReadOnlyList<string> Columns, List<ImportTableRow> Rows) Read(byte[] bytes, ImportOptions? limits = null)
    {
        var table = new ImportFiles().Read(new MemoryStream(bytes), limits ?? Limits);
        return (table.Columns, [.. table.Rows]);
    }

    private static ImportTrouble Refused(byte[] bytes, ImportOptions? limits = null) => Assert.Throws<UnreadableImportException>(() => Read(bytes, limits)).Trouble;

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('|')]
    public void A_table_of_text_is_read_whatever_separates_it(char separator)
    {
        var (columns, rows) = Read(Encoding.UTF8.GetBytes($"Voornaam{separator}Achternaam{separator}Straat\r\nSelam{separator}Tesfay{separator}\"Kade 3{separator} achter\"\r\n\r\nAli{separator}{separator}\r\n"));
        Assert.Equal(["Voornaam", "Achternaam", "Straat"], columns);
        Assert.Equal(["Selam", "Tesfay", $"Kade 3{separator} achter"], rows[0].Cells);
        Assert.Equal(["Ali", null, null], rows[1].Cells);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8-bom")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public void Names_come_through_in_every_usual_encoding(string encoding)
    {
        const string Text = "Voornaam;Achternaam\nZoë;Çelik-Müller\n";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = encoding == "utf-8-bom" ? [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)] : Encoding.GetEncoding(encoding) is var of && encoding.StartsWith("utf-16", StringComparison.Ordinal) ? [.. of.GetPreamble(), .. of.GetBytes(Text)] : of.GetBytes(Text);
        Assert.Equal(["Zoë", "Çelik-Müller"], Read(bytes).Rows[0].Cells);
    }

    [Fact]
    public void A_workbook_gives_texts_numbers_days_and_what_a_formula_showed()
    {
        var (columns, rows) = Read(Sheet.Xlsx(
            ["Naam", "Geboren", "V-nummer", "Formule"], ["王小明", new DateOnly(1990, 4, 3), 123456789, new Sheet.Formula("1+1", "2")], [null, null, null, null], ["Ali", null, null, new Sheet.Formula("WEBSERVICE(\"x\")", "")]));
        Assert.Equal(["Naam", "Geboren", "V-nummer", "Formule"], columns);
        Assert.Equal(["王小明", "1990-04-03", "123456789", "2"], rows[0].Cells);
        Assert.Equal((4, "Ali"), (rows[1].Number, rows[1].Cells[0]));
    }

    [Fact]
    public void What_is_no_table_gets_its_own_sentence()
    {
        Assert.Equal(ImportTrouble.Empty, Refused([]));
        Assert.Equal(ImportTrouble.Empty, Refused("\r\n\r\n"u8.ToArray()));
        Assert.Equal(ImportTrouble.NotATable, Refused("%PDF-1.7\nabc"u8.ToArray()));
        Assert.Equal(ImportTrouble.NotATable, Refused([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]));
        Assert.Equal(ImportTrouble.NotATable, Refused("a;b\nc\0d;e\n"u8.ToArray()));
        Assert.Equal(ImportTrouble.OldOrLocked, Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Equal(ImportTrouble.NotATable, Refused(Sheet.Package(new() { ["word/document.xml"] = "<w/>" })));
        Assert.Empty(Read("Voornaam;Achternaam\n"u8.ToArray()).Rows);
    }

    [Fact]
    public void What_is_too_much_is_refused_where_it_stands()
    {
        var limits = new ImportOptions { MaximumRows = 3, MaximumColumns = 4, MaximumCellLength = 10 };
        Assert.Equal(ImportTrouble.TooManyRows, Refused("a\n1\n2\n3\n4\n"u8.ToArray(), limits));
        Assert.Equal(ImportTrouble.TooManyColumns, Refused("a;b;c;d;e\n"u8.ToArray(), limits));
        Assert.Equal(ImportTrouble.CellTooLong, Refused("a;b\n1;12345678901\n"u8.ToArray(), limits));
        Assert.Equal(ImportTrouble.TooBigUnpacked, Refused(new byte[(26 * 1024 * 1024) + 1], limits));
    }

    [Fact]
    public void A_workbook_that_unpacks_to_gigabytes_stops_at_the_limit()
    {
        var before = GC.GetTotalAllocatedBytes();
        // One text of 64 million letters, and a sheet of a million cells that all refer to it.
        var text = new string('a', 64_000_000);
        var bomb = Sheet.Package(new()
        {
            ["xl/workbook.xml"] = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData></worksheet>",
        });
        Assert.True(bomb.Length < 200_000);
        var made = GC.GetTotalAllocatedBytes();
        Assert.Equal(ImportTrouble.CellTooLong, Refused(bomb));
        Assert.True(GC.GetTotalAllocatedBytes() - made < 20_000_000, $"{GC.GetTotalAllocatedBytes() - made} bytes, after {made - before} to make it");
        var wide = Sheet.Package(new()
        {
            ["xl/workbook.xml"] = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>{new string(' ', 16_000_000)}</sheetData></worksheet>",
        });
        Assert.Equal(ImportTrouble.TooBigUnpacked, Refused(wide));
    }

    [Fact]
    public void A_definition_of_entities_is_not_followed()
    {
        var bomb = Sheet.Package(new()
        {
            ["xl/workbook.xml"] = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><workbook>&c;</workbook>",
        });
        Assert.Equal(ImportTrouble.Damaged, Refused(bomb));
    }

    [Fact]
    public void No_file_of_whatever_bytes_gives_anything_but_rows_or_a_sentence()
    {
        var dice = new Random(20261121);
        var good = new[]
        {
            Encoding.UTF8.GetBytes("Voornaam;Achternaam;Geboortedatum\n" + string.Concat(Enumerable.Range(0, 50).Select(row => $"\"Selam {row}\";Tesfay;3-4-1990\n"))),
            Sheet.Xlsx([["Naam", "Geboren"], .. Enumerable.Range(0, 50).Select(row => (object?[])[$"Ali {row}", new DateOnly(1990, 1, 1).AddDays(row)])]),
        };
        var read = 0;
        for (var turn = 0; turn < 3000; turn++)
        {
            var bytes = (turn % 4) switch
            {
                0 => Any(dice.Next(0, 400)),
                1 => good[turn % 2][..dice.Next(good[turn % 2].Length)],
                2 => Damaged([.. good[0]]),
                _ => Damaged([.. good[1]]),
            };
            try
            {
                read += Read(bytes).Rows.Count;
            }
            catch (UnreadableImportException sentence)
            {
                Assert.True(Enum.IsDefined(sentence.Trouble));
            }
        }
        Assert.True(read > 1000);

        byte[] Any(int length)
        {
            var bytes = new byte[length];
            dice.NextBytes(bytes);
            return bytes;
        }

        byte[] Damaged(byte[] bytes)
        {
            for (var times = dice.Next(1, 12); times > 0; times--)
                bytes[dice.Next(bytes.Length)] = (byte)dice.Next(256);
            return bytes;
        }
    }
}
