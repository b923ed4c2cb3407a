using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Newcomers;

internal sealed class NewcomersTables :
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<NameFact>, IEntityTypeConfiguration<BirthFact>,
    IEntityTypeConfiguration<NationalityFact>, IEntityTypeConfiguration<IdentityNumberFact>, IEntityTypeConfiguration<LanguageFact>,
    IEntityTypeConfiguration<ContactDetailFact>, IEntityTypeConfiguration<AddressFact>, IEntityTypeConfiguration<ProtectionFact>,
    IEntityTypeConfiguration<GenderFact>, IEntityTypeConfiguration<IdentityDocumentFact>, IEntityTypeConfiguration<RegistrationQuestion>
{
    /// <summary>A number belongs to one person: the name of the index that says so.</summary>
    public const string OneOwnerIndex = "IX_IdentityNumbers_OneOwner";

    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("Persons");
        table.IsAggregate();
        // Few of many: registrations that are part of another.
        table.HasOne<Person>().WithMany().HasForeignKey(person => person.LinkedTo).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(person => person.LinkedTo).HasFilter("\"LinkedTo\" IS NOT NULL");
        table.HasParts(person => person.Names, (NameFact fact) => fact.PersonId);
        table.HasParts(person => person.Births, (BirthFact fact) => fact.PersonId);
        table.HasParts(person => person.Nationalities, (NationalityFact fact) => fact.PersonId);
        table.HasParts(person => person.Genders, (GenderFact fact) => fact.PersonId);
        table.HasParts(person => person.Documents, (IdentityDocumentFact fact) => fact.PersonId);
        table.HasParts(person => person.Numbers, (IdentityNumberFact fact) => fact.PersonId);
        table.HasParts(person => person.Languages, (LanguageFact fact) => fact.PersonId);
        table.HasParts(person => person.ContactDetails, (ContactDetailFact fact) => fact.PersonId);
        table.HasParts(person => person.Addresses, (AddressFact fact) => fact.PersonId);
        table.HasParts(person => person.Protections, (ProtectionFact fact) => fact.PersonId);
    }

    public void Configure(EntityTypeBuilder<NameFact> table)
    {
        table.ToTable("Names");
        table.IsFact(fact => fact.PersonId);
        table.Property(fact => fact.CalledName).HasMaxLength(NameParts.CalledNameLength);
        table.Property(fact => fact.GivenNames).HasMaxLength(NameParts.GivenNamesLength);
        table.Property(fact => fact.Prefix).HasMaxLength(NameParts.PrefixLength);
        table.Property(fact => fact.FamilyName).HasMaxLength(NameParts.FamilyNameLength);
        table.Property(fact => fact.OwnScript).HasMaxLength(NameParts.OwnScriptLength);
        table.Property(fact => fact.PartnerPrefix).HasMaxLength(NameParts.PrefixLength);
        table.Property(fact => fact.PartnerFamilyName).HasMaxLength(NameParts.FamilyNameLength);
        table.Ignore(fact => fact.Parts);
    }

    public void Configure(EntityTypeBuilder<GenderFact> table)
    {
        table.ToTable("Genders");
        table.IsFact(fact => fact.PersonId);
    }

    public void Configure(EntityTypeBuilder<IdentityDocumentFact> table)
    {
        table.ToTable("IdentityDocuments");
        table.IsFact(fact => fact.PersonId);
        table.Property(fact => fact.Number).HasMaxLength(IdentityDocumentFact.NumberLength);
        table.HasIndex(fact => fact.Number);
    }

    public void Configure(EntityTypeBuilder<BirthFact> table)
    {
        table.ToTable("Births");
        table.IsFact(fact => fact.PersonId);
        table.Property(fact => fact.Place).HasMaxLength(BirthFact.PlaceLength);
        table.HasIndex(fact => fact.Born);
    }

    public void Configure(EntityTypeBuilder<NationalityFact> table)
    {
        table.ToTable("Nationalities");
        table.IsFact(fact => fact.PersonId);
        table.Ignore(fact => fact.StandsAlone);
    }

    public void Configure(EntityTypeBuilder<IdentityNumberFact> table)
    {
        table.ToTable("IdentityNumbers");
        table.IsFact(fact => fact.PersonId);
        table.Property(fact => fact.Value).HasMaxLength(IdentityNumberFact.ValueLength);
        table.HasIndex(fact => new { fact.Value, fact.Kind }, OneOwnerIndex).IsUnique().HasFilter("\"WithdrawnAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<RegistrationQuestion> table)
    {
        table.ToTable("RegistrationQuestions");
        table.IsAggregate();
        table.Property(line => line.Key).HasMaxLength(RegistrationQuestion.KeyLength);
        table.Property(line => line.Motives).HasMaxLength(RegistrationQuestion.CodesLength);
        table.Property(line => line.Tasks).HasMaxLength(RegistrationQuestion.CodesLength);
        table.Property(line => line.Source).HasMaxLength(RegistrationQuestion.NoteLength);
        table.HasIndex(line => line.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LanguageFact> table)
    {
        table.ToTable("PersonLanguages");
        table.IsFact(fact => fact.PersonId);
    }

    public void Configure(EntityTypeBuilder<ContactDetailFact> table)
    {
        table.ToTable("ContactDetails");
        table.IsFact(fact => fact.PersonId);
        table.Property(fact => fact.Value).HasMaxLength(ContactDetailFact.ValueLength);
    }

    public void Configure(EntityTypeBuilder<AddressFact> table)
    {
        table.ToTable("Addresses");
        table.IsFact(fact => fact.PersonId);
        table.Ignore(fact => fact.IsLocked);
        table.Property(fact => fact.Street).HasMaxLength(AddressFact.StreetLength);
        table.Property(fact => fact.Postcode).HasMaxLength(AddressFact.PostcodeLength);
        table.Property(fact => fact.Place).HasMaxLength(AddressFact.PlaceLength);
    }

    public void Configure(EntityTypeBuilder<ProtectionFact> table)
    {
        table.ToTable("Protections");
        table.IsFact(fact => fact.PersonId);
    }
}
