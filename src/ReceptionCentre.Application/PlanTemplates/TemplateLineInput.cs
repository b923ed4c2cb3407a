using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PlanTemplates;

/// <summary>What an administrator fills in about a line of the template; see the properties of <see cref="PlanTemplateLine"/>.</summary>
/// <param name="Answers">Each "question=code|code" or "question=*".</param>
public sealed record TemplateLineInput(
    PlanKind? Kind, IReadOnlyList<LearningRoute> Routes, TemplateStay Stay, IReadOnlyList<string> Motives, IReadOnlyList<string> Answers, IReadOnlyList<string> NotIn, string? Track, string? Goal, string? What,
    string? WhatInEnglish, string? Why, string? WhyInEnglish, int? MinutesAWeek, int? StartsAfterDays, int? DueAfterDays, string? Act, string? Article, string? Payer, string? Source)
{
    internal TemplateWhom Whom => new(Kind, Routes, Stay, string.Join(' ', Motives), [.. Answers.Distinct(StringComparer.Ordinal).Select(AnswerCondition.Parse)], string.Join(' ', NotIn));

    internal TemplateWhat ToWhat() => new(
        Track!, Goal!.Trim(), What!.Trim(), WhatInEnglish!.Trim(), Why!.Trim(), WhyInEnglish!.Trim(), MinutesAWeek, StartsAfterDays, DueAfterDays, Act, Article?.Trim(), Payer);
}

internal sealed class TemplateLineInputValidator : AbstractValidator<TemplateLineInput>
{
    private const int MostDays = 3 * 366;

    public TemplateLineInputValidator()
    {
        RuleFor(input => input.Track).Required();
        RuleFor(input => input.Goal).Cascade(CascadeMode.Stop).Required().AtMost(PlanGoal.TextLength).PlainText();
        RuleFor(input => input.What).Cascade(CascadeMode.Stop).Required().AtMost(PlanItem.WhatLength).PlainText();
        RuleFor(input => input.WhatInEnglish).Cascade(CascadeMode.Stop).Required().AtMost(PlanItem.WhatLength).PlainText();
        RuleFor(input => input.Why).Cascade(CascadeMode.Stop).Required().AtMost(PlanTemplateLine.WhyLength).PlainText();
        RuleFor(input => input.WhyInEnglish).Cascade(CascadeMode.Stop).Required().AtMost(PlanTemplateLine.WhyLength).PlainText();
        RuleFor(input => input.MinutesAWeek).Must(minutes => minutes is null or (> 0 and <= PlanItemTerms.MinutesInAWeek)).WithMessage(PlanRules.AWeekHas168Hours.Name);
        RuleFor(input => input.StartsAfterDays).Must(days => days is null or (>= 0 and <= MostDays)).WithMessage("PlanTemplates.DaysWithinThreeYears");
        RuleFor(input => input.DueAfterDays).Must(days => days is null or (>= 0 and <= MostDays)).WithMessage("PlanTemplates.DaysWithinThreeYears");
        RuleFor(input => input.Article).AtMost(PlanItem.ArticleLength).PlainText();
        RuleFor(input => input.Source).Cascade(CascadeMode.Stop).Required().AtMost(PlanTemplateLine.NoteLength).PlainText();
    }
}

internal static class TemplateLineChecks
{
    public static async Task EnsureKnownAsync(this IReceptionDb db, ICodeLists codes, TemplateLineInput input, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.Tracks, input.Track, nameof(input.Track), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Acts, input.Act, nameof(input.Act), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Payers, input.Payer, nameof(input.Payer), cancellationToken);
        foreach (var motive in input.Motives)
            await codes.EnsureKnownAsync(Lists.Motives, motive, nameof(input.Motives), cancellationToken);
        foreach (var municipality in input.NotIn)
            await codes.EnsureKnownAsync(Lists.Municipalities, municipality, nameof(input.NotIn), cancellationToken);
        var questions = await db.AskedByChoiceAsync(codes, cancellationToken);
        foreach (var condition in input.Whom.Answers)
        {
            if (questions.Read(condition) is not { } read || read.Answers.Count != condition.Codes.Count)
                throw new InvalidInputException(nameof(input.Answers), "Shared.ChooseFromTheList");
        }
    }

    public static async Task<PlanTemplateLine> TemplateLineAsync(this IReceptionDb db, Guid lineId, CancellationToken cancellationToken) =>
        await db.PlanTemplateLines.FirstOrDefaultAsync(line => line.Id == lineId, cancellationToken) ?? throw new NotThereException("line of the template");
}
