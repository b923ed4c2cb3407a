using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.MeetingPlaces;

internal sealed class MeetingPlacesTables : IEntityTypeConfiguration<MeetingPlace>
{
    public const string OneNameIndex = "IX_MeetingPlaces_One";

    public void Configure(EntityTypeBuilder<MeetingPlace> table)
    {
        table.ToTable("MeetingPlaces");
        table.IsAggregate();
        table.Property(place => place.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(place => place.Name).HasMaxLength(MeetingPlace.NameLength);
        table.Property(place => place.Where).HasMaxLength(MeetingPlace.WhereLength);
        table.HasIndex(place => new { place.Municipality, place.Name }, OneNameIndex).IsUnique();
    }
}
