using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Linking;

internal sealed class LinkingTables : IEntityTypeConfiguration<PersonLink>, IEntityTypeConfiguration<LinkedRow>
{
    public const string OneLeadingIndex = "IX_PersonLinks_OneLeading";

    public void Configure(EntityTypeBuilder<PersonLink> table)
    {
        table.ToTable("PersonLinks");
        table.IsAggregate();
        table.Property(link => link.Reason).HasMaxLength(PersonLink.ReasonLength);
        table.Property(link => link.UndoneReason).HasMaxLength(PersonLink.ReasonLength);
        table.HasOne<Person>().WithMany().HasForeignKey(link => link.LeadingId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(link => link.OtherId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(link => link.LeadingId);
        // Two people who link the same registration at the same moment: one of them is told so.
        table.HasIndex(link => link.OtherId, OneLeadingIndex).IsUnique().HasFilter("\"UndoneAt\" IS NULL");
        table.HasIndex(link => link.OtherId, "IX_PersonLinks_OtherId");
        table.HasParts(link => link.Rows, (LinkedRow row) => row.LinkId);
    }

    public void Configure(EntityTypeBuilder<LinkedRow> table)
    {
        table.ToTable("LinkedRows");
        table.HasKey(row => row.Id);
        table.Property(row => row.Thing).HasMaxLength(LinkedRow.ThingLength);
        table.Property(row => row.Group).HasMaxLength(FactTables.CodeLength);
        table.Ignore(row => row.HasMoved);
        table.HasIndex(row => row.LinkId);
    }
}
