using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.NameMatching;

/// <summary>A key that is asked for, with birth dates between two.</summary>
/// <param name="Who">Place of the person for whom it is asked.</param>
/// <param name="Points">How much it tells when somebody has it.</param>
public readonly record struct KeyProbe(int Who, string Key, PartialDate From, PartialDate Until, int Points);

/// <summary>Somebody who has keys that were asked for.</summary>
/// <param name="Points">Sum over the keys.</param>
public readonly record struct KeyHit(int Who, Guid PersonId, PartialDate Born, int Points);

/// <summary>Looks up many keys at once, each in its own range of birth dates: one reach into the index for each.</summary>
public interface INameKeyLookup
{
    Task<IReadOnlyList<KeyHit>> FindAsync(IReadOnlyCollection<KeyProbe> probes, CancellationToken cancellationToken);

    /// <summary>Which of the keys more than so many people have; counted no further.</summary>
    Task<IReadOnlySet<string>> SharedAsync(IReadOnlyCollection<string> keys, int most, CancellationToken cancellationToken);
}
