using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// The manager's caseload: five figures, per municipality and per caseworker, for the municipalities in scope. All figures
/// of a day come from one count, so they always add up.
/// </summary>
public static class CaseloadReport
{
    [Needs(Permission.CaseloadReport)]
    public sealed record Query : IQuery<Report>;

    public sealed record Report(DateOnly On, CaseloadTerms Terms, CaseloadCounts Total, IReadOnlyList<Line> PerMunicipality, IReadOnlyList<Line> PerCaseworker);

    /// <param name="Code">Code of the municipality; null in a line of a caseworker.</param>
    /// <param name="Caseworker">Null in a line of a municipality, and for files that nobody has yet.</param>
    public sealed record Line(string? Code, Guid? CaseworkerId, string? Caseworker, CaseloadCounts Counts);

    internal sealed class Handler(IReceptionDb db, TimeProvider time, CaseloadTerms terms) : IRequestHandler<Query, Report>
    {
        public async Task<Report> Handle(Query request, CancellationToken cancellationToken) => await db.ReportAsync(time.Today(), terms, cancellationToken);
    }

    internal static async Task<Report> ReportAsync(this IReceptionDb db, DateOnly today, CaseloadTerms terms, CancellationToken cancellationToken)
    {
        var groups = await db.CountsOnAsync(today, terms, cancellationToken);
        var ids = groups.Select(group => group.CaseworkerId).OfType<Guid>().Distinct().ToList();
        var names = await db.StaffMembers.AsNoTracking().Where(member => ids.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var perMunicipality = groups.GroupBy(group => group.Controller)
            .Select(group => new Line(group.Key, null, null, CaseloadCounts.Sum(group.Select(one => one.Counts))))
            .OrderByDescending(line => line.Counts.Open).ThenBy(line => line.Code, StringComparer.Ordinal).ToList();
        // Files that nobody has come last: they are not a person's work.
        var perCaseworker = groups.GroupBy(group => group.CaseworkerId)
            .Select(group => new Line(null, group.Key, group.Key is { } id ? names.GetValueOrDefault(id) : null, CaseloadCounts.Sum(group.Select(one => one.Counts))))
            .OrderBy(line => line.CaseworkerId is null).ThenBy(line => line.Caseworker, StringComparer.CurrentCulture).ThenBy(line => line.CaseworkerId).ToList();
        return new(today, terms, CaseloadCounts.Sum(groups.Select(group => group.Counts)), perMunicipality, perCaseworker);
    }

    internal static async Task<IReadOnlyList<Group>> CountsOnAsync(this IReceptionDb db, DateOnly day, CaseloadTerms terms, CancellationToken cancellationToken) =>
        (await db.StatesOn(day, terms)
            .GroupBy(file => new { file.Controller, file.CaseworkerId })
            .Select(group => new
            {
                group.Key.Controller,
                group.Key.CaseworkerId,
                Open = group.Count(),
                New = group.Count(file => file.IsNew),
                Overdue = group.Count(file => file.IsOverdue),
                Waiting = group.Count(file => file.IsWaiting),
                Silent = group.Count(file => file.IsSilent),
            })
            .ToListAsync(cancellationToken))
        .ConvertAll(group => new Group(group.Controller, group.CaseworkerId, new(group.Open, group.New, group.Overdue, group.Waiting, group.Silent)));

    internal sealed record Group(string Controller, Guid? CaseworkerId, CaseloadCounts Counts);
}
