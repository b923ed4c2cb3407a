using System.Text.RegularExpressions;

namespace ReceptionCentre.Domain.Decisions;

/// <summary>Which letter a block is for.</summary>
public enum LetterKind
{
    /// <summary>The decision about a plan.</summary>
    Plan = 1,

    /// <summary>The decision about a measure.</summary>
    Measure = 2,

    Invitation = 3,
    SecondInvitation = 4,
    Warning = 5,

    /// <summary>Voornemen: what the municipality means to decide.</summary>
    Intention = 6,
}

/// <summary>Text of a letter with placeholders between braces, such as "{route}".</summary>
public static partial class LetterText
{
    public const string Name = "naam", Municipality = "gemeente", Desk = "balie", Telephone = "telefoon", Date = "datum", PlanNumber = "plannummer", Route = "route", Reason = "reden",
        Level = "niveau", Hours = "uren", PvtHours = "pvt-uren", MapHours = "map-uren", Guidance = "begeleiding", ReliefFrom = "ontzorgen-vanaf", ReliefUntil = "ontzorgen-tot",
        TermFrom = "termijn-vanaf", TermUntil = "termijn-tot", Occasion = "aanleiding", Act = "wet", HappenedOn = "gebeurd-op", What = "wat-er-gebeurde",
        MeetingDay = "afspraak-dag", MeetingTime = "afspraak-tijd", MeetingPlace = "afspraak-plaats", LastDay = "uiterste-dag", IntentionOn = "voornemen-van", Measure = "maatregel",
        LegalBasis = "grondslag", Why = "motivering", ViewOn = "zienswijze-op";

    private static readonly string[] Always = [Name, Municipality, Desk, Telephone, Date];
    private static readonly string[] OfPlan = [PlanNumber, Route, Reason, Level, Hours, PvtHours, MapHours, Guidance, ReliefFrom, ReliefUntil, TermFrom, TermUntil];
    private static readonly string[] OfPath = [Occasion, Act, HappenedOn, What];

    /// <summary>What any letter can be filled with, in the order in which it is told.</summary>
    public static readonly IReadOnlyList<string> Placeholders =
        [.. Always, .. OfPlan, .. OfPath, MeetingDay, MeetingTime, MeetingPlace, LastDay, IntentionOn, Measure, LegalBasis, Why, ViewOn];

    /// <summary>What one kind of letter can be filled with.</summary>
    public static IReadOnlyList<string> Of(LetterKind kind) => kind switch
    {
        LetterKind.Plan => [.. Always, .. OfPlan],
        LetterKind.Measure => [.. Always, .. OfPath, IntentionOn, ViewOn, Measure, LegalBasis, Why],
        LetterKind.Invitation or LetterKind.SecondInvitation => [.. Always, .. OfPath, MeetingDay, MeetingTime, MeetingPlace],
        _ => [.. Always, .. OfPath, LastDay],
    };

    /// <summary>Placeholders that nothing fills; a brace that is not closed counts as one.</summary>
    public static IReadOnlyList<string> UnknownIn(string text) =>
        [.. Brace().Matches(text).Select(found => found.Groups[1].Value).Where(name => !Placeholders.Contains(name)).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The text with its placeholders filled. A line of which one has no value is left out: a decision says nothing that is not
    /// known, and one block serves routes that differ in a line.
    /// </summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string?> values)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .Where(line => Brace().Matches(line).All(found => !string.IsNullOrWhiteSpace(values.GetValueOrDefault(found.Groups[1].Value))))
            .Select(line => Brace().Replace(line, found => values[found.Groups[1].Value]!.Trim()));
        return string.Join('\n', lines).Trim();
    }

    [GeneratedRegex(@"\{([^{}\n]*)\}?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Brace();
}
