using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Infrastructure.Persistence;

/// <summary>What all tables of a kind share.</summary>
internal static class FactTables
{
    public const int CodeLength = 40;

    /// <summary>A table of dated facts, indexed by whom they are about.</summary>
    public static void IsFact<TFact>(this EntityTypeBuilder<TFact> table, Expression<Func<TFact, object?>> about) where TFact : DatedFact
    {
        table.HasKey(fact => fact.Id);
        table.HasIndex(about);
        table.Property(fact => fact.Reason).HasMaxLength(DatedFact.ReasonLength);
        table.Property(fact => fact.WithdrawnReason).HasMaxLength(DatedFact.ReasonLength);
        table.Ignore(fact => fact.Stands);
    }

    /// <summary>A table of things that are loaded, changed and saved as one.</summary>
    public static void IsAggregate<TAggregate>(this EntityTypeBuilder<TAggregate> table) where TAggregate : Aggregate
    {
        table.HasKey(aggregate => aggregate.Id);
        table.Property(aggregate => aggregate.Version).IsConcurrencyToken();
    }

    /// <summary>Parts that live and die with their whole.</summary>
    public static void HasParts<TWhole, TPart>(
        this EntityTypeBuilder<TWhole> table, Expression<Func<TWhole, IEnumerable<TPart>?>> parts, Expression<Func<TPart, object?>> key)
        where TWhole : class where TPart : class =>
        table.HasMany(parts).WithOne().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade);
}
