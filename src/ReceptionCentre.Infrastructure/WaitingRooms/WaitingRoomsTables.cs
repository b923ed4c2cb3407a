using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.WaitingRooms;

internal sealed class WaitingRoomsTables : IEntityTypeConfiguration<WaitingRoom>, IEntityTypeConfiguration<WaitingNumber>
{
    public const string OneNameIndex = "IX_WaitingRooms_One", OneNumberIndex = "IX_WaitingNumbers_One";

    private const int ChecksumLength = 64;

    public void Configure(EntityTypeBuilder<WaitingRoom> table)
    {
        table.ToTable("WaitingRooms");
        table.IsAggregate();
        table.Property(room => room.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(room => room.Name).HasMaxLength(WaitingRoom.NameLength);
        table.Property(room => room.ScreenSha256).HasMaxLength(ChecksumLength);
        table.HasIndex(room => new { room.Municipality, room.Name }, OneNameIndex).IsUnique();
        table.HasIndex(room => room.ScreenSha256);
    }

    public void Configure(EntityTypeBuilder<WaitingNumber> table)
    {
        table.ToTable("WaitingNumbers");
        table.IsAggregate();
        table.Property(number => number.Topic).HasMaxLength(WaitingNumber.CodeLength);
        table.Property(number => number.Language).HasMaxLength(WaitingNumber.CodeLength);
        table.Property(number => number.First).HasMaxLength(WaitingNumber.CodeLength);
        // The numbers of a room and day, and that none is given twice.
        table.HasIndex(number => new { number.WaitingRoomId, number.On, number.Number }, OneNumberIndex).IsUnique();
        // Days that are over, for the night.
        table.HasIndex(number => number.On);
        table.HasIndex(number => number.AppointmentId);
        table.HasOne<WaitingRoom>().WithMany().HasForeignKey(number => number.WaitingRoomId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Appointment>().WithMany().HasForeignKey(number => number.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
