using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.WaitingRooms;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.ConsultationHours;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.WaitingRooms;

public sealed class WaitingRoomsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    // A Monday, a quarter past ten in the Netherlands.
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 15, 0, TimeSpan.Zero);
    private StaffMember _desk = null!, _other = null!, _caseworker = null!, _manager = null!;
    private MeetingPlace _counter = null!;
    private Guid _room;

    public async Task InitializeAsync()
    {
        GoTo(Now);
        (_desk, _other, _caseworker, _manager) = (A.StaffMember(Role.FrontDesk).Build(), A.StaffMember(Role.FrontDesk).Build(), A.StaffMember(Role.Caseworker).Build(), A.StaffMember(Role.Manager).Build());
        _counter = MeetingPlace.Furnish(A.Amsterdam, new(MeetingPlaceKind.Desk, $"Balie {Guid.NewGuid():N}", 2, null, true));
        await database.Save(_desk, _other, _caseworker, _manager, _counter);
        _room = await database.As(_manager).Send(new AddWaitingRoom.Command(Guid.NewGuid(), A.Amsterdam, $"Hal {Guid.NewGuid():N}"));
        database.As(_desk);
    }

    private void GoTo(DateTimeOffset moment) => database.Clock.Advance(moment - database.Clock.GetUtcNow());

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<Guid> Give(string? topic = null, string? first = null, Guid? colleague = null) => database.Send(new GiveNumber.Command(Guid.NewGuid(), _room, topic, null, first, colleague));

    private async Task<int?> Next(WaitingState? before = null, params string[] topics) =>
        (await database.Send(new CallNext.Command(Guid.NewGuid(), _room, _counter.Id, topics, before))).NumberId is { } id ? (await Stored(id)).Number : null;

    private Task<WaitingNumber> Stored(Guid id) => database.InDb(db => db.WaitingNumbers.SingleAsync(one => one.Id == id));

    private Task<ShowWaitingRoom.View> Hall() => database.Send(new ShowWaitingRoom.Query(_room));

    private static async Task Refused(Rule rule, Func<Task> change) => Assert.Same(rule, (await Assert.ThrowsAsync<BrokenRuleException>(change)).Rule);

    private async Task<(NewcomerBuilder Person, Guid Appointment)> Expected(string name, int hour, StaffMember host, params Guid[] along)
    {
        var person = await A.Newcomer(name).SavedIn(database);
        return (person, await database.Send(new MakeAppointment.Command(
            Guid.NewGuid(), person.File.Id, along, new(Today, new(hour, 0), new(hour, 30), "office", null, "housing", null, host.Id, null, null, null))));
    }

    [Fact]
    public async Task Numbers_of_a_day_go_up_from_one_and_begin_anew_the_next_day()
    {
        int[] numbers = [(await Stored(await Give())).Number, (await Stored(await Give())).Number];
        Assert.Equal([1, 2], numbers);
        GoTo(Now.AddDays(1));
        Assert.Equal(1, (await Stored(await Give())).Number);
    }

    [Fact]
    public async Task A_double_click_gives_one_number_and_calls_one_person()
    {
        var key = Guid.NewGuid();
        Assert.Equal(await database.Send(new GiveNumber.Command(key, _room, null, null, null, null)), await database.Send(new GiveNumber.Command(key, _room, null, null, null, null)));
        await Give();
        var next = Guid.NewGuid();
        Assert.Equal(await database.Send(new CallNext.Command(next, _room, null, [], null)), await database.Send(new CallNext.Command(next, _room, null, [], null)));
        Assert.Single((await Hall()).Waiting);
    }

    [Fact]
    public async Task Fifty_who_take_a_number_at_once_get_fifty_numbers_and_fifty_desks_that_call_get_fifty_people()
    {
        var given = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Give()));
        Assert.Equal(Enumerable.Range(1, 50), await database.InDb(db => db.WaitingNumbers.Where(one => given.Contains(one.Id)).OrderBy(one => one.Number).Select(one => one.Number).ToListAsync()));
        var called = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Next()));
        Assert.Equal(Enumerable.Range(1, 50).Cast<int?>(), called.Order());
        Assert.Null(await Next());
    }

    [Fact]
    public async Task The_database_refuses_a_number_that_was_given()
    {
        await Give();
        await Refused(WaitingRules.ANumberIsGivenOnce, () => database.As(null).Change(db =>
        {
            db.Add(WaitingNumber.Take(_room, Today, 1, new(null, null, null), Now));
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task The_next_ends_whom_one_had_before_and_takes_who_is_next_in_turn()
    {
        var (first, second, third) = (await Give("housing"), await Give(), await Give(first: "small-child"));
        Assert.Equal(3, await Next());
        Assert.Equal(1, await Next(WaitingState.Helped));
        Assert.Equal(2, await Next(WaitingState.Left));
        WaitingState[] states = [(await Stored(third)).State, (await Stored(first)).State, (await Stored(second)).State];
        Assert.Equal([WaitingState.Helped, WaitingState.Left, WaitingState.Called], states);
        var hall = await Hall();
        Assert.Equal([2], hall.Mine.Select(one => one.Number));
        // Where one called before, one calls again.
        Assert.Equal(_counter.Id, hall.Place);
        database.As(_other);
        Assert.Equal([2], (await Hall()).Called.Select(one => one.Number));
    }

    [Fact]
    public async Task One_is_given_whom_one_can_help_and_not_who_comes_for_a_colleague()
    {
        await Give("tax");
        await Give("housing", colleague: _caseworker.Id);
        await Give("housing");
        await Give();
        Assert.Equal(3, await Next(null, "housing", "money"));
        // Who was not asked is helped by anybody.
        Assert.Equal(4, await Next(WaitingState.Helped, "housing"));
        Assert.Null(await Next(WaitingState.Helped, "housing"));
        database.As(_caseworker);
        Assert.Equal(2, await Next(null, "language"));
    }

    [Fact]
    public async Task Who_reports_for_an_appointment_is_here_waits_for_the_host_and_a_family_has_one_number()
    {
        var dawit = await A.Newcomer("Dawit").SavedIn(database);
        var (selam, appointment) = await Expected("Selam", 11, _caseworker, dawit.File.Id);
        var number = await database.Send(new GiveNumberForAppointment.Command(Guid.NewGuid(), _room, selam.File.Id, appointment));
        Assert.Equal(number, await database.Send(new GiveNumberForAppointment.Command(Guid.NewGuid(), _room, dawit.File.Id, appointment)));
        Assert.All(await database.InDb(db => db.Invitees.Where(one => one.AppointmentId == appointment).Select(one => one.State).ToListAsync()), state => Assert.Equal(InviteeState.Arrived, state));
        var line = Assert.Single((await Hall()).Waiting);
        Assert.Equal((_caseworker.Name, "Dawit, Selam"), (line.ForWhom, string.Join(", ", line.People.Select(one => one.Name.CalledName).Order())));
        Assert.Null(await Next());
        database.As(_caseworker);
        Assert.Equal(line.Number, await Next());
    }

    [Fact]
    public async Task Of_whom_one_may_not_know_the_line_says_only_that_somebody_waits()
    {
        var hidden = await A.Newcomer("Verborgen").SavedIn(database);
        var appointment = await database.Send(new MakeAppointment.Command(
            Guid.NewGuid(), hidden.File.Id, [], new(Today, new(11, 0), new(11, 30), "office", null, "housing", null, _caseworker.Id, null, null, null)));
        await database.Send(new GiveNumberForAppointment.Command(Guid.NewGuid(), _room, hidden.File.Id, appointment));
        await database.As(null).Change(async db => (await db.Persons.Include(one => one.Protections).SingleAsync(one => one.Id == hidden.Person.Id)).Protect(PartialDate.Of(Today), A.Provenance));
        database.As(_desk);
        var line = Assert.Single((await Hall()).Waiting);
        Assert.Empty(line.People);
        Assert.NotNull(line.AppointmentAt);
    }

    [Fact]
    public async Task A_number_is_called_again_sent_back_ended_and_brought_back()
    {
        var id = await Give("housing");
        await database.Send(new CallNumber.Command(id, 0, _counter.Id));
        await database.Send(new CallNumber.Command(id, 1, null));
        await database.Send(new SendNumberBack.Command(id, 2, "benefits"));
        Assert.Equal(("benefits", WaitingState.Waiting), (await Stored(id)) is { } back ? (back.Topic, back.State) : default);
        await database.Send(new LetGoFirst.Command(id, 3, "unwell"));
        await database.Send(new EndNumber.Command(id, 4, false));
        await database.Send(new BringNumberBack.Command(id, 5));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new CallNumber.Command(id, 5, null)));
        await Refused(WaitingRules.OnlyWhoIsCalledGoesOn, () => database.Send(new EndNumber.Command(id, 6, true)));
    }

    [Fact]
    public async Task Somebody_of_another_municipality_sees_and_changes_nothing_of_it()
    {
        var id = await Give();
        var elsewhere = A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build();
        await database.Save(elsewhere);
        database.As(elsewhere);
        await Assert.ThrowsAsync<NotThereException>(Hall);
        await Assert.ThrowsAsync<NotThereException>(() => Give());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new CallNumber.Command(id, 0, null)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowSlip.Query(id)));
    }

    [Fact]
    public async Task What_is_chosen_is_of_this_municipality_and_on_the_lists()
    {
        var (there, stranger) = (MeetingPlace.Furnish(A.Eindhoven, new(MeetingPlaceKind.Desk, "Balie daar", 2, null, true)), A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build());
        await database.Save(there, stranger);
        var id = await Give();
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new CallNumber.Command(id, 0, there.Id)));
        await Assert.ThrowsAsync<InvalidInputException>(() => Give(colleague: stranger.Id));
        await Assert.ThrowsAsync<InvalidInputException>(() => Give("no-topic"));
        await Assert.ThrowsAsync<InvalidInputException>(() => Give(first: "vip"));
    }

    [Fact]
    public async Task After_its_last_day_a_room_gives_no_numbers_and_its_name_stays_taken()
    {
        var name = await database.InDb(db => db.WaitingRooms.Where(one => one.Id == _room).Select(one => one.Name).SingleAsync());
        database.As(_manager);
        await database.Send(new ChangeWaitingRoom.Command(_room, 0, name, Today.AddDays(-1)));
        await Refused(WaitingRules.OneNameOneRoom, () => database.Send(new AddWaitingRoom.Command(Guid.NewGuid(), A.Amsterdam, name)));
        database.As(_desk);
        await Refused(WaitingRules.TheRoomIsUsed, () => Give());
    }

    [Fact]
    public async Task The_screen_shows_numbers_and_places_and_opens_only_at_its_last_address()
    {
        var old = (await database.As(_manager).Send(new RenewScreen.Command(_room))).Token;
        var token = (await database.Send(new RenewScreen.Command(_room))).Token;
        database.As(_desk);
        await Give("housing");
        await Give();
        await Next();
        var screen = await Screen(token);
        Assert.Equal((1, 1), (Assert.Single(screen.Called).Number, screen.Waiting));
        Assert.Equal((_counter.Name, true), (screen.Called[0].Place, screen.Called[0].IsNew));
        GoTo(Now + ReadScreen.New);
        Assert.False((await Screen(token)).Called[0].IsNew);
        await Assert.ThrowsAsync<NotThereException>(() => Screen(old));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.As(_desk).Send(new ReadScreen.Query(SecretAddress.Checksum(token))));
        await database.As(_manager).Send(new TakeDownScreen.Command(_room));
        await Assert.ThrowsAsync<NotThereException>(() => Screen(token));
        Assert.DoesNotContain(await database.InDb(db => db.AuditEvents.SelectMany(one => one.Changes).Select(change => change.After).ToListAsync()), words => words?.Contains(SecretAddress.Checksum(token), StringComparison.Ordinal) == true);

        Task<ReadScreen.Screen> Screen(string address) => database.As(null).Send(new ReadScreen.Query(SecretAddress.Checksum(address)));
    }

    [Fact]
    public async Task One_calls_to_where_one_holds_consultation_hours_now()
    {
        await database.Save(ConsultationHour.Hold(A.Amsterdam, _desk.Id, null, new(DayOfWeek.Monday, new(10, 0), new(11, 0), true, [], _counter.Id, Today, null)));
        Assert.Equal(_counter.Id, (await Hall()).Place);
        GoTo(Now.AddHours(1));
        Assert.Null((await Hall()).Place);
    }

    [Fact]
    public async Task In_the_night_nobody_waits_any_more_and_after_thirteen_months_nothing_is_left()
    {
        var (selam, appointment) = await Expected("Selam", 11, _caseworker);
        var number = await database.Send(new GiveNumberForAppointment.Command(Guid.NewGuid(), _room, selam.File.Id, appointment));
        var (waiting, called) = (await Give(), await Give());
        await database.Send(new CallNumber.Command(called, 0, null));
        GoTo(Now.AddDays(1));
        var today = await Give();
        await database.As(null).Send(new ClearWaitingNumbers.Command());
        WaitingState[] states = [(await Stored(number)).State, (await Stored(waiting)).State, (await Stored(called)).State, (await Stored(today)).State];
        Assert.Equal([WaitingState.Left, WaitingState.Left, WaitingState.Helped, WaitingState.Waiting], states);
        Assert.Null((await Stored(number)).AppointmentId);
        GoTo(Now.AddMonths(WaitingNumber.MonthsKept).AddDays(1));
        await database.Send(new ClearWaitingNumbers.Command());
        Assert.Equal([today], await database.InDb(db => db.WaitingNumbers.Where(left => left.WaitingRoomId == _room).Select(left => left.Id).ToListAsync()));
    }

    [Fact]
    public async Task Figures_say_how_long_people_waited_by_week_and_hour_and_who_left_before()
    {
        foreach (var minutes in new[] { 0, 1, 2, 3, 30 })
        {
            GoTo(Now);
            var id = await Give();
            GoTo(Now.AddMinutes(minutes));
            await database.Send(new CallNumber.Command(id, 0, null));
        }
        var left = await Give();
        await database.Send(new EndNumber.Command(left, 0, false));
        await Give();
        database.As(_manager);
        var figures = await database.Send(new WaitingFigures.Query(_room));
        Assert.Equal(new(7, 5, 1, 2, 30, 30), figures.All);
        Assert.Equal(figures.All, figures.ByWeek[0].Figure);
        Assert.Equal(Today, Assert.Single(figures.ByWeek).Monday);
        Assert.Equal([10, 10], figures.ByHour.Select(hour => hour.From).Append(10));
        database.As(_desk);
        // Two weeks later the week between stands there, empty.
        GoTo(Now.AddDays(14));
        await Give();
        database.As(_manager);
        figures = await database.Send(new WaitingFigures.Query(_room));
        Assert.Equal([1, 0, 7], figures.ByWeek.Select(week => week.Figure.Given));
        var elsewhere = A.StaffMember(Role.Manager).In(A.Eindhoven).Build();
        await database.Save(elsewhere);
        Assert.Equal(0, (await database.As(elsewhere).Send(new WaitingFigures.Query(_room))).All.Given);
    }
}
