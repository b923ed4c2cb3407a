using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Stays;

internal sealed class StaysTables :
    IEntityTypeConfiguration<Stay>, IEntityTypeConfiguration<MotiveFact>, IEntityTypeConfiguration<IntegrationDutyFact>, IEntityTypeConfiguration<FormalMotiveFact>,
    IEntityTypeConfiguration<ResidenceTitleFact>, IEntityTypeConfiguration<IntendedStayFact>, IEntityTypeConfiguration<StayPartyFact>,
    IEntityTypeConfiguration<LodgingFact>, IEntityTypeConfiguration<RegisterEntryFact>, IEntityTypeConfiguration<LeavingFact>
{
    public const string OneOpenIndex = "IX_Stays_OneOpen", ExpectedIndex = "IX_Stays_Expected";

    public void Configure(EntityTypeBuilder<Stay> table)
    {
        table.ToTable("Stays");
        table.IsAggregate();
        table.HasOne<Person>().WithMany().HasForeignKey(stay => stay.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(stay => stay.PersonId);
        // Two desks that begin a stay at the same moment: one of them is told so.
        table.HasIndex(stay => new { stay.PersonId, stay.Municipality }, OneOpenIndex).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        table.HasParts(stay => stay.Motives, (MotiveFact fact) => fact.StayId);
        // The desk asks each time who is expected; that is few of all stays.
        table.HasIndex(stay => stay.ArrivedOn, ExpectedIndex).HasFilter("\"Arrival\" = 1");
        table.Ignore(stay => stay.LastDuty);
        table.HasParts(stay => stay.Duties, (IntegrationDutyFact fact) => fact.StayId);
        table.HasParts(stay => stay.FormalMotives, (FormalMotiveFact fact) => fact.StayId);
        table.HasParts(stay => stay.Titles, (ResidenceTitleFact fact) => fact.StayId);
        table.HasParts(stay => stay.IntendedStays, (IntendedStayFact fact) => fact.StayId);
        table.HasParts(stay => stay.Parties, (StayPartyFact fact) => fact.StayId);
        table.HasParts(stay => stay.Lodgings, (LodgingFact fact) => fact.StayId);
        table.HasParts(stay => stay.RegisterEntries, (RegisterEntryFact fact) => fact.StayId);
        table.HasParts(stay => stay.Leaving, (LeavingFact fact) => fact.StayId);
    }

    public void Configure(EntityTypeBuilder<MotiveFact> table)
    {
        table.ToTable("Motives");
        table.Ignore(fact => fact.IsLocked);
        table.IsFact(fact => fact.StayId);
        // Everybody with a status, stay by stay, for a change of a whole group.
        table.HasIndex(fact => new { fact.Code, fact.StayId });
    }

    public void Configure(EntityTypeBuilder<IntegrationDutyFact> table)
    {
        table.ToTable("IntegrationDuties");
        table.IsFact(fact => fact.StayId);
    }

    public void Configure(EntityTypeBuilder<FormalMotiveFact> table)
    {
        table.ToTable("FormalMotives");
        table.Ignore(fact => fact.IsLocked);
        table.IsFact(fact => fact.StayId);
        // Everybody with a status, stay by stay, for a change of a whole group.
        table.HasIndex(fact => new { fact.Code, fact.StayId });
    }

    public void Configure(EntityTypeBuilder<ResidenceTitleFact> table)
    {
        table.ToTable("ResidenceTitles");
        table.IsFact(fact => fact.StayId);
        // Everybody with a status, stay by stay, for a change of a whole group.
        table.HasIndex(fact => new { fact.Code, fact.StayId });
    }

    public void Configure(EntityTypeBuilder<IntendedStayFact> table)
    {
        table.ToTable("IntendedStays");
        table.IsFact(fact => fact.StayId);
    }

    public void Configure(EntityTypeBuilder<StayPartyFact> table)
    {
        table.ToTable("StayParties");
        table.IsFact(fact => fact.StayId);
        table.Property(fact => fact.Name).HasMaxLength(StayPartyFact.NameLength);
        table.HasOne<Person>().WithMany().HasForeignKey(fact => fact.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LodgingFact> table)
    {
        table.ToTable("Lodgings");
        table.IsFact(fact => fact.StayId);
    }

    public void Configure(EntityTypeBuilder<RegisterEntryFact> table)
    {
        table.ToTable("RegisterEntries");
        table.IsFact(fact => fact.StayId);
    }

    public void Configure(EntityTypeBuilder<LeavingFact> table)
    {
        table.ToTable("LeavingFacts");
        table.IsFact(fact => fact.StayId);
        table.Property(fact => fact.Because).HasMaxLength(FactTables.CodeLength);
    }
}
