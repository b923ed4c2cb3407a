using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>An offer as it is typed.</summary>
/// <param name="Municipality">Code of the list "municipalities"; null = of the common floor.</param>
/// <param name="OpenFrom">Null = from today.</param>
public sealed record OfferInput(
    string? Name, string? Municipality, string? Topic, string? Track, IReadOnlyList<string> Languages, string? Place, string? Times, Weekdays Days,
    int? PriceCents, string? Payer, int? Places, DateOnly? StartsOn, string? Conditions, bool OpenToAll, DateOnly? OpenFrom, DateOnly? OpenUntil)
{
    internal OfferTerms ToTerms(DateOnly today) => new(
        Name!.Trim(), Municipality, Topic, Track, Languages, Place, Times, Days, PriceCents, Payer, Places, StartsOn, Conditions, OpenToAll,
        OpenFrom ?? today, OpenUntil);
}

internal sealed class OfferInputValidator : AbstractValidator<OfferInput>
{
    public OfferInputValidator()
    {
        RuleFor(offer => offer.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Providers.OfferNameMissing");
        RuleFor(offer => offer.Name).AtMost(Offer.NameLength).PlainText();
        RuleFor(offer => offer.Topic).Must((offer, topic) => topic is not null || offer.Track is not null).WithMessage(ProviderRules.AnOfferHasATopic.Name);
        RuleFor(offer => offer.Place).AtMost(Offer.PlaceLength).PlainText();
        RuleFor(offer => offer.Times).AtMost(Offer.TimesLength).PlainText();
        RuleFor(offer => offer.Conditions).AtMost(Offer.ConditionsLength).PlainText(lines: true);
        RuleFor(offer => offer.PriceCents).Must(price => price is null or (>= 0 and <= Offer.HighestPrice)).WithMessage(ProviderRules.APriceIsAnAmount.Name)
            .OverridePropertyName("Price");
        RuleFor(offer => offer.Payer).Must((offer, payer) => payer is null || offer.PriceCents != 0).WithMessage(ProviderRules.NobodyPaysForWhatIsFree.Name);
        RuleFor(offer => offer.Places).Must(places => places is null or (> 0 and <= Offer.MostPlaces)).WithMessage(ProviderRules.AnOfferHasRoomForSomebody.Name);
        RuleFor(offer => offer.OpenUntil).Must((offer, until) => until is null || offer.OpenFrom is null || until >= offer.OpenFrom)
            .WithMessage(ProviderRules.AnOfferClosesAfterItOpens.Name);
    }
}

internal static class OfferInputCodes
{
    public static async Task EnsureKnownAsync(this ICodeLists codes, OfferInput offer, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.Municipalities, offer.Municipality, nameof(offer.Municipality), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Topics, offer.Topic, nameof(offer.Topic), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Tracks, offer.Track, nameof(offer.Track), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Payers, offer.Payer, nameof(offer.Payer), cancellationToken);
        foreach (var language in offer.Languages)
            await codes.EnsureKnownAsync(Lists.Languages, language, nameof(offer.Languages), cancellationToken);
    }

    /// <summary>The common floor is kept by whoever may keep offers; an own offer by who works for that municipality.</summary>
    public static void EnsureKeptBy(this OfferInput offer, ICurrentStaff current) =>
        ProviderRules.AnOfferIsOfYourMunicipality.Check(current.IsSystem || offer.Municipality is null || current.Municipalities.Contains(offer.Municipality));
}
