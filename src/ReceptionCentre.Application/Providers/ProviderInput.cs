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
    internal ProviderDetails ToDetails() => new(Name!.Trim(), Kind!, Contact, Telephone, Email, Website, Municipalities);
}

internal sealed partial class ProviderInputValidator : AbstractValidator<ProviderInput>
{
    public ProviderInputValidator()
    {
        RuleFor(provider => provider.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Providers.NameMissing");
        RuleFor(provider => provider.Name).AtMost(Provider.NameLength).PlainText();
        RuleFor(provider => provider.Kind).Chosen();
        RuleFor(provider => provider.Contact).AtMost(Provider.ContactLength).PlainText();
        RuleFor(provider => provider.Telephone).AtMost(Provider.TelephoneLength).PlainText();
        RuleFor(provider => provider.Email).Cascade(CascadeMode.Stop).AtMost(Provider.EmailLength).PlainText()
            .Must(email => email is null || OneAt().IsMatch(email)).WithMessage("Providers.NotAnEmail");
        // Only what opens a page: a link that runs something is no website.
        RuleFor(provider => provider.Website).Cascade(CascadeMode.Stop).AtMost(Provider.WebsiteLength).PlainText()
            .Must(site => site is null || (Uri.TryCreate(site, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")).WithMessage("Providers.NotAWebsite");
    }

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
    }
}
