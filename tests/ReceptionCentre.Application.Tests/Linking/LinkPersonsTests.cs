using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Linking;

public sealed class LinkPersonsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _caseworker = A.StaffMember(Role.Caseworker).In(A.Amsterdam, A.Eindhoven).Build();

    [Fact]
    public async Task Everything_of_the_other_hangs_on_the_leading_one_and_pages_go_on()
    {
        var (one, two) = (await Saved("Selam", born: "1990-04-12"), await Saved("Selamawit", A.Eindhoven, "1990-04-12"));
        await LinkAsync(one, two, LinkedFacts.Name);

        Assert.Equal(one.Person.Id, await database.InDb(db => db.CaseFiles.Where(file => file.Id == two.File.Id).Select(file => file.PersonId).SingleAsync()));
        // The chosen name stands in both files.
        foreach (var file in new[] { one.File.Id, two.File.Id })
            Assert.Equal("Selamawit", (await database.Send(new PersonOfFile.Query(file))).Name.CalledName);
        Assert.Equal(2, await database.InDb(db => db.Stays.CountAsync(stay => stay.PersonId == one.Person.Id)));
        var link = Assert.Single(await database.Send(new LinksOfPerson.Query(two.File.Id)));
        Assert.Contains(link.SetAside, fact => fact.Kind == "Name" && fact.Words!.Contains("Selam", StringComparison.Ordinal));
        Assert.Contains(await Actions(one.Person.Id), action => action == "Linking.LinkPersons");
        Assert.Contains(await Actions(two.Person.Id), action => action == "Linking.LinkPersons");
    }

    [Fact]
    public async Task Old_numbers_names_and_birth_dates_are_still_found()
    {
        var one = await Saved("Tarek", born: "1985-01-02", vNumber: "1000000017");
        var two = await Saved("Taariq", born: "1985-02-01", vNumber: "1000000018");
        await LinkAsync(one, two);

        foreach (var typed in new[] { "1000000018", "Taariq", "Taariq 02-01-1985", "01-02-1985 Tarek" })
        {
            var found = await database.Send(new SearchNewcomers.Query(typed));
            Assert.Equal(one.Person.Id, Assert.Single(found.Hits).PersonId);
            Assert.Empty(found.Elsewhere);
        }
        Assert.Equal(SearchNewcomers.Why.OldNumber, (await database.Send(new SearchNewcomers.Query("1000000018"))).Hits[0].Why);
        Assert.Equal(SearchNewcomers.Why.SameNumber, (await database.Send(new SearchNewcomers.Query("1000000017"))).Hits[0].Why);
        // A number that was set aside is found, and cannot be typed again.
        await RefusedAsync(LinkRules.NumberIsSetAside, () => ChangeAsync(one, "Tarek", "1985-01-02", vNumber: "1000000018"));
        // A change of name leaves the names that were set aside findable.
        await ChangeAsync(one, "Tareq", "1985-01-02", vNumber: "1000000017");
        Assert.Equal(SearchNewcomers.Why.EarlierName, Assert.Single((await database.Send(new SearchNewcomers.Query("Taariq"))).Hits).Why);
        Assert.Equal(SearchNewcomers.Why.EarlierName, Assert.Single((await database.Send(new SearchNewcomers.Query("taar"))).Hits).Why);
        Assert.Equal(SearchNewcomers.Why.SameWords, Assert.Single((await database.Send(new SearchNewcomers.Query("Tareq"))).Hits).Why);
    }

    [Fact]
    public async Task The_old_id_still_opens_the_person()
    {
        var (one, two) = (await Saved("Omid", A.Eindhoven), await Saved("Omid", A.Eindhoven));
        await LinkAsync(one, two);
        await database.Change(async db => (await db.Stays.SingleAsync(stay => stay.Id == one.Stay.Id)).End(PartialDate.Of(2026, 11, 1)));
        var journey = Guid.NewGuid();
        var back = await database.Send(new RegisterNewcomer.Command(
            journey, two.Person.Id, null, null, null, null, null, null, null, null, null, new StayInput(A.Amsterdam, "reception-information", null, null, null, null, null, null, null, null, false, null, null), LookedAt.Nobody));
        Assert.Equal(one.Person.Id, back.PersonId);
        Assert.NotEmpty((await database.Send(new KnownPerson.Query(two.Person.Id))).Earlier);
    }

    [Fact]
    public async Task Two_open_stays_in_one_municipality_become_one_with_the_files_of_both()
    {
        var (one, two) = (await Saved("Nadia"), await Saved("Nadia"));
        var before = await DumpAsync(one, two);
        var linkId = await LinkAsync(one, two);

        var files = await database.InDb(db => db.CaseFiles.Where(file => file.PersonId == one.Person.Id).ToListAsync());
        Assert.Equal(2, files.Count);
        Assert.All(files, file => Assert.Equal(one.Stay.Id, file.StayId));
        var counted = await database.InDb(db => db.CountedStays.IgnoreQueryFilters().Where(row => row.PersonId == one.Person.Id || row.PersonId == two.Person.Id).ToListAsync());
        Assert.Equal(one.Stay.Id, Assert.Single(counted).StayId);

        await UndoAsync(linkId);
        Assert.Equal(before, await DumpAsync(one, two));
    }

    [Fact]
    public async Task When_the_shared_stay_ended_meanwhile_so_did_the_one_that_was_set_aside()
    {
        var (one, two) = (await Saved("Ilir"), await Saved("Ilir"));
        var linkId = await LinkAsync(one, two);
        await database.Change(async db =>
        {
            (await db.Stays.SingleAsync(stay => stay.Id == one.Stay.Id)).End(PartialDate.Of(2026, 11, 20));
            foreach (var file in await db.CaseFiles.Where(file => file.PersonId == one.Person.Id).ToListAsync())
                file.Close(new DateOnly(2026, 11, 20), "return");
        });
        await UndoAsync(linkId);
        Assert.Equal(PartialDate.Of(2026, 11, 20), await database.InDb(db => db.Stays.Where(stay => stay.Id == two.Stay.Id).Select(stay => stay.EndedOn).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_is_linked_with_oneself_or_twice()
    {
        var (one, two, three) = (await Saved("Abel"), await Saved("Abel", A.Eindhoven), await Saved("Abel", A.Eindhoven));
        await RefusedAsync(LinkRules.NotWithOneself, () => LinkAsync(one, one));
        await LinkAsync(one, two);
        // The old id is the leading one, so it is oneself.
        await RefusedAsync(LinkRules.NotWithOneself, () => LinkAsync(one, two));
        await LinkAsync(three, two);
        Assert.Equal(three.Person.Id, await database.InDb(db => db.Persons.Where(person => person.Id == two.Person.Id).Select(person => person.LinkedTo!.Value).SingleAsync()));
    }

    [Fact]
    public async Task Two_bsns_are_two_people_until_one_is_withdrawn()
    {
        var (one, two) = (await Saved("Kofi", bsn: "999993653"), await Saved("Kofi", A.Eindhoven, bsn: "999990482"));
        await RefusedAsync(LinkRules.TwoBsnsAreTwoPeople, () => LinkAsync(one, two));
        await ChangeAsync(two, "Kofi", null, bsn: null, reason: "Was van zijn broer.");
        await LinkAsync(one, two);
        Assert.Equal("999993653", (await database.Send(new PersonOfFile.Query(two.File.Id))).Bsn);
    }

    [Fact]
    public async Task A_bsn_that_the_other_one_has_comes_along_without_typing()
    {
        var (one, two) = (await Saved("Meron"), await Saved("Meron", A.Eindhoven, bsn: "999994670"));
        Assert.Equal(two.Person.Id, Assert.Single(await database.As(_caseworker).Send(new OwnersOfNumber.Query(one.File.Id, "999994670", null))).PersonId);
        await LinkAsync(one, two);
        Assert.Equal("999994670", (await database.Send(new PersonOfFile.Query(one.File.Id))).Bsn);
    }

    [Fact]
    public async Task What_excludes_each_other_must_be_chosen()
    {
        var (one, two) = (await Saved("Aster", born: "1990-01-01"), await Saved("Astier", A.Eindhoven, "1991-01-01"));
        var comparison = await database.As(_caseworker).Send(new CompareForLink.Query(one.File.Id, two.Person.Id));
        Assert.Equal(["Birth", "Name"], comparison.Groups.Where(group => group.IsChoice).Select(group => group.Key).Order());
        var command = new LinkPersons.Command(Guid.NewGuid(), one.File.Id, two.Person.Id, false, new Dictionary<string, Guid>(), comparison.Self.Version, comparison.Other.Version, "Zelfde paspoort.");
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command));
        Assert.Equal("Linking.ChooseWhichLeads", invalid.Fields[0].Text);
        var noReason = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command with { Reason = " " }));
        Assert.Equal(nameof(command.Reason), noReason.Fields[0].Field);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(command with { OtherVersion = 7 }));
    }

    [Fact]
    public async Task Whoever_has_a_page_of_either_open_is_told_that_somebody_saved()
    {
        var (one, two) = (await Saved("Hani"), await Saved("Hani", A.Eindhoven));
        var (versionOne, versionTwo) = ((await database.As(_caseworker).Send(new PersonOfFile.Query(one.File.Id))).Version, (await database.Send(new PersonOfFile.Query(two.File.Id))).Version);
        await LinkAsync(one, two);
        foreach (var (file, version) in new[] { (one.File.Id, versionOne), (two.File.Id, versionTwo) })
        {
            await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(
                new ChangePerson.Command(Guid.NewGuid(), file, version, "Hanna", null, null, null, null, null, null, null, null, null, null)));
        }
    }

    [Fact]
    public async Task Protected_people_are_linked_by_whoever_may_know()
    {
        var (one, two) = (await Saved("Rana"), await A.Newcomer("Rana").In(A.Eindhoven).Protected().SavedIn(database));
        await Assert.ThrowsAsync<NotThereException>(() => LinkAsync(one, two));
        var hidden = await Saved("Rana");
        await database.Change(async db => (await db.Persons.Include(person => person.Addresses).SingleAsync(person => person.Id == hidden.Person.Id))
            .RecordAddress(new(AddressFact.Hidden, "Schuilweg 1"), PartialDate.Of(2026, 11, 1), A.Provenance));
        await RefusedAsync(LinkRules.LockedPartsNeedThePermission, () => LinkAsync(one, hidden));
        var trusted = A.StaffMember(Role.Caseworker).In(A.Amsterdam, A.Eindhoven).With(NamedPermission.LockedParts).Build();
        await LinkAsync(one, two, by: trusted);
        // From now on the whole person is protected.
        await Assert.ThrowsAsync<NotThereException>(() => database.As(_caseworker).Send(new PersonOfFile.Query(one.File.Id)));
    }

    [Fact]
    public async Task Who_is_behind_the_wall_is_asked_for_and_can_be_linked_when_told()
    {
        var (one, two) = (await Saved("Lwam"), await Saved("Lwam", A.Eindhoven));
        var amsterdam = A.StaffMember(Role.Caseworker).In(A.Amsterdam).Build();
        await Assert.ThrowsAsync<NotThereException>(() => LinkAsync(one, two, by: amsterdam));
        var question = AccessRequest.Ask(two.Person.Id, A.Amsterdam, "Dezelfde?", A.Provenance.At, A.Provenance.By);
        question.Reply(true, "Ja.", A.Provenance.At, Guid.CreateVersion7());
        await database.Save(question);
        await LinkAsync(one, two, by: amsterdam);
        // The file of the other municipality is still not theirs.
        await Assert.ThrowsAsync<NotThereException>(() => database.As(amsterdam).Send(new PersonOfFile.Query(two.File.Id)));
    }

    [Fact]
    public async Task The_front_desk_does_not_link()
    {
        var (one, two) = (await Saved("Dawit"), await Saved("Dawit"));
        await Assert.ThrowsAsync<NotPermittedException>(() => LinkAsync(one, two, by: A.StaffMember(Role.FrontDesk).Build()));
    }

    [Fact]
    public async Task The_history_of_the_person_tells_what_happened_to_both()
    {
        var (one, two) = (await Saved("Biniam"), await Saved("Biniam", A.Eindhoven));
        var linkId = await LinkAsync(one, two);
        var actions = (await database.As(_caseworker).Send(new FileHistory.Query(one.File.Id))).Entries.Select(entry => entry.Action).ToList();
        Assert.Single(actions, action => action == "Linking.LinkPersons");
        await UndoAsync(linkId);
        foreach (var file in new[] { one.File.Id, two.File.Id })
            Assert.Single((await database.Send(new FileHistory.Query(file))).Entries, entry => entry.Action == "Linking.UnlinkPersons");
    }

    [Fact]
    public async Task Of_two_households_that_of_the_leading_one_stays()
    {
        var (one, two, child) = (await Saved("Saba"), await Saved("Saba"), await Saved("Mika"));
        foreach (var members in new[] { new[] { one }, new[] { two, child } })
        {
            var household = Household.Start(A.Provenance.At, A.Provenance.By);
            foreach (var member in members)
                household.Join(HouseholdMember.Known(member.Person.Id), "partner", PartialDate.Of(2026), [], database.Clock.Today, A.Provenance);
            await database.Save(household);
        }
        var before = await DumpAsync(one, two, child);
        var linkId = await LinkAsync(one, two);
        Assert.Equal("Mika", Assert.Single((await database.Send(new Application.Households.HouseholdOfFile.Query(child.File.Id))).Members).Called);
        Assert.Single((await database.Send(new Application.Households.HouseholdOfFile.Query(two.File.Id))).Members);
        await UndoAsync(linkId);
        Assert.Equal(before, await DumpAsync(one, two, child));
    }

    private async Task<NewcomerBuilder> Saved(string called, string municipality = A.Amsterdam, string? born = null, string? bsn = null, string? vNumber = null)
    {
        var builder = A.Newcomer(called).In(municipality);
        if (born is not null)
            builder = builder.Born(born);
        if (bsn is not null)
            builder = builder.WithBsn(bsn);
        if (vNumber is not null)
            builder.Person.RecordNumber(IdentityNumberKind.VNumber, vNumber, A.Provenance);
        return await builder.SavedIn(database);
    }

    /// <param name="otherLeads">Groups in which the fact of the second leads.</param>
    private async Task<Guid> LinkAsync(NewcomerBuilder one, NewcomerBuilder two, params string[] otherLeads) => await LinkAsync(one, two, _caseworker, otherLeads);

    private Task<Guid> LinkAsync(NewcomerBuilder one, NewcomerBuilder two, StaffMember by) => LinkAsync(one, two, by, []);

    private async Task<Guid> LinkAsync(NewcomerBuilder one, NewcomerBuilder two, StaffMember by, string[] otherLeads)
    {
        var comparison = await database.As(by).Send(new CompareForLink.Query(one.File.Id, two.Person.Id));
        var chosen = comparison.Groups.Where(group => group.IsChoice)
            .ToDictionary(group => group.Key, group => otherLeads.Contains(group.Key) ? comparison.Other.PersonId : comparison.Self.PersonId);
        return (await database.Send(new LinkPersons.Command(
            Guid.NewGuid(), one.File.Id, two.Person.Id, false, chosen, comparison.Self.Version, comparison.Other.Version, "Zelfde persoon."))).LinkId;
    }

    private async Task UndoAsync(Guid linkId, params Guid[] ofOther)
    {
        var view = await database.As(_caseworker).Send(new LinkToUndo.Query(await FileOfAsync(linkId), linkId));
        await database.Send(new UnlinkPersons.Command(Guid.NewGuid(), await FileOfAsync(linkId), linkId, view.Version, ofOther, "Toch niet."));
    }

    private async Task ChangeAsync(NewcomerBuilder one, string called, string? born, string? bsn = null, string? vNumber = null, string? reason = null)
    {
        var details = await database.As(_caseworker).Send(new PersonOfFile.Query(one.File.Id));
        var date = born is null ? await database.InDb(db => db.Births.Where(fact => fact.PersonId == one.Person.Id && fact.WithdrawnAt == null).Select(fact => (PartialDate?)fact.Born).FirstOrDefaultAsync())
            : PartialDate.FromNumber(int.Parse(born.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
        await database.Send(new ChangePerson.Command(Guid.NewGuid(), one.File.Id, details.Version, called, null, null, null, null, date, bsn, vNumber, null, null, reason));
    }

    private Task<IReadOnlyList<string>> DumpAsync(params NewcomerBuilder[] people) => LinkDump.OfAsync(database, [.. people.Select(one => one.Person.Id)]);

    private Task<List<string>> Actions(Guid personId) => database.InDb(db => db.AuditEvents.Where(audit => audit.PersonId == personId).Select(audit => audit.Action).ToListAsync());

    // A file of the person that the link made, or is part of by now.
    private Task<Guid> FileOfAsync(Guid linkId) => database.InDb(db => (
        from link in db.PersonLinks
        from person in db.Persons.Where(person => person.Id == link.LeadingId)
        from file in db.CaseFiles.Where(file => file.PersonId == (person.LinkedTo ?? person.Id))
        where link.Id == linkId
        select file.Id).FirstAsync());

    private static async Task RefusedAsync(Rule rule, Func<Task> attempt) => Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(attempt)).Rule);
}
