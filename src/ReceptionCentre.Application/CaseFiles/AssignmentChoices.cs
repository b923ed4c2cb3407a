using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>For the page that assigns: the chosen files, and to whom each of them may go.</summary>
public static class AssignmentChoices
{
    [Needs(Permission.AssignFile)]
    public sealed record Query(IReadOnlyList<Guid> CaseFileIds) : IQuery<Choices>;

    public sealed record Choices(IReadOnlyList<CaseloadFile> Files, IReadOnlyList<Worker> Caseworkers, IReadOnlyList<Worker> Teams);

    /// <param name="OpenFiles">How many open files in scope are with them now.</param>
    public sealed record Worker(Guid Id, string Name, int OpenFiles);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, Choices>
    {
        public async Task<Choices> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var files = await db.CaseloadFilesAsync([.. request.CaseFileIds.Distinct().Take(AssignFiles.Most)], today, cancellationToken);
            if (files.Count == 0)
                throw new NotThereException("case file");
            var municipalities = files.Select(file => file.Controller).Distinct().ToList();
            var perCaseworker = await db.FileStates.AsNoTracking().Where(state => state.CaseworkerId != null)
                .GroupBy(state => state.CaseworkerId!.Value).Select(group => new { Id = group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Id, group => group.Count, cancellationToken);
            var caseworkers = await db.CaseworkersOf(municipalities).OrderBy(member => member.Name).ThenBy(member => member.Id)
                .Select(member => new { member.Id, member.Name }).ToListAsync(cancellationToken);
            var teams = municipalities.Count > 1 ? []
                : await db.Teams.AsNoTracking().Where(team => team.Municipality == municipalities[0]).OrderBy(team => team.Name).ThenBy(team => team.Id)
                    .Select(team => new Worker(team.Id, team.Name, 0)).ToListAsync(cancellationToken);
            return new(files, caseworkers.ConvertAll(member => new Worker(member.Id, member.Name, perCaseworker.GetValueOrDefault(member.Id))), teams);
        }
    }
}
