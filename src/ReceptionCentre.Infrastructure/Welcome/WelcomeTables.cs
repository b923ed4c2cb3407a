using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Welcome;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Welcome;

internal sealed class WelcomeTables : IEntityTypeConfiguration<WelcomeText>, IEntityTypeConfiguration<MunicipalWelcome>
{
    public const string OneOfAKindIndex = "IX_MunicipalWelcomes_OneOfAKind";

    public void Configure(EntityTypeBuilder<WelcomeText> table)
    {
        table.ToTable("WelcomeTexts");
        table.IsAggregate();
        table.Property(line => line.Key).HasMaxLength(WelcomeText.KeyLength);
        table.Property(line => line.Kind).HasMaxLength(FactTables.CodeLength);
        table.Property(line => line.Language).HasMaxLength(FactTables.CodeLength);
        table.Property(line => line.Motives).HasMaxLength(WelcomeText.CodesLength);
        table.Property(line => line.Reasons).HasMaxLength(WelcomeText.CodesLength);
        table.Property(line => line.AddressKinds).HasMaxLength(WelcomeText.CodesLength);
        foreach (var words in new[] { nameof(WelcomeText.What), nameof(WelcomeText.Bring), nameof(WelcomeText.Who), nameof(WelcomeText.When) })
            table.Property<string>(words).HasMaxLength(WelcomeText.WordsLength);
        table.Property(line => line.Source).HasMaxLength(WelcomeText.NoteLength);
        table.Ignore(line => line.For);
        table.Ignore(line => line.Words);
        table.HasIndex(line => line.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MunicipalWelcome> table)
    {
        table.ToTable("MunicipalWelcomes");
        table.IsAggregate();
        table.Property(own => own.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(own => own.Kind).HasMaxLength(FactTables.CodeLength);
        foreach (var words in typeof(MunicipalWelcome).GetProperties().Where(property => property.PropertyType == typeof(string) && property.Name is not (nameof(MunicipalWelcome.Municipality) or nameof(MunicipalWelcome.Kind))))
            table.Property<string>(words.Name).HasMaxLength(WelcomeText.WordsLength);
        table.Ignore(own => own.Dutch);
        table.Ignore(own => own.English);
        table.HasIndex(own => new { own.Municipality, own.Kind }, OneOfAKindIndex).IsUnique();
    }
}
