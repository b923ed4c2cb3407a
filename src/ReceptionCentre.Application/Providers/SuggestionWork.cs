using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>An offer with what speaks for it and against it.</summary>
/// <param name="Languages">The languages that the reasons name.</param>
public sealed record OfferSuggestion(OfferLine Offer, IReadOnlyList<FitReason> Reasons, IReadOnlyList<CodeView> Languages);

/// <summary>
/// Orders offers by how they fit what somebody of a file needs. What is needed comes from the languages, the address and the
/// intake, as far as whoever asks may read them, and from nothing else: no origin, no nationality, no motive.
/// </summary>
internal sealed class SuggestionWork(IReceptionDb db, ICodeLists codes, OfferSearch search, ICurrentStaff current, TimeProvider time)
{
    /// <summary>Referrals of so many days count when two offers fit as well.</summary>
    private const int LatelyDays = 90;

    private const string Dutch = "nl";

    /// <param name="track">What the item or goal is for; null = for none.</param>
    /// <param name="provider">Whom the item of the plan names already.</param>
    /// <returns>What fits best first, and how many there are.</returns>
    public async Task<(IReadOnlyList<OfferSuggestion> Suggestions, int Found)> OfAsync(
        Guid caseFileId, OfferFilter filter, string? track, string? provider, int most, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var file = await db.CaseFiles.AsNoTracking().Where(file => file.Id == caseFileId).Select(file => new { file.PersonId, file.Controller }).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotThereException("case file");
        var found = (await search.InAsync(filter with { Municipality = file.Controller, Closed = false }, today, cancellationToken)).Where(offer => offer.OpenFrom <= today);
        var lines = await db.LinesAsync(found.OrderBy(offer => offer.Id), codes, today, cancellationToken);
        var recent = await RecentAsync(found, today, cancellationToken);
        var needs = await NeedsAsync(caseFileId, file.PersonId, track, provider, today, cancellationToken);
        var ofOffer = lines.ToDictionary(line => line.OfferId);
        var suggestions = new List<OfferSuggestion>();
        foreach (var fit in OfferFit.InOrder(lines.Select(line => line.Facts(recent.GetValueOrDefault(line.OfferId))), needs).Take(most))
            suggestions.Add(new(ofOffer[fit.Offer.OfferId], fit.Reasons, await codes.ManyAsync(Lists.Languages, fit.Reasons.Select(reason => reason.Code).OfType<string>(), cancellationToken)));
        return (suggestions, lines.Count);
    }

    private async Task<Dictionary<Guid, int>> RecentAsync(IQueryable<Offer> offers, DateOnly today, CancellationToken cancellationToken)
    {
        var since = today.AddDays(-LatelyDays);
        return await db.Referrals.AsNoTracking().IgnoreQueryFilters(OfferLines.CountedOverAll)
            .Where(referral => referral.SentOn >= since && offers.Any(offer => offer.Id == referral.OfferId))
            .GroupBy(referral => referral.OfferId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    /// <summary>What is known of what somebody needs, as far as whoever asks may read it.</summary>
    public async Task<OfferNeeds> NeedsAsync(Guid caseFileId, Guid personId, string? track, string? provider, DateOnly today, CancellationToken cancellationToken)
    {
        var languages = (await db.Languages.AsNoTracking().Where(fact => fact.PersonId == personId).ToListAsync(cancellationToken)).On(today).Select(fact => fact.Code)
            .ToHashSet(StringComparer.Ordinal);
        // A hidden address would be told by what is near to it.
        var address = (await db.Addresses.AsNoTracking().Where(fact => fact.PersonId == personId).ToListAsync(cancellationToken)).On(today).FirstOrDefault(fact => !fact.IsLocked);
        var answers = current.May(Permission.ReadIntake)
            ? (await db.ToldAsync(await db.IntakePersonAsync(caseFileId, today, cancellationToken), caseFileId, today, cancellationToken)).Answers : [];
        var free = Told("hours-when");
        var (lowest, highest) = LevelOf(answers.GetValueOrDefault("dutch-speak"));
        if (lowest >= DutchLevel.A2)
            languages.Add(Dutch);
        return new(
            track, languages, Parts(free), free.Contains("weekend"), Parts(Told("hours-work")),
            int.TryParse(answers.GetValueOrDefault("hours-week"), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ? hours * 60 : null, lowest, highest,
            address?.Postcode, address?.Place, !string.IsNullOrWhiteSpace(answers.GetValueOrDefault("hours-care")), provider, today);

        string[] Told(string question) => answers.GetValueOrDefault(question)?.Split(' ') ?? [];
    }

    private static DayParts Parts(string[] told) =>
        (told.Contains("morning") ? DayParts.Morning : DayParts.None) | (told.Contains("afternoon") ? DayParts.Afternoon : DayParts.None)
        | (told.Contains("evening") ? DayParts.Evening : DayParts.None);

    // What was heard in a conversation is no test: it says within which levels somebody may be.
    private static (DutchLevel? Lowest, DutchLevel? Highest) LevelOf(string? spoken) => spoken switch
    {
        "none" => (DutchLevel.BeforeA1, DutchLevel.BeforeA1),
        "little" => (DutchLevel.BeforeA1, DutchLevel.A2),
        "well" => (DutchLevel.A2, DutchLevel.C1),
        _ => (null, null),
    };
}
