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

namespace ReceptionCentre.Application.Providers;

/// <summary>Kinds of file in which offers come and go.</summary>
public enum ExchangeFormat
{
    /// <summary>A table with columns of our own.</summary>
    Csv = 1,

    /// <summary>Open Referral's HSDS 3, as JSON.</summary>
    Hsds = 2,
}

/// <summary>An offer for a file.</summary>
/// <param name="Key">By which it is known when the file comes back.</param>
/// <param name="Cells">The same as a row of texts, in the columns of <see cref="OfferColumns"/>.</param>
public sealed record ExportedOffer(
    string Key, ExportedProvider Provider, OfferTerms Terms, int Taken, DateOnly CheckedOn, IReadOnlyDictionary<string, string?> Cells);

/// <summary>Takes the offers of a filter out for a file. Leaves an event, as whatever leaves the system does.</summary>
public static class ExportOffers
{
    [Needs(Permission.ManageProviders)]
    public sealed record Command(OfferFilter Filter, ExchangeFormat Format) : ICommand<IReadOnlyList<ExportedOffer>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Filter.Text).AtMost(FindOffers.TextLength).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, OfferSearch search, IAuditTrail audit, TimeProvider time)
        : IRequestHandler<Command, IReadOnlyList<ExportedOffer>>
    {
        public async Task<IReadOnlyList<ExportedOffer>> Handle(Command request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var found = await search.InAsync(request.Filter, today, cancellationToken);
            var ids = await found.OrderBy(offer => offer.Name).ThenBy(offer => offer.Id).Select(offer => offer.Id).ToListAsync(cancellationToken);
            var offers = (await db.WholeAsync(db.Offers.Where(offer => ids.Contains(offer.Id)), cancellationToken)).ToDictionary(offer => offer.Id);
            var taken = await db.Referrals.AsNoTracking().IgnoreQueryFilters(OfferLines.CountedOverAll).Where(referral => referral.HoldsPlace)
                .GroupBy(referral => referral.OfferId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            var providers = await db.Providers.AsNoTracking().Where(provider => db.Offers.Any(offer => offer.ProviderId == provider.Id))
                .Select(provider => new ExportedProvider(
                    provider.Id, provider.ExternalKey, provider.Name, provider.Kind, provider.Contact, provider.Telephone, provider.Email, provider.Website))
                .ToDictionaryAsync(provider => provider.Id, cancellationToken);
            var sheet = await OfferSheet.OfAsync(codes, cancellationToken);
            audit.Tell("Offers", Guid.Empty, "Format", null, request.Format.ToString());
            return [.. ids.Select(id => offers[id]).Select(offer =>
            {
                var (key, terms, provider) = (offer.ExternalKey ?? offer.Id.ToString(), offer.TermsOn(today), providers[offer.ProviderId]);
                return new ExportedOffer(key, provider, terms, taken.GetValueOrDefault(offer.Id), offer.CheckedOn, sheet.Write(key, provider, terms));
            })];
        }
    }

    /// <summary>The offers as HSDS 3.</summary>
    public static byte[] AsHsds(IReadOnlyList<ExportedOffer> offers, DateOnly today) => Hsds.Write(offers, today);

    /// <summary>Offers with all their parts, tracked: each kind of part in a query of its own, so that no row stands there for each pair of parts.</summary>
    internal static async Task<List<Offer>> WholeAsync(this IReceptionDb db, IQueryable<Offer> offers, CancellationToken cancellationToken)
    {
        var found = await offers.Include(offer => offer.Codes).ToListAsync(cancellationToken);
        await offers.Include(offer => offer.Rooms).LoadAsync(cancellationToken);
        await offers.Include(offer => offer.Starts).LoadAsync(cancellationToken);
        await offers.Include(offer => offer.Conditions).LoadAsync(cancellationToken);
        return found;
    }
}
