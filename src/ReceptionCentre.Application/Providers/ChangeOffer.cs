using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>Other terms of an offer. Who was referred before keeps what was agreed then.</summary>
public static class ChangeOffer
{
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid OfferId, int Version, OfferTerms Offer) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Offer).SetValidator(new OfferTermsValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var offer = await db.OfferToChangeAsync(request.OfferId, request.Version, cancellationToken);
            await codes.EnsureKnownAsync(request.Offer, cancellationToken);
            current.EnsureKeptBy(request.Offer.Municipality);
            offer.Change(request.Offer.Tidy(time.Today()), time.Today());
            return offer.Id;
        }
    }

    /// <summary>The offer as the screen showed it, tracked.</summary>
    /// <exception cref="NotThereException">Not there, or of another municipality.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    internal static async Task<Offer> OfferToChangeAsync(this IReceptionDb db, Guid offerId, int version, CancellationToken cancellationToken)
    {
        var offer = await db.Offers.Whole().FirstOrDefaultAsync(offer => offer.Id == offerId, cancellationToken)
            ?? throw new NotThereException("offer");
        offer.EnsureStillAt(version);
        return offer;
    }
}
