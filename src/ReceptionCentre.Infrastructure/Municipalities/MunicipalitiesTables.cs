using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Municipalities;

internal sealed class MunicipalitiesTables :
    IEntityTypeConfiguration<MunicipalitySettings>, IEntityTypeConfiguration<UnusedCode>, IEntityTypeConfiguration<HiddenOffer>,
    IEntityTypeConfiguration<MunicipalityLogo>, IEntityTypeConfiguration<TermsChange>
{
    public const string OneOfEachIndex = "IX_MunicipalitySettings_OneOfEach";

    private const int Sha256Length = 64;

    public void Configure(EntityTypeBuilder<MunicipalitySettings> table)
    {
        table.ToTable("MunicipalitySettings");
        table.IsAggregate();
        table.Property(settings => settings.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(settings => settings.DeskName).HasMaxLength(MunicipalitySettings.DeskNameLength);
        table.Property(settings => settings.Address).HasMaxLength(MunicipalitySettings.AddressLength);
        table.Property(settings => settings.Telephone).HasMaxLength(MunicipalitySettings.TelephoneLength);
        table.Property(settings => settings.Email).HasMaxLength(MunicipalitySettings.EmailLength);
        table.Property(settings => settings.Website).HasMaxLength(MunicipalitySettings.WebsiteLength);
        table.Property(settings => settings.HoursDutch).HasMaxLength(MunicipalitySettings.HoursLength);
        table.Property(settings => settings.HoursEnglish).HasMaxLength(MunicipalitySettings.HoursLength);
        table.Property(settings => settings.Accent).HasMaxLength(AccentColour.Length);
        table.Property(settings => settings.LogoSha256).HasMaxLength(Sha256Length);
        table.Ignore(settings => settings.Terms);
        table.HasIndex(settings => settings.Municipality, OneOfEachIndex).IsUnique();
        table.HasParts(settings => settings.Unused, (UnusedCode part) => part.SettingsId);
        table.HasParts(settings => settings.Hidden, (HiddenOffer part) => part.SettingsId);
    }

    public void Configure(EntityTypeBuilder<UnusedCode> table)
    {
        table.ToTable("UnusedCodes");
        table.HasKey(part => new { part.SettingsId, part.List, part.Code });
        table.Property(part => part.List).HasMaxLength(FactTables.CodeLength);
        table.Property(part => part.Code).HasMaxLength(FactTables.CodeLength);
    }

    public void Configure(EntityTypeBuilder<HiddenOffer> table)
    {
        table.ToTable("HiddenOffers");
        table.HasKey(part => new { part.SettingsId, part.OfferId });
        table.HasOne<Offer>().WithMany().HasForeignKey(part => part.OfferId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MunicipalityLogo> table)
    {
        table.ToTable("MunicipalityLogos");
        table.HasKey(logo => logo.Sha256);
        table.Property(logo => logo.Sha256).HasMaxLength(Sha256Length);
    }

    public void Configure(EntityTypeBuilder<TermsChange> table)
    {
        table.ToTable("TermsChanges");
        table.HasKey(change => change.Municipality);
        table.Property(change => change.Municipality).HasMaxLength(FactTables.CodeLength);
    }
}
