using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.OffSite;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Newcomers;

/// <summary>What a clerk need not type again, or can say at once.</summary>
public sealed class BeginRegistrationTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).In(A.Amsterdam).Build();

    [Theory]
    [InlineData("gulbahar 1987", "Gulbahar", null, null, null, "1987")]
    [InlineData("thandiwe mkhwanazi 14-2-2005", "Thandiwe", "Thandiwe", "Mkhwanazi", null, "14-02-2005")]
    [InlineData("van den berg, maria elena", "Maria", "Maria Elena", "Van Den Berg", null, null)]
    [InlineData("McAllister, Ian", "Ian", "Ian", "McAllister", null, null)]
    [InlineData("abdi hassan omar", "Abdi", "Abdi Hassan Omar", null, null, null)]
    [InlineData("олена шевченко", "Олена", null, null, "олена шевченко", null)]
    [InlineData(",", null, null, null, null, null)]
    [InlineData("o'brien ,", "O'brien", null, null, null, null)]
    public async Task What_was_searched_is_proposed(string typed, string? called, string? given, string? family, string? own, string? born)
    {
        database.As(_desk);
        var answers = await database.Send(new ShowRegistration.Query(await database.Send(new BeginRegistration.Command(Guid.NewGuid(), typed))));
        Assert.Equal((called, given, family, own, born), (answers.CalledName, answers.GivenNames, answers.FamilyName, answers.OwnScript, answers.BirthDate));
    }

    [Fact]
    public async Task What_duo_decided_can_be_said_at_once_and_is_never_half()
    {
        await database.Save(_desk);
        database.As(_desk);
        RegisterNewcomer.Command With(ResidenceInput residence) => new(
            Guid.NewGuid(), null, A.UnheardName(), A.UnheardName(), null, A.UnheardName(), null, PartialDate.Of(1986), null, null, null,
            new(A.Amsterdam, "reception-information", "status-holder", null, null, null, null, null, null, null, false, null, null), LookedAt.Nobody, Residence: residence);
        var done = await database.Send(With(new(Duty: DutyState.Obliged, DutyAct: "wi2021", DutyDecidedOn: PartialDate.Of(2026, 11, 18))));
        var duty = await database.InDb(db => db.Duties.SingleAsync(fact => db.Stays.Any(stay => stay.Id == fact.StayId && stay.PersonId == done.PersonId)));
        Assert.Equal((DutyState.Obliged, "wi2021", "duo"), (duty.State, duty.Act, duty.Source));
        Assert.Equal((PartialDate.Of(2026, 11, 18), PartialDate.Of(2026, 11, 18)), (duty.DecidedOn, duty.From));

        foreach (var (wrong, field) in new (ResidenceInput, string)[]
        {
            (new(Duty: DutyState.Obliged, DutyAct: "wi2021"), "DutyDecidedOn"), (new(Duty: DutyState.Obliged, DutyDecidedOn: PartialDate.Of(2026)), "DutyAct"),
            (new(DutyDecidedOn: PartialDate.Of(2026)), "Duty"), (new(Duty: DutyState.Exempt), "DutyDecidedOn"), (new(Duty: DutyState.Obliged, DutyAct: "wi9999", DutyDecidedOn: PartialDate.Of(2026)), "DutyAct"),
        })
        {
            var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(With(wrong)));
            Assert.Contains(refused.Fields, one => one.Field.EndsWith(field, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_days_that_are_open_now_are_one_key_away()
    {
        await database.Save(_desk);
        database.As(_desk);
        async Task<Guid> DayAsync(string place)
        {
            var day = await database.Send(new PlanSignUpDay.Command(Guid.NewGuid(), A.Amsterdam, "reception-information", database.Clock.Today, place, null));
            return await database.Send(new StartSignUpDay.Command(day));
        }
        var forgotten = await DayAsync("Vergeten");
        await database.InDb(db => db.SignUpDays.Where(day => day.Id == forgotten).ExecuteUpdateAsync(day => day.SetProperty(one => one.On, database.Clock.Today.AddDays(-9))));
        await database.Send(new CloseSignUpDay.Command(await DayAsync("Klaar")));
        await database.Send(new PlanSignUpDay.Command(Guid.NewGuid(), A.Amsterdam, "reception-information", database.Clock.Today, "Later", null));
        var open = await DayAsync("Kantine");
        Assert.Equal([new OpenSignUpDays.Day(open, "Kantine")], await database.Send(new OpenSignUpDays.Query()));
        database.As(A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build());
        Assert.Empty(await database.Send(new OpenSignUpDays.Query()));
    }
}
