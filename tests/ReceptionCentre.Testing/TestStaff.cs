using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Testing;

/// <summary>Who is asking, as a test says. Begins as the system.</summary>
public sealed class TestStaff : ICurrentStaff
{
    private StaffMember? _member;
    private Guid _pass;

    public Guid Id => Guest is not null ? _pass : _member?.Id ?? SystemActor.Id;
    public string Name => _member?.Name ?? "ReceptionCentre";
    public IReadOnlySet<Role> Roles => _member?.Roles.Select(part => part.Role).ToHashSet() ?? [];
    public IReadOnlyList<string> Municipalities => _member?.Municipalities.Select(part => part.Municipality).ToList() ?? [];
    public IReadOnlyList<Guid> Teams => _member?.Teams.Select(part => part.TeamId).ToList() ?? [];
    public bool IsSystem => _member is null && Guest is null;
    public GuestOf? Guest { get; private set; }

    public bool May(Permission permission) =>
        Guest is { } guest ? Permissions.Of(guest.Purpose).Contains(permission)
        : _member is null || Permissions.Of(Roles, _member.Permissions.Select(part => part.Permission)).Contains(permission);

    public void Become(StaffMember? member) => (_member, Guest) = (member, null);

    public void BecomeGuest(Guid passId, GuestOf guest) => (_member, _pass, Guest) = (null, passId, guest);
}
