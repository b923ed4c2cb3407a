using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Reporting;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Reporting;

internal sealed class ReportingTables : IEntityTypeConfiguration<CaseloadDay>, IEntityTypeConfiguration<CountedStay>
{
    public void Configure(EntityTypeBuilder<CaseloadDay> table)
    {
        table.ToTable("CaseloadDays");
        table.HasKey(day => new { day.Day, day.Line });
        table.Property(day => day.Controller).HasMaxLength(FactTables.CodeLength);
    }

    public void Configure(EntityTypeBuilder<CountedStay> table)
    {
        table.ToTable("CountedStays");
        table.HasKey(stay => new { stay.StayId, stay.Controller });
        table.Property(stay => stay.Controller).HasMaxLength(FactTables.CodeLength);
        table.Property(stay => stay.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(stay => stay.Type).HasMaxLength(FactTables.CodeLength);
        table.Property(stay => stay.DepartureKind).HasMaxLength(FactTables.CodeLength);
        // Who came, who left and who is here are each counted from one of these alone, without the rows; so is the list behind a number.
        table.HasIndex(stay => new { stay.Controller, stay.Arrival, stay.StayId, stay.Place, stay.PersonId, stay.Municipality, stay.Type, stay.Departure }, "IX_CountedStays_Arrival");
        table.HasIndex(stay => new { stay.Controller, stay.Departure, stay.StayId, stay.Place, stay.PersonId, stay.Municipality, stay.Type, stay.DepartureKind, stay.Arrival }, "IX_CountedStays_Departure")
            .HasFilter("\"Departure\" IS NOT NULL");
        table.HasIndex(stay => new { stay.Controller, stay.Municipality, stay.Type, stay.Arrival, stay.StayId, stay.Place, stay.PersonId, stay.Departure }, "IX_CountedStays_Here")
            .HasFilter("\"Departure\" IS NULL");
        table.HasOne<Stay>().WithMany().HasForeignKey(stay => stay.StayId).OnDelete(DeleteBehavior.Restrict);
    }
}
