using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.Referrals;

/// <summary>What referrals ask and by when, what stands on the life line, and what ends with the file.</summary>
public sealed class ReferralClocksTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task The_file_waits_for_an_answer_within_fourteen_days()
    {
        var stage = await ReferralStage.SetAsync(database);
        var id = await stage.Send(on: Today.AddDays(-3));
        await stage.Receive(id);

        var clock = Assert.Single(await ClocksAsync(stage, Today));
        Assert.Equal(
            (DueReason.ReferralUnanswered, id, Today.AddDays(-3), Today.AddDays(11), "Taalcafé", true),
            (clock.Reason, clock.SubjectId, clock.StartedOn, clock.DueOn, clock.What, clock.WaitsForOthers));
        Assert.Empty(await ClocksAsync(stage, Today.AddDays(-4)));
    }

    [Fact]
    public async Task Who_was_accepted_is_asked_after_a_week_past_the_agreed_start()
    {
        var stage = await ReferralStage.SetAsync(database);
        var id = await stage.Send(on: Today.AddDays(-3));
        await stage.Accept(id, Today.AddDays(10));

        var clock = Assert.Single(await ClocksAsync(stage, Today));
        Assert.Equal((DueReason.ReferralNotStarted, Today, Today.AddDays(17), false), (clock.Reason, clock.StartedOn, clock.DueOn, clock.WaitsForOthers));
        // On a day before the answer it still waited.
        Assert.Equal(DueReason.ReferralUnanswered, Assert.Single(await ClocksAsync(stage, Today.AddDays(-1))).Reason);
    }

    [Fact]
    public async Task Without_an_agreed_start_the_week_begins_at_the_acceptance()
    {
        var stage = await ReferralStage.SetAsync(database);
        await stage.Accept(await stage.Send());
        Assert.Equal(Today.AddDays(7), Assert.Single(await ClocksAsync(stage, Today)).DueOn);
    }

    [Fact]
    public async Task Who_began_or_ended_is_not_asked_for()
    {
        var stage = await ReferralStage.SetAsync(database);
        var began = await stage.Send();
        await stage.Accept(began);
        await stage.Start(began);
        Assert.Empty(await ClocksAsync(stage, Today));

        var other = await ReferralStage.SetAsync(database);
        await other.Decline(await other.Send());
        Assert.Empty(await ClocksAsync(other, Today));
    }

    [Fact]
    public async Task The_state_of_play_of_the_file_follows_each_step()
    {
        var stage = await ReferralStage.SetAsync(database);
        var id = await stage.Send();
        Assert.Equal(Today, await WaitsSinceAsync(stage));
        Assert.Equal([(DueReason.ReferralUnanswered, Today.AddDays(14))], await RunningAsync(stage));
        await stage.Accept(id);
        Assert.Null(await WaitsSinceAsync(stage));
        Assert.Equal([(DueReason.ReferralNotStarted, Today.AddDays(7))], await RunningAsync(stage));
        await stage.Start(id);
        Assert.Empty(await RunningAsync(stage));
    }

    [Fact]
    public async Task Its_reasons_have_numbers_of_their_own()
    {
        var reasons = await Source(source => Task.FromResult(source.Reasons));
        Assert.Equal([20, 21, 170], reasons.Select(reason => (int)reason));
        Assert.Equal([typeof(Referral), typeof(ReferralDraft)], await Source(source => Task.FromResult(source.Watches)));
    }

    [Fact]
    public async Task A_referral_stands_on_the_life_line_dashed_until_the_person_was_there()
    {
        var stage = await ReferralStage.SetAsync(database);
        var id = await stage.Send(on: Today.AddDays(-5));
        var span = await SpanAsync(stage);
        Assert.Equal(("Taalcafé", ReferralState.Sent, Today.AddDays(-5), (DateOnly?)null, true), (span.Words, span.Referral!.Value, span.From!.Value, span.Until, span.IsPlanned));
        await stage.Accept(id);
        await stage.Start(id);
        Assert.False((await SpanAsync(stage)).IsPlanned);
    }

    [Fact]
    public async Task What_is_open_ends_with_the_file_and_frees_its_places()
    {
        var stage = await ReferralStage.SetAsync(database);
        var began = await stage.Send(on: Today.AddDays(-5));
        await stage.Accept(began);
        await stage.Start(began);
        var other = ReferralStage.AnOffer(stage.Provider, terms => terms with { Name = "Schaakclub" });
        await database.Save(other);
        var sent = await database.Send(stage.Sending(offer: other.Id));

        Assert.Equal(["Taalcafé", "Schaakclub"], (await AsSystem(ending => ending.OpenAsync(stage.File, default))).Select(thing => thing.Words));
        // The last day of the file lies before the first attendance: the day of the attendance stays the day.
        await database.Change(db => new ReferralsEndWithFile(db, database.Staff, database.Clock).EndAsync(stage.File, Today.AddDays(-2), default));

        Assert.Empty(await AsSystem(ending => ending.OpenAsync(stage.File, default)));
        foreach (var (id, state) in new[] { (began, ReferralState.Stopped), (sent, ReferralState.Withdrawn) })
        {
            var referral = await stage.Stored(id);
            Assert.Equal((state, false, Today), (referral.State, referral.HoldsPlace, referral.EndedOn!.Value));
            Assert.Equal(WhyEnded.FileClosed, referral.Steps[^1].Reason);
        }
    }

    private Task<List<ClockReading>> ClocksAsync(ReferralStage stage, DateOnly day) =>
        Source(source => source.On(day).Where(clock => clock.CaseFileId == stage.File).ToListAsync());

    private Task<DateOnly?> WaitsSinceAsync(ReferralStage stage) =>
        database.InDb(db => db.FileStates.Where(state => state.CaseFileId == stage.File).Select(state => state.WaitsSince).SingleAsync());

    private async Task<IEnumerable<(DueReason, DateOnly)>> RunningAsync(ReferralStage stage) =>
        (await database.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == stage.File && clock.SubjectId != stage.File && clock.EndedOn == null).ToListAsync()))
        .Select(clock => (clock.Reason, clock.DueOn));

    private Task<T> Source<T>(Func<IClockSource, Task<T>> look) => database.InScope(db => look(new ReferralClocks(db, new())));

    private Task<T> AsSystem<T>(Func<ReferralsEndWithFile, Task<T>> look) => database.InScope(db => look(new(db, database.Staff, database.Clock)));

    private async Task<FileLife.Span> SpanAsync(ReferralStage stage) =>
        (await database.Send(new FileLife.Query(stage.File))).Spans.Single(span => span.Lane == FileLife.Lane.Referral);
}
