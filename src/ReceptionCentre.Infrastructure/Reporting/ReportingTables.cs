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
        // A period is read from these alone, without the rows; the list behind a number in their order.
        table.HasIndex(stay => new { stay.Arrival, stay.StayId, stay.Controller, stay.Place, stay.PersonId, stay.Municipality, stay.Type }, "IX_CountedStays_Arrival");
        table.HasIndex(stay => new { stay.Departure, stay.StayId, stay.Controller, stay.Place, stay.PersonId, stay.Municipality, stay.Type }, "IX_CountedStays_Departure")
            .HasFilter("\"Departure\" IS NOT NULL");
        table.HasOne<Stay>().WithMany().HasForeignKey(stay => stay.StayId).OnDelete(DeleteBehavior.Restrict);
    }
}
