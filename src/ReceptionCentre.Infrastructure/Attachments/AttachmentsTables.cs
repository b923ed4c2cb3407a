using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Attachments;

internal sealed class AttachmentsTables : IEntityTypeConfiguration<Attachment>, IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<Attachment> table)
    {
        table.ToTable("Attachments");
        table.IsAggregate();
        table.Property(attachment => attachment.Kind).HasMaxLength(FactTables.CodeLength);
        table.Property(attachment => attachment.What).HasMaxLength(Attachment.WhatLength);
        table.Property(attachment => attachment.FileName).HasMaxLength(Attachment.FileNameLength);
        table.Property(attachment => attachment.Sha256).HasMaxLength(64);
        table.Property(attachment => attachment.WithdrawnReason).HasMaxLength(Attachment.ReasonLength);
        table.HasIndex(attachment => new { attachment.CaseFileId, attachment.AddedAt });
        // What waits to be destroyed: few of many.
        table.HasIndex(attachment => attachment.WithdrawnAt, "IX_Attachments_ToDestroy").HasFilter("\"WithdrawnAt\" IS NOT NULL AND \"DestroyedAt\" IS NULL");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(attachment => attachment.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<IntegrationPlan>().WithMany().HasForeignKey(attachment => attachment.PlanId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AttachmentContent> table)
    {
        table.ToTable("AttachmentContents");
        table.HasKey(content => content.AttachmentId);
        table.HasOne<Attachment>().WithMany().HasForeignKey(content => content.AttachmentId).OnDelete(DeleteBehavior.Cascade);
    }
}
