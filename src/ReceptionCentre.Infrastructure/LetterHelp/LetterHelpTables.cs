using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.LetterHelp;

internal sealed class LetterHelpTables : IEntityTypeConfiguration<HelpedLetter>
{
    public void Configure(EntityTypeBuilder<HelpedLetter> table)
    {
        table.ToTable("HelpedLetters");
        table.IsAggregate();
        table.Property(letter => letter.SenderKind).HasMaxLength(FactTables.CodeLength);
        table.Property(letter => letter.Sender).HasMaxLength(HelpedLetter.SenderLength);
        table.Property(letter => letter.Topic).HasMaxLength(FactTables.CodeLength);
        table.Property(letter => letter.ToDo).HasMaxLength(HelpedLetter.ToDoLength);
        table.Property(letter => letter.Outcome).HasMaxLength(HelpedLetter.OutcomeLength);
        table.HasIndex(letter => new { letter.CaseFileId, letter.DoneOn });
        // The deadlines that run: few of many.
        table.HasIndex(letter => letter.Deadline, "IX_HelpedLetters_Running").HasFilter("\"DoneOn\" IS NULL AND \"Deadline\" IS NOT NULL");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(letter => letter.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(letter => letter.TaskId).HasFilter("\"TaskId\" IS NOT NULL");
        table.HasOne<StaffTask>().WithMany().HasForeignKey(letter => letter.TaskId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Attachment>().WithMany().HasForeignKey(letter => letter.AttachmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
