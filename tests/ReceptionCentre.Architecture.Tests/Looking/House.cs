using System.Reflection;
using ReceptionCentre.Application;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Infrastructure;

namespace ReceptionCentre.Architecture.Tests.Looking;

/// <summary>The floors of the house, as compiled.</summary>
internal static class House
{
    public static readonly Assembly Domain = typeof(Rule).Assembly;
    public static readonly Assembly Application = ApplicationServices.Assembly;
    public static readonly Assembly Infrastructure = typeof(InfrastructureServices).Assembly;
    public static readonly Assembly Web = typeof(Program).Assembly;

    public static IReadOnlyList<Assembly> Floors => [Domain, Application, Infrastructure, Web];

    /// <summary>Every rule that the Domain names.</summary>
    public static IReadOnlyList<(FieldInfo Field, Rule Rule)> Rules =>
        [.. Domain.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(rule => rule.FieldType == typeof(Rule)).Select(rule => (rule, (Rule)rule.GetValue(null)!))];
}
