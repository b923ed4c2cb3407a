using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Households;

public sealed class HouseholdTests
{
    private readonly Guid _selam = Guid.CreateVersion7(), _child = Guid.CreateVersion7();
    private readonly Household _household = Household.Start(Now().At, By);

    [Fact]
    public void Members_are_persons_or_a_name_for_whom_no_file_is_needed()
    {
        Join(_selam, "partner", On(2024, 3));
        _household.Join(HouseholdMember.WithoutFile("  Kees  "), "referent", PartialDate.Unknown, [], Today, Now(1));

        Assert.Equal([("partner", (string?)null), ("referent", "Kees")], _household.MembersOn(Today).Select(fact => (fact.Role, fact.Name)));
        Assert.Null(_household.MembersOn(Today)[1].PersonId);
    }

    [Fact]
    public void Two_people_without_a_file_may_be_called_the_same()
    {
        _household.Join(HouseholdMember.WithoutFile("Kees"), "referent", PartialDate.Unknown, [], Today, Now());
        _household.Join(HouseholdMember.WithoutFile("Kees"), "child", PartialDate.Unknown, [], Today, Now(1));
        Assert.Equal(2, _household.MembersOn(Today).Count);
    }

    [Fact]
    public void Nobody_is_in_a_household_twice()
    {
        Join(_selam, "partner", On(2024, 3));
        HouseholdRules.AMemberOnce.Breaks(() => Join(_selam, "other", On(2025)));
    }

    [Fact]
    public void Somebody_belongs_to_one_household_at_a_time()
    {
        var other = Household.Start(Now().At, By);
        var there = other.Join(HouseholdMember.Known(_selam), "child", On(2020), [], Today, Now());
        HouseholdRules.OneHouseholdAtATime.Breaks(() => Join(_selam, "partner", On(2024), there));

        other.Leave(there.Id, On(2024, 6), Today);
        HouseholdRules.OneHouseholdAtATime.Breaks(() => Join(_selam, "partner", On(2024, 5), there));
        Join(_selam, "partner", On(2024, 6), there);
    }

    [Fact]
    public void Since_an_unknown_day_somebody_may_come_from_a_household_that_ended()
    {
        var other = Household.Start(Now().At, By);
        var there = other.Join(HouseholdMember.Known(_selam), "child", PartialDate.Unknown, [], Today, Now());
        other.Leave(there.Id, PartialDate.Unknown, Today);
        Join(_selam, "partner", PartialDate.Unknown, there);
        Assert.Single(_household.MembersOn(Today));
    }

    [Fact]
    public void A_membership_in_another_household_that_was_never_true_is_none()
    {
        var other = Household.Start(Now().At, By);
        var there = other.Join(HouseholdMember.Known(_selam), "child", On(2020), [], Today, Now());
        other.Withdraw(there.Id, Now(1));
        Join(_selam, "partner", On(2021), there);
        Assert.Empty(other.MembersOn(Today));
    }

    [Fact]
    public void What_has_not_come_yet_is_not_recorded()
    {
        var tomorrow = PartialDate.Of(Today.AddDays(1));
        HouseholdRules.AMembershipHasBegun.Breaks(() => Join(_selam, "partner", tomorrow));
        var member = Join(_selam, "partner", On(2026));
        HouseholdRules.AMembershipHasBegun.Breaks(() => _household.ChangeRole(member.Id, "other", tomorrow, Today, Now()));
        HouseholdRules.LeavingHasHappened.Breaks(() => _household.Leave(member.Id, tomorrow, Today));
        FactRules.EndsAfterItBegins.Breaks(() => _household.Leave(member.Id, On(2025), Today));
    }

    [Fact]
    public void Another_role_follows_the_old_one_which_stays_readable()
    {
        var member = Join(_child, "child", On(2010));
        _household.ChangeRole(member.Id, "other", On(2026, 2, 1), Today, Now(1));

        Assert.Equal("other", Assert.Single(_household.MembersOn(Today)).Role);
        Assert.Equal("child", Assert.Single(_household.MembersOn(Day(2026, 1, 31))).Role);
    }

    [Fact]
    public void A_role_that_was_never_right_is_withdrawn()
    {
        var member = Join(_child, "partner", On(2010));
        _household.CorrectRole(member.Id, "child", Now(1));
        Assert.Equal(("child", On(2010)), _household.MembersOn(Today).Select(fact => (fact.Role, fact.From)).Single());
        Assert.False(member.Stands);
        _household.CorrectRole(_household.MembersOn(Today)[0].Id, "child", Now(2));
        Assert.Equal(2, _household.Memberships.Count);
    }

    [Fact]
    public void Who_left_can_leave_no_more_and_come_back()
    {
        var member = Join(_selam, "partner", On(2024));
        _household.Leave(member.Id, On(2025, 6, 1), Today);
        Assert.Throws<NotThereException>(() => _household.Leave(member.Id, On(2025, 7, 1), Today));
        HouseholdRules.AMemberOnce.Breaks(() => Join(_selam, "partner", On(2025, 5)));
        Join(_selam, "partner", On(2026));
        Assert.Single(_household.MembersOn(Today));
        Assert.Empty(_household.MembersOn(Day(2025, 8, 1)));
    }

    [Fact]
    public void An_address_that_was_left_no_longer_holds_and_shared_numbers_are_no_longer_used()
    {
        var person = Person.Register(new("Selam"), Now());
        person.RecordAddress(new("own-home", "Kade 1", null, "Amsterdam"), On(2024), Now());
        person.RecordContactDetail("mobile", "0612345678", On(2024), Now());
        person.RecordContactDetail("email", "selam@example.test", On(2024), Now());

        person.LeaveAddress(PartialDate.Of(Today));
        person.EndContactDetails(["0612345678"], PartialDate.Of(Today));

        Assert.Null(person.Addresses.Current(Today));
        Assert.Equal("selam@example.test", Assert.Single(person.ContactDetails.On(Today)).Value);
    }

    private MembershipFact Join(Guid person, string role, PartialDate from, params MembershipFact[] others) =>
        _household.Join(HouseholdMember.Known(person), role, from, others, Today, Now());
}
