using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.PlanTemplates;

public static class TemplateRules
{
    /// <summary>Only in a PIP is something compulsory.</summary>
    public static readonly Rule CompulsoryIsForAPip = new("PlanTemplates.CompulsoryIsForAPip");

    /// <summary>Only a PIP has a learning route.</summary>
    public static readonly Rule ARouteIsOfAPip = new("PlanTemplates.ARouteIsOfAPip");

    /// <summary>What is compulsory names the article, and what is voluntary names none.</summary>
    public static readonly Rule ACompulsoryLineNamesItsArticle = new("PlanTemplates.ACompulsoryLineNamesItsArticle");

    /// <summary>Something ends after it begins.</summary>
    public static readonly Rule TheLineEndsAfterItBegins = new("PlanTemplates.TheLineEndsAfterItBegins");

    /// <summary>A line has a name of its own.</summary>
    public static readonly Rule AKeyIsUsedOnce = new("PlanTemplates.AKeyIsUsedOnce");

    /// <summary>What is proposed follows from why somebody is here and from the intake.</summary>
    public static readonly Rule OnlyWhatIsProposedIsTaken = new("PlanTemplates.OnlyWhatIsProposedIsTaken");
}
