using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Linking;

public sealed class UnlinkPersonsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private static readonly string[] Municipalities = [A.Amsterdam, A.Eindhoven], Nationalities = ["0042", "0056", "0000", "0499"], Tongues = ["ar", "ti", "en", "pl"],
        Reached = ["mobile", "email"];

    private readonly StaffMember _caseworker = A.StaffMember(Role.Caseworker).In(A.Amsterdam, A.Eindhoven).Build();
    private int _numbers;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_their_histories_after_undoing_both_are_row_by_row_as_before(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 4; round++)
        {
            var people = new List<NewcomerBuilder>();
            for (var one = 0; one < 3; one++)
                people.Add(await RandomAsync(random, $"Toe{seed}{round}"));
            Guid[] ids = [.. people.Select(one => one.Person.Id)];
            var untouched = await LinkDump.OfAsync(database, ids);

            var first = await LinkAsync(random, people[0], people[1]);
            var once = await LinkDump.OfAsync(database, ids);
            // A link of a link, either way round.
            var second = await LinkAsync(random, people[2], people[0]);
            // Who has one name has one now, whatever was chosen.
            foreach (var file in people.Select(one => one.File.Id))
                Assert.Single((await database.Send(new PersonOfFile.Query(file))).Facts, fact => fact.Kind == "Name" && fact.Holds);
            Assert.Single(await database.InDb(db => db.Persons.Where(person => ids.Contains(person.Id) && person.LinkedTo == null).ToListAsync()));

            await RefusedAsync(LinkRules.LaterLinkFirst, () => UndoAsync(first));
            await UndoAsync(second);
            Assert.Equal(once, await LinkDump.OfAsync(database, ids));
            await UndoAsync(first);
            Assert.Equal(untouched, await LinkDump.OfAsync(database, ids));
        }
    }

    [Fact]
    public async Task Two_registrations_of_one_person_are_undone_last_first()
    {
        var people = new List<NewcomerBuilder>();
        for (var one = 0; one < 3; one++)
            people.Add(await RandomAsync(new Random(one), "Zus"));
        var ids = people.Select(one => one.Person.Id).ToArray();
        var before = await LinkDump.OfAsync(database, ids);
        var first = await LinkAsync(new Random(1), people[0], people[1]);
        var leading = await database.InDb(db => db.CaseFiles.Where(file => file.Id == people[0].File.Id).Select(file => file.PersonId).SingleAsync());
        var second = await LinkAsync(new Random(2), people.First(one => one.Person.Id == leading), people[2]);
        await RefusedAsync(LinkRules.LaterLinkFirst, () => UndoAsync(first));
        await UndoAsync(second);
        await UndoAsync(first);
        await Assert.ThrowsAsync<NotThereException>(() => UndoAsync(first));
        Assert.Equal(before, await LinkDump.OfAsync(database, ids));
    }

    [Fact]
    public async Task A_name_that_was_added_since_stays_unless_it_is_the_other_ones()
    {
        foreach (var goesAlong in new[] { false, true })
        {
            foreach (var otherLed in new[] { false, true })
            {
                var (one, two) = (await A.Newcomer("Een").SavedIn(database), await A.Newcomer("Twee").In(A.Eindhoven).SavedIn(database));
                var linkId = await LinkAsync(one, two, otherLed ? [LinkedFacts.Name] : []);
                database.Clock.Advance(TimeSpan.FromMinutes(1));
                var details = await database.Send(new PersonOfFile.Query(one.File.Id));
                await database.Send(new ChangePerson.Command(
                    Guid.NewGuid(), one.File.Id, details.Version, "Nieuw", null, null, null, null, PartialDate.Of(1994), null, null, null, null, "Beter gelezen."));
                var view = await database.Send(new LinkToUndo.Query(await FileOfAsync(linkId), linkId));
                var added = Assert.Single(view.Added);
                await database.Send(new UnlinkPersons.Command(Guid.NewGuid(), await FileOfAsync(linkId), linkId, view.Version, goesAlong ? [added.FactId] : [], "Twee mensen."));

                Assert.Equal(goesAlong ? "Een" : "Nieuw", await CalledAsync(one));
                Assert.Equal(goesAlong ? "Nieuw" : "Twee", await CalledAsync(two));
                Assert.Single((await database.Send(new SearchNewcomers.Query("Nieuw"))).Hits, hit => hit.PersonId == (goesAlong ? two : one).Person.Id);
            }
        }
    }

    [Fact]
    public async Task Whoever_undoes_needs_a_reason_and_the_person_in_sight()
    {
        var (one, two) = (await A.Newcomer("Een").SavedIn(database), await A.Newcomer("Een").SavedIn(database));
        var linkId = await LinkAsync(one, two, []);
        var file = await FileOfAsync(linkId);
        var view = await database.Send(new LinkToUndo.Query(file, linkId));
        await Assert.ThrowsAsync<Application.Pipeline.InvalidInputException>(() => database.Send(new UnlinkPersons.Command(Guid.NewGuid(), file, linkId, view.Version, [], null)));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new UnlinkPersons.Command(Guid.NewGuid(), file, linkId, view.Version + 1, [], "Nee.")));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new UnlinkPersons.Command(Guid.NewGuid(), file, linkId, view.Version, [Guid.NewGuid()], "Nee.")));
        var stranger = A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build();
        await Assert.ThrowsAsync<NotThereException>(() => database.As(stranger).Send(new UnlinkPersons.Command(Guid.NewGuid(), file, linkId, view.Version, [], "Nee.")));
        var key = Guid.NewGuid();
        var command = new UnlinkPersons.Command(key, file, linkId, view.Version, [], "Twee mensen.");
        Assert.Equal(await database.As(_caseworker).Send(command), await database.Send(command));
        await RefusedAsync(LinkRules.UndoneOnce, () => database.Send(command with { OnceKey = Guid.NewGuid() }));
    }

    private async Task<string> CalledAsync(NewcomerBuilder one) => (await database.Send(new PersonOfFile.Query(one.File.Id))).Name.CalledName;

    private async Task<NewcomerBuilder> RandomAsync(Random random, string called)
    {
        T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
        bool Maybe() => random.Next(2) == 0;
        PartialDate Day() => Maybe() ? PartialDate.Unknown : PartialDate.Of(2020 + random.Next(6), 1 + random.Next(12), 1 + random.Next(28));
        Provenance Said() => new(Any<string>(["person-said", "brp", "document-seen"]), null, A.Provenance.At.AddMinutes(random.Next(1000)), A.Provenance.By);
        var today = database.Clock.Today;
        var builder = A.Newcomer($"{called}{Any<string>(["a", "b", "c"])}").In(Any(Municipalities)).Born($"19{random.Next(60, 99)}-0{random.Next(1, 9)}-1{random.Next(9)}");
        var person = builder.Person;
        if (Maybe())
            person.ChangeName(person.NameOn(today) with { FamilyName = Any<string>(["Haile", "Kaya"]), OwnScript = Maybe() ? "ሃይለ" : null }, PartialDate.Of(2024, 5, random.Next(1, 28)), Said());
        if (Maybe())
            person.CorrectName(person.NameOn(today) with { GivenNames = "Recht" }, today, Said());
        foreach (var code in Nationalities.Where(_ => Maybe()))
            person.AddNationality(code, Day(), Said());
        foreach (var code in Tongues.Where(_ => Maybe()))
            person.AddLanguage(code, Maybe(), Maybe(), PartialDate.Of(2024, random.Next(1, 12), 1), Said());
        if (Maybe())
            person.ChangeGender(Any(Enum.GetValues<Gender>()), PartialDate.Unknown, Said());
        if (Maybe())
            person.RecordNumber(IdentityNumberKind.VNumber, $"2{random.Next(1000, 9999)}{++_numbers:00000}", Said());
        foreach (var kind in Reached.Where(_ => Maybe()))
        {
            person.RecordContactDetail(kind, $"oud{random.Next(3)}@people.test", PartialDate.Of(2024, 1, 1), Said());
            person.RecordContactDetail(kind, $"nieuw{random.Next(3)}@people.test", PartialDate.Of(2025, 1, 1), Said());
        }
        if (Maybe())
            person.RecordAddress(new("home", $"Kade {random.Next(9)}", null, "Oord"), PartialDate.Of(2025, random.Next(1, 12), 1), Said());
        if (Maybe())
            person.AddDocument(new("passport", $"P{random.Next(4)}", "0042"), Day(), Said());
        await database.Save([person, builder.Stay, builder.File, .. NameKeys.Of(person, A.Romaniser)]);
        if (Maybe())
        {
            var earlier = Stay.Begin(person.Id, Any(Municipalities), PartialDate.Of(2022));
            earlier.End(PartialDate.Of(2023, 4));
            await database.Save(earlier, Domain.CaseFiles.CaseFile.Open(person.Id, earlier.Id, earlier.Municipality, "reception-information", new(2022, 5, 1)));
        }
        if (Maybe())
        {
            var household = Household.Start(A.Provenance.At, A.Provenance.By);
            var own = household.Join(HouseholdMember.Known(person.Id), "partner", PartialDate.Of(2024), [], today, Said());
            if (Maybe())
                household.Leave(own.Id, PartialDate.Of(2025), today);
            await database.Save(household);
        }
        if (Maybe())
            await database.Save(AccessRequest.Ask(person.Id, A.Eindhoven, "Dezelfde?", A.Provenance.At, A.Provenance.By));
        return builder;
    }

    private async Task<Guid> LinkAsync(Random random, NewcomerBuilder one, NewcomerBuilder two)
    {
        var comparison = await database.As(_caseworker).Send(new CompareForLink.Query(one.File.Id, two.Person.Id));
        var chosen = comparison.Groups.Where(group => group.IsChoice).ToDictionary(group => group.Key, _ => random.Next(2) == 0 ? comparison.Other.PersonId : comparison.Self.PersonId);
        return (await database.Send(new LinkPersons.Command(
            Guid.NewGuid(), one.File.Id, two.Person.Id, random.Next(2) == 0, chosen, comparison.Self.Version, comparison.Other.Version, "Zelfde persoon."))).LinkId;
    }

    private async Task<Guid> LinkAsync(NewcomerBuilder one, NewcomerBuilder two, string[] otherLeads)
    {
        var comparison = await database.As(_caseworker).Send(new CompareForLink.Query(one.File.Id, two.Person.Id));
        var chosen = comparison.Groups.Where(group => group.IsChoice)
            .ToDictionary(group => group.Key, group => otherLeads.Contains(group.Key) ? comparison.Other.PersonId : comparison.Self.PersonId);
        return (await database.Send(new LinkPersons.Command(
            Guid.NewGuid(), one.File.Id, two.Person.Id, false, chosen, comparison.Self.Version, comparison.Other.Version, "Zelfde persoon."))).LinkId;
    }

    private async Task UndoAsync(Guid linkId)
    {
        var view = await database.As(_caseworker).Send(new LinkToUndo.Query(await FileOfAsync(linkId), linkId));
        await database.Send(new UnlinkPersons.Command(Guid.NewGuid(), await FileOfAsync(linkId), linkId, view.Version, [], "Toch niet."));
    }

    // A file of the person that the link made, or is part of by now.
    private Task<Guid> FileOfAsync(Guid linkId) => database.InDb(db => (
        from link in db.PersonLinks
        from person in db.Persons.Where(person => person.Id == link.LeadingId)
        from file in db.CaseFiles.Where(file => file.PersonId == (person.LinkedTo ?? person.Id))
        where link.Id == linkId
        select file.Id).FirstAsync());

    private static async Task RefusedAsync(Rule rule, Func<Task> attempt) => Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(attempt)).Rule);
}
