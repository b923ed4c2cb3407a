using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Testing;

/// <summary>A team of a municipality with its caseworker, and a spread over it.</summary>
public sealed class WorkSamples
{
    private readonly Team _team;
    private readonly StaffMember _caseworker;
    private readonly Spread _spread;

    public WorkSamples(string municipality)
    {
        _team = A.Team(municipality, "Team Daar");
        _caseworker = A.StaffMember(Role.Caseworker).In(municipality).Build();
        _spread = Spread.Prepare(_team.Id, municipality, new(null, null, null), [_caseworker.Id], false, "Daar", false, A.Provenance.At, A.Provenance.By);
    }

    public IEnumerable<object> Things => [_team, _caseworker, _spread, new SpreadProgress(_spread.Id)];

    /// <summary>Names of the ids in routes.</summary>
    public IEnumerable<KeyValuePair<string, Guid>> Ids => [new("spreadId", _spread.Id), new("staffMemberId", _caseworker.Id)];
}
