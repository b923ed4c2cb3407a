using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.BulkInvites;

internal sealed class BulkInvitesTables :
    IEntityTypeConfiguration<BulkInvite>, IEntityTypeConfiguration<InviteHost>, IEntityTypeConfiguration<InviteFile>, IEntityTypeConfiguration<InviteProgress>, IEntityTypeConfiguration<InviteRow>
{
    public void Configure(EntityTypeBuilder<BulkInvite> table)
    {
        table.ToTable("BulkInvites");
        table.IsAggregate();
        table.Property(invite => invite.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(invite => invite.Language).HasMaxLength(FactTables.CodeLength);
        table.Property(invite => invite.Topic).HasMaxLength(FactTables.CodeLength);
        table.Property(invite => invite.PlaceKind).HasMaxLength(FactTables.CodeLength);
        table.Property(invite => invite.Interpreter).HasMaxLength(FactTables.CodeLength);
        table.Property(invite => invite.Place).HasMaxLength(Appointment.PlaceLength);
        table.Property(invite => invite.What).HasMaxLength(Appointment.WordsLength);
        table.Property(invite => invite.LetterWords).HasMaxLength(BulkInvite.LetterLength);
        table.Property(invite => invite.Reason).HasMaxLength(BulkInvite.ReasonLength);
        table.Property(invite => invite.UndoneReason).HasMaxLength(BulkInvite.ReasonLength);
        table.Ignore(invite => invite.Selection).Ignore(invite => invite.Talk).Ignore(invite => invite.Times).Ignore(invite => invite.Letter)
            .Ignore(invite => invite.CheckLasts).Ignore(invite => invite.IsAtWork).Ignore(invite => invite.IsBeforeTheChange).Ignore(invite => invite.MayBeUndone);
        table.HasParts(invite => invite.Hosts, (InviteHost host) => host.RunId);
        table.HasParts(invite => invite.Files, (InviteFile file) => file.RunId);
        table.HasIndex(invite => new { invite.MadeAt, invite.Id });
        table.HasIndex(invite => invite.State);
    }

    public void Configure(EntityTypeBuilder<InviteHost> table)
    {
        table.ToTable("InviteHosts");
        table.HasKey(host => new { host.RunId, host.StaffMemberId });
    }

    public void Configure(EntityTypeBuilder<InviteFile> table)
    {
        // Without a foreign key to the file, because an import that is taken back takes its files along.
        table.ToTable("InviteFiles");
        table.HasKey(file => new { file.RunId, file.CaseFileId });
    }

    public void Configure(EntityTypeBuilder<InviteProgress> table)
    {
        table.ToTable("InviteProgress");
        table.HasKey(progress => progress.RunId);
        table.Property(progress => progress.Version).IsConcurrencyToken();
        table.HasOne<BulkInvite>().WithMany().HasForeignKey(progress => progress.RunId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InviteRow> table)
    {
        table.ToTable("InviteRows");
        table.HasKey(row => new { row.RunId, row.Number });
        table.Ignore(row => row.Time);
        // A file is invited once; without a foreign key, as above.
        table.HasIndex(row => new { row.RunId, row.CaseFileId }).IsUnique();
        table.HasIndex(row => new { row.RunId, row.Finding, row.Number });
        table.HasIndex(row => new { row.RunId, row.StaffMemberId, row.Number });
        table.HasOne<BulkInvite>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Restrict);
    }
}
