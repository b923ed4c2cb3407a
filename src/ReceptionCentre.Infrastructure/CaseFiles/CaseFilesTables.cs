using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.CaseFiles;

internal sealed class CaseFilesTables(Dialect dialect) : IEntityTypeConfiguration<CaseFile>, IEntityTypeConfiguration<AssignmentFact>
{
    public const string NumberSequence = "CaseFileNumbers";

    public void Configure(EntityTypeBuilder<CaseFile> table)
    {
        table.ToTable("CaseFiles");
        table.IsAggregate();
        table.Property(file => file.Number).HasDefaultValueSql(dialect.NextValueOf(NumberSequence));
        table.HasIndex(file => file.Number).IsUnique();
        table.HasIndex(file => new { file.Controller, file.ClosedOn, file.Id });
        // Whether somebody has a file in scope, which search asks for each name that fits, without reading the file.
        table.HasIndex(file => new { file.PersonId, file.Controller, file.ClosedOn });
        table.Ignore(file => file.Reference);
        table.HasOne<Person>().WithMany().HasForeignKey(file => file.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Stay>().WithMany().HasForeignKey(file => file.StayId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(file => file.Assignments, (AssignmentFact fact) => fact.CaseFileId);
    }

    public void Configure(EntityTypeBuilder<AssignmentFact> table)
    {
        table.ToTable("Assignments");
        table.IsFact(fact => fact.CaseFileId);
        table.HasIndex(fact => new { fact.CaseworkerId, fact.CaseFileId });
        table.HasIndex(fact => new { fact.TeamId, fact.CaseFileId });
    }
}
