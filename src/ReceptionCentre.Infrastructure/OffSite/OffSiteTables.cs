using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.OffSite;

internal sealed class OffSiteTables(Dialect dialect) : IEntityTypeConfiguration<SignUpDay>, IEntityTypeConfiguration<Slip>, IEntityTypeConfiguration<WaitingRow>
{
    public const string NumberSequence = "SignUpDayNumbers", OneNumberIndex = "IX_Slips_SignUpDayId_Number";

    public void Configure(EntityTypeBuilder<SignUpDay> table)
    {
        table.ToTable("SignUpDays");
        table.IsAggregate();
        table.Property(day => day.Number).HasDefaultValueSql(dialect.NextValueOf(NumberSequence));
        table.HasIndex(day => day.Number).IsUnique();
        table.Property(day => day.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(day => day.Task).HasMaxLength(FactTables.CodeLength);
        table.Property(day => day.Place).HasMaxLength(SignUpDay.PlaceLength);
        table.Property(day => day.Partner).HasMaxLength(SignUpDay.PartnerLength);
        table.Ignore(day => day.State);
        table.HasOne<Provider>().WithMany().HasForeignKey(day => day.ProviderId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(day => new { day.On, day.Id });
    }

    public void Configure(EntityTypeBuilder<Slip> table)
    {
        table.ToTable("Slips");
        table.IsAggregate();
        table.Property(slip => slip.Code).HasMaxLength(SlipCode.Length).UseCollation(dialect.BinaryCollation);
        table.HasIndex(slip => slip.Code).IsUnique();
        table.HasIndex(slip => new { slip.SignUpDayId, slip.Number }).IsUnique().HasDatabaseName(OneNumberIndex);
        // Counted by state; and the last ones entered, newest first.
        table.HasIndex(slip => new { slip.SignUpDayId, slip.State, slip.Number });
        table.HasIndex(slip => new { slip.SignUpDayId, slip.EnteredAt, slip.Id });
        table.HasOne<SignUpDay>().WithMany().HasForeignKey(slip => slip.SignUpDayId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(slip => slip.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WaitingRow> table)
    {
        table.ToTable("WaitingRows");
        table.HasKey(row => row.SlipId);
        table.Property(row => row.CalledName).HasMaxLength(NameParts.CalledNameLength);
        table.Property(row => row.FamilyName).HasMaxLength(NameParts.FamilyNameLength);
        table.Property(row => row.Nationality).HasMaxLength(FactTables.CodeLength);
        table.Property(row => row.Language).HasMaxLength(FactTables.CodeLength);
        table.Property(row => row.Phone).HasMaxLength(ContactDetailFact.ValueLength);
        table.Ignore(row => row.Name);
        table.HasOne<Slip>().WithOne().HasForeignKey<WaitingRow>(row => row.SlipId).OnDelete(DeleteBehavior.Cascade);
    }
}
