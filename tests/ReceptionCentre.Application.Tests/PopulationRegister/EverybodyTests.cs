using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Fakes.PopulationRegister;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.PopulationRegister;

public sealed class EverybodyTests(RegisterDatabase database) : IClassFixture<RegisterDatabase>
{
    [Fact]
    public async Task Everybody_in_the_register_can_be_looked_up_shown_and_taken_over_but_the_number_that_cannot_be()
    {
        var desk = A.StaffMember(Role.FrontDesk).Build();
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.As(desk).Send(new LookUpPerson.Query("999999245", null, null, null, null, null, null, "reception-information")));
        Assert.Contains(refused.Fields, field => field.Text == NewcomerRules.BsnPassesTheElevenTest.Name);

        var register = database.Provider.GetRequiredService<IPopulationRegister>();
        var told = new List<RegisteredPerson>();
        foreach (var number in FakePopulationRegister.Numbers.Where(IdentityNumbers.IsBsn))
            told.Add(Assert.Single((await register.AskAsync(new RegisterQuestion.ByBsn(number), default)).People));
        // As it is kept from one page to the next.
        var lookup = await database.Send(new KeepAnswer.Command(null, new() { AskedAt = database.Clock.GetUtcNow(), People = told }));
        told = [.. (await database.Send(new ShowAnswer.Query(lookup, null))).People];

        var (today, people) = (database.Clock.Today, new List<Person>());
        foreach (var registered in told)
        {
            var person = Person.Register(new((registered.GivenNames ?? registered.FamilyName ?? "Onbekend").Split(' ')[0]), A.Provenance);
            foreach (var fact in ComparedFact.All.Where(fact => fact.MayBeTakenOver(person, registered, today)))
                fact.TakeOver(person, registered, new(today, null, A.Provenance with { Source = "brp" }));
            Assert.All(ComparedFact.All, fact => Assert.False(fact.MayBeTakenOver(person, registered, today), $"{registered.Bsn} {fact.Key}"));
            Assert.Equal(registered.IsSecret && registered.Address is { Street: not null, IsEmptied: false }, person.Addresses.Current(today)?.IsLocked == true);
            people.Add(person);
        }
        Assert.Equal(1175, people.Count);
        await database.Save([.. people]);
        Assert.Equal(1175, await database.InDb(db => db.IdentityNumbers.CountAsync(fact => fact.Source == "brp")));
        Assert.Equal(1175, await database.InDb(db => db.Names.CountAsync(fact => fact.Source == "brp" && fact.WithdrawnAt == null)) + told.Count(one => one.FullName.Length == 0));
    }
}
