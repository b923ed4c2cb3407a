using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Households;

public sealed class HouseholdsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();

    [Fact]
    public async Task A_household_grows_member_by_member_and_everybody_concerned_gets_an_event()
    {
        var (selam, yonas, child) = (await Saved("Selam"), await Saved("Yonas"), await Saved("Mika"));
        await FamilyAsync(selam, (yonas, "partner"), (child, "child"));

        var view = await OfAsync(selam);
        Assert.Equal(["Selam", "Mika", "Yonas"], view.Members.Select(member => member.Called));
        Assert.All(view.Members, member => Assert.NotNull(member.CaseFileId));
        Assert.True(view.Members[0].IsSelf);
        // Yonas is told that he was added and that Mika came.
        Assert.Equal(["Households.AddMember", "Households.AddMember"], await ActionsAsync(yonas));
        Assert.Equal(["Households.AddMember"], await ActionsAsync(child));
        Assert.Equal(["Households.AddMember", "Households.AddMember", "Households.StartHousehold"], await ActionsAsync(selam));
    }

    [Fact]
    public async Task Nobody_is_in_two_households()
    {
        var (selam, yonas) = (await Saved("Selam"), await Saved("Yonas"));
        await FamilyAsync(selam);
        await FamilyAsync(yonas);
        await RefusedAsync(HouseholdRules.OneHouseholdAtATime, async () => await AddAsync(selam, yonas, "partner"));
        await RefusedAsync(HouseholdRules.OneHouseholdAtATime, async () => await StartAsync(selam));
        await RefusedAsync(HouseholdRules.AMemberOnce, async () => await AddAsync(selam, selam, "partner"));
    }

    [Fact]
    public async Task Of_two_households_at_the_same_moment_the_database_refuses_one()
    {
        var selam = await Saved("Selam");
        async Task<Exception?> StartUnseenAsync() => await Record.ExceptionAsync(() => database.Change(db =>
        {
            var household = Household.Start(A.Provenance.At, A.Provenance.By);
            household.Join(HouseholdMember.Known(selam.Person.Id), "partner", PartialDate.Unknown, [], database.Clock.Today, A.Provenance);
            db.Add(household);
            return Task.CompletedTask;
        }));
        Assert.Null(await StartUnseenAsync());
        Assert.Equal(HouseholdRules.OneHouseholdAtATime, Assert.IsType<BrokenRuleException>(await StartUnseenAsync()).Rule);
    }

    [Fact]
    public async Task The_same_form_sent_twice_adds_one_member()
    {
        var (selam, yonas) = (await Saved("Selam"), await Saved("Yonas"));
        await FamilyAsync(selam);
        var command = new AddMember.Command(Guid.NewGuid(), selam.File.Id, (await OfAsync(selam)).Version, yonas.Person.Id, null, "partner", null);
        Assert.Equal(await database.Send(command), await database.Send(command));
        Assert.Equal(2, (await OfAsync(selam)).Members.Count);
    }

    [Fact]
    public async Task Somebody_saved_meanwhile()
    {
        var (selam, yonas, mika) = (await Saved("Selam"), await Saved("Yonas"), await Saved("Mika"));
        await FamilyAsync(selam);
        var version = (await OfAsync(selam)).Version;
        await AddAsync(selam, yonas, "partner");
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new AddMember.Command(Guid.NewGuid(), selam.File.Id, version, mika.Person.Id, null, "child", null)));
    }

    [Fact]
    public async Task A_referent_needs_no_file()
    {
        var selam = await Saved("Selam");
        await FamilyAsync(selam);
        await database.Send(new AddMember.Command(Guid.NewGuid(), selam.File.Id, (await OfAsync(selam)).Version, null, " Kees Bakker ", "referent", PartialDate.Of(2019)));
        var kees = (await OfAsync(selam)).Members[1];
        Assert.Equal(("Kees Bakker", (Guid?)null, "referent"), (kees.Called, kees.PersonId, kees.Role!.Value));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddMember.Command(Guid.NewGuid(), selam.File.Id, 0, null, " ", "referent", null)));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddMember.Command(Guid.NewGuid(), selam.File.Id, 0, null, "Kees", "neighbour", null)));
    }

    [Fact]
    public async Task A_member_of_another_municipality_is_ask_and_becomes_visible_when_told()
    {
        var (selam, yonas) = (await Saved("Selam"), await A.Newcomer("Yonas").In(A.Eindhoven).SavedIn(database));
        await FamilyInSystemAsync(selam, yonas);

        var view = await OfAsync(selam);
        Assert.Equal("Selam", Assert.Single(view.Members).Called);
        Assert.Equal(yonas.Person.Id, Assert.Single(view.Elsewhere));
        Assert.Contains("Access.MatchElsewhereShown", await ActionsAsync(yonas));
        Assert.DoesNotContain(await MembersAsync(selam), member => member.PersonId == yonas.Person.Id);

        var question = AccessRequest.Ask(yonas.Person.Id, A.Amsterdam, "Gezin.", A.Provenance.At, A.Provenance.By);
        question.Reply(true, "Ja.", A.Provenance.At, Guid.CreateVersion7());
        await database.Save(question);
        view = await OfAsync(selam);
        Assert.Empty(view.Elsewhere);
        Assert.Null(view.Members.Single(member => member.Called == "Yonas").CaseFileId);
    }

    [Fact]
    public async Task A_protected_member_is_not_there_at_all()
    {
        var (selam, yonas) = (await Saved("Selam"), await A.Newcomer("Yonas").Protected().SavedIn(database));
        await FamilyInSystemAsync(selam, yonas);

        var view = await OfAsync(selam);
        Assert.Equal("Selam", Assert.Single(view.Members).Called);
        Assert.Empty(view.Elsewhere);
        Assert.Single(await MembersAsync(selam));

        var trusted = A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Build();
        view = await database.As(trusted).Send(new HouseholdOfFile.Query(selam.File.Id));
        Assert.True(view.Members.Single(member => member.Called == "Yonas").IsProtected);
    }

    [Fact]
    public async Task Whom_one_may_not_see_one_does_not_add_change_or_take_out()
    {
        var (selam, yonas) = (await Saved("Selam"), await A.Newcomer("Yonas").In(A.Eindhoven).SavedIn(database));
        await FamilyAsync(selam);
        await Assert.ThrowsAsync<NotThereException>(() => AddAsync(selam, yonas, "partner"));
        await Assert.ThrowsAsync<NotThereException>(() => database.As(_desk).Send(new PersonToAdd.Query(yonas.Person.Id)));
        await Assert.ThrowsAsync<NotThereException>(() => AddAsync(selam, A.Newcomer("Niemand"), "partner"));

        var (almaz, dawit) = (await Saved("Almaz"), await A.Newcomer("Dawit").In(A.Eindhoven).SavedIn(database));
        await FamilyInSystemAsync(almaz, dawit);
        var hidden = await database.InDb(db => db.Memberships.Where(fact => fact.PersonId == dawit.Person.Id).Select(fact => fact.Id).SingleAsync());
        var version = (await OfAsync(almaz)).Version;
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ChangeRole.Command(Guid.NewGuid(), almaz.File.Id, version, hidden, "child", null)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new LeaveHousehold.Command(Guid.NewGuid(), almaz.File.Id, version, hidden, false, null, null)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new SplitHousehold.Command(Guid.NewGuid(), almaz.File.Id, version, [hidden], null, null, null, false)));
    }

    [Fact]
    public async Task A_role_changes_and_a_member_leaves_or_never_belonged()
    {
        var (selam, yonas, mika) = (await Saved("Selam"), await Saved("Yonas"), await Saved("Mika"));
        await FamilyAsync(selam, (yonas, "partner"), (mika, "partner"));

        await database.Send(new ChangeRole.Command(Guid.NewGuid(), selam.File.Id, await VersionAsync(selam), await MembershipAsync(mika), "child", null));
        Assert.Equal("child", (await OfAsync(selam)).Members.Single(member => member.Called == "Mika").Role!.Value);

        await database.Send(new LeaveHousehold.Command(Guid.NewGuid(), selam.File.Id, await VersionAsync(selam), await MembershipAsync(yonas), false, PartialDate.Of(2026, 10), "Gescheiden"));
        await database.Send(new LeaveHousehold.Command(Guid.NewGuid(), selam.File.Id, await VersionAsync(selam), await MembershipAsync(mika), true, null, "Verkeerde Mika"));
        var view = await OfAsync(selam);
        Assert.Equal("Selam", Assert.Single(view.Members).Called);
        Assert.Equal("Yonas", Assert.Single(view.Earlier).Called);
        var left = await OfAsync(yonas);
        Assert.Null(left.HouseholdId);
        Assert.Equal("partner", Assert.Single(left.Earlier).Role!.Value);
        // Others read that somebody left; not why.
        Assert.All(await EventsAsync(yonas, "Households.LeaveHousehold"), audit => Assert.Null(audit.Reason));
    }

    [Fact]
    public async Task Who_splits_shares_nothing_with_who_stays()
    {
        var (selam, yonas, mika) = (await Saved("Selam"), await Saved("Yonas"), await Saved("Mika"));
        await FamilyAsync(selam, (yonas, "partner"), (mika, "child"));
        foreach (var newcomer in new[] { selam, yonas, mika })
            await LivesAsync(newcomer, "Kade 1", "0611111111");
        await LivesAsync(selam, "Kade 1", "selam@example.test");

        var trusted = A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Build();
        database.As(trusted);
        await database.Send(new SplitHousehold.Command(
            Guid.NewGuid(), selam.File.Id, await VersionAsync(selam), [await MembershipAsync(mika)], "Veilige straat 2", null, "Elders", Protect: true));

        var apart = await OfAsync(selam);
        Assert.Equal(["Selam", "Mika"], apart.Members.Select(member => member.Called));
        Assert.Equal("Yonas", Assert.Single((await OfAsync(yonas)).Members).Called);
        foreach (var newcomer in new[] { selam, mika })
        {
            var person = await database.InDb(db => db.Persons.Include(person => person.Addresses).Include(person => person.ContactDetails).Include(person => person.Protections)
                .SingleAsync(person => person.Id == newcomer.Person.Id));
            var address = person.Addresses.Current(database.Clock.Today)!;
            Assert.Equal((AddressFact.Hidden, "Veilige straat 2"), (address.Kind, address.Street));
            Assert.DoesNotContain(person.ContactDetails.On(database.Clock.Today), detail => detail.Value == "0611111111");
            Assert.True(person.IsProtectedOn(database.Clock.Today));
        }
        var stays = await database.InDb(db => db.Addresses.Where(fact => fact.PersonId == yonas.Person.Id).ToListAsync());
        Assert.Equal("Kade 1", Assert.Single(stays.On(database.Clock.Today)).Street);

        // What is written about who stays says no more than that somebody left.
        var told = (await EventsAsync(yonas, "Households.SplitHousehold", "Households.LeaveHousehold")).Single();
        Assert.Equal("Households.LeaveHousehold", told.Action);
        Assert.All(told.Changes, change => Assert.Equal(("MembershipFact", "Until"), (change.Thing, change.Field)));
        Assert.Equal(2, told.Changes.Count);

        // Whoever may not see protected people sees Yonas alone, and nothing of the others.
        var colleague = A.StaffMember(Role.Caseworker).Build();
        var view = await database.As(colleague).Send(new HouseholdOfFile.Query(yonas.File.Id));
        Assert.Equal("Yonas", Assert.Single(view.Members).Called);
        Assert.Empty(view.Earlier);
        Assert.Empty(view.Elsewhere);
    }

    [Fact]
    public async Task A_hidden_address_needs_the_permission_by_name_and_protection_does_not_wait_for_it()
    {
        var (selam, yonas) = (await Saved("Selam"), await Saved("Yonas"));
        await FamilyAsync(selam, (yonas, "partner"));
        await RefusedAsync(HouseholdRules.AHiddenAddressNeedsThePermission, async () => await SplitAsync(selam, street: "Veilige straat 2"));

        await SplitAsync(selam, protect: true);
        // Whoever split does not see the person any more; who may see protected people does.
        await Assert.ThrowsAsync<NotThereException>(() => OfAsync(selam));
        Assert.Equal("Yonas", Assert.Single((await OfAsync(yonas)).Members).Called);
        database.As(A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Build());
        Assert.Null((await OfAsync(selam)).HouseholdId);
    }

    [Fact]
    public async Task Others_ask_for_the_open_files_of_a_household_on_a_day()
    {
        var (selam, yonas) = (await Saved("Selam"), await Saved("Yonas"));
        Assert.Equal(selam.File.Id, Assert.Single(await MembersAsync(selam)).CaseFileId);
        await FamilyAsync(selam, (yonas, "partner"));
        var members = await MembersAsync(selam);
        Assert.Equal([selam.File.Id, yonas.File.Id], members.Select(member => member.CaseFileId));
        Assert.Equal(["partner", "partner"], members.Select(member => member.Role!.Value));

        await database.Send(new LeaveHousehold.Command(Guid.NewGuid(), selam.File.Id, await VersionAsync(selam), await MembershipAsync(yonas), false, PartialDate.Of(2026, 11, 20), null));
        Assert.Single(await MembersAsync(selam));
        Assert.Equal(2, (await database.Send(new HouseholdMembers.Query(selam.File.Id, new(2026, 11, 19)))).Count);
    }

    private Task<NewcomerBuilder> Saved(string name) => A.Newcomer(name).SavedIn(database);

    private async Task FamilyAsync(NewcomerBuilder first, params (NewcomerBuilder Who, string Role)[] others)
    {
        await StartAsync(first);
        foreach (var (who, role) in others)
            await AddAsync(first, who, role);
    }

    // As another municipality, or somebody who may, recorded it.
    private async Task FamilyInSystemAsync(NewcomerBuilder one, NewcomerBuilder other)
    {
        var household = Household.Start(A.Provenance.At, A.Provenance.By);
        foreach (var member in new[] { one, other })
            household.Join(HouseholdMember.Known(member.Person.Id), "partner", PartialDate.Unknown, [], database.Clock.Today, A.Provenance);
        await database.Save(household);
    }

    private Task<Guid> StartAsync(NewcomerBuilder newcomer) => database.As(_desk).Send(new StartHousehold.Command(Guid.NewGuid(), newcomer.File.Id, "partner", null));

    private async Task<Guid> AddAsync(NewcomerBuilder family, NewcomerBuilder who, string role) =>
        await database.As(_desk).Send(new AddMember.Command(Guid.NewGuid(), family.File.Id, await VersionAsync(family), who.Person.Id, null, role, null));

    private async Task<Guid> SplitAsync(NewcomerBuilder newcomer, string? street = null, bool protect = false) =>
        await database.As(_desk).Send(new SplitHousehold.Command(Guid.NewGuid(), newcomer.File.Id, await VersionAsync(newcomer), [], street, null, null, protect));

    private Task LivesAsync(NewcomerBuilder newcomer, string street, string reachedBy) => database.As(null).Change(async db =>
    {
        var person = await db.Persons.Include(person => person.Addresses).Include(person => person.ContactDetails).SingleAsync(person => person.Id == newcomer.Person.Id);
        person.RecordAddress(new("own-home", street, null, "Amsterdam"), PartialDate.Of(2026, 9), A.Provenance);
        person.RecordContactDetail(reachedBy.Contains('@', StringComparison.Ordinal) ? "email" : "mobile", reachedBy, PartialDate.Of(2026, 9), A.Provenance);
    });

    private Task<HouseholdOfFile.View> OfAsync(NewcomerBuilder newcomer)
    {
        if (database.Staff.IsSystem)
            database.As(_desk);
        return database.Send(new HouseholdOfFile.Query(newcomer.File.Id));
    }

    private Task<IReadOnlyList<HouseholdMembers.Member>> MembersAsync(NewcomerBuilder newcomer) =>
        database.As(_desk).Send(new HouseholdMembers.Query(newcomer.File.Id, database.Clock.Today));

    private Task<int> VersionAsync(NewcomerBuilder newcomer) => database.InDb(db =>
        db.Households.Where(household => household.Memberships.Any(fact => fact.PersonId == newcomer.Person.Id && fact.WithdrawnAt == null && fact.Until == null)).Select(household => household.Version).SingleAsync());

    private Task<Guid> MembershipAsync(NewcomerBuilder newcomer) => database.InDb(db =>
        db.Memberships.Where(fact => fact.PersonId == newcomer.Person.Id && fact.WithdrawnAt == null && fact.Until == null).Select(fact => fact.Id).SingleAsync());

    private Task<List<string>> ActionsAsync(NewcomerBuilder newcomer) => database.InDb(db =>
        db.AuditEvents.Where(audit => audit.PersonId == newcomer.Person.Id && audit.Action != "Testing.Save").Select(audit => audit.Action).OrderBy(action => action).ToListAsync());

    private Task<List<Domain.Auditing.AuditEvent>> EventsAsync(NewcomerBuilder newcomer, params string[] actions) => database.InDb(db =>
        db.AuditEvents.Include(audit => audit.Changes).Where(audit => audit.PersonId == newcomer.Person.Id && actions.Contains(audit.Action)).ToListAsync());

    private static async Task RefusedAsync(Rule rule, Func<Task> change) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(change)).Rule);
}
