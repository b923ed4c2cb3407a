using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Referrals;

internal sealed class ReferralsTables :
    IEntityTypeConfiguration<Referral>, IEntityTypeConfiguration<ReferralStep>, IEntityTypeConfiguration<ReferralReport>, IEntityTypeConfiguration<ReferralDraft>
{
    public const string OneOpenIndex = "IX_Referrals_OneOpen";

    public void Configure(EntityTypeBuilder<Referral> table)
    {
        table.ToTable("Referrals");
        table.IsAggregate();
        table.Property(referral => referral.SharedName).HasMaxLength(SharedData.NameLength);
        table.Property(referral => referral.SharedContact).HasMaxLength(SharedData.ContactLength);
        table.Property(referral => referral.SharedLanguages).HasMaxLength(200);
        table.Property(referral => referral.SharedGoal).HasMaxLength(SharedData.GoalLength);
        table.Property(referral => referral.SharedExtra).HasMaxLength(SharedData.ExtraLength);
        table.Property(referral => referral.PriorityWords).HasMaxLength(ReferralStep.WordsLength);
        table.Ignore(referral => referral.ExtraForReceiver);
        table.Ignore(referral => referral.IsOpen);
        table.Ignore(referral => referral.WaitsForReceiver);
        table.Ignore(referral => referral.IsOnWaitingList);
        table.HasIndex(referral => new { referral.CaseFileId, referral.SentOn, referral.Id });
        // How many places of an offer are taken.
        // Whoever has a place and who waits for one are counted in the index, whatever happened before.
        table.HasIndex(referral => new { referral.OfferId, referral.HoldsPlace, referral.State });
        // Two people who refer the same file at the same moment: one of them is told so.
        table.HasIndex(referral => new { referral.CaseFileId, referral.OfferId }, OneOpenIndex).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        // What still asks something: few of many.
        table.HasIndex(referral => referral.SentOn, "IX_Referrals_Open").HasFilter("\"EndedOn\" IS NULL");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(referral => referral.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Offer>().WithMany().HasForeignKey(referral => referral.OfferId).OnDelete(DeleteBehavior.Restrict);
        // An item can be removed from a draft; the referral then stands alone.
        table.HasOne<PlanItem>().WithMany().HasForeignKey(referral => referral.PlanItemId).OnDelete(DeleteBehavior.SetNull);
        table.HasParts(referral => referral.Steps, (ReferralStep step) => step.ReferralId);
        table.HasParts(referral => referral.Reports, (ReferralReport report) => report.ReferralId);
    }

    public void Configure(EntityTypeBuilder<ReferralDraft> table)
    {
        table.ToTable("ReferralDrafts");
        table.IsAggregate();
        table.Property(draft => draft.Goal).HasMaxLength(SharedData.GoalLength);
        table.Property(draft => draft.Extra).HasMaxLength(SharedData.ExtraLength);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(draft => draft.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Offer>().WithMany().HasForeignKey(draft => draft.OfferId).OnDelete(DeleteBehavior.Restrict);
        // What is removed from a draft of a plan is no longer served.
        table.HasOne<PlanItem>().WithMany().HasForeignKey(draft => draft.PlanItemId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<ReferralReport> table)
    {
        table.ToTable("ReferralReports");
        table.HasKey(report => report.Id);
        table.Property(report => report.Words).HasMaxLength(ReferralReport.WordsLength);
        // The same report sent by two at the same moment: one of them is told so.
        table.HasIndex(report => new { report.ReferralId, report.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReferralStep> table)
    {
        table.ToTable("ReferralSteps");
        table.HasKey(step => step.Id);
        table.Property(step => step.Words).HasMaxLength(ReferralStep.WordsLength);
        // Two people who write the next step at the same moment: one of them is told so.
        table.HasIndex(step => new { step.ReferralId, step.Number }).IsUnique();
    }
}
