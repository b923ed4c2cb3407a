using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.BulkChanges;

internal sealed class BulkChangesTables :
    IEntityTypeConfiguration<BulkChange>, IEntityTypeConfiguration<BulkCode>, IEntityTypeConfiguration<BulkProgress>, IEntityTypeConfiguration<BulkRow>, IEntityTypeConfiguration<BulkTakenOut>,
    IEntityTypeConfiguration<BulkChanged>
{
    public void Configure(EntityTypeBuilder<BulkChange> table)
    {
        table.ToTable("BulkChanges");
        table.IsAggregate();
        table.Property(change => change.Name).HasMaxLength(BulkChange.NameLength);
        table.Property(change => change.Code).HasMaxLength(FactTables.CodeLength);
        table.Property(change => change.Successor).HasMaxLength(FactTables.CodeLength);
        table.Property(change => change.Task).HasMaxLength(FactTables.CodeLength);
        table.Property(change => change.Motive).HasMaxLength(FactTables.CodeLength);
        table.Property(change => change.Act).HasMaxLength(FactTables.CodeLength);
        table.Property(change => change.Article).HasMaxLength(LegalBasis.ArticleLength);
        table.Property(change => change.Decision).HasMaxLength(LegalBasis.DecisionLength);
        table.Property(change => change.BasisSource).HasMaxLength(LegalBasis.SourceLength);
        table.Property(change => change.Reason).HasMaxLength(BulkChange.ReasonLength);
        table.Property(change => change.UndoneReason).HasMaxLength(BulkChange.ReasonLength);
        table.Ignore(change => change.Terms).Ignore(change => change.Basis).Ignore(change => change.CheckLasts).Ignore(change => change.IsAtWork).Ignore(change => change.IsBeforeTheChange).Ignore(change => change.MayBeUndone);
        table.HasParts(change => change.Codes, (BulkCode code) => code.RunId);
        table.HasIndex(change => new { change.MadeAt, change.Id });
        table.HasIndex(change => change.State);
    }

    public void Configure(EntityTypeBuilder<BulkCode> table)
    {
        table.ToTable("BulkCodes");
        table.HasKey(code => new { code.RunId, code.Use, code.Code });
        table.Property(code => code.Code).HasMaxLength(FactTables.CodeLength);
    }

    public void Configure(EntityTypeBuilder<BulkProgress> table)
    {
        table.ToTable("BulkProgress");
        table.HasKey(progress => progress.RunId);
        table.Property(progress => progress.Version).IsConcurrencyToken();
        table.HasOne<BulkChange>().WithMany().HasForeignKey(progress => progress.RunId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BulkRow> table)
    {
        table.ToTable("BulkRows");
        table.HasKey(row => new { row.RunId, row.Number });
        // A stay is looked at once; without a foreign key, because an import that is taken back takes its stays along.
        table.HasIndex(row => new { row.RunId, row.StayId }).IsUnique();
        table.HasIndex(row => new { row.RunId, row.Finding, row.Number });
        table.HasOne<BulkChange>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BulkTakenOut> table)
    {
        table.ToTable("BulkTakenOut");
        table.HasKey(one => new { one.RunId, one.StayId });
        table.Property(one => one.Reason).HasMaxLength(BulkTakenOut.ReasonLength);
        table.HasOne<BulkChange>().WithMany().HasForeignKey(one => one.RunId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BulkChanged> table)
    {
        table.ToTable("BulkChanged");
        table.HasKey(row => new { row.RunId, row.Number });
        // A stay changes once.
        table.HasIndex(row => new { row.RunId, row.StayId }).IsUnique();
        table.HasIndex(row => new { row.RunId, row.State, row.Number });
        table.Ignore(row => row.Done);
        table.HasOne<BulkChange>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Restrict);
    }
}
