using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Housing;

internal sealed class HousingTables :
    IEntityTypeConfiguration<HousingLink>, IEntityTypeConfiguration<HousingLinkPerson>, IEntityTypeConfiguration<HousingNeed>, IEntityTypeConfiguration<HousingOffer>,
    IEntityTypeConfiguration<HousingTarget>, IEntityTypeConfiguration<TargetFigure>
{
    // The names that the model gives: of two who write the next one at the same moment the second meets whichever index comes first.
    public const string NextOfferIndex = "IX_HousingOffers_HousingLinkId_Number", NextFigureIndex = "IX_HousingTargetFigures_HousingTargetId_Number";

    public const string OneLinkIndex = "IX_HousingLinkPeople_OneOpen", OneOfferIndex = "IX_HousingOffers_OneOpen", OneTargetIndex = "IX_HousingTargets_OneForAHalfYear";

    public void Configure(EntityTypeBuilder<HousingLink> table)
    {
        table.ToTable("HousingLinks");
        table.IsAggregate();
        table.Property(link => link.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(link => link.Location).HasMaxLength(HousingLimits.LocationLength);
        table.Property(link => link.Reference).HasMaxLength(HousingLimits.ReferenceLength);
        table.Property(link => link.Wishes).HasMaxLength(HousingLimits.WordsLength);
        table.Property(link => link.UrgencyWords).HasMaxLength(HousingLimits.WordsLength);
        table.Property(link => link.EndWords).HasMaxLength(HousingLimits.WordsLength);
        table.Ignore(link => link.IsOpen);
        table.Ignore(link => link.Going);
        table.Ignore(link => link.OpenOffer);
        table.Ignore(link => link.Turn);
        table.Ignore(link => link.Terms);
        table.Ignore(link => link.ExpectedFamily);
        table.Ignore(link => link.LastStep);
        table.HasIndex(link => link.CaseFileId);
        // Who waits, in turn: few of many.
        table.HasIndex(link => new { link.Municipality, link.LinkedOn, link.Id }, "IX_HousingLinks_Waiting").HasFilter("\"EndedOn\" IS NULL");
        table.HasIndex(link => new { link.Municipality, link.EndedOn });
        table.HasOne<CaseFile>().WithMany().HasForeignKey(link => link.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(link => link.People, (HousingLinkPerson person) => person.HousingLinkId);
        table.HasParts(link => link.Needs, (HousingNeed need) => need.HousingLinkId);
        table.HasParts(link => link.Offers, (HousingOffer offer) => offer.HousingLinkId);
    }

    public void Configure(EntityTypeBuilder<HousingLinkPerson> table)
    {
        table.ToTable("HousingLinkPeople");
        table.HasKey(person => person.Id);
        table.HasIndex(person => new { person.HousingLinkId, person.Place });
        table.HasIndex(person => person.CaseFileId);
        // Two people who link the same file at the same moment: one of them is told so.
        table.HasIndex(person => person.CaseFileId, OneLinkIndex).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        // Who counts for a target.
        table.HasIndex(person => person.HousedOn).HasFilter("\"HousedOn\" IS NOT NULL");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(person => person.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HousingNeed> table)
    {
        table.ToTable("HousingNeeds");
        table.HasKey(need => new { need.HousingLinkId, need.Code });
    }

    public void Configure(EntityTypeBuilder<HousingOffer> table)
    {
        table.ToTable("HousingOffers");
        table.HasKey(offer => offer.Id);
        table.Property(offer => offer.Street).HasMaxLength(AddressFact.StreetLength);
        table.Property(offer => offer.Postcode).HasMaxLength(AddressFact.PostcodeLength);
        table.Property(offer => offer.Place).HasMaxLength(AddressFact.PlaceLength);
        table.Property(offer => offer.Provider).HasMaxLength(HousingLimits.ProviderLength);
        table.Property(offer => offer.Rule).HasMaxLength(HousingLimits.RuleLength);
        table.Property(offer => offer.RuleVersion).HasMaxLength(HousingLimits.VersionLength);
        table.Property(offer => offer.Words).HasMaxLength(HousingLimits.WordsLength);
        table.Property(offer => offer.Follows).HasMaxLength(HousingLimits.WordsLength);
        table.Ignore(offer => offer.IsOpen);
        table.Ignore(offer => offer.LastStep);
        table.Ignore(offer => offer.Terms);
        table.HasIndex(offer => new { offer.HousingLinkId, offer.Number }).IsUnique();
        // Two people who offer something to the same link at the same moment: one of them is told so.
        table.HasIndex(offer => offer.HousingLinkId, OneOfferIndex).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        table.HasIndex(offer => offer.OfferedOn);
    }

    public void Configure(EntityTypeBuilder<HousingTarget> table)
    {
        table.ToTable("HousingTargets");
        table.IsAggregate();
        table.Property(target => target.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Ignore(target => target.HalfYear);
        table.Ignore(target => target.Current);
        table.HasIndex(target => new { target.Municipality, target.Year, target.Half }, OneTargetIndex).IsUnique();
        table.HasParts(target => target.Figures, (TargetFigure figure) => figure.HousingTargetId);
    }

    public void Configure(EntityTypeBuilder<TargetFigure> table)
    {
        table.ToTable("HousingTargetFigures");
        table.HasKey(figure => figure.Id);
        table.Property(figure => figure.Source).HasMaxLength(HousingLimits.SourceLength);
        table.Property(figure => figure.Reason).HasMaxLength(DatedFact.ReasonLength);
        table.Ignore(figure => figure.Terms);
        // Two people who correct a target at the same moment: one of them is told so.
        table.HasIndex(figure => new { figure.HousingTargetId, figure.Number }).IsUnique();
    }
}
