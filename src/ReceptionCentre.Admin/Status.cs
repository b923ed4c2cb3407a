using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Infrastructure.Persistence;
using Spectre.Console;

namespace ReceptionCentre.Admin;

/// <summary>status: how the database stands. Numbers only.</summary>
internal static class Status
{
    public static Command Command()
    {
        var command = new Command("status", "Shows how the database stands: version, lists, people, documents that wait.");
        command.SetAction((_, stop) => Centre.RunAsync(
            async (services, token) =>
            {
                var db = services.GetRequiredService<ReceptionDbContext>();
                var table = new Table().AddColumns("What", "How many").HideHeaders();
                async Task Row(string what, Task<int> count) => table.AddRow(what, (await count).ToString(System.Globalization.CultureInfo.InvariantCulture));
                var pending = (await db.Database.GetPendingMigrationsAsync(token)).Count();
                table.AddRow("migrations to run", pending.ToString(System.Globalization.CultureInfo.InvariantCulture));
                if (pending == 0)
                {
                    await Row("code lists", db.CodeLists.CountAsync(token));
                    await Row("members of staff", db.StaffMembers.CountAsync(member => member.EndedOn == null, token));
                    await Row("people", db.Persons.CountAsync(token));
                    await Row("open case files", db.CaseFiles.CountAsync(file => file.ClosedOn == null, token));
                    await Row("documents waiting", db.Documents.CountAsync(document => document.State == DocumentState.Queued || document.State == DocumentState.BeingMade, token));
                    await Row("documents failed", db.Documents.CountAsync(document => document.State == DocumentState.Failed, token));
                }
                AnsiConsole.Write(table);
            },
            stop));
        return command;
    }
}
