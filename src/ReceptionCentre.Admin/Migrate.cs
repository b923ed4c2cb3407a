using System.CommandLine;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Infrastructure.NameMatching;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Reporting;
using Spectre.Console;

namespace ReceptionCentre.Admin;

/// <summary>migrate: brings the database to the version of this program. Does nothing when it is there already.</summary>
internal static class Migrate
{
    public static Command Command()
    {
        var command = new Command("migrate", "Brings the database to the version of this program.");
        command.SetAction((_, stop) => Centre.RunAsync(
            async (services, token) =>
            {
                var db = services.GetRequiredService<ReceptionDbContext>();
                var pending = (await db.Database.GetPendingMigrationsAsync(token)).ToList();
                await Centre.Error.Status().StartAsync($"Migrations to run: {pending.Count}", _ => db.Database.MigrateAsync(token));
                // Files from before there were clocks would stand in no list.
                var rebuild = services.GetRequiredService<ClockRebuild>();
                if (await rebuild.IsNeededAsync(token))
                    await RebuildClocks.RunAsync(rebuild, services.GetRequiredService<CountedStaysRebuild>(), services.GetRequiredService<IMediator>(), token);
                // Stays from before arrivals and departures were counted.
                else if (services.GetRequiredService<CountedStaysRebuild>() is var stays && await stays.IsNeededAsync(token))
                    await Centre.Error.Progress().StartAsync(bar => RebuildClocks.CountStaysAsync(bar, stays, token));
                // Keys of an older version do not find people in other scripts.
                var keys = services.GetRequiredService<NameKeyRebuild>();
                if (await keys.CountAsync(token) is var people and > 0)
                {
                    await Centre.Error.Progress().StartAsync(async bar =>
                    {
                        var made = bar.AddTask("Keys of names", maxValue: people);
                        await keys.RunAsync(new Direct(done => made.Value = done), token);
                    });
                }
                Centre.Say(pending.Count == 0 ? "The database is up to date." : $"Migrations run: {pending.Count}.");
            },
            stop));
        return command;
    }
}
