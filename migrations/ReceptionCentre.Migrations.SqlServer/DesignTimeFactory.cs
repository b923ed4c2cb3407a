using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Migrations.SqlServer;

/// <summary>Makes the context for the migration tool; no server is needed to write or check migrations.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ReceptionDbContext>
{
    public ReceptionDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ReceptionDbContext>();
        Dialect.SqlServer.Use(options, "Server=design-time;Database=ReceptionCentre");
        return new(options.Options, new SystemStaff(), new AuditTrail(), TimeProvider.System);
    }
}
