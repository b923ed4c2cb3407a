using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Infrastructure.Staff;

/// <summary>The system itself, for jobs and the command line: every permission but no role, all municipalities.</summary>
public sealed class SystemStaff : ICurrentStaff
{
    public Guid Id => SystemActor.Id;
    public string Name => "ReceptionCentre";
    public IReadOnlySet<Role> Roles { get; } = new HashSet<Role>();
    public IReadOnlyList<string> Municipalities => [];
    public IReadOnlyList<Guid> Teams => [];
    public bool IsSystem => true;
    public bool May(Permission permission) => true;
}
