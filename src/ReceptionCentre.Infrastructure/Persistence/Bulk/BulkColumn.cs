using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReceptionCentre.Infrastructure.Persistence.Bulk;

/// <summary>A record that is to become a row, and the whole that it is a part of.</summary>
internal readonly record struct BulkRow(object Record, object? Whole);

/// <summary>Takes the values of a row, one after the other.</summary>
internal interface IBulkTarget
{
    void Null();

    void Put<T>(BulkColumn column, T value);
}

/// <summary>A column and how its value is read from a record: converted as the model says, without boxing.</summary>
internal sealed class BulkColumn
{
    private static readonly MethodInfo
        NullMethod = typeof(IBulkTarget).GetMethod(nameof(IBulkTarget.Null))!, PutMethod = typeof(IBulkTarget).GetMethod(nameof(IBulkTarget.Put))!;

    private readonly Action<BulkRow, IBulkTarget> _write;

    /// <param name="value">Reads the value from a row (the parameter); its type is that of the property.</param>
    /// <param name="unless">True when there is no value, because something on the way to it is absent; null = never.</param>
    public BulkColumn(IProperty property, string name, int place, ParameterExpression row, Expression value, Expression? unless)
    {
        (Property, Name, Place, Mapping) = (property, name, place, property.GetRelationalTypeMapping());
        Type = Mapping.Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        IsGivenByDatabase = property.ValueGenerated is ValueGenerated.OnAdd or ValueGenerated.OnAddOrUpdate && !property.IsForeignKey();
        _write = Compile(row, value, unless);
        IsLeftToDatabase = IsGivenByDatabase
            ? Expression.Lambda<Func<BulkRow, bool>>(Expression.Equal(value, Expression.Default(value.Type)), row).Compile()
            : static _ => false;
    }

    public IProperty Property { get; }
    public string Name { get; }

    /// <summary>Order in the table, from 0.</summary>
    public int Place { get; }
    public RelationalTypeMapping Mapping { get; }

    /// <summary>Type in which the value goes to the database.</summary>
    public Type Type { get; }

    /// <summary>The database gives a value where the record has none: a sequence, an identity.</summary>
    public bool IsGivenByDatabase { get; }

    public Func<BulkRow, bool> IsLeftToDatabase { get; }

    public void Write(BulkRow row, IBulkTarget target) => _write(row, target);

    private Action<BulkRow, IBulkTarget> Compile(ParameterExpression row, Expression value, Expression? unless)
    {
        var target = Expression.Parameter(typeof(IBulkTarget), "target");
        var read = Expression.Variable(value.Type, "value");
        Expression known = read;
        Expression? absent = !value.Type.IsValueType ? Expression.ReferenceEqual(read, Expression.Constant(null)) : null;
        if (Nullable.GetUnderlyingType(value.Type) is not null)
        {
            absent = Expression.Not(Expression.Property(read, nameof(Nullable<>.HasValue)));
            known = Expression.Property(read, nameof(Nullable<>.Value));
        }
        if (Mapping.Converter is { } converter)
            known = Expression.Invoke(converter.ConvertToProviderExpression, Converted(known, converter.ModelClrType));
        var put = Expression.Call(target, PutMethod.MakeGenericMethod(Type), Expression.Constant(this), Converted(known, Type));
        var none = Expression.Call(target, NullMethod);
        Expression body = Expression.Block([read], Expression.Assign(read, value), absent is null ? put : Expression.IfThenElse(absent, none, put));
        return Expression.Lambda<Action<BulkRow, IBulkTarget>>(unless is null ? body : Expression.IfThenElse(unless, none, body), row, target).Compile();
    }

    private static Expression Converted(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}
