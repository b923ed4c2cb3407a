using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using ReceptionCentre.Application;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using Xunit;

namespace ReceptionCentre.Testing;

/// <summary>
/// An own database for a test class: real PostgreSQL, real migrations, real reference data, the application's own services.
/// Requests are sent as whoever <see cref="As"/> says, the clock stands still until the test moves it. Every query is
/// replayed through SQL Server's compiler: what it cannot translate fails the test.
/// </summary>
public class ReceptionDatabase : IAsyncLifetime
{
    private readonly string _name = $"test_{Guid.NewGuid():N}";
    private ServiceProvider _services = null!;

    public TestStaff Staff { get; } = new();
    public FakeClock Clock { get; } = new();
    public string ConnectionString { get; private set; } = "";
    public IServiceProvider Provider => _services;

    public virtual async Task InitializeAsync()
    {
        ConnectionString = await TemplateDatabase.CloneAsync(_name);
        _services = Services(ConnectionString, Staff, Clock, portability: true, Add);
    }

    public virtual async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await using (var pool = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pool);
        await PostgresServer.ExecuteAsync(PostgresServer.Maintenance, $"""DROP DATABASE IF EXISTS "{_name}" WITH (FORCE)""");
    }

    /// <summary>Adds what only one test class needs, such as a request of its own.</summary>
    protected virtual void Add(IServiceCollection services)
    {
    }

    /// <summary>From now on requests come from this member of staff; null = the system.</summary>
    public ReceptionDatabase As(StaffMember? member)
    {
        Staff.Become(member);
        return this;
    }

    /// <summary>From now on requests come from whoever opened this pass.</summary>
    public ReceptionDatabase AsGuest(Guid passId, GuestOf guest)
    {
        Staff.BecomeGuest(passId, guest);
        return this;
    }

    /// <summary>Sends a request through the whole pipeline, in a scope of its own as a web request has.</summary>
    public async Task<TResult> Send<TResult>(IRequest<TResult> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Does something with the application's services as the system, in a scope of its own.</summary>
    public async Task<T> AsSystem<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Looks into the database as the system does: without scope.</summary>
    public async Task<T> InDb<T>(Func<ReceptionDbContext, Task<T>> look)
    {
        await using var scope = _services.CreateAsyncScope();
        await using var db = new ReceptionDbContext(
            scope.ServiceProvider.GetRequiredService<DbContextOptions<ReceptionDbContext>>(), new SystemStaff(), new Infrastructure.Auditing.AuditTrail(), Clock);
        return await look(db);
    }

    /// <summary>Looks into the database as whoever <see cref="As"/> said: through the scope.</summary>
    public async Task<T> InScope<T>(Func<ReceptionDbContext, Task<T>> look)
    {
        await using var scope = _services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<ReceptionDbContext>());
    }

    /// <summary>Changes what is stored, in one transaction with its audit event, as whoever <see cref="As"/> said.</summary>
    public async Task Change(Func<ReceptionDbContext, Task> change, string action = "Testing.Change")
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().InTransactionAsync(
            async () =>
            {
                scope.ServiceProvider.GetRequiredService<IAuditTrail>().Begin(action);
                await change(scope.ServiceProvider.GetRequiredService<ReceptionDbContext>());
                return 0;
            },
            default);
    }

    /// <summary>Saves what a builder made, as the system, in one transaction that keeps the clocks of the files.</summary>
    public Task Save(params object[] things) => AsSystem(services => services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
        () =>
        {
            services.GetRequiredService<IAuditTrail>().Begin("Testing.Save");
            services.GetRequiredService<ReceptionDbContext>().AddRange(things);
            return Task.FromResult(0);
        },
        default));

    public static ServiceProvider Services(string connectionString, TestStaff staff, TimeProvider clock, bool portability, Action<IServiceCollection>? more = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:ReceptionCentre"] = connectionString,
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddApplication();
        services.AddInfrastructure(configuration);
        services.AddSingleton(staff);
        services.AddCurrentStaff<TestStaff>();
        services.Replace(ServiceDescriptor.Singleton(clock));
        if (portability)
            services.AddPortabilityCheck();
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
