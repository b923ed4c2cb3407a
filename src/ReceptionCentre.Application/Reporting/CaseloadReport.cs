using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// The manager's caseload: five figures, per municipality, per team and per caseworker, for the municipalities in scope. All figures
/// of a day come from one count, so they always add up.
/// </summary>
public static class CaseloadReport
{
    [Needs(Permission.CaseloadReport)]
    public sealed record Query : IQuery<Report>;

    /// <param name="Trend">The same weekday in the weeks before, oldest first, today last.</param>
    public sealed record Report(
        DateOnly On, CaseloadTermsBook Terms, CaseloadCounts Total, IReadOnlyList<Line> PerMunicipality, IReadOnlyList<Line> PerTeam, IReadOnlyList<Line> PerCaseworker,
        IReadOnlyList<CaseloadTrend.Day> Trend);

    /// <param name="Code">Code of the municipality; null in another line.</param>
    /// <param name="Id">The team or the caseworker; null in a line of a municipality, and for files that none has yet.</param>
    /// <param name="Name">Name of the team or the caseworker.</param>
    public sealed record Line(string? Code, Guid? Id, string? Name, CaseloadCounts Counts);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time, CaseloadTerms region) : IRequestHandler<Query, Report>
    {
        public async Task<Report> Handle(Query request, CancellationToken cancellationToken) => await db.ReportAsync(current, time.Today(), region, cancellationToken);
    }

    internal static async Task<Report> ReportAsync(this IReceptionDb db, ICurrentStaff current, DateOnly today, CaseloadTerms region, CancellationToken cancellationToken)
    {
        var groups = await db.FilesToday(today, region).CountAsync(cancellationToken);
        var caseworkers = groups.Select(group => group.CaseworkerId).OfType<Guid>().Distinct().ToList();
        var teams = groups.Select(group => group.TeamId).OfType<Guid>().Distinct().ToList();
        var names = await db.StaffMembers.AsNoTracking().Where(member => caseworkers.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var teamNames = await db.Teams.AsNoTracking().Where(team => teams.Contains(team.Id)).ToDictionaryAsync(team => team.Id, team => team.Name, cancellationToken);
        var perMunicipality = groups.GroupBy(group => group.Controller)
            .Select(group => new Line(group.Key, null, null, CaseloadCounts.Sum(group.Select(one => one.Counts))))
            .OrderByDescending(line => line.Counts.Open).ThenBy(line => line.Code, StringComparer.Ordinal).ToList();
        var total = CaseloadCounts.Sum(groups.Select(group => group.Counts));
        return new(
            today, await db.TermsAsync(region, current, cancellationToken), total, perMunicipality, Lines(groups, group => group.TeamId, teamNames), Lines(groups, group => group.CaseworkerId, names),
            await db.TrendAsync(today, total, cancellationToken));
    }

    // Files that nobody has come last: they are not somebody's work.
    private static List<Line> Lines(IReadOnlyList<CaseloadGroup> groups, Func<CaseloadGroup, Guid?> by, Dictionary<Guid, string> names) =>
        [.. groups.GroupBy(by)
            .Select(group => new Line(null, group.Key, group.Key is { } id ? names.GetValueOrDefault(id) : null, CaseloadCounts.Sum(group.Select(one => one.Counts))))
            .OrderBy(line => line.Id is null).ThenBy(line => line.Name, StringComparer.CurrentCulture).ThenBy(line => line.Id)];
}
