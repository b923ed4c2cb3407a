using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>What of a package whoever asks may read: health and a secret address are behind permissions of their own, also when they go or came along.</summary>
internal static class HandoverSight
{
    public static bool MaySee(this ICurrentStaff current, HandoverPart part) => part switch
    {
        HandoverPart.Health => current.May(Permission.ReadHealth),
        HandoverPart.HiddenAddress => current.May(Permission.ReadLockedParts),
        _ => true,
    };

    public static HandedPerson For(this HandedPerson person, ICurrentStaff current) => person with
    {
        Health = current.MaySee(HandoverPart.Health) ? person.Health : null,
        HiddenAddress = current.MaySee(HandoverPart.HiddenAddress) ? person.HiddenAddress : null,
    };

    public static HandoverPackage? For(this HandoverPackage? package, ICurrentStaff current) =>
        package is null ? null : package with { People = [.. package.People.Select(person => person.For(current))] };
}
