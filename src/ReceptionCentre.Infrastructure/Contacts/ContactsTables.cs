using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Contacts;

internal sealed class ContactsTables : IEntityTypeConfiguration<ContactNote>
{
    public void Configure(EntityTypeBuilder<ContactNote> table)
    {
        table.ToTable("ContactNotes");
        table.IsAggregate();
        table.Property(note => note.Agreed).HasMaxLength(ContactNote.AgreedLength);
        table.Property(note => note.Occasion).HasMaxLength(FactTables.CodeLength);
        table.Property(note => note.With).HasMaxLength(ContactNote.WithLength);
        table.Property(note => note.WithdrawnReason).HasMaxLength(ContactNote.ReasonLength);
        // The notes of a file in the order of its list; and the latest of a file, for its clocks.
        table.HasIndex(note => new { note.CaseFileId, note.On, note.WrittenAt, note.Id });
        table.HasOne<CaseFile>().WithMany().HasForeignKey(note => note.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }
}
