using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.BulkChanges;

/// <summary>Somebody in a list of a change for a group.</summary>
/// <param name="CaseFileId">Null = out of scope or protected: then nothing of the person is told.</param>
/// <param name="From">Since when the status holds that the change is about.</param>
/// <param name="Until">First day on which it no longer holds; null = no end is known.</param>
/// <param name="Source">Who told it.</param>
/// <param name="TakenOutBecause">In the words of whoever took the person out.</param>
/// <param name="KeptBecause">Why the change stays when the rest was undone.</param>
public sealed record BulkLine(
    int Number, Guid? CaseFileId, string? Reference, CodeView? Municipality, NameParts? Name, PartialDate Born, PartialDate? From, PartialDate? Until, CodeView? Source,
    BulkFinding Finding, bool FoundLater, string? TakenOutBecause, BulkKept? KeptBecause);

/// <summary>Whoever would change, or is left out for one reason, fifty at a time.</summary>
public static class RowsOfBulkChange
{
    public const int PageSize = 50;

    /// <param name="After">Number of the last row of the page before.</param>
    [Needs(Permission.ChangeInBulk)]
    public sealed record Query(Guid RunId, BulkFinding Finding, int After = 0) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<BulkLine> Lines, bool HasAfter);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var change = await db.BulkChanges.AsNoTracking().FirstOrDefaultAsync(change => change.Id == request.RunId, cancellationToken) ?? throw new NotThereException("change for a group");
            var found = await db.BulkRows.AsNoTracking().Where(row => row.RunId == change.Id && row.Finding == request.Finding && row.Number > request.After)
                .OrderBy(row => row.Number).Take(PageSize + 1).ToListAsync(cancellationToken);
            return new(await db.LinesAsync(codes, change, [.. found.Take(PageSize)], time.Today(), cancellationToken), found.Count > PageSize);
        }
    }
}

/// <summary>Whose status changed and stands so, was undone, or stays though the rest was undone, fifty at a time.</summary>
public static class ChangedByBulkChange
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Query(Guid RunId, BulkChangedState State = BulkChangedState.Standing, int After = 0) : IQuery<RowsOfBulkChange.Page>;

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, RowsOfBulkChange.Page>
    {
        public async Task<RowsOfBulkChange.Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var change = await db.BulkChanges.AsNoTracking().FirstOrDefaultAsync(change => change.Id == request.RunId, cancellationToken) ?? throw new NotThereException("change for a group");
            var found = await db.BulkChanged.AsNoTracking().Where(row => row.RunId == change.Id && row.State == request.State && row.Number > request.After)
                .OrderBy(row => row.Number).Take(RowsOfBulkChange.PageSize + 1).ToListAsync(cancellationToken);
            var shown = found.Take(RowsOfBulkChange.PageSize).ToList();
            var why = shown.ToDictionary(row => row.Number, row => row.KeptBecause);
            var lines = await db.LinesAsync(
                codes, change, shown.ConvertAll(row => new BulkRow(row.RunId, row.Number, row.StayId, row.CaseFileId, 0, BulkFinding.WillChange)), time.Today(), cancellationToken);
            return new([.. lines.Select(line => line with { KeptBecause = why[line.Number] })], found.Count > RowsOfBulkChange.PageSize);
        }
    }
}

/// <summary>One person of the list, for the page on which somebody is taken out.</summary>
public static class RowOfBulkChange
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Query(Guid RunId, int Number) : IQuery<BulkLine>;

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, BulkLine>
    {
        public async Task<BulkLine> Handle(Query request, CancellationToken cancellationToken)
        {
            var change = await db.BulkChanges.AsNoTracking().FirstOrDefaultAsync(change => change.Id == request.RunId, cancellationToken) ?? throw new NotThereException("change for a group");
            var row = await db.BulkRows.AsNoTracking().FirstOrDefaultAsync(row => row.RunId == change.Id && row.Number == request.Number, cancellationToken) ?? throw new NotThereException("row");
            var line = (await db.LinesAsync(codes, change, [row], time.Today(), cancellationToken))[0];
            return line.CaseFileId is null ? throw new NotThereException("case file") : line;
        }
    }
}

