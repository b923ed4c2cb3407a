using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>Which offers one looks for.</summary>
/// <param name="Text">Words that all stand in the offer, its provider, its place, or in what it is about, also by another word for that.</param>
/// <param name="Topic">Code of the list "topics" or "tracks": what one looks for is found under either.</param>
/// <param name="Language">In which it is given, or in which somebody there helps.</param>
/// <param name="Municipality">Offers that people of this municipality can go to.</param>
/// <param name="WithRoom">Only with a free place.</param>
/// <param name="Closed">Those to which nobody is referred any more, instead of the open ones.</param>
public sealed record OfferFilter(
    string? Text = null, string? Topic = null, string? Language = null, string? Municipality = null, bool WithRoom = false, bool Closed = false)
{
    /// <summary>Code of the list "offer-audiences".</summary>
    public string? Audience { get; init; }

    /// <summary>On one of these days.</summary>
    public Weekdays Days { get; init; }

    /// <summary>In one of these parts of the day.</summary>
    public DayParts Parts { get; init; }

    /// <summary>A place, or the first digits of a postcode.</summary>
    public string? Near { get; init; }
    public bool OpenToAll { get; init; }

    /// <summary>One waits at most so many weeks, as far as is known.</summary>
    public int? MostWeeks { get; init; }

    /// <summary>For somebody with this level of Dutch; also where no level is asked.</summary>
    public DutchLevel? Level { get; init; }

    /// <summary>Costs at most so much, in cents; 0 = only what is free.</summary>
    public int? MostCents { get; init; }

    /// <summary>Something is looked for, beside whether it is open.</summary>
    public bool IsEmpty => this with { Closed = false } == new OfferFilter();
}

/// <summary>Other words for what offers are about: "fiets" for transport. Reference data, read at the start.</summary>
public sealed record TopicWords(IReadOnlyList<TopicWord> Words);

/// <param name="Word">In small letters.</param>
public sealed record TopicWord(string Topic, string Word);

/// <summary>Finds the offers of a filter; what the words of it are about is looked up in the lists.</summary>
internal sealed class OfferSearch(IReceptionDb db, ICodeLists codes, TopicWords others)
{
    /// <summary>More words make a search slower and not better.</summary>
    private const int MostWords = 6;

    /// <summary>A shorter word is the beginning of too many.</summary>
    private const int WordLength = 4;

    public async Task<IQueryable<Offer>> InAsync(OfferFilter filter, DateOnly today, CancellationToken cancellationToken)
    {
        var offers = db.OffersIn(filter, today);
        foreach (var word in (filter.Text ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords))
            offers = WithWord(offers, word, await AboutAsync(word, cancellationToken));
        return offers;
    }

    private IQueryable<Offer> WithWord(IQueryable<Offer> offers, string word, List<string> about) =>
#pragma warning disable CA1304, CA1311, CA1862 // LOWER() of the database: there is no culture in it, and a comparison with one is not translated.
        offers.Where(offer => offer.Name.ToLower().Contains(word) || (offer.Place != null && offer.Place.ToLower().Contains(word))
            || (offer.Description != null && offer.Description.ToLower().Contains(word))
            || about.Contains(offer.Topic!) || about.Contains(offer.Track!) || offer.Codes.Any(part => part.Use != OfferCodeUse.Language && part.Use != OfferCodeUse.HelpLanguage && about.Contains(part.Code))
            || db.Providers.Any(provider => provider.Id == offer.ProviderId && provider.Name.ToLower().Contains(word)));
#pragma warning restore CA1304, CA1311, CA1862

    // "Fietsles" and "fiets" are about the same: one begins with the other.
    private async Task<List<string>> AboutAsync(string word, CancellationToken cancellationToken)
    {
        if (word.Length < WordLength)
            return [];
        var about = others.Words.Where(other => other.Word.StartsWith(word, StringComparison.Ordinal) || (other.Word.Length >= WordLength && word.StartsWith(other.Word, StringComparison.Ordinal)))
            .Select(other => other.Topic).ToHashSet(StringComparer.Ordinal);
        foreach (var list in new[] { Lists.Topics, Lists.Tracks, Lists.OfferAudiences })
        {
            foreach (var code in await codes.AllAsync(list, cancellationToken))
            {
                if (code.Dutch.Contains(word, StringComparison.OrdinalIgnoreCase) || code.English.Contains(word, StringComparison.OrdinalIgnoreCase))
                    about.Add(code.Value);
            }
        }
        return [.. about];
    }
}

