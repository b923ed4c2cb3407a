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

    public static async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = Services();
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
            await work(scope.ServiceProvider, cancellationToken);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Complain("Stopped. Run it again to go on where it stopped.");
            return Stopped;
        }
        catch (Refusal refusal)
        {
            Complain(refusal.Message);
        }
        catch (InvalidOperationException wrong) when (wrong.InnerException is null || !IsAway(wrong))
        {
            Complain(wrong.Message);
        }
        catch (BrokenRuleException broken)
        {
            Complain($"A rule refuses this: {broken.Rule.Name}.");
        }
        catch (Exception away) when (IsAway(away))
        {
            Complain("The database does not answer. Check that it runs and that ConnectionStrings__ReceptionCentre points to it.");
        }
        return Failed;
    }

    public static IAnsiConsole Error { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    private static void Complain(string sentence) => Error.MarkupLineInterpolated($"[red]{sentence}[/]");

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
