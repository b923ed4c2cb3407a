using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Imports;

/// <summary>The columns of a file with their first values, and which field each is: as said, as the last time, or as proposed.</summary>
public static class ImportColumns
{
    public const int Values = 3;

    [Needs(Permission.ImportArrivals)]
    public sealed record Query(Guid RunId) : IQuery<Page>;

    /// <param name="FromLastTime">The municipality sent a file with these columns before: they are as they were then.</param>
    public sealed record Page(Guid RunId, int Version, string FileName, int Rows, IReadOnlyList<Column> Columns, bool FromLastTime, bool MayBeMapped);

    public sealed record Column(string Name, IReadOnlyList<string> Values, ImportField? Field);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var run = await db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(run => run.Id == request.RunId, cancellationToken) ?? throw new NotThereException("import");
            var columns = JsonSerializer.Deserialize<List<string>>(run.Columns)!;
            var earlier = run.Mapping ?? await db.ImportRuns.AsNoTracking()
                .Where(other => other.Municipality == run.Municipality && other.Header == run.Header && other.Mapping != null)
                .OrderByDescending(other => other.UploadedAt).Select(other => other.Mapping).FirstOrDefaultAsync(cancellationToken);
            var mapping = ImportMapping.Read(earlier) ?? ImportMapping.Propose(columns);
            var first = (await db.ImportLines.AsNoTracking().Where(line => line.RunId == run.Id).OrderBy(line => line.Number).Take(Values).Select(line => line.Cells).ToListAsync(cancellationToken))
                .ConvertAll(cells => JsonSerializer.Deserialize<List<string?>>(cells)!);
            return new(
                run.Id, run.Version, run.FileName, run.Rows,
                [.. columns.Select((name, place) => new Column(name, [.. first.Select(cells => cells.ElementAtOrDefault(place)).OfType<string>()], mapping.Fields.ElementAtOrDefault(place)))],
                run.Mapping is null && earlier is not null, run.MayBeMapped);
        }
    }
}

/// <summary>Says what the columns are. All rows are then checked, in the background.</summary>
public static class MapColumns
{
    /// <param name="Fields">For each column of the file, in their order; null = it is left out.</param>
    [Needs(Permission.ImportArrivals)]
    public sealed record Command(Guid OnceKey, Guid RunId, int Version, IReadOnlyList<ImportField?> Fields) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleForEach(command => command.Fields).Must(field => field is null || Enum.IsDefined(field.Value)).WithMessage("Shared.ChooseFromTheList");
    }

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (run, progress) = await db.RunAsync(request.RunId, request.Version, cancellationToken);
            var mapping = new ImportMapping(request.Fields);
            mapping.Check(JsonSerializer.Deserialize<List<string>>(run.Columns)!.Count);
            run.Map(mapping.Write());
            progress.Begin();
            // What an earlier check found no longer counts.
            await db.ImportOutcomes.Where(outcome => outcome.RunId == run.Id).ExecuteDeleteAsync(cancellationToken);
            return run.Id;
        }
    }

    /// <summary>A run as the screen showed it, with how far the work on it is.</summary>
    internal static async Task<(ImportRun Run, ImportProgress Progress)> RunAsync(this IReceptionDb db, Guid runId, int version, CancellationToken cancellationToken)
    {
        var run = await db.ImportRuns.FirstOrDefaultAsync(run => run.Id == runId, cancellationToken) ?? throw new NotThereException("import");
        run.EnsureStillAt(version);
        return (run, await db.ImportProgress.FirstAsync(progress => progress.RunId == runId, cancellationToken));
    }
}
