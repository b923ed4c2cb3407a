using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Placement;

internal sealed class PlacementTables :
    IEntityTypeConfiguration<PlacementWish>, IEntityTypeConfiguration<WishCode>, IEntityTypeConfiguration<PlacementPlace>, IEntityTypeConfiguration<PlaceCode>,
    IEntityTypeConfiguration<PlacementPair>, IEntityTypeConfiguration<PairStep>, IEntityTypeConfiguration<PairMeeting>, IEntityTypeConfiguration<PairEvaluation>,
    IEntityTypeConfiguration<PlacementRefusal>
{
    public const string OneWishIndex = "IX_PlacementWishes_OneOpen", OnePairIndex = "IX_PlacementPairs_OneOpen", OneMeetingIndex = "IX_PairMeetings_OneADay",
        OneEvaluationIndex = "IX_PairEvaluations_OneADay", OneRefusalIndex = "IX_PlacementRefusals_Once";

    public void Configure(EntityTypeBuilder<PlacementWish> table)
    {
        table.ToTable("PlacementWishes");
        table.IsAggregate();
        table.Property(wish => wish.Words).HasMaxLength(PlacementLimits.WordsLength);
        table.Property(wish => wish.Postcode).HasMaxLength(PlacementLimits.PostcodeLength);
        table.Property(wish => wish.Town).HasMaxLength(PlacementLimits.TownLength);
        table.Ignore(wish => wish.Terms);
        // Asked twice at the same moment: one of them is told so.
        table.HasIndex(wish => new { wish.CaseFileId, wish.Kind }, OneWishIndex).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        table.HasIndex(wish => wish.CaseFileId);
        // Who waits, in turn: few of many.
        table.HasIndex(wish => new { wish.Kind, wish.Since, wish.Id }, "IX_PlacementWishes_Waiting").HasFilter("\"EndedOn\" IS NULL");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(wish => wish.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(wish => wish.Codes, (WishCode code) => code.WishId);
    }

    public void Configure(EntityTypeBuilder<WishCode> table)
    {
        table.ToTable("PlacementWishCodes");
        table.HasKey(code => new { code.WishId, code.Use, code.Code });
    }

    public void Configure(EntityTypeBuilder<PlacementPlace> table)
    {
        table.ToTable("PlacementPlaces");
        table.IsAggregate();
        table.Property(place => place.Name).HasMaxLength(PlacementLimits.NameLength);
        table.Property(place => place.Contact).HasMaxLength(PlacementLimits.ContactLength);
        table.Property(place => place.Words).HasMaxLength(PlacementLimits.WordsLength);
        table.Property(place => place.Postcode).HasMaxLength(PlacementLimits.PostcodeLength);
        table.Property(place => place.Town).HasMaxLength(PlacementLimits.TownLength);
        table.Ignore(place => place.Terms);
        table.HasIndex(place => place.ProviderId);
        table.HasIndex(place => new { place.Kind, place.Name, place.Id });
        table.HasOne<Provider>().WithMany().HasForeignKey(place => place.ProviderId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(place => place.Codes, (PlaceCode code) => code.PlaceId);
    }

    public void Configure(EntityTypeBuilder<PlaceCode> table)
    {
        table.ToTable("PlacementPlaceCodes");
        table.HasKey(code => new { code.PlaceId, code.Use, code.Code });
    }

    public void Configure(EntityTypeBuilder<PlacementPair> table)
    {
        table.ToTable("PlacementPairs");
        table.IsAggregate();
        table.Ignore(pair => pair.IsOpen);
        table.HasIndex(pair => pair.CaseFileId);
        table.HasIndex(pair => pair.WishId);
        // Two people who decide about the same wish at the same moment: one of them is told so.
        table.HasIndex(pair => pair.WishId, OnePairIndex).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        // How many of the places are taken is counted in the index, whatever happened before.
        table.HasIndex(pair => new { pair.PlaceId, pair.EndedOn });
        table.HasIndex(pair => pair.DecidedOn, "IX_PlacementPairs_Open").HasFilter("\"EndedOn\" IS NULL");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(pair => pair.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PlacementWish>().WithMany().HasForeignKey(pair => pair.WishId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PlacementPlace>().WithMany().HasForeignKey(pair => pair.PlaceId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(pair => pair.Steps, (PairStep step) => step.PairId);
        table.HasParts(pair => pair.Meetings, (PairMeeting meeting) => meeting.PairId);
        table.HasParts(pair => pair.Evaluations, (PairEvaluation one) => one.PairId);
    }

    public void Configure(EntityTypeBuilder<PairStep> table)
    {
        table.ToTable("PlacementPairSteps");
        table.HasKey(step => step.Id);
        table.Property(step => step.Words).HasMaxLength(PlacementLimits.ReasonLength);
        // Two people who write the next step at the same moment: one of them is told so.
        table.HasIndex(step => new { step.PairId, step.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PairMeeting> table)
    {
        table.ToTable("PlacementPairMeetings");
        table.HasKey(meeting => meeting.Id);
        table.Property(meeting => meeting.Words).HasMaxLength(PlacementLimits.WordsLength);
        table.HasIndex(meeting => new { meeting.PairId, meeting.On }, OneMeetingIndex).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PairEvaluation> table)
    {
        table.ToTable("PlacementPairEvaluations");
        table.HasKey(one => one.Id);
        table.Property(one => one.PersonWords).HasMaxLength(PlacementLimits.WordsLength);
        table.Property(one => one.ReceiverWords).HasMaxLength(PlacementLimits.WordsLength);
        table.HasIndex(one => new { one.PairId, one.On }, OneEvaluationIndex).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlacementRefusal> table)
    {
        table.ToTable("PlacementRefusals");
        table.IsAggregate();
        table.Property(refusal => refusal.Words).HasMaxLength(PlacementLimits.ReasonLength);
        table.HasIndex(refusal => new { refusal.WishId, refusal.PlaceId }, OneRefusalIndex).IsUnique();
        table.HasIndex(refusal => refusal.CaseFileId);
        table.HasIndex(refusal => refusal.PlaceId);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(refusal => refusal.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PlacementWish>().WithMany().HasForeignKey(refusal => refusal.WishId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<PlacementPlace>().WithMany().HasForeignKey(refusal => refusal.PlaceId).OnDelete(DeleteBehavior.Restrict);
    }
}
