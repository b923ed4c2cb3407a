using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>A line of the work queue: somebody, what is due and by when, whose move it is and who works on it.</summary>
/// <param name="Due">What the line is about; null where a file asks nothing.</param>
/// <param name="Waits">What somebody else has to do first, of whatever in the file; null = nothing.</param>
/// <param name="More">How many other things of the file can pass.</param>
/// <param name="Postponed">Until when it was put off on the list of the day, and why. Here it stays in sight.</param>
public sealed record QueueLine(
    Guid CaseFileId, string Reference, NameParts Name, string Municipality, string? Caseworker, string? Team, ClockTerms? Due, ClockTerms? Waits, int More,
    PostponedUntil? Postponed = null);

/// <summary>The work queue, most urgent first: filtered, ordered and paged by the database.</summary>
public static class ShowQueue
{
    public const int PageSize = 50;

    [Needs(Permission.ReadWorkQueue)]
    public sealed record Query(QueueChoice Choice, FilePlace? After = null, FilePlace? Before = null) : IQuery<Page>;

    /// <param name="Counts">Of the choice, whenever it is due.</param>
    /// <param name="Nobody">How many of the same kind nobody has yet.</param>
    /// <param name="Teams">Teams that can be chosen.</param>
    /// <param name="Colleagues">Caseworkers who can be chosen.</param>
    public sealed record Page(
        DateOnly Today, QueueChoice Choice, QueueCounts Counts, int Nobody, IReadOnlyList<QueueLine> Lines, IReadOnlyList<QueueTeam> Teams, IReadOnlyList<QueueColleague> Colleagues,
        FilePlace? Previous, FilePlace? Next)
    {
        public int Found => Counts[Choice.When];
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var (choice, today) = (request.Choice, time.Today());
            var (teams, colleagues) = await db.QueuePeopleAsync(current, cancellationToken);
            if ((choice.Whose == QueueWhose.Team && !teams.Any(team => team.Id == choice.Of)) || (choice.Whose == QueueWhose.Colleague && !colleagues.Any(one => one.Id == choice.Of)))
                throw new NotThereException("team or colleague");
            var sight = QueueSight.Of(current);
            var things = db.ThingsOf(choice, sight).AsNoTracking();
            var later = today.AddDays(Queue.SoonDays);
            var counts = await things.GroupBy(_ => 1).Select(all => new QueueCounts(
                all.Count(), all.Count(thing => thing.DueOn < today), all.Count(thing => thing.DueOn >= today && thing.DueOn < later), all.Count(thing => thing.IsWaiting)))
                .FirstOrDefaultAsync(cancellationToken) ?? new(0, 0, 0, 0);
            var nobody = choice.Whose == QueueWhose.Nobody ? counts.Total
                : await db.ThingsOf(choice with { Whose = QueueWhose.Nobody }, sight).CountAsync(cancellationToken);
            var page = await things.Due(choice.When, today).Placed().PageAsync(request.After, request.Before, PageSize, descending: false, cancellationToken);
            return new(today, choice, counts, nobody, await LinesAsync(choice, page.Ids, teams, today, cancellationToken), teams, colleagues, page.Previous, page.Next);
        }

        /// <summary>Five queries however many lines there are.</summary>
        private async Task<IReadOnlyList<QueueLine>> LinesAsync(QueueChoice choice, IReadOnlyList<Guid> ids, IReadOnlyList<QueueTeam> teams, DateOnly today, CancellationToken cancellationToken)
        {
            if (ids.Count == 0)
                return [];
            var fileOf = choice.Reason is null ? ids.ToDictionary(id => id)
                : await db.Clocks.AsNoTracking().Where(clock => ids.Contains(clock.Id)).ToDictionaryAsync(clock => clock.Id, clock => clock.CaseFileId, cancellationToken);
            var fileIds = fileOf.Values.Distinct().ToList();
            var files = await (
                from state in db.FileStates.AsNoTracking()
                where fileIds.Contains(state.CaseFileId)
                join file in db.CaseFiles on state.CaseFileId equals file.Id
                from member in db.StaffMembers.Where(member => member.Id == state.CaseworkerId).DefaultIfEmpty()
                select new { State = state, file.Number, Caseworker = (string?)member.Name }).ToDictionaryAsync(file => file.State.CaseFileId, cancellationToken);
            var names = await db.NamesAsync([.. files.Values.Select(file => file.State.PersonId).Distinct()], today, cancellationToken);
            var running = (await db.Clocks.AsNoTracking().Where(clock => fileIds.Contains(clock.CaseFileId) && clock.EndedOn == null).ToListAsync(cancellationToken)).ToLookup(clock => clock.CaseFileId);
            var postponed = await db.PostponedAsync(fileIds, today, cancellationToken);
            var lines = new List<QueueLine>(ids.Count);
            foreach (var id in ids)
            {
                // What changed between two of the queries is left out: it is shown the next time.
                if (!fileOf.TryGetValue(id, out var fileId) || !files.TryGetValue(fileId, out var file))
                    continue;
                var clocks = running[fileId].ToList();
                var terms = clocks.ConvertAll(clock => clock.Terms);
                var due = choice.Reason is null ? Queue.Due(terms) : clocks.Find(clock => clock.Id == id)?.Terms;
                lines.Add(new(
                    fileId, CaseFileReference.Of(file.State.OpenedOn, file.Number), names[file.State.PersonId], file.State.Controller, file.Caseworker,
                    teams.FirstOrDefault(team => team.Id == file.State.TeamId)?.Name, due, terms.Where(clock => clock.WaitsForOthers).OrderBy(clock => clock.StartedOn).ThenBy(clock => clock.Reason).FirstOrDefault(),
                    terms.Count(clock => clock.Reason.IsClock() && clock != due),
                    due is null ? null : postponed.GetValueOrDefault((fileId, due.Reason, due.SubjectId))));
            }
            return lines;
        }
    }
}

/// <param name="Municipality">Code.</param>
public sealed record QueueTeam(Guid Id, string Name, string Municipality);

/// <param name="IsSelf">Whoever asks.</param>
public sealed record QueueColleague(Guid Id, string Name, bool IsSelf);

internal static class QueuePeople
{
    /// <summary>The teams and caseworkers whose work somebody may see: of the municipalities in scope, or of the own teams.</summary>
    public static async Task<(IReadOnlyList<QueueTeam> Teams, IReadOnlyList<QueueColleague> Colleagues)> QueuePeopleAsync(this IReceptionDb db, ICurrentStaff current, CancellationToken cancellationToken)
    {
        var (me, own, municipalities, all) = (current.Id, current.Teams, current.Municipalities, current.May(Permission.AssignFile));
        var teams = await db.Teams.AsNoTracking().Where(team => municipalities.Contains(team.Municipality) && (all || own.Contains(team.Id)))
            .OrderBy(team => team.Municipality).ThenBy(team => team.Name).ThenBy(team => team.Id)
            .Select(team => new QueueTeam(team.Id, team.Name, team.Municipality)).ToListAsync(cancellationToken);
        var colleagues = await db.StaffMembers.AsNoTracking()
            .Where(member => member.EndedOn == null && member.Roles.Any(part => part.Role == Role.Caseworker) && member.Municipalities.Any(part => municipalities.Contains(part.Municipality))
                && (all || member.Teams.Any(part => own.Contains(part.TeamId))))
            .OrderBy(member => member.Name).ThenBy(member => member.Id)
            .Select(member => new QueueColleague(member.Id, member.Name, member.Id == me)).ToListAsync(cancellationToken);
        return (teams, colleagues);
    }
}