/// <summary>Takes the list of everybody who is left out, and why, out of the system as a file. That it left is recorded.</summary>
public static class ExportLeftOut
{
    private const int RowsAtOnce = 500;

    [Needs(Permission.ChangeInBulk)]
    public sealed record Command(Guid RunId) : ICommand<IReadOnlyList<BulkLine>>;

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, IReadOnlyList<BulkLine>>
    {
        public async Task<IReadOnlyList<BulkLine>> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = await db.BulkChanges.AsNoTracking().FirstOrDefaultAsync(change => change.Id == request.RunId, cancellationToken) ?? throw new NotThereException("change for a group");
            var lines = new List<BulkLine>();
            for (var after = 0; ;)
            {
                var rows = await db.BulkRows.AsNoTracking().Where(row => row.RunId == change.Id && row.Finding != BulkFinding.WillChange && row.Number > after)
                    .OrderBy(row => row.Number).Take(RowsAtOnce).ToListAsync(cancellationToken);
                if (rows.Count == 0)
                    break;
                lines.AddRange(await db.LinesAsync(codes, change, rows, time.Today(), cancellationToken));
                after = rows[^1].Number;
            }
            audit.Tell(nameof(BulkChange), change.Id, "Format", null, "Csv");
            return lines;
        }
    }
}

internal static class BulkLines
{
    /// <summary>Rows with what the asker may know of the people.</summary>
    public static async Task<IReadOnlyList<BulkLine>> LinesAsync(
        this IReceptionDb db, ICodeLists codes, BulkChange change, IReadOnlyList<BulkRow> rows, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.CaseFileId).ToList();
        // Out of scope or protected is as if it were not there.
        var files = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.PersonId, file.StayId, file.Controller, file.OpenedOn, file.Number })
            .ToDictionaryAsync(file => file.Id, cancellationToken);
        var personIds = files.Values.Select(file => file.PersonId).Distinct().ToList();
        var people = await db.Persons.AsNoTracking().Where(person => personIds.Contains(person.Id)).Include(person => person.Names).Include(person => person.Births)
            .ToDictionaryAsync(person => person.Id, cancellationToken);
        var stayIds = files.Values.Select(file => file.StayId).ToList();
        var stays = await WithFacts(db.Stays.AsNoTracking().Where(stay => stayIds.Contains(stay.Id)), change.Fact).ToDictionaryAsync(stay => stay.Id, cancellationToken);
        var takenOut = await db.BulkTakenOut.AsNoTracking().Where(one => one.RunId == change.Id && stayIds.Contains(one.StayId)).ToDictionaryAsync(one => one.StayId, one => one.Reason, cancellationToken);
        var lines = new List<BulkLine>(rows.Count);
        foreach (var row in rows)
        {
            if (!files.TryGetValue(row.CaseFileId, out var file))
            {
                lines.Add(new(row.Number, null, null, null, null, PartialDate.Unknown, null, null, null, row.Finding, row.FoundLater, null, null));
                continue;
            }
            var (person, fact) = (people[file.PersonId], stays.TryGetValue(row.StayId, out var stay) ? BulkStatus.Meant(stay, change.Terms) : null);
            lines.Add(new(
                row.Number, file.Id, CaseFileReference.Of(file.OpenedOn, file.Number), await codes.FindAsync(Lists.Municipalities, file.Controller, cancellationToken), person.NameOn(today),
                person.Births.Current(today)?.Born ?? PartialDate.Unknown, fact?.From, fact?.Until, await codes.FindAsync(Lists.Sources, fact?.Source, cancellationToken), row.Finding, row.FoundLater,
                takenOut.GetValueOrDefault(row.StayId), null));
        }
        return lines;
    }

    private static IQueryable<Stay> WithFacts(IQueryable<Stay> stays, BulkFact fact) => fact switch
    {
        BulkFact.ResidenceTitle => stays.Include(stay => stay.Titles),
        BulkFact.FormalMotive => stays.Include(stay => stay.FormalMotives),
        _ => stays.Include(stay => stay.Motives),
    };
}
