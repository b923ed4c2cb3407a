using Microsoft.AspNetCore.Identity;

namespace ReceptionCentre.Infrastructure.Staff;

/// <summary>How a member of staff signs in: password, lock-out and second factor. Same id as the <see cref="Domain.Staff.StaffMember"/>.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The password was made by the administrator and shown once; nothing opens before its owner chose another.</summary>
    public bool PasswordIsInitial { get; set; }

    /// <summary>One-letter keys are switched off: they get in the way of speech input (WCAG 2.1.4).</summary>
    public bool KeysOff { get; set; }
}

/// <summary>A one-time code that was used: it is worth nothing a second time, not even within its half minute.</summary>
public sealed class UsedSecondFactorCode
{
    public Guid AccountId { get; init; }

    /// <summary>SHA-256 of account and code, lower-case hex.</summary>
    public string Hash { get; init; } = "";
    public DateTimeOffset UsedAt { get; init; }
}
