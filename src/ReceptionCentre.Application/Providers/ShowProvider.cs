using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>One provider: how it is reached, for whom it works, and what it offers.</summary>
public static class ShowProvider
{
    [Needs(Permission.ReadProviders)]
    public sealed record Query(Guid ProviderId) : IQuery<View>;

    /// <param name="Municipalities">Empty = the whole region.</param>
    /// <param name="Offers">Of the common floor and the own municipalities, by name; open ones first.</param>
    public sealed record View(
        Guid ProviderId, int Version, string Name, string KindCode, CodeView? Kind, Contact Contact, IReadOnlyList<CodeView> Municipalities,
        IReadOnlyList<OfferLine> Offers, DateOnly Today);

    public sealed record Contact(string? Person, string? Telephone, string? Email, string? Website, DateOnly? EndedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var provider = await db.Providers.AsNoTracking().Include(provider => provider.Municipalities)
                .FirstOrDefaultAsync(provider => provider.Id == request.ProviderId, cancellationToken) ?? throw new NotThereException("provider");
            var today = time.Today();
            var offers = await db.LinesAsync(
                db.Offers.AsNoTracking().Where(offer => offer.ProviderId == provider.Id).OrderBy(offer => offer.Name).ThenBy(offer => offer.Id), codes, cancellationToken);
            return new(
                provider.Id, provider.Version, provider.Name, provider.Kind, await codes.FindAsync(Lists.ProviderKinds, provider.Kind, cancellationToken),
                new(provider.Contact, provider.Telephone, provider.Email, provider.Website, provider.EndedOn),
                await codes.ManyAsync(provider.Municipalities.Select(part => part.Municipality), cancellationToken),
                [.. offers.OrderBy(offer => offer.OpenUntil is not null && offer.OpenUntil <= today)], today);
        }
    }
}
