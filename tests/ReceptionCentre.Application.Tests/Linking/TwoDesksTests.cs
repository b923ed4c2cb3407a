using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Linking;

public sealed class TwoDesksTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).In(A.Amsterdam).Build();

    [Theory]
    [InlineData(null)]
    [InlineData("999991772")]
    public async Task The_same_person_at_several_desks_at_the_same_moment_is_one_person_and_the_others_are_asked(string? bsn)
    {
        var name = bsn is null ? "Gelijktijdig" : "Tegelijk";
        RegisterNewcomer.Command Command() => new(
            Guid.NewGuid(), null, name, name, null, $"{name}se", null, PartialDate.Of(bsn is null ? 1991 : 1975, 3, 4), null, bsn, null, new StayInput(A.Amsterdam, "reception-information", null, null, null, null, null, null, null, null, false, null, null), LookedAt.Nobody);
        database.As(_desk);

        var refused = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => await Record.ExceptionAsync(() => database.Send(Command()))));

        Assert.Equal(1, refused.Count(exception => exception is null));
        Assert.All(refused.OfType<Exception>(), exception => Assert.Equal(NewcomerRules.PossibleDuplicatesAreLookedAt, Assert.IsType<BrokenRuleException>(exception).Rule));
        Assert.Equal(1, await database.InDb(db => db.Names.CountAsync(fact => fact.CalledName == name)));
    }

    [Fact]
    public async Task What_was_refused_is_not_written_by_the_page_that_says_no()
    {
        var one = await A.Newcomer("Petros").SavedIn(database);
        await A.Newcomer("Salome").WithBsn("999991711").SavedIn(database);
        database.As(_desk);
        await using var scope = database.Provider.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var version = (await database.Send(new PersonOfFile.Query(one.File.Id))).Version;
        await Assert.ThrowsAsync<BrokenRuleException>(() => mediator.Send(new ChangePerson.Command(
            Guid.NewGuid(), one.File.Id, version, "Petrus", null, null, null, null, PartialDate.Of(1994), "999991711", null, null, null, null)));
        await mediator.Send(new FileHead.Query(one.File.Id));
        Assert.Equal("Petros", await database.InDb(db => db.Names.Where(fact => fact.PersonId == one.Person.Id).Select(fact => fact.CalledName).SingleAsync()));
    }

    [Fact]
    public async Task Two_different_people_at_the_same_moment_are_two()
    {
        RegisterNewcomer.Command Command(string name, int year) => new(
            Guid.NewGuid(), null, name, null, null, null, null, PartialDate.Of(year, 3, 4), null, null, null, new StayInput(A.Amsterdam, "reception-information", null, null, null, null, null, null, null, null, false, null, null), LookedAt.Nobody);
        database.As(_desk);
        var done = await Task.WhenAll(database.Send(Command("Worku", 1970)), database.Send(Command("Zeynep", 1982)));
        Assert.Equal(2, done.Select(one => one.PersonId).Distinct().Count());
    }
}
