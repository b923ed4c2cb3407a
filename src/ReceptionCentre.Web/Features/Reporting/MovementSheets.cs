using System.Globalization;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>Arrivals and departures as tables that leave the system.</summary>
public static class MovementSheets
{
    /// <summary>Every number that is not nought: month, municipality, type and kind of departure.</summary>
    public static TableSheet Everything(Movements.Report report, MovementWords words)
    {
        var texts = words.Texts;
        return new(
            texts["Reporting.Sheet.Everything"],
            [
                new(texts["Reporting.Sheet.Kind"], 24), new(texts["Reporting.Month"]), new(texts["Reporting.Sheet.MunicipalityCode"]), new(texts["Reporting.Municipality"], 24),
                new(texts["Reporting.Sheet.TypeCode"], 24), new(texts["Reporting.Type"], 44), new(texts["Reporting.Sheet.DepartureCode"], 20), new(texts["Reporting.DepartureKind"], 34),
                new(texts["Reporting.Sheet.Number"]),
            ],
            report.Lines.Where(line => line.Kind != MovementKind.Present).Concat(Present(report)).Select(line => (IReadOnlyList<TableCell>)
            [
                TableCell.Of(words.Of(line.Kind)), MovementWords.Cell(line.Month!.Value, words), TableCell.Of(line.Municipality), TableCell.Of(words.Municipality(line.Municipality)),
                TableCell.Of(line.Type), TableCell.Of(words.Type(line.Type)), TableCell.Of(line.DepartureKind),
                line.DepartureKind is { } kind ? TableCell.Of(words.DepartureKind(kind)) : default, TableCell.Of(line.Count),
            ]));
    }

    /// <summary>The tables of the page, everything behind them, and what the words mean.</summary>
    /// <param name="about">What was chosen, of which municipalities and when.</param>
    public static IReadOnlyList<TableSheet> Exact(Movements.Report report, MovementWords words, IReadOnlyList<(string Word, string Meaning)> about) =>
    [
        .. MovementTable.Of(report, words).Blocks.Select(block => block.Sheet()), Everything(report, words),
        Definitions(words.Texts, MovementDefinition.All(isPublic: false, report.ShowsLocked).Select(one => (words.Texts[one.Word], words.Texts[one.Meaning])), about),
    ];

    public static IReadOnlyList<TableSheet> Public(PublicMovements.Report report, MovementWords words, IReadOnlyList<(string Word, string Meaning)> about) =>
    [
        .. MovementTable.Of(report, words).Blocks.Select(block => block.Sheet()),
        Definitions(words.Texts, MovementDefinition.All(isPublic: true, showsLocked: false).Select(one => (words.Texts[one.Word], words.Texts[one.Meaning])), about),
    ];

    /// <summary>The same lists under each other, as one table.</summary>
    public static TableSheet PublicFlat(PublicMovements.Report report, MovementWords words)
    {
        var texts = words.Texts;
        MovementKind[] kinds = [MovementKind.Arrival, MovementKind.Departure];
        return new(
            texts["Reporting.PublicFigures"],
            [new(texts["Reporting.Sheet.Year"]), new(texts["Reporting.Csv.Group"], 24), new(texts["Reporting.Csv.Name"], 44), .. kinds.Select(kind => new TableColumn(words.Of(kind)))],
            from block in MovementTable.Of(report, words).Blocks
            from row in block.Rows.Append(block.Total)
            select (IReadOnlyList<TableCell>)
            [
                TableCell.Of(report.Year.ToString(CultureInfo.InvariantCulture)), TableCell.Of(block.Heading), row.NameCell,
                row.Cells.Count == 1 ? default : row.Cells[0].Cell, row.Cells[^1].Cell,
            ]);
    }

    public static TableSheet Definitions(Text texts, IEnumerable<(string Word, string Meaning)> words, IEnumerable<(string Word, string Meaning)> about) => new(
        texts["Reporting.Sheet.Definitions"], [new(texts["Reporting.Sheet.Word"], 32), new(texts["Reporting.Sheet.Meaning"], 100)],
        words.Concat(about).Select(one => (IReadOnlyList<TableCell>)[TableCell.Of(one.Word), TableCell.Of(one.Meaning)]));

    // At the end of each month, of each municipality and type.
    private static IEnumerable<Movements.Line> Present(Movements.Report report) =>
        from part in report.By(line => (line.Municipality, line.Type))
        let cell = part.Key
        let ends = part.Part.Present().AtEnd
        from month in report.Months.Select((month, place) => (month, count: ends[place]))
        where month.month.Month is not null && month.count != 0
        orderby month.month, cell.Municipality, cell.Type
        select new Movements.Line(MovementKind.Present, month.month, cell.Municipality, cell.Type, null, month.count);
}
