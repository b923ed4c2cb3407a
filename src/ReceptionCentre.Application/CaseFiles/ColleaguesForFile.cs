using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>Who can receive the person of a file or do something for it: everybody at the desk or in casework of its municipality, by name.</summary>
public static class ColleaguesForFile
{
    [Needs(Permission.OpenFileHead)]
    public sealed record Query(Guid CaseFileId) : IQuery<IReadOnlyList<Colleague>>;

    /// <param name="IsCaseworker">Works on this file now.</param>
    public sealed record Colleague(Guid Id, string Name, bool IsSelf, bool IsCaseworker);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Colleague>>
    {
        public async Task<IReadOnlyList<Colleague>> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments).FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            var caseworker = file.AssignedOn(time.Today())?.CaseworkerId;
            var colleagues = await db.ColleaguesOf([file.Controller]).Select(member => new { member.Id, member.Name }).ToListAsync(cancellationToken);
            return
            [
                .. colleagues.Select(member => new Colleague(member.Id, member.Name, member.Id == current.Id, member.Id == caseworker))
                    .OrderByDescending(member => member.IsCaseworker).ThenByDescending(member => member.IsSelf).ThenBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase),
            ];
        }
    }

    /// <summary>Who works at the desk or in casework for every one of these municipalities.</summary>
    internal static IQueryable<StaffMember> ColleaguesOf(this IReceptionDb db, IEnumerable<string> municipalities)
    {
        var members = db.StaffMembers.AsNoTracking()
            .Where(member => member.EndedOn == null && member.Roles.Any(part => part.Role == Role.Caseworker || part.Role == Role.FrontDesk));
        foreach (var municipality in municipalities.Distinct())
            members = members.Where(member => member.Municipalities.Any(part => part.Municipality == municipality));
        return members;
    }
}
