using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Who somebody is, as filled in on the first page of a registration or on the page that corrects it.</summary>
public interface IPersonInput
{
    string? CalledName { get; }
    string? GivenNames { get; }
    string? Prefix { get; }
    string? FamilyName { get; }
    string? OwnScript { get; }
}

internal static class PersonInputRules
{
    /// <summary>The rules of a name, wherever it is typed.</summary>
    public static void NameFits<T>(this AbstractValidator<T> validator) where T : IPersonInput
    {
        validator.RuleFor(input => input.CalledName).Cascade(CascadeMode.Stop)
            .Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Newcomers.EverybodyIsCalledSomething")
            .AtMost(NameParts.CalledNameLength).PlainText();
        validator.RuleFor(input => input.GivenNames).AtMost(NameParts.GivenNamesLength).PlainText();
        validator.RuleFor(input => input.Prefix).AtMost(NameParts.PrefixLength).PlainText();
        validator.RuleFor(input => input.FamilyName).AtMost(NameParts.FamilyNameLength).PlainText();
        validator.RuleFor(input => input.OwnScript).AtMost(NameParts.OwnScriptLength).PlainText();
    }

    public static void NumbersFit<T>(AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, string?>> bsn, System.Linq.Expressions.Expression<Func<T, string?>> vNumber)
    {
        validator.RuleFor(bsn).Must(number => number is null || IdentityNumbers.IsBsn(number)).WithMessage(NewcomerRules.BsnPassesTheElevenTest.Name);
        validator.RuleFor(vNumber).Must(number => number is null || IdentityNumbers.IsVNumber(number)).WithMessage(NewcomerRules.VNumberHasTenDigits.Name);
    }
}

/// <summary>Checks the first page of a registration, before the second is shown.</summary>
public static class CheckPerson
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(
        string? CalledName, string? GivenNames, string? Prefix, string? FamilyName, string? OwnScript, PartialDate? BirthDate,
        string? Nationality, string? Bsn, string? VNumber, PersonDetails? Details = null, string? OtherNationality = null, DocumentInput? Document = null)
        : ICommand<bool>, IPersonInput;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            this.NameFits();
            RuleFor(input => input.BirthDate).Must(born => born?.FirstPossible() is not { } first || first <= time.Today())
                .WithMessage(NewcomerRules.BornInThePast.Name);
            PersonInputRules.NumbersFit(this, input => input.Bsn, input => input.VNumber);
            this.DetailsFit(input => input.Details);
            RuleFor(input => input.Document).SetValidator(new DocumentInputValidator()!).OverridePropertyName("");
        }
    }

    internal sealed class Handler(ICodeLists codes) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Nationalities, request.Nationality, nameof(request.Nationality), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Nationalities, request.OtherNationality, nameof(request.OtherNationality), cancellationToken);
            await codes.EnsureKnownAsync(request.Details, cancellationToken);
            await codes.EnsureKnownAsync(request.Document, cancellationToken);
            return true;
        }
    }
}

/// <summary>Checks the page with what goes with the motive, before the check page is shown.</summary>
public static class CheckResidence
{
    /// <param name="Person">Questions about the person that stood on the page; null for somebody who is known.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(ResidenceInput Residence, CheckPerson.Command? Person) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Residence).SetValidator(new ResidenceInputValidator(time)).OverridePropertyName("");
            RuleFor(command => command.Person).SetValidator(new CheckPerson.Validator(time)!).OverridePropertyName("");
        }
    }

    internal sealed class Handler(ICodeLists codes) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Nationalities, request.Person?.OtherNationality, nameof(CheckPerson.Command.OtherNationality), cancellationToken);
            await codes.EnsureKnownAsync(request.Person?.Details, cancellationToken);
            await codes.EnsureKnownAsync(request.Person?.Document, cancellationToken);
            await codes.EnsureKnownAsync(request.Residence, cancellationToken);
            return true;
        }
    }
}
