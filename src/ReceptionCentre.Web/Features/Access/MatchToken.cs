using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Web.Features.Access;

/// <summary>
/// Stands in a page for "the person behind this possible match elsewhere": sealed, so that nothing can be read from it or
/// guessed, and good for one hour and for the member of staff who saw the match.
/// </summary>
public sealed class MatchToken(IDataProtectionProvider protection, ICurrentStaff current, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private const int Size = 16 + 16 + 8;

    private readonly IDataProtector _protector = protection.CreateProtector("ReceptionCentre.Access.Match");

    public string For(Guid personId)
    {
        var bytes = new byte[Size];
        personId.TryWriteBytes(bytes);
        current.Id.TryWriteBytes(bytes.AsSpan(16));
        BitConverter.TryWriteBytes(bytes.AsSpan(32), (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        return Base64Url.EncodeToString(_protector.Protect(bytes));
    }

    /// <summary>The person; null when the token is somebody else's, too old or not ours.</summary>
    public Guid? Read(string? token)
    {
        if (string.IsNullOrEmpty(token) || !Base64Url.IsValid(token))
            return null;
        try
        {
            var bytes = _protector.Unprotect(Base64Url.DecodeFromChars(token));
            return bytes.Length == Size && new Guid(bytes.AsSpan(16, 16)) == current.Id && BitConverter.ToInt64(bytes, 32) > time.GetUtcNow().ToUnixTimeSeconds()
                ? new Guid(bytes.AsSpan(0, 16)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
