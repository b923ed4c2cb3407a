using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>The rows of arrivals and departures, once: the page, its chart and the files are made from these and so say the same.</summary>
public sealed record MovementTable(
    IReadOnlyList<MovementRow> Months, IReadOnlyList<MovementRow> Types, IReadOnlyList<MovementRow> Municipalities, MovementRow Total)
{
    public static MovementTable Of(Movements.Report report, MovementWords words)
    {
        MovementRow Row(string name, Func<Movements.Line, bool> which, string? month = null, string? type = null, string? municipality = null, string? shortName = null) =>
            new(name, report.Count(MovementKind.Arrival, which), report.Count(MovementKind.Departure, which), month, type, municipality, shortName);
        return new(
            [
                .. report.Months.Select(month => Row(words.Month(month, report), line => line.Month == month, MovementFilter.Write(month), shortName: words.ShortMonth(month))),
                Row(words.MonthUnknown, line => line.Month is null, MovementFilter.Unknown),
            ],
            [
                .. report.Lines.Select(line => line.Type).Distinct().Select(type => Row(words.Type(type), line => line.Type == type, type: type))
                    .OrderByDescending(row => row.Arrivals + row.Departures).ThenBy(row => row.Name, StringComparer.CurrentCulture),
            ],
            [
                .. report.Lines.Select(line => line.Municipality).Distinct().Select(code => Row(words.Municipality(code), line => line.Municipality == code, municipality: code))
                    .OrderByDescending(row => row.Arrivals + row.Departures).ThenBy(row => row.Name, StringComparer.CurrentCulture),
            ],
            Row(words.Total, _ => true));
    }
}

/// <param name="Month">As in the address, for the list behind the number; likewise type and municipality.</param>
/// <param name="ShortName">Where the name is too long for the chart.</param>
public sealed record MovementRow(string Name, int Arrivals, int Departures, string? Month, string? Type, string? Municipality, string? ShortName)
{
    public int this[MovementKind kind] => kind == MovementKind.Arrival ? Arrivals : Departures;
}

/// <summary>How the parts of the report are called in the language of the screen.</summary>
public sealed record MovementWords(Text Texts, IReadOnlyDictionary<string, string> Municipalities, IReadOnlyDictionary<string, string> Types)
{
    public string MonthUnknown => Texts["Reporting.MonthUnknown"];
    public string Total => Texts["Reporting.Total"];

    public string Municipality(string code) => Municipalities.GetValueOrDefault(code, code);

    public string Type(string type) => type == MovementTypes.Rest ? Texts["Reporting.Rest"] : Types.GetValueOrDefault(type, type);

    public string Of(MovementKind kind) => Texts.Of("Reporting", kind);

    /// <summary>"november 2026", and of a month that is not over until which day it is counted.</summary>
    public string Month(DateOnly month, Movements.Report report)
    {
        var name = Name(month);
        return report.Until < month.AddMonths(1).AddDays(-1) ? Texts["Reporting.MonthUntil", name, report.Until.Day] : name;
    }

    public static string Name(DateOnly month) => month.ToString("MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture);

    public string ShortMonth(DateOnly month) => month.ToString(month.Month == 1 ? "MMM yyyy" : "MMM", System.Globalization.CultureInfo.CurrentCulture).Replace(".", "", StringComparison.Ordinal);
}
