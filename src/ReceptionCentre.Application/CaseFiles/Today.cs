using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>A caseworker's day: what the files ask today and why, late first.</summary>
public static class Today
{
    [Needs(Permission.OwnCaseload)]
    public sealed record Query : IQuery<Day>;

    public sealed record Day(DateOnly Date, CaseloadTerms Terms, IReadOnlyList<DueThing> Due, CaseloadCounts Counts, int Unassigned);

    public sealed record DueThing(Guid CaseFileId, NameParts Name, FileStep Step, FileFacts Facts);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time, CaseloadTerms terms) : IRequestHandler<Query, Day>
    {
        public async Task<Day> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var ids = await db.FilesOf(current.Id, today).Select(file => file.Id).ToListAsync(cancellationToken);
            var files = await db.CaseloadFilesAsync(ids, today, cancellationToken);
            var due = files.SelectMany(file => file.Facts.DueOn(today, terms).Select(step => new DueThing(file.CaseFileId, file.Name, step, file.Facts)))
                .OrderBy(thing => thing.Step.By).ThenBy(thing => thing.Step.Reason).ThenBy(thing => thing.CaseFileId).ToList();
            return new(today, terms, due, CaseloadCounts.Of(files, today, terms), await db.FreeFiles(current, today).CountAsync(cancellationToken));
        }
    }

    /// <summary>Open files of one caseworker.</summary>
    internal static IQueryable<CaseFile> FilesOf(this IReceptionDb db, Guid caseworkerId, DateOnly today)
    {
        var mine = db.AssignmentsOn(today).Where(fact => fact.CaseworkerId == caseworkerId);
        return db.CaseFiles.AsNoTracking().Where(file => file.ClosedOn == null && mine.Any(fact => fact.CaseFileId == file.Id));
    }

    /// <summary>Open files that have no caseworker and that whoever asks may take: with no team yet, or with an own team.</summary>
    internal static IQueryable<CaseFile> FreeFiles(this IReceptionDb db, ICurrentStaff current, DateOnly today)
    {
        var teams = current.Teams;
        var taken = db.AssignmentsOn(today).Where(fact => fact.CaseworkerId != null || (fact.TeamId != null && !teams.Contains(fact.TeamId.Value)));
        return db.CaseFiles.AsNoTracking().Where(file => file.ClosedOn == null && !taken.Any(fact => fact.CaseFileId == file.Id));
    }
}

/// <summary>The five figures of a set of files.</summary>
public sealed record CaseloadCounts(int Open, int New, int Overdue, int Waiting, int Silent)
{
    public int this[CaseloadState state] => state switch
    {
        CaseloadState.New => New,
        CaseloadState.Overdue => Overdue,
        CaseloadState.Waiting => Waiting,
        CaseloadState.Silent => Silent,
        _ => Open,
    };

    public static CaseloadCounts operator +(CaseloadCounts one, CaseloadCounts other) =>
        new(one.Open + other.Open, one.New + other.New, one.Overdue + other.Overdue, one.Waiting + other.Waiting, one.Silent + other.Silent);

    public static CaseloadCounts Sum(IEnumerable<CaseloadCounts> parts) => parts.Aggregate(new CaseloadCounts(0, 0, 0, 0, 0), (sum, part) => sum + part);

    internal static CaseloadCounts Of(IReadOnlyCollection<CaseloadFile> files, DateOnly today, CaseloadTerms terms)
    {
        return new(files.Count, Count(CaseloadState.New), Count(CaseloadState.Overdue), Count(CaseloadState.Waiting), Count(CaseloadState.Silent));

        int Count(CaseloadState state) => files.Count(file => file.Is(state, today, terms));
    }
}
