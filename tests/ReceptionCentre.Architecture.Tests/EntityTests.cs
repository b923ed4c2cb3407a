using System.Reflection;
using System.Runtime.CompilerServices;
using ReceptionCentre.Architecture.Tests.Looking;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>Entities change through verbs only.</summary>
public sealed class EntityTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance;

    private static IReadOnlyList<Type> Kept => [.. House.Domain.GetTypes().Where(type => type is { IsClass: true, IsPublic: true } && !typeof(Exception).IsAssignableFrom(type))];

    [Fact]
    public void Nothing_in_the_domain_is_set_from_outside()
    {
        Looked.At(40, Kept, Settable);
        Assert.Equal(3, Settable(typeof(OpenHouse)).Count());
    }

    [Fact]
    public void Wholes_and_facts_are_made_by_their_own_factory()
    {
        var wholes = Kept.Where(type => typeof(Aggregate).IsAssignableFrom(type) && !type.IsAbstract).ToList();
        Looked.At(8, wholes, type => type.IsSealed ? [] : [$"{type.Name} is not sealed"]);
        var facts = Kept.Where(type => typeof(DatedFact).IsAssignableFrom(type) && !type.IsAbstract).ToList();
        Looked.At(10, facts, type => type.IsSealed && type.GetConstructors(Own).Length == 0 ? [] : [$"{type.Name} can be made by anybody"]);
        Assert.NotEmpty(typeof(OpenHouse).GetConstructors(Own));
    }

    // An init accessor is used while a thing is made, and never after.
    private static IEnumerable<string> Settable(Type type)
    {
        foreach (var property in type.GetProperties(Own | BindingFlags.DeclaredOnly))
        {
            if (property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
                yield return $"{type.Name}.{property.Name} can be set";
            if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(List<>))
                yield return $"{type.Name}.{property.Name} can be filled";
        }
        foreach (var open in type.GetFields(Own | BindingFlags.DeclaredOnly).Where(open => !open.IsInitOnly && !open.IsLiteral))
            yield return $"{type.Name}.{open.Name} is an open field";
    }

    private sealed class OpenHouse
    {
#pragma warning disable CS0649, CA1051 // What must not be.
        public int Door;
#pragma warning restore CS0649, CA1051
        public string Name { get; set; } = "";
        public List<string> Rooms { get; } = [];
        public int Floors { get; init; }
    }
}
