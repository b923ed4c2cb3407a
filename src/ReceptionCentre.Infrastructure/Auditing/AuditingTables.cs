using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Auditing;

internal sealed class AuditingTables : IEntityTypeConfiguration<AuditEvent>, IEntityTypeConfiguration<AuditChange>
{
    public void Configure(EntityTypeBuilder<AuditEvent> table)
    {
        table.ToTable("AuditEvents");
        table.HasKey(audit => audit.Id);
        table.Property(audit => audit.Action).HasMaxLength(AuditEvent.ActionLength);
        table.Property(audit => audit.Reason).HasMaxLength(AuditEvent.ReasonLength);
        // Paged newest first. The moment comes first: SQL Server does not keep ids in the order of time.
        table.HasIndex(audit => new { audit.At, audit.Id });
        table.HasIndex(audit => new { audit.CaseFileId, audit.At, audit.Id });
        table.HasIndex(audit => new { audit.PersonId, audit.At, audit.Id });
        table.HasIndex(audit => new { audit.By, audit.At, audit.Id });
        table.HasIndex(audit => new { audit.Action, audit.At, audit.Id });
        table.HasParts(audit => audit.Changes, (AuditChange change) => change.EventId);
    }

    public void Configure(EntityTypeBuilder<AuditChange> table)
    {
        table.ToTable("AuditChanges");
        table.HasKey(change => change.Id);
        table.Property(change => change.Before).HasMaxLength(-1);
        table.Property(change => change.After).HasMaxLength(-1);
    }
}
