using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Intakes;

internal sealed class IntakesTables :
    IEntityTypeConfiguration<Intake>, IEntityTypeConfiguration<IntakeTalk>, IEntityTypeConfiguration<IntakeDomain>, IEntityTypeConfiguration<IntakeAnswer>,
    IEntityTypeConfiguration<IntakeQuestion>, IEntityTypeConfiguration<LearnabilityTest>, IEntityTypeConfiguration<LearnabilityStep>, IEntityTypeConfiguration<SignalDismissal>
{
    public const string OneEditionIndex = "IX_Intakes_OneEdition", OneTestIndex = "IX_LearnabilityTests_OneInAFile";

    public void Configure(EntityTypeBuilder<Intake> table)
    {
        table.ToTable("Intakes");
        table.IsAggregate();
        table.Property(intake => intake.NotAloneBecause).HasMaxLength(Domain.Facts.DatedFact.ReasonLength);
        table.Ignore(intake => intake.HeardAlone);
        // Two people who begin at the same moment: one of them is told so.
        table.HasIndex(intake => new { intake.CaseFileId, intake.Edition }, OneEditionIndex).IsUnique();
        table.HasOne<CaseFile>().WithMany().HasForeignKey(intake => intake.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(intake => intake.Talks, (IntakeTalk talk) => talk.IntakeId);
        table.HasParts(intake => intake.Domains, (IntakeDomain domain) => domain.IntakeId);
        table.HasParts(intake => intake.Answers, (IntakeAnswer answer) => answer.IntakeId);
    }

    public void Configure(EntityTypeBuilder<IntakeTalk> table)
    {
        table.ToTable("IntakeTalks");
        table.HasKey(talk => talk.Id);
        table.Property(talk => talk.InterpreterName).HasMaxLength(IntakeTalk.NameLength);
        table.Property(talk => talk.With).HasMaxLength(IntakeTalk.WithLength);
        table.Ignore(talk => talk.IsAlone);
    }

    public void Configure(EntityTypeBuilder<IntakeDomain> table)
    {
        table.ToTable("IntakeDomains");
        table.HasKey(domain => domain.Id);
    }

    public void Configure(EntityTypeBuilder<IntakeAnswer> table)
    {
        table.ToTable("IntakeAnswers");
        table.HasKey(answer => answer.Id);
        table.Property(answer => answer.Value).HasMaxLength(IntakeAnswer.WordsLength);
        // Few of many: what was taken over from somebody of the household.
        table.HasIndex(answer => answer.TakenFrom).HasFilter("\"TakenFrom\" IS NOT NULL");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(answer => answer.TakenFrom).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IntakeQuestion> table)
    {
        table.ToTable("IntakeQuestions");
        table.IsAggregate();
        table.Property(line => line.Key).HasMaxLength(IntakeQuestion.KeyLength);
        table.Property(line => line.Codes).HasMaxLength(IntakeQuestion.CodesLength);
        table.Property(line => line.Motives).HasMaxLength(IntakeQuestion.CodesLength);
        table.Property(line => line.Source).HasMaxLength(IntakeQuestion.NoteLength);
        table.HasIndex(line => line.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LearnabilityTest> table)
    {
        table.ToTable("LearnabilityTests");
        table.IsAggregate();
        table.Ignore(test => test.Standing);
        table.Ignore(test => test.Last);
        table.HasIndex(test => test.CaseFileId, OneTestIndex).IsUnique();
        table.HasOne<CaseFile>().WithMany().HasForeignKey(test => test.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(test => test.Steps, (LearnabilityStep step) => step.TestId);
    }

    public void Configure(EntityTypeBuilder<LearnabilityStep> table)
    {
        table.ToTable("LearnabilitySteps");
        table.HasKey(step => step.Id);
        table.Property(step => step.ExamNumber).HasMaxLength(LearnabilityStep.ExamNumberLength);
        table.Property(step => step.TakenBackReason).HasMaxLength(LearnabilityStep.ReasonLength);
    }

    public void Configure(EntityTypeBuilder<SignalDismissal> table)
    {
        table.ToTable("SignalDismissals");
        table.IsAggregate();
        table.Property(one => one.Subject).HasMaxLength(SignalDismissal.SubjectLength);
        table.Property(one => one.Basis).HasMaxLength(SignalDismissal.BasisLength);
        table.Property(one => one.Reason).HasMaxLength(SignalDismissal.ReasonLength);
        table.Ignore(one => one.Stands);
        table.HasIndex(one => one.CaseFileId);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }
}
