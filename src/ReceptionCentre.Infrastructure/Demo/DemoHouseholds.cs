using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Who came as a family is a household; now and then a couple parted since.</summary>
internal sealed class DemoHouseholds : IDemoPartyFeature
{
    public void Add(DemoParty party, IReadOnlyList<DemoMember> members, IReadOnlyList<DemoPerson> people, DemoRecords records, Dice dice)
    {
        var stay = party.Stays[0];
        var since = stay.Arrived < records.Today ? stay.Arrived : records.Today;
        var said = records.Said(since, DemoStaff.DeskOf(stay.Town.Code));
        var household = Household.Start(said.At, said.By);
        var children = members.Any(member => member.Role == DemoRole.Child);
        foreach (var (member, person) in members.Zip(people))
        {
            var role = member.Role == DemoRole.Child ? "child" : children ? "parent" : "partner";
            household.Join(HouseholdMember.Known(person.Person.Id), role, PartialDate.Of(since), [], records.Today, said);
        }
        var parted = since.AddDays(dice.Between(120, 1500));
        if (members[1].Role == DemoRole.Partner && parted < stay.LastDay(records.Today) && dice.Chance(12))
            household.Leave(household.Memberships[1].Id, PartialDate.Of(parted), records.Today);
        people[0].Add(household);
    }
}
