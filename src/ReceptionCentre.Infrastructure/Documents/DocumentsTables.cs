using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Documents;

internal sealed class DocumentsTables(Dialect dialect) :
    IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<DocumentContent>, IEntityTypeConfiguration<PlanExport>, IEntityTypeConfiguration<PlanExportProgress>, IEntityTypeConfiguration<PlanExportRow>
{
    public void Configure(EntityTypeBuilder<Document> table)
    {
        table.ToTable("Documents");
        table.HasKey(document => document.Id);
        table.Property(document => document.FileName).HasMaxLength(200);
        table.Property(document => document.DataChecksum).HasMaxLength(64);
        dialect.PackQuickly(table.Property(document => document.Data).HasMaxLength(-1));
        table.HasIndex(document => document.CaseFileId);
        // The queue: what waits or is claimed; finished documents are not in it.
        table.HasIndex(document => new { document.State, document.NotBefore }, "IX_Documents_Queue").HasFilter("\"State\" IN (1, 2)");
        // What was not ready yet on a day.
        table.HasIndex(document => document.ReadyAt);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(document => document.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentContent> table)
    {
        table.ToTable("DocumentContents");
        // One file of each kind for a document: making it twice cannot store it twice.
        table.HasKey(content => new { content.DocumentId, content.Standard });
        table.Property(content => content.Sha256).HasMaxLength(64);
        dialect.PackQuickly(table.Property(content => content.Bytes));
        table.HasOne<Document>().WithMany().HasForeignKey(content => content.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PlanExport> table)
    {
        table.ToTable("PlanExports");
        table.IsAggregate();
        table.Property(export => export.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(export => export.Language).HasMaxLength(FactTables.CodeLength);
        table.HasIndex(export => new { export.MadeAt, export.Id });
        table.HasIndex(export => export.State);
    }

    public void Configure(EntityTypeBuilder<PlanExportProgress> table)
    {
        table.ToTable("PlanExportProgress");
        table.HasKey(progress => progress.RunId);
        table.Property(progress => progress.Version).IsConcurrencyToken();
        table.HasOne<PlanExport>().WithMany().HasForeignKey(progress => progress.RunId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PlanExportRow> table)
    {
        table.ToTable("PlanExportRows");
        table.HasKey(row => new { row.RunId, row.Number });
        // A plan is asked for once; without foreign keys to what may be destroyed apart from it.
        table.HasIndex(row => new { row.RunId, row.PlanId }).IsUnique();
        table.HasIndex(row => row.DocumentId);
        table.HasOne<PlanExport>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
