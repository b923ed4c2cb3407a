using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.GuestPasses;

internal sealed class GuestPassesTables : IEntityTypeConfiguration<GuestPass>
{
    private const int HashBytes = 32;

    public void Configure(EntityTypeBuilder<GuestPass> table)
    {
        table.ToTable("GuestPasses");
        table.IsAggregate();
        table.Property(pass => pass.Recipient).HasMaxLength(GuestPass.RecipientLength);
        table.Property(pass => pass.Guest).HasMaxLength(GuestPass.GuestLength);
        table.Property(pass => pass.TokenHash).HasMaxLength(HashBytes);
        table.Property(pass => pass.CodeHash).HasMaxLength(HashBytes);
        // What an address is found by.
        table.HasIndex(pass => pass.TokenHash).IsUnique();
        table.HasIndex(pass => pass.SubjectId);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(pass => pass.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }
}
