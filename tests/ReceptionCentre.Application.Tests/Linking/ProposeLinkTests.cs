using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Tasks;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Linking;

/// <summary>The front desk sees two registrations of one person: a caseworker decides.</summary>
public sealed class ProposeLinkTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();
    private readonly StaffMember _caseworker = A.StaffMember(Role.Caseworker).Build();
    private NewcomerBuilder _one = null!, _two = null!;

    public async Task InitializeAsync()
    {
        await database.Save(_desk, _caseworker);
        var name = A.UnheardName();
        (_one, _two) = (await A.Newcomer(name).SavedIn(database), await A.Newcomer(name).SavedIn(database));
        database.As(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static ProposeLink.Command Proposal(NewcomerBuilder from, NewcomerBuilder other, string? reason = "Zelfde paspoort.") =>
        new(Guid.NewGuid(), from.File.Id, other.Person.Id, "Is dit dezelfde persoon als in een ander dossier?", reason);

    private async Task<TaskLine> TaskAsync() => Assert.Single((await database.Send(new TasksOfFile.Query(_one.File.Id))).Open);

    [Fact]
    public async Task It_is_a_task_of_the_file_and_said_twice_it_is_one()
    {
        var both = await database.Send(new TwoToPropose.Query(_one.File.Id, _two.Person.Id));
        Assert.Equal((_one.Person.Id, _two.Person.Id), (both.Self.PersonId, both.Other.PersonId));
        var task = await database.Send(Proposal(_one, _two));
        Assert.Equal(task, await database.Send(Proposal(_one, _two)));
        // From the other side it is the same question.
        Assert.Equal(task, await database.Send(Proposal(_two, _one)));
        var line = await TaskAsync();
        Assert.Equal((task, "Zelfde paspoort.", database.Clock.Today.AddDays(ProposeLink.DaysToDecide), _two.Person.Id), (line.Id, line.Why, line.DueOn, line.MaybeSameAs));
        Assert.Equal(1, await database.InDb(db => db.AuditEvents.CountAsync(one => one.Action == "Linking.ProposeLink" && one.CaseFileId == _one.File.Id && one.Changes.Any())));
        Assert.Null(await database.InDb(db => db.Persons.Where(person => person.Id == _two.Person.Id).Select(person => person.LinkedTo).SingleAsync()));
    }

    [Fact]
    public async Task Linking_the_two_ends_it_and_dropping_it_leaves_two_people()
    {
        await database.Send(Proposal(_one, _two));
        var comparison = await database.As(_caseworker).Send(new CompareForLink.Query(_one.File.Id, _two.Person.Id));
        var chosen = comparison.Groups.Where(group => group.IsChoice).ToDictionary(group => group.Key, _ => comparison.Self.PersonId);
        await database.Send(new LinkPersons.Command(Guid.NewGuid(), _one.File.Id, _two.Person.Id, false, chosen, comparison.Self.Version, comparison.Other.Version, "Gezien."));
        var ended = Assert.Single((await database.Send(new TasksOfFile.Query(_one.File.Id))).Ended);
        Assert.Equal((StaffTaskState.Done, null), (ended.State, ended.MaybeSameAs));
        // What is one person already, is not proposed.
        Assert.Equal(LinkRules.NotWithOneself, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.As(_desk).Send(Proposal(_one, _two)))).Rule);
    }

    [Fact]
    public async Task Without_a_reason_or_both_files_in_sight_there_is_none()
    {
        var missing = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Proposal(_one, _two, " ")));
        Assert.Equal("Reason", missing.Fields[0].Field);
        var elsewhere = await A.Newcomer(A.UnheardName()).In(A.Eindhoven).SavedIn(database);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Proposal(_one, elsewhere)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new TwoToPropose.Query(_one.File.Id, elsewhere.Person.Id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Proposal(elsewhere, _one)));
        var hidden = await A.Newcomer(A.UnheardName()).Protected().SavedIn(database);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Proposal(_one, hidden)));
        database.As(A.StaffMember(Role.Manager).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(Proposal(_one, _two)));
    }
}
