using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>How much work comes in the weeks ahead, beside what people can do: of a team, with each of its caseworkers, or of one person.</summary>
public static class ShowLoad
{
    public const int Weeks = 10;

    /// <param name="TeamId">Null = of one person.</param>
    /// <param name="StaffMemberId">Null without a team = of whoever asks, or who has no files of the own: of the first team.</param>
    [Needs(Permission.ReadWorkQueue)]
    public sealed record Query(Guid? TeamId, Guid? StaffMemberId) : IQuery<View>;

    /// <param name="Team">Null = of one person.</param>
    /// <param name="People">Each caseworker, by name.</param>
    /// <param name="NobodyOverdue">Of the team's files that nobody has yet.</param>
    public sealed record View(
        DateOnly Today, QueueTeam? Team, IReadOnlyList<WorkWeek> Weeks, IReadOnlyList<StaffLoad> People, int NobodyFiles, int NobodyOverdue, IReadOnlyList<int> NobodyDueIn,
        IReadOnlyList<QueueTeam> Teams, IReadOnlyList<QueueColleague> Colleagues)
    {
        public int Overdue => People.Sum(one => one.Overdue) + NobodyOverdue;

        public int DueIn(int week) => People.Sum(one => one.DueIn[week]) + NobodyDueIn[week];

        public int CanDoIn(int week) => People.Sum(one => one.CanDoIn(Weeks[week]));
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, CapacityOptions region, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var (teams, colleagues) = await db.QueuePeopleAsync(current, cancellationToken);
            IReadOnlyList<WorkWeek> weeks = [.. Enumerable.Range(0, Weeks).Select(WorkWeek.Of(today).Plus)];
            var chosen = request.TeamId ?? (request.StaffMemberId is null && !current.May(Permission.OwnCaseload) && teams is [var first, ..] ? first.Id : null);
            if (chosen is not { } teamId)
            {
                var one = request.StaffMemberId ?? current.Id;
                if (one != current.Id && !colleagues.Any(colleague => colleague.Id == one))
                    throw new NotThereException("colleague");
                var own = await db.LoadsAsync(db.StaffMembers.Where(member => member.Id == one), region.Terms, today, Weeks, cancellationToken);
                return new(today, null, weeks, own, 0, 0, new int[Weeks], teams, colleagues);
            }
            var team = teams.FirstOrDefault(team => team.Id == teamId) ?? throw new NotThereException("team");
            var people = await db.LoadsAsync(db.CaseworkersOfTeam(team.Id), region.Terms, today, Weeks, cancellationToken);
            var nobodys = db.FileStates.AsNoTracking().Where(state => state.TeamId == teamId && state.CaseworkerId == null);
            var (overdue, dueIn) = Capacities.Fold(await db.DueAsync(nobodys, today, Weeks, cancellationToken), today, Weeks);
            return new(today, team, weeks, people, await nobodys.CountAsync(cancellationToken), overdue, dueIn, teams, colleagues);
        }
    }
}

internal static class TeamMembers
{
    /// <summary>The caseworkers of a team who work here.</summary>
    public static IQueryable<StaffMember> CaseworkersOfTeam(this IReceptionDb db, Guid teamId) =>
        db.StaffMembers.Where(member => member.EndedOn == null && member.Roles.Any(part => part.Role == Role.Caseworker) && member.Teams.Any(part => part.TeamId == teamId));
}
