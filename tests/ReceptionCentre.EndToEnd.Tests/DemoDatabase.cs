using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A real database with the demonstration's people, and the application's services on it.</summary>
public sealed class DemoDatabase : IAsyncDisposable
{
    private readonly string _name = $"test_{Guid.NewGuid():N}";
    private readonly Dictionary<Role, string> _keys = [];
    private ServiceProvider _services = null!;

    private DemoDatabase()
    {
    }

    public string ConnectionString { get; private set; } = "";

    /// <param name="people">How many besides the people of the story.</param>
    public static async Task<DemoDatabase> CreateAsync(int people)
    {
        var database = new DemoDatabase();
        database.ConnectionString = await TemplateDatabase.CloneAsync(database._name);
        database._services = ReceptionDatabase.Services(database.ConnectionString, new TestStaff(), TimeProvider.System, portability: false);
        await database.As(services => ActivatorUtilities.CreateInstance<DemoSeeder>(services).SeedAsync(people, 1, new Progress<int>(), default));
        await database.SetUpSecondFactorAsync(Role.Administrator);
        await database.SetUpSecondFactorAsync(Role.PrivacyOfficer);
        await database.SetUpSecondFactorAsync(Role.Receiver);
        return database;
    }

    /// <summary>Something that the application's services do as the system.</summary>
    public async Task<T> As<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task As(Func<IServiceProvider, Task> work) => As(async services =>
    {
        await work(services);
        return 0;
    });

    public Task<T> InDb<T>(Func<ReceptionDbContext, Task<T>> look) => As(services => look(services.GetRequiredService<ReceptionDbContext>()));

    /// <summary>The file of a person of the demonstration, by what we call somebody and the family name.</summary>
    public Task<Guid> FileOfAsync(string calledName, string familyName) => InDb(db => db.CaseFiles
        .Where(file => db.Persons.Any(person => person.Id == file.PersonId && person.Names.Any(name => name.CalledName == calledName && name.FamilyName == familyName)))
        .OrderBy(file => file.PersonId).Select(file => file.Id).FirstAsync());

    public bool HasSecondFactor(Role role) => _keys.ContainsKey(role);

    /// <summary>A code of the second factor that was not used yet; call it once for each role and half minute.</summary>
    public string CodeOf(Role role) => NextCode(_keys[role]);

    /// <summary>The code of the coming half minute: right already, and never the one that set the factor up.</summary>
    public static string NextCode(string key) => OneTimeCodes.CodeAt(key, DateTimeOffset.UtcNow + OneTimeCodes.Step);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await PostgresServer.ExecuteAsync(PostgresServer.Maintenance, $"""DROP DATABASE IF EXISTS "{_name}" WITH (FORCE)""");
    }

    private Task SetUpSecondFactorAsync(Role role) => As(async services =>
    {
        var accounts = services.GetRequiredService<IAccounts>();
        var email = RunningCentre.AccountOf(role).Email;
        var id = await InDb(db => Task.FromResult(db.StaffMembers.Single(member => member.Email == email).Id));
        var key = (await accounts.KeyToSetUpAsync(id, default)).Text.Replace(" ", "", StringComparison.Ordinal);
        await accounts.TurnOnSecondFactorAsync(id, OneTimeCodes.CodeAt(key, DateTimeOffset.UtcNow), default);
        _keys[role] = key;
    });
}
