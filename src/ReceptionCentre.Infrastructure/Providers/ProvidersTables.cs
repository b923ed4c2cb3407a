using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Providers;

internal sealed class ProvidersTables :
    IEntityTypeConfiguration<Provider>, IEntityTypeConfiguration<ProviderMunicipality>, IEntityTypeConfiguration<ProviderMark>, IEntityTypeConfiguration<Offer>,
    IEntityTypeConfiguration<OfferCode>, IEntityTypeConfiguration<OfferRoom>, IEntityTypeConfiguration<OfferStart>, IEntityTypeConfiguration<OfferCondition>,
    IEntityTypeConfiguration<OfferCheck>, IEntityTypeConfiguration<ProviderAgreement>, IEntityTypeConfiguration<AgreementObligation>, IEntityTypeConfiguration<CheckTerm>
{
    public const string OneNameIndex = "IX_Providers_OneName", OneKeyIndex = "IX_Offers_OneKey", OneTermIndex = "IX_CheckTerms_OneADay";

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
        table.HasIndex(provider => provider.ExternalKey);
        table.HasParts(provider => provider.Municipalities, (ProviderMunicipality part) => part.ProviderId);
        table.HasParts(provider => provider.Marks, (ProviderMark mark) => mark.ProviderId);
    }

    public void Configure(EntityTypeBuilder<ProviderMunicipality> table)
    {
        table.ToTable("ProviderMunicipalities");
        table.HasKey(part => new { part.ProviderId, part.Municipality });
    }

    public void Configure(EntityTypeBuilder<ProviderMark> table)
    {
        table.ToTable("ProviderMarks");
        table.HasKey(mark => new { mark.ProviderId, mark.Mark });
        table.Property(mark => mark.Number).HasMaxLength(ProviderMark.NumberLength);
    }

    public void Configure(EntityTypeBuilder<Offer> table)
    {
        table.ToTable("Offers");
        table.IsAggregate();
        table.Property(offer => offer.Name).HasMaxLength(Offer.NameLength);
        table.Property(offer => offer.Description).HasMaxLength(Offer.DescriptionLength);
        table.Property(offer => offer.Place).HasMaxLength(Offer.PlaceLength);
        table.Property(offer => offer.Postcode).HasMaxLength(Offer.PostcodeLength);
        table.Property(offer => offer.Times).HasMaxLength(Offer.TimesLength);
        table.Property(offer => offer.Contact).HasMaxLength(Provider.ContactLength);
        table.Property(offer => offer.Telephone).HasMaxLength(Provider.TelephoneLength);
        table.Property(offer => offer.Email).HasMaxLength(Provider.EmailLength);
        table.HasIndex(offer => offer.ProviderId);
        // Lists are in the order of the name, mostly within a topic.
        table.HasIndex(offer => new { offer.Name, offer.Id });
        table.HasIndex(offer => new { offer.Topic, offer.Name, offer.Id });
        // What was not looked at for longest comes first.
        table.HasIndex(offer => new { offer.CheckedOn, offer.Name, offer.Id });
        table.HasIndex(offer => offer.ExternalKey, OneKeyIndex).IsUnique().HasFilter("\"ExternalKey\" IS NOT NULL");
        table.HasOne<Provider>().WithMany().HasForeignKey(offer => offer.ProviderId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(offer => offer.Codes, (OfferCode part) => part.OfferId);
        table.HasParts(offer => offer.Rooms, (OfferRoom room) => room.OfferId);
        table.HasParts(offer => offer.Starts, (OfferStart start) => start.OfferId);
        table.HasParts(offer => offer.Conditions, (OfferCondition condition) => condition.OfferId);
        table.HasParts(offer => offer.Checks, (OfferCheck check) => check.OfferId);
    }

    public void Configure(EntityTypeBuilder<OfferCode> table)
    {
        table.ToTable("OfferCodes");
        table.HasKey(part => new { part.OfferId, part.Use, part.Code });
        table.HasIndex(part => new { part.Use, part.Code, part.OfferId });
    }

    public void Configure(EntityTypeBuilder<OfferRoom> table)
    {
        table.ToTable("OfferRooms");
        table.HasKey(room => new { room.OfferId, room.Number });
        table.Property(room => room.Because).HasMaxLength(OfferRoom.ReasonLength);
        table.Ignore(room => room.Terms);
    }

    public void Configure(EntityTypeBuilder<OfferStart> table)
    {
        table.ToTable("OfferStarts");
        table.HasKey(start => new { start.OfferId, start.On });
    }

    public void Configure(EntityTypeBuilder<OfferCondition> table)
    {
        table.ToTable("OfferConditions");
        table.HasKey(condition => new { condition.OfferId, condition.Place });
        table.Property(condition => condition.What).HasMaxLength(OfferCondition.WhatLength);
        table.Property(condition => condition.Why).HasMaxLength(OfferCondition.WhyLength);
    }

    public void Configure(EntityTypeBuilder<OfferCheck> table)
    {
        table.ToTable("OfferChecks");
        table.HasKey(check => new { check.OfferId, check.Number });
        table.Property(check => check.Changed).HasMaxLength(OfferCheck.ChangedLength);
    }

    public void Configure(EntityTypeBuilder<ProviderAgreement> table)
    {
        table.ToTable("ProviderAgreements");
        table.IsAggregate();
        table.Property(agreement => agreement.Subject).HasMaxLength(ProviderAgreement.SubjectLength);
        table.Property(agreement => agreement.Reference).HasMaxLength(ProviderAgreement.ReferenceLength);
        table.HasIndex(agreement => agreement.ProviderId);
        table.HasOne<Provider>().WithMany().HasForeignKey(agreement => agreement.ProviderId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(agreement => agreement.Obligations, (AgreementObligation one) => one.AgreementId);
    }

    public void Configure(EntityTypeBuilder<AgreementObligation> table)
    {
        table.ToTable("AgreementObligations");
        table.HasKey(one => new { one.AgreementId, one.Place });
        table.Property(one => one.What).HasMaxLength(AgreementObligation.WhatLength);
    }

    public void Configure(EntityTypeBuilder<CheckTerm> table)
    {
        table.ToTable("CheckTerms");
        table.IsAggregate();
        table.HasIndex(term => term.From, OneTermIndex).IsUnique();
    }
}
