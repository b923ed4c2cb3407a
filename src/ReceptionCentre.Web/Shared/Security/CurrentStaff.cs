using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Web.Shared.Security;

/// <summary>Who signed in, read from the database for each request: a role that was taken away is gone at once, on every node.</summary>
public sealed class CurrentStaff : ICurrentStaff
{
    private IReadOnlySet<Permission> _permissions = new HashSet<Permission>();

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlySet<Role> Roles { get; private set; } = new HashSet<Role>();
    public IReadOnlyList<string> Municipalities { get; private set; } = [];
    public IReadOnlyList<Guid> Teams { get; private set; } = [];
    public bool IsSystem => false;
    public bool IsKnown => Id != Guid.Empty;

    /// <summary>For the bar: the municipality, or how many.</summary>
    public string MunicipalityNames { get; set; } = "";

    public bool May(Permission permission) => _permissions.Contains(permission);

    public void Become(StaffMember member)
    {
        (Id, Name) = (member.Id, member.Name);
        Roles = member.Roles.Select(part => part.Role).ToHashSet();
        Municipalities = [.. member.Municipalities.Select(part => part.Municipality)];
        Teams = [.. member.Teams.Select(part => part.TeamId)];
        _permissions = Permissions.Of(Roles, member.Permissions.Select(part => part.Permission));
    }
}

/// <summary>Fills <see cref="CurrentStaff"/> after the cookie was read.</summary>
public sealed class CurrentStaffMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentStaff current, ReceptionDbContext db)
    {
        if (context.User.Identity?.IsAuthenticated == true && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            var member = await db.StaffMembers.AsNoTracking()
                .Include(staff => staff.Roles).Include(staff => staff.Municipalities).Include(staff => staff.Teams).Include(staff => staff.Permissions)
                .FirstOrDefaultAsync(staff => staff.Id == id && staff.EndedOn == null, context.RequestAborted);
            if (member is not null)
                current.Become(member);
        }
        await next(context);
    }
}
