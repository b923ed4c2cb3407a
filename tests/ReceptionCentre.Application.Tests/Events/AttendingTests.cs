using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Events;

namespace ReceptionCentre.Application.Tests.Events;

/// <summary>Who came and who signed, what the files are asked, and how many went on.</summary>
public sealed class AttendingTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task A_signature_of_who_is_obliged_is_the_pvt_of_the_file_and_is_written_once()
    {
        var stage = await WorkshopThatWasAsync();
        var (obliged, free) = ((await stage.FilesAsync(1, newcomer => newcomer.Obliged()))[0], (await stage.FilesAsync(1))[0]);
        await stage.InviteAsync([obliged, free]);
        await stage.SayAsync(obliged, true);
        await stage.SayAsync(free, true);
        // A colleague who does not work on these files saw it.
        database.As(stage.Plan.OtherTeam);
        Assert.Equal(2, (await SignAsync(stage, obliged, free)).Noted);
        var fact = Assert.Single(await PvtAsync(obliged));
        Assert.Equal((Today, (await stage.OfAsync(obliged)).AchievementId), (fact.On, fact.Id));
        Assert.Equal(("own-observation", stage.Plan.OtherTeam.Id), (fact.Source, fact.RecordedBy));
        // Who is not obliged signed a voluntary statement, which is no fact of the Act.
        Assert.Empty(await PvtAsync(free));
        Assert.Equal(SigningOutcome.DidSign, (await stage.OfAsync(free)).Signing);
        Assert.Equal(EventRules.SigningIsNotedOnce.Name, (await SignAsync(stage, obliged)).Lines[0].Refused);
        Assert.Single(await PvtAsync(obliged));
        Assert.True(await database.InDb(db => db.AuditEvents.AnyAsync(audit => audit.Action == "Events.NoteSigning" && audit.CaseFileId == obliged && audit.Changes.Any(change => change.Thing == nameof(AchievementFact)))));
    }

    [Fact]
    public async Task What_the_file_knows_already_on_that_day_is_pointed_at_and_another_day_refuses()
    {
        var stage = await WorkshopThatWasAsync();
        var files = await stage.FilesAsync(2, newcomer => newcomer.Obliged());
        await stage.InviteAsync(files);
        var same = await database.Send(new RecordAchievement.Command(Guid.NewGuid(), files[0], 0, AchievementKind.Pvt, Today, null, "document-seen", null));
        await database.Send(new RecordAchievement.Command(Guid.NewGuid(), files[1], 0, AchievementKind.Pvt, Today.AddDays(-90), null, "document-seen", null));
        var result = await SignAsync(stage, [.. files]);
        Assert.Equal([null, EventRules.SignedBefore.Name], result.Lines.Select(line => line.Refused));
        Assert.Equal(same, (await stage.OfAsync(files[0])).AchievementId);
        Assert.Null((await stage.OfAsync(files[1])).Signing);
        Assert.Equal((1, 1), ((await PvtAsync(files[0])).Count, (await PvtAsync(files[1])).Count));
    }

    [Fact]
    public async Task A_signature_that_is_taken_back_withdraws_the_fact_with_the_reason()
    {
        var stage = await WorkshopThatWasAsync();
        await stage.InviteAsync([stage.Plan.File]);
        await SignAsync(stage, stage.Plan.File);
        var one = await stage.OfAsync(stage.Plan.File);
        await database.Send(new TakeBackSigning.Command(stage.Id, one.Id, one.Version, "De verkeerde aangevinkt"));
        Assert.Null((await stage.OfAsync(stage.Plan.File)).Signing);
        Assert.Empty(await PvtAsync(stage.Plan.File));
        Assert.Equal(1, (await SignAsync(stage, stage.Plan.File)).Noted);
        Assert.Single(await PvtAsync(stage.Plan.File));
    }

    [Fact]
    public async Task A_refusal_is_kept_with_what_was_said_and_is_no_fact()
    {
        var stage = await WorkshopThatWasAsync();
        await stage.InviteAsync([stage.Plan.File]);
        var one = await stage.OfAsync(stage.Plan.File);
        await database.Send(new NoteRefusal.Command(stage.Id, stage.Session(SessionPart.Signing), one.Id, one.Version, "Wethouder Bakker", "Wil dit niet beloven."));
        Assert.Equal((SigningOutcome.Refused, "Wil dit niet beloven."), ((await stage.OfAsync(stage.Plan.File)).Signing, (await stage.OfAsync(stage.Plan.File)).SigningWords));
        Assert.Empty(await PvtAsync(stage.Plan.File));
    }

    [Fact]
    public async Task Everybody_who_has_a_place_came_or_did_not_and_who_was_noted_stays_as_noted()
    {
        var stage = await WorkshopThatWasAsync();
        var files = await stage.FilesAsync(4);
        await stage.InviteAsync(files);
        foreach (var file in files.Take(3))
            await stage.SayAsync(file, true);
        await stage.CameAsync(files[0], SessionPart.Workshop, false);
        database.As(stage.Plan.FrontDesk);
        Assert.Equal(2, await database.Send(new NoteAttendanceOfAll.Command(stage.Id, stage.Session(SessionPart.Workshop), true)));
        var view = await database.Send(new ShowSession.Query(stage.Id, stage.Session(SessionPart.Workshop)));
        Assert.Equal((3, 2, 0, 1), (view.Expected.Count, view.Came, view.Unnoted, view.Others.Count));
        await stage.CameAsync(files[0], SessionPart.Workshop, null);
        Assert.Equal(1, (await database.Send(new ShowSession.Query(stage.Id, stage.Session(SessionPart.Workshop)))).Unnoted);
    }

    [Fact]
    public async Task Who_walks_in_stands_on_the_list_and_who_has_no_file_is_a_number()
    {
        var stage = await WorkshopThatWasAsync();
        var file = (await stage.FilesAsync(1))[0];
        var session = stage.Session(SessionPart.Preparation);
        database.As(stage.Plan.FrontDesk);
        await database.Send(new AddWalkIn.Command(stage.Id, session, file));
        await database.Send(new AddWalkIn.Command(stage.Id, session, file));
        var one = await stage.OfAsync(file);
        Assert.True(one.IsWalkIn);
        Assert.Equal(session, one.CameTo.Single());
        await database.Send(new CountWithoutFile.Command(stage.Id, session, (await database.Send(new ShowSession.Query(stage.Id, session))).Version, 7));
        Assert.Equal(7, (await database.Send(new ShowSession.Query(stage.Id, session))).Session.WithoutFile);
        database.As(stage.Plan.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new AddWalkIn.Command(stage.Id, session, file)));
    }

    [Fact]
    public async Task An_answer_that_stays_out_and_attendance_that_is_not_noted_are_asked_until_the_event_is_over()
    {
        var stage = await EventStage.SetAsync(database, first: Today.AddDays(20));
        var files = await stage.FilesAsync(2);
        await stage.InviteAsync(files);
        Assert.Equal([(DueReason.EventAnswer, Today.AddDays(13))], await ClocksAsync(files[0]));
        await stage.SayAsync(files[0], true);
        Assert.Equal([(DueReason.EventAttendance, Today.AddDays(24))], await ClocksAsync(files[0]));
        await stage.SayAsync(files[1], false);
        Assert.Empty(await ClocksAsync(files[1]));

        // Moved, it is asked later.
        var change = await database.Send(new EventToChange.Query(stage.Id));
        await database.Send(new ChangeEvent.Command(stage.Id, change.Version, change.Input with { Sessions = [.. change.Input.Sessions.Select(session => session with { On = session.On!.Value.AddDays(7) })] }));
        Assert.Equal([(DueReason.EventAttendance, Today.AddDays(31))], await ClocksAsync(files[0]));
        await database.Send(new CancelEvent.Command(stage.Id, (await database.Send(new ShowEvent.Query(stage.Id))).Version, "Lekkage"));
        Assert.Empty(await ClocksAsync(files[0]));
    }

    [Fact]
    public async Task Who_was_prepared_is_asked_to_sign_when_there_is_no_signing_ahead()
    {
        var stage = await EventStage.SetAsync(database);
        var alone = GroupEvent.Plan(EventSamples.Workshop(Today) with { Sessions = [EventSamples.Session(SessionPart.Preparation, Today)], Needed = 1 }, Today, A.Provenance.At, A.Provenance.By);
        alone.Open();
        await database.Save(alone);
        var file = stage.Plan.File;
        await database.Send(new InviteToEvent.Command(alone.Id, [file], "telephone", null, false));
        var invitee = await database.InDb(db => db.EventInvitees.SingleAsync(one => one.GroupEventId == alone.Id));
        await database.Send(new NoteEventAttendance.Command(alone.Id, alone.Sessions[0].Id, invitee.Id, true));
        Assert.Equal([(DueReason.EventSigning, Today.AddDays(28))], await ClocksAsync(file));
        // The event of the stage has a signing: from the invitation on nothing is asked.
        await stage.InviteAsync([file]);
        Assert.DoesNotContain(await ClocksAsync(file), clock => clock.Reason == DueReason.EventSigning);
    }

    [Fact]
    public async Task Nobody_leads_a_session_and_has_an_appointment_at_the_same_time()
    {
        var stage = await EventStage.SetAsync(database, first: Today.AddDays(14));
        var day = Today.AddDays(30);
        await database.Send(new Application.Appointments.MakeAppointment.Command(
            Guid.NewGuid(), stage.Plan.File, [], new(day, new(11, 0), new(12, 0), "office", null, "language", null, stage.Caseworker.Id, null, null)));
        var input = new EventInput("meeting", "Thema-avond", null, [], null, null, null, [], [new(null, SessionPart.Meeting, day, new(10, 0), new(11, 30), LedBy: stage.Caseworker.Id)]);
        var plan = new PlanEvent.Command(Guid.NewGuid(), A.Amsterdam, input);
        Assert.Equal(AppointmentRules.OneAppointmentAtATime, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(plan))).Rule);
        await database.Send(plan with { Input = input with { Sessions = [input.Sessions[0] with { Begins = new(9, 0), Ends = new(11, 0) }] } });
        // Who works elsewhere leads nothing here.
        var elsewhere = plan with { OnceKey = Guid.NewGuid(), Input = input with { Sessions = [input.Sessions[0] with { LedBy = stage.Plan.Elsewhere.Id }] } };
        Assert.Equal(EventRules.WhoAndWhereAreOfTheMunicipality, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(elsewhere))).Rule);
        // And the other way round.
        var other = new Application.Appointments.MakeAppointment.Command(Guid.NewGuid(), stage.Plan.File, [], new(day, new(9, 30), new(10, 0), "office", null, "language", null, stage.Caseworker.Id, null, null));
        Assert.Equal(AppointmentRules.OneAppointmentAtATime, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(other))).Rule);
        var calendar = await database.Send(new Application.Appointments.ShowCalendar.Query(Application.Appointments.CalendarWho.Myself, day, false));
        Assert.Contains(calendar.Lanes.SelectMany(lane => lane.Entries), entry => entry.Session?.Name == "Thema-avond");
    }

    [Fact]
    public async Task The_funnel_counts_who_went_on_per_channel_and_shows_who_jumped_in()
    {
        var stage = await WorkshopThatWasAsync();
        var files = await stage.FilesAsync(4);
        await stage.InviteAsync([.. files.Take(2)], EventChannel.Letter);
        await stage.InviteAsync([files[2]]);
        await stage.SayAsync(files[0], true);
        await stage.SayAsync(files[2], false);
        foreach (var part in new[] { SessionPart.Preparation, SessionPart.Workshop })
            await stage.CameAsync(files[0], part);
        await database.Send(new AddWalkIn.Command(stage.Id, stage.Session(SessionPart.Workshop), files[3]));
        var report = await database.Send(new EventFunnel.Query(stage.Id));
        Assert.Equal(["invited", "answered", "came", "took-part", "course", "buddy"], report.Steps);
        Assert.Equal([new(3, 3, 0), new(3, 2, 0), new(2, 1, 1), new(1, 1, 0), new(1, 0, 0), new(0, 0, 0)], report.Total);
        Assert.Equal([("letter", 2), ("telephone", 1), (EventChannel.WalkedIn, 0)], report.Channels.Select(line => (line.Key, line.Counts[0].Count)));
        Assert.Equal((1, 0), (report.SaidNo, report.Signatures));
        database.As(stage.Plan.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new EventFunnel.Query(stage.Id)));
    }

    private async Task<EventStage> WorkshopThatWasAsync()
    {
        var stage = await EventStage.SetAsync(database);
        // All its sessions are today: nothing has to wait for the clock.
        var change = await database.Send(new EventToChange.Query(stage.Id));
        await database.Send(new ChangeEvent.Command(stage.Id, change.Version, change.Input with { Sessions = [.. change.Input.Sessions.Select(session => session with { On = Today })] }));
        return stage;
    }

    private async Task<NoteSigning.Result> SignAsync(EventStage stage, params Guid[] files)
    {
        var list = await stage.ListAsync();
        return await database.Send(new NoteSigning.Command(stage.Id, stage.Session(SessionPart.Signing), [.. files.Select(file => list[file].Id)], "Wethouder Bakker"));
    }

    private Task<List<AchievementFact>> PvtAsync(Guid file) => database.InDb(db => db.Achievements.Where(fact => fact.Kind == AchievementKind.Pvt && fact.WithdrawnAt == null
        && db.IntegrationTrajectories.Any(one => one.Id == fact.TrajectoryId && one.CaseFileId == file)).ToListAsync());

    private async Task<List<(DueReason Reason, DateOnly DueOn)>> ClocksAsync(Guid file) => (await database.InDb(db => db.Clocks
        .Where(clock => clock.CaseFileId == file && clock.EndedOn == null && clock.Reason >= DueReason.EventAnswer && clock.Reason <= DueReason.EventSigning).OrderBy(clock => clock.Reason).ToListAsync()))
        .ConvertAll(clock => (clock.Reason, clock.DueOn));
}
