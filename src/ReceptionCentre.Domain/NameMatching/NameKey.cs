using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>One key by which a person is found, beside the birth date. Stored, indexed and versioned, see <see cref="NameKeys"/>.</summary>
public sealed class NameKey
{
    public const int KeyLength = 64;

    private NameKey()
    {
    }

    public NameKey(Guid personId, string key, PartialDate born)
    {
        PersonId = personId;
        Key = key;
        Born = born;
        Maker = NameKeys.Version;
    }

    public Guid PersonId { get; private init; }

    /// <summary>A folded word, a sound or two sounds, see <see cref="NameKeys"/>.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The person's birth date: who shares a common name is told apart in the index.</summary>
    public PartialDate Born { get; private init; }

    /// <summary>Version of <see cref="NameKeys"/> that made it: keys of an older version are made anew.</summary>
    public int Maker { get; private init; }
}
