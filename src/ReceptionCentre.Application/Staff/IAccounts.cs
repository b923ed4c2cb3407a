namespace ReceptionCentre.Application.Staff;

/// <summary>
/// How members of staff sign in. Secrets pass through here and stand nowhere else: not in a log, not in an audit event, not
/// in the kept answer of a command. A change that ends sessions ends them on every node with the next request.
/// </summary>
public interface IAccounts
{
    /// <summary>Makes the account of a member and returns its one-time password, to be shown once.</summary>
    /// <exception cref="Pipeline.InvalidInputException">The e-mail address has an account already.</exception>
    Task<string> OpenAsync(Guid memberId, string email, CancellationToken cancellationToken);

    /// <exception cref="Pipeline.InvalidInputException">The e-mail address has another's account.</exception>
    Task UseEmailAsync(Guid memberId, string email, CancellationToken cancellationToken);

    /// <summary>A new one-time password; ends lock-out and sessions.</summary>
    Task<string> NewInitialPasswordAsync(Guid memberId, CancellationToken cancellationToken);

    /// <summary>Forgets key and recovery codes, for whoever lost the telephone; ends the sessions.</summary>
    Task ForgetSecondFactorAsync(Guid memberId, CancellationToken cancellationToken);

    Task EndSessionsAsync(Guid memberId, CancellationToken cancellationToken);

    /// <summary>Null when the member has no account.</summary>
    Task<AccountState?> StateAsync(Guid memberId, CancellationToken cancellationToken);

    /// <exception cref="Pipeline.InvalidInputException">The present password is wrong (field "Present"), or the wanted one too weak (field "Wanted").</exception>
    Task ChangePasswordAsync(Guid memberId, string present, string wanted, CancellationToken cancellationToken);

    /// <exception cref="Pipeline.InvalidInputException">The password is wrong (field "Present").</exception>
    Task ConfirmPasswordAsync(Guid memberId, string present, CancellationToken cancellationToken);

    /// <summary>The key that is being set up, made when there is none; it counts only after a code was given.</summary>
    Task<SecondFactorKey> KeyToSetUpAsync(Guid memberId, CancellationToken cancellationToken);

    /// <summary>Switches to the key that was set up and returns new recovery codes, to be shown once.</summary>
    /// <exception cref="Pipeline.InvalidInputException">The code is wrong or was used (field "Code").</exception>
    Task<IReadOnlyList<string>> TurnOnSecondFactorAsync(Guid memberId, string code, CancellationToken cancellationToken);

    Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Guid memberId, CancellationToken cancellationToken);

    Task UseKeysAsync(Guid memberId, bool on, CancellationToken cancellationToken);
}

/// <param name="LockedUntil">Too many wrong passwords or codes; null = not locked.</param>
/// <param name="RecoveryCodes">How many are left.</param>
public sealed record AccountState(bool SecondFactorOn, bool PasswordIsInitial, DateTimeOffset? LockedUntil, bool KeysOff, int RecoveryCodes);

/// <param name="Text">In groups of four, to be typed.</param>
/// <param name="Address">What the QR holds (otpauth).</param>
public sealed record SecondFactorKey(string Text, string Address);

/// <summary>Signing in, step by step; the step in between is kept in its own short-lived cookie.</summary>
public interface ISignIn
{
    Task<SignInAnswer> WithPasswordAsync(string email, string password, CancellationToken cancellationToken);

    /// <summary>Whether the password was right and the second factor is asked.</summary>
    Task<bool> IsHalfwayAsync();

    Task<SignInAnswer> WithCodeAsync(string code, CancellationToken cancellationToken);

    Task<SignInAnswer> WithRecoveryCodeAsync(string code, CancellationToken cancellationToken);

    /// <summary>Keeps this session after a change that ended all others.</summary>
    Task StayAsync(CancellationToken cancellationToken);

    Task LeaveAsync(CancellationToken cancellationToken);
}

public enum SignInOutcome
{
    SignedIn = 1,

    /// <summary>The password was right; now the second factor.</summary>
    NeedsCode = 2,

    /// <summary>Name, password or code is wrong; which one is not told.</summary>
    Wrong = 3,
    LockedOut = 4,

    /// <summary>Too much time passed after the password: begin again.</summary>
    BeginAgain = 5,
}

public sealed record SignInAnswer(SignInOutcome Outcome, DateTimeOffset? LockedUntil = null);

/// <summary>Names of the events of signing in, which is no use case of a known member of staff.</summary>
public static class SignInEvents
{
    public const string SignedIn = "Staff.SignedIn", SignedInWithRecoveryCode = "Staff.SignedInWithRecoveryCode", SignInFailed = "Staff.SignInFailed",
        CodeFailed = "Staff.SecondFactorFailed", LockedOut = "Staff.LockedOut", SignedOut = "Staff.SignedOut";

    public static readonly IReadOnlyList<string> All = [SignedIn, SignedInWithRecoveryCode, SignInFailed, CodeFailed, LockedOut, SignedOut];
}
