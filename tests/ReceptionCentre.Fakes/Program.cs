using System.Globalization;
using ReceptionCentre.Fakes.Duo;
using ReceptionCentre.Fakes.PopulationRegister;

namespace ReceptionCentre.Fakes;

/// <summary>Stand-ins for services of others, for trying everything on one machine. They hold nobody who exists.</summary>
internal static class Fakes
{
    private const int DefaultPort = 5010;

    public static async Task Main(string[] args)
    {
        var port = Port(args, "--port") ?? DefaultPort;
        await using var register = await FakePopulationRegister.StartAsync(new() { Url = $"http://127.0.0.1:{port}" });
        await Console.Out.WriteLineAsync($"The invented population register answers at {register.Address}");
        if (Port(args, "--duo-port") is not { } duoPort)
        {
            await register.WaitForShutdownAsync();
            return;
        }
        await using var duo = await FakeDuo.StartAsync(new() { Url = $"http://127.0.0.1:{duoPort}", KnowsEverybody = true });
        await Console.Out.WriteLineAsync($"The invented executing agency answers at {duo.Address}");
        await Task.WhenAll(register.WaitForShutdownAsync(), duo.WaitForShutdownAsync());
    }

    private static int? Port(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
    }
}
