using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Persistence.Bulk;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Gives what the factories made ids that follow from the seed and the place in the row, in the order of that row, and
/// puts them wherever the old ids were referred to. So the same seed makes the same rows, whenever and however often it
/// was stopped.
/// </summary>
internal sealed class DemoIds(BulkTables tables, int seed)
{
    private readonly Dictionary<BulkTable, Keys> _keys = [];
    private readonly Dictionary<Guid, Guid> _given = [];
    private readonly HashSet<object> _met = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, (int Number, int Files)> _counts = [];

    /// <summary>People who do not refer to those before them.</summary>
    public void Begin()
    {
        _given.Clear();
        _met.Clear();
        _counts.Clear();
    }

    /// <summary>Gives ids to whatever of these people has none of the seed yet. They may refer to each other.</summary>
    public void Give(IReadOnlyCollection<DemoPerson> people)
    {
        var met = new List<(object Record, Keys Keys)>();
        foreach (var person in people)
        {
            var (number, files) = _counts.GetValueOrDefault(person.Index);
            foreach (var (table, record) in person.Records.SelectMany(record => With(tables.For(record), record)).Where(one => _met.Add(one.Item2)).ToList())
            {
                var keys = KeysOf(table);
                met.Add((record, keys));
                if (keys.Own is not { } own)
                    continue;
                var id = record is Person ? DemoNumbers.PersonId(person.Index)
                    : record is CaseFile && files++ == 0 ? DemoNumbers.CaseFileId(person.Index)
                    : DemoNumbers.PartId(seed, person.Index, number++);
                _given[own.Get(record)!.Value] = id;
                own.Set(record, id);
            }
            _counts[person.Index] = (number, files);
        }
        foreach (var (record, keys) in met)
        {
            foreach (var reference in keys.References)
            {
                if (reference.Get(record) is { } old && _given.TryGetValue(old, out var id))
                    reference.Set(record, id);
            }
        }
    }

    private IEnumerable<(BulkTable, object)> With(BulkTable table, object record) =>
        table.Parts.SelectMany(part => part.Of(record).SelectMany(one => With(tables[part.Target], one))).Prepend((table, record));

    private Keys KeysOf(BulkTable table)
    {
        if (!_keys.TryGetValue(table, out var keys))
            _keys[table] = keys = new(table.EntityType);
        return keys;
    }

    private sealed class Keys
    {
        public Keys(IEntityType type)
        {
            var ids = type.GetProperties().Where(property => !property.IsShadowProperty() && (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid)).ToList();
            Own = type.FindPrimaryKey()?.Properties is [var key] && !key.IsForeignKey() && ids.Contains(key) ? new(key) : null;
            References = [.. ids.Where(property => property != Own?.Property).Select(property => new IdProperty(property))];
        }

        public IdProperty? Own { get; }
        public IReadOnlyList<IdProperty> References { get; }
    }

    private sealed class IdProperty
    {
        public IdProperty(IProperty property)
        {
            Property = property;
            var (record, id) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(Guid)));
            var member = property.PropertyInfo!;
            var typed = Expression.Convert(record, member.DeclaringType!);
            Get = Expression.Lambda<Func<object, Guid?>>(Expression.Convert(Expression.Property(typed, member), typeof(Guid?)), record).Compile();
            // A property that only its own type sees is inherited without its setter.
            var setter = member.DeclaringType!.GetProperty(member.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetSetMethod(nonPublic: true)!;
            Set = Expression.Lambda<Action<object, Guid>>(Expression.Call(typed, setter, Expression.Convert(id, property.ClrType)), record, id).Compile();
        }

        public IProperty Property { get; }
        public Func<object, Guid?> Get { get; }
        public Action<object, Guid> Set { get; }
    }
}
