namespace ReceptionCentre.Domain.NameMatching;

/// <summary>One word of a person's name as it is searched: folded, in its own script. Stored, indexed and versioned.</summary>
public sealed class NameKey
{
    public const int KeyLength = 64;

    private NameKey()
    {
    }

    public NameKey(Guid personId, string key)
    {
        Id = Guid.CreateVersion7();
        PersonId = personId;
        Key = key;
        Maker = NameWords.Version;
    }

    public Guid Id { get; private init; }
    public Guid PersonId { get; private init; }

    /// <summary>A folded word, see <see cref="NameWords"/>.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Version of the folding that made it: keys of an older version are made anew.</summary>
    public int Maker { get; private init; }
}
