using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Staff;

/// <summary>The cookies of signing in.</summary>
public static class SignInCookies
{
    /// <summary>Signed in.</summary>
    public const string Session = "Session";

    /// <summary>The password was right, the second factor is asked.</summary>
    public const string Halfway = "Halfway";

    /// <summary>Claim: the account's security stamp when the session began. Another stamp ends the session.</summary>
    public const string Stamp = "stamp";

    /// <summary>Property of the session's cookie: when it began (ISO 8601). Sliding does not move it.</summary>
    public const string Began = "began";
}

internal sealed class SignIn(UserManager<Account> users, AccountStore store, SecondFactor secondFactor, ReceptionDbContext db, IHttpContextAccessor http, TimeProvider time) : ISignIn
{
    // Checked when the name is unknown, so that an unknown name takes as long as a wrong password.
    private static readonly string NobodysPassword = new PasswordHasher<Account>().HashPassword(new(), Guid.NewGuid().ToString());

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");

    public async Task<SignInAnswer> WithPasswordAsync(string email, string password, CancellationToken cancellationToken)
    {
        var account = await users.FindByEmailAsync(email);
        var works = account is not null && await db.StaffMembers.AnyAsync(member => member.Id == account.Id && member.EndedOn == null, cancellationToken);
        if (account is null || !works)
        {
            users.PasswordHasher.VerifyHashedPassword(new(), NobodysPassword, password);
            return new(SignInOutcome.Wrong);
        }
        if (await users.IsLockedOutAsync(account))
            return new(SignInOutcome.LockedOut, account.LockoutEnd);
        if (!await users.CheckPasswordAsync(account, password))
            return await FailAsync(account, SignInEvents.SignInFailed, cancellationToken);
        if (!account.TwoFactorEnabled)
            return await EnterAsync(account, SignInEvents.SignedIn, cancellationToken);
        await Context.SignInAsync(SignInCookies.Halfway, Ticket(account, SignInCookies.Halfway));
        return new(SignInOutcome.NeedsCode);
    }

    public async Task<bool> IsHalfwayAsync() => await HalfwayAsync() is not null;

    public Task<SignInAnswer> WithCodeAsync(string code, CancellationToken cancellationToken) => WithSecondFactorAsync(
        async account => await store.GetAuthenticatorKeyAsync(account, cancellationToken) is { } key && await secondFactor.AcceptAsync(account, key, code, cancellationToken),
        SignInEvents.SignedIn, cancellationToken);

    public Task<SignInAnswer> WithRecoveryCodeAsync(string code, CancellationToken cancellationToken) => WithSecondFactorAsync(
        async account => (await users.RedeemTwoFactorRecoveryCodeAsync(account, Normal(code))).Succeeded,
        SignInEvents.SignedInWithRecoveryCode, cancellationToken);

    public async Task StayAsync(CancellationToken cancellationToken)
    {
        var present = await Context.AuthenticateAsync(SignInCookies.Session);
        if (present.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await users.FindByIdAsync(id) is not { } account)
            return;
        await Context.SignInAsync(SignInCookies.Session, Ticket(account, SignInCookies.Session), present.Properties);
    }

    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (Guid.TryParse(Context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            await RecordAsync(id, SignInEvents.SignedOut, cancellationToken);
        await Context.SignOutAsync(SignInCookies.Session);
        await Context.SignOutAsync(SignInCookies.Halfway);
    }

    private async Task<SignInAnswer> WithSecondFactorAsync(Func<Account, Task<bool>> isRight, string done, CancellationToken cancellationToken)
    {
        if (await HalfwayAsync() is not { } account)
            return new(SignInOutcome.BeginAgain);
        if (await users.IsLockedOutAsync(account))
            return new(SignInOutcome.LockedOut, account.LockoutEnd);
        if (!await isRight(account))
            return await FailAsync(account, SignInEvents.CodeFailed, cancellationToken);
        await Context.SignOutAsync(SignInCookies.Halfway);
        return await EnterAsync(account, done, cancellationToken);
    }

    private async Task<Account?> HalfwayAsync()
    {
        var ticket = await Context.AuthenticateAsync(SignInCookies.Halfway);
        if (ticket.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await users.FindByIdAsync(id) is not { } account)
            return null;
        // A password that was changed meanwhile does not carry over.
        return ticket.Principal.FindFirstValue(SignInCookies.Stamp) == account.SecurityStamp ? account : null;
    }

    private async Task<SignInAnswer> EnterAsync(Account account, string action, CancellationToken cancellationToken)
    {
        await users.ResetAccessFailedCountAsync(account);
        await RecordAsync(account.Id, action, cancellationToken);
        var properties = new AuthenticationProperties { IsPersistent = false };
        properties.Items[SignInCookies.Began] = time.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        await Context.SignInAsync(SignInCookies.Session, Ticket(account, SignInCookies.Session), properties);
        return new(SignInOutcome.SignedIn);
    }

    private async Task<SignInAnswer> FailAsync(Account account, string action, CancellationToken cancellationToken)
    {
        await users.AccessFailedAsync(account);
        await RecordAsync(account.Id, action, cancellationToken);
        if (!await users.IsLockedOutAsync(account))
            return new(SignInOutcome.Wrong);
        await RecordAsync(account.Id, SignInEvents.LockedOut, cancellationToken);
        await Context.SignOutAsync(SignInCookies.Halfway);
        return new(SignInOutcome.LockedOut, account.LockoutEnd);
    }

    // Nobody is signed in yet, so the event names the account's owner; the words of the action say what is known.
    private async Task RecordAsync(Guid memberId, string action, CancellationToken cancellationToken)
    {
        db.AuditEvents.Add(new AuditEvent(action, time.GetUtcNow(), memberId, null) { TraceId = System.Diagnostics.Activity.Current?.TraceId.ToString() });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static ClaimsPrincipal Ticket(Account account, string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(SignInCookies.Stamp, account.SecurityStamp ?? "")], scheme));

    private static string Normal(string code)
    {
        var letters = string.Concat(code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        return letters.Length == 10 ? $"{letters[..5]}-{letters[5..]}" : letters;
    }
}
