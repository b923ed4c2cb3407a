using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.ConsultationHours;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.ConsultationHours;

internal sealed class ConsultationHoursTables : IEntityTypeConfiguration<ConsultationHour>, IEntityTypeConfiguration<ConsultationTopic>
{
    public void Configure(EntityTypeBuilder<ConsultationHour> table)
    {
        table.ToTable("ConsultationHours");
        table.IsAggregate();
        table.Property(hour => hour.Municipality).HasMaxLength(FactTables.CodeLength);
        // No foreign keys, as of an appointment: the history tells who holds it, and where.
        table.HasIndex(hour => new { hour.Municipality, hour.Day });
        table.HasIndex(hour => hour.StaffMemberId);
        table.HasIndex(hour => hour.TeamId);
        table.HasIndex(hour => hour.MeetingPlaceId);
        table.HasParts(hour => hour.Topics, (ConsultationTopic topic) => topic.ConsultationHourId);
    }

    public void Configure(EntityTypeBuilder<ConsultationTopic> table)
    {
        table.ToTable("ConsultationTopics");
        table.HasKey(topic => new { topic.ConsultationHourId, topic.Code });
        table.Property(topic => topic.Code).HasMaxLength(FactTables.CodeLength);
    }
}
