using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReceptionCentre.Fakes.PopulationRegister;
using ReceptionCentre.Infrastructure.PopulationRegister;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.PopulationRegister;

/// <summary>A centre that is connected to the invented population register.</summary>
public sealed class RegisterDatabase : ReceptionDatabase
{
    public FakePopulationRegister Register { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Register = await FakePopulationRegister.StartAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Register.DisposeAsync();
    }

    protected override void Add(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(new PopulationRegisterOptions { Address = Register.Address, Failures = int.MaxValue, TimeLimit = TimeSpan.FromSeconds(20) }));
}
