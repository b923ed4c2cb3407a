using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Access;

public sealed class AccessTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_yes_makes_the_person_known_to_the_municipality_that_asked_and_only_to_it()
    {
        var (desk, worker, _) = await People();
        var newcomer = await A.Newcomer("Mohammed").In(A.Eindhoven).SavedIn(database);

        var id = (await database.As(desk).Send(new AskAccess.Command(newcomer.Person.Id, null, "Staat voor mij", Guid.NewGuid()))).RequestId;
        Assert.Null(Assert.Single(await database.Send(new MyAccessQuestions.Query())).Name);
        Assert.Equal(AccessRules.AskedOnceAtATime, (await Assert.ThrowsAsync<BrokenRuleException>(
            () => database.Send(new AskAccess.Command(newcomer.Person.Id, null, "Nog eens", Guid.NewGuid())))).Rule);

        var question = Assert.Single(await database.As(worker).Send(new AccessQuestions.Query()), question => question.Id == id);
        Assert.Equal((newcomer.File.Id, "Mohammed", A.Amsterdam), (question.CaseFileId, question.Name.CalledName, question.ForMunicipality));
        await database.Send(new AnswerAccess.Command(id, question.Version, true, "Dat is goed"));

        var mine = Assert.Single(await database.As(desk).Send(new MyAccessQuestions.Query()));
        Assert.Equal((true, "Mohammed", "Dat is goed"), (mine.Granted, mine.Name?.CalledName, mine.Answer));
        Assert.Contains(newcomer.Person.Id, await database.InDb(db => db.PersonsKnownTo(database.Staff, database.Clock.Today).ToListAsync()));
        database.As(worker);
        Assert.DoesNotContain(newcomer.Person.Id, await database.InDb(db => db.PersonsKnownTo(database.Staff, database.Clock.Today).ToListAsync()));
        Assert.Equal(
            ["Access.AskAccess", "Access.AnswerAccess"],
            await database.InDb(db => db.AuditEvents.Where(audit => audit.PersonId == newcomer.Person.Id && audit.Action.StartsWith("Access.")).OrderBy(audit => audit.Id).Select(audit => audit.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_no_says_nothing_of_the_person()
    {
        var (desk, worker, _) = await People();
        var newcomer = await A.Newcomer().In(A.Eindhoven).SavedIn(database);
        var id = (await database.As(desk).Send(new AskAccess.Command(newcomer.Person.Id, null, "Staat voor mij", Guid.NewGuid()))).RequestId;
        await database.As(worker).Send(new AnswerAccess.Command(id, 0, false, "Nee"));
        var mine = Assert.Single(await database.As(desk).Send(new MyAccessQuestions.Query()));
        Assert.Equal((false, null), (mine.Granted, mine.Name));
        Assert.Empty(await database.InDb(db => db.PersonsKnownTo(database.Staff, database.Clock.Today).Where(person => person == newcomer.Person.Id).ToListAsync()));
    }

    [Fact]
    public async Task Questions_about_a_protected_person_are_seen_only_with_the_named_permission()
    {
        var (desk, worker, trusted) = await People();
        var newcomer = await A.Newcomer().In(A.Eindhoven).Protected().SavedIn(database);
        var id = (await database.As(desk).Send(new AskAccess.Command(newcomer.Person.Id, null, "Staat voor mij", Guid.NewGuid()))).RequestId;

        Assert.DoesNotContain(await database.As(worker).Send(new AccessQuestions.Query()), question => question.Id == id);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new AnswerAccess.Command(id, 0, true, "Ja")));
        await database.As(trusted).Send(new AnswerAccess.Command(id, 0, false, "Nee"));
        await Assert.ThrowsAnyAsync<Exception>(() => database.Send(new AnswerAccess.Command(id, 0, true, "Toch")));
    }

    [Fact]
    public async Task Only_a_municipality_with_a_file_answers_and_nobody_asks_for_another()
    {
        var (desk, _, _) = await People();
        var stranger = A.StaffMember(Role.Caseworker).In("0080").Build();
        await database.Save(stranger);
        var newcomer = await A.Newcomer().In(A.Eindhoven).SavedIn(database);
        await Assert.ThrowsAsync<InvalidInputException>(() => database.As(desk).Send(new AskAccess.Command(newcomer.Person.Id, "0080", "Voor een ander", Guid.NewGuid())));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new AskAccess.Command(Guid.NewGuid(), null, "Wie?", Guid.NewGuid())));
        var id = (await database.Send(new AskAccess.Command(newcomer.Person.Id, null, "Staat voor mij", Guid.NewGuid()))).RequestId;
        await Assert.ThrowsAsync<NotThereException>(() => database.As(stranger).Send(new AnswerAccess.Command(id, 0, true, "Ja")));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AnswerAccess.Command(id, 0, null, " ")));
    }

    private async Task<(StaffMember Desk, StaffMember Worker, StaffMember Trusted)> People()
    {
        var (desk, worker) = (A.StaffMember(Role.FrontDesk).Build(), A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build());
        var trusted = A.StaffMember(Role.Caseworker).In(A.Eindhoven).With(NamedPermission.LockedParts).Build();
        await database.Save(desk, worker, trusted);
        return (desk, worker, trusted);
    }
}
