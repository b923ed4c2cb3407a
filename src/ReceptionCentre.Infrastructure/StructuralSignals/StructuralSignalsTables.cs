using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.StructuralSignals;

internal sealed class StructuralSignalsTables : IEntityTypeConfiguration<StructuralSignal>, IEntityTypeConfiguration<SignalSighting>, IEntityTypeConfiguration<SignalAnswer>
{
    public const string OnceADayIndex = "IX_SignalSightings_OnceADay";

    public void Configure(EntityTypeBuilder<StructuralSignal> table)
    {
        table.ToTable("StructuralSignals");
        table.IsAggregate();
        table.Property(signal => signal.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(signal => signal.Topic).HasMaxLength(FactTables.CodeLength);
        table.Property(signal => signal.Barrier).HasMaxLength(FactTables.CodeLength);
        table.Property(signal => signal.What).HasMaxLength(StructuralSignal.WordsLength);
        // The list: of a state, who waits longest first.
        table.HasIndex(signal => new { signal.Municipality, signal.State, signal.WaitsSince, signal.Id });
        table.HasOne<Offer>().WithMany().HasForeignKey(signal => signal.OfferId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(signal => signal.Sightings, (SignalSighting part) => part.SignalId);
        table.HasParts(signal => signal.Answers, (SignalAnswer part) => part.SignalId);
    }

    public void Configure(EntityTypeBuilder<SignalSighting> table)
    {
        table.ToTable("SignalSightings");
        table.HasKey(part => part.Id);
        table.Property(part => part.Words).HasMaxLength(StructuralSignal.WordsLength);
        // Clicked twice at the same moment: seen once.
        table.HasIndex(part => new { part.SignalId, part.SeenBy, part.On }, OnceADayIndex).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SignalAnswer> table)
    {
        table.ToTable("SignalAnswers");
        table.HasKey(part => part.Id);
        table.Property(part => part.Words).HasMaxLength(StructuralSignal.WordsLength);
        // Two managers who answer at the same moment: one of them is told so.
        table.HasIndex(part => new { part.SignalId, part.Number }).IsUnique();
    }
}
