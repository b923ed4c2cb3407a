using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.CivicIntegration;

internal sealed class CivicIntegrationTables :
    IEntityTypeConfiguration<CivicParameter>, IEntityTypeConfiguration<IntegrationTrajectory>, IEntityTypeConfiguration<AwaitedInformation>,
    IEntityTypeConfiguration<AchievementFact>, IEntityTypeConfiguration<HoursFact>, IEntityTypeConfiguration<CourseOfferFact>,
    IEntityTypeConfiguration<ExamFact>
{
    public const string OneTrajectoryIndex = "IX_IntegrationTrajectories_OneTrajectory";

    public void Configure(EntityTypeBuilder<CivicParameter> table)
    {
        table.ToTable("CivicParameters");
        table.IsAggregate();
        table.Property(one => one.Key).HasMaxLength(CivicParameter.KeyLength);
        table.Property(one => one.Parameter).HasMaxLength(CivicParameter.KeyLength);
        table.Property(one => one.Source).HasMaxLength(CivicParameter.SourceLength);
        table.Property(one => one.Dutch).HasMaxLength(CivicParameter.WordsLength);
        table.Property(one => one.English).HasMaxLength(CivicParameter.WordsLength);
        table.HasIndex(one => one.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IntegrationTrajectory> table)
    {
        table.ToTable("IntegrationTrajectories");
        table.IsAggregate();
        table.Property(one => one.EarlierPipMunicipality).HasMaxLength(FactTables.CodeLength);
        table.Ignore(one => one.FirstPipOn);
        table.HasIndex(one => one.CaseFileId, OneTrajectoryIndex).IsUnique();
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(one => one.Awaited, (AwaitedInformation awaited) => awaited.TrajectoryId);
        table.HasParts(one => one.Achievements, (AchievementFact fact) => fact.TrajectoryId);
        table.HasParts(one => one.Hours, (HoursFact fact) => fact.TrajectoryId);
        table.HasParts(one => one.Offers, (CourseOfferFact fact) => fact.TrajectoryId);
        table.HasParts(one => one.Exams, (ExamFact fact) => fact.TrajectoryId);
    }

    public void Configure(EntityTypeBuilder<AchievementFact> table)
    {
        table.ToTable("Achievements");
        table.IsFact(fact => fact.TrajectoryId);
    }

    public void Configure(EntityTypeBuilder<HoursFact> table)
    {
        table.ToTable("IntegrationHours");
        table.IsFact(fact => fact.TrajectoryId);
    }

    public void Configure(EntityTypeBuilder<CourseOfferFact> table)
    {
        table.ToTable("CourseOffers");
        table.IsFact(fact => fact.TrajectoryId);
        table.Property(fact => fact.InstitutionNumber).HasMaxLength(CourseOfferFact.NumberLength);
        table.Property(fact => fact.InstitutionName).HasMaxLength(CourseOfferFact.NameLength);
    }

    public void Configure(EntityTypeBuilder<ExamFact> table)
    {
        table.ToTable("Exams");
        table.IsFact(fact => fact.TrajectoryId);
        table.Ignore(fact => fact.Exam);
    }

    public void Configure(EntityTypeBuilder<AwaitedInformation> table)
    {
        table.ToTable("AwaitedInformation");
        table.HasKey(one => one.Id);
        table.Property(one => one.What).HasMaxLength(AwaitedInformation.WhatLength);
    }
}
