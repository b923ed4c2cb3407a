using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>From a day on an offer has more or fewer places, or one waits longer or shorter. What was before stays to be seen.</summary>
public static class ChangeRoom
{
    /// <param name="Places">Null = nobody counts them any more.</param>
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid OfferId, int Version, DateOnly? From, int? Places, int? WaitingWeeks, string? Because) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.From).Chosen();
            RuleFor(command => command.Places).Must(places => places is null or (> 0 and <= Offer.MostPlaces)).WithMessage(ProviderRules.AnOfferHasRoomForSomebody.Name);
            RuleFor(command => command.WaitingWeeks).Must(weeks => weeks is null or (>= 0 and <= Offer.MostWeeks)).WithMessage(ProviderRules.OneWaitsSomeWeeks.Name);
            RuleFor(command => command.Because).AtMost(OfferRoom.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var offer = await db.OfferToChangeAsync(request.OfferId, request.Version, cancellationToken);
            offer.ChangeRoom(request.From!.Value, new(request.Places, request.WaitingWeeks), request.Because);
            return offer.Id;
        }
    }
}
