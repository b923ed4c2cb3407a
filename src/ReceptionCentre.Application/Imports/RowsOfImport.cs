using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Imports;

/// <summary>Rows of one finding, in the order of the file, fifty at a time: what is wrong in each, or who it may be.</summary>
public static class RowsOfImport
{
    public const int PageSize = 50;

    /// <param name="After">Number of the last row of the page before.</param>
    [Needs(Permission.ImportArrivals)]
    public sealed record Query(Guid RunId, ImportFinding Finding, int After = 0) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<string> Columns, IReadOnlyList<ImportField?> Fields, IReadOnlyList<Row> Rows, bool HasAfter);

    /// <param name="Elsewhere">People behind a wall whom it may be: only that there is somebody.</param>
    /// <param name="Beside">What the row tells more of the person whom it is; nothing of it is taken over.</param>
    public sealed record Row(
        int Number, IReadOnlyList<string?> Cells, IReadOnlyList<ImportError> Errors, IReadOnlyList<Known> People, int Elsewhere, int? SameAs, ImportChoice Choice, Guid? PersonId, RowBesidePerson Beside);

    /// <param name="CaseFileId">A file in scope; null = known to this desk without one.</param>
    public sealed record Known(Guid PersonId, Guid? CaseFileId, NameParts Name, PartialDate Born, IReadOnlyList<string> Reasons);

    internal sealed class Handler(IReceptionDb db, ImportBatches batches, ICurrentStaff current, IOpeningLog openings, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var run = await db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(run => run.Id == request.RunId, cancellationToken) ?? throw new NotThereException("import");
            var found = await db.ImportOutcomes.AsNoTracking().Where(outcome => outcome.RunId == run.Id && outcome.Finding == request.Finding && outcome.Number > request.After)
                .OrderBy(outcome => outcome.Number).Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = found.Take(PageSize).ToList();
            var numbers = shown.ConvertAll(outcome => outcome.Number);
            var cells = await db.ImportLines.AsNoTracking().Where(line => line.RunId == run.Id && numbers.Contains(line.Number)).ToDictionaryAsync(line => line.Number, line => line.Cells, cancellationToken);
            var details = shown.ToDictionary(outcome => outcome.Number, outcome => RowDetails.Read(outcome.Details));
            var known = await KnownAsync([.. details.Values.SelectMany(row => row.Candidates).Select(candidate => candidate.PersonId).Distinct()], cancellationToken);
            await openings.RecordMatchElsewhereAsync(
                [.. details.Values.SelectMany(row => row.Candidates).Select(candidate => candidate.PersonId).Where(id => !known.ContainsKey(id)).Distinct()], cancellationToken);
            var beside = await BesideAsync(run, [.. shown.Where(outcome => outcome.PersonId is { } person && known.ContainsKey(person))], cancellationToken);
            return new(
                JsonSerializer.Deserialize<List<string>>(run.Columns)!, ImportMapping.Read(run.Mapping)?.Fields ?? [],
                [
                    .. shown.Select(outcome => new Row(
                        outcome.Number, cells.TryGetValue(outcome.Number, out var row) ? JsonSerializer.Deserialize<List<string?>>(row)! : [], details[outcome.Number].Errors,
                        [.. details[outcome.Number].Candidates.Where(candidate => known.ContainsKey(candidate.PersonId)).Select(candidate => known[candidate.PersonId] with { Reasons = candidate.Reasons })],
                        details[outcome.Number].Candidates.Count(candidate => !known.ContainsKey(candidate.PersonId)), details[outcome.Number].SameAs, outcome.Choice, outcome.PersonId, beside.GetValueOrDefault(outcome.Number, RowBesidePerson.Nothing))),
                ],
                found.Count > PageSize);
        }

        // Of who is known, by the check or by choice, and may be known to this desk.
        private async Task<Dictionary<int, RowBesidePerson>> BesideAsync(ImportRun run, List<ImportOutcome> outcomes, CancellationToken cancellationToken)
        {
            if (outcomes.Count == 0 || run.Mapping is null)
                return [];
            var (ids, numbers) = (outcomes.ConvertAll(outcome => outcome.PersonId!.Value), outcomes.ConvertAll(outcome => outcome.Number));
            var people = await db.Persons.AsNoTracking().WithFacts().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellationToken);
            var lines = await db.ImportLines.AsNoTracking().Where(line => line.RunId == run.Id && numbers.Contains(line.Number)).ToListAsync(cancellationToken);
            var rows = (await batches.ReadAsync(run, lines, cancellationToken)).ToDictionary(row => row.Number);
            return outcomes.Where(outcome => rows.ContainsKey(outcome.Number) && people.ContainsKey(outcome.PersonId!.Value))
                .ToDictionary(outcome => outcome.Number, outcome => RowBesidePerson.Of(rows[outcome.Number], people[outcome.PersonId!.Value], time.Today()));
        }

        // Whom this desk may know: with a file in scope, or told by another municipality.
        private async Task<Dictionary<Guid, Known>> KnownAsync(List<Guid> ids, CancellationToken cancellationToken)
        {
            if (ids.Count == 0)
                return [];
            var today = time.Today();
            var files = (await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.PersonId)).OrderByDescending(file => file.Id)
                .Select(file => new { file.PersonId, file.Id, file.ClosedOn }).ToListAsync(cancellationToken)).ToLookup(file => file.PersonId);
            var told = await db.PersonsKnownTo(current, today).Where(id => ids.Contains(id)).ToListAsync(cancellationToken);
            var mayKnow = ids.Where(id => files[id].Any() || told.Contains(id)).ToList();
            var people = await db.Persons.AsNoTracking().Where(person => mayKnow.Contains(person.Id)).Include(person => person.Names).Include(person => person.Births).ToListAsync(cancellationToken);
            return people.ToDictionary(person => person.Id, person => new Known(
                person.Id, files[person.Id].MaxBy(file => file.ClosedOn ?? DateOnly.MaxValue)?.Id, person.NameOn(today), person.Births.Current(today)?.Born ?? PartialDate.Unknown, []));
        }
    }
}

/// <summary>The rows in which something is wrong, as a table to mend and send again: the columns of the file, and what is wrong.</summary>
public static class RowsToMend
{
    [Needs(Permission.ImportArrivals)]
    public sealed record Query(Guid RunId) : IQuery<Table>;

    public sealed record Table(string FileName, IReadOnlyList<string> Columns, IReadOnlyList<Row> Rows);

    public sealed record Row(int Number, IReadOnlyList<string?> Cells, IReadOnlyList<ImportError> Errors);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, Table>
    {
        public async Task<Table> Handle(Query request, CancellationToken cancellationToken)
        {
            var run = await db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(run => run.Id == request.RunId, cancellationToken) ?? throw new NotThereException("import");
            var rows = await (
                from outcome in db.ImportOutcomes.AsNoTracking().Where(outcome => outcome.RunId == run.Id && outcome.Finding == ImportFinding.Wrong)
                join line in db.ImportLines.AsNoTracking() on new { outcome.RunId, outcome.Number } equals new { line.RunId, line.Number }
                orderby outcome.Number
                select new { outcome.Number, line.Cells, outcome.Details }).ToListAsync(cancellationToken);
            return new(
                run.FileName, JsonSerializer.Deserialize<List<string>>(run.Columns)!,
                [.. rows.Select(row => new Row(row.Number, JsonSerializer.Deserialize<List<string?>>(row.Cells)!, RowDetails.Read(row.Details).Errors))]);
        }
    }
}
