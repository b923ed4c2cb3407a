using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>One offer with everything that it says and how full it is; who is in it stands in their files.</summary>
public static class ShowOffer
{
    [Needs(Permission.ReadProviders)]
    public sealed record Query(Guid OfferId) : IQuery<View>;

    /// <param name="Terms">As they are kept, for the form.</param>
    public sealed record View(OfferLine Line, int Version, OfferTerms Terms, ShowProvider.Contact Contact, DateOnly Today)
    {
        public bool IsOpen => Line.OpenUntil is null || Line.OpenUntil > Today;
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var offer = await db.Offers.AsNoTracking().Include(offer => offer.Languages).FirstOrDefaultAsync(offer => offer.Id == request.OfferId, cancellationToken)
                ?? throw new NotThereException("offer");
            var lines = await db.LinesAsync(db.Offers.AsNoTracking().Where(one => one.Id == offer.Id), codes, cancellationToken);
            var contact = await db.Providers.AsNoTracking().Where(provider => provider.Id == offer.ProviderId)
                .Select(provider => new ShowProvider.Contact(provider.Contact, provider.Telephone, provider.Email, provider.Website, provider.EndedOn))
                .FirstAsync(cancellationToken);
            var terms = new OfferTerms(
                offer.Name, offer.Municipality, offer.Topic, offer.Track, [.. offer.Languages.Select(part => part.Language)], offer.Place, offer.Times, offer.Days,
                offer.PriceCents, offer.Payer, offer.Places, offer.StartsOn, offer.Conditions, offer.OpenToAll, offer.OpenFrom, offer.OpenUntil);
            return new(lines[0], offer.Version, terms, contact, time.Today());
        }
    }
}
