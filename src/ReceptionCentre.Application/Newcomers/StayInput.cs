using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Why, where and how somebody is here: the second page of a registration.</summary>
/// <param name="Municipality">Code of the municipality that answers for the file; in the scope of whoever registers.</param>
/// <param name="Task">Code of the list "tasks".</param>
/// <param name="Phone">Mobile telephone.</param>
public sealed record StayInput(
    string? Municipality, string? Task, string? Motive, PartialDate? ArrivedOn, string? AddressKind, string? Street, string? Postcode,
    string? Place, string? Language, string? OtherLanguage, bool InterpreterWanted, string? Phone, string? Email);

internal sealed class StayInputValidator : AbstractValidator<StayInput>
{
    public StayInputValidator(ICurrentStaff current)
    {
        RuleFor(stay => stay.Municipality).Required();
        RuleFor(stay => stay.Municipality).Must(code => string.IsNullOrEmpty(code) || current.IsSystem || current.Municipalities.Contains(code)).WithMessage("Newcomers.NotYourMunicipality");
        RuleFor(stay => stay.Task).Required();
        RuleFor(stay => stay.Street).AtMost(AddressFact.StreetLength).PlainText();
        RuleFor(stay => stay.Postcode).AtMost(AddressFact.PostcodeLength).PlainText();
        RuleFor(stay => stay.Place).AtMost(AddressFact.PlaceLength).PlainText();
        RuleFor(stay => stay.Phone).AtMost(ContactDetailFact.ValueLength).PlainText()
            .Must(LooksLikeTelephone)
            .WithMessage("Newcomers.PhoneHasDigits");
        RuleFor(stay => stay.Email).AtMost(ContactDetailFact.ValueLength).PlainText()
            .Must(email => email is null || (email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && email.IndexOf('.', at) > at + 1 && !email.Contains(' ', StringComparison.Ordinal)))
            .WithMessage("Newcomers.EmailHasAt");
    }

    public static bool LooksLikeTelephone(string? phone) =>
        phone is null || (phone.Count(char.IsDigit) >= 6 && phone.All(c => char.IsDigit(c) || " +-()./".Contains(c, StringComparison.Ordinal)));
}

/// <summary>Checks the second page of a registration, before the check page is shown.</summary>
public static class CheckStay
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(StayInput Stay) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        // The form's fields are those of the stay itself.
        public Validator(ICurrentStaff current) => RuleFor(command => command.Stay).SetValidator(new StayInputValidator(current)).OverridePropertyName("");
    }

    internal sealed class Handler(ICodeLists codes) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(request.Stay, cancellationToken);
            return true;
        }
    }

    internal static async Task EnsureKnownAsync(this ICodeLists codes, StayInput stay, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.Municipalities, stay.Municipality, nameof(stay.Municipality), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Tasks, stay.Task, nameof(stay.Task), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Motives, stay.Motive, nameof(stay.Motive), cancellationToken);
        await codes.EnsureKnownAsync(Lists.AddressKinds, stay.AddressKind, nameof(stay.AddressKind), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Languages, stay.Language, nameof(stay.Language), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Languages, stay.OtherLanguage, nameof(stay.OtherLanguage), cancellationToken);
    }
}
