using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>
/// The tables of arrivals and departures, once: the page, its chart and the files are made from these and so say the same.
/// </summary>
public sealed record MovementTable(MovementRow Total, IReadOnlyList<MovementBlock> Blocks)
{
    // As Statistics Netherlands writes a figure that is not given.
    private const string FewerThanFive = "<5", NotShown = ".";

    public static MovementTable Of(Movements.Report report, MovementWords words)
    {
        var texts = words.Texts;
        MovementColumn[] columns =
        [
            new(texts["Reporting.AtStart"]), new(words.Of(MovementKind.Arrival), ""), new(words.Of(MovementKind.Departure), "soft"), new(texts["Reporting.AtEnd"]),
        ];
        MovementRow Row(string name, Movements.Report part, string? type = null, string? municipality = null)
        {
            var choice = report.Choice with { Type = type ?? report.Choice.Type, Municipality = municipality ?? report.Choice.Municipality };
            return new(name, TableCell.Of(name),
            [
                Cell(part.Present().AtStart, choice, MovementKind.Present, BeforeFirst(choice)), Cell(part.Count(MovementKind.Arrival), choice, MovementKind.Arrival),
                Cell(part.Count(MovementKind.Departure), choice, MovementKind.Departure), Cell(part.Count(MovementKind.Present), choice, MovementKind.Present),
            ]);
        }

        var total = Row(words.Total, report);
        var happened = report.Lines.Select(line => line.DepartureKind).ToHashSet();
        var kinds = words.DepartureKinds.Keys.Where(happened.Contains).ToList();
        var months = report.Lines.ToLookup(line => line.Month);
        return new(total,
        [
            new("per-month", texts["Reporting.PerMonth"], texts["Reporting.Month"], columns[1..], Months(report, months, words), total with { Cells = [.. total.Cells.Skip(1)] }, "columns"),
            new("per-type", texts["Reporting.PerType"], texts["Reporting.Type"], columns,
                InOrder(report.By(line => line.Type).Select(type => Row(words.Type(type.Key), type.Part, type: type.Key))), total),
            new("per-municipality", texts["Reporting.PerMunicipality"], texts["Reporting.Municipality"], columns,
                InOrder(report.By(line => line.Municipality).Select(one => Row(words.Municipality(one.Key), one.Part, municipality: one.Key))), total),
            new("per-departure", texts["Reporting.PerDeparture"], texts["Reporting.Month"],
                [.. kinds.Select(kind => new MovementColumn(words.DepartureKind(kind))), new(texts["Reporting.AllDepartures"])],
                [.. report.Months.Select(month => Departures(report.Of(months[month]), words, month, kinds))],
                Departures(report, words, null, kinds)),
        ]);
    }

