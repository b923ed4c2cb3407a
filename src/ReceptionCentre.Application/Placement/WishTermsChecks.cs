using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Placement;

/// <summary>A wish as it is typed.</summary>
internal sealed class WishTermsValidator : AbstractValidator<WishTerms>
{
    public WishTermsValidator(TimeProvider time)
    {
        RuleFor(wish => wish.Since).Must(since => since != default).WithMessage("Shared.Required");
        RuleFor(wish => wish.Since).Must(since => since <= time.Today()).WithMessage(PlacementRules.NobodyWaitsFromLaterOn.Name);
        RuleFor(wish => wish.ConsentOn).Must(on => on is null || on <= time.Today()).WithMessage(PlacementRules.ConsentIsNotOfLater.Name);
        RuleFor(wish => wish.Words).AtMost(PlacementLimits.WordsLength).PlainText(lines: true)
            .Must(words => !SharedData.HoldsBsn(words)).WithMessage(PlacementRules.NoNumberStandsInIt.Name);
        RuleFor(wish => wish.Postcode).AtMost(PlacementLimits.PostcodeLength).PlainText();
        RuleFor(wish => wish.Town).AtMost(PlacementLimits.TownLength).PlainText();
        RuleFor(wish => wish.MinutesAWeek).Must(minutes => OfferTerms.HoursFit(minutes, null)).WithMessage(PlacementRules.HoursFitInAWeek.Name);
        RuleFor(wish => wish.LevelTo).Must((wish, to) => to is null || wish.LevelFrom is null || to >= wish.LevelFrom).WithMessage(PlacementRules.ALevelDoesNotGoDown.Name);
        RuleFor(wish => wish.Languages).Must(PlacementCodes.AreFew).WithMessage("Placement.TooManyCodes");
        RuleFor(wish => wish.Learns).Must(PlacementCodes.AreFew).WithMessage("Placement.TooManyCodes");
        RuleFor(wish => wish.Interests).Must(PlacementCodes.AreFew).WithMessage("Placement.TooManyCodes");
        RuleFor(wish => wish.Skills).Must(PlacementCodes.AreFew).WithMessage("Placement.TooManyCodes");
    }
}

/// <summary>A place as it is typed.</summary>
internal sealed class PlaceTermsValidator : AbstractValidator<PlaceTerms>
{
    public PlaceTermsValidator()
    {
        RuleFor(place => place.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Shared.Required");
        RuleFor(place => place.Name).AtMost(PlacementLimits.NameLength).PlainText().Must(words => !SharedData.HoldsBsn(words)).WithMessage(PlacementRules.NoNumberStandsInIt.Name);
        RuleFor(place => place.Contact).AtMost(PlacementLimits.ContactLength).PlainText().Must(words => !SharedData.HoldsBsn(words)).WithMessage(PlacementRules.NoNumberStandsInIt.Name);
        RuleFor(place => place.Words).AtMost(PlacementLimits.WordsLength).PlainText(lines: true).Must(words => !SharedData.HoldsBsn(words)).WithMessage(PlacementRules.NoNumberStandsInIt.Name);
        RuleFor(place => place.Postcode).AtMost(PlacementLimits.PostcodeLength).PlainText();
        RuleFor(place => place.Town).AtMost(PlacementLimits.TownLength).PlainText();
        RuleFor(place => place.Capacity).InclusiveBetween(1, PlacementPlace.MostCapacity).WithMessage(PlacementRules.APlaceTakesSomebody.Name);
        RuleFor(place => place.LeastMinutesAWeek).Must(minutes => OfferTerms.HoursFit(minutes, null)).WithMessage(PlacementRules.HoursFitInAWeek.Name);
        RuleFor(place => place.AgeFrom).InclusiveBetween(0, PlacementPlace.HighestAge).WithMessage("Placement.NotAnAge");
        RuleFor(place => place.AgeTo).InclusiveBetween(0, PlacementPlace.HighestAge).WithMessage("Placement.NotAnAge");
        RuleFor(place => place.AgeTo).Must((place, to) => to is null || place.AgeFrom is null || to >= place.AgeFrom).WithMessage(PlacementRules.AnAgeDoesNotGoDown.Name);
        RuleFor(place => place.OpenUntil).Must((place, until) => until is null || until >= place.OpenFrom).WithMessage(PlacementRules.APlaceClosesAfterItOpens.Name);
        RuleFor(place => place.Languages).Must(PlacementCodes.AreFew).WithMessage("Placement.TooManyCodes");
        RuleFor(place => place.Interests).Must(PlacementCodes.AreFew).WithMessage("Placement.TooManyCodes");
        RuleFor(place => place.Skills).Must(PlacementCodes.AreFew).WithMessage("Placement.TooManyCodes");
        RuleFor(place => place.NeededSkills).Must(PlacementCodes.AreFew).WithMessage("Placement.TooManyCodes");
    }
}

internal static class PlacementCodes
{
    public static bool AreFew(IReadOnlyList<string> codes) => codes.Count <= PlacementLimits.MostCodes;

    public static async Task EnsureKnownAsync(this ICodeLists codes, WishTerms wish, CancellationToken cancellationToken)
    {
        await codes.EnsureEachAsync(Lists.Languages, wish.Languages, nameof(wish.Languages), cancellationToken);
        await codes.EnsureEachAsync(Lists.Languages, wish.Learns, nameof(wish.Learns), cancellationToken);
        await codes.EnsureEachAsync(Lists.Interests, wish.Interests, nameof(wish.Interests), cancellationToken);
        await codes.EnsureEachAsync(Lists.Skills, wish.Skills, nameof(wish.Skills), cancellationToken);
        await codes.EnsureKnownAsync(Lists.SchoolStays, wish.SchoolStay, nameof(wish.SchoolStay), cancellationToken);
    }

    public static async Task EnsureKnownAsync(this ICodeLists codes, PlaceTerms place, CancellationToken cancellationToken)
    {
        await codes.EnsureEachAsync(Lists.Languages, place.Languages, nameof(place.Languages), cancellationToken);
        await codes.EnsureEachAsync(Lists.Interests, place.Interests, nameof(place.Interests), cancellationToken);
        await codes.EnsureEachAsync(Lists.Skills, place.Skills, nameof(place.Skills), cancellationToken);
        await codes.EnsureEachAsync(Lists.Skills, place.NeededSkills, nameof(place.NeededSkills), cancellationToken);
        await codes.EnsureKnownAsync(Lists.SchoolKinds, place.SchoolKind, nameof(place.SchoolKind), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Municipalities, place.Municipality, nameof(place.Municipality), cancellationToken);
    }

    private static async Task EnsureEachAsync(this ICodeLists codes, string list, IEnumerable<string> values, string field, CancellationToken cancellationToken)
    {
        foreach (var value in values)
            await codes.EnsureKnownAsync(list, value, field, cancellationToken);
    }
}
