using System.Globalization;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>How the parts of the report are called in the language of the screen.</summary>
public sealed record MovementWords(
    Text Texts, IReadOnlyDictionary<string, string> Municipalities, IReadOnlyDictionary<string, string> Types, IReadOnlyDictionary<string, string> DepartureKinds)
{
    public string Total => Texts["Reporting.Total"];

    public string Municipality(string code) => Municipalities.GetValueOrDefault(code, code);

    public string Type(string type) => type == MovementTypes.Rest ? Texts["Reporting.Rest"] : Types.GetValueOrDefault(type, type);

    public string DepartureKind(string kind) => DepartureKinds.GetValueOrDefault(kind, kind);

    public string Of(MovementKind kind) => Texts.Of("Reporting", kind);

    /// <summary>"november 2026", and of a month that is not over until which day it is counted.</summary>
    public string Month(PartialDate month, Movements.Report report) =>
        month.LastPossible() > report.Until && month.Month is not null ? Texts["Reporting.MonthUntil", Month(month), report.Until.Day] : Month(month);

    public string Month(PartialDate month) => month.Month is null ? Texts["Reporting.MonthUnknown", month.Year] : Name(month.FirstPossible()!.Value);

    public static string Name(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    public string ShortMonth(PartialDate month) => month.Month is not { } number
        ? Texts["Reporting.MonthUnknownShort", month.Year]
        : month.FirstPossible()!.Value.ToString(number == 1 ? "MMM yyyy" : "MMM", CultureInfo.CurrentCulture).Replace(".", "", StringComparison.Ordinal);

    /// <summary>In a file: a month, or in words that it is not known.</summary>
    public static TableCell Cell(PartialDate month, MovementWords words) =>
        month.Month is null ? TableCell.Of(words.Month(month)) : TableCell.OfMonth(month.FirstPossible()!.Value);
}

/// <summary>What was chosen, as it stands in the address: months and codes only. A code that cannot be is left out.</summary>
public sealed class MovementFilter
{
    /// <summary>"2026-11", or as a clerk types it: "11-2026".</summary>
    public string? From { get; set; }
    public string? Until { get; set; }
    public string? Municipality { get; set; }
    public string? Type { get; set; }

    public static string Write(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <param name="reading">Keeps what is wrong with the period.</param>
    /// <param name="words">Names of what there is to choose.</param>
    public MovementChoice Choice(DateOnly today, MovementWords words, Reading reading)
    {
        var usual = MovementChoice.LastYear(today);
        var until = Month(Until, nameof(Until), reading, today) ?? usual.Until;
        var from = Month(From, nameof(From), reading, today) ?? until.AddMonths(1 - MovementChoice.Usual);
        return new(
            from, until, Municipality is { } code && words.Municipalities.ContainsKey(code) ? code : null,
            Type is { } type && (type == MovementTypes.Rest || words.Types.ContainsKey(type)) ? type : null);
    }

    /// <summary>The address of what was chosen.</summary>
    public static Dictionary<string, string> Route(MovementChoice choice) => new[]
    {
        ("from", Write(choice.From)), ("until", Write(choice.Until)), ("municipality", choice.Municipality), ("type", choice.Type),
    }.Where(part => part.Item2 is not null).ToDictionary(part => part.Item1, part => part.Item2!, StringComparer.Ordinal);

    /// <summary>The address of the list behind a number.</summary>
    public static Dictionary<string, string> Route(MovementChoice choice, MovementKind kind, PartialDate? month = null, string? departureKind = null)
    {
        var route = Route(choice);
        route["kind"] = kind.ToString().ToLowerInvariant();
        if (month is { } one)
            route["month"] = Write(one);
        if (departureKind is not null)
            route["departure"] = departureKind;
        return route;
    }

    /// <summary>"2026-11", or "2026" where the month is not known.</summary>
    public static string Write(PartialDate month) => month.ToString()[..(month.Month is null ? 4 : 7)];

    /// <summary>Null when it is no month and no year.</summary>
    public static PartialDate? ReadMonth(string? text, DateOnly today) =>
        PartialDate.TryParse(text, today, out var date) && date is { IsUnknown: false } ? (date.Month is { } month ? PartialDate.Of(date.Year!.Value, month) : PartialDate.Of(date.Year!.Value)) : null;

    private static DateOnly? Month(string? typed, string field, Reading reading, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (PartialDate.TryParse(typed, today, out var date) && date is { Year: { } year, Month: { } month })
            return new(year, month, 1);
        reading.Refuse(field, "Reporting.MonthAndYear");
        return null;
    }
}

/// <summary>A word of the report and what it means: keys of the texts, the same on the page and in the files.</summary>
public sealed record MovementDefinition(string Word, string Meaning)
{
    public static IEnumerable<MovementDefinition> All(bool isPublic, bool showsLocked)
    {
        yield return new("Reporting.MovementKind.Arrival", "Reporting.Definition.Arrival");
        yield return new("Reporting.MovementKind.Departure", "Reporting.Definition.Departure");
        if (!isPublic)
            yield return new("Reporting.MovementKind.Present", "Reporting.Definition.Present");
        yield return new("Reporting.MonthUnknownWord", "Reporting.Definition.MonthUnknown");
        yield return new("Reporting.Type", "Reporting.Definition.Type");
        if (!showsLocked)
            yield return new("Reporting.Rest", "Reporting.Definition.Rest");
        yield return new("Reporting.Municipality", "Reporting.Definition.Municipality");
        yield return new("Reporting.DepartureKind", "Reporting.Definition.DepartureKind");
        yield return new("Reporting.WhoCounts", isPublic ? "Reporting.Definition.WhoCountsPublic" : "Reporting.Definition.WhoCounts");
        if (!isPublic)
            yield break;
        yield return new("Reporting.FewerThanFive", "Reporting.Definition.FewerThanFive");
        yield return new("Reporting.NotShown", "Reporting.Definition.NotShown");
        yield return new("Reporting.SmallNumbers", "Reporting.Definition.SmallNumbers");
        yield return new("Reporting.NotGiven", "Reporting.Definition.NotGiven");
    }
}
