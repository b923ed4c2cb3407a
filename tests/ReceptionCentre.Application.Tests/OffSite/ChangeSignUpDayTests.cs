using ReceptionCentre.Application.OffSite;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.OffSite;

public sealed class ChangeSignUpDayTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();

    public async Task InitializeAsync()
    {
        await database.Save(_desk);
        database.As(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<Guid> PlanAsync() => database.Send(new PlanSignUpDay.Command(Guid.NewGuid(), A.Amsterdam, "reception-information", database.Clock.Today, "Kantine", null));

    private Task<ShowSignUpDay.View> ShowAsync(Guid day) => database.Send(new ShowSignUpDay.Query(day));

    [Fact]
    public async Task Date_place_and_partner_change_and_who_saw_an_older_version_is_told()
    {
        var day = await ShowAsync(await PlanAsync());
        var moved = database.Clock.Today.AddDays(3);
        await database.Send(new ChangeSignUpDay.Command(day.SignUpDayId, day.Version, moved, "Loods 4", "Fruit en Veld"));
        var now = await ShowAsync(day.SignUpDayId);
        Assert.Equal((moved, "Loods 4", "Fruit en Veld", moved.AddDays(Slip.DaysKept)), (now.On, now.Place, now.Partner, now.SlipsUntil));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangeSignUpDay.Command(day.SignUpDayId, day.Version, moved, "Loods 5", null)));
        Assert.Contains((await database.Send(new SignUpDays.Query())).Days, line => line.SignUpDayId == day.SignUpDayId && line.On == moved);
    }

    [Fact]
    public async Task Wrong_input_is_refused_by_its_field_and_another_municipality_sees_no_day()
    {
        var day = await ShowAsync(await PlanAsync());
        async Task<(string, string)> Refused(ChangeSignUpDay.Command command)
        {
            var field = (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command))).Fields[0];
            return (field.Field, field.Text);
        }
        var right = new ChangeSignUpDay.Command(day.SignUpDayId, day.Version, day.On, day.Place, null);
        Assert.Equal("Place", (await Refused(right with { Place = " " })).Item1);
        Assert.Equal("Partner", (await Refused(right with { Partner = new string('x', 201) })).Item1);
        Assert.Equal(("On", "Shared.Required"), await Refused(right with { On = null }));
        Assert.Equal(("On", "OffSite.TooFarAhead"), await Refused(right with { On = day.On.AddYears(3) }));
        Assert.Equal(("On", "OffSite.DayIsOver"), await Refused(right with { On = day.On.AddDays(-9) }));
        // Long after, the place is put right and the date stays.
        database.Clock.Advance(TimeSpan.FromDays(30));
        await database.Send(right with { Place = "Kantine Oost" });
        database.Clock.Advance(TimeSpan.FromDays(-30));
        database.As(A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(right));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new CancelSignUpDay.Command(day.SignUpDayId)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new PlanSignUpDayAgain.Command(day.SignUpDayId)));
    }

    [Fact]
    public async Task A_cancelled_day_takes_nobody_and_no_numbers_until_it_is_planned_again()
    {
        var day = await PlanAsync();
        await database.Send(new CancelSignUpDay.Command(day));
        Assert.Equal(SignUpDayState.Cancelled, (await ShowAsync(day)).State);
        foreach (var refused in new Func<Task>[] { () => database.Send(new StartSignUpDay.Command(day)), () => database.Send(new PrintSlips.Command(Guid.NewGuid(), day, 3)) })
            Assert.Equal(OffSiteRules.ACancelledDayIsPlannedAgainFirst, (await Assert.ThrowsAsync<BrokenRuleException>(refused)).Rule);
        Assert.Equal(0, (await ShowAsync(day)).LastNumber);
        await database.Send(new PlanSignUpDayAgain.Command(day));
        await database.Send(new StartSignUpDay.Command(day));
        Assert.Equal(SignUpDayState.Open, (await ShowAsync(day)).State);
    }
}
