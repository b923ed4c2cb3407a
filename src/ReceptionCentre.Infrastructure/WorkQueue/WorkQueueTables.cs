using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.WorkQueue;

internal sealed class WorkQueueTables :
    IEntityTypeConfiguration<WorkCapacity>, IEntityTypeConfiguration<Absence>, IEntityTypeConfiguration<Spread>, IEntityTypeConfiguration<SpreadReceiver>,
    IEntityTypeConfiguration<SpreadProgress>, IEntityTypeConfiguration<SpreadRow>
{
    public const string OneCapacityIndex = "IX_WorkCapacities_One";

    public void Configure(EntityTypeBuilder<WorkCapacity> table)
    {
        table.ToTable("WorkCapacities");
        table.IsAggregate();
        table.HasIndex(capacity => capacity.StaffMemberId, OneCapacityIndex).IsUnique();
        table.HasOne<StaffMember>().WithMany().HasForeignKey(capacity => capacity.StaffMemberId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(capacity => capacity.Absences, (Absence absence) => absence.CapacityId);
    }

    public void Configure(EntityTypeBuilder<Absence> table)
    {
        table.ToTable("Absences");
        table.HasKey(absence => absence.Id);
        table.HasIndex(absence => absence.CapacityId);
    }

    public void Configure(EntityTypeBuilder<Spread> table)
    {
        table.ToTable("Spreads");
        table.IsAggregate();
        table.Property(spread => spread.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(spread => spread.Reason).HasMaxLength(Spread.ReasonLength);
        table.Property(spread => spread.UndoneReason).HasMaxLength(Spread.ReasonLength);
        table.Ignore(spread => spread.Selection).Ignore(spread => spread.CheckLasts).Ignore(spread => spread.IsAtWork).Ignore(spread => spread.IsBeforeTheChange).Ignore(spread => spread.MayBeUndone);
        table.HasParts(spread => spread.Receivers, (SpreadReceiver receiver) => receiver.RunId);
        table.HasIndex(spread => new { spread.MadeAt, spread.Id });
        table.HasIndex(spread => spread.State);
        table.HasOne<Team>().WithMany().HasForeignKey(spread => spread.TeamId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SpreadReceiver> table)
    {
        table.ToTable("SpreadReceivers");
        table.HasKey(receiver => new { receiver.RunId, receiver.StaffMemberId });
    }

    public void Configure(EntityTypeBuilder<SpreadProgress> table)
    {
        table.ToTable("SpreadProgress");
        table.HasKey(progress => progress.RunId);
        table.Property(progress => progress.Version).IsConcurrencyToken();
        table.HasOne<Spread>().WithMany().HasForeignKey(progress => progress.RunId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SpreadRow> table)
    {
        table.ToTable("SpreadRows");
        table.HasKey(row => new { row.RunId, row.Number });
        // A file is given once; without a foreign key, because an import that is taken back takes its files along.
        table.HasIndex(row => new { row.RunId, row.CaseFileId }).IsUnique();
        table.HasIndex(row => new { row.RunId, row.Finding, row.Number });
        table.HasIndex(row => new { row.RunId, row.StaffMemberId, row.Number });
        table.HasOne<Spread>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Restrict);
    }
}
