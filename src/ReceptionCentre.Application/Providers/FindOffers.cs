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

/// <summary>The offers of the common floor and of the own municipalities, by name, fifty at a time.</summary>
public static class FindOffers
{
    public const int PageSize = 50, TextLength = 100;

    /// <param name="After">Last offer of the page before this; null = from the start.</param>
    /// <param name="Before">First offer of the page after this.</param>
    [Needs(Permission.ReadProviders)]
    public sealed record Query(OfferFilter Filter, Guid? After = null, Guid? Before = null) : IQuery<Page>;

    /// <param name="Languages">Languages in which something is given now, for the filter.</param>
    /// <param name="OfTopic">How many there would be under each topic, with the rest of the filter.</param>
    public sealed record Page(
        IReadOnlyList<OfferLine> Offers, int Found, bool HasBefore, bool HasAfter, IReadOnlyList<CodeView> Languages, IReadOnlyDictionary<string, int> OfTopic, DateOnly Today);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, OfferSearch search, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var found = await ShownAsync(request.Filter, today, cancellationToken);
            var count = await found.CountAsync(cancellationToken);
            var backwards = request.After is null && request.Before is not null;
            var page = found;
            if ((request.After ?? request.Before) is { } edge)
            {
                var name = await db.Offers.Where(offer => offer.Id == edge).Select(offer => offer.Name).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new NotThereException("offer");
                page = backwards
                    ? found.Where(offer => offer.Name.CompareTo(name) <= 0 && (offer.Name.CompareTo(name) < 0 || offer.Id.CompareTo(edge) < 0))
                    : found.Where(offer => offer.Name.CompareTo(name) >= 0 && (offer.Name.CompareTo(name) > 0 || offer.Id.CompareTo(edge) > 0));
            }
            var ordered = backwards
                ? page.OrderByDescending(offer => offer.Name).ThenByDescending(offer => offer.Id)
                : page.OrderBy(offer => offer.Name).ThenBy(offer => offer.Id);
            var lines = await db.LinesAsync(ordered.Take(PageSize + 1), codes, today, cancellationToken);
            var more = lines.Count > PageSize;
            var shown = lines.Take(PageSize).ToList();
            if (backwards)
                shown.Reverse();
            return new(shown, count, backwards ? more : request.After is not null, backwards || more, await LanguagesAsync(today, cancellationToken),
                await OfTopicAsync(await ShownAsync(request.Filter with { Topic = null }, today, cancellationToken), cancellationToken), today);
        }

        // Each offer once under each topic or track under which the filter finds it.
        private static Task<Dictionary<string, int>> OfTopicAsync(IQueryable<Offer> offers, CancellationToken cancellationToken) =>
            offers.Where(offer => offer.Topic != null).Select(offer => new { offer.Id, Code = offer.Topic! })
                .Union(offers.Where(offer => offer.Track != null).Select(offer => new { offer.Id, Code = offer.Track! }))
                .Union(offers.SelectMany(offer => offer.Codes.Where(part => part.Use == OfferCodeUse.Topic), (offer, part) => new { offer.Id, part.Code }))
                .GroupBy(pair => pair.Code).Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

        private async Task<IQueryable<Offer>> ShownAsync(OfferFilter filter, DateOnly today, CancellationToken cancellationToken)
        {
            var found = await search.InAsync(filter, today, cancellationToken);
            // What none of the own municipalities shows; who keeps the directory sees all of it.
            return filter.Municipality is null && current.Municipalities is { Count: > 0 } own && !current.May(Permission.ManageProviders)
                ? found.Where(offer => db.MunicipalitySettings.Count(one => own.Contains(one.Municipality) && one.Hidden.Any(part => part.OfferId == offer.Id)) < own.Count)
                : found;
        }

        private async Task<IReadOnlyList<CodeView>> LanguagesAsync(DateOnly today, CancellationToken cancellationToken)
        {
            var given = await db.Offers.AsNoTracking().Where(offer => offer.OpenUntil == null || offer.OpenUntil > today)
                .SelectMany(offer => offer.Codes).Where(part => part.Use == OfferCodeUse.Language || part.Use == OfferCodeUse.HelpLanguage)
                .Select(part => part.Code).Distinct().ToListAsync(cancellationToken);
            return await codes.ManyAsync(Lists.Languages, given, cancellationToken);
        }
    }
}
