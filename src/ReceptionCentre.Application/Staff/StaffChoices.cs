using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;

namespace ReceptionCentre.Application.Staff;

/// <summary>What can be entrusted here: the municipalities of the centre, as far as somebody works for them, the teams, and the providers that receive.</summary>
public static class StaffChoices
{
    [Needs(Permission.ManageStaff)]
    public sealed record Query : IQuery<View>;

    public sealed record View(IReadOnlyList<CodeView> Municipalities, IReadOnlyList<TeamChoice> Teams, IReadOnlyList<StaffDetails.ProviderChoice> Providers);

    public sealed record TeamChoice(Guid Id, string Name, CodeView? Municipality);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var served = await db.StaffMembers.SelectMany(member => member.Municipalities).Select(part => part.Municipality).Distinct().ToListAsync(cancellationToken);
            var teams = await db.Teams.AsNoTracking().OrderBy(team => team.Municipality).ThenBy(team => team.Name)
                .Select(team => new { team.Id, team.Name, team.Municipality }).ToListAsync(cancellationToken);
            var municipalities = await codes.ManyAsync(served.Concat(teams.Select(team => team.Municipality)).Distinct(StringComparer.Ordinal), cancellationToken);
            var choices = new List<TeamChoice>(teams.Count);
            foreach (var team in teams)
                choices.Add(new(team.Id, team.Name, await codes.FindAsync(Lists.Municipalities, team.Municipality, cancellationToken)));
            var providers = await db.Providers.AsNoTracking().Where(provider => provider.EndedOn == null).OrderBy(provider => provider.Name).ThenBy(provider => provider.Id)
                .Select(provider => new StaffDetails.ProviderChoice(provider.Id, provider.Name)).ToListAsync(cancellationToken);
            return new(municipalities, choices, providers);
        }
    }
}
