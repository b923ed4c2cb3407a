using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Providers;

internal sealed class ProvidersTables :
    IEntityTypeConfiguration<Provider>, IEntityTypeConfiguration<ProviderMunicipality>, IEntityTypeConfiguration<Offer>, IEntityTypeConfiguration<OfferLanguage>
{
    public const string OneNameIndex = "IX_Providers_OneName";

    public void Configure(EntityTypeBuilder<Provider> table)
    {
        table.ToTable("Providers");
        table.IsAggregate();
        table.Property(provider => provider.Name).HasMaxLength(Provider.NameLength);
        table.Property(provider => provider.Contact).HasMaxLength(Provider.ContactLength);
        table.Property(provider => provider.Telephone).HasMaxLength(Provider.TelephoneLength);
        table.Property(provider => provider.Email).HasMaxLength(Provider.EmailLength);
        table.Property(provider => provider.Website).HasMaxLength(Provider.WebsiteLength);
        // Of those that the centre works with; a name that ended is free again.
        table.HasIndex(provider => provider.Name, OneNameIndex).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        table.HasIndex(provider => new { provider.Name, provider.Id });
        table.HasParts(provider => provider.Municipalities, (ProviderMunicipality part) => part.ProviderId);
    }

    public void Configure(EntityTypeBuilder<ProviderMunicipality> table)
    {
        table.ToTable("ProviderMunicipalities");
        table.HasKey(part => new { part.ProviderId, part.Municipality });
    }

    public void Configure(EntityTypeBuilder<Offer> table)
    {
        table.ToTable("Offers");
        table.IsAggregate();
        table.Property(offer => offer.Name).HasMaxLength(Offer.NameLength);
        table.Property(offer => offer.Place).HasMaxLength(Offer.PlaceLength);
        table.Property(offer => offer.Times).HasMaxLength(Offer.TimesLength);
        table.Property(offer => offer.Conditions).HasMaxLength(Offer.ConditionsLength);
        table.HasIndex(offer => offer.ProviderId);
        // Lists are in the order of the name, mostly within a topic.
        table.HasIndex(offer => new { offer.Name, offer.Id });
        table.HasIndex(offer => new { offer.Topic, offer.Name, offer.Id });
        table.HasOne<Provider>().WithMany().HasForeignKey(offer => offer.ProviderId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(offer => offer.Languages, (OfferLanguage part) => part.OfferId);
    }

    public void Configure(EntityTypeBuilder<OfferLanguage> table)
    {
        table.ToTable("OfferLanguages");
        table.HasKey(part => new { part.OfferId, part.Language });
        table.HasIndex(part => part.Language);
    }
}