internal static class OfferFilters
{
    /// <summary>The offers of a filter, but for its words.</summary>
    public static IQueryable<Offer> OffersIn(this IReceptionDb db, OfferFilter filter, DateOnly today)
    {
        var offers = db.Offers.AsNoTracking().IgnoreQueryFilters(OfferLines.CountedOverAll)
            .Where(offer => filter.Closed ? offer.OpenUntil != null && offer.OpenUntil <= today : offer.OpenUntil == null || offer.OpenUntil > today);
        if (filter.Topic is { } topic)
            offers = offers.Where(offer => offer.Topic == topic || offer.Track == topic || offer.Codes.Any(part => part.Use == OfferCodeUse.Topic && part.Code == topic));
        if (filter.Language is { } language)
            offers = offers.Where(offer => offer.Codes.Any(part => (part.Use == OfferCodeUse.Language || part.Use == OfferCodeUse.HelpLanguage) && part.Code == language));
        if (filter.Audience is { } audience)
            offers = offers.Where(offer => offer.Codes.Any(part => part.Use == OfferCodeUse.Audience && part.Code == audience));
        if (filter.Municipality is { } municipality)
        {
            offers = offers.Where(offer => offer.Municipality == municipality || (offer.Municipality == null && db.Providers.Any(provider =>
                provider.Id == offer.ProviderId && (!provider.Municipalities.Any() || provider.Municipalities.Any(part => part.Municipality == municipality)))));
            // What the municipality chose not to show.
            offers = offers.Where(offer => !db.MunicipalitySettings.Any(one => one.Municipality == municipality && one.Hidden.Any(part => part.OfferId == offer.Id)));
        }
        return offers.AtTimeAndPlace(filter).WithTerms(filter).InRoom(db, filter, today);
    }

    private static IQueryable<Offer> AtTimeAndPlace(this IQueryable<Offer> offers, OfferFilter filter)
    {
        if (filter.Days != Weekdays.None)
            offers = offers.Where(offer => (offer.Days & filter.Days) != Weekdays.None);
        if (filter.Parts != DayParts.None)
            offers = offers.Where(offer => (offer.Parts & filter.Parts) != DayParts.None);
        if (filter.Near is not { Length: > 0 } near)
            return offers;
        if (char.IsAsciiDigit(near[0]))
            return offers.Where(offer => offer.Online || (offer.Postcode != null && offer.Postcode.StartsWith(near)));
        var place = near.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // LOWER() of the database, as above.
        return offers.Where(offer => offer.Online || (offer.Place != null && offer.Place.ToLower().Contains(place)));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private static IQueryable<Offer> WithTerms(this IQueryable<Offer> offers, OfferFilter filter)
    {
        if (filter.OpenToAll)
            offers = offers.Where(offer => offer.OpenToAll);
        if (filter.Level is { } level)
            offers = offers.Where(offer => (offer.LevelFrom == null || offer.LevelFrom <= level) && (offer.LevelTo == null || offer.LevelTo > level || offer.LevelTo == offer.LevelFrom));
        if (filter.MostCents is { } most)
            offers = offers.Where(offer => offer.PriceCents <= most);
        return offers;
    }

    private static IQueryable<Offer> InRoom(this IQueryable<Offer> offers, IReceptionDb db, OfferFilter filter, DateOnly today)
    {
        if (filter.MostWeeks is { } weeks)
            offers = offers.Where(offer => !offer.Rooms.Any(room => (room.From == null || room.From <= today) && (room.Until == null || room.Until > today) && room.WaitingWeeks > weeks));
        if (filter.WithRoom)
        {
            offers = offers.Where(offer => !offer.Rooms.Any(room => (room.From == null || room.From <= today) && (room.Until == null || room.Until > today)
                && room.Places <= db.Referrals.Count(referral => referral.OfferId == offer.Id && referral.HoldsPlace)));
        }
        return offers;
    }
}
