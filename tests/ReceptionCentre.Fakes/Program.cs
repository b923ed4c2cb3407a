using System.Globalization;
using ReceptionCentre.Fakes.PopulationRegister;

namespace ReceptionCentre.Fakes;

/// <summary>Stand-ins for services of others, for trying everything on one machine. They hold nobody who exists.</summary>
internal static class Fakes
{
    private const int DefaultPort = 5010;

    public static async Task Main(string[] args)
    {
        var port = args is ["--port", var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : DefaultPort;
        await using var register = await FakePopulationRegister.StartAsync(new() { Url = $"http://127.0.0.1:{port}" });
        await Console.Out.WriteLineAsync($"The invented population register answers at {register.Address}");
        await register.WaitForShutdownAsync();
    }
}
