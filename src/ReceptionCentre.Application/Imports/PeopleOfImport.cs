using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Imports;

/// <summary>The people of an import that still stand, or those that were not taken back with who changed what, fifty at a time.</summary>
public static class PeopleOfImport
{
    public const int PageSize = 50;

    /// <param name="After">Number of the last row of the page before.</param>
    [Needs(Permission.ImportArrivals)]
    public sealed record Query(Guid RunId, ImportedState State = ImportedState.Standing, int After = 0) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<Line> People, bool HasAfter);

    /// <param name="CaseFileId">Null = no longer in scope, or protected: then nothing of the person is told.</param>
    public sealed record Line(int Number, Guid? CaseFileId, NameParts? Name, PartialDate Born, bool IsNew, IReadOnlyList<Change> Changes);

    /// <param name="Action">What was done, as the log calls it.</param>
    /// <param name="By">Null = the system itself.</param>
    public sealed record Change(string Action, string? By, DateTimeOffset At);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, Page>
    {
        private const int MostChanges = 5;

        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var run = await db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(run => run.Id == request.RunId, cancellationToken) ?? throw new NotThereException("import");
            var found = await db.ImportedPeople.AsNoTracking().Where(person => person.RunId == run.Id && person.State == request.State && person.Number > request.After)
                .OrderBy(person => person.Number).Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = found.Take(PageSize).ToList();
            var files = shown.ConvertAll(person => person.CaseFileId);
            // Out of scope is as if it were not there, also for who imported it.
            var seen = (await db.CaseFiles.AsNoTracking().Where(file => files.Contains(file.Id)).Select(file => file.Id).ToListAsync(cancellationToken)).ToHashSet();
            var ids = shown.Where(person => seen.Contains(person.CaseFileId)).Select(person => person.PersonId).Distinct().ToList();
            var today = time.Today();
            var people = await db.Persons.AsNoTracking().Where(person => ids.Contains(person.Id)).Include(person => person.Names).Include(person => person.Births)
                .ToDictionaryAsync(person => person.Id, cancellationToken);
            var changes = request.State == ImportedState.Kept ? await ChangesAsync(run, ids, files, cancellationToken) : [];
            return new(
                [
                    .. shown.Select(line => people.TryGetValue(line.PersonId, out var person)
                        ? new Line(
                            line.Number, line.CaseFileId, person.NameOn(today), person.Births.Current(today)?.Born ?? PartialDate.Unknown, line.IsNew,
                            [.. changes.Where(change => line.IsNew ? change.PersonId == line.PersonId || change.CaseFileId == line.CaseFileId : change.CaseFileId == line.CaseFileId).Take(MostChanges).Select(change => change.Change)])
                        : new(line.Number, null, null, PartialDate.Unknown, line.IsNew, [])),
                ],
                found.Count > PageSize);
        }

        private async Task<List<(Guid? PersonId, Guid? CaseFileId, Change Change)>> ChangesAsync(ImportRun run, List<Guid> ids, List<Guid> files, CancellationToken cancellationToken)
        {
            var events = await db.ChangesSince(run)
                .Where(audit => (audit.PersonId != null && ids.Contains(audit.PersonId.Value)) || (audit.CaseFileId != null && files.Contains(audit.CaseFileId.Value)))
                .OrderByDescending(audit => audit.At)
                .Select(audit => new { audit.PersonId, audit.CaseFileId, audit.Action, audit.At, By = db.StaffMembers.Where(member => member.Id == audit.By).Select(member => member.Name).FirstOrDefault() })
                .Take(PageSize * MostChanges * 2).ToListAsync(cancellationToken);
            return events.ConvertAll(audit => (audit.PersonId, audit.CaseFileId, new Change(audit.Action, audit.By, audit.At)));
        }
    }
}
