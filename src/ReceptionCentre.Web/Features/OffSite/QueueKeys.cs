using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.OffSite;

/// <summary>
/// Keys for rows that wait in a browser while the connection is away. The browser keeps only the seal, which nobody opens but
/// this centre, for the same member of staff, within half a day; the key itself is in the page that is open and nowhere else.
/// </summary>
public sealed class QueueKeys(IDataProtectionProvider protection, ICurrentStaff current, TimeProvider time)
{
    /// <summary>A row that was not sent within this time can no longer be read. As long as the longest session.</summary>
    public static readonly TimeSpan Lifetime = Sessions.Longest;

    private const int KeySize = 32, Size = 16 + 8 + KeySize;

    private readonly IDataProtector _protector = protection.CreateProtector("ReceptionCentre.OffSite.Queue");

    public QueueKey New()
    {
        var key = RandomNumberGenerator.GetBytes(KeySize);
        var until = time.GetUtcNow() + Lifetime;
        var bytes = new byte[Size];
        current.Id.TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(16), until.ToUnixTimeSeconds());
        key.CopyTo(bytes, 24);
        return new(Convert.ToBase64String(key), Base64Url.EncodeToString(_protector.Protect(bytes)), until);
    }

    /// <summary>The key in the seal; null when it is somebody else's, too old or not ours.</summary>
    public string? Open(string? seal)
    {
        if (string.IsNullOrEmpty(seal) || !Base64Url.IsValid(seal))
            return null;
        try
        {
            var bytes = _protector.Unprotect(Base64Url.DecodeFromChars(seal));
            return bytes.Length == Size && new Guid(bytes.AsSpan(0, 16)) == current.Id && BitConverter.ToInt64(bytes, 16) > time.GetUtcNow().ToUnixTimeSeconds()
                ? Convert.ToBase64String(bytes, 24, KeySize) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <param name="Key">AES, 256 bits, base64: stays in the page.</param>
/// <param name="Seal">The same, closed: what the browser may keep.</param>
public sealed record QueueKey(string Key, string Seal, DateTimeOffset Until);
