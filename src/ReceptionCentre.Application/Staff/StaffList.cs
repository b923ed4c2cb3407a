using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Staff;

/// <summary>The people who work here, by name, fifty at a time.</summary>
public static class StaffList
{
    public const int PageSize = 50;

    /// <param name="After">Last one of the page before this; null = from the start.</param>
    /// <param name="Before">First one of the page after this.</param>
    [Needs(Permission.ManageStaff)]
    public sealed record Query(Role? Role = null, string? Municipality = null, bool Ended = false, Guid? After = null, Guid? Before = null) : IQuery<Page>;

    /// <param name="OutOfSight">Municipalities with files that none of the people who work there may see; only on the first page.</param>
    public sealed record Page(IReadOnlyList<Row> Rows, bool HasBefore, bool HasAfter, int Total, IReadOnlyList<OutOfSight> OutOfSight);

    /// <param name="Files">Open files of protected people.</param>
    public sealed record OutOfSight(CodeView Municipality, int Files);

    public sealed record Row(
        Guid Id, string Name, string Email, DateOnly? EndedOn, IReadOnlyList<Role> Roles, IReadOnlyList<CodeView> Municipalities);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = db.StaffMembers.AsNoTracking().Where(member => request.Ended ? member.EndedOn != null : member.EndedOn == null);
            if (request.Role is { } role)
                all = all.Where(member => member.Roles.Any(part => part.Role == role));
            if (request.Municipality is { } municipality)
                all = all.Where(member => member.Municipalities.Any(part => part.Municipality == municipality));
            var total = await all.CountAsync(cancellationToken);

            var backwards = request.Before is not null;
            var from = all;
            if ((request.After ?? request.Before) is { } edge)
            {
                // The address holds an id, never a name.
                var name = await db.StaffMembers.Where(member => member.Id == edge).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new NotThereException("member of staff");
                from = backwards
                    ? all.Where(member => member.Name.CompareTo(name) <= 0 && (member.Name.CompareTo(name) < 0 || member.Id.CompareTo(edge) < 0))
                    : all.Where(member => member.Name.CompareTo(name) >= 0 && (member.Name.CompareTo(name) > 0 || member.Id.CompareTo(edge) > 0));
            }
            var ordered = backwards
                ? from.OrderByDescending(member => member.Name).ThenByDescending(member => member.Id)
                : from.OrderBy(member => member.Name).ThenBy(member => member.Id);
            var found = await ordered.Take(PageSize + 1)
                .Select(member => new
                {
                    member.Id,
                    member.Name,
                    member.Email,
                    member.EndedOn,
                    Roles = member.Roles.Select(part => part.Role).ToList(),
                    Municipalities = member.Municipalities.Select(part => part.Municipality).ToList(),
                })
                .ToListAsync(cancellationToken);
            var more = found.Count > PageSize;
            var shown = found.Take(PageSize).ToList();
            if (backwards)
                shown.Reverse();
            var rows = new List<Row>(shown.Count);
            foreach (var member in shown)
                rows.Add(new(member.Id, member.Name, member.Email, member.EndedOn, [.. member.Roles.Order()], await codes.ManyAsync(member.Municipalities, cancellationToken)));
            var outOfSight = request is { After: null, Before: null } ? await OutOfSightAsync(cancellationToken) : [];
            return new(rows, backwards ? more : request.After is not null, backwards || more, total, outOfSight);
        }

        // Safety does not wait for a colleague, so a file may be protected where nobody may see it yet. Only how many there are
        // is told: whose they are the administrator may not know.
        private async Task<IReadOnlyList<OutOfSight>> OutOfSightAsync(CancellationToken cancellationToken)
        {
            var files = await db.ProtectedOn(time.Today())
                .Join(db.CaseFiles.IgnoreQueryFilters(), fact => fact.PersonId, file => file.PersonId, (fact, file) => file)
                .Where(file => file.ClosedOn == null && !db.StaffMembers.Any(member => member.EndedOn == null
                    && member.Permissions.Any(part => part.Permission == NamedPermission.LockedParts) && member.Roles.Any(part => part.Role == Role.FrontDesk || part.Role == Role.Caseworker || part.Role == Role.Manager)
                    && member.Municipalities.Any(part => part.Municipality == file.Controller)))
                .GroupBy(file => file.Controller).Select(group => new { Municipality = group.Key, Files = group.Count() }).ToListAsync(cancellationToken);
            var found = new List<OutOfSight>();
            foreach (var one in files.OrderBy(one => one.Municipality, StringComparer.Ordinal))
            {
                if (await codes.FindAsync(Lists.Municipalities, one.Municipality, cancellationToken) is { } municipality)
                    found.Add(new(municipality, one.Files));
            }
            return found;
        }
    }

    internal static async Task<IReadOnlyList<CodeView>> ManyAsync(
        this ICodeLists codes, IEnumerable<string> municipalities, CancellationToken cancellationToken) =>
        [.. (await codes.ManyAsync(Lists.Municipalities, municipalities, cancellationToken)).OrderBy(view => view.Dutch, StringComparer.Ordinal)];
}

/// <summary>One member of staff, with everything that is entrusted and how the account stands.</summary>
public static class StaffDetails
{
    [Needs(Permission.ManageStaff)]
    public sealed record Query(Guid MemberId) : IQuery<View>;

    /// <param name="Account">Null when the member cannot sign in yet.</param>
    public sealed record View(
        Guid Id, int Version, string Name, string Email, string? Phone, DateOnly? EndedOn, IReadOnlyList<Role> Roles, IReadOnlyList<CodeView> Municipalities,
        IReadOnlyList<TeamName> Teams, IReadOnlyList<NamedPermission> Named, AccountState? Account, ProviderChoice? Provider);

    /// <summary>The provider of a receiver.</summary>
    public sealed record ProviderChoice(Guid Id, string Name);

    public sealed record TeamName(Guid Id, string Name);

    internal sealed class Handler(IReceptionDb db, IAccounts accounts, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var member = await db.StaffMembers.AsNoTracking()
                .Where(member => member.Id == request.MemberId)
                .Select(member => new
                {
                    member.Version,
                    member.Name,
                    member.Email,
                    member.Phone,
                    member.EndedOn,
                    member.ProviderId,
                    Roles = member.Roles.Select(part => part.Role).ToList(),
                    Municipalities = member.Municipalities.Select(part => part.Municipality).ToList(),
                    Teams = member.Teams.Select(part => part.TeamId).ToList(),
                    Named = member.Permissions.Select(part => part.Permission).ToList(),
                })
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("member of staff");
            var provider = await db.Providers.AsNoTracking().Where(provider => provider.Id == member.ProviderId)
                .Select(provider => new ProviderChoice(provider.Id, provider.Name)).FirstOrDefaultAsync(cancellationToken);
            var teams = await db.Teams.AsNoTracking().Where(team => member.Teams.Contains(team.Id)).OrderBy(team => team.Name)
                .Select(team => new TeamName(team.Id, team.Name)).ToListAsync(cancellationToken);
            return new(
                request.MemberId, member.Version, member.Name, member.Email, member.Phone, member.EndedOn, [.. member.Roles.Order()],
                await codes.ManyAsync(member.Municipalities, cancellationToken), teams, [.. member.Named.Order()],
                await accounts.StateAsync(request.MemberId, cancellationToken), provider);
        }
    }
}
