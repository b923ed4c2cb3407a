using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.BulkInvites;

public sealed class BulkInvitesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private static DateOnly Monday => InviteStage.Monday;

    [Fact]
    public async Task People_are_invited_families_together_each_with_an_event_a_letter_and_a_line_of_the_day()
    {
        var stage = await InviteStage.SetAsync(database, "0150");
        var alone = await stage.Work.FileAsync(27, build: one => one.Speaking("uk"));
        var (mother, child) = (await stage.Work.FileAsync(26, build: one => one.Speaking("ti")), await stage.Work.FileAsync(25, build: one => one.Born("2018-05-04")));
        var orphan = await stage.Work.FileAsync(24, build: one => one.Born("2012-05-04"));
        await stage.FamilyAsync(mother, child);

        var planned = await stage.PlannedAsync();
        Assert.Equal((RunState.Checked, 4, 3, 2, 2), (planned.State, planned.Rows, planned.WillCome, planned.Talks, planned.Together));
        Assert.Equal(1, planned.FoundOf(InviteFinding.NoAdult));
        Assert.Equal([Monday], planned.DaysWithTalks);
        Assert.Equal([1, 1], planned.Hosts.Select(host => host.Talks));
        Assert.Equal(0, await database.InDb(db => db.Appointments.CountAsync(one => one.Invitees.Any(invitee => invitee.CaseFileId == alone.File.Id))));

        var done = await stage.DoneAsync(planned);
        Assert.Equal((RunState.Done, 3, 2), (done.State, done.BecameOf(InviteRowState.Invited), done.Paper.Asked));
        var family = Assert.Single(await stage.AppointmentsOfAsync(mother));
        Assert.Equal([mother.File.Id, child.File.Id], family.Invitees.Select(invitee => invitee.CaseFileId).OrderBy(id => id == child.File.Id));
        Assert.Equal((Monday, TimeSpan.FromHours(2), stage.Work.Manager.Id), (family.On, family.EndsAt - family.BeginsAt, family.MadeBy));
        Assert.Empty(await stage.AppointmentsOfAsync(orphan));
        var letter = await database.InDb(db => db.Documents.SingleAsync(document => document.SubjectId == family.Id));
        var said = JsonNode.Parse(letter.Data)!;
        Assert.Equal((mother.File.Id, "ti", DocumentState.Queued), (letter.CaseFileId, letter.Language, letter.State));
        Assert.Equal((child.Person.NameOn(database.Clock.Today).FullName, "2026-11-27"), ((string?)said["along"]![0]!["fullName"], (string?)said["answerBy"]));
        foreach (var file in new[] { mother, child })
        {
            var told = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.CaseFileId == file.File.Id && audit.Action == "BulkInvites.CarryOutBulkInvite"));
            Assert.Equal((stage.Work.Manager.Id, "Brief van DUO", file.Person.Id), (told.By, told.Reason, told.PersonId));
            Assert.Equal(file == mother ? ["Appointment", "Document", "Invitee"] : ["Appointment", "Invitee"], told.Changes.Select(change => change.Thing).Order());
        }
        var day = await database.Send(new DayAppointments.Query(Monday));
        Assert.Equal(3, day.Lines.Count);
        var lines = await database.Send(new RowsOfBulkInvite.Query(planned.RunId, On: Monday));
        Assert.Equal((3, 2), (lines.Lines.Count, lines.Lines.Count(line => line.IsFamily)));
    }

    [Fact]
    public async Task Who_is_left_out_is_told_with_why()
    {
        var stage = await InviteStage.SetAsync(database, "0153");
        var (hidden, invited, busy, later) = (await stage.Work.FileAsync(27, build: one => one.Protected()), await stage.Work.FileAsync(26), await stage.Work.FileAsync(25), await stage.Work.FileAsync(5));
        database.As(stage.Work.First);
        await stage.AppointmentAsync(invited, Monday.AddDays(9), 9);
        // Another talk at the first time of those days: a later one is found.
        await stage.AppointmentAsync(busy, Monday, 9, "work", stage.Work.Second.Id);
        var closed = await stage.Work.FileAsync(24);
        await database.As(null).Change(async db => (await db.CaseFiles.SingleAsync(file => file.Id == closed.File.Id)).Close(database.Clock.Today));
        // Whom one may not know cannot be ticked, and is counted among all.
        await Assert.ThrowsAsync<NotThereException>(() => stage.PlannedAsync(files: hidden.File.Id));
        var all = await stage.PlannedAsync();
        Assert.Equal((1, 1, 2), (all.FoundOf(InviteFinding.OutOfSight), all.FoundOf(InviteFinding.AlreadyInvited), all.WillCome));
        Assert.Null(Assert.Single((await database.Send(new RowsOfBulkInvite.Query(all.RunId, InviteFinding.OutOfSight))).Lines).Name);
        var planned = await stage.PlannedAsync(files: [invited.File.Id, busy.File.Id, later.File.Id, closed.File.Id]);
        Assert.Equal((1, 1, 2), (planned.FoundOf(InviteFinding.AlreadyInvited), planned.FoundOf(InviteFinding.Closed), planned.WillCome));
        var rows = (await database.Send(new RowsOfBulkInvite.Query(planned.RunId))).Lines;
        Assert.Equal(Monday.ToDateTime(new(10, 0)), DutchCalendar.LocalTime(rows.Single(row => row.CaseFileId == busy.File.Id).BeginsAt!.Value));

        // Whoever is free of anything planned; by language; by what is asked and when.
        Assert.Equal([hidden.File.Id, later.File.Id], await RowsAsync(await stage.PlannedAsync(new(QueueWhose.All, NothingPlanned: true))));
        var ukrainian = await stage.Work.FileAsync(27, build: one => one.Speaking("uk"));
        Assert.Equal([ukrainian.File.Id], await RowsAsync(await stage.PlannedAsync(new(QueueWhose.All, Language: "uk"))));
        Assert.Equal(4, (await stage.PlannedAsync(new(QueueWhose.All, Because: DueReason.NoPlan, When: QueueWhen.Soon))).Rows);
        Assert.Equal(0, (await stage.PlannedAsync(new(QueueWhose.Team, stage.Work.Team.Id))).Rows);
    }

    [Fact]
    public async Task Who_may_know_protected_people_invites_them_alone_and_without_a_letter()
    {
        var stage = await InviteStage.SetAsync(database, "0158");
        var (hidden, wife) = (await stage.Work.FileAsync(27, build: one => one.Protected()), await stage.Work.FileAsync(27));
        await stage.FamilyAsync(hidden, wife);
        var seeing = A.StaffMember(Role.Manager).With(NamedPermission.LockedParts).In("0158").Build();
        await database.Save(seeing);
        stage = new(stage.Work with { Manager = seeing });
        var done = await stage.DoneAsync(await stage.PlannedAsync());
        Assert.Equal((2, 1, 1, 0), (done.BecameOf(InviteRowState.Invited), done.WithoutLetter, done.Paper.Asked, done.Together));
        var (his, hers) = (Assert.Single(await stage.AppointmentsOfAsync(hidden)), Assert.Single(await stage.AppointmentsOfAsync(wife)));
        Assert.NotEqual(his.Id, hers.Id);
        Assert.Equal(0, await database.InDb(db => db.Documents.CountAsync(document => document.SubjectId == his.Id)));
    }

    [Fact]
    public async Task What_came_between_is_left_out_when_the_talks_are_written()
    {
        var stage = await InviteStage.SetAsync(database, "0160");
        var (taken, closed, hidden, invited, stays) = (await stage.Work.FileAsync(27), await stage.Work.FileAsync(26), await stage.Work.FileAsync(25), await stage.Work.FileAsync(24), await stage.Work.FileAsync(23));
        var (father, son) = (await stage.Work.FileAsync(22), await stage.Work.FileAsync(22, build: one => one.Born("2018-05-04")));
        await stage.FamilyAsync(father, son);
        var planned = await stage.PlannedAsync();
        Assert.Equal(7, planned.WillCome);
        var times = (await database.Send(new RowsOfBulkInvite.Query(planned.RunId))).Lines.ToDictionary(line => line.CaseFileId!.Value);
        var elsewhere = await stage.Work.FileAsync(1);
        database.As(stage.Work.First);
        var host = times[taken.File.Id].To == "Anna Bos" ? stage.Work.First : stage.Work.Second;
        await stage.AppointmentAsync(elsewhere, Monday, DutchCalendar.LocalTime(times[taken.File.Id].BeginsAt!.Value).Hour, host: host.Id);
        await stage.AppointmentAsync(invited, Monday.AddDays(3), 15);
        await database.As(null).Change(async db =>
        {
            (await db.CaseFiles.SingleAsync(file => file.Id == closed.File.Id)).Close(database.Clock.Today);
            (await db.CaseFiles.SingleAsync(file => file.Id == father.File.Id)).Close(database.Clock.Today);
            var person = await db.Persons.Include(one => one.Protections).SingleAsync(one => one.Id == hidden.Person.Id);
            person.Protect(PartialDate.Of(database.Clock.Today), A.Provenance);
        });
        database.As(stage.Work.Manager);
        var done = await stage.DoneAsync(planned);
        Assert.Equal(1, done.BecameOf(InviteRowState.Invited));
        Assert.Equal(
            (1, 2, 1, 1, 1),
            (done.FoundOf(InviteFinding.SlotTaken), done.FoundOf(InviteFinding.Closed), done.FoundOf(InviteFinding.OutOfSight), done.FoundOf(InviteFinding.AlreadyInvited), done.FoundOf(InviteFinding.NoAdult)));
        Assert.Single(await stage.AppointmentsOfAsync(stays));
        Assert.Empty(await stage.AppointmentsOfAsync(hidden));
    }

    [Fact]
    public async Task Undone_only_what_nobody_touched_is_called_off_and_the_others_are_listed()
    {
        var stage = await InviteStage.SetAsync(database, "0164");
        var (moved, left) = (await stage.Work.FileAsync(27), await stage.Work.FileAsync(26));
        var done = await stage.DoneAsync(await stage.PlannedAsync());
        var appointment = Assert.Single(await stage.AppointmentsOfAsync(moved));
        database.As(stage.Work.First);
        await database.Send(new ChangeAppointment.Command(
            moved.File.Id, appointment.Id, appointment.Version, new(Monday, new(16, 0), new(17, 0), "office", null, "housing", null, appointment.StaffMemberId, null, null), "better-time"));
        database.As(stage.Work.Manager);
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new UndoBulkInvite.Command(Guid.NewGuid(), done.RunId, done.Version, " ")));
        await database.Send(new UndoBulkInvite.Command(Guid.NewGuid(), done.RunId, done.Version, "Verkeerde week"));
        await stage.WorkAsync(done.RunId);
        var undone = await stage.ShowAsync(done.RunId);
        Assert.Equal((RunState.Undone, 1, 1), (undone.State, undone.BecameOf(InviteRowState.Undone), undone.BecameOf(InviteRowState.Kept)));
        Assert.Equal(moved.File.Id, Assert.Single((await database.Send(new RowsOfBulkInvite.Query(done.RunId, State: InviteRowState.Kept))).Lines).CaseFileId);
        var invitee = Assert.Single(Assert.Single(await stage.AppointmentsOfAsync(left)).Invitees);
        Assert.Equal((InviteeState.Cancelled, "invite-undone"), (invitee.State, invitee.CancelReason));
        Assert.Equal(1, undone.Paper.Withdrawn);
        var told = await database.InDb(db => db.AuditEvents.SingleAsync(audit => audit.CaseFileId == left.File.Id && audit.Action == "BulkInvites.RestoreBulkInvite"));
        Assert.Equal("Verkeerde week", told.Reason);
        // Who was called off can be invited again.
        var again = await stage.PlannedAsync();
        Assert.Equal((1, 1), (again.WillCome, again.FoundOf(InviteFinding.AlreadyInvited)));
    }

    [Fact]
    public async Task Nobody_is_booked_twice_when_two_bulk_invites_and_a_desk_write_at_the_same_moment()
    {
        var stage = await InviteStage.SetAsync(database, "0166");
        var files = new List<NewcomerBuilder>();
        for (var number = 0; number < 12; number++)
            files.Add(await stage.Work.FileAsync(20));
        // Both found the same times in the same diaries for the same people.
        var (one, two) = (await stage.PlannedAsync(), await stage.PlannedAsync(but: input => input with { Topic = "work" }));
        Assert.Equal((12, 12), (one.WillCome, two.WillCome));
        await stage.StartAsync(one);
        await stage.StartAsync(two);
        database.As(stage.Work.Manager);
        var desk = Task.Run(async () =>
        {
            foreach (var hour in (int[])[9, 10, 11])
            {
                try
                {
                    await database.AsSystem(async services =>
                        await services.GetRequiredService<MediatR.IMediator>().Send(new MakeAppointment.Command(
                            Guid.NewGuid(), files[hour].File.Id, [], new(Monday, new(hour, 0), new(hour + 1, 0), "office", null, "health", null, stage.Work.First.Id, null, null))));
                }
                catch (BrokenRuleException refused)
                {
                    Assert.Contains(refused.Rule, new[] { AppointmentRules.OneAppointmentAtATime, AppointmentRules.APersonIsInOnePlace });
                }
            }
        });
        await Task.WhenAll(stage.WorkAsync(one.RunId), stage.WorkAsync(two.RunId), desk);
        var ids = files.ConvertAll(file => file.File.Id);
        var made = await database.InDb(db => db.Appointments.Include(appointment => appointment.Invitees).Where(appointment => appointment.Invitees.Any(invitee => ids.Contains(invitee.CaseFileId))).ToListAsync());
        Assert.All(made.GroupBy(appointment => appointment.StaffMemberId), DoNotMeet);
        Assert.All(made.GroupBy(appointment => appointment.Invitees[0].CaseFileId), DoNotMeet);
        var (first, second) = (await stage.ShowAsync(one.RunId), await stage.ShowAsync(two.RunId));
        Assert.Equal(made.Count(appointment => appointment.Topic != "health"), first.BecameOf(InviteRowState.Invited) + second.BecameOf(InviteRowState.Invited));
        Assert.Equal(24, first.BecameOf(InviteRowState.Invited) + second.BecameOf(InviteRowState.Invited) + first.FoundOf(InviteFinding.SlotTaken) + second.FoundOf(InviteFinding.SlotTaken));
    }

    [Fact]
    public async Task A_caseworker_invites_from_the_own_work_and_only_who_works_here_does()
    {
        var stage = await InviteStage.SetAsync(database, "0168");
        var (own, others) = (await stage.Work.FileAsync(27, stage.Work.First), await stage.Work.FileAsync(26, stage.Work.Second));
        var stranger = A.StaffMember(Role.Caseworker).In("0168").Build();
        await database.Save(stranger);
        database.As(stranger);
        var run = await stage.PrepareAsync();
        await stage.WorkAsync(run);
        Assert.Equal(0, (await stage.ShowAsync(run)).Rows);
        database.As(stage.Work.First);
        var mine = await stage.PrepareAsync(new(QueueWhose.Mine), input => input with { OnlyOwn = true });
        await stage.WorkAsync(mine);
        Assert.Equal(own.File.Id, Assert.Single((await database.Send(new RowsOfBulkInvite.Query(mine))).Lines).CaseFileId);
        Assert.Same(AppointmentRules.TheHostWorksForTheMunicipality, (await Assert.ThrowsAsync<BrokenRuleException>(() => stage.PrepareAsync(but: input => input with { Hosts = [Guid.NewGuid()] }))).Rule);
        await Assert.ThrowsAsync<NotThereException>(() => stage.PrepareAsync(files: Guid.NewGuid()));
        await Assert.ThrowsAsync<NotThereException>(() => stage.PrepareAsync(new(QueueWhose.Team, Guid.NewGuid())));
        var both = A.StaffMember(Role.Manager).In("0168", "0171").Build();
        await database.Save(both);
        var elsewhere = await A.Newcomer(A.UnheardName()).In("0171").SavedIn(database);
        database.As(both);
        Assert.Same(InviteRules.AllFilesAreOfOneMunicipality, (await Assert.ThrowsAsync<BrokenRuleException>(() => stage.PrepareAsync(files: [others.File.Id, elsewhere.File.Id]))).Rule);
        database.As(A.StaffMember(Role.FrontDesk).In("0168").Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => stage.ShowAsync(run));
        database.As(A.StaffMember(Role.Manager).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => stage.ShowAsync(run));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new TakeInviteLetters.Command(run)));
    }

    [Fact]
    public async Task What_is_left_empty_is_said_by_its_field()
    {
        var stage = await InviteStage.SetAsync(database, "0173");
        await stage.Work.FileAsync();
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => stage.PrepareAsync(but: _ => new(
            null, null, null, null, null, null, null, TalkDays.None, null, null, new(13, 0), null, null, null, [], false, null, 31, null)));
        Assert.Equal(
            ["AnswerDays", "Because", "Days", "FamilySlots", "FirstFrom", "FirstUntil", "FromDay", "Hosts", "Minutes", "PlaceKind", "SecondFrom", "Topic", "UntilDay"], wrong.Fields.Select(field => field.Field).Distinct().Order());
    }

    [Fact]
    public async Task It_stops_goes_on_is_made_again_and_dropped()
    {
        var stage = await InviteStage.SetAsync(database, "0175");
        await stage.Work.FileAsync();
        var planned = await stage.PlannedAsync();
        await database.Send(new PlanBulkInviteAgain.Command(Guid.NewGuid(), planned.RunId, planned.Version));
        Assert.Contains(planned.RunId, await database.AsSystem(services => services.GetRequiredService<InviteWork>().WaitingAsync(default)));
        await database.Send(new StopBulkInvite.Command(Guid.NewGuid(), planned.RunId));
        await stage.WorkAsync(planned.RunId);
        var stopped = await stage.ShowAsync(planned.RunId);
        Assert.Equal((RunState.Stopped, RunState.Checking), (stopped.State, stopped.StoppedFrom));
        await database.Send(new GoOnWithBulkInvite.Command(Guid.NewGuid(), planned.RunId, stopped.Version));
        await stage.WorkAsync(planned.RunId);
        var again = await stage.ShowAsync(planned.RunId);
        Assert.Equal((RunState.Checked, 1), (again.State, again.WillCome));
        await database.Send(new DropBulkInvite.Command(Guid.NewGuid(), planned.RunId, again.Version));
        Assert.Equal(RunState.Dropped, (await database.Send(new ListBulkInvites.Query())).Invites.Single(line => line.RunId == planned.RunId).State);
        for (var time = 0; time < BatchProgress.MostFailures; time++)
            Assert.False(await database.AsSystem(services => services.GetRequiredService<InviteWork>().FailAsync(planned.RunId, default)));
    }

    private Task<List<Guid>> RowsAsync(ShowBulkInvite.View planned) =>
        database.InDb(db => db.InviteRows.Where(row => row.RunId == planned.RunId).OrderBy(row => row.DueOn).Select(row => row.CaseFileId).ToListAsync());

    private static void DoNotMeet(IEnumerable<Appointment> appointments)
    {
        var times = appointments.Select(one => new AppointmentTime(one.BeginsAt, one.EndsAt)).OrderBy(time => time.BeginsAt).ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.False(pair.First.Meets(pair.Second)));
    }
}
