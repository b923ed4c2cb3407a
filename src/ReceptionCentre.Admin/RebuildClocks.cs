using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Infrastructure.Clocks;
using Spectre.Console;

namespace ReceptionCentre.Admin;

/// <summary>rebuild-clocks: reads anew what every file asks and by when, after a bulk load or a change of the terms.</summary>
internal static class RebuildClocks
{
    public static Command Command()
    {
        var command = new Command("rebuild-clocks", "Reads anew what every file asks and by when; after a bulk load or a change of the terms.");
        command.SetAction((_, stop) => Centre.RunAsync(
            async (services, token) =>
            {
                await Centre.EnsureMigratedAsync(services, token);
                await RunAsync(services.GetRequiredService<ClockRebuild>(), token);
            },
            stop));
        return command;
    }

    private static async Task RunAsync(ClockRebuild rebuild, CancellationToken cancellationToken) =>
        await Centre.Error.Progress().StartAsync(async bar =>
        {
            var files = await rebuild.CountAsync(cancellationToken);
            var task = bar.AddTask("Case files", maxValue: Math.Max(1, files));
            await rebuild.RunAsync(new Direct(done => task.Value = done), cancellationToken);
            task.Value = task.MaxValue;
        });
}
