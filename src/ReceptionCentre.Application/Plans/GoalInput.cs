using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Plans;

/// <summary>A goal as it is typed.</summary>
internal interface IGoalInput
{
    /// <summary>Code of the list "tracks".</summary>
    string? Track { get; }
    string? Text { get; }
}

internal static class GoalInputRules
{
    public static void GoalFits<T>(this AbstractValidator<T> validator) where T : IGoalInput
    {
        validator.RuleFor(goal => goal.Track).Must(track => !string.IsNullOrWhiteSpace(track)).WithMessage("Plans.TrackMissing");
        validator.RuleFor(goal => goal.Text).Must(text => !string.IsNullOrWhiteSpace(text)).WithMessage("Plans.GoalMissing");
        validator.RuleFor(goal => goal.Text).AtMost(PlanGoal.TextLength).PlainText(lines: true);
    }
}
