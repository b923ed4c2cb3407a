using System.CommandLine;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Infrastructure.Demo;
using Spectre.Console;

namespace ReceptionCentre.Admin;

/// <summary>seed: a region of invented people. Stopped half-way it goes on where it stopped.</summary>
internal static class Seed
{
    public static Command Command()
    {
        var people = new Option<int>("--people") { Description = "How many people there shall be.", DefaultValueFactory = _ => 2000 };
        var seed = new Option<int>("--seed") { Description = "The same number gives the same people.", DefaultValueFactory = _ => 1 };
        people.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > DemoSeeder.MaximumPeople)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--people is a number from 1 to {DemoSeeder.MaximumPeople}."));
        });
        var command = new Command("seed", "Adds a region of invented people, for trying out and for demonstrations.") { people, seed };
        command.SetAction((parsed, stop) => Centre.RunAsync(
            async (services, token) =>
            {
                var wanted = parsed.GetValue(people);
                await Centre.EnsureMigratedAsync(services, token);
                if (!await services.GetRequiredService<IReceptionDb>().Codes.AnyAsync(token))
                    throw new Refusal("The code lists are empty: run 'load-reference-data' first.");
                var seeder = services.GetRequiredService<DemoSeeder>();
                if (await seeder.IsForRealAsync(token))
                    throw new Refusal("This database holds people who were not invented: the demonstration goes into an empty one.");
                await Centre.Error.Progress().StartAsync(async bar =>
                {
                    var task = bar.AddTask("Invented people", maxValue: wanted);
                    await seeder.SeedAsync(wanted, parsed.GetValue(seed), new Direct(done => task.Value = done), token);
                    task.Value = wanted;
                    await RebuildClocks.CountDaysAsync(bar, services.GetRequiredService<IMediator>(), token);
                });
            },
            stop));
        return command;
    }

    public static Command AccountsCommand()
    {
        var command = new Command("demo-accounts", "Prints the demo accounts, one for each role.");
        command.SetAction((_, stop) => Centre.RunAsync(
            (_, _) =>
            {
                foreach (var account in DemoSeeder.Accounts)
                    Console.WriteLine($"  {account.Role,-15} {account.Email,-28} {account.Password}");
                return Task.CompletedTask;
            },
            stop));
        return command;
    }
}
