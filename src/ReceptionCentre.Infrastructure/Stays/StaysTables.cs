using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Stays;

internal sealed class StaysTables : IEntityTypeConfiguration<Stay>, IEntityTypeConfiguration<MotiveFact>, IEntityTypeConfiguration<IntegrationDutyFact>
{
    public const string OneOpenIndex = "IX_Stays_OneOpen";

    public void Configure(EntityTypeBuilder<Stay> table)
    {
        table.ToTable("Stays");
        table.IsAggregate();
        table.HasOne<Person>().WithMany().HasForeignKey(stay => stay.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(stay => stay.PersonId);
        // Two desks that begin a stay at the same moment: one of them is told so.
        table.HasIndex(stay => new { stay.PersonId, stay.Municipality }, OneOpenIndex).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        table.HasParts(stay => stay.Motives, (MotiveFact fact) => fact.StayId);
        table.HasParts(stay => stay.Duties, (IntegrationDutyFact fact) => fact.StayId);
    }

    public void Configure(EntityTypeBuilder<MotiveFact> table)
    {
        table.ToTable("Motives");
        table.Ignore(fact => fact.IsLocked);
        table.IsFact(fact => fact.StayId);
    }

    public void Configure(EntityTypeBuilder<IntegrationDutyFact> table)
    {
        table.ToTable("IntegrationDuties");
        table.IsFact(fact => fact.StayId);
    }
}
