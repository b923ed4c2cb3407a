using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Journeys;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>What becomes of a row.</summary>
public enum TakeInOutcome
{
    New = 1,
    Changed = 2,
    Same = 3,
    Wrong = 4,
}

/// <summary>A file that was looked at and not taken in yet: kept with the journeys, so that it goes by itself.</summary>
/// <param name="LeftOut">Columns that are none of ours.</param>
internal sealed record KeptFile(string Name, ExchangeFormat Format, IReadOnlyList<string> LeftOut, IReadOnlyList<OfferRow> Rows);

/// <summary>A row beside the directory.</summary>
/// <param name="Known">The offer that it is about, tracked; null = a new one.</param>
/// <param name="Provider">The organisation that is there already; null = a new one.</param>
internal sealed record ReadRow(
    OfferRow Row, TakeInOutcome Outcome, OfferTerms Terms, Offer? Known, Provider? Provider, string? ProviderName, string? Kind, IReadOnlyList<RowError> Errors);

/// <summary>Reads the rows of a file under the rules of the forms, and lays them beside the directory. What is looked at and what is taken in is found here both times.</summary>
internal sealed class TakeInWork(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TopicWords topics, IValidator<OfferTerms> validator, TimeProvider time)
{
    public const string Kind = "TakeInOffers";

    private const string AnyTopic = "other", AnyKind = "other";

    public IQueryable<Journey> Files => db.Journeys.Where(journey => journey.Kind == Kind && journey.OwnerId == current.Id);

    public async Task<KeptFile> FileAsync(Guid fileId, CancellationToken cancellationToken) =>
        await Files.Where(journey => journey.Id == fileId).Select(journey => journey.Answers).FirstOrDefaultAsync(cancellationToken) is { } kept
            ? JsonSerializer.Deserialize<KeptFile>(kept)! : throw new NotThereException("file of offers");

    public async Task<IReadOnlyList<ReadRow>> ReadAsync(KeptFile file, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var sheet = await OfferSheet.OfAsync(codes, cancellationToken);
        var offers = await db.WholeAsync(db.Offers, cancellationToken);
        var providers = await db.Providers.Include(provider => provider.Municipalities).Where(provider => provider.EndedOn == null).ToListAsync(cancellationToken);
        var byKey = offers.Where(offer => offer.ExternalKey is not null).ToDictionary(offer => offer.ExternalKey!, StringComparer.Ordinal);
        var byId = offers.ToDictionary(offer => offer.Id.ToString(), StringComparer.OrdinalIgnoreCase);
        var byName = offers.ToLookup(offer => (offer.ProviderId, offer.Name));
        var met = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var read = new List<ReadRow>(file.Rows.Count);
        foreach (var row in file.Rows)
        {
            var (key, name) = (row[OfferColumns.Key], row[OfferColumns.Provider]);
            var provider = (row[OfferColumns.ProviderKey] is { } providerKey
                ? providers.Find(one => one.ExternalKey == providerKey || one.Id.ToString().Equals(providerKey, StringComparison.OrdinalIgnoreCase)) : null)
                ?? providers.Find(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            var known = key is null ? provider is null ? null : byName[(provider.Id, row[OfferColumns.Name] ?? "")].FirstOrDefault()
                : byKey.GetValueOrDefault(key) ?? byId.GetValueOrDefault(key);
            provider = known is null ? provider : providers.Find(one => one.Id == known.ProviderId);
            read.Add(await ReadAsync(file.Format, row, sheet, known, provider, name, met, today, cancellationToken));
        }
        return read;
    }

    private async Task<ReadRow> ReadAsync(
        ExchangeFormat format, OfferRow row, OfferSheet sheet, Offer? known, Provider? provider, string? name, HashSet<string> met, DateOnly today, CancellationToken cancellationToken)
    {
        var now = known?.TermsOn(today);
        var (terms, found) = sheet.Read(row, now);
        var (kind, wrongKind) = sheet.Kind(row);
        var errors = new List<RowError>([.. found, .. wrongKind]);
        if (format == ExchangeFormat.Hsds)
            terms = Settle(terms, now, today);
        terms = terms.Tidy(today);
        var checkedTerms = await validator.ValidateAsync(terms, cancellationToken);
        // What could not even be read is told once.
        errors.AddRange(checkedTerms.Errors.Where(error => found.All(one => one.Column != Column(error.PropertyName))).Select(error => new RowError(Column(error.PropertyName), error.ErrorMessage)));
        if (provider is null && known is not null)
            errors.Add(new(OfferColumns.Provider, ProviderRules.AnEndedProviderStaysAsItWas.Name));
        else if (provider is null && (name is null || name.Length > Provider.NameLength))
            errors.Add(new(OfferColumns.Provider, "Providers.NameMissing"));
        if (terms.Municipality is { } municipality && !current.IsSystem && !current.Municipalities.Contains(municipality))
            errors.Add(new(OfferColumns.Municipality, ProviderRules.AnOfferIsOfYourMunicipality.Name));
        if (!met.Add(known?.Id.ToString() ?? row[OfferColumns.Key] ?? $"{name}/{terms.Name}"))
            errors.Add(new(OfferColumns.Key, "Providers.TwiceInTheFile"));
        if (row[OfferColumns.Key] is { Length: > Offer.ExternalKeyLength })
            errors.Add(new(OfferColumns.Key, "Providers.KeyTooLong"));
        var outcome = errors.Count > 0 ? TakeInOutcome.Wrong : now is null ? TakeInOutcome.New : now.SaysTheSameAs(terms) ? TakeInOutcome.Same : TakeInOutcome.Changed;
        return new(row, outcome, terms, known, provider, name, kind ?? AnyKind, errors);
    }

    // Another's file knows our topics and our ends not: it is about what its words say, and what was closed here stays so.
    private OfferTerms Settle(OfferTerms terms, OfferTerms? now, DateOnly today)
    {
        if (terms is { Topic: null, Track: null })
        {
            var words = $"{terms.Name} {terms.Description}".ToLowerInvariant().Split([' ', ',', '.', ':', ';', '/', '\n'], StringSplitOptions.RemoveEmptyEntries);
            terms = terms with { Topic = topics.Words.FirstOrDefault(other => words.Contains(other.Word))?.Topic ?? AnyTopic };
        }
        return now?.OpenUntil <= today ? terms with { OpenUntil = now.OpenUntil } : terms;
    }

    // The columns are called as a file calls them, the rules as the forms do.
    private static string Column(string property) => property.Split('[')[0] switch
    {
        nameof(OfferTerms.Name) => OfferColumns.Name,
        "Price" => OfferColumns.Price,
        nameof(OfferTerms.LevelTo) => OfferColumns.LevelTo,
        nameof(OfferTerms.MostMinutesAWeek) => OfferColumns.MostHours,
        nameof(OfferTerms.WaitingWeeks) => OfferColumns.WaitingWeeks,
        nameof(OfferTerms.OpenUntil) => OfferColumns.OpenUntil,
        var other => other.ToLowerInvariant(),
    };
}
