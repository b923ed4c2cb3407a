using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Handovers;

/// <summary>A key of the kind that signs hand-overs: ECDSA on P-256.</summary>
public static class HandoverKeyFormat
{
    /// <summary>Base64 of the SubjectPublicKeyInfo.</summary>
    public static string PublicKeyOf(ECDsa key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    public static string FingerprintOf(string publicKey) => Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(publicKey)));

    /// <summary>The key, or null when the text is no key of this kind.</summary>
    public static ECDsa? Read(string? publicKey)
    {
        if (string.IsNullOrWhiteSpace(publicKey) || publicKey.Length > HandoverKey.PublicKeyLength)
            return null;
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey.Trim()), out _);
            if (key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
                return key;
        }
        catch (Exception other) when (other is CryptographicException or FormatException)
        {
        }
        key.Dispose();
        return null;
    }
}

/// <summary>The code that opens a file. It is told another way than the file goes, and kept nowhere.</summary>
public static class HandoverCode
{
    // Without 0, O, 1 and I: it is read aloud on the telephone.
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 12, Group = 4;

    /// <summary>"K7QF-2M9D-XW4T": sixty random bits.</summary>
    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(Group).Select(group => new string(group)));

    /// <summary>As it was heard: with or without lines and spaces, in small or large letters.</summary>
    public static string Tidy(string? heard) => string.Concat((heard ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}

/// <summary>
/// The form in which a hand-over and its receipt travel: JSON Web Signature (RFC 7515) in compact form with ES256, and in it, for
/// a hand-over, JSON Web Encryption (RFC 7516) with A256GCM. Whoever signed can be checked without the code, and nothing of the
/// content can be read without it. Written down in docs/handovers.md.
/// </summary>
public static class HandoverSeal
{
    public const int MostBytes = 5 * 1024 * 1024;

    private const string HandoverType = "receptioncentre-handover+jose", ReceiptType = "receptioncentre-receipt+jose";
    private const int Iterations = 600_000, FewestIterations = 100_000, MostIterations = 2_000_000, Salt = 16, Nonce = 12, Tag = 16, Key = 32;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Signed and locked; what stands on the outside can be read by anybody and changed by nobody.</summary>
    public static byte[] Lock(HandoverPackage package, string code, ECDsa key)
    {
        var (salt, nonce) = (RandomNumberGenerator.GetBytes(Salt), RandomNumberGenerator.GetBytes(Nonce));
        var header = Part(new Outside("dir", "A256GCM", Base64Url.EncodeToString(salt), Iterations, package.Id, package.From.Code, package.To.Code, package.MadeOn!.Value, package.LastDay!.Value));
        var plain = Utf8.GetBytes(package.Write());
        var (locked, tag) = (new byte[plain.Length], new byte[Tag]);
        using (var aes = new AesGcm(Derive(code, salt, Iterations), Tag))
            aes.Encrypt(nonce, plain, locked, tag, Encoding.ASCII.GetBytes(header));
        // The second part of a JWE is the key of the content; with "dir" there is none.
        return Sign(HandoverType, Encoding.ASCII.GetBytes($"{header}..{Base64Url.EncodeToString(nonce)}.{Base64Url.EncodeToString(locked)}.{Base64Url.EncodeToString(tag)}"), key);
    }

    /// <summary>What stands on the outside, after the signature was checked with the key that came along; whether that key is trusted, the caller says.</summary>
    /// <exception cref="BrokenRuleException">No hand-over, or changed since it was signed.</exception>
    public static SealedHandover Look(byte[] file)
    {
        var (payload, publicKey) = Verify(HandoverType, file);
        var parts = Encoding.ASCII.GetString(payload).Split('.');
        HandoverRules.TheFileIsAHandover.Check(parts is [_, "", _, _, _]);
        var outside = Read<Outside>(parts[0]);
        HandoverRules.TheFileIsAHandover.Check(outside is { Alg: "dir", Enc: "A256GCM", P2s.Length: > 0, P2c: >= FewestIterations and <= MostIterations, From.Length: > 0, To.Length: > 0 } && outside.LastDay >= outside.MadeOn);
        return new(new(outside.Id, outside.From, outside.To, outside.MadeOn, outside.LastDay), publicKey, Convert.ToHexStringLower(SHA256.HashData(file)), parts, outside.P2s, outside.P2c);
    }

    /// <exception cref="BrokenRuleException">Another code.</exception>
    public static HandoverPackage Unlock(SealedHandover sealedFile, string code)
    {
        var plain = Array.Empty<byte>();
        try
        {
            var locked = Base64Url.DecodeFromChars(sealedFile.Parts[3]);
            plain = new byte[locked.Length];
            using var aes = new AesGcm(Derive(code, Base64Url.DecodeFromChars(sealedFile.Salt), sealedFile.Iterations), Tag);
            aes.Decrypt(Base64Url.DecodeFromChars(sealedFile.Parts[2]), locked, Base64Url.DecodeFromChars(sealedFile.Parts[4]), plain, Encoding.ASCII.GetBytes(sealedFile.Parts[0]));
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException or ArgumentException)
        {
            HandoverRules.TheCodeIsRight.Check(false);
        }
        var package = HandoverPackage.Read(Encoding.UTF8.GetString(plain));
        // What is inside is the same as what stands on the outside, or somebody put it together.
        HandoverRules.TheFileIsAHandover.Check(package is { MadeOn: not null, LastDay: not null } && package.Label == sealedFile.Label);
        return package!;
    }

    public static byte[] WriteReceipt(HandoverReceipt receipt, ECDsa key) => Sign(ReceiptType, JsonSerializer.SerializeToUtf8Bytes(receipt, Json), key);

    /// <exception cref="BrokenRuleException">No receipt, or changed since it was signed.</exception>
    public static (HandoverReceipt Receipt, string PublicKey) ReadReceipt(byte[] file)
    {
        var (payload, publicKey) = Verify(ReceiptType, file);
        HandoverReceipt? receipt = null;
        try
        {
            receipt = JsonSerializer.Deserialize<HandoverReceipt>(payload, Json);
        }
        catch (JsonException)
        {
        }
        HandoverRules.TheFileIsAHandover.Check(receipt is { From.Length: > 0, To.Length: > 0, Sha256.Length: > 0 });
        return (receipt!, publicKey);
    }

    private static byte[] Sign(string type, byte[] payload, ECDsa key)
    {
        var signed = $"{Part(new Head("ES256", type, HandoverKeyFormat.PublicKeyOf(key)))}.{Base64Url.EncodeToString(payload)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return Encoding.ASCII.GetBytes($"{signed}.{Base64Url.EncodeToString(signature)}");
    }

    private static (byte[] Payload, string PublicKey) Verify(string type, byte[] file)
    {
        HandoverRules.TheFileIsAHandover.Check(file.Length is > 0 and <= MostBytes);
        var parts = Encoding.ASCII.GetString(file).Trim().Split('.');
        HandoverRules.TheFileIsAHandover.Check(parts.Length == 3);
        var head = Read<Head>(parts[0]);
        using var key = HandoverKeyFormat.Read(head.Key);
        HandoverRules.TheFileIsAHandover.Check(head.Alg == "ES256" && head.Typ == type && key is not null);
        byte[] payload = [], signature = [];
        try
        {
            (payload, signature) = (Base64Url.DecodeFromChars(parts[1]), Base64Url.DecodeFromChars(parts[2]));
        }
        catch (FormatException)
        {
            HandoverRules.TheFileIsUntouched.Check(false);
        }
        HandoverRules.TheFileIsUntouched.Check(
            key!.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        return (payload, head.Key);
    }

    private static byte[] Derive(string code, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(HandoverCode.Tidy(code)), salt, iterations, HashAlgorithmName.SHA256, Key);

    private static string Part<T>(T header) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header, Json));

    private static T Read<T>(string part) where T : class
    {
        T? read = null;
        try
        {
            read = JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(part), Json);
        }
        catch (Exception other) when (other is FormatException or JsonException)
        {
        }
        HandoverRules.TheFileIsAHandover.Check(read is not null);
        return read!;
    }

    /// <summary>Header of the signature.</summary>
    /// <param name="Key">SubjectPublicKeyInfo in base64, as in <see cref="HandoverKey.PublicKey"/>.</param>
    private sealed record Head(string Alg, string Typ, string Key);

    /// <summary>Header of what is locked: how, and what anybody may read on the outside.</summary>
    private sealed record Outside(string Alg, string Enc, string P2s, int P2c, Guid Id, string From, string To, DateOnly MadeOn, DateOnly LastDay);
}

/// <summary>A hand-over that was not opened yet.</summary>
/// <param name="PublicKey">With which it was signed.</param>
/// <param name="Sha256">Of the file, in hexadecimal.</param>
public sealed record SealedHandover(HandoverLabel Label, string PublicKey, string Sha256, IReadOnlyList<string> Parts, string Salt, int Iterations)
{
    public string Fingerprint => HandoverKeyFormat.FingerprintOf(PublicKey);
}

/// <summary>The answer to a hand-over. It says nothing about whom it is.</summary>
/// <param name="Id">Number of the package.</param>
/// <param name="From">Code of the municipality that answers.</param>
/// <param name="To">Code of the municipality that sent it.</param>
/// <param name="Sha256">Of the file that was opened.</param>
/// <param name="Why">Of a refusal, in words.</param>
public sealed record HandoverReceipt(Guid Id, string From, string To, DateOnly On, bool TakenOver, string? Why, string Sha256, string By, string? Function);
