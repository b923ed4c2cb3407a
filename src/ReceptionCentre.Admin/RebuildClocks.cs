using System.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Infrastructure.Reporting;
using Spectre.Console;

namespace ReceptionCentre.Admin;

/// <summary>
/// rebuild-clocks: reads anew what every file asks and by when, after a bulk load or a change of the terms, and counts the
/// days of the last weeks that nobody counted, and all stays for arrivals and departures.
/// </summary>
internal static class RebuildClocks
{
    public static Command Command()
    {
        var command = new Command("rebuild-clocks", "Reads anew what every file asks and by when; after a bulk load or a change of the terms.");
        command.SetAction((_, stop) => Centre.RunAsync(
            async (services, token) =>
            {
                await Centre.EnsureMigratedAsync(services, token);
                await RunAsync(services.GetRequiredService<ClockRebuild>(), services.GetRequiredService<CountedStaysRebuild>(), services.GetRequiredService<IMediator>(), token);
            },
            stop));
        return command;
    }

    public static async Task RunAsync(ClockRebuild rebuild, CountedStaysRebuild stays, IMediator mediator, CancellationToken cancellationToken) =>
        await Centre.Error.Progress().StartAsync(async bar =>
        {
            await RunAsync(bar, rebuild, mediator, cancellationToken);
            await CountStaysAsync(bar, stays, cancellationToken);
        });

    /// <summary>All stays anew, for arrivals and departures.</summary>
    public static async Task CountStaysAsync(ProgressContext bar, CountedStaysRebuild rebuild, CancellationToken cancellationToken)
    {
        var stays = bar.AddTask("Stays counted", maxValue: Math.Max(1, await rebuild.CountAsync(cancellationToken)));
        await rebuild.RunAsync(new Direct(done => stays.Value = done), cancellationToken);
        stays.Value = stays.MaxValue;
    }

    /// <summary>All files, then the days of the last weeks that nobody counted; with a line for each.</summary>
    public static async Task RunAsync(ProgressContext bar, ClockRebuild rebuild, IMediator mediator, CancellationToken cancellationToken)
    {
        var files = await rebuild.CountAsync(cancellationToken);
        var clocks = bar.AddTask("What files ask", maxValue: Math.Max(1, files));
        await rebuild.RunAsync(new Direct(done => clocks.Value = done), cancellationToken);
        clocks.Value = clocks.MaxValue;
        var missing = await mediator.Send(new MissingCaseloadDays.Query(), cancellationToken);
        var days = bar.AddTask("Days counted", maxValue: Math.Max(1, missing.Count));
        foreach (var day in missing)
        {
            await mediator.Send(new CountCaseloadDay.Command(day), cancellationToken);
            days.Increment(1);
        }
        days.Value = days.MaxValue;
    }
}
