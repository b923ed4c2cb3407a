using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Staff;

/// <summary>Who is asking, with everything that decides what may be seen and done.</summary>
public interface ICurrentStaff
{
    /// <summary>Member of staff; <see cref="SystemActor.Id"/> for the system itself; empty when nobody signed in.</summary>
    Guid Id { get; }
    string Name { get; }
    IReadOnlySet<Role> Roles { get; }

    /// <summary>Codes of the municipalities whose case files are in scope.</summary>
    IReadOnlyList<string> Municipalities { get; }
    IReadOnlyList<Guid> Teams { get; }

    /// <summary>A job or the command line: sees everything, acts under its own name.</summary>
    bool IsSystem { get; }

    /// <summary>Null for everybody who signed in; else the one thing that a guest with a pass may see, and nothing besides.</summary>
    GuestOf? Guest => null;

    bool May(Permission permission);
}

/// <param name="SubjectId">The one thing.</param>
public sealed record GuestOf(PassPurpose Purpose, Guid SubjectId);

public static class SystemActor
{
    public static readonly Guid Id = new("00000000-0000-7000-8000-000000000001");
}

/// <summary>How a recorded fact names its source and author.</summary>
public static class Provenances
{
    public const string SaidByThePerson = "person-said", OwnObservation = "own-observation";

    public static Provenance Recording(this ICurrentStaff current, TimeProvider time, string source = SaidByThePerson, string? reason = null) =>
        new(source, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), time.GetUtcNow(), current.Id);
}
