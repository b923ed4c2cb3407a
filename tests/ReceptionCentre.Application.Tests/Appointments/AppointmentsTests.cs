using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Appointments;

public sealed class AppointmentsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 21), Monday = new(2026, 11, 23);
    private StaffMember _caseworker = null!, _desk = null!;
    private NewcomerBuilder _selam = null!, _dawit = null!;

    public async Task InitializeAsync()
    {
        database.Clock.GoTo(Today);
        (_caseworker, _desk) = (A.StaffMember(Role.Caseworker).Named("Jolanda de Wit").Build(), A.StaffMember(Role.FrontDesk).Named("Bram Smit").Build());
        await database.Save(_caseworker, _desk);
        _selam = await A.Newcomer("Selam").AssignedTo(_caseworker).SavedIn(database);
        _dawit = await A.Newcomer("Dawit").SavedIn(database);
        database.As(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private AppointmentInput Input(int hour = 10, DateOnly? on = null, StaffMember? host = null) => new(
        on ?? Monday, new(hour, 0), new(hour + 1, 0), "office", "Kamer 3", "housing", "Neem het huurcontract mee", (host ?? _caseworker).Id, "professional-telephone", "ti");

    private Task<Guid> Make(int hour = 10, DateOnly? on = null, StaffMember? host = null, params Guid[] along) =>
        database.Send(new MakeAppointment.Command(Guid.NewGuid(), _selam.File.Id, along, Input(hour, on, host)));

    private Task<Appointment> Stored(Guid id) => database.InDb(db => db.Appointments.Include(one => one.Invitees).Include(one => one.Moves).SingleAsync(one => one.Id == id));

    private static async Task<BrokenRuleException> Refused(Rule rule, Func<Task> change)
    {
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(change);
        Assert.Same(rule, refused.Rule);
        return refused;
    }

    [Fact]
    public async Task The_desk_makes_an_appointment_with_the_caseworker_and_it_stands_in_the_head()
    {
        var id = await Make();
        var stored = await Stored(id);
        Assert.Equal((Monday, _caseworker.Id, _desk.Id), (stored.On, stored.StaffMemberId, stored.MadeBy));
        var next = (await database.Send(new FileHead.Query(_selam.File.Id))).Next!;
        Assert.Equal((DutchCalendar.At(Monday, new(10, 0)), "Jolanda de Wit", "office"), (next.BeginsAt, next.Host, next.PlaceKind!.Value));
        var events = await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "Appointments.MakeAppointment" && audit.CaseFileId == _selam.File.Id).ToListAsync());
        Assert.Equal(_desk.Id, Assert.Single(events).By);
    }

    [Fact]
    public async Task Nobody_is_invited_to_two_places_at_the_same_time()
    {
        var other = A.StaffMember(Role.Caseworker).Build();
        await database.Save(other);
        var first = await Make(10);
        var refused = await Refused(AppointmentRules.APersonIsInOnePlace, () => Make(10, host: other));
        Assert.Equal(["10:00", "11:00"], refused.Arguments);
        await Make(11, host: other);
        await database.Send(new CancelAppointment.Command(_selam.File.Id, first, 0, CancelledBy.Person, "person-ill", null, false));
        await Make(10, host: other);
        // Who is called off and is expected again would be in two places.
        await Refused(AppointmentRules.APersonIsInOnePlace, () => database.Send(new TakeBackOutcome.Command(_selam.File.Id, first, 1, "Toch wel")));
    }

    [Fact]
    public async Task Nobody_is_in_two_appointments_at_once_and_it_is_said_when_the_other_is()
    {
        await Make(10);
        var refused = await Refused(AppointmentRules.OneAppointmentAtATime, () => Make(10));
        Assert.Equal(["10:00", "11:00"], refused.Arguments);
        // After it, on another day, and of somebody else with somebody else it can be.
        await Make(11);
        await Make(10, Monday.AddDays(1));
        await database.Send(new MakeAppointment.Command(Guid.NewGuid(), _dawit.File.Id, [], Input(10, host: _desk)));
    }

    [Fact]
    public async Task Two_who_plan_the_same_hour_at_the_same_moment_get_one_appointment()
    {
        var tries = Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await Make(14);
                return true;
            }
            catch (BrokenRuleException refused) when (refused.Rule == AppointmentRules.OneAppointmentAtATime)
            {
                return false;
            }
        });
        var made = await Task.WhenAll(tries);
        Assert.Equal(1, made.Count(yes => yes));
        Assert.Equal(1, await database.InDb(db => db.Appointments.CountAsync(one => one.StaffMemberId == _caseworker.Id)));
    }

    [Fact]
    public async Task A_time_that_was_called_off_is_free_again_until_the_mistake_is_taken_back()
    {
        var id = await Make();
        await database.Send(new CancelAppointment.Command(_selam.File.Id, id, 0, CancelledBy.Person, "person-ill", null, true));
        var other = await Make();
        await Refused(AppointmentRules.OneAppointmentAtATime, () => database.Send(new TakeBackOutcome.Command(_selam.File.Id, id, 1, "Ander dossier")));
        await database.Send(new CancelAppointment.Command(_selam.File.Id, other, 0, CancelledBy.Centre, "mistake", null, true));
        await database.Send(new TakeBackOutcome.Command(_selam.File.Id, id, 1, "Ander dossier"));
        Assert.Equal(InviteeState.Invited, (await Stored(id)).Of(_selam.File.Id).State);
    }

    [Fact]
    public async Task A_move_keeps_the_old_time_and_asks_why()
    {
        var id = await Make();
        var later = Input(15);
        var missing = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new ChangeAppointment.Command(_selam.File.Id, id, 0, later, null)));
        Assert.Equal("Reason", Assert.Single(missing.Fields).Field);
        await database.Send(new ChangeAppointment.Command(_selam.File.Id, id, 0, later, "better-time"));
        var stored = await Stored(id);
        Assert.Equal((DutchCalendar.At(Monday, new(15, 0)), "better-time"), (stored.BeginsAt, Assert.Single(stored.Moves).Reason));
        // It does not stand in its own way.
        await database.Send(new ChangeAppointment.Command(_selam.File.Id, id, 1, later with { Ends = new(16, 30) }, "better-time"));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangeAppointment.Command(_selam.File.Id, id, 1, Input(9), "better-time")));
        await Make(10);
        await Refused(AppointmentRules.OneAppointmentAtATime, () => database.Send(new ChangeAppointment.Command(_selam.File.Id, id, 2, Input(10), "better-time")));
    }

    [Fact]
    public async Task An_appointment_is_with_somebody_of_the_municipality_of_every_file()
    {
        var elsewhere = A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build();
        var gone = A.StaffMember(Role.Caseworker).Build();
        gone.Leave(Today);
        var manager = A.StaffMember(Role.Manager).Build();
        await database.Save(elsewhere, gone, manager);
        foreach (var nobody in new[] { elsewhere, gone, manager })
            await Refused(AppointmentRules.TheHostWorksForTheMunicipality, () => Make(host: nobody));
    }

    [Fact]
    public async Task Who_comes_along_is_expected_too_and_each_file_tells_its_own()
    {
        var id = await Make(10, null, null, _dawit.File.Id);
        Assert.Equal(2, (await Stored(id)).Invitees.Count);
        var line = Assert.Single((await database.Send(new AppointmentsOfFile.Query(_dawit.File.Id))).Open);
        Assert.Equal(["Selam"], line.Others);
        await database.Send(new ChangeAppointment.Command(_selam.File.Id, id, 0, Input(12), "better-time"));
        var told = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes)
            .Where(audit => audit.Action == "Appointments.ChangeAppointment" && audit.PersonId == _dawit.Person.Id).ToListAsync());
        Assert.Contains(told.SelectMany(audit => audit.Changes), change => change.Thing == nameof(AppointmentMove));
        Assert.Contains(told.SelectMany(audit => audit.Changes), change => change.Thing == nameof(Invitee) && change.Field == nameof(Invitee.BeginsAt));
    }

    [Fact]
    public async Task What_is_of_another_municipality_is_not_there()
    {
        var elsewhere = A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build();
        await database.Save(elsewhere);
        var id = await Make(10, Today);
        database.As(elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => Make(12));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new AppointmentToChange.Query(_selam.File.Id, id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new RecordArrival.Command(_selam.File.Id, id)));
        Assert.Empty((await database.Send(new DayAppointments.Query())).Lines);
        Assert.Empty((await database.Send(new AppointmentsOfFile.Query(_selam.File.Id))).Open);
        Assert.Equal(0, await database.InScope(db => db.Appointments.CountAsync()));
    }

    [Fact]
    public async Task What_is_moved_for_one_is_moved_for_a_hidden_person_too()
    {
        var hidden = await A.Newcomer("Hidden").Protected().SavedIn(database);
        var id = (await Save(hidden.File.Id, _selam.File.Id)).Id;
        var line = Assert.Single((await database.Send(new AppointmentsOfFile.Query(_selam.File.Id))).Open);
        Assert.Empty(line.Others);
        await database.Send(new ChangeAppointment.Command(_selam.File.Id, id, 0, Input(16), "better-time"));
        Assert.All((await Stored(id)).Invitees, invitee => Assert.Equal(DutchCalendar.At(Monday, new(16, 0)), invitee.BeginsAt));
    }

    private async Task<Appointment> Save(params Guid[] files)
    {
        var appointment = Appointment.Make(
            files, new(AppointmentTime.Of(Monday, new(10, 0), new(11, 0)), "office", null, "housing", null, _caseworker.Id, null, null), Today, database.Clock.GetUtcNow(), _desk.Id);
        await database.Save(appointment);
        return appointment;
    }

    [Fact]
    public async Task A_closed_file_has_no_new_appointments()
    {
        await database.Change(db => db.CaseFiles.Where(file => file.Id == _selam.File.Id).ExecuteUpdateAsync(set => set.SetProperty(file => file.ClosedOn, Today)));
        await Refused(CaseFileRules.AClosedFileIsReadOnly, () => Make());
    }

    [Fact]
    public async Task The_outcome_and_the_note_are_one_step()
    {
        var id = await Make(10, null, null, _dawit.File.Id);
        database.Clock.GoTo(Monday);
        database.As(_caseworker);
        await database.Send(new RecordOutcome.Command(
            Guid.NewGuid(), _selam.File.Id, id, 0, [new(_selam.File.Id, true, null), new(_dawit.File.Id, false, "work-or-school")],
            new("office", null, "Zij zoekt een huis met twee kamers.", Monday.AddDays(14), false), [_selam.File.Id]));
        var stored = await Stored(id);
        Assert.Equal((InviteeState.Attended, InviteeState.StayedAway), (stored.Of(_selam.File.Id).State, stored.Of(_dawit.File.Id).State));
        var note = await database.InDb(db => db.ContactNotes.SingleAsync(note => note.CaseFileId == _selam.File.Id));
        Assert.Equal((Monday, "office", true, "professional-telephone", Monday.AddDays(14)), (note.On, note.Channel, note.PersonTookPart, note.Interpreter, note.NextOn!.Value));
        Assert.Equal(note.Id, stored.Of(_selam.File.Id).ContactNoteId);
        Assert.False(await database.InDb(db => db.ContactNotes.AnyAsync(other => other.CaseFileId == _dawit.File.Id)));
    }

    [Fact]
    public async Task The_note_goes_only_into_the_file_of_somebody_who_came()
    {
        var id = await Make(10, null, null, _dawit.File.Id);
        database.Clock.GoTo(Monday);
        database.As(_caseworker);
        foreach (var files in new Guid[][] { [], [_dawit.File.Id], [Guid.NewGuid()] })
        {
            var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new RecordOutcome.Command(
                Guid.NewGuid(), _selam.File.Id, id, 0, [new(_selam.File.Id, true, null), new(_dawit.File.Id, false, "unknown")], new("office", null, "Gesproken", null, false), files)));
            Assert.Equal("NoteIn", Assert.Single(refused.Fields).Field);
        }
    }

    [Fact]
    public async Task Who_arrives_is_seen_on_the_list_of_the_day()
    {
        database.Clock.GoTo(Monday.AddDays(-2));
        var id = await Make(10);
        database.Clock.GoTo(Monday);
        await database.Send(new RecordArrival.Command(_selam.File.Id, id));
        var line = Assert.Single((await database.Send(new DayAppointments.Query())).Lines, line => line.AppointmentId == id);
        Assert.Equal((InviteeState.Arrived, database.Clock.GetUtcNow(), "Jolanda de Wit", "Selam"), (line.State, line.ArrivedAt!.Value, line.Host, line.Name.CalledName));
    }

    [Fact]
    public async Task A_day_is_read_in_pages_and_cancelled_ones_are_left_out()
    {
        var ids = new List<Guid>();
        var day = Monday.AddDays(30);
        for (var hour = 9; hour < 14; hour++)
            ids.Add(await Make(hour, day));
        await database.Send(new CancelAppointment.Command(_selam.File.Id, ids[1], 0, CancelledBy.Centre, "mistake", null, true));
        var first = await database.Send(new DayAppointments.Query(day, null, 2));
        Assert.Equal([ids[0], ids[2]], first.Lines.Select(line => line.AppointmentId));
        var second = await database.Send(new DayAppointments.Query(day, AppointmentPlace.Read(first.Next!.ToString()), 2));
        Assert.Equal([ids[3], ids[4]], second.Lines.Select(line => line.AppointmentId));
        Assert.Null(second.Next);
        Assert.Null(AppointmentPlace.Read("not_a_place"));
    }

    [Fact]
    public async Task A_day_of_ones_own_holds_nobody_elses()
    {
        var own = await Make(10);
        await Make(10, Monday.AddDays(7));
        await Make(12, host: _desk);
        var day = await database.As(_caseworker).Send(new MyDay.Query(Monday));
        Assert.Equal([own], day.Lines.Select(line => line.AppointmentId));
    }

    [Fact]
    public async Task The_desk_does_not_read_what_was_before_today()
    {
        var id = await Make(10);
        database.Clock.GoTo(Monday);
        await database.Send(new RecordOutcome.Command(Guid.NewGuid(), _selam.File.Id, id, 0, [new(_selam.File.Id, true, null)], null, []));
        Assert.Single((await database.Send(new AppointmentsOfFile.Query(_selam.File.Id))).Past);
        database.Clock.GoTo(Monday.AddDays(1));
        Assert.Empty((await database.Send(new AppointmentsOfFile.Query(_selam.File.Id))).Past);
        Assert.Single((await database.As(_caseworker).Send(new AppointmentsOfFile.Query(_selam.File.Id))).Past);
    }

    [Fact]
    public async Task An_appointment_asks_for_its_day_until_the_outcome_is_recorded()
    {
        var id = await Make(10);
        Assert.Equal(Monday, await AskedFor());
        await database.Send(new ChangeAppointment.Command(_selam.File.Id, id, 0, Input(10, Monday.AddDays(1)), "better-time"));
        Assert.Equal(Monday.AddDays(1), await AskedFor());
        database.Clock.GoTo(Monday.AddDays(2));
        Assert.True((await database.InDb(db => db.FileStates.SingleAsync(state => state.CaseFileId == _selam.File.Id))).LateFrom <= Monday.AddDays(2));
        await database.Send(new RecordOutcome.Command(Guid.NewGuid(), _selam.File.Id, id, 1, [new(_selam.File.Id, false, "unknown")], null, []));
        Assert.Null(await AskedFor());

        Task<DateOnly?> AskedFor() => database.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == _selam.File.Id && clock.Reason == DueReason.Appointment && clock.EndedOn == null)
            .Select(clock => (DateOnly?)clock.DueOn).SingleOrDefaultAsync());
    }

    [Fact]
    public async Task Whoever_leaves_a_household_at_once_is_not_expected_together_with_those_who_stay()
    {
        var household = Household.Start(database.Clock.GetUtcNow(), _desk.Id);
        foreach (var person in new[] { _selam.Person, _dawit.Person })
            household.Join(HouseholdMember.Known(person.Id), "partner", PartialDate.Unknown, household.Memberships, Today, A.Provenance);
        await database.Save(household);
        var (together, alone) = (await Make(10, null, null, _dawit.File.Id), await Make(12));
        var version = await database.InDb(db => db.Households.Where(one => one.Id == household.Id).Select(one => one.Version).SingleAsync());
        await database.Send(new SplitHousehold.Command(Guid.NewGuid(), _selam.File.Id, version, [], null, null, null, false));
        var stored = await Stored(together);
        Assert.Equal((InviteeState.Cancelled, "household-split", InviteeState.Invited), (stored.Of(_selam.File.Id).State, stored.Of(_selam.File.Id).CancelReason, stored.Of(_dawit.File.Id).State));
        Assert.Equal(InviteeState.Invited, (await Stored(alone)).Of(_selam.File.Id).State);
        Assert.Empty(Assert.Single((await database.Send(new AppointmentsOfFile.Query(_dawit.File.Id))).Open).Others);
        var told = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).Where(audit => audit.PersonId == _dawit.Person.Id && audit.Action.StartsWith("Households.")).ToListAsync());
        Assert.DoesNotContain(told.SelectMany(audit => audit.Changes), change => change.Thing == nameof(Invitee));
    }

    [Fact]
    public async Task With_the_file_end_only_its_own_invitations()
    {
        var id = await Make(10, null, null, _dawit.File.Id);
        var open = await database.AsSystem(async services => await Ends(services).OpenAsync(_selam.File.Id, default));
        Assert.Equal(("Appointment", id, "Neem het huurcontract mee", Monday), (Assert.Single(open).Kind, open[0].Id, open[0].Words, open[0].On!.Value));
        await database.AsSystem(async services => await services.GetRequiredService<Application.Persistence.IUnitOfWork>().InTransactionAsync(
            async () =>
            {
                services.GetRequiredService<Application.Auditing.IAuditTrail>().Begin("Testing.Close");
                await Ends(services).EndAsync(_selam.File.Id, Today, default);
                return 0;
            },
            default));
        var stored = await Stored(id);
        Assert.Equal((InviteeState.Cancelled, "file-closed", InviteeState.Invited), (stored.Of(_selam.File.Id).State, stored.Of(_selam.File.Id).CancelReason, stored.Of(_dawit.File.Id).State));

        static IEndsWithFile Ends(IServiceProvider services) => services.GetServices<IEndsWithFile>().Single(ends => ends.GetType().Name == "AppointmentsEndWithFile");
    }
}
