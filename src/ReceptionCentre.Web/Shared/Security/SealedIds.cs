using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Web.Shared.Security;

/// <summary>
/// Ids that go to a page and come back with a form: sealed, so that nothing can be read from them or guessed, and good for
/// one purpose, a time, and the member of staff who got the page.
/// </summary>
public sealed class SealedIds(IDataProtectionProvider protection, ICurrentStaff current, TimeProvider time)
{
    private const int Id = 16, Head = Id + 8;

    public string Seal(string purpose, TimeSpan lifetime, IReadOnlyCollection<Guid> ids)
    {
        var bytes = new byte[Head + (ids.Count * Id)];
        current.Id.TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(Id), (time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        foreach (var (place, id) in ids.Index())
            id.TryWriteBytes(bytes.AsSpan(Head + (place * Id)));
        return Base64Url.EncodeToString(Protector(purpose).Protect(bytes));
    }

    /// <summary>The ids; null when the seal is for another purpose or somebody else, too old or not ours.</summary>
    public IReadOnlyList<Guid>? Open(string purpose, string? text)
    {
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text))
            return null;
        try
        {
            var bytes = Protector(purpose).Unprotect(Base64Url.DecodeFromChars(text));
            return bytes.Length >= Head && new Guid(bytes.AsSpan(0, Id)) == current.Id && BitConverter.ToInt64(bytes, Id) > time.GetUtcNow().ToUnixTimeSeconds()
                ? [.. bytes[Head..].Chunk(Id).Select(id => new Guid(id))] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("ReceptionCentre.SealedIds", purpose);
}
