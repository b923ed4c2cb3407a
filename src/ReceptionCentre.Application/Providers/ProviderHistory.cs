using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>What was changed in a provider or in one of its offers: who, when, why, before and after; the newest first.</summary>
public static class ProviderHistory
{
    public const int PageSize = 20;

    private static readonly string[] Actions =
    [
        "Providers.AddAgreement", "Providers.AddOffer", "Providers.AddProvider", "Providers.ChangeAgreement", "Providers.ChangeOffer", "Providers.ChangeProvider",
        "Providers.ChangeRoom", "Providers.CheckOffer", "Providers.EndOffer", "Providers.EndProvider", "Providers.TakeInOffers",
    ];

    /// <param name="OfferId">Only of this offer; null = of the provider itself.</param>
    [Needs(Permission.ManageProviders)]
    public sealed record Query(Guid ProviderId, Guid? OfferId = null, AuditCursor? Before = null) : IQuery<Page>;

    /// <param name="Name">Of the offer or the provider.</param>
    /// <param name="Next">Where the next, older page begins; null = this is the last.</param>
    public sealed record Page(string Name, IReadOnlyList<AuditEntry> Entries, AuditCursor? Next);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var name = (request.OfferId is { } offerId
                ? await db.Offers.Where(offer => offer.Id == offerId && offer.ProviderId == request.ProviderId).Select(offer => offer.Name).FirstOrDefaultAsync(cancellationToken)
                : await db.Providers.Where(provider => provider.Id == request.ProviderId).Select(provider => provider.Name).FirstOrDefaultAsync(cancellationToken))
                ?? throw new NotThereException("provider or offer");
            var things = new List<Guid> { request.OfferId ?? request.ProviderId };
            if (request.OfferId is null)
                things.AddRange(await db.ProviderAgreements.Where(agreement => agreement.ProviderId == request.ProviderId).Select(agreement => agreement.Id).ToListAsync(cancellationToken));
            // Changes of the directory are few in the log, and their index begins with the action.
            var found = await db.AuditEvents.AsNoTracking().Include(audit => audit.Changes)
                .Where(audit => Actions.Contains(audit.Action) && audit.Changes.Any(change => things.Contains(change.ThingId)))
                .Before(request.Before).Take(PageSize + 1).ToListAsync(cancellationToken);
            var entries = await db.ReadAsync([.. found.Take(PageSize)], current, cancellationToken);
            return new(name, entries, found.Count > PageSize ? entries[^1].Cursor : null);
        }
    }
}
