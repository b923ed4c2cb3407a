using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Departures;

internal sealed class DeparturesTables :
    IEntityTypeConfiguration<Departure>, IEntityTypeConfiguration<DepartureReason>, IEntityTypeConfiguration<DepartureReadiness>, IEntityTypeConfiguration<DepartureNotice>,
    IEntityTypeConfiguration<DestinationCare>, IEntityTypeConfiguration<HealthHandover>
{
    public const string OnePlannedIndex = "IX_Departures_OnePlanned";

    public void Configure(EntityTypeBuilder<Departure> table)
    {
        table.ToTable("Departures");
        table.IsAggregate();
        table.Property(departure => departure.OwnWords).HasMaxLength(Departure.OwnWordsLength);
        table.Property(departure => departure.Forwarding).HasMaxLength(Departure.ForwardingLength);
        table.Property(departure => departure.Place).HasMaxLength(Departure.PlaceLength);
        table.Property(departure => departure.EndReason).HasMaxLength(Departure.ReasonLength);
        table.HasIndex(departure => departure.CaseFileId);
        table.HasIndex(departure => departure.PersonId);
        // Two people who record a departure at the same moment: one of them is told so.
        table.HasIndex(departure => departure.CaseFileId, OnePlannedIndex).IsUnique().HasFilter("\"State\" = 1");
        // Who is announced to a desk: few of many.
        table.HasIndex(departure => new { departure.Municipality, departure.ExpectedBy }, "IX_Departures_Announced").HasFilter("\"Municipality\" IS NOT NULL");
        table.HasIndex(departure => new { departure.Municipality, departure.RecordedOn }, "IX_Departures_AnnouncedLately").HasFilter("\"Municipality\" IS NOT NULL");
        table.HasIndex(departure => departure.ExpectedBy, "IX_Departures_Expected").HasFilter("\"State\" = 1");
        // Who is called after the departure: few of many.
        table.HasIndex(departure => departure.CallOn, "IX_Departures_CallOn").HasFilter("\"CallOn\" IS NOT NULL");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(departure => departure.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(departure => departure.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Stay>().WithMany().HasForeignKey(departure => departure.StayId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(departure => departure.Reasons, (DepartureReason reason) => reason.DepartureId);
        table.HasParts(departure => departure.Readiness, (DepartureReadiness answer) => answer.DepartureId);
    }

    public void Configure(EntityTypeBuilder<DepartureReadiness> table)
    {
        table.ToTable("DepartureReadiness");
        table.HasKey(answer => new { answer.DepartureId, answer.Question });
        table.Property(answer => answer.Question).HasMaxLength(FactTables.CodeLength);
    }

    public void Configure(EntityTypeBuilder<DestinationCare> table)
    {
        table.ToTable("DestinationCares");
        table.IsAggregate();
        table.Property(one => one.Organisation).HasMaxLength(DestinationCare.OrganisationLength);
        table.Property(one => one.Contact).HasMaxLength(DestinationCare.ContactLength);
        table.Property(one => one.Place).HasMaxLength(DestinationCare.PlaceLength);
        table.Property(one => one.ConfirmedBy).HasMaxLength(DestinationCare.ConfirmedByLength);
        table.Property(one => one.EndReason).HasMaxLength(DestinationCare.ReasonLength);
        table.HasIndex(one => one.CaseFileId);
        table.HasIndex(one => one.DepartureId);
        table.HasIndex(one => one.ProviderId);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Departure>().WithMany().HasForeignKey(one => one.DepartureId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Provider>().WithMany().HasForeignKey(one => one.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HealthHandover> table)
    {
        table.ToTable("HealthHandovers");
        table.IsAggregate();
        table.Property(one => one.Receiver).HasMaxLength(HealthHandover.ReceiverLength);
        table.Property(one => one.What).HasMaxLength(HealthHandover.WhatLength);
        table.HasIndex(one => one.CaseFileId);
        table.HasIndex(one => one.DepartureId);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Departure>().WithMany().HasForeignKey(one => one.DepartureId).OnDelete(DeleteBehavior.Restrict);
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
