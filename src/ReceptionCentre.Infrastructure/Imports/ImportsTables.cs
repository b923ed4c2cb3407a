using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Imports;

internal sealed class ImportsTables :
    IEntityTypeConfiguration<ImportRun>, IEntityTypeConfiguration<ImportProgress>, IEntityTypeConfiguration<ImportLine>, IEntityTypeConfiguration<ImportOutcome>,
    IEntityTypeConfiguration<ImportedPerson>
{
    public void Configure(EntityTypeBuilder<ImportRun> table)
    {
        table.ToTable("ImportRuns");
        table.IsAggregate();
        table.Property(run => run.FileName).HasMaxLength(ImportRun.FileNameLength);
        table.Property(run => run.Sha256).HasMaxLength(ImportRun.HashLength);
        table.Property(run => run.Header).HasMaxLength(ImportRun.HashLength);
        table.Property(run => run.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(run => run.Task).HasMaxLength(FactTables.CodeLength);
        table.Property(run => run.Columns).HasMaxLength(-1);
        table.Property(run => run.Mapping).HasMaxLength(-1);
        table.Property(run => run.TakenBackReason).HasMaxLength(ImportRun.ReasonLength);
        table.Ignore(run => run.IsAtWork).Ignore(run => run.MayBeMapped).Ignore(run => run.MayBeTakenBack);
        table.HasIndex(run => new { run.UploadedAt, run.Id });
        // What its columns were the last time.
        table.HasIndex(run => new { run.Municipality, run.Header, run.UploadedAt });
        table.HasIndex(run => run.State);
    }

    public void Configure(EntityTypeBuilder<ImportProgress> table)
    {
        table.ToTable("ImportProgress");
        table.HasKey(progress => progress.RunId);
        table.Property(progress => progress.Version).IsConcurrencyToken();
        table.HasOne<ImportRun>().WithMany().HasForeignKey(progress => progress.RunId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImportLine> table)
    {
        table.ToTable("ImportLines");
        table.HasKey(line => new { line.RunId, line.Number });
        // Without a foreign key: a file is read row by row, and only then is known what its run says.
        table.Property(line => line.Cells).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<ImportOutcome> table)
    {
        table.ToTable("ImportOutcomes");
        table.HasKey(outcome => new { outcome.RunId, outcome.Number });
        table.Property(outcome => outcome.Details).HasMaxLength(-1);
        table.Property(outcome => outcome.NameKey).HasMaxLength(ImportOutcome.KeyLength);
        table.Property(outcome => outcome.NumberKey).HasMaxLength(ImportOutcome.KeyLength);
        table.Ignore(outcome => outcome.Adds).Ignore(outcome => outcome.BeginsStay);
        table.HasIndex(outcome => new { outcome.RunId, outcome.Finding, outcome.Number });
        // The same person in an earlier row.
        table.HasIndex(outcome => new { outcome.RunId, outcome.NameKey });
        table.HasIndex(outcome => new { outcome.RunId, outcome.NumberKey });
        table.HasOne<ImportRun>().WithMany().HasForeignKey(outcome => outcome.RunId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImportedPerson> table)
    {
        table.ToTable("ImportedPeople");
        table.HasKey(person => new { person.RunId, person.Number });
        table.HasIndex(person => new { person.RunId, person.State, person.Number });
        table.HasOne<ImportRun>().WithMany().HasForeignKey(person => person.RunId).OnDelete(DeleteBehavior.Restrict);
    }
}
