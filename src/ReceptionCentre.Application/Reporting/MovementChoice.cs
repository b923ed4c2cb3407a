using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reporting;

namespace ReceptionCentre.Application.Reporting;

/// <summary>What is counted.</summary>
public enum MovementKind
{
    /// <summary>A stay began.</summary>
    Arrival = 1,

    /// <summary>A stay ended.</summary>
    Departure = 2,

    /// <summary>A stay went on at the end of a month.</summary>
    Present = 3,
}

/// <summary>Which stays are counted.</summary>
/// <param name="From">First day of the first month.</param>
/// <param name="Until">First day of the last month.</param>
/// <param name="Municipality">Code of the list "municipalities"; null = all.</param>
/// <param name="Type">Code of the list "motives", or <see cref="MovementTypes.Rest"/>; null = all.</param>
public sealed record MovementChoice(DateOnly From, DateOnly Until, string? Municipality = null, string? Type = null)
{
    public const int MostMonths = 60, Usual = 12, FirstYear = 1950;

    /// <summary>The months of the period, oldest first, each by its first day.</summary>
    public IReadOnlyList<DateOnly> Months => [.. Enumerable.Range(0, Length).Select(From.AddMonths)];

    public int Length => ((Until.Year - From.Year) * 12) + Until.Month - From.Month + 1;

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Twelve months, this one the last.</summary>
    public static MovementChoice LastYear(DateOnly today) => new(MonthOf(today).AddMonths(1 - Usual), MonthOf(today));

    /// <summary>Last day that is counted: it never goes on after today.</summary>
    public DateOnly LastDay(DateOnly today) => Until.AddMonths(1).AddDays(-1) is var last && last < today ? last : today;
}

internal sealed class MovementChoiceValidator : AbstractValidator<MovementChoice>
{
    public MovementChoiceValidator(TimeProvider time)
    {
        RuleFor(choice => choice.From).Must(from => from.Day == 1 && from.Year >= MovementChoice.FirstYear).WithMessage("Reporting.PeriodIsMonths");
        RuleFor(choice => choice.Until).Must(until => until.Day == 1 && until <= time.Today()).WithMessage("Reporting.PeriodHasCome");
        RuleFor(choice => choice.Until).Must((choice, until) => choice.From <= until && choice.Length <= MovementChoice.MostMonths).WithMessage("Reporting.PeriodLength");
    }
}

/// <summary>The types under which stays are counted.</summary>
public static class MovementTypes
{
    /// <summary>
    /// What stands for "other, not known or not shown" where locked parts are not shown: together they are one, so that nobody
    /// can be told from the rest by what is missing.
    /// </summary>
    public const string Rest = "rest";

    /// <summary>Code of the list "motives": it is not known yet. A stay without any motive counts here.</summary>
    public const string Unknown = "unknown";

    private static readonly List<string> OfTheRest = ["other", Unknown, "victim"];

    /// <param name="type">As it was counted.</param>
    /// <param name="showsLocked">Whether the reader may see locked parts.</param>
    public static string Shown(string? type, bool showsLocked) =>
        showsLocked ? type ?? Unknown : type is null || OfTheRest.Contains(type) ? Rest : type;

    /// <summary>Whether a type of the list "motives" has a line of its own.</summary>
    public static bool StandsAlone(string type, bool showsLocked) => Shown(type, showsLocked) != Rest;

    /// <summary>The stays that are shown under a type.</summary>
    internal static IQueryable<CountedStay> ShownAs(this IQueryable<CountedStay> stays, string? type, bool showsLocked) => type switch
    {
        null => stays,
        _ when showsLocked => type == Unknown ? stays.Where(stay => stay.Type == null || stay.Type == Unknown) : stays.Where(stay => stay.Type == type),
        Rest => stays.Where(stay => stay.Type == null || OfTheRest.Contains(stay.Type)),
        // Asked for by hand: what is not shown is not there.
        _ when OfTheRest.Contains(type) => stays.Where(_ => false),
        _ => stays.Where(stay => stay.Type == type),
    };
}

internal static class MovementQueries
{
    /// <exception cref="InvalidInputException">A list lacks the code.</exception>
    public static async Task EnsureKnownAsync(this ICodeLists codes, MovementChoice choice, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.Municipalities, choice.Municipality, nameof(choice.Municipality), cancellationToken);
        if (choice.Type != MovementTypes.Rest)
            await codes.EnsureKnownAsync(Lists.Motives, choice.Type, nameof(choice.Type), cancellationToken);
    }

    /// <summary>Stays in the scope of who asks, each once, of the chosen municipality and type.</summary>
    public static IQueryable<CountedStay> StaysOf(this IReceptionDb db, MovementChoice choice, bool showsLocked)
    {
        var stays = db.CountedStays.AsNoTracking()
            .Where(stay => stay.Place == 0 || !db.CountedStays.Any(other => other.StayId == stay.StayId && other.Place < stay.Place))
            .ShownAs(choice.Type, showsLocked);
        return choice.Municipality is { } municipality ? stays.Where(stay => stay.Municipality == municipality) : stays;
    }

    public static IQueryable<CountedStay> Arrived(this IQueryable<CountedStay> stays, int from, int before) => stays.Where(stay => stay.Arrival >= from && stay.Arrival < before);

    public static IQueryable<CountedStay> Departed(this IQueryable<CountedStay> stays, int from, int before) => stays.Where(stay => stay.Departure >= from && stay.Departure < before);

    /// <summary>Had come and had not left when a day began.</summary>
    public static IQueryable<CountedStay> HereAt(this IQueryable<CountedStay> stays, int moment) =>
        stays.Where(stay => stay.Arrival < moment && (stay.Departure == null || stay.Departure >= moment));

    /// <summary>
    /// The day after a month, as a number of which all of the month are below it; whoever is expected later counts when the day
    /// has come. The first of a month goes with the month of which no day is known, 1 January with the year of which no month
    /// is: a partly known date counts just before its first possible day, as it does everywhere.
    /// </summary>
    public static int After(DateOnly month, DateOnly today) => FirstNumberOf(month.AddMonths(1) is var next && next <= today ? next : today.AddDays(1));

    public static int FirstNumberOf(DateOnly day) =>
        (day.Day > 1 ? PartialDate.Of(day) : day.Month > 1 ? PartialDate.Of(day.Year, day.Month) : PartialDate.Of(day.Year)).Number;
}
