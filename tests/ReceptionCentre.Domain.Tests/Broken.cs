using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tests;

/// <summary>"This change breaks that rule", as one sentence in a test.</summary>
internal static class Broken
{
    public static void Breaks(this Rule rule, Action change) => Assert.Same(rule, Assert.Throws<BrokenRuleException>(change).Rule);
}

/// <summary>Who recorded something and when, where a test does not care who.</summary>
internal static class Said
{
    public static readonly DateOnly Today = new(2026, 11, 21);
    public static readonly Guid By = new("019a0000-0000-7000-8000-000000000042");

    /// <summary>Recorded so many minutes after nine in the morning of <see cref="Today"/>.</summary>
    public static Provenance Now(int minutes = 0, string? reason = null) =>
        new("person-said", reason, new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero).AddMinutes(minutes), By);

    public static PartialDate On(int year, int? month = null, int? day = null) => PartialDate.Of(year, month, day);

    public static DateOnly Day(int year, int month, int day) => new(year, month, day);
}
