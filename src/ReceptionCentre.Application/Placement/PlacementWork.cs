using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Placement;

/// <summary>Finds what a command of placement changes, as the screen showed it, and what a pair is compared by.</summary>
internal sealed class PlacementWork(
    IReceptionDb db, ICodeLists codes, SchoolAdvice advice, IAuditTrail audit, ICurrentStaff current, IOneAtATime oneAtATime, TimeProvider time)
{
    /// <summary>Places of all municipalities are counted together: the walls stand around people, not around the number of places.</summary>
    private static readonly string[] CountedOverAll = ["Scope"];

    /// <summary>The file, open and to be worked on; the audit event is about it.</summary>
    public async Task<CaseFile> FileAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.FileToWorkOnAsync(caseFileId, current, time.Today(), cancellationToken);
        audit.About(file.PersonId, file.Id);
        return file;
    }

    /// <summary>A wish of this file with its codes, tracked.</summary>
    /// <exception cref="NotThereException">Not there, in another file, or out of scope.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    public async Task<PlacementWish> WishAsync(Guid caseFileId, Guid wishId, int version, CancellationToken cancellationToken)
    {
        var wish = await db.PlacementWishes.Include(wish => wish.Codes).FirstOrDefaultAsync(wish => wish.Id == wishId && wish.CaseFileId == caseFileId, cancellationToken)
            ?? throw new NotThereException("wish");
        await FileAsync(caseFileId, cancellationToken);
        wish.EnsureStillAt(version);
        return wish;
    }

    /// <summary>A pair of this file with its parts and its wish, tracked.</summary>
    public async Task<(PlacementPair Pair, PlacementWish Wish)> PairAsync(Guid caseFileId, Guid pairId, int version, CancellationToken cancellationToken)
    {
        var pair = await db.PlacementPairs.Include(pair => pair.Steps).Include(pair => pair.Meetings).Include(pair => pair.Evaluations)
            .FirstOrDefaultAsync(pair => pair.Id == pairId && pair.CaseFileId == caseFileId, cancellationToken) ?? throw new NotThereException("pair");
        await FileAsync(caseFileId, cancellationToken);
        pair.EnsureStillAt(version);
        return (pair, await db.PlacementWishes.FirstAsync(wish => wish.Id == pair.WishId, cancellationToken));
    }

    public PairHappened Step(StepInput step) =>
        new(step.On!.Value, string.IsNullOrWhiteSpace(step.Words) ? null : step.Words.Trim(), time.Today(), time.GetUtcNow(), current.Id);

    /// <summary>What the system or a click says: today, without words.</summary>
    public PairHappened StepOf(DateOnly on, string? words = null) => new(on, words, time.Today(), time.GetUtcNow(), current.Id);

    /// <summary>A reason that a person may choose.</summary>
    public async Task<string> ReasonAsync(string? reason, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.PlacementReasons, reason, "Reason", cancellationToken);
        return reason is not null && PlacementReasons.IsChosen(reason) ? reason : throw new Pipeline.InvalidInputException("Reason", "Shared.ChooseFromTheList");
    }

    /// <summary>From here to the end of the transaction nobody else decides about these wishes and places; whoever comes at the same moment then counts this one too.</summary>
    public Task HoldAsync(IEnumerable<Guid> wishes, IEnumerable<Guid> places, CancellationToken cancellationToken) =>
        oneAtATime.TakeAsync(wishes.Concat(places).Select(id => $"placement:{id}"), cancellationToken);

    /// <summary>How many of the places are taken, over all municipalities. A place that nobody has is not in it.</summary>
    public Task<Dictionary<Guid, int>> TakenAsync(IReadOnlyCollection<Guid> places, CancellationToken cancellationToken) =>
        db.PlacementPairs.AsNoTracking().IgnoreQueryFilters(CountedOverAll).Where(pair => places.Contains(pair.PlaceId) && pair.EndedOn == null)
            .GroupBy(pair => pair.PlaceId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    /// <summary>The pairs that are not proposed again: what was refused, and what was a pair before.</summary>
    public async Task<HashSet<(Guid WishId, Guid PlaceId)>> RefusedAsync(IReadOnlyCollection<Guid> wishes, CancellationToken cancellationToken)
    {
        var refused = await db.PlacementRefusals.AsNoTracking().Where(one => wishes.Contains(one.WishId)).Select(one => new { one.WishId, one.PlaceId }).ToListAsync(cancellationToken);
        var tried = await db.PlacementPairs.AsNoTracking().Where(one => wishes.Contains(one.WishId)).Select(one => new { one.WishId, one.PlaceId }).ToListAsync(cancellationToken);
        return [.. refused.Concat(tried).Select(one => (one.WishId, one.PlaceId))];
    }

    /// <summary>Wishes as they are compared with places. The birth is read for classes only.</summary>
    public async Task<IReadOnlyList<Seeker>> SeekersAsync(IReadOnlyCollection<PlacementWish> wishes, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var born = await BornAsync([.. wishes.Where(wish => wish.Kind == PlacementKind.School).Select(wish => wish.CaseFileId)], today, cancellationToken);
        return [.. wishes.Select(wish => Seeker.Of(wish, born.GetValueOrDefault(wish.CaseFileId), advice.For(wish.SchoolStay, today)))];
    }

    /// <summary>The births of the people of files, as far as they are known.</summary>
    public async Task<Dictionary<Guid, PartialDate>> BornAsync(IReadOnlyCollection<Guid> files, DateOnly today, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
            return [];
        var people = await db.CaseFiles.AsNoTracking().Where(file => files.Contains(file.Id)).Select(file => new { file.Id, file.PersonId }).ToListAsync(cancellationToken);
        var ids = people.ConvertAll(one => one.PersonId);
        var births = (await db.Births.AsNoTracking().Where(fact => ids.Contains(fact.PersonId)).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
        return people.ToDictionary(one => one.Id, one => births[one.PersonId].Current(today)?.Born ?? PartialDate.Unknown);
    }
}

internal static class PlacementQueries
{
    /// <summary>Places that are open for a municipality on a day: the common floor and its own, of providers that work for it.</summary>
    public static IQueryable<PlacementPlace> PlacesFor(this IReceptionDb db, PlacementKind kind, string municipality, DateOnly on) =>
        db.PlacementPlaces.AsNoTracking().Where(place => place.Kind == kind && (place.Municipality == null || place.Municipality == municipality)
            && place.OpenFrom <= on && (place.OpenUntil == null || place.OpenUntil > on)
            && db.Providers.Any(provider => provider.Id == place.ProviderId && (provider.EndedOn == null || provider.EndedOn > on)
                && (!provider.Municipalities.Any() || provider.Municipalities.Any(part => part.Municipality == municipality))));

    /// <summary>Who waits in the open files of a municipality that one may see, in turn.</summary>
    public static IQueryable<PlacementWish> WaitingIn(this IReceptionDb db, PlacementKind kind, string municipality) =>
        db.PlacementWishes.AsNoTracking().Where(wish => wish.Kind == kind && wish.State == WishState.Waiting
            && db.CaseFiles.Any(file => file.Id == wish.CaseFileId && file.Controller == municipality && file.ClosedOn == null));

    public static IOrderedQueryable<PlacementWish> InTurn(this IQueryable<PlacementWish> wishes) => wishes.OrderBy(wish => wish.Since).ThenBy(wish => wish.Id);
}
