using System.Linq.Expressions;
using FluentValidation;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>What of somebody's identity is asked when there is a reason or time for it; the rest is in <see cref="IPersonInput"/>.</summary>
/// <param name="BirthCountry">Code of the list "countries", ended ones too.</param>
public sealed record PersonDetails(
    string? PartnerPrefix = null, string? PartnerFamilyName = null, NameUsage NameUsage = NameUsage.Own, bool NoGivenNames = false, bool NoFamilyName = false,
    string? BirthPlace = null, string? BirthCountry = null, Gender? Gender = null)
{
    public static PersonDetails Of(NameParts name, BirthFact? birth, Gender? gender) => new(
        name.PartnerPrefix, name.PartnerFamilyName, name.Usage, name.NoGivenNames, name.NoFamilyName, birth?.Place, birth?.Country, gender);

    public NameParts Name(IPersonInput person) => new(
        person.CalledName!, person.GivenNames, person.Prefix, person.FamilyName, person.OwnScript, PartnerPrefix, PartnerFamilyName, NameUsage, NoGivenNames, NoFamilyName);
}

/// <summary>A document as filled in at the desk.</summary>
/// <param name="DocumentKind">Code of the list "identity-document-kinds".</param>
/// <param name="DocumentState">Code of the list "countries".</param>
public sealed record DocumentInput(string? DocumentKind, string? DocumentNumber, string? DocumentState, PartialDate? DocumentValidUntil)
{
    public bool IsEmpty => DocumentKind is null && DocumentNumber is null && DocumentState is null && DocumentValidUntil is null;

    public IdentityDocument Document => new(DocumentKind!, DocumentNumber!, DocumentState, DocumentValidUntil);
}

public static class PersonIdentity
{
    /// <summary>By what somebody who is known already would be recognised.</summary>
    public static Identity Identity(
        this IPersonInput person, PersonDetails? details, PartialDate? born, string? bsn, string? vNumber, IEnumerable<string?> nationalities, DocumentInput? document) =>
        new((details ?? new()).Name(person), born ?? PartialDate.Unknown, bsn, vNumber, details?.Gender, [.. nationalities.OfType<string>()], document?.DocumentNumber is { } number ? [number] : []);
}

internal static class PersonDetailsRules
{
    /// <summary>The details of a name fit the name itself.</summary>
    public static void DetailsFit<T>(this AbstractValidator<T> validator, Expression<Func<T, PersonDetails?>> details) where T : IPersonInput
    {
        var of = details.Compile();
        validator.RuleFor(input => input.GivenNames).Must((input, given) => given is null || of(input)?.NoGivenNames != true).WithMessage(NewcomerRules.ANameIsThereOrNot.Name);
        validator.RuleFor(input => input.FamilyName).Must((input, family) => family is null || of(input)?.NoFamilyName != true).WithMessage(NewcomerRules.ANameIsThereOrNot.Name);
        validator.RuleFor(details).SetValidator(new PersonDetailsValidator()!).OverridePropertyName("");
    }

    public static async Task EnsureKnownAsync(this ICodeLists codes, PersonDetails? details, CancellationToken cancellationToken) =>
        await codes.EnsureKnownAsync(Lists.Countries, details?.BirthCountry, nameof(PersonDetails.BirthCountry), cancellationToken);

    public static async Task EnsureKnownAsync(this ICodeLists codes, DocumentInput? document, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.IdentityDocumentKinds, document?.DocumentKind, nameof(DocumentInput.DocumentKind), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Countries, document?.DocumentState, nameof(DocumentInput.DocumentState), cancellationToken);
    }
}

internal sealed class PersonDetailsValidator : AbstractValidator<PersonDetails>
{
    public PersonDetailsValidator()
    {
        RuleFor(details => details.PartnerPrefix).AtMost(NameParts.PrefixLength).PlainText();
        RuleFor(details => details.PartnerFamilyName).AtMost(NameParts.FamilyNameLength).PlainText();
        RuleFor(details => details.PartnerFamilyName).Must((details, name) => name is not null || details.NameUsage == NameUsage.Own).WithMessage("Newcomers.PartnerNameMissing");
        RuleFor(details => details.BirthPlace).AtMost(BirthFact.PlaceLength).PlainText();
    }
}

internal sealed class DocumentInputValidator : AbstractValidator<DocumentInput>
{
    public DocumentInputValidator()
    {
        RuleFor(document => document.DocumentNumber).AtMost(IdentityDocumentFact.NumberLength).PlainText();
        When(document => !document.IsEmpty, () =>
        {
            RuleFor(document => document.DocumentNumber).Must(number => number is not null).WithMessage(NewcomerRules.ADocumentHasANumber.Name);
            RuleFor(document => document.DocumentKind).Required();
        });
    }
}
