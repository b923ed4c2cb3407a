using System.Globalization;
using ReceptionCentre.Fakes.PopulationRegister;

// Stand-ins for services of others, for trying everything on one machine. Nothing here holds anything of anybody who exists.
var port = args is ["--port", var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 5010;
await using var register = await FakePopulationRegister.StartAsync(new() { Url = $"http://127.0.0.1:{port}" });
await Console.Out.WriteLineAsync($"The invented population register answers at {register.Address}");
await register.WaitForShutdownAsync();
