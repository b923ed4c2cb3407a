using System.Globalization;
using ReceptionCentre.Application.Reporting;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>Arrivals and departures as tables that leave the system: exact, or with small numbers protected.</summary>
public static class MovementSheets
{
    // As Statistics Netherlands writes a figure that is not given.
    private const string FewerThanFive = "<5", NotShown = ".";

    private static readonly MovementKind[] Kinds = [MovementKind.Arrival, MovementKind.Departure];

    /// <summary>Every number that is not nought: month, municipality and type.</summary>
    public static TableSheet Everything(Movements.Report report, MovementWords words)
    {
        var texts = words.Texts;
        return new(
            texts["Reporting.Sheet.Everything"],
            [
                new(texts["Reporting.Sheet.Kind"]), new(texts["Reporting.Month"]), new(texts["Reporting.Sheet.MunicipalityCode"]), new(texts["Reporting.Municipality"], 24),
                new(texts["Reporting.Sheet.TypeCode"], 24), new(texts["Reporting.Type"], 44), new(texts["Reporting.Sheet.Number"]),
            ],
            report.Lines.Select(line => (IReadOnlyList<TableCell>)
            [
                TableCell.Of(words.Of(line.Kind)), line.Month is { } month ? TableCell.OfMonth(month) : TableCell.Of(words.MonthUnknown),
                TableCell.Of(line.Municipality), TableCell.Of(words.Municipality(line.Municipality)), TableCell.Of(line.Type), TableCell.Of(words.Type(line.Type)),
                TableCell.Of(line.Count),
            ]));
    }

    /// <summary>The tables of the page, everything behind them, and what the words mean.</summary>
    public static IReadOnlyList<TableSheet> Exact(Movements.Report report, MovementTable table, MovementWords words)
    {
        var texts = words.Texts;
        TableSheet Sheet(string name, string column, IEnumerable<MovementRow> rows) => new(
            texts[name], [new(texts[column], 44), .. Kinds.Select(kind => new TableColumn(words.Of(kind)))],
            rows.Append(table.Total).Select(row => (IReadOnlyList<TableCell>)[NameOf(row), .. Kinds.Select(kind => TableCell.Of(row[kind]))]));
        return
        [
            Sheet("Reporting.PerMonth", "Reporting.Month", table.Months),
            Sheet("Reporting.PerType", "Reporting.Type", table.Types),
            Sheet("Reporting.PerMunicipality", "Reporting.Municipality", table.Municipalities),
            Everything(report, words),
            Definitions(report, words, forCouncil: false),
        ];
    }

    /// <summary>
    /// For outside the centre. Which rows there are does not follow from the numbers: every month, type and municipality has
    /// one, nought or not.
    /// </summary>
    /// <param name="scope">Municipalities of who asks.</param>
    public static IReadOnlyList<TableSheet> Council(Movements.Report report, IReadOnlyCollection<string> scope, MovementWords words)
    {
        var texts = words.Texts;
        return
        [
            .. CouncilLists(report, scope, words).Select(list => new TableSheet(
                list.Name, [new(list.Column, 44), .. Kinds.Select(kind => new TableColumn(words.Of(kind)))],
                list.Rows.Select(row => (IReadOnlyList<TableCell>)[row.Name, .. row.Cells]))),
            Definitions(report, words, forCouncil: true),
        ];
    }

    /// <summary>The same lists under each other, as one table.</summary>
    public static TableSheet CouncilFlat(Movements.Report report, IReadOnlyCollection<string> scope, MovementWords words) => new(
        words.Texts["Reporting.Movements"],
        [new(words.Texts["Reporting.Csv.Group"], 24), new(words.Texts["Reporting.Csv.Name"], 44), .. Kinds.Select(kind => new TableColumn(words.Of(kind)))],
        CouncilLists(report, scope, words).SelectMany(list => list.Rows, (list, row) => (IReadOnlyList<TableCell>)[TableCell.Of(list.Name), row.Name, .. row.Cells]));

    private static IEnumerable<CouncilList> CouncilLists(Movements.Report report, IReadOnlyCollection<string> scope, MovementWords words)
    {
        var texts = words.Texts;
        CouncilList List(string name, string column, IReadOnlyList<TableCell> names, IReadOnlyList<Func<Movements.Line, bool>> rows)
        {
            var shown = Kinds.Select(kind => SmallNumbers.Protect([.. rows.Select(row => report.Count(kind, row))])).ToList();
            return new(
                texts[name], texts[column],
                [
                    .. names.Select((cell, place) => new CouncilRow(cell, [.. shown.Select(list => Cell(list.Cells[place]))])),
                    new(TableCell.Of(words.Total), [.. shown.Select(list => Cell(list.Total))]),
                ]);
        }

        yield return List(
            "Reporting.PerMonth", "Reporting.Month",
            [.. report.Months.Select(TableCell.OfMonth), TableCell.Of(words.MonthUnknown)],
            [.. report.Months.Select(month => (Func<Movements.Line, bool>)(line => line.Month == month)), line => line.Month is null]);
        var types = words.Types.Keys.Where(type => MovementTypes.StandsAlone(type, showsLocked: false))
            .OrderBy(words.Type, StringComparer.CurrentCulture).Append(MovementTypes.Rest).ToList();
        yield return List(
            "Reporting.PerType", "Reporting.Type", [.. types.Select(type => TableCell.Of(words.Type(type)))],
            [.. types.Select(type => (Func<Movements.Line, bool>)(line => line.Type == type))]);
        if (report.Choice.Municipality is not null)
            yield break;
        var municipalities = scope.OrderBy(words.Municipality, StringComparer.CurrentCulture).ToList();
        yield return List(
            "Reporting.PerMunicipality", "Reporting.Municipality",
            [.. municipalities.Select(code => TableCell.Of(words.Municipality(code))), TableCell.Of(texts["Reporting.OtherMunicipality"])],
            [.. municipalities.Select(code => (Func<Movements.Line, bool>)(line => line.Municipality == code)), line => !scope.Contains(line.Municipality)]);
    }

