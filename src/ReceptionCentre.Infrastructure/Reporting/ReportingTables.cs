using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Reporting;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Reporting;

internal sealed class ReportingTables : IEntityTypeConfiguration<CaseloadDay>
{
    public void Configure(EntityTypeBuilder<CaseloadDay> table)
    {
        table.ToTable("CaseloadDays");
        table.HasKey(day => new { day.Day, day.Line });
        table.Property(day => day.Controller).HasMaxLength(FactTables.CodeLength);
    }
}
