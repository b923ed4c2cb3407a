using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Access;

internal sealed class AccessTables : IEntityTypeConfiguration<AccessRequest>
{
    public void Configure(EntityTypeBuilder<AccessRequest> table)
    {
        table.ToTable("AccessRequests");
        table.IsAggregate();
        table.Property(request => request.Reason).HasMaxLength(AccessRequest.ReasonLength);
        table.Property(request => request.Answer).HasMaxLength(AccessRequest.ReasonLength);
        table.HasIndex(request => new { request.PersonId, request.ForMunicipality });
        table.HasIndex(request => new { request.AskedBy, request.AskedAt });
        // What waits for an answer: few of many.
        table.HasIndex(request => request.AskedAt, "IX_AccessRequests_Unanswered").HasFilter("\"Granted\" IS NULL");
        table.HasOne<Person>().WithMany().HasForeignKey(request => request.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
