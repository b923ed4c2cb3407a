using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Handovers;

/// <summary>Encrypts the secret half of a key with the keys of the centre, so that a copy of the database signs nothing.</summary>
public interface IHandoverSecrets
{
    string Protect(byte[] key);

    byte[] Unprotect(string kept);
}

/// <summary>With which key a municipality signs, and which keys of others are trusted.</summary>
internal sealed class HandoverSigning(IReceptionDb db, IHandoverSecrets secrets, ICurrentStaff current, TimeProvider time)
{
    /// <summary>The newest key of our own municipality that did not end.</summary>
    /// <exception cref="BrokenRuleException">An administrator has to make one first.</exception>
    public async Task<ECDsa> SignerAsync(string municipality, CancellationToken cancellationToken)
    {
        var kept = await db.HandoverKeys.Where(key => key.IsOwn && key.Municipality == municipality && key.State == HandoverKeyState.Trusted)
            .OrderByDescending(key => key.RecordedAt).ThenByDescending(key => key.Id)
            .Join(db.HandoverSecrets, key => key.Id, secret => secret.KeyId, (key, secret) => secret.ProtectedKey).FirstOrDefaultAsync(cancellationToken);
        HandoverRules.TheMunicipalityHasAKey.Check(kept is not null);
        var signer = ECDsa.Create();
        signer.ImportPkcs8PrivateKey(secrets.Unprotect(kept!), out _);
        return signer;
    }

    public Task<bool> HasKeyAsync(string municipality, CancellationToken cancellationToken) =>
        db.HandoverKeys.AnyAsync(key => key.IsOwn && key.Municipality == municipality && key.State == HandoverKeyState.Trusted, cancellationToken);

    /// <summary>Makes a key for a municipality of ours. What was signed with the one before can still be checked until that one is ended.</summary>
    public HandoverKey Make(string municipality)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = HandoverKeyFormat.PublicKeyOf(pair);
        var key = HandoverKey.Own(municipality, HandoverKeyFormat.FingerprintOf(publicKey), publicKey, time.Today(), time.GetUtcNow(), current.Id);
        db.HandoverKeys.Add(key);
        db.HandoverSecrets.Add(new(key.Id, secrets.Protect(pair.ExportPkcs8PrivateKey())));
        return key;
    }

    /// <summary>The key as it is known here; null = never seen.</summary>
    public Task<HandoverKey?> KnownAsync(string fingerprint, CancellationToken cancellationToken) =>
        db.HandoverKeys.FirstOrDefaultAsync(key => key.Fingerprint == fingerprint, cancellationToken);

    /// <summary>Keeps a key that nobody here knows yet, so that an administrator can compare it.</summary>
    public HandoverKey See(string municipality, string publicKey)
    {
        var key = HandoverKey.See(municipality, HandoverKeyFormat.FingerprintOf(publicKey), publicKey, time.GetUtcNow(), current.Id);
        db.HandoverKeys.Add(key);
        return key;
    }
}
