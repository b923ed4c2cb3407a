using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Staff;

public sealed class StaffAdministrationTests(ReceptionDatabase centre) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task The_last_administrator_neither_leaves_nor_loses_the_role()
    {
        await EndAllAsync();
        var (last, colleague) = (A.StaffMember(Role.Administrator).Build(), A.StaffMember(Role.Caseworker).Build());
        await centre.Save(last, colleague);
        centre.As(last);
        await BreaksAsync(StaffRules.AnAdministratorRemains, new EndMembership.Command(last.Id, await VersionAsync(last), "retires"));
        await BreaksAsync(StaffRules.AnAdministratorRemains, await ChangeAsync(last, Role.Caseworker));

        await centre.Send(await ChangeAsync(colleague, Role.Administrator));
        await BreaksAsync(StaffRules.NobodyEndsThemselves, new EndMembership.Command(last.Id, await VersionAsync(last), "retires"));
        await centre.Send(await ChangeAsync(last, Role.Caseworker));
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.PrivacyOfficer)]
    public async Task A_role_that_needs_a_second_factor_keeps_it(Role role)
    {
        centre.As(A.StaffMember(role).Build());
        await BreaksAsync(StaffRules.TheRoleNeedsASecondFactor, new TurnOffSecondFactor.Command("vier gele fietsen bij zee"));
    }

    [Fact]
    public async Task Two_administrators_who_end_each_other_at_the_same_moment_do_not_both_succeed()
    {
        await EndAllAsync();
        var (one, other) = (A.StaffMember(Role.Administrator).Build(), A.StaffMember(Role.Administrator).Build());
        await centre.Save(one, other);
        centre.As(A.StaffMember(Role.Administrator).Build());
        var commands = new[] { new EndMembership.Command(one.Id, await VersionAsync(one), "race"), new EndMembership.Command(other.Id, await VersionAsync(other), "race") };
        await Task.WhenAll(commands.Select(async command =>
        {
            try
            {
                await centre.Send(command);
            }
            catch (Exception refused) when (refused is ChangedMeanwhileException or BrokenRuleException)
            {
                // One of the two, or both, are told to look again.
            }
        }));
        Assert.True(await centre.InDb(db => db.StaffMembers.AnyAsync(member =>
            (member.Id == one.Id || member.Id == other.Id) && member.EndedOn == null)));
    }

    [Fact]
    public async Task Protected_files_that_nobody_in_the_municipality_may_see_are_counted_until_somebody_may()
    {
        const string Place = "0505";
        await A.Newcomer("Rahma").In(Place).Protected().SavedIn(centre);
        centre.As(A.StaffMember(Role.Administrator).Build());
        Assert.Equal(1, Assert.Single((await centre.Send(new StaffList.Query())).OutOfSight, place => place.Municipality.Value == Place).Files);

        await centre.Save(A.StaffMember(Role.Caseworker).In(Place).With(NamedPermission.LockedParts).Build());
        Assert.DoesNotContain((await centre.Send(new StaffList.Query())).OutOfSight, place => place.Municipality.Value == Place);
    }

    [Fact]
    public async Task A_change_leaves_one_event_with_reason_and_every_value_before_and_after()
    {
        var (admin, member) = (A.StaffMember(Role.Administrator).Build(), A.StaffMember(Role.FrontDesk).Build());
        await centre.Save(admin, member);
        centre.As(admin);
        await centre.Send(await ChangeAsync(member, Role.Caseworker));
        var audit = await centre.InDb(db => db.AuditEvents.Include(one => one.Changes).SingleAsync(one => one.By == admin.Id));
        Assert.Equal(("Staff.ChangeStaffMember", "other work"), (audit.Action, audit.Reason));
        Assert.Contains(audit.Changes, change => change.Thing == "StaffRole" && change.ThingId == member.Id && change.Before == """{"Role":"FrontDesk"}""");
        Assert.Contains(audit.Changes, change => change.Thing == "StaffRole" && change.ThingId == member.Id && change.After == """{"Role":"Caseworker"}""");
    }

    [Fact]
    public async Task An_email_address_belongs_to_one_person_however_it_is_written()
    {
        var (admin, member) = (A.StaffMember(Role.Administrator).Build(), A.StaffMember(Role.FrontDesk).Build());
        await centre.Save(admin, member);
        centre.As(admin);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => centre.Send(New(" " + member.Email.ToUpperInvariant())));
        Assert.Equal(new InvalidField("Email", "Staff.OneEmailOnePerson"), Assert.Single(refused.Fields));
    }

    [Fact]
    public async Task A_new_colleague_gets_a_password_once_that_stands_in_no_event()
    {
        var admin = A.StaffMember(Role.Administrator).Build();
        await centre.Save(admin);
        centre.As(admin);
        var added = await centre.Send(New("new.colleague@centre.test"));
        var audit = await centre.InDb(db => db.AuditEvents.Include(one => one.Changes).SingleAsync(one => one.By == admin.Id));
        Assert.Equal("Staff.AddStaffMember", audit.Action);
        Assert.DoesNotContain(audit.Changes, change => (change.After ?? "").Contains(added.Password, StringComparison.Ordinal));
        var view = await centre.Send(new StaffDetails.Query(added.MemberId));
        Assert.True(view.Account!.PasswordIsInitial);
    }

    [Fact]
    public async Task Only_whoever_manages_staff_does()
    {
        var caseworker = A.StaffMember(Role.Caseworker).Build();
        await centre.Save(caseworker);
        centre.As(caseworker);
        await Assert.ThrowsAsync<NotPermittedException>(() => centre.Send(New("x@centre.test")));
    }

    private static AddStaffMember.Command New(string email) =>
        new("Noor Bakker", email, null, [Role.Caseworker], [A.Amsterdam], [], [], "new colleague");

    private async Task<ChangeStaffMember.Command> ChangeAsync(StaffMember member, Role role) =>
        new(member.Id, await VersionAsync(member), member.Name, member.Email, null, [role], [A.Amsterdam], [], [], "other work");

    private Task<int> VersionAsync(StaffMember member) =>
        centre.InDb(db => db.StaffMembers.Where(one => one.Id == member.Id).Select(one => one.Version).SingleAsync());

    private Task<int> EndAllAsync() => centre.InDb(db => db.StaffMembers.Where(member => member.EndedOn == null)
        .ExecuteUpdateAsync(set => set.SetProperty(member => member.EndedOn, new DateOnly(2020, 1, 1))));

    private async Task BreaksAsync<T>(Rule rule, ICommand<T> command) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(() => centre.Send(command))).Rule);
}
