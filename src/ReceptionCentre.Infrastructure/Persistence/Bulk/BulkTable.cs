using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReceptionCentre.Infrastructure.Persistence.Bulk;

/// <summary>
/// One kind of record and the table that it goes to, as the model of the database describes it: columns with converted
/// values, parts that share the table, parts with tables of their own, keys that only the database keeps.
/// </summary>
internal sealed class BulkTable
{
    private readonly StoreObjectIdentifier _table;
    private readonly List<BulkColumn> _columns = [];

    public BulkTable(IEntityType type)
    {
        EntityType = type;
        Name = type.GetTableName() ?? throw new InvalidOperationException($"{type.DisplayName()} has no table.");
        Schema = type.GetSchema();
        _table = StoreObjectIdentifier.Table(Name, Schema);
        var row = Expression.Parameter(typeof(BulkRow), "row");
        AddColumns(type, row, Expression.Convert(Expression.Property(row, nameof(BulkRow.Record)), type.ClrType), null);
        Parts = [.. type.GetNavigations().Where(IsPartElsewhere).Select(navigation => new BulkPart(navigation))];
    }

    public IEntityType EntityType { get; }
    public string Name { get; }
    public string? Schema { get; }
    public IReadOnlyList<BulkColumn> Columns => _columns;

    /// <summary>Records that hang on this one, in tables of their own.</summary>
    public IReadOnlyList<BulkPart> Parts { get; }

    private bool IsPartElsewhere(INavigation navigation) =>
        !navigation.IsOnDependent && (navigation.TargetEntityType.GetTableName(), navigation.TargetEntityType.GetSchema()) != (Name, Schema);

    private void AddColumns(ITypeBase type, ParameterExpression row, Expression record, Expression? unless)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.GetColumnName(_table) is not { } column || _columns.Exists(other => other.Name == column))
                continue;
            if (ValueOf(property, row, record) is { } value)
                _columns.Add(new(property, column, _columns.Count, row, value, unless));
            else if (!property.IsNullable && property.ValueGenerated == ValueGenerated.Never)
                throw new InvalidOperationException($"{type.DisplayName()}.{property.Name} is kept by the database alone: the bulk writer cannot know its value.");
        }
        foreach (var complex in type.GetComplexProperties())
            AddColumns(complex.ComplexType, row, Member(record, complex), Absent(unless, record, complex));
        if (type is not IEntityType entity)
            return;
        foreach (var shared in entity.GetNavigations().Where(navigation => !navigation.IsOnDependent && !navigation.IsCollection && !IsPartElsewhere(navigation)))
            AddColumns(shared.TargetEntityType, row, Member(record, shared), Absent(unless, record, shared));
    }

    // The key of a part is that of its whole, wherever the part was made before it was joined to it.
    private Expression? ValueOf(IProperty property, ParameterExpression row, Expression record)
    {
        if (LinkToWhole(property) is { } principal)
        {
            var whole = Expression.Property(row, nameof(BulkRow.Whole));
            Expression key = Member(Expression.Convert(whole, principal.DeclaringType.ClrType), principal);
            if (key.Type != property.ClrType)
                key = Expression.Convert(key, property.ClrType);
            return property.IsShadowProperty() ? key
                : Expression.Condition(Expression.ReferenceEqual(whole, Expression.Constant(null)), Member(record, property), key);
        }
        if (!property.IsShadowProperty())
            return Member(record, property);
        return EntityType.FindDiscriminatorProperty() == property ? Expression.Constant(EntityType.GetDiscriminatorValue(), property.ClrType) : null;
    }

    private static IProperty? LinkToWhole(IProperty property)
    {
        var link = property.GetContainingForeignKeys().FirstOrDefault(key => key.PrincipalToDependent is not null);
        return link?.PrincipalKey.Properties[link.Properties.ToList().IndexOf(property)];
    }

    private static Expression? Absent(Expression? unless, Expression record, IPropertyBase property)
    {
        var value = Member(record, property);
        var absent = value.Type.IsValueType ? null : Expression.ReferenceEqual(value, Expression.Constant(null));
        return unless is null ? absent : absent is null ? unless : Expression.OrElse(unless, absent);
    }

    private static MemberExpression Member(Expression record, IReadOnlyPropertyBase property)
    {
        var member = (MemberInfo?)property.PropertyInfo ?? property.FieldInfo!;
        return Expression.MakeMemberAccess(record.Type == member.DeclaringType ? record : Expression.Convert(record, member.DeclaringType!), member);
    }
}

/// <summary>The records of one kind that hang on another.</summary>
internal sealed class BulkPart
{
    private readonly Func<object, object?> _read;

    public BulkPart(INavigation navigation)
    {
        Target = navigation.TargetEntityType;
        var whole = Expression.Parameter(typeof(object));
        var member = (MemberInfo?)navigation.PropertyInfo ?? navigation.FieldInfo!;
        _read = Expression.Lambda<Func<object, object?>>(Expression.MakeMemberAccess(Expression.Convert(whole, member.DeclaringType!), member), whole).Compile();
        IsMany = navigation.IsCollection;
    }

    public IEntityType Target { get; }

    private bool IsMany { get; }

    public IEnumerable<object> Of(object whole) =>
        _read(whole) is not { } found ? [] : IsMany ? ((IEnumerable)found).Cast<object>() : [found];
}
