using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>A caseworker's day: what the files ask today and why, late first.</summary>
public static class Today
{
    [Needs(Permission.OwnCaseload)]
    public sealed record Query : IQuery<Day>;

    /// <param name="Due">What is asked today.</param>
    /// <param name="Postponed">What is due and was put off until a later day, with why.</param>
    public sealed record Day(DateOnly Date, CaseloadTermsBook Terms, IReadOnlyList<DueThing> Due, IReadOnlyList<DueThing> Postponed, CaseloadCounts Counts, int Unassigned);

    public sealed record DueThing(Guid CaseFileId, string Controller, NameParts Name, ClockTerms Clock, PostponedUntil? Postponed = null);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time, CaseloadTerms region) : IRequestHandler<Query, Day>
    {
        public async Task<Day> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var mine = db.FilesToday(today, region).Where(file => file.CaseworkerId == current.Id);
            var terms = await db.TermsAsync(region, current, cancellationToken);
            // What has come, and what the plan brings within some days: read for the longest of them, each by its own.
            var (ahead, shownAhead) = (today.AddDays(terms.Range(one => one.AheadDays).Most), DueReasons.ShownAhead);
            var due = await (
                from file in mine.Where(file => file.NextDueOn <= ahead)
                join clock in db.Clocks on file.CaseFileId equals clock.CaseFileId
                where clock.EndedOn == null && (clock.DueOn <= today || (clock.DueOn <= ahead && shownAhead.Contains(clock.Reason)))
                orderby clock.DueOn, clock.Reason, clock.CaseFileId, clock.SubjectId
                select new { file.PersonId, file.Controller, Clock = clock }).ToListAsync(cancellationToken);
            due.RemoveAll(thing => thing.Clock.DueOn > today.AddDays(terms.Of(thing.Controller).AheadDays) && thing.Clock.DueOn > today);
            var names = await db.NamesAsync([.. due.Select(thing => thing.PersonId).Distinct()], today, cancellationToken);
            var postponed = await db.PostponedAsync([.. due.Select(thing => thing.Clock.CaseFileId).Distinct()], today, cancellationToken);
            var things = due.ConvertAll(thing => new DueThing(
                thing.Clock.CaseFileId, thing.Controller, names[thing.PersonId], thing.Clock.Terms, postponed.GetValueOrDefault((thing.Clock.CaseFileId, thing.Clock.Reason, thing.Clock.SubjectId))));
            var counts = CaseloadCounts.Sum((await mine.CountAsync(cancellationToken)).Select(group => group.Counts));
            return new(
                today, terms, things.FindAll(thing => thing.Postponed is null), things.FindAll(thing => thing.Postponed is not null), counts,
                await db.FilesToday(today, region).Free(current).CountAsync<FileOnDay>(cancellationToken));
        }
    }

    /// <summary>Files that have no caseworker and that whoever asks may take: with no team yet, or with an own team.</summary>
    internal static IQueryable<FileOnDay> Free(this IQueryable<FileOnDay> files, ICurrentStaff current)
    {
        var teams = current.Teams;
        return files.Where(file => file.CaseworkerId == null && (file.TeamId == null || teams.Contains(file.TeamId.Value)));
    }
}
