using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Benchmarks.Pages;

/// <summary>invites: seconds for a bulk invite of everybody with a ten-week term: looked at, invited with their letters asked for, called off.</summary>
internal static class InvitesBenchmark
{
    private const int MostHosts = 40;

    public static Command Command()
    {
        var people = new Option<int>("--people") { Description = "How many people there are.", DefaultValueFactory = _ => 20_000 };
        var kept = PrivateDatabase.KeptIn();
        var command = new Command("invites", "Seconds for a bulk invite of everybody in one municipality with a ten-week term.") { people, kept };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(people), parsed.GetValue(kept), stop));
        return command;
    }

    private static async Task<int> RunAsync(int people, string? kept, CancellationToken stop)
    {
        var load = Figures.Load;
        await using var database = await PrivateDatabase.StartAsync(people, kept, stop);
        // Once before, so that nothing is compiled while the clock runs.
        await MeasureAsync(database, stop);
        var measured = await MeasureAsync(database, stop);

        Figures.PrintMachine(load);
        var table = Figures.Table(string.Create(CultureInfo.InvariantCulture, $"Everybody with a ten-week term, {people:N0} people in the region; fsync on"), "measured", "value");
        table.Row("files looked at", measured.Rows.ToString(CultureInfo.InvariantCulture));
        table.Row("**dry run, seconds**", Figures.Of(measured.Check));
        table.Row("**invited with a letter asked for, files/s**", Figures.Of(measured.Invited / measured.Invite));
        table.Row("invited, of whom called off", string.Create(CultureInfo.InvariantCulture, $"{measured.Invited}, {measured.Undone}"));
        table.Row("called off, files/s", Figures.Of(measured.Undone / measured.Undo));
        table.Row("most memory of this process, MB", Figures.Of(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6));
        table.Row("load of the machine right after", Figures.Load);
        table.Print();
        return 0;
    }

    private sealed record Measured(int Rows, int Invited, int Undone, double Check, double Invite, double Undo);

    private static async Task<Measured> MeasureAsync(PrivateDatabase database, CancellationToken stop)
    {
        await using var services = database.Services();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var (mediator, work) = (scope.ServiceProvider.GetRequiredService<IMediator>(), scope.ServiceProvider.GetRequiredService<InviteWork>());
        var db = scope.ServiceProvider.GetRequiredService<ReceptionDbContext>();
        var now = DateTimeOffset.UtcNow;
        var today = DutchCalendar.DateOf(now);
        var municipality = await db.Clocks.Where(clock => clock.EndedOn == null && clock.Reason == DueReason.PipTerm)
            .Join(db.FileStates, clock => clock.CaseFileId, state => state.CaseFileId, (_, state) => state.Controller).GroupBy(code => code).OrderByDescending(files => files.Count()).Select(files => files.Key).FirstAsync(stop);
        var hosts = await db.StaffMembers.Where(member => member.EndedOn == null && member.Roles.Any(part => part.Role == Role.Caseworker) && member.Municipalities.Any(part => part.Municipality == municipality))
            .OrderBy(member => member.Id).Take(MostHosts).Select(member => member.Id).ToListAsync(stop);
        var invite = BulkInvite.Prepare(
            municipality, new(QueueWhose.All, Because: DueReason.PipTerm), [], true, new(null, "Measured", "office", null, null),
            new(today.AddDays(14), today.AddDays(70), (TalkDays)15, new(new(9, 0), new(12, 0)), new(new(13, 0), new(16, 0)), 60, 2), hosts, false, new(null, 3), "Measured", true, today, now, SystemActor.Id);
        scope.ServiceProvider.GetRequiredService<IAuditTrail>().Begin("Benchmarks.Prepare");
        db.AddRange(invite, new InviteProgress(invite.Id));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        var begun = Stopwatch.GetTimestamp();
        await work.RunAsync(invite.Id, stop);
        var check = Seconds(ref begun);
        var found = await mediator.Send(new ShowBulkInvite.Query(invite.Id), stop);
        begun = Stopwatch.GetTimestamp();
        await mediator.Send(new StartBulkInvite.Command(Guid.CreateVersion7(), invite.Id, found.Version), stop);
        await work.RunAsync(invite.Id, stop);
        var invited = Seconds(ref begun);
        var done = await mediator.Send(new ShowBulkInvite.Query(invite.Id), stop);
        begun = Stopwatch.GetTimestamp();
        await mediator.Send(new UndoBulkInvite.Command(Guid.CreateVersion7(), invite.Id, done.Version, "Measured"), stop);
        await work.RunAsync(invite.Id, stop);
        var undo = Seconds(ref begun);
        var undone = await mediator.Send(new ShowBulkInvite.Query(invite.Id), stop);
        return new(found.Rows, done.BecameOf(InviteRowState.Invited), undone.BecameOf(InviteRowState.Undone), check, invited, undo);
    }

    private static double Seconds(ref long begun)
    {
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        begun = Stopwatch.GetTimestamp();
        return seconds;
    }
}
