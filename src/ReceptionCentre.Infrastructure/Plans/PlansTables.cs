using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Plans;

internal sealed class PlansTables :
    IEntityTypeConfiguration<IntegrationPlan>, IEntityTypeConfiguration<PlanGoal>, IEntityTypeConfiguration<PlanItem>, IEntityTypeConfiguration<PayerShare>,
    IEntityTypeConfiguration<PipContent>
{
    public const string OneEditionIndex = "IX_Plans_OneEdition";

    public void Configure(EntityTypeBuilder<IntegrationPlan> table)
    {
        table.ToTable("Plans");
        table.IsAggregate();
        table.Property(plan => plan.OwnWords).HasMaxLength(IntegrationPlan.WordsLength);
        table.Property(plan => plan.Disagreement).HasMaxLength(IntegrationPlan.WordsLength);
        table.Property(plan => plan.RevisionReason).HasMaxLength(Domain.Facts.DatedFact.ReasonLength);
        table.Ignore(plan => plan.Items);
        table.Ignore(plan => plan.Holds);
        table.HasIndex(plan => plan.CaseFileId);
        // Two people who begin or revise at the same moment: one of them is told so. A dropped draft frees its number.
        table.HasIndex(plan => new { plan.CaseFileId, plan.Edition }, OneEditionIndex).IsUnique().HasFilter("\"State\" <> 4");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(plan => plan.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(plan => plan.Goals, (PlanGoal goal) => goal.PlanId);
        table.HasOne(plan => plan.Pip).WithOne().HasForeignKey<PipContent>(pip => pip.PlanId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PlanGoal> table)
    {
        table.ToTable("PlanGoals");
        table.HasKey(goal => goal.Id);
        table.Property(goal => goal.Text).HasMaxLength(PlanGoal.TextLength);
        table.HasOne<PlanGoal>().WithMany().HasForeignKey(goal => goal.CopyOf).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(goal => goal.Items, (PlanItem item) => item.GoalId);
    }

    public void Configure(EntityTypeBuilder<PlanItem> table)
    {
        table.ToTable("PlanItems");
        table.HasKey(item => item.Id);
        table.Property(item => item.What).HasMaxLength(PlanItem.WhatLength);
        table.Property(item => item.Why).HasMaxLength(PlanItem.WhyLength);
        table.Property(item => item.Provider).HasMaxLength(PlanItem.ProviderLength);
        table.Property(item => item.Article).HasMaxLength(PlanItem.ArticleLength);
        table.Ignore(item => item.IsCompulsory);
        table.HasOne<PlanItem>().WithMany().HasForeignKey(item => item.CopyOf).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(item => item.Payers, (PayerShare share) => share.ItemId);
    }

    public void Configure(EntityTypeBuilder<PayerShare> table)
    {
        table.ToTable("PayerShares");
        table.HasKey(share => share.Id);
    }

    public void Configure(EntityTypeBuilder<PipContent> table)
    {
        table.ToTable("PipContents");
        table.HasKey(pip => pip.Id);
        table.Ignore(pip => pip.Terms);
        table.Property(pip => pip.WhyB1Route).HasMaxLength(PipContent.ReasonLength);
        table.Property(pip => pip.WhyEducationRoute).HasMaxLength(PipContent.ReasonLength);
        table.Property(pip => pip.WhyZRoute).HasMaxLength(PipContent.ReasonLength);
        table.Property(pip => pip.Preschool).HasMaxLength(PipContent.WordsLength);
        table.Property(pip => pip.Guidance).HasMaxLength(PipContent.WordsLength);
    }
}
