using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Stays;

public sealed class ComingBackTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_new_stay_begins_on_the_same_person_with_what_is_still_valid()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer("Agnieszka").Speaking("pl").WithMotive("eu-labour-short").Obliged());
        await database.Depart(stage.File);
        database.As(stage.FrontDesk);

        var journey = await database.Send(new BeginRegistration.Command(Guid.NewGuid(), PersonId: stage.Newcomer.Person.Id));
        var answers = await database.Send(new ShowRegistration.Query(journey));
        Assert.Equal(("pl", true, null, null), (answers.Language, answers.InterpreterWanted, answers.Motive, answers.Phone));
        var known = await database.Send(new KnownPerson.Query(stage.Newcomer.Person.Id));
        var earlier = Assert.Single(known.Earlier);
        Assert.Equal((DutyState.Obliged, A.Amsterdam), (earlier.Duty, earlier.Municipality!.Value));
        Assert.NotNull(earlier.EndedOn);

        var command = Again(journey, stage.Newcomer.Person.Id);
        var done = await database.Send(command);
        Assert.Equal(done, await database.Send(command));

        var stays = await database.InDb(db => db.Stays.Include(stay => stay.Duties).Include(stay => stay.Motives).Where(stay => stay.PersonId == done.PersonId).OrderBy(stay => stay.ArrivedOn).ToListAsync());
        Assert.Equal(2, stays.Count);
        Assert.Empty(stays[1].Duties);
        Assert.Equal("family-eu", Assert.Single(stays[1].Motives).Code);
        Assert.Equal((stage.Newcomer.Person.Id, stays[1].Id), await database.InDb(async db =>
        {
            var file = await db.CaseFiles.SingleAsync(file => file.Id == done.CaseFileId);
            return (file.PersonId, file.StayId);
        }));
        Assert.Contains("Newcomers.RegisterNewcomer", await database.InDb(db => db.AuditEvents.Where(audit => audit.CaseFileId == done.CaseFileId).Select(audit => audit.Action).ToListAsync()));
    }

    [Fact]
    public async Task Somebody_has_one_open_stay_in_a_municipality_at_a_time()
    {
        var stage = await PlanStage.SetAsync(database);
        database.As(stage.FrontDesk);
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Again(Guid.NewGuid(), stage.Newcomer.Person.Id)));
        Assert.Equal(StayRules.OneStayAtATime, refused.Rule);
        // Two desks at the same moment: the database says it.
        Assert.Equal(StayRules.OneStayAtATime, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Save(Stay.Begin(stage.Newcomer.Person.Id, A.Amsterdam, PartialDate.Unknown)))).Rule);
    }

    [Fact]
    public async Task An_address_from_before_is_not_taken_over()
    {
        var stage = await PlanStage.SetAsync(database);
        var person = stage.Newcomer.Person.Id;
        await database.Change(async db =>
        {
            var stored = await db.Persons.Include(one => one.Addresses).SingleAsync(one => one.Id == person);
            stored.RecordAddress(new("home", "Dorpsstraat 1", null, "Amsterdam"), PartialDate.Of(2026, 9, 1), A.Provenance);
        });
        await database.Depart(stage.File);
        database.As(stage.FrontDesk);
        await database.Send(Again(Guid.NewGuid(), person));
        Assert.NotNull(await database.InDb(db => db.Addresses.Where(fact => fact.PersonId == person).Select(fact => fact.Until).SingleAsync()));
    }

    [Fact]
    public async Task The_registration_of_somebody_who_departed_finds_the_closed_file()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer("Wiesława").Named("Wiesława", "Brzęczyszczykiewicz").Born("1988-02-03"));
        await database.Depart(stage.File);
        database.As(stage.FrontDesk);
        var found = await database.Send(new FindDuplicates.Query(new(new NameParts("Wiesława", "Wiesława", null, "Brzęczyszczykiewicz"), PartialDate.Of(1988, 2, 3))));
        Assert.Equal(database.Clock.Today, Assert.Single(found.People).ClosedOn);
        var hit = Assert.Single((await database.Send(new SearchNewcomers.Query("Brzęczyszczykiewicz"))).Hits);
        Assert.True(hit.IsClosed);
    }

    [Fact]
    public async Task A_move_that_is_announced_lets_the_desk_there_begin_the_stay_and_nothing_else()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer("Teun").Named("Teun", "Verhuizer"));
        var desk = A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build();
        await database.Save(desk);
        database.As(stage.Caseworker);
        var id = await database.PlanDeparture(stage.File, DepartureSamples.MoveTo(A.Eindhoven));
        Assert.True((await database.Send(new ShowDeparture.Query(stage.File))).Now is { IsServed: true, Announced: true, BeganThere: false });

        database.As(desk);
        var arrival = Assert.Single(await database.Send(new AnnouncedArrivals.Query()), one => one.PersonId == stage.Newcomer.Person.Id);
        Assert.Equal((A.Amsterdam, A.Eindhoven), (arrival.From!.Value, arrival.To!.Value));
        Assert.Empty(await database.InScope(db => db.CaseFiles.Where(file => file.Id == stage.File).ToListAsync()));
        await database.Send(Again(Guid.NewGuid(), stage.Newcomer.Person.Id, A.Eindhoven));
        Assert.DoesNotContain(await database.Send(new AnnouncedArrivals.Query()), one => one.PersonId == stage.Newcomer.Person.Id);

        database.As(stage.Caseworker);
        Assert.True((await database.Send(new ShowDeparture.Query(stage.File))).Now!.BeganThere);
        await database.CarryOut(stage.File, id);
    }

    [Fact]
    public async Task Without_an_announcement_or_for_a_protected_person_the_desk_there_knows_nobody()
    {
        var stage = await PlanStage.SetAsync(database);
        await database.PlanDeparture(stage.File, DepartureSamples.MoveTo(A.Eindhoven, announced: false));
        var hidden = await A.Newcomer("Verborgen").Protected().SavedIn(database);
        database.As(null);
        await database.PlanDeparture(hidden.File.Id, DepartureSamples.MoveTo(A.Eindhoven));
        database.As(A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build());
        Assert.DoesNotContain(await database.Send(new AnnouncedArrivals.Query()), one => one.PersonId == stage.Newcomer.Person.Id || one.PersonId == hidden.Person.Id);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new KnownPerson.Query(stage.Newcomer.Person.Id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new BeginRegistration.Command(Guid.NewGuid(), PersonId: hidden.Person.Id)));
    }

    private static RegisterNewcomer.Command Again(Guid journey, Guid person, string municipality = A.Amsterdam) => new(
        journey, person, null, null, null, null, null, null, null, null, null,
        new(municipality, "reception-information", "family-eu", PartialDate.Of(2026, 11, 21), null, null, null, null, "pl", null, false, null, null), LookedAt.Nobody);
}
