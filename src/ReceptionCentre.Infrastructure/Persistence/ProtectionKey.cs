using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReceptionCentre.Infrastructure.Persistence;

/// <summary>A data-protection key, shared by all nodes: cookies and form tokens of one are read by the other.</summary>
public sealed class ProtectionKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; init; } = "";

    /// <summary>The key as XML, encrypted with the installation's certificate when one is configured.</summary>
    public string Xml { get; init; } = "";
}

internal sealed class ProtectionKeyTable : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> table)
    {
        table.ToTable("ProtectionKeys");
        table.HasKey(key => key.Id);
        table.Property(key => key.Xml).HasMaxLength(-1);
    }
}
