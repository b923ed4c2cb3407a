using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Departures;

internal sealed class DeparturesTables : IEntityTypeConfiguration<Departure>, IEntityTypeConfiguration<DepartureReason>, IEntityTypeConfiguration<DepartureNotice>
{
    public const string OnePlannedIndex = "IX_Departures_OnePlanned";

    public void Configure(EntityTypeBuilder<Departure> table)
    {
        table.ToTable("Departures");
        table.IsAggregate();
        table.Property(departure => departure.OwnWords).HasMaxLength(Departure.OwnWordsLength);
        table.Property(departure => departure.Forwarding).HasMaxLength(Departure.ForwardingLength);
        table.Property(departure => departure.CareThere).HasMaxLength(Departure.CareLength);
        table.Property(departure => departure.EndReason).HasMaxLength(Departure.ReasonLength);
        table.HasIndex(departure => departure.CaseFileId);
        table.HasIndex(departure => departure.PersonId);
        // Two people who record a departure at the same moment: one of them is told so.
        table.HasIndex(departure => departure.CaseFileId, OnePlannedIndex).IsUnique().HasFilter("\"State\" = 1");
        // Who is announced to a desk: few of many.
        table.HasIndex(departure => new { departure.Municipality, departure.ExpectedBy }, "IX_Departures_Announced").HasFilter("\"Municipality\" IS NOT NULL");
        table.HasIndex(departure => new { departure.Municipality, departure.RecordedOn }, "IX_Departures_AnnouncedLately").HasFilter("\"Municipality\" IS NOT NULL");
        table.HasIndex(departure => departure.ExpectedBy, "IX_Departures_Expected").HasFilter("\"State\" = 1");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(departure => departure.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(departure => departure.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Stay>().WithMany().HasForeignKey(departure => departure.StayId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(departure => departure.Reasons, (DepartureReason reason) => reason.DepartureId);
    }

    public void Configure(EntityTypeBuilder<DepartureReason> table)
    {
        table.ToTable("DepartureReasons");
        table.HasKey(reason => new { reason.DepartureId, reason.Code });
        table.Property(reason => reason.Code).HasMaxLength(FactTables.CodeLength);
    }

    public void Configure(EntityTypeBuilder<DepartureNotice> table)
    {
        table.ToTable("DepartureNotices");
        table.IsAggregate();
        table.HasIndex(notice => notice.CaseFileId);
        table.HasIndex(notice => notice.DepartureId);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(notice => notice.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Departure>().WithMany().HasForeignKey(notice => notice.DepartureId).OnDelete(DeleteBehavior.Restrict);
    }
}
