using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Placement;

/// <summary>A place as a list shows it.</summary>
/// <param name="Taken">How many people are there, or about to be.</param>
public sealed record PlaceLine(
    Guid PlaceId, PlacementKind Kind, string Name, Guid ProviderId, string Provider, string? Contact, string? Words, CodeView? Municipality, string? Town, Weekdays Days,
    DayParts Parts, IReadOnlyList<CodeView> Languages, CodeView? SchoolKind, int? AgeFrom, int? AgeTo, int? LeastMinutesAWeek, DutchLevel? Level, int Capacity, int Taken,
    DateOnly OpenFrom, DateOnly? OpenUntil)
{
    public int Free => Math.Max(0, Capacity - Taken);
}

/// <summary>A reason with the words of what it names.</summary>
public sealed record ReasonView(PairReason Reason, IReadOnlyList<CodeView> Codes);

/// <summary>A place with what speaks for it and against it.</summary>
public sealed record PlaceSuggestion(PlaceLine Place, IReadOnlyList<ReasonView> Reasons, bool IsPossible);

/// <summary>Puts places and reasons into words of the lists.</summary>
internal sealed class PlacementViews(IReceptionDb db, ICodeLists codes, PlacementWork work)
{
    public async Task<IReadOnlyList<PlaceLine>> LinesAsync(IReadOnlyCollection<PlacementPlace> places, CancellationToken cancellationToken)
    {
        var ids = places.Select(place => place.ProviderId).Distinct().ToList();
        var providers = await db.Providers.AsNoTracking().Where(provider => ids.Contains(provider.Id)).Select(provider => new { provider.Id, provider.Name })
            .ToDictionaryAsync(provider => provider.Id, provider => provider.Name, cancellationToken);
        var taken = await work.TakenAsync([.. places.Select(place => place.Id)], cancellationToken);
        var lines = new List<PlaceLine>(places.Count);
        foreach (var place in places)
        {
            lines.Add(new(
                place.Id, place.Kind, place.Name, place.ProviderId, providers.GetValueOrDefault(place.ProviderId, ""), place.Contact, place.Words,
                await codes.FindAsync(Lists.Municipalities, place.Municipality, cancellationToken), place.Town, place.Days, place.Parts,
                await codes.ManyAsync(Lists.Languages, place.CodesFor(PlacementCodeUse.Language), cancellationToken),
                await codes.FindAsync(Lists.SchoolKinds, place.SchoolKind, cancellationToken), place.AgeFrom, place.AgeTo, place.LeastMinutesAWeek, place.Level, place.Capacity,
                taken.GetValueOrDefault(place.Id), place.OpenFrom, place.OpenUntil));
        }
        return lines;
    }

    public async Task<PlaceSuggestion> SuggestionAsync(PlaceLine place, PairFit fit, CancellationToken cancellationToken)
    {
        var reasons = new List<ReasonView>(fit.Reasons.Count);
        foreach (var reason in fit.Reasons.OrderBy(reason => reason.Kind))
            reasons.Add(new(reason, await codes.ManyAsync(ListOf(reason.Kind), reason.Codes ?? [], cancellationToken)));
        return new(place, reasons, fit.IsPossible);
    }

    private static string ListOf(PairReasonKind kind) => kind switch
    {
        PairReasonKind.Interest => Lists.Interests,
        PairReasonKind.Skill or PairReasonKind.NeededSkill => Lists.Skills,
        PairReasonKind.School => Lists.SchoolKinds,
        _ => Lists.Languages,
    };
}
