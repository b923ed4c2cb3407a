using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.NameMatching;

/// <summary>A key that is asked for, with one of some birth dates.</summary>
/// <param name="Who">Place of the person for whom it is asked.</param>
/// <param name="Points">How much it tells when somebody has it.</param>
public readonly record struct KeyProbe(int Who, string Key, IReadOnlyList<PartialDate> Born, int Points);

/// <summary>A key that is asked for, with a birth date between two; otherwise as <see cref="KeyProbe"/>.</summary>
public readonly record struct KeyRangeProbe(int Who, string Key, PartialDate From, PartialDate Until, int Points);

/// <summary>Somebody who has a key that was asked for; once for each key.</summary>
public readonly record struct KeyHit(int Who, Guid PersonId, PartialDate Born, int Points);

/// <summary>Looks up many keys at once, each with its own birth dates: one reach into the index for each key and date.</summary>
public interface INameKeyLookup
{
    Task<IReadOnlyList<KeyHit>> FindAsync(IReadOnlyCollection<KeyProbe> probes, IReadOnlyCollection<KeyRangeProbe> ranges, CancellationToken cancellationToken);

    /// <summary>Which of the keys more than so many people have; counted no further.</summary>
    Task<IReadOnlySet<string>> SharedAsync(IReadOnlyCollection<string> keys, int most, CancellationToken cancellationToken);
}
