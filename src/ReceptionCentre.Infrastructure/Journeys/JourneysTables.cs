using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Journeys;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Journeys;

internal sealed class JourneysTables : IEntityTypeConfiguration<Journey>, IEntityTypeConfiguration<HandledCommand>
{
    public void Configure(EntityTypeBuilder<Journey> table)
    {
        table.ToTable("Journeys");
        table.IsAggregate();
        table.Property(journey => journey.Kind).HasMaxLength(Journey.KindLength);
        table.Property(journey => journey.Answers).HasMaxLength(-1);
        table.HasIndex(journey => new { journey.OwnerId, journey.Kind });
        table.HasIndex(journey => journey.TouchedAt);
    }

    public void Configure(EntityTypeBuilder<HandledCommand> table)
    {
        table.ToTable("HandledCommands");
        table.HasKey(handled => new { handled.Key, handled.StaffMemberId });
        table.Property(handled => handled.Answer).HasMaxLength(-1);
        table.HasIndex(handled => handled.At);
    }
}
