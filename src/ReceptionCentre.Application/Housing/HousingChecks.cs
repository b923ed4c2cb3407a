using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Housing;

/// <summary>A link as it is typed.</summary>
internal sealed class HousingTermsValidator : AbstractValidator<HousingTerms>
{
    public HousingTermsValidator(TimeProvider time)
    {
        RuleFor(link => link.LinkedOn).Must(on => on != default).WithMessage("Shared.Required");
        RuleFor(link => link.LinkedOn).Must(on => on <= time.Today()).WithMessage(HousingRules.ADayHasCome.Name);
        RuleFor(link => link.Location).AtMost(HousingLimits.LocationLength).PlainText().WithoutNumber();
        RuleFor(link => link.Reference).AtMost(HousingLimits.ReferenceLength).PlainText();
        RuleFor(link => link.PeopleInAll).InclusiveBetween(1, HousingLimits.MostPeople).WithMessage(HousingRules.TheDwellingIsForAllWhoGo.Name);
        RuleFor(link => link.Bedrooms).InclusiveBetween(0, HousingLimits.MostRooms).WithMessage("Housing.NotRooms");
        RuleFor(link => link.Needs).Must(needs => needs.Count <= HousingLimits.MostNeeds).WithMessage("Housing.TooManyNeeds");
        RuleFor(link => link.Wishes).AtMost(HousingLimits.WordsLength).PlainText(lines: true).WithoutNumber();
        RuleFor(link => link.UrgencyWords).AtMost(HousingLimits.WordsLength).PlainText(lines: true).WithoutNumber();
        RuleFor(link => link.Family).SetValidator(new ExpectedFamilyValidator()).OverridePropertyName("");
    }
}

internal sealed class ExpectedFamilyValidator : AbstractValidator<ExpectedFamily>
{
    public ExpectedFamilyValidator()
    {
        RuleFor(family => family.Adults).InclusiveBetween(0, HousingLimits.MostPeople).WithMessage(HousingRules.FamilyIsANumberOfPeople.Name);
        RuleFor(family => family.Children).InclusiveBetween(0, HousingLimits.MostPeople).WithMessage(HousingRules.FamilyIsANumberOfPeople.Name);
        RuleFor(family => family.By).Must((family, by) => by is null || family.From is null || by >= family.From).WithMessage(HousingRules.FamilyIsExpectedInOrder.Name).OverridePropertyName("FamilyBy");
    }
}

/// <summary>A dwelling as it is typed.</summary>
internal sealed class DwellingTermsValidator : AbstractValidator<DwellingTerms>
{
    public DwellingTermsValidator()
    {
        RuleFor(dwelling => dwelling.Kind).Required();
        RuleFor(dwelling => dwelling.Rooms).InclusiveBetween(0, HousingLimits.MostRooms).WithMessage("Housing.NotRooms");
        RuleFor(dwelling => dwelling.Street).AtMost(AddressFact.StreetLength).PlainText();
        RuleFor(dwelling => dwelling.Postcode).AtMost(AddressFact.PostcodeLength).PlainText();
        RuleFor(dwelling => dwelling.Place).AtMost(AddressFact.PlaceLength).PlainText();
        RuleFor(dwelling => dwelling.Provider).AtMost(HousingLimits.ProviderLength).PlainText().WithoutNumber();
        RuleFor(dwelling => dwelling.Rule).AtMost(HousingLimits.RuleLength).PlainText().WithoutNumber();
        RuleFor(dwelling => dwelling.RuleVersion).AtMost(HousingLimits.VersionLength).PlainText();
        RuleFor(dwelling => dwelling.Rule).Must((dwelling, rule) => rule is not null || dwelling.RuleVersion is null).WithMessage(HousingRules.AVersionIsOfARule.Name);
    }
}

internal static class HousingChecks
{
    /// <summary>A citizen service number has no place in the words.</summary>
    public static IRuleBuilderOptions<T, string?> WithoutNumber<T>(this IRuleBuilder<T, string?> words) =>
        words.Must(typed => !SharedData.HoldsBsn(typed)).WithMessage(HousingRules.NoNumberStandsInIt.Name);

    /// <summary>A day of something that happened, and what was said of it.</summary>
    public static void Happened<T>(this AbstractValidator<T> command, TimeProvider time, System.Linq.Expressions.Expression<Func<T, DateOnly?>> on, System.Linq.Expressions.Expression<Func<T, string?>> words)
    {
        command.RuleFor(on).Chosen();
        command.RuleFor(on).Must(day => day is null || day <= time.Today()).WithMessage(HousingRules.ADayHasCome.Name);
        command.RuleFor(words).AtMost(HousingLimits.WordsLength).PlainText(lines: true).WithoutNumber();
    }
}
