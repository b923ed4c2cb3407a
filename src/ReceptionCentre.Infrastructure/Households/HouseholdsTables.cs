using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Households;

internal sealed class HouseholdsTables : IEntityTypeConfiguration<Household>, IEntityTypeConfiguration<MembershipFact>
{
    /// <summary>Somebody belongs to one household at a time: the name of the index that says so.</summary>
    public const string OneHouseholdIndex = "IX_Memberships_OneHousehold";

    public void Configure(EntityTypeBuilder<Household> table)
    {
        table.ToTable("Households");
        table.IsAggregate();
        table.HasParts(household => household.Memberships, (MembershipFact fact) => fact.HouseholdId);
    }

    public void Configure(EntityTypeBuilder<MembershipFact> table)
    {
        table.ToTable("Memberships");
        table.IsFact(fact => fact.HouseholdId);
        table.Property(fact => fact.Name).HasMaxLength(MembershipFact.NameLength);
        table.Property(fact => fact.Role).HasMaxLength(FactTables.CodeLength);
        table.Ignore(fact => fact.Who);
        table.Ignore(fact => fact.IsOpen);
        table.HasIndex(fact => fact.PersonId);
        table.HasIndex(fact => fact.PersonId, OneHouseholdIndex).IsUnique()
            .HasFilter("\"WithdrawnAt\" IS NULL AND \"Until\" IS NULL AND \"PersonId\" IS NOT NULL");
        table.HasOne<Person>().WithMany().HasForeignKey(fact => fact.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
