using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Staff;

/// <summary>
/// Accounts in the database. Whoever reads a copy of it cannot sign in with it: authenticator keys are encrypted, recovery
/// codes are kept as hashes.
/// </summary>
internal sealed class AccountStore(ReceptionDbContext db, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, ReceptionDbContext, Guid>(db, describer)
{
    private const string Own = "ReceptionCentre", KeyToSetUp = "KeyToSetUp";

    private readonly IDataProtector _protector = protection.CreateProtector("ReceptionCentre.SecondFactorKey");

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _protector.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } kept ? _protector.Unprotect(kept) : null;

    /// <summary>The key on the screen of whoever sets up a second factor; null = none.</summary>
    public async Task<string?> KeyToSetUpAsync(Account user, CancellationToken cancellationToken) =>
        await GetTokenAsync(user, Own, KeyToSetUp, cancellationToken) is { } kept ? _protector.Unprotect(kept) : null;

    public Task SetKeyToSetUpAsync(Account user, string? key, CancellationToken cancellationToken) =>
        key is null ? RemoveTokenAsync(user, Own, KeyToSetUp, cancellationToken) : SetTokenAsync(user, Own, KeyToSetUp, _protector.Protect(key), cancellationToken);

    public Task ForgetKeyAsync(Account user, CancellationToken cancellationToken) =>
        // The name that the base class gives to the key.
        RemoveTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey", cancellationToken);

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => Hash(user, code)), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        // The base class writes the codes that are left through ReplaceCodesAsync, which would hash them again.
        const string Provider = "[AspNetUserStore]", Name = "RecoveryCodes";
        var left = (await GetTokenAsync(user, Provider, Name, cancellationToken) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!left.Remove(Hash(user, code)))
            return false;
        await SetTokenAsync(user, Provider, Name, string.Join(';', left), cancellationToken);
        return true;
    }

    /// <summary>SHA-256 of the account and a code: of a code that nobody can guess, but that must not be read.</summary>
    public static string Hash(Account account, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account.Id}:{code}")));
}
