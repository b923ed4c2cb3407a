using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReceptionCentre.Application;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure;
using ReceptionCentre.Infrastructure.Documents;
using ReceptionCentre.Infrastructure.Hosting;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using Xunit;

namespace ReceptionCentre.Testing.Documents;

/// <summary>A database of its own with one caseworker, one file and one plan; and nodes of the centre that work on it.</summary>
public sealed class Centre : IAsyncLifetime
{
    public const string Municipality = "0344";

    private static readonly string Server = Environment.GetEnvironmentVariable("RECEPTIONCENTRE_TEST_POSTGRES")
        ?? throw new InvalidOperationException("RECEPTIONCENTRE_TEST_POSTGRES names no server; deploy/local/test.sh starts one.");

    private readonly string _name = "documents_" + Guid.NewGuid().ToString("N");

    public string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = _name, MaxPoolSize = 20 }.ConnectionString;

    public Guid CaseworkerId { get; private set; }
    public Guid CaseFileId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid PlanId { get; private set; }

    public async Task InitializeAsync()
    {
        await OnServerAsync($"CREATE DATABASE {_name}");
        await using var node = Node();
        await node.AsSystemAsync(services => services.GetRequiredService<ReceptionDbContext>().Database.MigrateAsync());
        await node.AsSystemAsync(FillAsync);
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await OnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    /// <summary>A node that does nothing by itself.</summary>
    public Node Node(Dictionary<string, string?>? settings = null, string? connectionString = null) =>
        new(connectionString ?? ConnectionString, settings ?? []);

    /// <summary>Queues documents that the real template accepts; gives their ids in the order of the queue.</summary>
    public async Task<IReadOnlyList<Guid>> QueueAsync(Node node, int count, string template = "plan")
    {
        var data = await node.AsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<IReceptionDb>();
            var plan = await db.Plans.Include(plan => plan.Goals).ThenInclude(goal => goal.Items).ThenInclude(item => item.Payers).SingleAsync(plan => plan.Id == PlanId);
            var file = await db.CaseFiles.Include(file => file.Assignments).SingleAsync(file => file.Id == CaseFileId);
            return (await services.GetRequiredService<PlanDocumentBuilder>().BuildAsync(plan, file, "ar", default)).ToJson();
        });
        return await node.AsSystemAsync(async services =>
        {
            var begin = node.Clock.GetUtcNow();
            var documents = Enumerable.Range(0, count).Select(number => Document.Request(
                CaseFileId, PlanId, template, "ar", "plan-2026-000001-1-ar.pdf", data, Checksum.Of(data), begin.AddMilliseconds(number - count), CaseworkerId)).ToList();
            await InTransactionAsync(services, db => db.Documents.AddRange(documents));
            return documents.Select(document => document.Id).ToList();
        });
    }

    public static async Task<Document> DocumentAsync(Node node, Guid id) =>
        await node.AsSystemAsync(services => services.GetRequiredService<IReceptionDb>().Documents.AsNoTracking().SingleAsync(document => document.Id == id));

    public static Task InTransactionAsync(IServiceProvider services, Action<IReceptionDb> change) =>
        services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
            () =>
            {
                services.GetRequiredService<IAuditTrail>().Begin("Tests.Arrange");
                change(services.GetRequiredService<IReceptionDb>());
                return Task.FromResult(0);
            },
            default);

    private async Task FillAsync(IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var (today, system) = (time.Today(), services.GetRequiredService<ICurrentStaff>().Recording(time));
        var caseworker = StaffMember.Welcome("Anneke de Boer", "a.deboer@voorbeeld.example");
        caseworker.Describe(caseworker.Name, "030 000 00 01");
        caseworker.Entrust([Role.Caseworker], [Municipality], [], []);
        var person = Person.Register(new("Selam", "Selam", null, "Haile", "ሰላም ሃይለ"), system);
        person.RecordBirth(PartialDate.Of(1990), null, today, system);
        var stay = Stay.Begin(person.Id, Municipality, PartialDate.Of(today));
        var file = CaseFile.Open(person.Id, stay.Id, Municipality, "reception", today);
        file.Assign(null, caseworker.Id, today, system);
        var plan = IntegrationPlan.Begin(file.Id, PlanKind.Voluntary, time.GetUtcNow(), caseworker.Id);
        var goal = plan.AddGoal("language", "Ik wil met de juf van mijn zoon praten.");
        plan.AddItem(goal.Id, new("Avondles Nederlands", null, "Taalhuis", today.AddDays(9), 240, today.AddDays(200), [new("municipality", 10_000)]));
        plan.AddItem(goal.Id, new("Taalmaatje zoeken", null, null, today.AddDays(-3), null, today.AddDays(4), []));
        plan.AddItem(goal.Id, new("Examen", new("wi2021", "artikel 7", today.AddDays(-30)), null, null, null, today.AddDays(600), []));
        plan.AddItem(goal.Id, new("Naar de bibliotheek", null, null, today.AddDays(30), null, null, []));
        plan.AddItem(goal.Id, new("Al voorbij", null, null, today.AddDays(-30), null, today.AddDays(-3), []));
        await InTransactionAsync(services, db =>
        {
            db.StaffMembers.Add(caseworker);
            db.Persons.Add(person);
            db.Stays.Add(stay);
            db.CaseFiles.Add(file);
            db.Plans.Add(plan);
            db.Codes.Add(new(Lists.Languages, "ar", new("Arabisch", "Arabic", "العربية"), null, null));
            db.Codes.Add(new(Lists.Municipalities, Municipality, new("Utrecht", "Utrecht"), null, null));
            db.Codes.Add(new(Lists.Tracks, "language", new("Taal", "Language"), null, null));
            db.Codes.Add(new(Lists.Acts, "wi2021", new("Wet inburgering 2021", "Civic Integration Act 2021"), null, null));
            db.Codes.Add(new(Lists.Payers, "municipality", new("Gemeente", "Municipality"), null, null));
        });
        (CaseworkerId, PersonId, CaseFileId, PlanId) = (caseworker.Id, person.Id, file.Id, plan.Id);
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>One node of the centre, as the web application puts it together, with a clock that can be put forward.</summary>
public sealed class Node : IAsyncDisposable
{
    public Node(string connectionString, Dictionary<string, string?> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        settings["ConnectionStrings:ReceptionCentre"] = connectionString;
        settings.TryAdd("Documents:Renderer:Folder", Environment.GetEnvironmentVariable("Documents__Renderer__Folder"));
        settings.TryAdd("Documents:Renderer:Processes", "1");
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddCurrentStaff<TestStaff>();
        builder.Services.AddBackgroundWork(builder.Configuration);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        Host = builder.Build();
    }

    public IHost Host { get; }
    public TestClock Clock { get; } = new();
    public DocumentWorker Worker => Host.Services.GetServices<IHostedService>().OfType<DocumentWorker>().Single();

    public async Task<T> AsSystemAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = Host.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await use(scope.ServiceProvider);
    }

    public Task AsSystemAsync(Func<IServiceProvider, Task> use) => AsSystemAsync(async services =>
    {
        await use(services);
        return 0;
    });

    public Task<T> QueueAsync<T>(Func<DocumentQueue, Task<T>> use) => AsSystemAsync(services => use(services.GetRequiredService<DocumentQueue>()));

    public async Task<T> SendAsync<T>(TestStaff staff, IRequest<T> request)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TestStaff>().Become(staff);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public Task<T> SendAsSystemAsync<T>(IRequest<T> request) => AsSystemAsync(services => services.GetRequiredService<IMediator>().Send(request));

    public async ValueTask DisposeAsync() => await ((IAsyncDisposable)Host).DisposeAsync();
}

public sealed class TestClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    public void Advance(TimeSpan by) => _ahead += by;
}

/// <summary>A member of staff as the sign-in would give it.</summary>
public sealed class TestStaff : ICurrentStaff
{
    public Guid Id { get; private set; }
    public string Name => "Somebody";
    public IReadOnlySet<Role> Roles { get; private set; } = new HashSet<Role>();
    public IReadOnlyList<string> Municipalities { get; private set; } = [];
    public IReadOnlyList<Guid> Teams => [];
    public bool IsSystem => false;

    public static TestStaff Of(Guid id, Role role, string municipality = Centre.Municipality) =>
        new() { Id = id, Roles = new HashSet<Role> { role }, Municipalities = [municipality] };

    public void Become(TestStaff other) => (Id, Roles, Municipalities) = (other.Id, other.Roles, other.Municipalities);

    public bool May(Permission permission) => Permissions.Of(Roles, []).Contains(permission);
}
