using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.MeetingPlaces;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.MeetingPlaces;

public sealed class MeetingPlacesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 21), Monday = new(2026, 11, 23);
    private StaffMember _caseworker = null!, _other = null!, _desk = null!, _manager = null!;
    private NewcomerBuilder _selam = null!, _dawit = null!;
    private MeetingPlace _room = null!, _small = null!;

    public async Task InitializeAsync()
    {
        database.Clock.GoTo(Today);
        (_caseworker, _other) = (A.StaffMember(Role.Caseworker).Build(), A.StaffMember(Role.Caseworker).Build());
        (_desk, _manager) = (A.StaffMember(Role.FrontDesk).Build(), A.StaffMember(Role.Manager).Build());
        (_room, _small) = (Place(fits: 4), Place(fits: 1));
        await database.Save(_caseworker, _other, _desk, _manager, _room, _small);
        _selam = await A.Newcomer("Selam").SavedIn(database);
        _dawit = await A.Newcomer("Dawit").SavedIn(database);
        database.As(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static MeetingPlace Place(string municipality = A.Amsterdam, int fits = 4, MeetingPlaceKind kind = MeetingPlaceKind.Room) =>
        MeetingPlace.Furnish(municipality, new(kind, $"Kamer {Guid.NewGuid():N}", fits, "Eerste verdieping", true));

    private static AppointmentInput Input(StaffMember host, MeetingPlace? place, int hour = 10, DateOnly? on = null) =>
        new(on ?? Monday, new(hour, 0), new(hour + 1, 0), "office", null, "housing", null, host.Id, null, null, place?.Id);

    private Task<Guid> Make(NewcomerBuilder who, StaffMember host, MeetingPlace? place, int hour = 10, DateOnly? on = null, params Guid[] along) =>
        database.Send(new MakeAppointment.Command(Guid.NewGuid(), who.File.Id, along, Input(host, place, hour, on)));

    private static async Task<BrokenRuleException> Refused(Rule rule, Func<Task> change)
    {
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(change);
        Assert.Same(rule, refused.Rule);
        return refused;
    }

    [Fact]
    public async Task A_room_is_in_one_appointment_at_a_time()
    {
        var first = await Make(_selam, _caseworker, _room);
        var refused = await Refused(AppointmentRules.APlaceHoldsOneAppointment, () => Make(_dawit, _other, _room));
        Assert.Equal(["10:00", "11:00"], refused.Arguments);
        // In another room, after it, and without a room it can be.
        await Make(_dawit, _other, _small);
        await Make(_dawit, _other, _room, 11);
        await Make(_dawit, _other, null, 12);
        await database.Send(new CancelAppointment.Command(_selam.File.Id, first, 0, CancelledBy.Person, "person-ill", null, true));
        var next = await Make(_dawit, _desk, _room, 10, Monday.AddDays(1));
        await database.Send(new ChangeAppointment.Command(_dawit.File.Id, next, 0, Input(_desk, _room, 15), "better-time"));
        // What was called off by mistake comes back only while the room is still free.
        var late = await Make(_dawit, _caseworker, _room, 16);
        await database.Send(new CancelAppointment.Command(_dawit.File.Id, late, 0, CancelledBy.Centre, "mistake", null, true));
        await Make(_selam, _desk, _room, 16);
        await Refused(AppointmentRules.APlaceHoldsOneAppointment, () => database.Send(new TakeBackOutcome.Command(_dawit.File.Id, late, 1, "Toch wel")));
    }

    [Fact]
    public async Task Fifty_who_plan_the_same_room_at_the_same_moment_get_one_appointment()
    {
        var hosts = Enumerable.Range(0, 50).Select(_ => A.StaffMember(Role.Caseworker).Build()).ToList();
        var people = Enumerable.Range(0, 50).Select(_ => A.Newcomer("Samen")).ToList();
        await database.Save([.. hosts]);
        await database.Save([.. people.SelectMany(one => one.Things)]);
        var tries = await Task.WhenAll(hosts.Zip(people).Select(async pair =>
        {
            try
            {
                await Make(pair.Second, pair.First, _room, 14);
                return true;
            }
            catch (BrokenRuleException refused) when (refused.Rule == AppointmentRules.APlaceHoldsOneAppointment)
            {
                return false;
            }
        }));
        Assert.Equal(1, tries.Count(yes => yes));
        Assert.Equal(1, await database.InDb(db => db.Appointments.CountAsync(one => one.MeetingPlaceId == _room.Id)));
    }

    [Fact]
    public async Task Two_who_change_rooms_with_each_other_do_not_wait_for_each_other()
    {
        var (one, two) = (await Make(_selam, _caseworker, _room, 9), await Make(_dawit, _other, _small, 10));
        var both = await Task.WhenAll(
            Attempt(new ChangeAppointment.Command(_selam.File.Id, one, 0, Input(_other, _small, 9), null)), Attempt(new ChangeAppointment.Command(_dawit.File.Id, two, 0, Input(_caseworker, _room, 10), null)));
        Assert.Equal([true, true], both);

        async Task<bool> Attempt(ICommand<Guid> command) => await database.Send(command) != Guid.Empty;
    }

    [Fact]
    public async Task Everybody_fits_or_it_is_said_how_many_do()
    {
        var refused = await Refused(AppointmentRules.EverybodyFits, () => Make(_selam, _caseworker, _small, 10, null, _dawit.File.Id));
        Assert.Equal([2, 1], refused.Arguments);
        await Make(_selam, _caseworker, _room, 10, null, _dawit.File.Id);
        var alone = await Make(_selam, _caseworker, _room, 12, null, _dawit.File.Id);
        await database.Send(new CancelAppointment.Command(_dawit.File.Id, alone, 0, CancelledBy.Person, "person-ill", null, false));
        // Who called off needs no chair; and none is left for who comes after all.
        await database.Send(new ChangeAppointment.Command(_selam.File.Id, alone, 1, Input(_caseworker, _small, 12), null));
        await Refused(AppointmentRules.EverybodyFits, () => database.Send(new TakeBackOutcome.Command(_dawit.File.Id, alone, 2, "Toch wel")));
    }

    [Fact]
    public async Task A_place_is_of_the_municipality_of_the_file_and_in_use_that_day()
    {
        var elsewhere = Place(A.Eindhoven);
        await database.Save(elsewhere);
        await Refused(AppointmentRules.ThePlaceIsUsedHere, () => Make(_selam, _caseworker, elsewhere));
        var planned = await Make(_selam, _caseworker, _room, 10, Monday.AddDays(1));
        database.As(_manager);
        await database.Send(new EndMeetingPlace.Command(_room.Id, 0, Monday));
        Assert.Equal((1, 1), (await Line(_room)) is var line ? (line.Coming, line.AfterUse) : default);
        database.As(_desk);
        await Make(_dawit, _other, _room, 10, Monday);
        await Refused(AppointmentRules.ThePlaceIsUsedHere, () => Make(_dawit, _other, _room, 12, Monday.AddDays(1)));
        Assert.DoesNotContain(await Free(Monday.AddDays(1)), place => place.Id == _room.Id);
        // What stood there keeps its place while only its words change, and loses it when it moves.
        await database.Send(new ChangeAppointment.Command(_selam.File.Id, planned, 0, Input(_caseworker, _room, 10, Monday.AddDays(1)) with { What = "Neem uw pas mee" }, null));
        await Refused(AppointmentRules.ThePlaceIsUsedHere, () => database.Send(new ChangeAppointment.Command(_selam.File.Id, planned, 1, Input(_caseworker, _room, 11, Monday.AddDays(1)), "better-time")));
        await database.As(_manager).Send(new UseMeetingPlaceOn.Command(_room.Id));
        await database.As(_desk).Send(new ChangeAppointment.Command(_selam.File.Id, planned, 1, Input(_caseworker, _room, 11, Monday.AddDays(1)), "better-time"));
    }

    [Fact]
    public async Task Free_places_come_first_and_it_is_said_when_the_others_are_taken()
    {
        var mine = await Make(_selam, _caseworker, _small);
        var places = (await Free(Monday)).Where(place => place.Id == _room.Id || place.Id == _small.Id).ToList();
        Assert.Equal([_room.Id, _small.Id], places.Select(place => place.Id));
        Assert.Equal(AppointmentTime.Of(Monday, new(10, 0), new(11, 0)), places[1].Taken);
        var own = await database.Send(new FreePlaces.Query(_selam.File.Id, AppointmentTime.Of(Monday, new(10, 0), new(11, 0)), mine));
        Assert.All(own.Where(place => place.Id == _small.Id), place => Assert.Null(place.Taken));
        Assert.All(await database.Send(new FreePlaces.Query(_selam.File.Id, null)), place => Assert.Null(place.Taken));
        database.As(A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => Free(Monday));
    }

    [Fact]
    public async Task The_history_says_in_which_room_it_was()
    {
        var id = await Make(_selam, _caseworker, _room);
        await database.Send(new ChangeAppointment.Command(_selam.File.Id, id, 0, Input(_caseworker, _small), null));
        var changes = await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "Appointments.ChangeAppointment" && audit.CaseFileId == _selam.File.Id).SelectMany(audit => audit.Changes).ToListAsync());
        var told = Assert.Single(changes, change => change.Field == nameof(Appointment.MeetingPlaceId));
        Assert.Equal((_room.Id.ToString(), _small.Id.ToString()), (told.Before, told.After));
        var history = await database.As(_caseworker).Send(new Application.Auditing.FileHistory.Query(_selam.File.Id));
        Assert.Contains(history.Entries.SelectMany(entry => entry.Changes), change => change.After == _small.Name);
    }

    [Fact]
    public async Task The_line_and_the_head_say_where_to_go()
    {
        await Make(_selam, _caseworker, _room);
        var line = Assert.Single((await database.Send(new AppointmentsOfFile.Query(_selam.File.Id))).Open);
        Assert.Equal($"{_room.Name}, Eerste verdieping", line.Where);
        Assert.Equal(_room.Name, (await database.Send(new Application.CaseFiles.FileHead.Query(_selam.File.Id))).Next!.Room);
    }

    [Fact]
    public async Task A_manager_keeps_the_places_of_the_own_municipality()
    {
        database.As(_manager);
        var input = new MeetingPlaceInput(MeetingPlaceKind.Desk, "Balie bij de ingang", 2, null, true);
        var id = await database.Send(new AddMeetingPlace.Command(Guid.NewGuid(), A.Amsterdam, input));
        await Refused(MeetingPlaceRules.OneNameOnePlace, () => database.Send(new AddMeetingPlace.Command(Guid.NewGuid(), A.Amsterdam, input)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new AddMeetingPlace.Command(Guid.NewGuid(), A.Eindhoven, input)));
        await database.Send(new ChangeMeetingPlace.Command(id, 0, input with { Name = "Balie 1", Fits = 3, IsStepFree = false }));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangeMeetingPlace.Command(id, 0, input)));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new EndMeetingPlace.Command(id, 0, Today)));
        var line = (await database.Send(new MeetingPlaceList.Query())).Lines.Single(one => one.Id == id);
        Assert.Equal(("Balie 1", 3, false, MeetingPlaceKind.Desk, 0), (line.Name, line.Fits, line.IsStepFree, line.Kind, line.Coming));
        database.As(A.StaffMember(Role.Manager).In(A.Eindhoven).Build());
        Assert.DoesNotContain((await database.Send(new MeetingPlaceList.Query())).Lines, one => one.Id == id);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new EndMeetingPlace.Command(id, 1, Today)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new UseMeetingPlaceOn.Command(id)));
    }

    [Fact]
    public async Task What_is_no_place_is_said_by_the_fields()
    {
        database.As(_manager);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddMeetingPlace.Command(Guid.NewGuid(), null, new(null, " ", 0, null, true))));
        Assert.Equal(["Fits", "Kind", "Municipality", "Name"], refused.Fields.Select(field => field.Field).Order());
        var over = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new EndMeetingPlace.Command(_room.Id, 0, Today.AddDays(-2))));
        Assert.Equal("MeetingPlaces.LastDayIsOver", Assert.Single(over.Fields).Text);
        await database.Send(new EndMeetingPlace.Command(_room.Id, 0, Today.AddDays(-1)));
    }

    private Task<IReadOnlyList<FreePlaces.Choice>> Free(DateOnly on) => database.Send(new FreePlaces.Query(_dawit.File.Id, AppointmentTime.Of(on, new(10, 0), new(11, 0))));

    private async Task<MeetingPlaceList.Line> Line(MeetingPlace place) => (await database.Send(new MeetingPlaceList.Query())).Lines.Single(line => line.Id == place.Id);
}
