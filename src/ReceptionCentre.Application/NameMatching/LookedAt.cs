namespace ReceptionCentre.Application.NameMatching;

/// <summary>
/// Of whom the clerk has said: this is somebody else. Who is registered by another desk after the clerk looked is not among
/// them, and is asked about.
/// </summary>
public sealed class LookedAt
{
    /// <summary>Nobody was looked at yet.</summary>
    public static readonly LookedAt Nobody = new(new HashSet<Guid>());

    /// <summary>Whoever it may be was looked at another way, as by the check of an import.</summary>
    public static readonly LookedAt Everybody = new(null);

    // Null = everybody.
    private readonly IReadOnlySet<Guid>? _people;

    private LookedAt(IReadOnlySet<Guid>? people) => _people = people;

    public static LookedAt At(IEnumerable<Guid> people) => new(people.ToHashSet());

    public bool Covers(Guid personId) => _people?.Contains(personId) ?? true;
}
