using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>An offer as it is typed, or as it stands in a row of a file.</summary>
internal sealed class OfferTermsValidator : AbstractValidator<OfferTerms>
{
    /// <summary>So many days on which groups begin can be written down at once.</summary>
    private const int MostStarts = 60;

    public OfferTermsValidator()
    {
        RuleFor(offer => offer.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Providers.OfferNameMissing");
        RuleFor(offer => offer.Name).AtMost(Offer.NameLength).PlainText();
        RuleFor(offer => offer.Description).AtMost(Offer.DescriptionLength).PlainText(lines: true);
        RuleFor(offer => offer.Topic).Must((offer, topic) => topic is not null || offer.Track is not null).WithMessage(ProviderRules.AnOfferHasATopic.Name);
        RuleFor(offer => offer.Place).AtMost(Offer.PlaceLength).PlainText();
        RuleFor(offer => offer.Postcode).AtMost(Offer.PostcodeLength).PlainText();
        RuleFor(offer => offer.Times).AtMost(Offer.TimesLength).PlainText();
        RuleFor(offer => offer.Contact).AtMost(Provider.ContactLength).PlainText();
        RuleFor(offer => offer.Telephone).AtMost(Provider.TelephoneLength).PlainText();
        RuleFor(offer => offer.Email).AnEmail();
        RuleFor(offer => offer.PriceCents).Must(price => price is null or (>= 0 and <= Offer.HighestPrice)).WithMessage(ProviderRules.APriceIsAnAmount.Name)
            .OverridePropertyName("Price");
        RuleFor(offer => offer.Payer).Must((offer, payer) => payer is null || offer.PriceCents != 0).WithMessage(ProviderRules.NobodyPaysForWhatIsFree.Name);
        RuleFor(offer => offer.Places).Must(places => places is null or (> 0 and <= Offer.MostPlaces)).WithMessage(ProviderRules.AnOfferHasRoomForSomebody.Name);
        RuleFor(offer => offer.WaitingWeeks).Must(weeks => weeks is null or (>= 0 and <= Offer.MostWeeks)).WithMessage(ProviderRules.OneWaitsSomeWeeks.Name);
        RuleFor(offer => offer.LevelTo).Must((offer, to) => to is null || offer.LevelFrom is null || to >= offer.LevelFrom).WithMessage(ProviderRules.ALevelDoesNotGoDown.Name);
        RuleFor(offer => offer.MostMinutesAWeek).Must((offer, most) => OfferTerms.HoursFit(offer.LeastMinutesAWeek, most)).WithMessage(ProviderRules.HoursFitInAWeek.Name);
        RuleFor(offer => offer.Starts).Must(starts => starts.Count <= MostStarts).WithMessage("Providers.TooManyStarts");
        RuleForEach(offer => offer.Conditions).ChildRules(condition =>
        {
            condition.RuleFor(one => one.What).Cascade(CascadeMode.Stop).Required().AtMost(OfferCondition.WhatLength).PlainText(lines: true);
            condition.RuleFor(one => one.Why).Cascade(CascadeMode.Stop)
                .Must(why => !string.IsNullOrWhiteSpace(why)).WithMessage(ProviderRules.AConditionSaysWhy.Name).AtMost(OfferCondition.WhyLength).PlainText();
        });
        RuleFor(offer => offer.OpenUntil).Must((offer, until) => until is null || offer.OpenFrom == default || until >= offer.OpenFrom)
            .WithMessage(ProviderRules.AnOfferClosesAfterItOpens.Name);
    }
}

internal static class OfferTermsChecks
{
    /// <summary>Tidy, and open from today where no day was said.</summary>
    public static OfferTerms Tidy(this OfferTerms terms, DateOnly today) =>
        terms with { Name = terms.Name.Trim(), Postcode = terms.Postcode?.ToUpperInvariant(), OpenFrom = terms.OpenFrom == default ? today : terms.OpenFrom };

    public static async Task EnsureKnownAsync(this ICodeLists codes, OfferTerms offer, CancellationToken cancellationToken)
    {
        foreach (var (list, value, field) in offer.EachCode())
            await codes.EnsureKnownAsync(list, value, field, cancellationToken);
    }

    /// <summary>The codes of the lists in an offer, with the field in which they stand.</summary>
    public static IEnumerable<(string List, string? Value, string Field)> EachCode(this OfferTerms offer) =>
    [
        (Lists.Municipalities, offer.Municipality, nameof(offer.Municipality)), (Lists.Topics, offer.Topic, nameof(offer.Topic)), (Lists.Tracks, offer.Track, nameof(offer.Track)),
        (Lists.Payers, offer.Payer, nameof(offer.Payer)), (Lists.PriceUnits, offer.PriceUnit, nameof(offer.PriceUnit)), (Lists.FundingForms, offer.Funding, nameof(offer.Funding)),
        (Lists.OfferChildcare, offer.Childcare, nameof(offer.Childcare)),
        .. offer.Languages.Select(code => (Lists.Languages, (string?)code, nameof(offer.Languages))),
        .. offer.HelpLanguages.Select(code => (Lists.Languages, (string?)code, nameof(offer.HelpLanguages))),
        .. offer.Topics.Select(code => (Lists.Topics, (string?)code, nameof(offer.Topics))),
        .. offer.Audiences.Select(code => (Lists.OfferAudiences, (string?)code, nameof(offer.Audiences))),
    ];

    /// <summary>The common floor is kept by whoever may keep offers; what is of one municipality by who works for it.</summary>
    public static void EnsureKeptBy(this ICurrentStaff current, string? municipality) =>
        ProviderRules.AnOfferIsOfYourMunicipality.Check(current.IsSystem || municipality is null || current.Municipalities.Contains(municipality));
}
