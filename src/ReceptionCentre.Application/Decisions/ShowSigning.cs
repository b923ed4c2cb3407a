using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Decisions;

/// <summary>How a municipality signs: who has a mandate, and with how many eyes.</summary>
public static class ShowSigning
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Query(string Municipality) : IQuery<View>;

    /// <param name="Version">0: nothing is set yet.</param>
    /// <param name="Mandates">Those that hold first, then those that come, then those that ended.</param>
    /// <param name="MayGet">Who works there and may sign by role, and has no mandate without an end.</param>
    public sealed record View(
        CodeView Municipality, int Version, bool FourEyes, bool Committee, string? Remedy, int? RouteSwitchMonths, IReadOnlyList<MandateLine> Mandates, IReadOnlyList<Signer> MayGet);

    public sealed record MandateLine(Guid MandateId, int Version, string Name, string Function, DateOnly From, DateOnly? Until, bool Holds);

    public sealed record Signer(Guid StaffMemberId, string Name);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            var today = time.Today();
            var settings = await db.SigningSettings.AsNoTracking().FirstOrDefaultAsync(one => one.Municipality == municipality.Value, cancellationToken);
            var mandates = await db.Mandates.AsNoTracking().Where(one => one.Municipality == municipality.Value).ToListAsync(cancellationToken);
            var taken = mandates.Where(one => one.Until is null).Select(one => one.StaffMemberId).ToList();
            var signers = await db.StaffMembers.AsNoTracking()
                .Where(member => member.EndedOn == null && member.Municipalities.Any(one => one.Municipality == municipality.Value)
                    && member.Roles.Any(one => one.Role == Role.Caseworker || one.Role == Role.Manager) && !taken.Contains(member.Id))
                .OrderBy(member => member.Name).ThenBy(member => member.Id).Select(member => new Signer(member.Id, member.Name)).ToListAsync(cancellationToken);
            return new(
                municipality, settings?.Version ?? 0, settings?.FourEyes ?? false, settings?.Committee ?? false, settings?.Remedy, settings?.RouteSwitchMonths,
                [.. mandates.OrderBy(one => one.HoldsOn(today) ? 0 : one.From > today ? 1 : 2).ThenBy(one => one.Name, StringComparer.Ordinal)
                    .Select(one => new MandateLine(one.Id, one.Version, one.Name, one.Function, one.From, one.Until, one.HoldsOn(today)))],
                signers);
        }
    }
}