    /// <summary>Of a year that is over, with small numbers protected: numbers without what is behind them.</summary>
    public static MovementTable Of(PublicMovements.Report report, MovementWords words)
    {
        var texts = words.Texts;
        MovementColumn[] columns = [new(words.Of(MovementKind.Arrival), ""), new(words.Of(MovementKind.Departure), "soft")];
        MovementRow Row(PublicMovements.Line line, string name, TableCell? cell = null, string? shortName = null) =>
            new(name, cell ?? TableCell.Of(name), [new(Cell(line.Arrivals)), new(Cell(line.Departures))], shortName);
        MovementRow Month(PublicMovements.Line line)
        {
            var month = PartialDate.FromNumber(int.Parse(line.Key.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
            return Row(line, words.Month(month), MovementWords.Cell(month, words), words.ShortMonth(month));
        }

        var total = Row(report.Totals, words.Total);
        return new(total,
        [
            new("per-month", texts["Reporting.PerMonth"], texts["Reporting.Month"], columns, [.. report.Months.Select(Month)], total),
            new("per-type", texts["Reporting.PerType"], texts["Reporting.Type"], columns, [.. report.Types.Select(line => Row(line, words.Type(line.Key)))], total),
            new("per-municipality", texts["Reporting.PerMunicipality"], texts["Reporting.Municipality"], columns,
                [.. report.Municipalities.Select(line => Row(line, line.Key == PublicMovements.Elsewhere ? texts["Reporting.OtherMunicipality"] : words.Municipality(line.Key)))], total),
            new("per-departure", texts["Reporting.PerDepartureKind"], texts["Reporting.DepartureKind"], columns[1..],
                [.. report.DepartureKinds.Select(line => Row(line, words.DepartureKind(line.Key))).Select(row => row with { Cells = [row.Cells[1]] })], total with { Cells = [total.Cells[1]] }),
        ]);
    }

    private static IReadOnlyList<MovementRow> Months(Movements.Report report, ILookup<PartialDate?, Movements.Line> months, MovementWords words)
    {
        var (choice, ends) = (report.Choice, report.Present().AtEnd);
        return
        [
            .. report.Months.Select((month, place) =>
            {
                var part = report.Of(months[month]);
                return new MovementRow(words.Month(month, report), MovementWords.Cell(month, words),
                [
                    Cell(part.Count(MovementKind.Arrival), choice, MovementKind.Arrival, month), Cell(part.Count(MovementKind.Departure), choice, MovementKind.Departure, month),
                    // A year of which the month is not known has no end of the month.
                    month.Month is null ? new(default) : Cell(ends[place], choice, MovementKind.Present, month),
                ], words.ShortMonth(month));
            }),
        ];
    }

    private static MovementRow Departures(Movements.Report report, MovementWords words, PartialDate? month, IReadOnlyList<string> kinds)
    {
        var departures = report.Lines.Where(line => line.Kind == MovementKind.Departure).ToList();
        MovementCell Of(string? kind) => Cell(departures.Where(line => kind is null || line.DepartureKind == kind).Sum(line => line.Count), report.Choice, MovementKind.Departure, month, kind);
        return new(
            month is { } one ? words.Month(one, report) : words.Total, month is { } two ? MovementWords.Cell(two, words) : TableCell.Of(words.Total), [.. kinds.Select(Of), Of(null)]);
    }

    // What happens most stands first.
    private static IReadOnlyList<MovementRow> InOrder(IEnumerable<MovementRow> rows) =>
        [.. rows.OrderByDescending(row => row.Cells[1].Cell.Number + row.Cells[2].Cell.Number).ThenByDescending(row => row.Cells[3].Cell.Number).ThenBy(row => row.Name, StringComparer.CurrentCulture)];

    private static MovementCell Cell(int number, MovementChoice choice, MovementKind kind, PartialDate? month = null, string? departureKind = null) =>
        new(TableCell.Of(number), number == 0 ? null : MovementFilter.Route(choice, kind, month, departureKind));

    /// <summary>A number without a list behind it.</summary>
    public static MovementCell Shown(int number) => new(TableCell.Of(number));

    /// <summary>A number as it may be shown.</summary>
    public static MovementCell Shown(ProtectedCount count) => new(Cell(count));

    private static TableCell Cell(ProtectedCount count) => count.Count is { } exact ? TableCell.Of(exact) : TableCell.Of(count.IsFewerThanFive ? FewerThanFive : NotShown);

    private static PartialDate BeforeFirst(MovementChoice choice) => choice.From.AddMonths(-1) is var month ? PartialDate.Of(month.Year, month.Month) : default;
}

/// <summary>One table.</summary>
/// <param name="Column">What the rows are.</param>
/// <param name="Chart">As the script that draws reads it.</param>
/// <param name="Caption">Key of the words for who cannot see the table; takes its heading.</param>
public sealed record MovementBlock(
    string Id, string Heading, string Column, IReadOnlyList<MovementColumn> Columns, IReadOnlyList<MovementRow> Rows, MovementRow Total, string Chart = "none", string Caption = "Reporting.MovementsCaption")
{
    public TableSheet Sheet() => new(
        Heading, [new(Column, 44), .. Columns.Select(column => new TableColumn(column.Name, Math.Max(14, column.Name.Length + 2)))],
        Rows.Append(Total).Select(row => (IReadOnlyList<TableCell>)[row.NameCell, .. row.Cells.Select(cell => cell.Cell)]));
}

/// <param name="Series">Tone of its bars; null = it is not drawn.</param>
public sealed record MovementColumn(string Name, string? Series = null);

/// <param name="NameCell">The name in a file: a month is a month there.</param>
/// <param name="ShortName">Where the name is too long for the chart.</param>
public sealed record MovementRow(string Name, TableCell NameCell, IReadOnlyList<MovementCell> Cells, string? ShortName = null);

/// <param name="Route">Address of the list behind the number; null = there is none.</param>
public sealed record MovementCell(TableCell Cell, IDictionary<string, string>? Route = null)
{
    public string Shown => Cell.Kind == TableCellKind.Number ? Cell.Number.ToString("N0", System.Globalization.CultureInfo.CurrentCulture) : Cell.Text ?? "";
}
