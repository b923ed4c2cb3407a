using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.ReferenceData;

internal sealed class ReferenceDataTables(Dialect dialect) : IEntityTypeConfiguration<CodeList>, IEntityTypeConfiguration<Code>
{
    public const string OneCodeIndex = "IX_Codes_OneInItsList";

    public void Configure(EntityTypeBuilder<CodeList> table)
    {
        table.ToTable("CodeLists");
        table.IsAggregate();
        table.Property(list => list.Source).HasMaxLength(500);
        table.Property(list => list.Licence).HasMaxLength(200);
        table.Property(list => list.LoadedFrom).HasMaxLength(64);
        table.HasIndex(list => list.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Code> table)
    {
        table.ToTable("Codes");
        table.IsAggregate();
        table.Property(code => code.Value).HasMaxLength(Code.ValueLength).UseCollation(dialect.BinaryCollation);
        foreach (var words in new[] { nameof(Code.Dutch), nameof(Code.English), nameof(Code.Own) })
            table.Property(words).HasMaxLength(Code.WordsLength);
        table.Property(code => code.Note).HasMaxLength(Code.NoteLength);
        table.HasIndex(code => new { code.List, code.Value }, OneCodeIndex).IsUnique();
    }
}
