using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Staff;

internal sealed class Accounts(UserManager<Account> users, AccountStore store, SecondFactor secondFactor) : IAccounts
{
    private const int RecoveryCodes = 10;
    private const string Issuer = "ReceptionCentre";

    // Without what looks alike on paper: 0 O, 1 I L.
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    public async Task<string> OpenAsync(Guid memberId, string email, CancellationToken cancellationToken)
    {
        var password = NewPassword();
        var account = new Account { Id = memberId, UserName = email, Email = email, LockoutEnabled = true, PasswordIsInitial = true };
        Ensure(await users.CreateAsync(account, password), "Email", "Wanted");
        return password;
    }

    public async Task UseEmailAsync(Guid memberId, string email, CancellationToken cancellationToken)
    {
        var account = await FindAsync(memberId);
        (account.Email, account.UserName) = (email, email);
        Ensure(await users.UpdateSecurityStampAsync(account), "Email", "Wanted");
    }

    public async Task<string> NewInitialPasswordAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var account = await FindAsync(memberId);
        var password = NewPassword();
        account.PasswordIsInitial = true;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        // Removing and adding each renew the security stamp, which ends the sessions.
        Ensure(await users.RemovePasswordAsync(account), "Email", "Wanted");
        Ensure(await users.AddPasswordAsync(account, password), "Email", "Wanted");
        return password;
    }

    public async Task ForgetSecondFactorAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var account = await FindAsync(memberId);
        await store.ForgetKeyAsync(account, cancellationToken);
        await store.SetKeyToSetUpAsync(account, null, cancellationToken);
        await store.ReplaceCodesAsync(account, [], cancellationToken);
        account.TwoFactorEnabled = false;
        Ensure(await users.UpdateSecurityStampAsync(account), "Email", "Wanted");
    }

    public async Task EndSessionsAsync(Guid memberId, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(memberId.ToString()) is { } account)
            Ensure(await users.UpdateSecurityStampAsync(account), "Email", "Wanted");
    }

    public async Task<AccountState?> StateAsync(Guid memberId, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(memberId.ToString()) is not { } account)
            return null;
        var locked = await users.IsLockedOutAsync(account) ? account.LockoutEnd : null;
        return new(account.TwoFactorEnabled, account.PasswordIsInitial, locked, account.KeysOff, await users.CountRecoveryCodesAsync(account));
    }

    public async Task ChangePasswordAsync(Guid memberId, string present, string wanted, CancellationToken cancellationToken)
    {
        var account = await FindAsync(memberId);
        if (present == wanted && await users.CheckPasswordAsync(account, present))
            throw new InvalidInputException("Wanted", "Staff.PasswordIsTheSame");
        account.PasswordIsInitial = false;
        Ensure(await users.ChangePasswordAsync(account, present, wanted), "Present", "Wanted");
    }

    public async Task ConfirmPasswordAsync(Guid memberId, string present, CancellationToken cancellationToken)
    {
        if (!await users.CheckPasswordAsync(await FindAsync(memberId), present))
            throw new InvalidInputException("Present", "Staff.PresentPasswordWrong");
    }

    public async Task<SecondFactorKey> KeyToSetUpAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var account = await FindAsync(memberId);
        var key = await store.KeyToSetUpAsync(account, cancellationToken);
        if (key is null)
        {
            key = OneTimeCodes.NewKey();
            await store.SetKeyToSetUpAsync(account, key, cancellationToken);
            Ensure(await users.UpdateAsync(account), "Email", "Wanted");
        }
        var label = Uri.EscapeDataString($"{Issuer}:{account.Email}");
        return new(
            string.Join(' ', key.Chunk(4).Select(part => new string(part))),
            $"otpauth://totp/{label}?secret={key}&issuer={Issuer}&digits={OneTimeCodes.Digits}&period={(int)OneTimeCodes.Step.TotalSeconds}");
    }

    public async Task<IReadOnlyList<string>> TurnOnSecondFactorAsync(Guid memberId, string code, CancellationToken cancellationToken)
    {
        var account = await FindAsync(memberId);
        if (await store.KeyToSetUpAsync(account, cancellationToken) is not { } key || !await secondFactor.AcceptAsync(account, key, code, cancellationToken))
            throw new InvalidInputException("Code", "Staff.CodeWrong");
        await store.SetAuthenticatorKeyAsync(account, key, cancellationToken);
        await store.SetKeyToSetUpAsync(account, null, cancellationToken);
        account.TwoFactorEnabled = true;
        Ensure(await users.UpdateSecurityStampAsync(account), "Email", "Wanted");
        return await NewCodesAsync(account);
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Guid memberId, CancellationToken cancellationToken) =>
        await NewCodesAsync(await FindAsync(memberId));

    public async Task UseKeysAsync(Guid memberId, bool on, CancellationToken cancellationToken)
    {
        var account = await FindAsync(memberId);
        account.KeysOff = !on;
        Ensure(await users.UpdateAsync(account), "Email", "Wanted");
    }

    private async Task<IReadOnlyList<string>> NewCodesAsync(Account account)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => NewWord(5) + "-" + NewWord(5)).ToList();
        await store.ReplaceCodesAsync(account, codes, CancellationToken.None);
        Ensure(await users.UpdateAsync(account), "Email", "Wanted");
        return codes;
    }

    private async Task<Account> FindAsync(Guid memberId) =>
        await users.FindByIdAsync(memberId.ToString()) ?? throw new NotThereException("account");

    // Sixteen signs in groups of four: long enough, and it can be read out over the telephone.
    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => NewWord(4)));

    private static string NewWord(int length) => RandomNumberGenerator.GetString(Readable, length);

    /// <exception cref="InvalidInputException">What the person can mend.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the same account.</exception>
    private static void Ensure(IdentityResult result, string ownField, string passwordField)
    {
        if (result.Succeeded)
            return;
        var codes = result.Errors.Select(error => error.Code).ToList();
        if (codes.Contains(nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            throw new DbUpdateConcurrencyException("The account was changed at the same moment.");
        throw new InvalidInputException([.. codes.Select(code => code switch
        {
            nameof(IdentityErrorDescriber.PasswordMismatch) => new InvalidField(ownField, "Staff.PresentPasswordWrong"),
            nameof(IdentityErrorDescriber.PasswordTooShort) => new InvalidField(
                passwordField, "Staff.PasswordTooShort", new Dictionary<string, object> { ["Length"] = AccountServices.PasswordLength }),
            CommonPasswords.TooCommon => new InvalidField(passwordField, "Staff.PasswordTooCommon"),
            CommonPasswords.HasOwnName => new InvalidField(passwordField, "Staff.PasswordHasOwnName"),
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new InvalidField("Email", "Staff.OneEmailOnePerson"),
            nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new InvalidField("Email", "Staff.NotAnEmail"),
            _ => throw new InvalidOperationException($"The account was refused: {code}."),
        }).DistinctBy(field => field.Text)]);
    }
}

/// <summary>Accepts a one-time code at most once, also when two requests bring it at the same moment.</summary>
internal sealed class SecondFactor(ReceptionDbContext db, TimeProvider time)
{
    private const string BeforeUse = "before_use";

    /// <summary>
    /// Right, and never accepted before. Remembered in the caller's save when there is a transaction, else at once: the
    /// unique key lets one of two win.
    /// </summary>
    public async Task<bool> AcceptAsync(Account account, string key, string typed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!OneTimeCodes.IsRight(key, typed, now))
            return false;
        var code = OneTimeCodes.Clean(typed);
        var hash = AccountStore.Hash(account, code);
        // What can no longer be right need not be remembered; the same digits may come back another day.
        await db.UsedSecondFactorCodes.Where(used => used.AccountId == account.Id && used.UsedAt < now - 2 * OneTimeCodes.Lifetime).ExecuteDeleteAsync(cancellationToken);
        if (await db.UsedSecondFactorCodes.AnyAsync(used => used.AccountId == account.Id && used.Hash == hash, cancellationToken))
            return false;
        var use = new UsedSecondFactorCode { AccountId = account.Id, Hash = hash, UsedAt = now };
        db.UsedSecondFactorCodes.Add(use);
        // The caller's transaction goes on after a code that somebody else was first to use.
        var transaction = db.Database.CurrentTransaction;
        if (transaction is not null)
            await transaction.CreateSavepointAsync(BeforeUse, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException refused) when (Dialect.Of(db).ViolatedUniqueIndex(refused) is not null)
        {
            if (transaction is not null)
                await transaction.RollbackToSavepointAsync(BeforeUse, cancellationToken);
            db.Entry(use).State = EntityState.Detached;
            return false;
        }
    }
}
