using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;

namespace ReceptionCentre.Application.Staff;

/// <summary>Names of whoever wrote something: members of staff, people of a provider, and guests as they named themselves.</summary>
internal static class WritersNames
{
    public static async Task<Dictionary<Guid, string>> NamesOfAsync(this IReceptionDb db, IEnumerable<Guid> writers, CancellationToken cancellationToken)
    {
        var ids = writers.Distinct().ToList();
        var names = await db.StaffMembers.AsNoTracking().Where(member => ids.Contains(member.Id)).Select(member => new { member.Id, member.Name })
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var others = ids.Where(id => !names.ContainsKey(id)).ToList();
        if (others.Count > 0)
        {
            foreach (var guest in await db.GuestPasses.IgnoreQueryFilters().AsNoTracking().Where(pass => others.Contains(pass.Id) && pass.Guest != null)
                .Select(pass => new { pass.Id, pass.Guest, pass.Recipient }).ToListAsync(cancellationToken))
                names[guest.Id] = $"{guest.Guest} ({guest.Recipient})";
        }
        return names;
    }
}
