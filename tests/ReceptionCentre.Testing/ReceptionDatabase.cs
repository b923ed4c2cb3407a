using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using ReceptionCentre.Application;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using Xunit;

namespace ReceptionCentre.Testing;

/// <summary>
/// A database of its own for one test class, with the real reference data and nobody in it, and the application on it.
/// Use as class fixture: <c>sealed class SearchTests(ReceptionDatabase centre) : IClassFixture&lt;ReceptionDatabase&gt;</c>.
/// </summary>
public class ReceptionDatabase : IAsyncLifetime
{
    /// <summary>Name of the audit events of what a test put there.</summary>
    public const string Arranging = "Tests.Arrange";

    private readonly string _name = "rc_test_" + Guid.NewGuid().ToString("N");
    private ServiceProvider? _services;

    public string ConnectionString => PostgresServer.ConnectionTo(_name);

    public FakeClock Clock { get; } = new();

    public IServiceProvider Services => _services ?? throw new InvalidOperationException("The database is not there yet.");

    public async Task InitializeAsync()
    {
        await CreateAsync();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:ReceptionCentre"] = ConnectionString })
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddApplication();
        services.AddInfrastructure(configuration);
        services.AddCurrentStaff<TestStaff>();
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        services.AddPortability();
        Add(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public async Task DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
        await using var server = await PostgresServer.OpenAsync();
        await server.ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    /// <summary>What a test class needs on top of the application.</summary>
    protected virtual void Add(IServiceCollection services)
    {
    }

    protected virtual async Task CreateAsync()
    {
        var template = await TemplateDatabase.NameAsync();
        await using var server = await PostgresServer.OpenAsync();
        await server.ExecuteAsync($"CREATE DATABASE {_name} TEMPLATE {template}");
    }

    /// <summary>What this member of staff can do and see.</summary>
    public Desk As(StaffMember member) => new(this, member);

    /// <summary>The system itself, as a job or the command line.</summary>
    public Desk AsSystem => new(this, null);

    /// <summary>Sends a request as the system itself.</summary>
    public Task<TResult> Send<TResult>(IRequest<TResult> request) => AsSystem.Send(request);

    /// <summary>Asks the database, past every scope.</summary>
    public Task<T> InDb<T>(Func<ReceptionDbContext, Task<T>> ask) => AsSystem.InDb(ask);

    /// <summary>Puts things in the database, in one transaction with its audit event.</summary>
    public Task Put(params object[] things) => AsSystem.Run(services => services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
        () =>
        {
            services.GetRequiredService<IAuditTrail>().Begin(Arranging);
            services.GetRequiredService<ReceptionDbContext>().AddRange(things);
            return Task.FromResult(0);
        },
        default));

    /// <summary>Registers a newcomer with everything that the builder says.</summary>
    public async Task<Newcomer> Put(NewcomerBuilder builder)
    {
        var newcomer = builder.Build(Clock);
        await Put([.. newcomer.Things]);
        return newcomer;
    }

    public async Task<StaffMember> Put(StaffMemberBuilder builder)
    {
        var member = builder.Build();
        await Put(member);
        return member;
    }

    public async Task<Team> Put(TeamBuilder builder)
    {
        var team = builder.Build();
        await Put([team]);
        return team;
    }

    /// <summary>What somebody can do and see in this centre. Each call is a request of its own.</summary>
    public sealed class Desk(ReceptionDatabase centre, StaffMember? member)
    {
        public Task<TResult> Send<TResult>(IRequest<TResult> request, CancellationToken cancellationToken = default) =>
            Run(services => services.GetRequiredService<IMediator>().Send(request, cancellationToken));

        /// <summary>Asks the database through the scope of whoever asks.</summary>
        public Task<T> InDb<T>(Func<ReceptionDbContext, Task<T>> ask) => Run(services => ask(services.GetRequiredService<ReceptionDbContext>()));

        public async Task<T> Run<T>(Func<IServiceProvider, Task<T>> work)
        {
            var scopes = centre.Services.GetRequiredService<IServiceScopeFactory>();
            await using var scope = member is null ? scopes.CreateSystemScope() : scopes.CreateAsyncScope();
            if (member is not null)
                scope.ServiceProvider.GetRequiredService<TestStaff>().Become(member);
            return await work(scope.ServiceProvider);
        }
    }
}
