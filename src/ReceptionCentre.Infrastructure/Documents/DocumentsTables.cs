using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;

namespace ReceptionCentre.Infrastructure.Documents;

internal sealed class DocumentsTables : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<DocumentContent>
{
    public void Configure(EntityTypeBuilder<Document> table)
    {
        table.ToTable("Documents");
        table.HasKey(document => document.Id);
        table.Property(document => document.FileName).HasMaxLength(200);
        table.Property(document => document.DataChecksum).HasMaxLength(64);
        table.Property(document => document.Data).HasMaxLength(-1);
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
        table.HasOne<Document>().WithMany().HasForeignKey(content => content.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
