using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
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
            if (result.GetValueOrDefault<int>() is < 1 or > 2_000_000)
                result.AddError("--people is a number from 1 to 2000000.");
        });
        var command = new Command("seed", "Adds a region of invented people, for trying out and for demonstrations.") { people, seed };
        command.SetAction((parsed, stop) => Centre.RunAsync(
            async (services, token) =>
            {
                var wanted = parsed.GetValue(people);
                var seeder = services.GetRequiredService<DemoSeeder>();
                await Centre.Error.Progress().StartAsync(async bar =>
                {
                    var task = bar.AddTask("Invented people", maxValue: wanted);
                    await seeder.SeedAsync(wanted, parsed.GetValue(seed), new Direct(done => task.Value = done), token);
                    task.Value = wanted;
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

    // Progress<T> posts to a pool; a bar wants the newest number at once.
    private sealed class Direct(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
