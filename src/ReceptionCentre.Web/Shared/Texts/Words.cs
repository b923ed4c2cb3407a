using System.Globalization;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Web.Shared.Texts;

/// <summary>How dates and times are written on a screen.</summary>
public static class Words
{
    /// <summary>"03-04-1990".</summary>
    public static string InDigits(this DateOnly date) => date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);

    public static string InDigits(this DateOnly? date) => date?.InDigits() ?? "";

    /// <summary>"3 april 1990".</summary>
    public static string InWords(this DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"03-04-1990 14:05", Dutch wall-clock time.</summary>
    public static string Moment(this DateTimeOffset instant) =>
        DutchCalendar.LocalTime(instant).ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"14:05", Dutch wall-clock time.</summary>
    public static string Clock(this DateTimeOffset instant) => DutchCalendar.LocalTime(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"maandag 3 april": the day of the week belongs to an agreement.</summary>
    public static string WithWeekDay(this DateOnly date) => date.ToString("dddd d MMMM", CultureInfo.CurrentCulture);

    /// <summary>"maandag".</summary>
    public static string InWords(this DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);

    /// <summary>For the datetime attribute of a time element.</summary>
    public static string Machine(this DateTimeOffset instant) =>
        DutchCalendar.LocalTime(instant).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>What is known of it: "03-04-1990", "04-1990", "1990"; empty when nothing is known.</summary>
    public static string InDigits(this PartialDate date) => date switch
    {
        { IsUnknown: true } => "",
        { IsComplete: true } => date.ToDateOnly()!.Value.InDigits(),
        { Month: { } month } => string.Create(CultureInfo.InvariantCulture, $"{month:00}-{date.Year}"),
        _ => date.Year!.Value.ToString(CultureInfo.InvariantCulture),
    };

    public static string InDigits(this PartialDate? date) => date?.InDigits() ?? "";
}
