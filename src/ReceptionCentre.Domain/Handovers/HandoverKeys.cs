using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Handovers;

public enum HandoverKeyState
{
    /// <summary>A file came that was signed with it; nobody said yet whose it is.</summary>
    Seen = 1,

    /// <summary>Somebody compared it with somebody there; or it is our own.</summary>
    Trusted = 2,

    /// <summary>What is signed with it from now on is refused.</summary>
    Ended = 3,
}

/// <summary>
/// The public half of the key with which a municipality signs its hand-overs and receipts. Those of other centres are trusted
/// by an administrator who compared the fingerprint by telephone; the secret half of our own stands apart.
/// </summary>
public sealed class HandoverKey : Aggregate
{
    public const int FingerprintLength = 64, PublicKeyLength = 400, ComparedWithLength = 200;

    private HandoverKey()
    {
    }

    /// <summary>Code of the list "municipalities".</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>SHA-256 of the public key, in hexadecimal.</summary>
    public string Fingerprint { get; private init; } = "";

    /// <summary>SubjectPublicKeyInfo (RFC 5280) of an ECDSA key on P-256, in base64.</summary>
    public string PublicKey { get; private init; } = "";

    /// <summary>Made here: we sign with it, or did.</summary>
    public bool IsOwn { get; private init; }
    public HandoverKeyState State { get; private set; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }

    /// <summary>Who there read the fingerprint, in words.</summary>
    public string? ComparedWith { get; private set; }
    public DateOnly? TrustedOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    /// <summary>A key of our own municipality: trusted from the beginning.</summary>
    public static HandoverKey Own(string municipality, string fingerprint, string publicKey, DateOnly today, DateTimeOffset at, Guid by) =>
        new() { Id = Guid.CreateVersion7(), Municipality = municipality, Fingerprint = fingerprint, PublicKey = publicKey, IsOwn = true, State = HandoverKeyState.Trusted, TrustedOn = today, RecordedAt = at, RecordedBy = by };

    /// <summary>The key of another centre, as it came with a file or was sent.</summary>
    public static HandoverKey See(string municipality, string fingerprint, string publicKey, DateTimeOffset at, Guid by) =>
        new() { Id = Guid.CreateVersion7(), Municipality = municipality, Fingerprint = fingerprint, PublicKey = publicKey, State = HandoverKeyState.Seen, RecordedAt = at, RecordedBy = by };

    /// <param name="comparedWith">Who there read the fingerprint.</param>
    public void Trust(string? comparedWith, DateOnly today)
    {
        HandoverRules.ATrustedKeyWasCompared.Check(State == HandoverKeyState.Seen && !string.IsNullOrWhiteSpace(comparedWith));
        (State, ComparedWith, TrustedOn) = (HandoverKeyState.Trusted, comparedWith!.Trim(), today);
    }

    /// <summary>From now on it signs nothing that is taken: another took its place, or it is not theirs.</summary>
    public void End(DateOnly today)
    {
        if (State != HandoverKeyState.Ended)
            (State, EndedOn) = (HandoverKeyState.Ended, today);
    }
}

/// <summary>The secret half of a key of our own, encrypted with the keys of the centre; apart, so that no list reads it.</summary>
public sealed class HandoverSecret(Guid keyId, string protectedKey)
{
    public Guid KeyId { get; private init; } = keyId;
    public string ProtectedKey { get; private init; } = protectedKey;
}
