using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReceptionCentre.Infrastructure.Persistence.Bulk;

/// <summary>Every kind of record of a model, in an order that the foreign keys accept. Made once for a model.</summary>
internal sealed class BulkTables
{
    private static readonly ConditionalWeakTable<IModel, BulkTables> Kept = [];

    private readonly Dictionary<IEntityType, Lazy<BulkTable>> _ofType;
    private readonly Dictionary<Type, IEntityType> _types;

    private BulkTables(IModel model)
    {
        var types = model.GetEntityTypes().Where(type => !type.HasSharedClrType && !type.ClrType.IsAbstract).ToList();
        _types = types.Where(type => !type.IsOwned()).ToDictionary(type => type.ClrType);
        // Most of a model is never written in bulk; what is, is compiled when it first comes.
        _ofType = types.ToDictionary(type => type, type => new Lazy<BulkTable>(() => new(type)));
        Order = InOrder(types);
    }

    /// <summary>Place of each kind: what others refer to comes first.</summary>
    public IReadOnlyDictionary<IEntityType, int> Order { get; }

    public static BulkTables Of(IModel model) => Kept.GetValue(model, static made => new(made));

    public BulkTable this[IEntityType type] => _ofType[type].Value;

    /// <exception cref="InvalidOperationException">Records of this kind are not stored on their own.</exception>
    public BulkTable For(object record) =>
        _types.TryGetValue(record.GetType(), out var type) ? this[type] : throw new InvalidOperationException($"{record.GetType().Name} is not a record of the database.");

    private static Dictionary<IEntityType, int> InOrder(List<IEntityType> types)
    {
        var order = new Dictionary<IEntityType, int>();
        var left = types.ToList();
        while (left.Count > 0)
        {
            var free = left.Where(type => type.GetForeignKeys().All(key => key.PrincipalEntityType == type || !left.Contains(key.PrincipalEntityType))).ToList();
            if (free.Count == 0)
                throw new InvalidOperationException($"These refer to each other in a ring: {string.Join(", ", left.Select(type => type.Name))}.");
            foreach (var type in free)
                order[type] = order.Count;
            left.RemoveAll(order.ContainsKey);
        }
        return order;
    }
}
