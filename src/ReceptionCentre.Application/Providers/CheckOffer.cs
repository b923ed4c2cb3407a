using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Providers;

/// <summary>Somebody looked whether an offer is still as it is written: nothing changed, or what did.</summary>
public static class CheckOffer
{
    /// <param name="HasChanged">Null = not said.</param>
    /// <param name="Changed">What turned out to be otherwise.</param>
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid OfferId, int Version, bool? HasChanged, string? Changed) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.HasChanged).Must(changed => changed is not null).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Changed).Must((command, changed) => command.HasChanged != true || !string.IsNullOrWhiteSpace(changed)).WithMessage("Providers.ChangedMissing");
            RuleFor(command => command.Changed).AtMost(Domain.Providers.OfferCheck.ChangedLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var offer = await db.OfferToChangeAsync(request.OfferId, request.Version, cancellationToken);
            offer.Check(time.Today(), request.HasChanged == true ? request.Changed!.Trim() : null, time.GetUtcNow(), current.Id);
            return offer.Id;
        }
    }
}
