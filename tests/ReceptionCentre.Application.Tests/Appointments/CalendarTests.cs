using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Appointments;

public sealed class CalendarTests(CalendarTests.Counting database) : IClassFixture<CalendarTests.Counting>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 21), Monday = new(2026, 11, 23);
    private StaffMember _caseworker = null!, _colleague = null!, _manager = null!;
    private Team _team = null!;
    private MeetingPlace _room = null!;

    public async Task InitializeAsync()
    {
        database.Clock.GoTo(Today);
        _team = A.Team(A.Amsterdam, $"Team {Guid.NewGuid():N}");
        _caseworker = A.StaffMember(Role.Caseworker).Named("Jolanda de Wit").Of(_team).Build();
        _colleague = A.StaffMember(Role.Caseworker).Named("Bram Smit").Of(_team).Build();
        _manager = A.StaffMember(Role.Manager).Of(_team).Build();
        _room = MeetingPlace.Furnish(A.Amsterdam, new(MeetingPlaceKind.Room, $"Kamer {Guid.NewGuid():N}", 4, null, true));
        await database.Save(_team, _caseworker, _colleague, _manager, _room);
        database.As(_caseworker);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<NewcomerBuilder> Meets(StaffMember host, int hour = 10, DateOnly? on = null, NewcomerBuilder? who = null, Guid? room = null)
    {
        who = await (who ?? A.Newcomer("Selam")).SavedIn(database);
        await database.Save(Appointment.Make(
            [who.File.Id], new(AppointmentTime.Of(on ?? Monday, new(hour, 0), new(hour + 1, 0)), "office", null, "housing", null, host.Id, null, null, room), Today, database.Clock.GetUtcNow(), host.Id));
        return who;
    }

    private Task<ShowCalendar.View> Show(CalendarWho? who = null, DateOnly? day = null, bool? week = null) => database.Send(new ShowCalendar.Query(who ?? CalendarWho.Myself, day, week));

    // "23 10 Selam, 24 11 -": day and hour, and who; a line for what is only taken.
    private static string Told(ShowCalendar.View view) => string.Join(", ", view.Lanes.SelectMany(lane => lane.Entries.Select(entry =>
        $"{lane.Day.Day} {Domain.Facts.DutchCalendar.LocalTime(entry.Time.BeginsAt).Hour} {(entry.Lines.Count == 0 ? "-" : string.Join('+', entry.Lines.Select(line => line.Name.CalledName)))}")));

    [Fact]
    public async Task Ones_own_week_begins_on_Monday_and_shows_a_weekend_only_when_something_is_planned()
    {
        await Meets(_caseworker, 10);
        await Meets(_caseworker, 9, Monday.AddDays(7));
        await Meets(_colleague, 11);
        var view = await Show(day: Monday.AddDays(3));
        Assert.Equal((Monday, true, false, null), (view.From, view.WholeWeek, view.OfSeveral, view.Name));
        Assert.Equal(5, view.Days.Count);
        Assert.Equal("23 10 Selam", Told(view));
        await Meets(_caseworker, 12, Monday.AddDays(5));
        Assert.Equal(6, (await Show(day: Monday)).Days.Count);
        var day = await Show(day: Today, week: false);
        Assert.Equal([Today], day.Days);
    }

    [Fact]
    public async Task A_team_stands_beside_each_other_on_one_day()
    {
        await Meets(_caseworker, 10);
        await Meets(_colleague, 11);
        var view = await Show(new(TeamId: _team.Id), Monday);
        Assert.Equal((false, true, _team.Name), (view.WholeWeek, view.OfSeveral, view.Name));
        Assert.Equal(["Bram Smit", "Jolanda de Wit"], view.Lanes.Select(lane => lane.Name));
        Assert.Equal("23 11 Selam, 23 10 Selam", Told(view));
        Assert.Equal(10, (await Show(new(TeamId: _team.Id), Monday, true)).Lanes.Count);
    }

    [Fact]
    public async Task A_room_shows_what_is_in_it_and_a_municipality_all_its_rooms()
    {
        await Meets(_colleague, 10, room: _room.Id);
        await Meets(_colleague, 12);
        Assert.Equal("23 10 Selam", Told(await Show(new(MeetingPlaceId: _room.Id), Monday)));
        var all = await Show(new(Municipality: A.Amsterdam), Monday);
        Assert.Equal("23 10 Selam", Told(all with { Lanes = [.. all.Lanes.Where(lane => lane.MeetingPlaceId == _room.Id)] }));
        await database.Change(db => db.MeetingPlaces.Where(place => place.Id == _room.Id).ExecuteUpdateAsync(set => set.SetProperty(place => place.UsedUntil, Monday)));
        Assert.Equal([true, false, false, false, false], (await Show(new(MeetingPlaceId: _room.Id), Monday)).Lanes.Select(lane => lane.IsUsed));
    }

    [Fact]
    public async Task Of_who_is_not_in_scope_only_the_time_is_taken()
    {
        var both = A.StaffMember(Role.Caseworker).In(A.Amsterdam, A.Eindhoven).Named("Anna van Twee").Build();
        await database.Save(both);
        await Meets(both, 9, who: A.Newcomer("Daar").In(A.Eindhoven));
        await Meets(both, 10, who: A.Newcomer("Verborgen").Protected());
        await Meets(both, 11);
        var view = await Show(new(StaffMemberId: both.Id), Monday);
        Assert.Equal("23 9 -, 23 10 -, 23 11 Selam", Told(view));
        Assert.Equal("Anna van Twee", view.Name);
    }

    [Fact]
    public async Task Who_is_called_off_takes_no_time_and_who_stayed_away_stays_to_be_seen()
    {
        var off = await Meets(_caseworker, 10);
        var away = await Meets(_caseworker, 12);
        await database.Change(async db =>
        {
            (await Whole(db, off)).Cancel(off.File.Id, CancelledBy.Person, "person-ill", null, database.Clock.GetUtcNow(), _caseworker.Id);
            (await Whole(db, away)).StayAway(away.File.Id, "unknown", Domain.Facts.DutchCalendar.At(Monday, new(13, 0)), _caseworker.Id);
        });
        Assert.Equal("23 12 Selam", Told(await Show(day: Monday)));

        static Task<Appointment> Whole(ReceptionDbContext db, NewcomerBuilder of) => db.Appointments.Include(one => one.Invitees).SingleAsync(one => one.Invitees.Any(invitee => invitee.CaseFileId == of.File.Id));
    }

    [Fact]
    public async Task Who_is_away_and_a_holiday_are_marked()
    {
        var capacity = WorkCapacity.For(_caseworker.Id);
        capacity.BeAway(new(2026, 12, 22), new(2026, 12, 24));
        await database.Save(capacity);
        var view = await Show(day: new(2026, 12, 21));
        Assert.Equal([false, true, true, true, false], view.Lanes.Select(lane => lane.IsAway));
        // Christmas.
        Assert.Equal([false, false, false, false, true], view.Lanes.Select(lane => lane.IsHoliday));
    }

    [Fact]
    public async Task A_manager_who_receives_nobody_begins_with_the_own_team()
    {
        database.As(_manager);
        var view = await Show(day: Monday);
        Assert.Equal((_team.Id, _team.Name), (view.Who.TeamId!.Value, view.Name));
    }

    [Fact]
    public async Task What_is_of_another_municipality_is_not_there()
    {
        var (there, team, place) = (A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build(), A.Team(A.Eindhoven, "Daar"), MeetingPlace.Furnish(A.Eindhoven, new(MeetingPlaceKind.Desk, "Daar", 1, null, true)));
        await database.Save(there, team, place);
        foreach (var who in new CalendarWho[] { new(StaffMemberId: there.Id), new(TeamId: team.Id), new(MeetingPlaceId: place.Id), new(Municipality: A.Eindhoven), new(StaffMemberId: Guid.NewGuid()) })
            await Assert.ThrowsAsync<NotThereException>(() => Show(who, Monday));
        var choices = (await Show()).Choices;
        Assert.DoesNotContain(choices.Colleagues, one => one.Id == there.Id);
        Assert.DoesNotContain(choices.Teams, one => one.Id == team.Id);
        Assert.DoesNotContain(choices.Places, one => one.Id == place.Id);
        Assert.DoesNotContain(choices.Municipalities, one => one.Value == A.Eindhoven);
    }

    [Fact]
    public async Task A_link_of_a_calendar_leads_to_a_file_that_one_sees()
    {
        var selam = await Meets(_caseworker);
        var id = await database.InDb(db => db.Invitees.Where(invitee => invitee.CaseFileId == selam.File.Id).Select(invitee => invitee.AppointmentId).SingleAsync());
        Assert.Equal(selam.File.Id, await database.Send(new FileOfAppointment.Query(id)));
        database.As(A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new FileOfAppointment.Query(id)));
    }

    [Fact]
    public async Task As_many_queries_for_a_full_week_of_a_team_as_for_an_empty_one()
    {
        // Codes are read once.
        await Meets(_caseworker, 8);
        await Show(new(TeamId: _team.Id), Monday, true);
        await Meets(_colleague, 8, Monday.AddDays(7));
        var few = await Count(Monday.AddDays(7));
        for (var hour = 9; hour < 17; hour++)
        {
            for (var day = 0; day < 5; day++)
                await Meets(hour % 2 == 0 ? _caseworker : _colleague, hour, Monday.AddDays(day), room: _room.Id);
        }
        Assert.Equal(few, await Count(Monday));
        Assert.InRange(few, 1, 18);

        async Task<int> Count(DateOnly day)
        {
            database.Queries = 0;
            await Show(new(TeamId: _team.Id), day, true);
            return database.Queries;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("c-")]
    [InlineData("c-nobody")]
    [InlineData("x-019a000000007000800000000000000a")]
    public void What_cannot_be_read_is_ones_own_calendar(string? text) => Assert.Equal(CalendarWho.Myself, CalendarWho.Read(text));

    [Fact]
    public void Whose_calendar_it_is_stands_in_the_address()
    {
        var id = Guid.CreateVersion7();
        foreach (var who in new CalendarWho[] { new(StaffMemberId: id), new(TeamId: id), new(MeetingPlaceId: id), new(Municipality: A.Amsterdam), CalendarWho.Myself })
            Assert.Equal(who, CalendarWho.Read(who.ToString()));
    }

    /// <summary>A database that counts what is asked of it.</summary>
    public sealed class Counting : ReceptionDatabase
    {
        public int Queries { get; set; }

        protected override void Add(IServiceCollection services) => services.ConfigureDbContext<ReceptionDbContext>((_, options) => options.AddInterceptors(new Counter(this)));

        private sealed class Counter(Counting database) : DbCommandInterceptor
        {
            public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
            {
                database.Queries++;
                return base.ReaderExecutedAsync(command, eventData, result, cancellationToken);
            }
        }
    }
}
