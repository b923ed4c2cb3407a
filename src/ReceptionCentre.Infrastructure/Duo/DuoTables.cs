using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Duo;

internal sealed class DuoTables :
    IEntityTypeConfiguration<DuoMessage>, IEntityTypeConfiguration<DuoMessageField>, IEntityTypeConfiguration<DuoRejection>, IEntityTypeConfiguration<DuoSettings>,
    IEntityTypeConfiguration<DuoNotice>, IEntityTypeConfiguration<DuoNoticeContent>, IEntityTypeConfiguration<DuoDifference>, IEntityTypeConfiguration<DuoSchool>
{
    public const string OneOfEachIndex = "IX_DuoMessages_OneOfEach", OneNumberIndex = "IX_DuoNotices_OneNumber", OneSettingsIndex = "IX_DuoSettings_OneOfEach";

    public void Configure(EntityTypeBuilder<DuoMessage> table)
    {
        table.ToTable("DuoMessages");
        table.IsAggregate();
        table.Property(one => one.Key).HasMaxLength(DuoMessage.KeyLength);
        table.Property(one => one.Reason).HasMaxLength(DuoMessage.ReasonLength);
        table.Property(one => one.Acknowledgement).HasMaxLength(DuoMessage.AcknowledgementLength);
        table.Ignore(one => one.Stands);
        table.HasIndex(one => new { one.CaseFileId, one.Kind });
        table.HasIndex(one => one.ReplacesId);
        // Of one thing one message is on its way or stands: nothing is told twice. What was refused or ended does not count.
        table.HasIndex(one => new { one.SubjectId, one.Act }, OneOfEachIndex).IsUnique().HasFilter("\"EndedAt\" IS NULL AND \"State\" <> 4");
        // What the interface has to send, and what needs a person.
        table.HasIndex(one => new { one.State, one.NotBefore, one.Id }, "IX_DuoMessages_Underway").HasFilter("\"State\" IN (1, 2, 5)");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<DuoMessage>().WithMany().HasForeignKey(one => one.ReplacesId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(one => one.Fields, (DuoMessageField field) => field.MessageId);
        table.HasParts(one => one.Rejections, (DuoRejection rejection) => rejection.MessageId);
    }

    public void Configure(EntityTypeBuilder<DuoMessageField> table)
    {
        table.ToTable("DuoMessageFields");
        table.HasKey(field => new { field.MessageId, field.Place });
        table.Property(field => field.Name).HasMaxLength(DuoMessageField.NameLength);
        table.Property(field => field.Value).HasMaxLength(DuoMessageField.ValueLength);
    }

    public void Configure(EntityTypeBuilder<DuoRejection> table)
    {
        table.ToTable("DuoRejections");
        table.HasKey(rejection => new { rejection.MessageId, rejection.Place });
        table.Property(rejection => rejection.Text).HasMaxLength(DuoRejection.TextLength);
    }

    public void Configure(EntityTypeBuilder<DuoSettings> table)
    {
        table.ToTable("DuoSettings");
        table.IsAggregate();
        table.Property(one => one.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Oin).HasMaxLength(DuoSettings.OinLength);
        table.HasIndex(one => one.Municipality, OneSettingsIndex).IsUnique();
        table.HasIndex(one => one.Oin);
    }

    public void Configure(EntityTypeBuilder<DuoNotice> table)
    {
        table.ToTable("DuoNotices");
        table.IsAggregate();
        table.Property(one => one.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.EventCode).HasMaxLength(DuoEvents.CodeLength);
        table.Property(one => one.Reason).HasMaxLength(DuoNotice.ReasonLength);
        table.HasIndex(one => one.Number, OneNumberIndex).IsUnique();
        table.HasIndex(one => one.CaseFileId);
        // What waits, in the order in which it happened.
        table.HasIndex(one => new { one.RegisteredAt, one.Id }, "IX_DuoNotices_Waiting").HasFilter("\"State\" = 1");
        table.HasIndex(one => new { one.RegisteredAt, one.Id }, "IX_DuoNotices_Answered").HasFilter("\"State\" <> 1");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne(one => one.Content).WithOne().HasForeignKey<DuoNoticeContent>(content => content.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DuoNoticeContent> table)
    {
        table.ToTable("DuoNoticeContents");
        table.HasKey(content => content.NoticeId);
        table.Property(content => content.Bsn).HasMaxLength(DuoNoticeContent.BsnLength);
        table.Property(content => content.VNumber).HasMaxLength(DuoNoticeContent.VNumberLength);
        table.Property(content => content.DutyReason).HasMaxLength(FactTables.CodeLength);
        table.Property(content => content.EarlierPipMunicipality).HasMaxLength(FactTables.CodeLength);
        table.Property(content => content.FormerEarlierPipMunicipality).HasMaxLength(FactTables.CodeLength);
        table.Property(content => content.ExamNumber).HasMaxLength(LearnabilityStep.ExamNumberLength);
        table.Property(content => content.Exams).HasMaxLength(DuoExams.Length);
        table.Property(content => content.BroughtExams).HasMaxLength(DuoExams.Length);
        table.Ignore(content => content.Facts);
        table.Ignore(content => content.Former);
    }

    public void Configure(EntityTypeBuilder<DuoDifference> table)
    {
        table.ToTable("DuoDifferences");
        table.IsAggregate();
        table.Property(one => one.Ours).HasMaxLength(DuoDifference.ValueLength);
        table.Property(one => one.Theirs).HasMaxLength(DuoDifference.ValueLength);
        table.Ignore(one => one.Advice);
        table.HasIndex(one => one.CaseFileId);
        table.HasIndex(one => new { one.CaseFileId, one.What }, "IX_DuoDifferences_OneAtATime").IsUnique().HasFilter("\"GoneOn\" IS NULL");
        table.HasIndex(one => new { one.FoundOn, one.Id }, "IX_DuoDifferences_Open").HasFilter("\"GoneOn\" IS NULL");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DuoSchool> table)
    {
        table.ToTable("DuoSchools");
        table.HasKey(school => school.Number);
        table.Property(school => school.Number).HasMaxLength(DuoSchool.NumberLength);
        table.Property(school => school.Name).HasMaxLength(DuoSchool.NameLength);
        table.Property(school => school.Place).HasMaxLength(DuoSchool.PlaceLength);
    }
}
