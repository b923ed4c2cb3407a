using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>The organisations in the directory, by name, fifty at a time.</summary>
public static class ProviderList
{
    public const int PageSize = 50, TextLength = 100;

    /// <param name="Text">Part of the name.</param>
    /// <param name="Kind">Code of the list "provider-kinds".</param>
    /// <param name="Municipality">Those that work for this municipality.</param>
    /// <param name="Ended">Those that the centre no longer works with, instead of the others.</param>
    [Needs(Permission.ReadProviders)]
    public sealed record Query(
        string? Text = null, string? Kind = null, string? Municipality = null, bool Ended = false, Guid? After = null, Guid? Before = null) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<Row> Rows, int Found, bool HasBefore, bool HasAfter);

    /// <param name="Municipalities">Empty = the whole region.</param>
    /// <param name="OpenOffers">Offers that are open now, of the common floor and the own municipalities.</param>
    public sealed record Row(Guid ProviderId, string Name, CodeView? Kind, IReadOnlyList<CodeView> Municipalities, int OpenOffers, DateOnly? EndedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var all = db.Providers.AsNoTracking().Where(provider => request.Ended ? provider.EndedOn != null : provider.EndedOn == null);
            if (request.Kind is { } kind)
                all = all.Where(provider => provider.Kind == kind);
            if (request.Municipality is { } municipality)
                all = all.Where(provider => !provider.Municipalities.Any() || provider.Municipalities.Any(part => part.Municipality == municipality));
            if (!string.IsNullOrWhiteSpace(request.Text))
            {
                var text = request.Text.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // LOWER() of the database: there is no culture in it, and a comparison with one is not translated.
                all = all.Where(provider => provider.Name.ToLower().Contains(text));
#pragma warning restore CA1304, CA1311, CA1862
            }
            var found = await all.CountAsync(cancellationToken);
            var backwards = request.After is null && request.Before is not null;
            var page = all;
            if ((request.After ?? request.Before) is { } edge)
            {
                var name = await db.Providers.Where(provider => provider.Id == edge).Select(provider => provider.Name).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new NotThereException("provider");
                page = backwards
                    ? all.Where(provider => provider.Name.CompareTo(name) <= 0 && (provider.Name.CompareTo(name) < 0 || provider.Id.CompareTo(edge) < 0))
                    : all.Where(provider => provider.Name.CompareTo(name) >= 0 && (provider.Name.CompareTo(name) > 0 || provider.Id.CompareTo(edge) > 0));
            }
            var ordered = backwards
                ? page.OrderByDescending(provider => provider.Name).ThenByDescending(provider => provider.Id)
                : page.OrderBy(provider => provider.Name).ThenBy(provider => provider.Id);
            var rows = await ordered.Take(PageSize + 1)
                .Select(provider => new
                {
                    provider.Id,
                    provider.Name,
                    provider.Kind,
                    provider.EndedOn,
                    Municipalities = provider.Municipalities.Select(part => part.Municipality).ToList(),
                    Open = db.Offers.Count(offer => offer.ProviderId == provider.Id && (offer.OpenUntil == null || offer.OpenUntil > today)),
                })
                .ToListAsync(cancellationToken);
            var more = rows.Count > PageSize;
            var shown = rows.Take(PageSize).ToList();
            if (backwards)
                shown.Reverse();
            var lines = new List<Row>(shown.Count);
            foreach (var row in shown)
            {
                lines.Add(new(
                    row.Id, row.Name, await codes.FindAsync(Lists.ProviderKinds, row.Kind, cancellationToken),
                    await codes.ManyAsync(row.Municipalities, cancellationToken), row.Open, row.EndedOn));
            }
            return new(lines, found, backwards ? more : request.After is not null, backwards || more);
        }
    }
}
