using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Infrastructure.ReferenceData;
using Spectre.Console;

namespace ReceptionCentre.Admin;

/// <summary>load-reference-data: loads every code list whose file changed.</summary>
internal static class LoadReferenceData
{
    public static Command Command()
    {
        var folder = new Option<string>("--folder") { Description = "Folder with lists.csv and the lists.", DefaultValueFactory = _ => ReferenceDataLoader.DefaultFolder };
        var command = new Command("load-reference-data", "Loads the code lists that changed; nothing is removed.") { folder };
        command.SetAction((parsed, stop) => Centre.RunAsync(
            async (services, token) =>
            {
                var from = parsed.GetValue(folder)!;
                if (!File.Exists(Path.Combine(from, "lists.csv")))
                    throw new Refusal($"The folder {from} has no lists.csv.");
                var loader = services.GetRequiredService<ReferenceDataLoader>();
                var loaded = await Centre.Error.Status().StartAsync(
                    "Code lists", context => loader.LoadAsync(from, new Progress<string>(list => context.Status($"Code list: {Markup.Escape(list)}")), token));
                Centre.Error.WriteLine($"Code lists loaded: {loaded}.");
            },
            stop));
        return command;
    }
}
