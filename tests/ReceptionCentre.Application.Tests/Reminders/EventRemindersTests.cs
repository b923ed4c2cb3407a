using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Reminders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Events;

namespace ReceptionCentre.Application.Tests.Reminders;

/// <summary>Who comes to an event is reminded of its sessions in the way of appointments. The workshop is on three days that follow each other, from ten o'clock.</summary>
public sealed class EventRemindersTests(MessagesDatabase database) : IClassFixture<MessagesDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 21), First = new(2026, 11, 27);
    private static int _numbers = 20_000_000;
    private EventStage _stage = null!;

    public async Task InitializeAsync()
    {
        database.Clock.GoTo(Today);
        database.Texts.Status = 202;
        _stage = await EventStage.SetAsync(database, first: First);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<(Guid File, string Mobile)> Coming(Func<NewcomerBuilder, NewcomerBuilder>? more = null, bool comes = true)
    {
        var mobile = $"06 {Interlocked.Increment(ref _numbers)}";
        var file = Assert.Single(await _stage.FilesAsync(1, person =>
        {
            person.Person.RecordContactDetail("mobile", mobile, PartialDate.Of(Today), A.Provenance);
            return more?.Invoke(person) ?? person;
        }));
        await _stage.InviteAsync([file]);
        if (comes)
            await _stage.SayAsync(file, true);
        await database.Send(new ChooseReminder.Command(file, 0, ReminderWay.Text));
        return (file, "+31" + mobile.Replace(" ", "", StringComparison.Ordinal)[1..]);
    }

    private async Task Run(int day, int hour = 10)
    {
        database.Clock.Advance(DutchCalendar.At(new(2026, 11, day), new(hour, 0)) - database.Clock.GetUtcNow());
        await database.AsSystem(services => services.GetRequiredService<ReminderSender>().RunAsync(default));
        database.As(_stage.Caseworker);
    }

    private IEnumerable<string> To(string mobile) => database.Texts.Messages.Where(message => message.To == mobile).Select(message => message.Text);

    private Task<List<Reminder>> Of(Guid file) => database.InDb(db => db.Reminders.AsNoTracking().Where(one => one.CaseFileId == file).OrderBy(one => one.BeginsAt).ToListAsync());

    [Fact]
    public async Task Who_said_yes_is_reminded_once_of_each_session_and_nobody_else_is()
    {
        var (file, mobile) = await Coming();
        var (_, silent) = await Coming(comes: false);
        await Run(24);
        Assert.Empty(To(mobile));
        await Run(25);
        await Run(25);
        var message = Assert.Single(To(mobile));
        Assert.Contains("27-11-2026, 10:00", message, StringComparison.Ordinal);
        Assert.Contains("Stadhuis", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Workshop", message, StringComparison.Ordinal);
        await Run(27);
        Assert.Equal(3, To(mobile).Count());
        Assert.All(await Of(file), one => Assert.Equal((ReminderState.Sent, null), (one.State, one.AppointmentId)));
        Assert.Empty(To(silent));
    }

    [Fact]
    public async Task Not_at_night_and_what_moved_is_another_time()
    {
        var (file, mobile) = await Coming();
        await Run(25, 21);
        Assert.Empty(await Of(file));
        await Run(26, 9);
        Assert.Equal(2, To(mobile).Count());
        var session = _stage.Session(SessionPart.Preparation);
        await database.As(null).Change(async db => (await db.GroupEvents.Include(one => one.Sessions).Include(one => one.Languages).Include(one => one.Partners).SingleAsync(one => one.Id == _stage.Id)).Change(
            EventSamples.Workshop(First) with
            {
                Sessions = [EventSamples.Session(SessionPart.Preparation, First) with { Id = session, Time = Domain.Appointments.AppointmentTime.Of(First, new(14, 0), new(15, 0)) }],
                Needed = 1,
            },
            new HashSet<Guid>(), 0, Today));
        await Run(26, 10);
        Assert.Contains(To(mobile), message => message.Contains("27-11-2026, 14:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_come_after_all_or_is_protected_gets_nothing()
    {
        var (file, mobile) = await Coming();
        await _stage.SayAsync(file, false);
        var (guarded, hidden) = await Coming();
        await database.As(null).Change(async db =>
        {
            var person = await db.CaseFiles.Where(one => one.Id == guarded).Select(one => one.PersonId).SingleAsync();
            (await db.Persons.Include(one => one.Protections).SingleAsync(one => one.Id == person)).Protect(PartialDate.Of(Today), A.Provenance);
        });
        await Run(25);
        Assert.Empty(To(mobile));
        Assert.Empty(To(hidden));
        Assert.Equal((ReminderState.Dropped, ReminderTrouble.NotWanted), Assert.Single((await Of(guarded)).Select(one => (one.State, one.Trouble!.Value))));
    }

    [Fact]
    public async Task One_that_did_not_go_asks_for_a_call_until_somebody_noted_who_came()
    {
        var (file, mobile) = await Coming();
        database.Texts.Status = 400;
        await Run(25);
        Assert.Equal(ReminderState.Failed, Assert.Single(await Of(file)).State);
        Assert.True(await Asked(file));
        database.Texts.Status = 202;
        await Run(27);
        await _stage.CameAsync(file, SessionPart.Preparation);
        Assert.False(await Asked(file));
        Assert.NotNull(mobile);
    }

    private Task<bool> Asked(Guid file) => database.InDb(db => db.Clocks.AnyAsync(clock => clock.CaseFileId == file && clock.Reason == DueReason.ReminderFailed && clock.EndedOn == null));
}
