using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Staff;

/// <summary>All teams with how many people are in them.</summary>
public static class TeamList
{
    [Needs(Permission.ManageStaff)]
    public sealed record Query : IQuery<IReadOnlyList<TeamView>>;

    public sealed record TeamView(Guid Id, int Version, string Name, string MunicipalityCode, CodeView? Municipality, int Members);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, IReadOnlyList<TeamView>>
    {
        public async Task<IReadOnlyList<TeamView>> Handle(Query request, CancellationToken cancellationToken)
        {
            var teams = await db.Teams.AsNoTracking().OrderBy(team => team.Municipality).ThenBy(team => team.Name)
                .Select(team => new
                {
                    team.Id,
                    team.Version,
                    team.Name,
                    team.Municipality,
                    Members = db.StaffMembers.Count(member => member.EndedOn == null && member.Teams.Any(part => part.TeamId == team.Id)),
                })
                .ToListAsync(cancellationToken);
            var views = new List<TeamView>(teams.Count);
            foreach (var team in teams)
                views.Add(new(team.Id, team.Version, team.Name, team.Municipality, await codes.FindAsync(Lists.Municipalities, team.Municipality, cancellationToken), team.Members));
            return views;
        }
    }
}

/// <summary>A new team of a municipality.</summary>
public static class AddTeam
{
    [Needs(Permission.ManageStaff)]
    public sealed record Command(Guid OnceKey, string? Name, string? Municipality) : ICommand<Result>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).Required().AtMost(Team.NameLength).PlainText();
            RuleFor(command => command.Municipality).Required();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Municipalities, request.Municipality, "Municipality", cancellationToken);
            var team = Team.Form(request.Name!.Trim(), request.Municipality!);
            db.Teams.Add(team);
            return new(team.Id);
        }
    }

    public sealed record Result(Guid TeamId);
}

/// <summary>A team keeps its members and files under another name.</summary>
public static class RenameTeam
{
    [Needs(Permission.ManageStaff)]
    public sealed record Command(Guid TeamId, int Version, string? Name, string? Reason) : ICommand<Result>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).Required().AtMost(Team.NameLength).PlainText();
            RuleFor(command => command.Reason).IsReason();
        }
    }

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var team = await db.Teams.FirstOrDefaultAsync(team => team.Id == request.TeamId, cancellationToken) ?? throw new NotThereException("team");
            team.EnsureStillAt(request.Version);
            team.Rename(request.Name!.Trim());
            audit.Because(request.Reason);
            return new(team.Id);
        }
    }

    public sealed record Result(Guid TeamId);
}
