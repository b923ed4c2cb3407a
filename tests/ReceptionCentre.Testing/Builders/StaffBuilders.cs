using System.Globalization;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Testing;

/// <summary>A member of staff, of Amsterdam unless said otherwise.</summary>
public sealed class StaffMemberBuilder(Role[] roles)
{
    public const string Municipality = "0363";

    private readonly List<string> _municipalities = [];
    private readonly List<Guid> _teams = [];
    private readonly List<NamedPermission> _permissions = [];
    private string _name = "Femke Vos";
    private string? _email;

    public StaffMemberBuilder Named(string name)
    {
        _name = name;
        return this;
    }

    public StaffMemberBuilder WithEmail(string email)
    {
        _email = email;
        return this;
    }

    public StaffMemberBuilder In(params string[] municipalities)
    {
        _municipalities.AddRange(municipalities);
        return this;
    }

    public StaffMemberBuilder OfTeam(Team team)
    {
        _teams.Add(team.Id);
        return this;
    }

    /// <summary>Health and other locked parts, protected persons.</summary>
    public StaffMemberBuilder WithLockedParts()
    {
        _permissions.Add(NamedPermission.LockedParts);
        return this;
    }

    public StaffMember Build()
    {
        var member = StaffMember.Welcome(_name, _email ?? string.Create(CultureInfo.InvariantCulture, $"staff{a.Next()}@centre.test"));
        member.Entrust(roles.Length == 0 ? [Role.Caseworker] : roles, _municipalities.Count == 0 ? [Municipality] : _municipalities, _teams, _permissions);
        return member;
    }
}

/// <summary>A team, of Amsterdam unless said otherwise.</summary>
public sealed class TeamBuilder
{
    private string _name = "Team Noord", _municipality = StaffMemberBuilder.Municipality;

    public TeamBuilder Named(string name)
    {
        _name = name;
        return this;
    }

    public TeamBuilder In(string municipality)
    {
        _municipality = municipality;
        return this;
    }

    public Team Build() => Team.Form(_name, _municipality);
}
