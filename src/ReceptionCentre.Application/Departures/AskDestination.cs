using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Departures;

/// <summary>Asks somebody at the destination for something: a bed, a doctor, a sister who comes to the station.</summary>
public static class AskDestination
{
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid CaseFileId, Guid DepartureId, DestinationInput Destination, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Destination).SetValidator(new DestinationInputValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, DestinationWork work, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (asked, today) = (request.Destination, time.Today());
            await codes.EnsureKnownAsync(Lists.DestinationKinds, asked.Kind, nameof(asked.Kind), cancellationToken);
            if (asked.ProviderId is { } provider && !await db.Providers.AnyAsync(one => one.Id == provider && (one.EndedOn == null || one.EndedOn > today), cancellationToken))
                throw new InvalidInputException(nameof(asked.ProviderId), "Shared.ChooseFromTheList");
            var departure = await work.DepartureAsync(request.CaseFileId, request.DepartureId, cancellationToken);
            var destination = DestinationCare.Ask(departure, asked.Terms, time.GetUtcNow(), current.Id);
            db.DestinationCares.Add(destination);
            return destination.Id;
        }
    }
}

/// <summary>What is asked of somebody at the destination; see <see cref="DestinationTerms"/>.</summary>
public sealed record DestinationInput(string? Kind, Guid? ProviderId, string? Organisation, string? Contact, string? Place, DateOnly? On)
{
    internal DestinationTerms Terms => new(Kind!, ProviderId, Organisation, Contact, Place, On);
}

internal sealed class DestinationInputValidator : AbstractValidator<DestinationInput>
{
    public DestinationInputValidator()
    {
        RuleFor(input => input.Kind).Must(kind => !string.IsNullOrEmpty(kind)).WithMessage("Shared.ChooseOne");
        RuleFor(input => input.Organisation).Cascade(CascadeMode.Stop)
            .Must((input, name) => input.ProviderId is not null || !string.IsNullOrWhiteSpace(name)).WithMessage(DestinationRules.SomebodyIsAsked.Name)
            .AtMost(DestinationCare.OrganisationLength).PlainText();
        RuleFor(input => input.Contact).AtMost(DestinationCare.ContactLength).PlainText();
        RuleFor(input => input.Place).AtMost(DestinationCare.PlaceLength).PlainText();
    }
}
