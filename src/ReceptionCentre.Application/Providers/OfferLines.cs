using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Providers;

/// <summary>An offer as a line of a list: what somebody needs to choose it.</summary>
/// <param name="Municipality">Null = of the common floor.</param>
/// <param name="Taken">Places held by referrals of all municipalities.</param>
/// <param name="Waiting">Open referrals that hold no place yet.</param>
public sealed record OfferLine(
    Guid OfferId, Guid ProviderId, string Name, string Provider, CodeView? Municipality, CodeView? Topic, CodeView? Track, IReadOnlyList<CodeView> Languages,
    string? Place, string? Times, Weekdays Days, int? PriceCents, CodeView? Payer, int? Places, int Taken, int Waiting, DateOnly? StartsOn, bool OpenToAll,
    DateOnly OpenFrom, DateOnly? OpenUntil)
{
    /// <summary>Null = the places are not counted.</summary>
    public int? Free => Places is { } places ? Math.Max(0, places - Taken) : null;

    public bool HasRoom => Free is null or > 0;
}

/// <summary>Which offers one looks for.</summary>
/// <param name="Text">Part of the name of the offer, its provider or its place.</param>
/// <param name="Topic">Code of the list "topics" or "tracks": what one looks for is found under either.</param>
/// <param name="Municipality">Offers that people of this municipality can go to.</param>
/// <param name="WithRoom">Only with a free place.</param>
/// <param name="Closed">Those to which nobody is referred any more, instead of the open ones.</param>
public sealed record OfferFilter(
    string? Text = null, string? Topic = null, string? Language = null, string? Municipality = null, bool WithRoom = false, bool Closed = false);

internal static class OfferLines
{
    /// <summary>Places are counted over the referrals of every municipality; nothing else of them is read.</summary>
    private static readonly string[] CountedOverAll = ["Scope"];

    public static IQueryable<Offer> OffersIn(this IReceptionDb db, OfferFilter filter, DateOnly today)
    {
        var offers = db.Offers.AsNoTracking().IgnoreQueryFilters(CountedOverAll)
            .Where(offer => filter.Closed ? offer.OpenUntil != null && offer.OpenUntil <= today : offer.OpenUntil == null || offer.OpenUntil > today);
        if (filter.Topic is { } topic)
            offers = offers.Where(offer => offer.Topic == topic || offer.Track == topic);
        if (filter.Language is { } language)
            offers = offers.Where(offer => offer.Languages.Any(part => part.Language == language));
        if (filter.Municipality is { } municipality)
        {
            offers = offers.Where(offer => offer.Municipality == municipality || (offer.Municipality == null && db.Providers.Any(provider =>
                provider.Id == offer.ProviderId && (!provider.Municipalities.Any() || provider.Municipalities.Any(part => part.Municipality == municipality)))));
            // What the municipality chose not to show.
            offers = offers.Where(offer => !db.MunicipalitySettings.Any(one => one.Municipality == municipality && one.Hidden.Any(part => part.OfferId == offer.Id)));
        }
        if (filter.WithRoom)
            offers = offers.Where(offer => offer.Places == null || offer.Places > db.Referrals.Count(referral => referral.OfferId == offer.Id && referral.HoldsPlace));
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = filter.Text.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // LOWER() of the database: there is no culture in it, and a comparison with one is not translated.
            offers = offers.Where(offer => offer.Name.ToLower().Contains(text) || (offer.Place != null && offer.Place.ToLower().Contains(text))
                || db.Providers.Any(provider => provider.Id == offer.ProviderId && provider.Name.ToLower().Contains(text)));
#pragma warning restore CA1304, CA1311, CA1862
        }
        return offers;
    }

    /// <summary>The lines of these offers, in their order.</summary>
    public static async Task<List<OfferLine>> LinesAsync(this IReceptionDb db, IQueryable<Offer> offers, ICodeLists codes, CancellationToken cancellationToken)
    {
        var rows = await offers.IgnoreQueryFilters(CountedOverAll).Select(offer => new
        {
            offer.Id,
            offer.ProviderId,
            offer.Name,
            Provider = db.Providers.Where(provider => provider.Id == offer.ProviderId).Select(provider => provider.Name).First(),
            offer.Municipality,
            offer.Topic,
            offer.Track,
            Languages = offer.Languages.Select(part => part.Language).ToList(),
            offer.Place,
            offer.Times,
            offer.Days,
            offer.PriceCents,
            offer.Payer,
            offer.Places,
            Taken = db.Referrals.Count(referral => referral.OfferId == offer.Id && referral.HoldsPlace),
            Waiting = db.Referrals.Count(referral => referral.OfferId == offer.Id && !referral.HoldsPlace
                && (referral.State == ReferralState.Sent || referral.State == ReferralState.Received)),
            offer.StartsOn,
            offer.OpenToAll,
            offer.OpenFrom,
            offer.OpenUntil,
        }).ToListAsync(cancellationToken);
        var lines = new List<OfferLine>(rows.Count);
        foreach (var row in rows)
        {
            var languages = new List<CodeView>();
            foreach (var language in row.Languages)
            {
                if (await codes.FindAsync(Lists.Languages, language, cancellationToken) is { } view)
                    languages.Add(view);
            }
            lines.Add(new(
                row.Id, row.ProviderId, row.Name, row.Provider, await codes.FindAsync(Lists.Municipalities, row.Municipality, cancellationToken),
                await codes.FindAsync(Lists.Topics, row.Topic, cancellationToken), await codes.FindAsync(Lists.Tracks, row.Track, cancellationToken),
                [.. languages.OrderBy(view => view.Dutch, StringComparer.Ordinal)], row.Place, row.Times, row.Days, row.PriceCents,
                await codes.FindAsync(Lists.Payers, row.Payer, cancellationToken), row.Places, row.Taken, row.Waiting, row.StartsOn, row.OpenToAll, row.OpenFrom, row.OpenUntil));
        }
        return lines;
    }
}
