using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Demo;

namespace ReceptionCentre.Testing;

#pragma warning disable CS8981, IDE1006 // Tests read as sentences: a.Newcomer().CalledName("Selam").

/// <summary>Begins a builder. What a test does not say has a valid value.</summary>
public static class a
{
    private static int _number;

    public static NewcomerBuilder Newcomer() => new();

    public static StaffMemberBuilder StaffMember(params Role[] roles) => new(roles);

    public static TeamBuilder Team() => new();

    /// <summary>A citizen service number that passes the eleven-test and that nobody else in this process has.</summary>
    public static string Bsn() => DemoNumbers.Bsn(Next());

    public static string VNumber() => DemoNumbers.VNumber(Next());

    internal static int Next() => Interlocked.Increment(ref _number);
}
