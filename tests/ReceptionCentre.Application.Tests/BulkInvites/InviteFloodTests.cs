using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.Tests.WorkQueue;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Testing;
using Xunit.Abstractions;

namespace ReceptionCentre.Application.Tests.BulkInvites;

/// <summary>Three thousand ten-week notices of one day, and everybody invited.</summary>
public sealed class InviteFloodTests(ReceptionDatabase database, ITestOutputHelper output) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task Three_thousand_notices_of_one_day_become_talks_nobody_twice_and_a_node_may_die()
    {
        var stage = await InviteStage.SetAsync(database, "0106");
        await FloodTests.FloodAsync(database, stage.Work);
        // Two desks, six hours a day, half an hour each: four months and a half are not enough for all.
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var planned = await stage.PlannedAsync(
            new(QueueWhose.All, Because: DueReason.PipTerm),
            input => input with { UntilDay = InviteStage.Monday.AddDays(150), SecondFrom = new(13, 0), SecondUntil = new(16, 0), Minutes = 30 });
        output.WriteLine($"looked at in {clock.ElapsedMilliseconds} ms");
        Assert.Equal(FloodTests.Notices, planned.Rows);
        Assert.Equal(planned.Rows, planned.WillCome + planned.FoundOf(InviteFinding.NoSlot));
        Assert.True(planned.WillCome > 2000);

        await stage.StartAsync(planned);
        clock.Restart();
        await database.AsSystem(services => services.GetRequiredService<MediatR.IMediator>().Send(new CarryOutBulkInvite.Command(planned.RunId, Guid.NewGuid())));
        database.Clock.Advance(BatchProgress.Hold + TimeSpan.FromSeconds(1));
        await stage.WorkAsync(planned.RunId);
        output.WriteLine($"{planned.WillCome} invited in {clock.ElapsedMilliseconds} ms, {GC.GetTotalMemory(false) / 1_000_000} MB in use");
        var done = await stage.ShowAsync(planned.RunId);
        Assert.Equal((RunState.Done, planned.WillCome, planned.WillCome), (done.State, done.BecameOf(InviteRowState.Invited), done.Paper.Asked));
        var hosts = new[] { stage.Work.First.Id, stage.Work.Second.Id };
        var made = await database.InDb(db => db.Appointments.Where(one => hosts.Contains(one.StaffMemberId)).Select(one => new { one.StaffMemberId, one.BeginsAt, File = one.Invitees.Select(invitee => invitee.CaseFileId).First() }).ToListAsync());
        Assert.Equal(planned.WillCome, made.Select(one => (one.StaffMemberId, one.BeginsAt)).Distinct().Count());
        Assert.Equal(planned.WillCome, made.Select(one => one.File).Distinct().Count());
    }
}
