using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Staff;

public enum Role
{
    FrontDesk = 1,
    Caseworker = 2,
    Manager = 3,
    Administrator = 4,
    PrivacyOfficer = 5,

    /// <summary>Somebody of a provider: answers what was referred to it, and sees nothing else.</summary>
    Receiver = 6,
}

/// <summary>Permissions that a member of staff gets by name, on top of the roles.</summary>
public enum NamedPermission
{
    /// <summary>Health and other locked parts of a file; protected persons.</summary>
    LockedParts = 1,

    /// <summary>Health and care in an intake, as far as a plan needs them.</summary>
    Health = 2,
}

/// <summary>
/// Somebody who works in the centre: roles, municipalities and teams decide what is seen and done. How the person signs
/// in is kept apart, in the account with the same id.
/// </summary>
public sealed class StaffMember : Aggregate
{
    public const int NameLength = 100, EmailLength = 254;

    private readonly List<StaffRole> _roles = [];
    private readonly List<StaffMunicipality> _municipalities = [];
    private readonly List<TeamMember> _teams = [];
    private readonly List<StaffPermission> _permissions = [];

    private StaffMember()
    {
    }

    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";

    /// <summary>Printed on the plan; null = the municipality's number.</summary>
    public string? Phone { get; private set; }

    /// <summary>Nobody signs in with an ended membership; what the person did keeps the name.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The provider that somebody of outside works for; null = works in the centre.</summary>
    public Guid? ProviderId { get; private set; }

    /// <summary>How often something was put into this diary: whoever plans for the same person at the same moment waits here.</summary>
    public int Bookings { get; private init; }

    public IReadOnlyList<StaffRole> Roles => _roles;
    public IReadOnlyList<StaffMunicipality> Municipalities => _municipalities;
    public IReadOnlyList<TeamMember> Teams => _teams;
    public IReadOnlyList<StaffPermission> Permissions => _permissions;

    public static StaffMember Welcome(string name, string email, Guid? id = null) =>
        new() { Id = id ?? Guid.CreateVersion7(), Name = name, Email = email };

    /// <summary>Another e-mail address; the account follows it.</summary>
    public void UseEmail(string email) => Email = email;

    public void Describe(string name, string? phone) => (Name, Phone) = (name, phone);

    /// <summary>Sets roles, municipalities, teams and named permissions to exactly these.</summary>
    /// <param name="provider">The provider of a receiver; null for whoever works in the centre.</param>
    public void Entrust(
        IEnumerable<Role> roles, IEnumerable<string> municipalities, IEnumerable<Guid> teams, IEnumerable<NamedPermission> permissions, Guid? provider = null)
    {
        Become(_roles, roles, have => have.Role, role => new(Id, role));
        Become(_municipalities, municipalities, have => have.Municipality, code => new(Id, code));
        Become(_teams, teams, have => have.TeamId, team => new(team, Id));
        Become(_permissions, permissions, have => have.Permission, permission => new(Id, permission));
        ProviderId = provider;
        StaffRules.EverybodyHasARole.Check(_roles.Count > 0);
        var isReceiver = _roles.Exists(part => part.Role == Role.Receiver);
        StaffRules.AReceiverBelongsToAProvider.Check(isReceiver == ProviderId is not null);
        StaffRules.AReceiverIsNothingElse.Check(!isReceiver || (_roles.Count == 1 && _municipalities.Count == 0 && _teams.Count == 0 && _permissions.Count == 0));
    }

    public void Leave(DateOnly on) => EndedOn = on;

    public void Return() => EndedOn = null;

    private static void Become<TPart, TKey>(List<TPart> parts, IEnumerable<TKey> wanted, Func<TPart, TKey> key, Func<TKey, TPart> make)
    {
        var want = wanted.ToHashSet();
        parts.RemoveAll(part => !want.Contains(key(part)));
        parts.AddRange(want.Where(one => !parts.Exists(part => Equals(key(part), one))).Select(make).ToList());
    }
}

public sealed record StaffRole(Guid StaffMemberId, Role Role);

/// <summary>A municipality for which somebody works: whose case files are in scope.</summary>
public sealed record StaffMunicipality(Guid StaffMemberId, string Municipality);

public sealed record TeamMember(Guid TeamId, Guid StaffMemberId);

public sealed record StaffPermission(Guid StaffMemberId, NamedPermission Permission);

/// <summary>Caseworkers of one municipality who stand in for each other.</summary>
public sealed class Team : Aggregate
{
    public const int NameLength = 100;

    private Team()
    {
    }

    public string Name { get; private set; } = "";
    public string Municipality { get; private init; } = "";

    public static Team Form(string name, string municipality, Guid? id = null) =>
        new() { Id = id ?? Guid.CreateVersion7(), Name = name, Municipality = municipality };

    public void Rename(string name) => Name = name;
}

public static class StaffRules
{
    /// <summary>Whoever works here has a role.</summary>
    public static readonly Rule EverybodyHasARole = new("Staff.EverybodyHasARole");

    /// <summary>A receiver signs in for one provider, and nobody else for one.</summary>
    public static readonly Rule AReceiverBelongsToAProvider = new("Staff.AReceiverBelongsToAProvider");

    /// <summary>Who receives for a provider has no other role, municipality, team or permission here.</summary>
    public static readonly Rule AReceiverIsNothingElse = new("Staff.AReceiverIsNothingElse");

    /// <summary>The last administrator stays.</summary>
    public static readonly Rule AnAdministratorRemains = new("Staff.AnAdministratorRemains");

    /// <summary>An e-mail address belongs to one member of staff, ended ones too.</summary>
    public static readonly Rule OneEmailOnePerson = new("Staff.OneEmailOnePerson");

    /// <summary>Nobody ends the own membership: somebody else looks too.</summary>
    public static readonly Rule NobodyEndsThemselves = new("Staff.NobodyEndsThemselves");

    /// <summary>A role that reaches accounts or the log signs in with a second factor; it cannot be switched off.</summary>
    public static readonly Rule TheRoleNeedsASecondFactor = new("Staff.TheRoleNeedsASecondFactor");
}
