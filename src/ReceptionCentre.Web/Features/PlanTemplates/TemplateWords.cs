using ReceptionCentre.Application.PlanTemplates;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.PlanTemplates;

internal static class TemplateWords
{
    /// <summary>A question of the intake with what was chosen: "Nederlands spreken: een beetje"; the question alone for an answer in words.</summary>
    public static string Told(this Text texts, ShowProposals.ToldView told)
    {
        var question = texts.Code(told.Question);
        return told.Answers.Count == 0 ? question : $"{question}{(question.EndsWith('?') ? "" : ":")} {string.Join(", ", told.Answers.Select(answer => texts.Code(answer)))}";
    }
}
