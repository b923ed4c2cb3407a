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

/// <summary>Adds something that people can be referred to. Gives its id.</summary>
public static class AddOffer
{
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid OnceKey, Guid ProviderId, OfferTerms Offer) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Offer).SetValidator(new OfferTermsValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var provider = await db.Providers.FirstOrDefaultAsync(provider => provider.Id == request.ProviderId, cancellationToken)
                ?? throw new NotThereException("provider");
            await codes.EnsureKnownAsync(request.Offer, cancellationToken);
            current.EnsureKeptBy(request.Offer.Municipality);
            var today = time.Today();
            var offer = Offer.Add(provider, request.Offer.Tidy(today), today);
            db.Offers.Add(offer);
            return offer.Id;
        }
    }
}
