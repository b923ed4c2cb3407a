using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Plans;

/// <summary>An item as it is typed.</summary>
/// <param name="Compulsory">False = voluntary. Never assumed from anything else.</param>
/// <param name="Act">Code of the list "acts"; counts only when compulsory, as do article and date.</param>
/// <param name="Since">Since when it is compulsory.</param>
/// <param name="Payers">Code of the list "payers" with its part; empty = not yet fixed.</param>
/// <param name="Why">Why it is in the plan of this person.</param>
public sealed record ItemInput(
    string? What, bool Compulsory, string? Act, string? Article, DateOnly? Since, string? Provider, DateOnly? StartsOn, int? MinutesAWeek,
    DateOnly? Deadline, IReadOnlyList<PayerPart> Payers, string? Why = null)
{
    internal PlanItemTerms ToTerms() => new(
        What!.Trim(), Compulsory ? new(Act!, Article!, Since!.Value) : null, Provider, StartsOn, MinutesAWeek, Deadline, Payers, Why);
}

internal sealed class ItemInputValidator : AbstractValidator<ItemInput>
{
    public ItemInputValidator()
    {
        RuleFor(item => item.What).Must(what => !string.IsNullOrWhiteSpace(what)).WithMessage("Plans.WhatMissing");
        RuleFor(item => item.What).AtMost(PlanItem.WhatLength).PlainText();
        RuleFor(item => item.Why).AtMost(PlanItem.WhyLength).PlainText();
        RuleFor(item => item.Provider).AtMost(PlanItem.ProviderLength).PlainText();
        When(item => item.Compulsory, () =>
        {
            RuleFor(item => item.Act).Must(act => !string.IsNullOrWhiteSpace(act)).WithMessage("Plans.ActMissing");
            RuleFor(item => item.Article).Must(article => !string.IsNullOrWhiteSpace(article)).WithMessage("Plans.ArticleMissing");
            RuleFor(item => item.Article).AtMost(PlanItem.ArticleLength).PlainText();
            RuleFor(item => item.Since).Must(since => since is not null).WithMessage("Plans.SinceMissing");
        });
        RuleFor(item => item.MinutesAWeek).Must(minutes => minutes is null or (> 0 and <= PlanItemTerms.MinutesInAWeek)).WithMessage(PlanRules.AWeekHas168Hours.Name);
        RuleFor(item => item.Deadline).Must((item, deadline) => deadline is null || item.StartsOn is null || deadline >= item.StartsOn)
            .WithMessage(PlanRules.TheDeadlineIsAfterTheStart.Name);
        RuleFor(item => item.Payers).Must(PlanItemTerms.AddUp).WithMessage(PlanRules.PayerSharesAddUpTo100.Name);
    }
}

internal static class ItemInputCodes
{
    /// <summary>Act and payers are in their lists and hold today; what the item has already may stay.</summary>
    public static async Task EnsureHoldAsync(
        this ICodeLists codes, ItemInput item, PlanItemTerms? now, DateOnly today, CancellationToken cancellationToken)
    {
        if (item.Compulsory && item.Act != now?.Compulsory?.Act)
            await EnsureHoldsAsync(Lists.Acts, item.Act, nameof(ItemInput.Act), "Plans.ActDoesNotHold");
        foreach (var part in item.Payers.Where(part => now is null || now.Payers.All(other => other.Payer != part.Payer)))
            await EnsureHoldsAsync(Lists.Payers, part.Payer, nameof(ItemInput.Payers), "Shared.ChooseFromTheList");

        async Task EnsureHoldsAsync(string list, string? value, string field, string ended)
        {
            await codes.EnsureKnownAsync(list, value, field, cancellationToken);
            if (await codes.FindAsync(list, value, cancellationToken) is { } code && !code.IsValidOn(today))
                throw new InvalidInputException(field, ended);
        }
    }
}
