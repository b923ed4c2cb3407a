using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Checklists;

internal sealed class ChecklistsTables :
    IEntityTypeConfiguration<ChecklistItem>, IEntityTypeConfiguration<ChecklistItemMotive>, IEntityTypeConfiguration<ChecklistItemDepartureKind>,
    IEntityTypeConfiguration<ChecklistItemParty>, IEntityTypeConfiguration<ChecklistTick>
{
    public const string OneKeyIndex = "IX_ChecklistItems_OneKey", OneTickIndex = "IX_ChecklistTicks_OneTick";

    public void Configure(EntityTypeBuilder<ChecklistItem> table)
    {
        table.ToTable("ChecklistItems");
        table.IsAggregate();
        table.Property(item => item.Key).HasMaxLength(ChecklistItem.KeyLength);
        table.Property(item => item.Dutch).HasMaxLength(ChecklistItem.WordsLength);
        table.Property(item => item.English).HasMaxLength(ChecklistItem.WordsLength);
        table.Property(item => item.DutchNote).HasMaxLength(ChecklistItem.NoteLength);
        table.Property(item => item.EnglishNote).HasMaxLength(ChecklistItem.NoteLength);
        table.Property(item => item.DutchPaper).HasMaxLength(ChecklistItem.WordsLength);
        table.Property(item => item.EnglishPaper).HasMaxLength(ChecklistItem.WordsLength);
        table.Property(item => item.Link).HasMaxLength(ChecklistItem.LinkLength);
        table.Property(item => item.Source).HasMaxLength(ChecklistItem.NoteLength);
        table.HasIndex(item => item.Key, OneKeyIndex).IsUnique();
        table.HasParts(item => item.Motives, (ChecklistItemMotive motive) => motive.ItemId);
        table.HasParts(item => item.DepartureKinds, (ChecklistItemDepartureKind kind) => kind.ItemId);
        table.HasParts(item => item.Parties, (ChecklistItemParty party) => party.ItemId);
    }

    public void Configure(EntityTypeBuilder<ChecklistItemParty> table)
    {
        table.ToTable("ChecklistItemParties");
        table.HasKey(party => new { party.ItemId, party.Code });
        table.Property(party => party.Code).HasMaxLength(FactTables.CodeLength);
    }

    public void Configure(EntityTypeBuilder<ChecklistItemMotive> table)
    {
        table.ToTable("ChecklistItemMotives");
        table.HasKey(motive => new { motive.ItemId, motive.Code });
        table.Property(motive => motive.Code).HasMaxLength(FactTables.CodeLength);
    }

    public void Configure(EntityTypeBuilder<ChecklistItemDepartureKind> table)
    {
        table.ToTable("ChecklistItemDepartureKinds");
        table.HasKey(kind => new { kind.ItemId, kind.Code });
        table.Property(kind => kind.Code).HasMaxLength(FactTables.CodeLength);
    }

    public void Configure(EntityTypeBuilder<ChecklistTick> table)
    {
        table.ToTable("ChecklistTicks");
        table.IsAggregate();
        table.Property(tick => tick.What).HasMaxLength(ChecklistItem.WordsLength);
        table.Property(tick => tick.Note).HasMaxLength(ChecklistTick.NoteLength);
        table.HasIndex(tick => tick.CaseFileId);
        // Two people who tick the same line at the same moment: one of them is told so.
        table.HasIndex(tick => new { tick.ListId, tick.ItemId }, OneTickIndex).IsUnique().HasFilter("\"WithdrawnAt\" IS NULL");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(tick => tick.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<ChecklistItem>().WithMany().HasForeignKey(tick => tick.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
