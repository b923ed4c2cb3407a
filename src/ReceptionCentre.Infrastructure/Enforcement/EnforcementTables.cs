using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Enforcement;

internal sealed class EnforcementTables :
    IEntityTypeConfiguration<EnforcementPath>, IEntityTypeConfiguration<EnforcementStep>, IEntityTypeConfiguration<EnforcementView>,
    IEntityTypeConfiguration<EnforcementSettings>, IEntityTypeConfiguration<EnforcementSwitch>, IEntityTypeConfiguration<EnforcementTerms>, IEntityTypeConfiguration<EnforcementAmount>
{
    public const string OnePathIndex = "IX_EnforcementPaths_OnePath", OneOfEachIndex = "IX_EnforcementSettings_OneOfEach", OneStepIndex = "IX_EnforcementSteps_OneStep";

    public void Configure(EntityTypeBuilder<EnforcementPath> table)
    {
        table.ToTable("EnforcementPaths");
        table.IsAggregate();
        table.Property(one => one.Occasion).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.What).HasMaxLength(EnforcementPath.WhatLength);
        table.Property(one => one.Excuse).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.EndNote).HasMaxLength(EnforcementPath.NoteLength);
        table.Property(one => one.LegalBasis).HasMaxLength(EnforcementSettings.LegalBasisLength);
        table.Property(one => one.Why).HasMaxLength(EnforcementPath.WhyLength);
        table.Ignore(one => one.Last);
        table.Ignore(one => one.Intention);
        table.HasIndex(one => one.CaseFileId);
        // For one occasion one path is open at a time.
        table.HasIndex(one => new { one.CaseFileId, one.Occasion }, OnePathIndex).IsUnique().HasFilter("\"State\" < 3");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(one => one.Steps, (EnforcementStep step) => step.PathId);
        table.HasParts(one => one.Views, (EnforcementView view) => view.PathId);
    }

    public void Configure(EntityTypeBuilder<EnforcementStep> table)
    {
        table.ToTable("EnforcementSteps");
        table.HasKey(one => one.Id);
        table.Property(one => one.SkippedBecause).HasMaxLength(EnforcementStep.ReasonLength);
        table.Property(one => one.Place).HasMaxLength(EnforcementStep.PlaceLength);
        table.Property(one => one.TalkWords).HasMaxLength(EnforcementStep.TalkLength);
        table.Property(one => one.OwnSentences).HasMaxLength(EnforcementStep.OwnSentencesLength);
        table.HasIndex(one => new { one.PathId, one.Kind }, OneStepIndex).IsUnique();
        table.HasIndex(one => one.AppointmentId);
        table.HasOne<Appointment>().WithMany().HasForeignKey(one => one.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EnforcementView> table)
    {
        table.ToTable("EnforcementViews");
        table.HasKey(one => one.Id);
        table.Property(one => one.Words).HasMaxLength(EnforcementView.WordsLength);
    }

    public void Configure(EntityTypeBuilder<EnforcementSettings> table)
    {
        table.ToTable("EnforcementSettings");
        table.IsAggregate();
        table.Property(one => one.Municipality).HasMaxLength(FactTables.CodeLength);
        table.HasIndex(one => one.Municipality, OneOfEachIndex).IsUnique();
        table.HasParts(one => one.Switches, (EnforcementSwitch line) => line.SettingsId);
        table.HasParts(one => one.Terms, (EnforcementTerms line) => line.SettingsId);
        table.HasParts(one => one.Amounts, (EnforcementAmount line) => line.SettingsId);
    }

    public void Configure(EntityTypeBuilder<EnforcementSwitch> table)
    {
        table.ToTable("EnforcementSwitches");
        table.HasKey(one => one.Id);
        table.Property(one => one.Reason).HasMaxLength(EnforcementSettings.ReasonLength);
        table.Property(one => one.LegalBasis).HasMaxLength(EnforcementSettings.LegalBasisLength);
    }

    public void Configure(EntityTypeBuilder<EnforcementTerms> table)
    {
        table.ToTable("EnforcementTerms");
        table.HasKey(one => one.Id);
    }

    public void Configure(EntityTypeBuilder<EnforcementAmount> table)
    {
        table.ToTable("EnforcementAmounts");
        table.HasKey(one => one.Id);
        table.Property(one => one.Occasion).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.LegalBasis).HasMaxLength(EnforcementSettings.LegalBasisLength);
    }
}
