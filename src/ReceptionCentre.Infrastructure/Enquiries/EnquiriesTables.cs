using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Enquiries;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Enquiries;

internal sealed class EnquiriesTables : IEntityTypeConfiguration<Enquiry>, IEntityTypeConfiguration<EnquiryTopic>
{
    public void Configure(EntityTypeBuilder<Enquiry> table)
    {
        table.ToTable("Enquiries");
        table.IsAggregate();
        table.Property(enquiry => enquiry.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(enquiry => enquiry.Language).HasMaxLength(FactTables.CodeLength);
        table.HasParts(enquiry => enquiry.Topics, (EnquiryTopic part) => part.EnquiryId);
        // What is counted, for a period, without the table itself.
        table.HasIndex(enquiry => new { enquiry.On, enquiry.Municipality, enquiry.Language });
        // What somebody noted today.
        table.HasIndex(enquiry => new { enquiry.NotedBy, enquiry.NotedOn, enquiry.Id });
    }

    public void Configure(EntityTypeBuilder<EnquiryTopic> table)
    {
        table.ToTable("EnquiryTopics");
        table.HasKey(part => new { part.EnquiryId, part.Topic });
        table.Property(part => part.Topic).HasMaxLength(FactTables.CodeLength);
    }
}
