using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.NameMatching;

internal sealed class NameMatchingTables(Dialect dialect) : IEntityTypeConfiguration<NameKey>
{
    public void Configure(EntityTypeBuilder<NameKey> table)
    {
        table.ToTable("NameKeys");
        table.HasKey(key => new { key.PersonId, key.Key, key.Born });
        table.Property(key => key.Key).HasMaxLength(NameKey.KeyLength).UseCollation(dialect.BinaryCollation);
        table.HasIndex(key => new { key.Key, key.Born, key.PersonId });
        table.HasOne<Person>().WithMany().HasForeignKey(key => key.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
