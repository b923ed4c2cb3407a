using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>What a file of offers would change, row by row, without changing anything.</summary>
public static class ShowTakeIn
{
    /// <summary>So many rows of each outcome are listed.</summary>
    public const int Most = 200;

    [Needs(Permission.ManageProviders)]
    public sealed record Query(Guid FileId) : IQuery<View>;

    /// <param name="LeftOut">Columns of the file that are none of ours.</param>
    /// <param name="Rows">Wrong ones first, then changed and new ones; what stays the same is only counted.</param>
    public sealed record View(string Name, ExchangeFormat Format, IReadOnlyList<string> LeftOut, IReadOnlyList<Row> Rows, int New, int Changed, int Same, int Wrong)
    {
        public bool CanTakeIn => Wrong == 0 && New + Changed > 0;
    }

    /// <param name="NewProvider">The organisation is new too.</param>
    public sealed record Row(int Number, TakeInOutcome Outcome, string? Offer, string? Provider, bool NewProvider, IReadOnlyList<RowError> Errors);

    internal sealed class Handler(TakeInWork work) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.FileId, cancellationToken);
            var rows = await work.ReadAsync(file, cancellationToken);
            int Count(TakeInOutcome outcome) => rows.Count(row => row.Outcome == outcome);
            return new(
                file.Name, file.Format, file.LeftOut,
                [
                    .. rows.Where(row => row.Outcome != TakeInOutcome.Same).OrderByDescending(row => row.Outcome).ThenBy(row => row.Row.Number).Take(Most)
                        .Select(row => new Row(row.Row.Number, row.Outcome, row.Terms.Name, row.Provider?.Name ?? row.ProviderName, row.Provider is null, row.Errors)),
                ],
                Count(TakeInOutcome.New), Count(TakeInOutcome.Changed), Count(TakeInOutcome.Same), Count(TakeInOutcome.Wrong));
        }
    }
}

/// <summary>Takes a file of offers over into the directory: all of it, or nothing when a row is wrong. Gives how many were new or changed.</summary>
public static class TakeInOffers
{
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid OnceKey, Guid FileId) : ICommand<int>, IOnce;

    internal sealed class Handler(IReceptionDb db, TakeInWork work, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var file = await work.FileAsync(request.FileId, cancellationToken);
            var rows = await work.ReadAsync(file, cancellationToken);
            ProviderRules.AFileIsTakenInAsAWhole.Check(rows.All(row => row.Outcome != TakeInOutcome.Wrong));
            var added = new Dictionary<string, Provider>(StringComparer.OrdinalIgnoreCase);
            foreach (var row in rows.Where(row => row.Outcome is TakeInOutcome.New or TakeInOutcome.Changed))
            {
                if (row.Known is { } known)
                    known.Change(row.Terms, today);
                else
                    db.Offers.Add(Offer.Add(row.Provider ?? New(row, added), row.Terms, today, row.Row[OfferColumns.Key]));
            }
            audit.Tell("Offers", Guid.Empty, "Format", null, file.Format.ToString());
            db.Journeys.Remove(await work.Files.FirstAsync(journey => journey.Id == request.FileId, cancellationToken));
            return rows.Count(row => row.Outcome is TakeInOutcome.New or TakeInOutcome.Changed);
        }

        private Provider New(ReadRow row, Dictionary<string, Provider> added)
        {
            if (added.TryGetValue(row.ProviderName!, out var there))
                return there;
            var provider = Provider.Add(
                new(
                    row.ProviderName!, row.Kind!, null, Short(row.Row[OfferColumns.ProviderTelephone], Provider.TelephoneLength), Short(row.Row[OfferColumns.ProviderEmail], Provider.EmailLength),
                    Website(row.Row[OfferColumns.ProviderWebsite]), []),
                row.Row[OfferColumns.ProviderKey]);
            added[row.ProviderName!] = provider;
            db.Providers.Add(provider);
            return provider;
        }

        private static string? Short(string? text, int length) => text?.Length > length ? null : text;

        // Only what opens a page: a link that runs something is no website.
        private static string? Website(string? site) =>
            Uri.TryCreate(site, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http") ? Short(site, Provider.WebsiteLength) : null;
    }
}
