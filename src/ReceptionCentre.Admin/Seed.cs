using System.CommandLine;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.Reporting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ReceptionCentre.Admin;

/// <summary>seed: a region of invented people. Stopped half-way, it goes on where it stopped with --resume.</summary>
internal static class Seed
{
    public static Command Command()
    {
        var people = new Option<int>("--people") { Description = "How many people there shall be.", DefaultValueFactory = _ => 2000 };
        var seed = new Option<int>("--seed") { Description = "The same number gives the same people.", DefaultValueFactory = _ => 1 };
        var resume = new Option<bool>("--resume") { Description = "Goes on where an earlier run was stopped, or adds people to a smaller region." };
        people.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > DemoSeeder.MaximumPeople)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--people is a number from 1 to {DemoSeeder.MaximumPeople}."));
        });
        var command = new Command("seed", "Adds a region of invented people, for trying out and for demonstrations.") { people, seed, resume };
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
                var (clocks, mediator) = (services.GetRequiredService<ClockRebuild>(), services.GetRequiredService<IMediator>());
                var state = await seeder.StateAsync(token);
                if (state?.People >= wanted)
                {
                    // A run that was stopped after the last of them.
                    if (await clocks.IsNeededAsync(token))
                        await RebuildClocks.RunAsync(clocks, services.GetRequiredService<CountedStaysRebuild>(), mediator, token);
                    Centre.Say($"There are {Number(state.People)} invented people already: nothing was added.");
                    return;
                }
                if (state is not null && state.Seed != parsed.GetValue(seed))
                    throw new Refusal($"The invented people here were made with --seed {state.Seed}: go on with that, or begin with an empty database.");
                if (state is { People: > 0 } && !parsed.GetValue(resume))
                    throw new Refusal($"There are {Number(state.People)} invented people already, of {Number(wanted)}: add --resume to go on.");
                await Centre.Error.Progress()
                    .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
                    .StartAsync(async bar =>
                    {
                        var task = bar.AddTask("Invented people", maxValue: wanted);
                        task.Value = state?.People ?? 0;
                        await seeder.InventAsync(wanted, parsed.GetValue(seed), new Direct(done => task.Value = done), token);
                        task.Value = wanted;
                        await RebuildClocks.RunAsync(bar, clocks, mediator, token);
                    });
                Centre.Say($"There are {Number(wanted)} invented people.");
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

    private static string Number(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    // How many there are a second, once two batches told.
    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } speed and > 0 ? $"{Number(speed)}/s" : "", Color.Blue);
    }
}
