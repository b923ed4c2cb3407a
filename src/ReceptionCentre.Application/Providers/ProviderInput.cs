using System.Text.RegularExpressions;
using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>A provider as it is typed.</summary>
/// <param name="Kind">Code of the list "provider-kinds".</param>
/// <param name="Municipalities">Codes of the list "municipalities"; empty = for the whole region.</param>
public sealed record ProviderInput(
    string? Name, string? Kind, string? Contact, string? Telephone, string? Email, string? Website, IReadOnlyList<string> Municipalities)
{
    /// <summary>Quality marks: codes of the list "quality-marks".</summary>
    public IReadOnlyList<MarkTerms> Marks { get; init; } = [];

    internal ProviderDetails ToDetails() => new(Name!.Trim(), Kind!, Contact, Telephone, Email, Website, Municipalities) { Marks = Marks };
}

internal sealed class ProviderInputValidator : AbstractValidator<ProviderInput>
{
    public ProviderInputValidator()
    {
        RuleFor(provider => provider.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Providers.NameMissing");
        RuleFor(provider => provider.Name).AtMost(Provider.NameLength).PlainText();
        RuleFor(provider => provider.Kind).Chosen();
        RuleFor(provider => provider.Contact).AtMost(Provider.ContactLength).PlainText();
        RuleFor(provider => provider.Telephone).AtMost(Provider.TelephoneLength).PlainText();
        RuleFor(provider => provider.Email).AnEmail();
        // Only what opens a page: a link that runs something is no website.
        RuleFor(provider => provider.Website).Cascade(CascadeMode.Stop).AtMost(Provider.WebsiteLength).PlainText()
            .Must(site => site is null || (Uri.TryCreate(site, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")).WithMessage("Providers.NotAWebsite");
        RuleFor(provider => provider.Marks).Must(marks => marks.DistinctBy(mark => mark.Mark).Count() == marks.Count).WithMessage(ProviderRules.EachMarkOnce.Name);
        RuleForEach(provider => provider.Marks).ChildRules(mark => mark.RuleFor(one => one.Number).AtMost(ProviderMark.NumberLength).PlainText());
    }
}

internal static partial class EmailRule
{
    public static IRuleBuilderOptions<T, string?> AnEmail<T>(this IRuleBuilderInitial<T, string?> field) =>
        field.Cascade(CascadeMode.Stop).AtMost(Provider.EmailLength).PlainText().Must(email => email is null || OneAt().IsMatch(email)).WithMessage("Providers.NotAnEmail");

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex OneAt();
}

internal static class ProviderInputCodes
{
    public static async Task EnsureKnownAsync(this ICodeLists codes, ProviderInput provider, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.ProviderKinds, provider.Kind, nameof(provider.Kind), cancellationToken);
        foreach (var municipality in provider.Municipalities)
            await codes.EnsureKnownAsync(Lists.Municipalities, municipality, nameof(provider.Municipalities), cancellationToken);
        foreach (var mark in provider.Marks)
            await codes.EnsureKnownAsync(Lists.QualityMarks, mark.Mark, nameof(provider.Marks), cancellationToken);
    }
}
