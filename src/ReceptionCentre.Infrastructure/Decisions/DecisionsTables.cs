using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Decisions;

internal sealed class DecisionsTables :
    IEntityTypeConfiguration<Decision>, IEntityTypeConfiguration<Objection>, IEntityTypeConfiguration<Mandate>, IEntityTypeConfiguration<SigningSettings>,
    IEntityTypeConfiguration<LetterPart>, IEntityTypeConfiguration<LetterBlock>, IEntityTypeConfiguration<LetterBlockEdition>
{
    public const string OneOfferIndex = "IX_Decisions_OneOffer", OneMeasureIndex = "IX_Decisions_OneMeasure", OneOfEachIndex = "IX_SigningSettings_OneOfEach", OneMandateIndex = "IX_Mandates_OneMandate";

    public void Configure(EntityTypeBuilder<Decision> table)
    {
        // It is about a plan or about a measure.
        table.ToTable("Decisions", built => built.HasCheckConstraint("CK_Decisions_Subject", "(\"PlanId\" IS NULL AND \"PathId\" IS NOT NULL) OR (\"PlanId\" IS NOT NULL AND \"PathId\" IS NULL)"));
        table.IsAggregate();
        table.Property(one => one.SentBackReason).HasMaxLength(Decision.ReasonLength);
        table.Property(one => one.Remedy).HasMaxLength(Decision.RemedyLength);
        table.HasIndex(one => one.CaseFileId);
        table.HasIndex(one => one.MandateId);
        table.HasIndex(one => one.PlanId);
        // One is offered or decided of an edition; what was sent back stays beside it.
        table.HasIndex(one => one.PlanId, OneOfferIndex).IsUnique().HasFilter("\"State\" <> 2 AND \"PlanId\" IS NOT NULL");
        table.HasIndex(one => one.PathId);
        table.HasIndex(one => one.PathId, OneMeasureIndex).IsUnique().HasFilter("\"State\" <> 2 AND \"PathId\" IS NOT NULL");
        // Who signs sees what waits, oldest first.
        table.HasIndex(one => new { one.State, one.OfferedAt, one.Id });
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<IntegrationPlan>().WithMany().HasForeignKey(one => one.PlanId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<EnforcementPath>().WithMany().HasForeignKey(one => one.PathId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Mandate>().WithMany().HasForeignKey(one => one.MandateId).OnDelete(DeleteBehavior.Restrict);
        table.Property(one => one.Salutation).HasMaxLength(Decision.SalutationLength);
        table.Property(one => one.OwnSentences).HasMaxLength(Decision.OwnSentencesLength);
        table.HasParts(one => one.Objections, (Objection objection) => objection.DecisionId);
        table.HasParts(one => one.Letter, (LetterPart part) => part.DecisionId);
    }

    public void Configure(EntityTypeBuilder<Objection> table)
    {
        table.ToTable("Objections");
        table.HasKey(one => one.Id);
    }

    public void Configure(EntityTypeBuilder<Mandate> table)
    {
        table.ToTable("Mandates");
        table.IsAggregate();
        table.Property(one => one.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Name).HasMaxLength(Mandate.NameLength);
        table.Property(one => one.Function).HasMaxLength(Mandate.FunctionLength);
        table.HasIndex(one => one.StaffMemberId);
        table.HasIndex(one => new { one.Municipality, one.StaffMemberId }, OneMandateIndex).IsUnique().HasFilter("\"Until\" IS NULL");
        table.HasOne<StaffMember>().WithMany().HasForeignKey(one => one.StaffMemberId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SigningSettings> table)
    {
        table.ToTable("SigningSettings");
        table.IsAggregate();
        table.Property(one => one.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Remedy).HasMaxLength(Decision.RemedyLength);
        table.HasIndex(one => one.Municipality, OneOfEachIndex).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LetterPart> table)
    {
        table.ToTable("LetterParts");
        table.HasKey(one => one.Id);
        table.Property(one => one.Heading).HasMaxLength(LetterBlock.HeadingLength);
        // Filled, a text is longer than its block.
        table.Property(one => one.Text).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<LetterBlock> table)
    {
        table.ToTable("LetterBlocks");
        table.IsAggregate();
        table.Property(one => one.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Heading).HasMaxLength(LetterBlock.HeadingLength);
        table.Ignore(one => one.Last);
        table.HasIndex(one => one.Municipality);
        table.Property(one => one.Kind).HasDefaultValue(LetterKind.Plan).HasSentinel(LetterKind.Plan);
        table.HasParts(one => one.Editions, (LetterBlockEdition edition) => edition.BlockId);
    }

    public void Configure(EntityTypeBuilder<LetterBlockEdition> table)
    {
        table.ToTable("LetterBlockEditions");
        table.HasKey(one => one.Id);
        table.Property(one => one.Text).HasMaxLength(LetterBlock.TextLength);
    }
}
