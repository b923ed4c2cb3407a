using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Staff;

internal sealed class StaffTables :
    IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<Team>, IEntityTypeConfiguration<StaffRole>,
    IEntityTypeConfiguration<StaffMunicipality>, IEntityTypeConfiguration<TeamMember>, IEntityTypeConfiguration<StaffPermission>,
    IEntityTypeConfiguration<UsedSecondFactorCode>
{
    public const string OneEmailIndex = "IX_StaffMembers_Email";

    public void Configure(EntityTypeBuilder<StaffMember> table)
    {
        table.ToTable("StaffMembers");
        table.IsAggregate();
        table.Property(member => member.Name).HasMaxLength(StaffMember.NameLength);
        table.Property(member => member.Email).HasMaxLength(StaffMember.EmailLength);
        table.HasIndex(member => member.Email).IsUnique().HasDatabaseName(OneEmailIndex);
        // Who signs in for a provider: few of many.
        table.HasIndex(member => member.ProviderId);
        table.HasOne<Provider>().WithMany().HasForeignKey(member => member.ProviderId).OnDelete(DeleteBehavior.Restrict);
        // Lists are in the order of the name.
        table.HasIndex(member => new { member.Name, member.Id });
        table.HasParts(member => member.Roles, (StaffRole part) => part.StaffMemberId);
        table.HasParts(member => member.Municipalities, (StaffMunicipality part) => part.StaffMemberId);
        table.HasParts(member => member.Teams, (TeamMember part) => part.StaffMemberId);
        table.HasParts(member => member.Permissions, (StaffPermission part) => part.StaffMemberId);
    }

    public void Configure(EntityTypeBuilder<Team> table)
    {
        table.ToTable("Teams");
        table.IsAggregate();
        table.Property(team => team.Name).HasMaxLength(Team.NameLength);
    }

    public void Configure(EntityTypeBuilder<StaffRole> table)
    {
        table.ToTable("StaffRoles");
        table.HasKey(part => new { part.StaffMemberId, part.Role });
    }

    public void Configure(EntityTypeBuilder<StaffMunicipality> table)
    {
        table.ToTable("StaffMunicipalities");
        table.HasKey(part => new { part.StaffMemberId, part.Municipality });
    }

    public void Configure(EntityTypeBuilder<TeamMember> table)
    {
        table.ToTable("TeamMembers");
        table.HasKey(part => new { part.TeamId, part.StaffMemberId });
        table.HasOne<Team>().WithMany().HasForeignKey(part => part.TeamId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StaffPermission> table)
    {
        table.ToTable("StaffPermissions");
        table.HasKey(part => new { part.StaffMemberId, part.Permission });
    }

    public void Configure(EntityTypeBuilder<UsedSecondFactorCode> table)
    {
        table.ToTable("UsedSecondFactorCodes");
        table.HasKey(used => new { used.AccountId, used.Hash });
        table.Property(used => used.Hash).HasMaxLength(64);
        table.HasIndex(used => used.UsedAt);
    }
}
