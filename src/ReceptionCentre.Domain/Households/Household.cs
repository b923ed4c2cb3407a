using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Households;

/// <summary>
/// People who live as one family. It belongs to the region, as people do; which of its members somebody may see is decided
/// by whoever shows it. Who belongs to it is dated: last year's household can be made today.
/// </summary>
public sealed class Household : Aggregate
{
    private readonly List<MembershipFact> _memberships = [];

    private Household()
    {
    }

    public DateTimeOffset StartedAt { get; private init; }
    public Guid StartedBy { get; private init; }

    public IReadOnlyList<MembershipFact> Memberships => _memberships;

    public static Household Start(DateTimeOffset at, Guid by) => new() { Id = Guid.CreateVersion7(), StartedAt = at, StartedBy = by };

    /// <summary>Somebody belongs to the household from a day on, or for as long as we know.</summary>
    /// <param name="role">Code of the list "household-roles".</param>
    /// <param name="others">What is known of this person in other households.</param>
    /// <exception cref="BrokenRuleException">In a household already, or not yet.</exception>
    public MembershipFact Join(HouseholdMember who, string role, PartialDate from, IEnumerable<MembershipFact> others, DateOnly today, Provenance provenance)
    {
        HouseholdRules.AMembershipHasBegun.Check(from.FirstPossible() is not { } first || first <= today);
        if (who.PersonId is { } person)
        {
            HouseholdRules.AMemberOnce.Check(!_memberships.Exists(fact => fact.PersonId == person && fact.Overlaps(from)));
            HouseholdRules.OneHouseholdAtATime.Check(!others.Any(fact => fact.PersonId == person && fact.HouseholdId != Id && fact.Overlaps(from)));
        }
        var membership = new MembershipFact(who, role, from, provenance);
        _memberships.Add(membership);
        return membership;
    }

    /// <summary>Somebody has another place in the household from a day on: a child that became an adult, say.</summary>
    public void ChangeRole(Guid membershipId, string role, PartialDate from, DateOnly today, Provenance provenance)
    {
        HouseholdRules.AMembershipHasBegun.Check(from.FirstPossible() is not { } first || first <= today);
        var membership = Open(membershipId);
        if (membership.Role != role)
            _memberships.Change(new(membership.Who, role, from, provenance), earlier => earlier.Id == membershipId);
    }

    /// <summary>The recorded role was never right.</summary>
    public void CorrectRole(Guid membershipId, string role, Provenance provenance)
    {
        var wrong = Open(membershipId);
        if (wrong.Role != role)
            _memberships.Correct(wrong, new(wrong.Who, role, wrong.From, provenance), provenance);
    }

    /// <summary>Somebody no longer belongs to it.</summary>
    /// <param name="until">First day outside; may be partly or wholly unknown, but lies behind us.</param>
    public void Leave(Guid membershipId, PartialDate until, DateOnly today)
    {
        HouseholdRules.LeavingHasHappened.Check(until.FirstPossible() is not { } first || first <= today);
        Open(membershipId).End(until);
    }

    /// <summary>Somebody never belonged to it: the wrong person was chosen.</summary>
    public void Withdraw(Guid membershipId, Provenance provenance) => Open(membershipId).Withdraw(provenance);

    /// <summary>Who belongs to it on a day, in the order in which they were recorded.</summary>
    public IReadOnlyList<MembershipFact> MembersOn(DateOnly day) => [.. _memberships.On(day).OrderBy(fact => fact.RecordedAt)];

    private MembershipFact Open(Guid membershipId) =>
        _memberships.Find(fact => fact.Id == membershipId && fact.IsOpen) ?? throw new NotThereException("membership");
}

/// <summary>Somebody whom the centre knows, or, for whom no file is needed, a name: a referent who was born here.</summary>
public sealed record HouseholdMember(Guid? PersonId, string? Name)
{
    public static HouseholdMember Known(Guid personId) => new(personId, null);

    public static HouseholdMember WithoutFile(string name) => new(null, name.Trim());
}

/// <summary>Somebody belongs to a household, in a role.</summary>
public sealed class MembershipFact : DatedFact
{
    public const int NameLength = 200;

    private MembershipFact()
    {
    }

    internal MembershipFact(HouseholdMember who, string role, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (PersonId, Name, Role) = (who.PersonId, who.Name, role);

    public Guid HouseholdId { get; private init; }

    /// <summary>Null for somebody without a file, of whom we know a name.</summary>
    public Guid? PersonId { get; private init; }

    /// <summary>What we call somebody without a file; null for a person.</summary>
    public string? Name { get; private init; }

    /// <summary>Code of the list "household-roles".</summary>
    public string Role { get; private init; } = "";

    public HouseholdMember Who => new(PersonId, Name);

    /// <summary>A membership that has ended lies behind us, so what has no end is what holds now.</summary>
    public bool IsOpen => Stands && Until is null;

    /// <summary>Holds on the day on which another one begins, or after it. Of an unknown day nobody can say.</summary>
    internal bool Overlaps(PartialDate from) => Stands && (Until is null || (!from.IsUnknown && Until > from));
}

public static class HouseholdRules
{
    /// <summary>Somebody belongs to one household at a time.</summary>
    public static readonly Rule OneHouseholdAtATime = new("Households.OneHouseholdAtATime");

    /// <summary>Somebody is in a household once.</summary>
    public static readonly Rule AMemberOnce = new("Households.AMemberOnce");

    /// <summary>A membership has begun when it is recorded.</summary>
    public static readonly Rule AMembershipHasBegun = new("Households.AMembershipHasBegun");

    /// <summary>Leaving is recorded when it has happened.</summary>
    public static readonly Rule LeavingHasHappened = new("Households.LeavingHasHappened");

    /// <summary>A hidden address is written by whoever may read it.</summary>
    public static readonly Rule AHiddenAddressNeedsThePermission = new("Households.AHiddenAddressNeedsThePermission");

    /// <summary>A referent lets the others come and has no file to keep apart; who needs safety from a referent is kept apart instead.</summary>
    public static readonly Rule AReferentIsNotKeptApart = new("Households.AReferentIsNotKeptApart");
}
