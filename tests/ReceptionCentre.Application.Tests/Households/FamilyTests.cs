using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Households;

public sealed class FamilyTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();
    private readonly string _family = A.UnheardName();

    [Fact]
    public async Task A_family_of_five_is_registered_at_once_and_shares_what_the_first_told()
    {
        var first = await FirstAsync();
        var done = await SendAsync(first, Line("partner", "Yonas"), Line("child", "Mika"), Line("child", "Sara"), Line("child", "Dawit"));

        Assert.Equal(4, done.PersonIds.Count);
        var household = await database.As(_desk).Send(new HouseholdOfFile.Query(first.CaseFileId));
        Assert.Equal(5, household.Members.Count);
        Assert.All(household.Members, member => Assert.NotNull(member.CaseFileId));
        Assert.Equal(5, household.Members.Select(member => member.CaseFileId).Distinct().Count());
        foreach (var id in done.PersonIds)
        {
            var (person, stay, task) = await OfAsync(id);
            Assert.Equal(("home", "Kade 1", "Amsterdam"), (person.Addresses.Single().Kind, person.Addresses.Single().Street, person.Addresses.Single().Place));
            Assert.Equal(("ti", true), (person.Languages.Single().Code, person.Languages.Single().InterpreterWanted));
            Assert.Equal((A.Amsterdam, PartialDate.Of(2026, 11, 18), "status-holder"), (stay!.Municipality, stay.ArrivedOn, stay.Motives.Single().Code));
            Assert.Equal(IntendedStay.Longer, stay.IntendedStays.Single().Length);
            Assert.Equal("voluntary-plan", task);
            // How somebody is reached is that person's own.
            Assert.Empty(person.ContactDetails);
        }
    }

    [Fact]
    public async Task Each_member_gets_an_event_of_the_own_file_and_the_first_reads_who_came()
    {
        var first = await FirstAsync();
        var done = await SendAsync(first, Line("partner", "Yonas"), Line("child", "Mika"));
        var events = await EventsAsync();
        foreach (var id in done.PersonIds)
        {
            var own = Assert.Single(events, audit => audit.PersonId == id);
            Assert.NotNull(own.CaseFileId);
            Assert.Contains(own.Changes, change => change.Thing == nameof(NameFact));
            Assert.Contains(own.Changes, change => change.Thing == nameof(Stay));
        }
        var told = events.Where(audit => audit.PersonId == first.PersonId).SelectMany(audit => audit.Changes).ToList();
        Assert.Equal(3, told.Count(change => change.Thing == nameof(MembershipFact)));
        Assert.DoesNotContain(told, change => change.Thing == nameof(NameFact));
    }

    [Fact]
    public async Task Who_needs_safety_is_registered_and_shares_nothing()
    {
        var first = await FirstAsync();
        var done = await SendAsync(first, Line("partner", "Yonas"), Line("other", "Almaz") with { KeptApart = true });

        var apart = Assert.Single(done.Apart);
        var (person, stay, _) = await OfAsync(apart);
        Assert.NotNull(stay);
        Assert.Empty(person.Addresses);
        Assert.Empty(person.ContactDetails);
        Assert.True(person.IsProtectedOn(database.Clock.Today));
        Assert.False(await database.InDb(db => db.Memberships.AnyAsync(fact => fact.PersonId == apart)));

        // Nobody at the desk sees the person, in no household and in no history of the others.
        var household = await database.As(_desk).Send(new HouseholdOfFile.Query(first.CaseFileId));
        Assert.Equal(["Selam", "Yonas"], household.Members.Select(member => member.Called).Order(StringComparer.Ordinal));
        Assert.Empty(household.Elsewhere);
        Assert.DoesNotContain((await EventsAsync()).Where(audit => audit.PersonId != apart).SelectMany(audit => audit.Changes), change => change.After!.Contains("Almaz", StringComparison.Ordinal));
        var found = await database.As(_desk).Send(new SearchNewcomers.Query($"Almaz {_family}"));
        Assert.DoesNotContain(found.Hits, hit => hit.PersonId == apart);

        var trusted = A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Build();
        Assert.Contains((await database.As(trusted).Send(new SearchNewcomers.Query($"Almaz {_family}"))).Hits, hit => hit.PersonId == apart);
    }

    [Fact]
    public async Task A_referent_is_a_person_without_a_file_and_the_referent_of_every_stay()
    {
        var first = await FirstAsync(referent: "Kees Bakker");
        var done = await SendAsync(first, Line("referent", "Kees") with { FamilyName = "Bakker" }, Line("child", "Mika"), Line("child", "Sara") with { KeptApart = true });

        var kees = done.PersonIds[0];
        var (_, none, _) = await OfAsync(kees);
        Assert.Null(none);
        var parties = await database.InDb(db => db.Stays.SelectMany(stay => stay.Parties).Where(party => party.PersonId == kees && party.WithdrawnAt == null).ToListAsync());
        Assert.Equal(2, parties.Count);
        Assert.All(parties, party => Assert.Equal(("referent", "Kees Bakker"), (party.Kind, party.Name)));
        // What was only a name before is that person now.
        Assert.Equal(1, await database.InDb(db => db.Stays.SelectMany(stay => stay.Parties).CountAsync(party => party.Name == "Kees Bakker" && party.WithdrawnAt != null)));

        // The desk that sees the file sees the referent; another municipality does not.
        var household = await database.As(_desk).Send(new HouseholdOfFile.Query(first.CaseFileId));
        Assert.Equal("Kees Bakker", household.Members.Single(member => member.Role!.Value == "referent").Name!.FullName);
        Assert.Null(household.Members.Single(member => member.Role!.Value == "referent").CaseFileId);
        Assert.Empty(household.Elsewhere);
        Assert.Equal(kees, (await database.As(_desk).Send(new PersonToAdd.Query(kees))).PersonId);
        await Assert.ThrowsAsync<NotThereException>(() => database.As(A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build()).Send(new PersonToAdd.Query(kees)));
    }

    [Fact]
    public async Task Who_may_be_known_is_looked_at_first_and_then_one_of_three_things()
    {
        var known = await A.Newcomer("Mika").Named("Mika", _family).Born("2015-04-01").SavedIn(database);
        var first = await FirstAsync();
        var line = Line("child", "Mika") with { BirthDate = PartialDate.Of(2015, 4, 1) };
        Assert.Equal(NewcomerRules.PossibleDuplicatesAreLookedAt, (await Assert.ThrowsAsync<BrokenRuleException>(() => SendAsync(first, line))).Rule);
        // All or nothing: the others of that form were not registered either.
        Assert.Null((await database.As(_desk).Send(new HouseholdOfFile.Query(first.CaseFileId))).HouseholdId);

        var done = await SendAsync(first, line with { PersonId = known.Person.Id }, Line("child", "Sara"));
        Assert.Contains(known.Person.Id, done.PersonIds);
        // Somebody who is here already gets no second stay.
        Assert.Equal(1, await database.InDb(db => db.Stays.CountAsync(stay => stay.PersonId == known.Person.Id)));
        Assert.Equal(3, (await database.As(_desk).Send(new HouseholdOfFile.Query(first.CaseFileId))).Members.Count);

        var other = await FirstAsync("Rahel");
        Assert.DoesNotContain(known.Person.Id, (await SendAsync(other, line with { LookedAt = LookedAt.At([known.Person.Id]) })).PersonIds);
    }

    [Fact]
    public async Task A_known_person_without_a_stay_here_begins_one()
    {
        var known = await A.Newcomer("Dawit").Named("Dawit", _family).SavedIn(database);
        await database.As(null).Change(async db => (await db.Stays.SingleAsync(stay => stay.Id == known.File.StayId)).End(PartialDate.Of(2026, 11, 1)));
        var first = await FirstAsync();
        await SendAsync(first, Line("partner", "Dawit") with { PersonId = known.Person.Id });
        var stays = await database.InDb(db => db.Stays.Where(stay => stay.PersonId == known.Person.Id).ToListAsync());
        Assert.Single(stays, stay => stay.EndedOn == null && stay.ArrivedOn == PartialDate.Of(2026, 11, 18));
    }

    [Fact]
    public async Task The_same_form_sent_twice_registers_one_family()
    {
        var first = await FirstAsync();
        var command = Command(first, Line("partner", "Yonas"));
        database.As(_desk);
        var answers = await Task.WhenAll(database.Send(command), database.Send(command));
        Assert.Equal(answers[0].PersonIds, answers[1].PersonIds);
    }

    [Fact]
    public async Task A_second_family_joins_the_household_that_is_there_and_sees_who_saved_meanwhile()
    {
        var first = await FirstAsync();
        await SendAsync(first, Line("partner", "Yonas"));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => SendAsync(first, Line("child", "Mika")));
        var version = (await database.As(_desk).Send(new FamilyOfFile.Query(first.CaseFileId))).Version;
        await database.Send(Command(first, Line("child", "Mika")) with { Version = version, RoleOfFirst = null });
        Assert.Equal(3, (await database.Send(new HouseholdOfFile.Query(first.CaseFileId))).Members.Count);
    }

    [Theory]
    [InlineData("Members[1].Role", "")]
    [InlineData("Members[1].Role", "neighbour")]
    [InlineData("Members[1].CalledName", " ")]
    [InlineData("Members[1].CalledName", "a\u0001b")]
    [InlineData("Members[1].Bsn", "123456789")]
    [InlineData("Members[1].VNumber", "12")]
    [InlineData("Members[1].Nationality", "9999")]
    [InlineData("Members[1].BirthDate", "")]
    public async Task What_is_wrong_is_told_by_the_line_and_nothing_is_saved(string field, string typed)
    {
        var first = await FirstAsync();
        var line = Line("child", "Mika");
        line = field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
        {
            "Role" => line with { Role = typed },
            "CalledName" => line with { CalledName = typed },
            "Bsn" => line with { Bsn = typed },
            "VNumber" => line with { VNumber = typed },
            "Nationality" => line with { Nationality = typed },
            _ => line with { BirthDate = PartialDate.Of(2026, 11, 22) },
        };
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => database.As(_desk).Send(Command(first) with { Members = [null, line] }));
        Assert.Equal(field, Assert.Single(wrong.Fields).Field);
    }

    [Fact]
    public async Task Nobody_and_too_many_are_refused_and_a_referent_is_not_kept_apart()
    {
        var first = await FirstAsync();
        Assert.Equal("Members", Assert.Single((await Assert.ThrowsAsync<InvalidInputException>(() => SendAsync(first))).Fields).Field);
        var many = Enumerable.Range(0, RegisterFamily.Most + 1).Select(index => Line("child", $"Kind{index}")).ToArray();
        Assert.Equal("Members", Assert.Single((await Assert.ThrowsAsync<InvalidInputException>(() => SendAsync(first, many))).Fields).Field);
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => SendAsync(first, Line("referent", "Kees") with { KeptApart = true }));
        Assert.Equal(HouseholdRules.AReferentIsNotKeptApart.Name, Assert.Single(wrong.Fields).Text);
    }

    [Fact]
    public async Task Of_another_municipality_there_is_no_family()
    {
        var first = await FirstAsync();
        database.As(A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new FamilyOfFile.Query(first.CaseFileId)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Command(first, Line("child", "Mika"))));
    }

    [Fact]
    public async Task That_the_first_is_a_victim_is_taken_over_by_nobody_and_a_hidden_address_is_shared_unseen()
    {
        var first = await FirstAsync(motive: "victim", addressKind: AddressFact.Hidden);
        var family = await database.As(_desk).Send(new FamilyOfFile.Query(first.CaseFileId));
        Assert.Null(family.Motive);
        Assert.True(family.AddressIsHidden);
        Assert.Null(family.Address);
        var done = await SendAsync(first, Line("child", "Mika"));
        var (person, _, _) = await OfAsync(done.PersonIds[0]);
        Assert.Equal((AddressFact.Hidden, "Kade 1"), (person.Addresses.Single().Kind, person.Addresses.Single().Street));
    }

    private sealed record First(Guid PersonId, Guid CaseFileId);

    private async Task<First> FirstAsync(string name = "Selam", string motive = "status-holder", string addressKind = "home", string? referent = null)
    {
        var done = await database.As(_desk).Send(new RegisterNewcomer.Command(
            Guid.NewGuid(), null, name, name, null, _family, null, PartialDate.Of(1990, 5, 4), "0084", null, null,
            new(A.Amsterdam, "voluntary-plan", motive, PartialDate.Of(2026, 11, 18), addressKind, "Kade 1", "1011 AB", "Amsterdam", "ti", null, true, "0611111111", null),
            LookedAt.Everybody, Residence: new(IntendedStay: IntendedStay.Longer, Referent: referent)));
        return new(done.PersonId, done.CaseFileId);
    }

    private RegisterFamily.Member Line(string role, string name) =>
        new(role, name, name, null, _family, null, null, Gender.Man, "0084", null, null, null, KeptApart: false, LookedAt.Nobody);

    private static RegisterFamily.Command Command(First first, params RegisterFamily.Member[] lines) =>
        new(Guid.NewGuid(), first.CaseFileId, RegisterFamily.NoHousehold, "partner", "status-holder", lines);

    private Task<RegisterFamily.Result> SendAsync(First first, params RegisterFamily.Member[] lines) => database.As(_desk).Send(Command(first, lines));

    private async Task<(Person Person, Stay? Stay, string? Task)> OfAsync(Guid id) => (
        await database.InDb(db => db.Persons.Include(person => person.Addresses).Include(person => person.Languages).Include(person => person.ContactDetails)
            .Include(person => person.Protections).SingleAsync(person => person.Id == id)),
        await database.InDb(db => db.Stays.Include(stay => stay.Motives).Include(stay => stay.IntendedStays).SingleOrDefaultAsync(stay => stay.PersonId == id)),
        await database.InDb(db => db.CaseFiles.Where(file => file.PersonId == id).Select(file => file.Task).SingleOrDefaultAsync()));

    private Task<List<Domain.Auditing.AuditEvent>> EventsAsync() => database.InDb(db =>
        db.AuditEvents.Include(audit => audit.Changes).Where(audit => audit.Action == "Households.RegisterFamily").ToListAsync());
}
