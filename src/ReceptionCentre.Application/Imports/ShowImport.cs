using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Imports;

/// <summary>The files of arrivals that were sent, newest first.</summary>
public static class ImportRuns
{
    public const int PageSize = 50;

    [Needs(Permission.ImportArrivals)]
    public sealed record Query(Guid? After = null) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<Line> Runs, bool HasAfter);

    /// <param name="Imported">How many people it brought and that still stand.</param>
    public sealed record Line(
        Guid RunId, string FileName, CodeView? Municipality, CodeView? Task, DateTimeOffset UploadedAt, string? UploadedBy, ImportState State, bool HasTrouble, int Rows, int Imported);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var runs = db.ImportRuns.AsNoTracking();
            if (request.After is { } after)
            {
                var edge = await runs.Where(run => run.Id == after).Select(run => (DateTimeOffset?)run.UploadedAt).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("import");
                runs = runs.Where(run => run.UploadedAt <= edge && (run.UploadedAt < edge || run.Id.CompareTo(after) < 0));
            }
            var found = await runs.OrderByDescending(run => run.UploadedAt).ThenByDescending(run => run.Id).Take(PageSize + 1)
                .Select(run => new
                {
                    run.Id,
                    run.FileName,
                    run.Municipality,
                    run.Task,
                    run.UploadedAt,
                    By = db.StaffMembers.Where(member => member.Id == run.UploadedBy).Select(member => member.Name).FirstOrDefault(),
                    run.State,
                    run.HasTrouble,
                    run.Rows,
                    Imported = db.ImportedPeople.Count(person => person.RunId == run.Id && person.State != ImportedState.TakenBack),
                })
                .ToListAsync(cancellationToken);
            var lines = new List<Line>();
            foreach (var run in found.Take(PageSize))
            {
                lines.Add(new(
                    run.Id, run.FileName, await codes.FindAsync(Lists.Municipalities, run.Municipality, cancellationToken), await codes.FindAsync(Lists.Tasks, run.Task, cancellationToken),
                    run.UploadedAt, run.By, run.State, run.HasTrouble, run.Rows, run.Imported));
            }
            return new(lines, found.Count > PageSize);
        }
    }
}

/// <summary>How far a file is, with what was found in numbers.</summary>
public static class ShowImport
{
    [Needs(Permission.ImportArrivals)]
    public sealed record Query(Guid RunId) : IQuery<View>;

    /// <param name="Position">Number of the last row that is done of what runs now.</param>
    /// <param name="Unasked">Rows that wait for a choice, and are left out without one.</param>
    /// <param name="Chosen">Rows of which a person decided something.</param>
    /// <param name="WillAdd">New people that the import makes, with the choices as they are.</param>
    /// <param name="WillBegin">Stays of known people.</param>
    public sealed record View(
        Guid RunId, int Version, string FileName, CodeView? Municipality, CodeView? Task, int Rows, DateTimeOffset UploadedAt, string? UploadedBy, ImportState State, ImportState? StoppedFrom,
        bool HasTrouble, bool MayBeMapped, bool MayBeTakenBack, bool RowsAreCleared, bool CheckIsOld, int Position, IReadOnlyDictionary<ImportFinding, int> Found, int Unasked, int Chosen,
        int WillAdd, int WillBegin, IReadOnlyDictionary<ImportedState, int> Imported, string? TakenBackReason)
    {
        public int FoundOf(ImportFinding finding) => Found.GetValueOrDefault(finding);

        public int ImportedOf(ImportedState state) => Imported.GetValueOrDefault(state);

        public bool IsAtWork => State is ImportState.Checking or ImportState.Importing or ImportState.TakingBack;

        /// <summary>From 0 to 100.</summary>
        public int Percent => Rows == 0 ? 0 : Math.Clamp((int)(100L * Math.Max(0, Position - 1) / Rows), 0, 100);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var run = await db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(run => run.Id == request.RunId, cancellationToken) ?? throw new NotThereException("import");
            var position = await db.ImportProgress.AsNoTracking().Where(progress => progress.RunId == run.Id).Select(progress => progress.Position).FirstAsync(cancellationToken);
            var groups = await db.ImportOutcomes.AsNoTracking().Where(outcome => outcome.RunId == run.Id).GroupBy(outcome => new { outcome.Finding, outcome.Choice })
                .Select(group => new { group.Key.Finding, group.Key.Choice, Count = group.Count() }).ToListAsync(cancellationToken);
            var imported = await db.ImportedPeople.AsNoTracking().Where(person => person.RunId == run.Id).GroupBy(person => person.State)
                .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            var by = await db.StaffMembers.AsNoTracking().Where(member => member.Id == run.UploadedBy).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);
            int Sum(Func<ImportFinding, ImportChoice, bool> counts) => groups.Where(group => counts(group.Finding, group.Choice)).Sum(group => group.Count);
            return new(
                run.Id, run.Version, run.FileName, await codes.FindAsync(Lists.Municipalities, run.Municipality, cancellationToken), await codes.FindAsync(Lists.Tasks, run.Task, cancellationToken),
                run.Rows, run.UploadedAt, by, run.State, run.StoppedFrom, run.HasTrouble, run.MayBeMapped, run.MayBeTakenBack, run.RowsClearedAt is not null,
                run.CheckedAt is { } at && time.GetUtcNow() - at > ImportRun.CheckLasts, position,
                groups.GroupBy(group => group.Finding).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)),
                Sum((finding, choice) => finding == ImportFinding.Ask && choice == ImportChoice.None), Sum((_, choice) => choice != ImportChoice.None),
                Sum((finding, choice) => finding != ImportFinding.Wrong && (choice == ImportChoice.SomebodyElse || (choice == ImportChoice.None && finding == ImportFinding.ToAdd))),
                Sum((finding, choice) => finding != ImportFinding.Wrong && (choice == ImportChoice.SamePerson || (choice == ImportChoice.None && finding == ImportFinding.Same))),
                imported, run.TakenBackReason);
        }
    }
}
