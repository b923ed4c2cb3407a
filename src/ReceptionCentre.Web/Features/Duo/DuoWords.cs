using System.Globalization;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Duo;

/// <summary>How messages are said: a field by its words, a value as the portal takes it.</summary>
public static class DuoWords
{
    /// <summary>"PVT melden", "PVT verbeteren" or "PVT intrekken".</summary>
    public static string Of(Text texts, DuoMessageKind kind, DuoAct act) => texts[$"Duo.{act}It", texts.Of("Duo", kind)];

    public static string Name(Text texts, DuoField field) => texts[$"Duo.Field.{field.Name}"];

    /// <summary>A date as it is typed in the portal, a code as it is chosen there.</summary>
    public static string ForPortal(Text texts, DuoField field) =>
        DateOnly.TryParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.InDigits()
        : field.Value switch
        {
            "true" => DuoMessages.Yes,
            "false" => DuoMessages.No,
            _ => field.Value,
        };

    /// <summary>What a code means; null where the value says it.</summary>
    public static string? Meaning(Text texts, DuoField field) => (field.Name, field.Value) switch
    {
        (DuoMessages.Route, "B") => texts["Plans.LearningRoute.B1Route"],
        (DuoMessages.Route, "O") => texts["Plans.LearningRoute.EducationRoute"],
        (DuoMessages.Route, "Z") => texts["Plans.LearningRoute.ZRoute"],
        (DuoMessages.Literacy, "A") => texts["Plans.LiteracyEducation.CannotRead"],
        (DuoMessages.Literacy, "AA") => texts["Plans.LiteracyEducation.OtherScript"],
        (DuoMessages.Literacy, "NVT") => texts["Plans.LiteracyEducation.NotApplicable"],
        (DuoMessages.EndsOn, _) => texts["Duo.FirstDayAfter"],
        _ => null,
    };

    public static (string Tone, string Words) Badge(Text texts, DuoMessageState state) =>
        (state switch
        {
            DuoMessageState.Accepted => "success",
            DuoMessageState.Rejected => "danger",
            DuoMessageState.Unclear => "warning",
            _ => "inactive",
        },
        texts.Of("Duo", state));

    /// <summary>The Dutch day of a moment.</summary>
    public static string OnDay(this DateTimeOffset at) => DutchCalendar.DateOf(at).InDigits();

    /// <summary>What stands on one side: a day as people write it, a code as it is.</summary>
    public static string Side(string? value) => value is null ? "–"
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.InDigits() : value;

    /// <summary>The sentence of a finding.</summary>
    public static string Of(Text texts, DuoFinding finding) => texts[finding.Rule.Name, [.. finding.Values]];
}
