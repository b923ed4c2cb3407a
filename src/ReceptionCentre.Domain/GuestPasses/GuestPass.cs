using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.GuestPasses;

/// <summary>What somebody without an account is let in for.</summary>
public enum PassPurpose
{
    /// <summary>A provider that does not sign in answers one referral.</summary>
    Referral = 1,

    /// <summary>Another municipality looks at a hand-over and answers it.</summary>
    Handover = 11,
}

/// <summary>How it stands with a pass.</summary>
public enum PassState
{
    /// <summary>Given, and not opened yet.</summary>
    Waiting = 1,

    /// <summary>Opened, once.</summary>
    Opened = 2,

    /// <summary>Nobody opened it in time.</summary>
    Expired = 3,

    /// <summary>Taken back, or another took its place.</summary>
    Withdrawn = 4,

    /// <summary>Too many wrong codes.</summary>
    Locked = 5,
}

/// <summary>What came of an attempt to open a pass.</summary>
public enum PassAnswer
{
    Opened = 1,
    WrongCode = 2,

    /// <summary>It was opened before, is too old, was taken back or is locked. Which of these is not told to whoever asks.</summary>
    Over = 3,
}

/// <summary>
/// Lets somebody without an account look at one thing, once: the address of a page, which is opened with a code that was told
/// in another way. Looking at the address does not use it up, so that a program that reads somebody's mail does not open it.
/// Only what the secrets come from when they are scrambled is kept (OWASP ASVS 5.0, 6.6 and 7.2).
/// </summary>
public sealed class GuestPass : Aggregate, IOfCaseFile
{
    public const int RecipientLength = 200, GuestLength = 200, CodeDigits = 6, MostWrong = 5;

    /// <summary>How long a guest can look and answer after the opening.</summary>
    public static readonly TimeSpan Visit = TimeSpan.FromMinutes(60);

    private const int TokenBytes = 32;

    private GuestPass()
    {
    }

    public PassPurpose Purpose { get; private init; }

    /// <summary>The one thing: the referral.</summary>
    public Guid SubjectId { get; private init; }

    /// <summary>The file that it is about: the history tells there who looked.</summary>
    public Guid CaseFileId { get; private init; }

    /// <summary>For whom it was made, in words: an organisation, or somebody there.</summary>
    public string Recipient { get; private init; } = "";

    /// <summary>SHA-256 of the token in the address, 32 bytes.</summary>
    public byte[] TokenHash { get; private init; } = [];

    /// <summary>HMAC-SHA-256 of the code under the token, 32 bytes: without the address the code cannot be guessed from it.</summary>
    public byte[] CodeHash { get; private init; } = [];

    public DateTimeOffset MadeAt { get; private init; }
    public Guid MadeBy { get; private init; }

    /// <summary>The first moment at which it can no longer be opened.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>Wrong codes so far; at <see cref="MostWrong"/> it is locked.</summary>
    public int WrongCodes { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Who said to be opening it: name and function, as typed.</summary>
    public string? Guest { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <param name="lifetime">So long it can be opened.</param>
    /// <returns>The pass, and the two secrets that are shown once.</returns>
    public static (GuestPass Pass, PassSecrets Secrets) Make(
        PassPurpose purpose, Guid subjectId, Guid caseFileId, string recipient, TimeSpan lifetime, DateTimeOffset at, Guid by)
    {
        var token = RandomNumberGenerator.GetBytes(TokenBytes);
        var code = RandomNumberGenerator.GetInt32(0, (int)Math.Pow(10, CodeDigits)).ToString(CultureInfo.InvariantCulture).PadLeft(CodeDigits, '0');
        var pass = new GuestPass
        {
            Id = Guid.CreateVersion7(),
            Purpose = purpose,
            SubjectId = subjectId,
            CaseFileId = caseFileId,
            Recipient = recipient,
            TokenHash = SHA256.HashData(token),
            CodeHash = HashOf(code, token),
            MadeAt = at,
            MadeBy = by,
            ExpiresAt = at + lifetime,
        };
        return (pass, new(Convert.ToHexStringLower(token), code));
    }

    public PassState StateAt(DateTimeOffset at) =>
        WithdrawnAt is not null ? PassState.Withdrawn
        : OpenedAt is not null ? PassState.Opened
        : WrongCodes >= MostWrong ? PassState.Locked
        : at >= ExpiresAt ? PassState.Expired : PassState.Waiting;

    /// <summary>Opens it when the code is right; a wrong one counts.</summary>
    /// <param name="token">As it stands in the address, and was found by.</param>
    /// <param name="code">As typed; signs between the digits do not count.</param>
    /// <param name="guest">Name and function of who opens.</param>
    public PassAnswer Open(string token, string code, string guest, DateTimeOffset at)
    {
        if (StateAt(at) != PassState.Waiting)
            return PassAnswer.Over;
        if (!CryptographicOperations.FixedTimeEquals(HashOf(string.Concat(code.Where(char.IsAsciiDigit)), Convert.FromHexString(token)), CodeHash))
        {
            WrongCodes++;
            return PassAnswer.WrongCode;
        }
        (OpenedAt, Guest) = (at, guest);
        return PassAnswer.Opened;
    }

    /// <summary>Whether who opened it may still look and answer.</summary>
    public bool IsVisitedAt(DateTimeOffset at) => WithdrawnAt is null && OpenedAt is { } opened && at < opened + Visit;

    /// <summary>It can no longer be opened, and who looks now no longer does.</summary>
    public void Withdraw(DateTimeOffset at)
    {
        GuestPassRules.WithdrawnOnce.Check(WithdrawnAt is null);
        WithdrawnAt = at;
    }

    /// <summary>What a token from an address is kept as; null when it cannot be one of ours.</summary>
    public static byte[]? TokenHashOf(string? token) =>
        token is { Length: 2 * TokenBytes } && token.All(char.IsAsciiHexDigit) ? SHA256.HashData(Convert.FromHexString(token)) : null;

    private static byte[] HashOf(string code, byte[] token) => HMACSHA256.HashData(token, Encoding.ASCII.GetBytes(code));
}

/// <summary>Shown once and kept nowhere.</summary>
/// <param name="Token">For the address; 64 hexadecimal digits, of which the case does not count: programs for mail and addresses change it.</param>
/// <param name="Code">Six digits, told in another way than the address.</param>
public sealed record PassSecrets(string Token, string Code);

public static class GuestPassRules
{
    /// <summary>What was taken back is not taken back again.</summary>
    public static readonly Rule WithdrawnOnce = new("GuestPasses.WithdrawnOnce");

    /// <summary>A pass is made for what still asks something of its guest.</summary>
    public static readonly Rule ThereIsSomethingToOpen = new("GuestPasses.ThereIsSomethingToOpen");
}