    private static TableCell Cell(ProtectedCount count) => count.Count is { } exact ? TableCell.Of(exact) : TableCell.Of(count.IsFewerThanFive ? FewerThanFive : NotShown);

    private static TableCell NameOf(MovementRow row) =>
        MovementFilter.ReadMonth(row.Month) is { } month ? TableCell.OfMonth(month) : TableCell.Of(row.Name);

    private static TableSheet Definitions(Movements.Report report, MovementWords words, bool forCouncil)
    {
        var texts = words.Texts;
        var rows = MovementDefinition.All(report.ShowsLocked).Select(one => Row(TableCell.Of(texts[one.Word]), TableCell.Of(texts[one.Meaning]))).ToList();
        if (forCouncil)
        {
            rows.Add(Row(TableCell.Of(FewerThanFive), TableCell.Of(texts["Reporting.Council.FewerThanFive"])));
            rows.Add(Row(TableCell.Of(NotShown), TableCell.Of(texts["Reporting.Council.NotShown"])));
            rows.Add(Row(TableCell.Of(texts["Reporting.Council.Method"]), TableCell.Of(texts["Reporting.Council.MethodIs"])));
        }
        rows.Add(Row(TableCell.Of(texts["Reporting.Sheet.From"]), TableCell.Of(report.Months[0])));
        rows.Add(Row(TableCell.Of(texts["Reporting.Sheet.Until"]), TableCell.Of(report.Until)));
        if (report.Choice.Municipality is { } municipality)
            rows.Add(Row(TableCell.Of(texts["Reporting.Municipality"]), TableCell.Of(words.Municipality(municipality))));
        if (report.Choice.Type is { } type)
            rows.Add(Row(TableCell.Of(texts["Reporting.Type"]), TableCell.Of(words.Type(type))));
        rows.Add(Row(TableCell.Of(texts["Reporting.Sheet.Source"]), TableCell.Of(texts["Reporting.MovementSource"])));
        rows.Add(Row(TableCell.Of(texts["Reporting.Sheet.CountedOn"]), TableCell.Of(report.On)));
        return new(texts["Reporting.Sheet.Definitions"], [new(texts["Reporting.Sheet.Word"], 32), new(texts["Reporting.Sheet.Meaning"], 100)], rows);
    }

    private static IReadOnlyList<TableCell> Row(params TableCell[] cells) => cells;

    private sealed record CouncilList(string Name, string Column, IReadOnlyList<CouncilRow> Rows);

    private sealed record CouncilRow(TableCell Name, IReadOnlyList<TableCell> Cells);
}

/// <summary>A word of the report and what it means: keys of the texts, the same on the page and in the files.</summary>
public sealed record MovementDefinition(string Word, string Meaning)
{
    public static IEnumerable<MovementDefinition> All(bool showsLocked)
    {
        yield return new("Reporting.MovementKind.Arrival", "Reporting.Definition.Arrival");
        yield return new("Reporting.MovementKind.Departure", "Reporting.Definition.Departure");
        yield return new("Reporting.MonthUnknown", "Reporting.Definition.MonthUnknown");
        yield return new("Reporting.Type", "Reporting.Definition.Type");
        if (!showsLocked)
            yield return new("Reporting.Rest", "Reporting.Definition.Rest");
        yield return new("Reporting.Municipality", "Reporting.Definition.Municipality");
        yield return new("Reporting.WhoCounts", "Reporting.Definition.WhoCounts");
    }
}

/// <summary>What was chosen, as it stands in the address: codes only. What cannot be is left out.</summary>
public sealed class MovementFilter
{
    /// <summary>In the address: the month is not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>How many months back the last month of a period can be chosen.</summary>
    public const int MonthsBack = 48;

    public string? Months { get; set; }

    /// <summary>"2026-11".</summary>
    public string? Last { get; set; }
    public string? Municipality { get; set; }
    public string? Type { get; set; }

    public static string Write(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static DateOnly? ReadMonth(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1900 and < 2200 ? month : null;

    /// <param name="words">Names of what there is to choose.</param>
    public MovementChoice Choice(DateOnly today, MovementWords words)
    {
        var months = int.TryParse(Months, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && MovementChoice.Lengths.Contains(length) ? length : MovementChoice.Usual;
        var last = ReadMonth(Last) is { } month && month < new DateOnly(today.Year, today.Month, 1) ? month.AddMonths(1).AddDays(-1) : (DateOnly?)null;
        return new(
            months, last, Municipality is { } code && words.Municipalities.ContainsKey(code) ? code : null,
            Type is { } type && (type == MovementTypes.Rest || words.Types.ContainsKey(type)) ? type : null);
    }

    /// <summary>The address of what was chosen.</summary>
    public static Dictionary<string, string> Route(MovementChoice choice) => new[]
    {
        ("months", choice.Months == MovementChoice.Usual ? null : choice.Months.ToString(CultureInfo.InvariantCulture)),
        ("last", choice.Last is { } last ? Write(last) : null), ("municipality", choice.Municipality), ("type", choice.Type),
    }.Where(part => part.Item2 is not null).ToDictionary(part => part.Item1, part => part.Item2!, StringComparer.Ordinal);
}
