using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Plans;

/// <summary>How what a PIP lays down is said.</summary>
public static class PipWords
{
    /// <summary>Part by part, in the order of the page; null = not known yet. What does not go with the route is left out; the reasons stand by route.</summary>
    public static IEnumerable<(PipPart Part, string? Words)> InWords(this PipTerms terms, Text texts)
    {
        yield return (PipPart.Route, terms.Route is { } route ? texts["Plans.RouteWithCode", texts.Of("Plans", route), DuoCodes.Of(route)] : null);
        yield return (PipPart.Level, Level(terms, texts));
        yield return (PipPart.Reasons, null);
        yield return (PipPart.RouteHours, Hours(terms.RouteHours, texts));
        yield return (PipPart.PvtHours, Hours(terms.PvtHours, texts));
        if (terms.Route != LearningRoute.EducationRoute || terms.MapHours is not null)
            yield return (PipPart.MapHours, Hours(terms.MapHours, texts));
        yield return (PipPart.Literacy, terms.Literacy is { } literacy ? texts["Plans.RouteWithCode", texts.Of("Plans", literacy), DuoCodes.Of(literacy)] : null);
        if (terms.MayFinishEducation is { } may)
            yield return (PipPart.MayFinishEducation, texts[may ? "Plans.Pip.Yes" : "Plans.Pip.No"]);
        yield return (PipPart.Guidance, terms.Guidance);
        yield return (PipPart.Preschool, terms.Preschool);
        yield return (PipPart.Relief, Relief(terms, texts));
    }

    /// <summary>One part, for the difference between two editions.</summary>
    public static string? Said(this PipTerms terms, PipPart part, Text texts) => part == PipPart.Reasons
        ? string.Join("\n", Enum.GetValues<LearningRoute>().Where(route => terms.Reasons.Of(route) is not null).Select(route => $"{texts.Of("Plans", route)}: {terms.Reasons.Of(route)}"))
        : terms.InWords(texts).Where(one => one.Part == part).Select(one => one.Words).FirstOrDefault();

    private static string? Hours(int? hours, Text texts) => hours is { } number ? texts["Plans.HoursInAll", number] : null;

    private static string? Level(PipTerms terms, Text texts) => terms.Level is not { } level ? terms.Route == LearningRoute.ZRoute ? texts["Plans.LevelOfZ"] : null
        : terms is { Route: LearningRoute.B1Route, Level: LanguageLevel.A2, HoursOfDutch: { } hours } ? texts["Plans.ScaledDownAfter", texts.Of("Plans", level), hours]
        : texts.Of("Plans", level);

    private static string Relief(PipTerms terms, Text texts) => terms.ReliefFrom is not { } from ? texts["Plans.NoRelief"]
        : terms.ReliefUntil is { } until ? texts["Plans.ReliefFromUntil", from.InDigits(), until.InDigits()] : texts["Plans.ReliefSince", from.InDigits()];
}
