using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReceptionCentre.Application;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Infrastructure;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using Spectre.Console;

namespace ReceptionCentre.Admin;

/// <summary>The application's services for a command, as the system; errors become one clear sentence and an exit code.</summary>
internal static class Centre
{
    public const int Failed = 1, Stopped = 130;

    public static Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task> work, CancellationToken cancellationToken) => RunAsync(
        async token =>
        {
            await using var services = Services();
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
            await work(scope.ServiceProvider, token);
        },
        cancellationToken);

    /// <summary>Work that needs no database.</summary>
    public static async Task<int> RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Say("Stopped. Run it again to go on where it stopped.");
            return Stopped;
        }
        catch (Refusal refusal)
        {
            Say(refusal.Message);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or FileNotFoundException)
        {
            Say(wrong.Message);
        }
        catch (InvalidOperationException wrong) when (wrong.InnerException is null || !IsAway(wrong))
        {
            Say(wrong.Message);
        }
        catch (BrokenRuleException broken)
        {
            Say($"A rule refuses this: {broken.Rule.Name}.");
        }
        catch (Exception away) when (IsAway(away))
        {
            Say("The database does not answer. Check that it runs and that ConnectionStrings__ReceptionCentre points to it.");
        }
        return Failed;
    }

    /// <summary>Progress and remarks: apart from what a script reads, without colours where nobody sees them.</summary>
    public static IAnsiConsole Error { get; } = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
        Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        Interactive = Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Detect,
    });

    /// <summary>A sentence on one line, however long: the terminal wraps it, a log keeps it whole.</summary>
    public static void Say(string sentence) => Console.Error.WriteLine(sentence);

    /// <exception cref="Refusal">The tables are those of another version, or not there.</exception>
    public static async Task EnsureMigratedAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if ((await services.GetRequiredService<ReceptionDbContext>().Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            throw new Refusal("The database is not at the version of this program: run 'migrate' first.");
    }

    private static bool IsAway(Exception error) =>
        Dialect.PostgreSql.IsAway(error) || Dialect.SqlServer.IsAway(error) || (error.InnerException is { } inner && IsAway(inner));

    private static ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddApplication();
        services.AddInfrastructure(configuration);
        services.AddCurrentStaff<SystemStaff>();
        services.AddDemo();
        return services.BuildServiceProvider();
    }
}

/// <summary>Something that the command cannot do, in a sentence for whoever typed it.</summary>
internal sealed class Refusal(string sentence) : Exception(sentence);
