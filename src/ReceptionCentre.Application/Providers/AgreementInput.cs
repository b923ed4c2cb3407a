using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>An agreement as it is typed.</summary>
/// <param name="Municipality">Null = for the whole region.</param>
/// <param name="Kind">Code of the list "agreement-kinds".</param>
/// <param name="Funding">Code of the list "funding-forms".</param>
public sealed record AgreementInput(
    string? Municipality, string? Kind, string? Subject, string? Reference, string? Funding, DateOnly? From, DateOnly? Until, IReadOnlyList<ObligationInput> Obligations)
{
    internal AgreementTerms ToTerms() => new(
        Municipality, Kind!, Subject!.Trim(), Reference, Funding, From!.Value, Until,
        [.. Obligations.Select(one => new ObligationTerms(one.Party!.Value, one.What!.Trim(), one.DueOn, one.MetOn))]);
}

public sealed record ObligationInput(AgreementParty? Party, string? What, DateOnly? DueOn, DateOnly? MetOn);

internal sealed class AgreementInputValidator : AbstractValidator<AgreementInput>
{
    public AgreementInputValidator(TimeProvider time)
    {
        RuleFor(agreement => agreement.Kind).Chosen();
        RuleFor(agreement => agreement.Subject).Cascade(CascadeMode.Stop).Required().AtMost(ProviderAgreement.SubjectLength).PlainText();
        RuleFor(agreement => agreement.Reference).AtMost(ProviderAgreement.ReferenceLength).PlainText();
        RuleFor(agreement => agreement.From).Chosen();
        RuleFor(agreement => agreement.Until).Must((agreement, until) => until is null || agreement.From is null || until > agreement.From)
            .WithMessage(ProviderRules.AnAgreementEndsAfterItBegins.Name);
        RuleFor(agreement => agreement.Obligations).Must(all => all.Count <= ProviderAgreement.MostObligations).WithMessage("Providers.TooManyObligations");
        RuleForEach(agreement => agreement.Obligations).ChildRules(one =>
        {
            one.RuleFor(each => each.Party).Chosen();
            one.RuleFor(each => each.What).Cascade(CascadeMode.Stop).Required().AtMost(AgreementObligation.WhatLength).PlainText();
            one.RuleFor(each => each.MetOn).Must(on => on is null || on <= Domain.Facts.DutchCalendar.Today(time)).WithMessage("Providers.DoneIsNotAhead");
        });
    }
}

internal static class AgreementCodes
{
    public static async Task EnsureKnownAsync(this ICodeLists codes, AgreementInput agreement, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.Municipalities, agreement.Municipality, nameof(agreement.Municipality), cancellationToken);
        await codes.EnsureKnownAsync(Lists.AgreementKinds, agreement.Kind, nameof(agreement.Kind), cancellationToken);
        await codes.EnsureKnownAsync(Lists.FundingForms, agreement.Funding, nameof(agreement.Funding), cancellationToken);
    }
}
