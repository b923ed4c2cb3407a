using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.BulkChanges;

/// <summary>Section "BulkChanges".</summary>
public sealed class BulkChangeOptions
{
    /// <summary>Somebody else than who prepared a change says that it may be done.</summary>
    public bool FourEyes { get; set; }
}

/// <summary>A stay of the group, with what decides whether its status changes.</summary>
/// <param name="OpenFiles">Open files with the municipalities of the change.</param>
/// <param name="CaseFileId">By which it is shown: an open one where there is one.</param>
internal sealed record BulkCandidate(Stay Stay, IReadOnlyList<Guid> OpenFiles, Guid CaseFileId, bool IsProtected)
{
    public BulkFinding Find(BulkChange change, IReadOnlyCollection<string> ownGrounds) =>
        BulkStatus.Find(Stay, change.Terms, OpenFiles.Count > 0, IsProtected && !change.WithProtected, ownGrounds);
}

/// <summary>What the steps and batches of changes for a group share: the change in the right state, held by this worker, and the stays read.</summary>
internal sealed class BulkChangeBatches(IReceptionDb db, IOneAtATime oneAtATime, ICodeLists codes, TimeProvider time) : RunBatches<BulkChange, BulkProgress>(oneAtATime, time)
{
    /// <summary>How many stays one transaction does.</summary>
    public const int Size = 500;

    /// <summary>Code of the list "fact-sources".</summary>
    public const string Source = "group-decision";

    protected override string Name => "bulk-change";

    protected override IQueryable<BulkChange> Runs => db.BulkChanges.Include(change => change.Codes);

    protected override IQueryable<BulkProgress> Progress => db.BulkProgress;

    /// <summary>Stays with the status, now or on the day, in files of the municipalities of the change.</summary>
    public IQueryable<Guid> StaysOf(BulkChange change)
    {
        var (code, task, motive, today) = (change.Code, change.Task, change.Motive, Today);
        var edge = PartialDate.Of(change.On < today ? change.On : today);
        var stays = change.Fact switch
        {
            BulkFact.ResidenceTitle => Within(db.ResidenceTitles.Where(fact => fact.Code == code), change, edge).Select(fact => fact.StayId),
            BulkFact.FormalMotive => Within(db.FormalMotives.Where(fact => fact.Code == code), change, edge).Select(fact => fact.StayId),
            _ => Within(db.Motives.Where(fact => fact.Code == code), change, edge).Select(fact => fact.StayId),
        };
        var municipalities = change.CodesFor(BulkCodeUse.Municipality);
        stays = stays.Where(id => db.CaseFiles.Any(file => file.StayId == id && municipalities.Contains(file.Controller) && (task == null || file.Task == task)));
        if (motive is not null)
        {
            stays = stays.Where(id =>
                db.Motives.Any(fact => fact.StayId == id && fact.Code == motive && fact.WithdrawnAt == null && (fact.Until == null || fact.Until > edge))
                || db.FormalMotives.Any(fact => fact.StayId == id && fact.Code == motive && fact.WithdrawnAt == null && (fact.Until == null || fact.Until > edge)));
        }
        return stays.Distinct();
    }

    /// <summary>Reads stays with the facts that decide; tracked when they are to be changed.</summary>
    public async Task<IReadOnlyDictionary<Guid, BulkCandidate>> CandidatesAsync(BulkChange change, IReadOnlyCollection<Guid> stayIds, bool tracked, CancellationToken cancellationToken)
    {
        var stays = db.Stays.Where(stay => stayIds.Contains(stay.Id));
        if (!tracked)
            stays = stays.AsNoTracking();
        stays = change.Fact == BulkFact.ResidenceTitle ? stays.Include(stay => stay.Titles) : stays;
        if (change.Fact == BulkFact.Motive || change.CodesFor(BulkCodeUse.OwnGround).Count > 0)
            stays = stays.Include(stay => stay.Motives);
        if (change.Fact == BulkFact.FormalMotive || change.CodesFor(BulkCodeUse.OwnGround).Count > 0)
            stays = stays.Include(stay => stay.FormalMotives);
        var found = await stays.ToListAsync(cancellationToken);

        var municipalities = change.CodesFor(BulkCodeUse.Municipality);
        var files = (await db.CaseFiles.AsNoTracking().Where(file => stayIds.Contains(file.StayId) && municipalities.Contains(file.Controller))
            .Select(file => new { file.StayId, file.Id, file.OpenedOn, file.ClosedOn }).ToListAsync(cancellationToken)).ToLookup(file => file.StayId);
        var people = found.ConvertAll(stay => stay.PersonId);
        var isProtected = (await db.ProtectedOn(Today).Where(fact => people.Contains(fact.PersonId)).Select(fact => fact.PersonId).ToListAsync(cancellationToken)).ToHashSet();
        return found.Where(stay => files.Contains(stay.Id)).ToDictionary(stay => stay.Id, stay => new BulkCandidate(
            stay, [.. files[stay.Id].Where(file => file.ClosedOn is null).OrderBy(file => file.OpenedOn).Select(file => file.Id)],
            files[stay.Id].OrderBy(file => file.ClosedOn is not null).ThenBy(file => file.OpenedOn).First().Id, isProtected.Contains(stay.PersonId)));
    }

    /// <summary>The legal basis and why, as it stands in the history of each file.</summary>
    public async Task<string> BecauseAsync(BulkChange change, string reason, CancellationToken cancellationToken)
    {
        var basis = change.Basis;
        var act = (await codes.FindAsync(Lists.Acts, basis.Act, cancellationToken))?.Dutch ?? basis.Act;
        string?[] parts = [act, basis.Article, basis.Decision, basis.On.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)];
        var words = $"{change.Name}. {string.Join(", ", parts.OfType<string>())}. {reason}";
        return words.Length <= DatedFact.ReasonLength ? words : words[..(DatedFact.ReasonLength - 1)] + "…";
    }

    private static IQueryable<T> Within<T>(IQueryable<T> facts, BulkChange change, PartialDate edge) where T : DatedFact
    {
        facts = facts.AsNoTracking().Where(fact => fact.WithdrawnAt == null && (fact.Until == null || fact.Until >= edge));
        // People say the last day on which it is valid; the fact keeps the day after.
        if (change.EndsFrom is { } from)
        {
            var first = PartialDate.Of(from);
            facts = facts.Where(fact => fact.Until != null && fact.Until > first);
        }
        if (change.EndsUntil is { } until)
        {
            var last = PartialDate.Of(until.AddDays(1));
            facts = facts.Where(fact => fact.Until != null && fact.Until <= last);
        }
        return facts;
    }
}
