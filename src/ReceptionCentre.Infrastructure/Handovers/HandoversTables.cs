using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Handovers;

internal sealed class HandoversTables :
    IEntityTypeConfiguration<Handover>, IEntityTypeConfiguration<HandoverPerson>, IEntityTypeConfiguration<HandoverStep>, IEntityTypeConfiguration<HandoverContent>,
    IEntityTypeConfiguration<HandoverKey>, IEntityTypeConfiguration<HandoverSecret>, IEntityTypeConfiguration<ReceivedHandover>, IEntityTypeConfiguration<ReceivedPerson>,
    IEntityTypeConfiguration<ReceivedContent>
{
    public const string OneOpenIndex = "IX_Handovers_OneOpen", OnePackageIndex = "IX_ReceivedHandovers_OnePackage", OneKeyIndex = "IX_HandoverKeys_One";

    private const int Sha256 = 64, ChosenLength = 300, SecretLength = 2000;

    public void Configure(EntityTypeBuilder<Handover> table)
    {
        table.ToTable("Handovers");
        table.IsAggregate();
        table.Property(one => one.FromMunicipality).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.ToMunicipality).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Basis).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Sha256).HasMaxLength(Sha256);
        table.Property(one => one.AnsweredBy).HasMaxLength(HandoverAnswerer.NameLength);
        table.Property(one => one.AnswererFunction).HasMaxLength(HandoverAnswerer.FunctionLength);
        table.Property(one => one.AnswererOrganisation).HasMaxLength(HandoverAnswerer.OrganisationLength);
        table.Property(one => one.EndReason).HasMaxLength(Handover.ReasonLength);
        table.Ignore(one => one.IsOver);
        table.HasIndex(one => one.CaseFileId);
        table.HasIndex(one => one.DepartureId);
        // Two people who hand over the same file at the same moment: one of them is told so.
        table.HasIndex(one => one.CaseFileId, OneOpenIndex).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        // What expires: few of many.
        table.HasIndex(one => one.LastDay, "IX_Handovers_LastDay").HasFilter("\"State\" = 2");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Departure>().WithMany().HasForeignKey(one => one.DepartureId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(one => one.People, (HandoverPerson person) => person.HandoverId);
        table.HasParts(one => one.Steps, (HandoverStep step) => step.HandoverId);
    }

    public void Configure(EntityTypeBuilder<HandoverPerson> table)
    {
        table.ToTable("HandoverPeople");
        table.HasKey(person => person.Id);
        table.Property(person => person.Chosen).HasMaxLength(ChosenLength);
        table.Ignore(person => person.Parts);
        table.Ignore(person => person.TellsHealth);
        table.HasIndex(person => new { person.HandoverId, person.Place });
        table.HasIndex(person => person.CaseFileId);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(person => person.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HandoverStep> table)
    {
        table.ToTable("HandoverSteps");
        table.HasKey(step => step.Id);
        table.Property(step => step.Words).HasMaxLength(Handover.ReasonLength);
        // Two people who write the next step at the same moment: one of them is told so.
        table.HasIndex(step => new { step.HandoverId, step.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<HandoverContent> table)
    {
        table.ToTable("HandoverContents");
        table.HasKey(content => content.HandoverId);
        table.Property(content => content.Json).HasMaxLength(-1);
        table.HasOne<Handover>().WithMany().HasForeignKey(content => content.HandoverId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<HandoverKey> table)
    {
        table.ToTable("HandoverKeys");
        table.IsAggregate();
        table.Property(key => key.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(key => key.Fingerprint).HasMaxLength(HandoverKey.FingerprintLength);
        table.Property(key => key.PublicKey).HasMaxLength(HandoverKey.PublicKeyLength);
        table.Property(key => key.ComparedWith).HasMaxLength(HandoverKey.ComparedWithLength);
        // Two files with a key that nobody knows yet, at the same moment: it is written down once.
        table.HasIndex(key => key.Fingerprint, OneKeyIndex).IsUnique();
    }

    public void Configure(EntityTypeBuilder<HandoverSecret> table)
    {
        table.ToTable("HandoverSecrets");
        table.HasKey(secret => secret.KeyId);
        table.Property(secret => secret.ProtectedKey).HasMaxLength(SecretLength);
        table.HasOne<HandoverKey>().WithMany().HasForeignKey(secret => secret.KeyId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReceivedHandover> table)
    {
        table.ToTable("ReceivedHandovers");
        table.IsAggregate();
        table.Property(one => one.FromMunicipality).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.ToMunicipality).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Sha256).HasMaxLength(Sha256);
        table.Property(one => one.DeclineReason).HasMaxLength(ReceivedHandover.ReasonLength);
        // The same file opened by two at the same moment, or once more: it is answered once.
        table.HasIndex(one => one.PackageId, OnePackageIndex).IsUnique();
        table.HasIndex(one => new { one.ToMunicipality, one.State });
        table.HasParts(one => one.People, (ReceivedPerson person) => person.ReceivedHandoverId);
    }

    public void Configure(EntityTypeBuilder<ReceivedPerson> table)
    {
        table.ToTable("ReceivedPeople");
        table.HasKey(person => person.Id);
        table.HasIndex(person => person.ReceivedHandoverId);
        table.HasIndex(person => person.CaseFileId);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(person => person.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReceivedContent> table)
    {
        table.ToTable("ReceivedContents");
        table.HasKey(content => content.ReceivedHandoverId);
        table.Property(content => content.Json).HasMaxLength(-1);
        table.HasOne<ReceivedHandover>().WithMany().HasForeignKey(content => content.ReceivedHandoverId).OnDelete(DeleteBehavior.Cascade);
    }
}
