using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.CalendarFeeds;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CalendarFeeds;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.CalendarFeeds;

public sealed class CalendarFeedsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 21), Monday = new(2026, 11, 23);
    private StaffMember _caseworker = null!;
    private NewcomerBuilder _selam = null!;

    public async Task InitializeAsync()
    {
        database.Clock.GoTo(Today);
        _caseworker = A.StaffMember(Role.Caseworker).Build();
        await database.Save(_caseworker);
        _selam = await A.Newcomer("Selam").Protected().SavedIn(database);
        database.As(_caseworker);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<Appointment> Save(DateOnly? on = null, Guid? room = null)
    {
        var appointment = Appointment.Make(
            [_selam.File.Id], new(AppointmentTime.Of(on ?? Monday, new(10, 0), new(11, 0)), "home", "Dorpsstraat 1, bij Selam", "housing", "Over de schuld van Selam", _caseworker.Id, null, null, room),
            Today, database.Clock.GetUtcNow(), _caseworker.Id);
        await database.Save(appointment);
        return appointment;
    }

    private async Task<string> Token() => (await database.As(_caseworker).Send(new RenewCalendarFeed.Command("nl"))).Token;

    private Task<ReadCalendarFeed.Feed> Read(string token) => database.As(null).Send(new ReadCalendarFeed.Query(SecretAddress.Checksum(token)));

    [Fact]
    public async Task The_address_is_long_kept_as_a_checksum_only_and_told_to_no_log()
    {
        var token = await Token();
        Assert.Matches("^[0-9a-f]{64}$", token);
        var stored = await database.InDb(db => db.CalendarFeeds.SingleAsync(feed => feed.StaffMemberId == _caseworker.Id));
        Assert.Equal(SecretAddress.Checksum(token), stored.TokenSha256);
        Assert.Equal(database.Clock.GetUtcNow(), (await database.Send(new OwnCalendarFeed.Query())).Since);
        var told = await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "CalendarFeeds.RenewCalendarFeed" && audit.By == _caseworker.Id).SelectMany(audit => audit.Changes).ToListAsync());
        Assert.NotEmpty(told);
        Assert.All(told, change => Assert.DoesNotContain(stored.TokenSha256!, change.After ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_says_when_where_and_about_what_and_nothing_about_who()
    {
        var room = MeetingPlace.Furnish(A.Amsterdam, new(MeetingPlaceKind.Room, $"Kamer {Guid.NewGuid():N}", 4, null, true));
        await database.Save(room);
        var (home, here) = (await Save(), await Save(Monday.AddDays(1), room.Id));
        var feed = await Read(await Token());
        Assert.Equal("nl", feed.Language);
        Assert.Equal([home.Id, here.Id], feed.Entries.Select(entry => entry.AppointmentId));
        Assert.Equal((null, "home", "housing"), (feed.Entries[0].Room, feed.Entries[0].PlaceKind!.Value, feed.Entries[0].Topic!.Value));
        Assert.Equal(room.Name, feed.Entries[1].Room);
        Assert.DoesNotContain("Selam", System.Text.Json.JsonSerializer.Serialize(feed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_raises_the_version_and_what_is_called_off_is_gone()
    {
        var one = await Save();
        var token = await Token();
        var before = Assert.Single((await Read(token)).Entries);
        var desk = A.StaffMember(Role.FrontDesk).With(NamedPermission.LockedParts).Build();
        await database.Save(desk);
        database.As(desk);
        database.Clock.Advance(TimeSpan.FromHours(1));
        await database.Send(new ChangeAppointment.Command(_selam.File.Id, one.Id, 0, new(Monday, new(14, 0), new(15, 0), "office", null, "housing", null, _caseworker.Id, null, null), "better-time"));
        var after = Assert.Single((await Read(token)).Entries);
        Assert.True(after.Version > before.Version);
        Assert.Equal(database.Clock.GetUtcNow(), after.ChangedAt);
        await database.As(desk).Send(new CancelAppointment.Command(_selam.File.Id, one.Id, 1, CancelledBy.Person, "person-ill", null, true));
        Assert.Empty((await Read(token)).Entries);
    }

    [Fact]
    public async Task Only_some_weeks_back_and_a_year_ahead_are_told()
    {
        database.Clock.GoTo(Today.AddDays(-ReadCalendarFeed.DaysBack - 1));
        foreach (var on in new[] { Today.AddDays(-ReadCalendarFeed.DaysBack - 1), Today.AddDays(-ReadCalendarFeed.DaysBack), Today.AddDays(ReadCalendarFeed.DaysAhead - 1), Today.AddDays(ReadCalendarFeed.DaysAhead) })
        {
            await database.Save(Appointment.Make(
                [_selam.File.Id], new(AppointmentTime.Of(on, new(10, 0), new(11, 0)), "office", null, "housing", null, _caseworker.Id, null, null), DateOnly.MinValue, database.Clock.GetUtcNow(), _caseworker.Id));
        }
        database.Clock.GoTo(Today);
        Assert.Equal([Today.AddDays(-ReadCalendarFeed.DaysBack), Today.AddDays(ReadCalendarFeed.DaysAhead - 1)], (await Read(await Token())).Entries.Select(entry => entry.Time.On));
    }

    [Fact]
    public async Task An_old_a_revoked_and_an_unknown_address_open_nothing()
    {
        var first = await Token();
        var second = await Token();
        await Assert.ThrowsAsync<NotThereException>(() => Read(first));
        await Read(second);
        await database.As(_caseworker).Send(new RevokeCalendarFeed.Command());
        await Assert.ThrowsAsync<NotThereException>(() => Read(second));
        await Assert.ThrowsAsync<NotThereException>(() => Read("x"));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.As(_caseworker).Send(new RevokeCalendarFeed.Command()));
        Assert.Same(CalendarFeedRules.OnlyAnOpenFeedIsRevoked, refused.Rule);
        Assert.Null((await database.Send(new OwnCalendarFeed.Query())).Since);
    }

    [Fact]
    public async Task With_the_account_the_address_ends()
    {
        var token = await Token();
        await database.Change(db => db.StaffMembers.Where(member => member.Id == _caseworker.Id).ExecuteUpdateAsync(set => set.SetProperty(member => member.EndedOn, Today)));
        await Assert.ThrowsAsync<NotThereException>(() => Read(token));
    }

    [Fact]
    public async Task Nobody_reads_it_as_a_member_of_staff_and_in_another_language_than_there_is()
    {
        var token = await Token();
        await Assert.ThrowsAsync<NotPermittedException>(() => database.As(_caseworker).Send(new ReadCalendarFeed.Query(SecretAddress.Checksum(token))));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new RenewCalendarFeed.Command("ti")));
    }

    [Fact]
    public async Task Two_who_make_the_first_address_at_the_same_moment_see_the_rule()
    {
        await database.Change(db => db.CalendarFeeds.Where(feed => feed.StaffMemberId == _caseworker.Id).ExecuteDeleteAsync());
        await database.Save(CalendarFeed.Of(_caseworker.Id));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Save(CalendarFeed.Of(_caseworker.Id)));
        Assert.Same(CalendarFeedRules.OneFeedForEachMember, refused.Rule);
    }
}
