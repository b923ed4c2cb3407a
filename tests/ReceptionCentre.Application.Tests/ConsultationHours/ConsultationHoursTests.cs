using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.ConsultationHours;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.ConsultationHours;

public sealed class ConsultationHoursTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 21), Monday = new(2026, 11, 23);
    private StaffMember _caseworker = null!, _colleague = null!, _manager = null!;
    private Team _team = null!, _other = null!;
    private MeetingPlace _desk = null!;

    public async Task InitializeAsync()
    {
        database.Clock.GoTo(Today);
        (_team, _other) = (A.Team(A.Amsterdam, $"Team {Guid.NewGuid():N}"), A.Team(A.Amsterdam, $"Team {Guid.NewGuid():N}"));
        (_caseworker, _colleague) = (A.StaffMember(Role.Caseworker).Of(_team).Build(), A.StaffMember(Role.Caseworker).Of(_other).Build());
        _manager = A.StaffMember(Role.Manager).Build();
        _desk = MeetingPlace.Furnish(A.Amsterdam, new(MeetingPlaceKind.Desk, $"Balie {Guid.NewGuid():N}", 1, null, true));
        await database.Save(_team, _other, _caseworker, _colleague, _manager, _desk);
        database.As(_caseworker);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private ConsultationInput Input(DayOfWeek day = DayOfWeek.Monday, bool walkIns = true, params string[] topics) => new(day, new(9, 0), new(12, 0), walkIns, topics, _desk.Id, null, null);

    private Task<Guid> Add(Guid? member = null, Guid? team = null, ConsultationInput? input = null, string municipality = A.Amsterdam) =>
        database.Send(new AddConsultationHour.Command(Guid.NewGuid(), municipality, member, team, input ?? Input()));

    private async Task<ConsultationLine> Line(Guid id) => (await database.Send(new ConsultationHourList.Query())).Held.Single(line => line.Id == id);

    [Fact]
    public async Task A_caseworker_keeps_the_own_hours_and_those_of_the_own_team()
    {
        var own = await Add(_caseworker.Id);
        var team = await Add(team: _team.Id, input: Input(DayOfWeek.Friday, false, "housing"));
        Assert.Equal((_caseworker.Name, _desk.Name, Today, true), await Line(own) is var line ? (line.Who, line.Place, line.BeginsOn, line.TakesWalkIns) : default);
        Assert.Equal((_team.Name, "housing"), await Line(team) is var of ? (of.Who, of.Topics[0].Value) : default);
        await Refused(() => Add(_colleague.Id));
        await Refused(() => Add(team: _other.Id));
        var theirs = await database.As(_manager).Send(new AddConsultationHour.Command(Guid.NewGuid(), A.Amsterdam, _colleague.Id, null, Input()));
        database.As(_caseworker);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ChangeConsultationHour.Command(theirs, 0, Input())));
        var view = await database.Send(new ConsultationHourList.Query());
        Assert.True(view.MayChange.Contains(own) && view.MayChange.Contains(team) && !view.MayChange.Contains(theirs));
        var choices = await database.Send(new ConsultationChoices.Query());
        Assert.Equal([_caseworker.Id], choices.Members.Select(member => member.Id));
        Assert.Equal([_team.Id], choices.Teams.Select(one => one.Id));
    }

    [Fact]
    public async Task It_is_changed_and_ends_and_stays_to_be_seen()
    {
        var id = await Add(_caseworker.Id);
        await database.Send(new ChangeConsultationHour.Command(id, 0, Input(DayOfWeek.Tuesday, false, "work") with { EndsOn = Today }));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangeConsultationHour.Command(id, 0, Input())));
        Assert.Equal((DayOfWeek.Tuesday, false), await Line(id) is var line ? (line.Day, line.TakesWalkIns) : default);
        database.Clock.GoTo(Today.AddDays(1));
        Assert.Contains((await database.Send(new ConsultationHourList.Query())).Ended, ended => ended.Id == id);
        var told = await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "ConsultationHours.ChangeConsultationHour" && audit.By == _caseworker.Id).SelectMany(audit => audit.Changes).ToListAsync());
        Assert.Contains(told, change => change.Field == "EndsOn");
    }

    [Fact]
    public async Task On_a_day_it_is_said_who_can_be_come_to_without_an_appointment()
    {
        var (walkIn, other) = (await Add(_caseworker.Id), await Add(_caseworker.Id, input: Input(DayOfWeek.Monday, false)));
        var lines = await database.Send(new WalkInHours.Query(Monday));
        Assert.Contains(lines, line => line.Id == walkIn);
        Assert.DoesNotContain(lines, line => line.Id == other);
        Assert.DoesNotContain(await database.Send(new WalkInHours.Query(Monday.AddDays(1))), line => line.Id == walkIn);
        // Easter Monday.
        Assert.DoesNotContain(await database.Send(new WalkInHours.Query(new(2027, 3, 29))), line => line.Id == walkIn);
    }

    [Fact]
    public async Task The_calendar_shows_the_hours_of_a_person_their_team_and_the_place()
    {
        var (own, team) = (await Add(_caseworker.Id), await Add(team: _team.Id, input: Input(DayOfWeek.Monday) with { From = new(6, 0), Until = new(7, 0), MeetingPlaceId = null }));
        var lane = (await database.Send(new ShowCalendar.Query(CalendarWho.Myself, Monday))).Lanes[0];
        Assert.Equal([team, own], lane.Hours.Select(hour => hour.Id));
        Assert.Equal([own], (await database.Send(new ShowCalendar.Query(new(MeetingPlaceId: _desk.Id), Monday))).Lanes[0].Hours.Select(hour => hour.Id));
        Assert.Equal([team], (await database.Send(new ShowCalendar.Query(new(TeamId: _team.Id), Monday))).Lanes.Single(one => one.StaffMemberId == _caseworker.Id).Hours.Where(hour => hour.TeamId == _team.Id).Select(hour => hour.Id));
        Assert.Equal(12, (await database.Send(new ShowCalendar.Query(CalendarWho.Myself, Monday))).Grid.First);
    }

    [Fact]
    public async Task What_is_of_another_municipality_is_not_there()
    {
        var (there, place) = (A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build(), MeetingPlace.Furnish(A.Eindhoven, new(MeetingPlaceKind.Desk, "Balie daar", 1, null, true)));
        await database.Save(there, place);
        var id = await Add(_caseworker.Id);
        await Refused(() => Add(_caseworker.Id, input: Input() with { MeetingPlaceId = place.Id }), "MeetingPlaceId");
        await Assert.ThrowsAsync<NotThereException>(() => Add(_caseworker.Id, municipality: A.Eindhoven));
        database.As(there);
        Assert.DoesNotContain((await database.Send(new ConsultationHourList.Query())).Held, line => line.Id == id);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ChangeConsultationHour.Command(id, 0, Input())));
        Assert.DoesNotContain(await database.Send(new WalkInHours.Query(Monday)), line => line.Id == id);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_the_fields()
    {
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddConsultationHour.Command(Guid.NewGuid(), null, null, null, new(null, null, null, false, [], null, null, null))));
        Assert.Equal(["Day", "From", "Municipality", "StaffMemberId", "Until"], refused.Fields.Select(field => field.Field).Distinct().Order());
        await Refused(() => Add(_caseworker.Id, input: Input() with { Until = new(8, 0) }), "Until");
        await Refused(() => Add(_caseworker.Id, input: Input() with { BeginsOn = Monday, EndsOn = Today }), "EndsOn");
        await Refused(() => Add(_caseworker.Id, input: Input(DayOfWeek.Monday, true, "no-such-topic")), "Topics");
    }

    private static async Task Refused(Func<Task> change, string field = "StaffMemberId") =>
        Assert.Equal(field, Assert.Single((await Assert.ThrowsAsync<InvalidInputException>(change)).Fields).Field);
}
