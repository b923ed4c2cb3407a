using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>A manager gives one or many files to a caseworker, or to a team that finds one, and says why.</summary>
public static class AssignFiles
{
    public const int Most = 200;

    /// <param name="CaseworkerId">Null = the team finds somebody.</param>
    /// <param name="TeamId">Null = the caseworker's own team in that municipality.</param>
    [Needs(Permission.AssignFile)]
    public sealed record Command(IReadOnlyList<Guid> CaseFileIds, Guid? CaseworkerId, Guid? TeamId, string? Reason, Guid OnceKey) : ICommand<Result>, IOnce;

    public sealed record Result(IReadOnlyList<Guid> CaseFileIds);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.CaseFileIds).Must(ids => ids.Count is > 0 and <= Most).WithMessage("Caseload.ChooseFiles");
            RuleFor(command => command.CaseworkerId).Must((command, id) => id is not null || command.TeamId is not null).WithMessage("Shared.ChooseOne")
                .OverridePropertyName("To");
            RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(DatedFact.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var ids = request.CaseFileIds.Distinct().ToList();
            var files = await db.CaseFiles.Include(file => file.Assignments).Where(file => ids.Contains(file.Id)).ToListAsync(cancellationToken);
            if (files.Count != ids.Count)
                throw new NotThereException("case file");
            var team = request.TeamId is { } teamId
                ? await db.Teams.AsNoTracking().FirstOrDefaultAsync(team => team.Id == teamId, cancellationToken) ?? throw new NotThereException("team")
                : null;
            var caseworker = request.CaseworkerId is { } caseworkerId
                ? await db.CaseworkersOf(files.Select(file => file.Controller)).FirstOrDefaultAsync(member => member.Id == caseworkerId, cancellationToken)
                : null;
            CaseFileRules.CaseworkerBelongsToTheMunicipality.Check(request.CaseworkerId is null || caseworker is not null);
            CaseFileRules.CaseworkerBelongsToTheMunicipality.Check(team is null || files.TrueForAll(file => file.Controller == team.Municipality));
            var teams = caseworker is null ? [] : await TeamsAsync(caseworker.Id, cancellationToken);

            audit.Because(request.Reason);
            audit.AboutEach(files.ConvertAll(file => (file.PersonId, file.Id)));
            var (today, provenance) = (time.Today(), current.Recording(time, Provenances.OwnObservation, request.Reason));
            foreach (var file in files)
                file.Assign(team?.Id ?? TeamFor(file, teams, today), request.CaseworkerId, today, provenance);
            return new(ids);
        }

        private async Task<List<Team>> TeamsAsync(Guid caseworkerId, CancellationToken cancellationToken) =>
            await db.Teams.AsNoTracking().Where(team => db.StaffMembers.Any(member => member.Id == caseworkerId && member.Teams.Any(part => part.TeamId == team.Id)))
                .ToListAsync(cancellationToken);

        // The file stays with its team when the caseworker is in it; else it goes along to the caseworker's.
        private static Guid? TeamFor(CaseFile file, List<Team> teams, DateOnly today)
        {
            var there = teams.FindAll(team => team.Municipality == file.Controller);
            return (there.Find(team => team.Id == file.AssignedOn(today)?.TeamId) ?? there.FirstOrDefault())?.Id;
        }
    }

    /// <summary>Caseworkers who work here and for every one of these municipalities.</summary>
    internal static IQueryable<StaffMember> CaseworkersOf(this IReceptionDb db, IEnumerable<string> municipalities)
    {
        var members = db.StaffMembers.AsNoTracking().Where(member => member.EndedOn == null && member.Roles.Any(part => part.Role == Role.Caseworker));
        foreach (var municipality in municipalities.Distinct())
            members = members.Where(member => member.Municipalities.Any(part => part.Municipality == municipality));
        return members;
    }
}
