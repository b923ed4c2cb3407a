using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Persistence.Bulk;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Saves a story step by step, with the clock set back and as whoever did it: each step leaves the event of the use case
/// that it would have been, with every value before and after. So the history of these people reads like a life.
/// </summary>
internal sealed class StoryTeller : IAsyncDisposable
{
    private const int FirstMinute = 9 * 60, MinutesAStep = 6;

    private readonly DemoRecords _records;
    private readonly DemoIds _ids;
    private readonly Colleague _colleague = new();
    private readonly Clock _clock = new();
    private readonly AuditTrail _audit = new();
    private readonly ReceptionDbContext _db;
    private readonly PlanDocumentBuilder _papers;
    private readonly Dictionary<DateOnly, int> _steps = [];
    private DemoPerson _person = new(0);
    private int _added;

    private StoryTeller(DbContextOptions<ReceptionDbContext> options, DemoRecords records, BulkTables tables, StoryPapers papers)
    {
        (_records, _ids) = (records, new(tables, seed: 0));
        _db = new(options, _colleague, _audit, _clock);
        _papers = new(_db, papers.Codes, papers.Centre, _clock);
    }

    /// <summary>Tells the stories from one place up to, not including, another: all of them or none.</summary>
    public static async Task TellAsync(
        DbContextOptions<ReceptionDbContext> options, DemoRecords records, BulkTables tables, DemoCentre centre, StoryPapers papers, int first, int end, CancellationToken cancellationToken)
    {
        await using var strategy = new ReceptionDbContext(options, new Colleague(), new AuditTrail(), new Clock());
        await strategy.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var teller = new StoryTeller(options, records, tables, papers);
                await using var transaction = await teller._db.Database.BeginTransactionAsync(token);
                var people = new StoryPeople(records, teller, centre);
                for (var index = first; index < end; index++)
                    await people.TellAsync(index);
                await transaction.CommitAsync(token);
            },
            cancellationToken);
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    /// <summary>From now on the story is this person's.</summary>
    public void Begin(DemoPerson person)
    {
        (_person, _added) = (person, 0);
        _steps.Clear();
        _ids.Begin();
        _db.ChangeTracker.Clear();
        _records.Begin(person);
    }

    /// <summary>Everything that was made or changed since the last step was done by somebody on a day.</summary>
    /// <param name="action">The use case: "Contacts.NoteContact".</param>
    public async Task DidAsync(DateOnly day, Guid by, string action, string? reason = null)
    {
        _ids.Give([_person]);
        _db.AddRange(_person.Records.Skip(_added));
        _added = _person.Records.Count;
        GoTo(day, by);
        _audit.Begin(action);
        _audit.About(_person.Person.Id, _person.File?.Id);
        _audit.Because(reason);
        await _db.SaveChangesAsync();
    }

    /// <summary>Somebody asks for the plan on paper in Dutch. A worker makes it as soon as the centre runs; or could not.</summary>
    public async Task AskedForPaperAsync(IntegrationPlan plan, CaseFile file, int daysAgo, Guid by, bool fails = false)
    {
        var day = _records.Today.AddDays(-daysAgo);
        var at = Next(day);
        _clock.Set(at);
        var data = (await _papers.BuildAsync(plan, file, null, default)).ToJson();
        var document = Document.Request(file.Id, plan.Id, RequestPlanDocument.Template, null, $"plan-{file.Reference}-{plan.Edition}.pdf", data, Checksum.Of(data), at, by);
        _records.Add(document);
        await DidAsync(day, by, "Documents.RequestPlanDocument");
        // What the worker says of its own attempts is said in the table itself, as it does.
        if (fails)
            await _db.Documents.IgnoreQueryFilters().Where(one => one.Id == document.Id).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.State, DocumentState.Failed).SetProperty(one => one.Failure, DocumentFailure.TimedOut).SetProperty(one => one.Attempts, Document.MaximumAttempts));
    }

    /// <summary>The moment of the step that comes next on a day.</summary>
    public DateTimeOffset Next(DateOnly day) => At(day, _steps.GetValueOrDefault(day) + 1);

    /// <summary>Somebody opened the file on a day.</summary>
    public async Task OpenedAsync(DateOnly day, Guid by)
    {
        GoTo(day, by);
        _db.AuditEvents.Add(new AuditEvent("CaseFiles.FileHead", _clock.GetUtcNow(), by, null).About(_person.Person.Id, _person.File?.Id));
        await _db.SaveChangesAsync();
    }

    // Steps of one day follow each other.
    private void GoTo(DateOnly day, Guid by)
    {
        var step = _steps[day] = _steps.GetValueOrDefault(day) + 1;
        _clock.Set(At(day, step));
        _colleague.Id = by;
    }

    private DateTimeOffset At(DateOnly day, int step) => _records.At(day, FirstMinute + (step * MinutesAStep));

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now;

        public void Set(DateTimeOffset now) => _now = now;

        public override DateTimeOffset GetUtcNow() => _now;
    }

    // Sees what the system sees, under the own name.
    private sealed class Colleague : ICurrentStaff
    {
        public Guid Id { get; set; }
        public string Name => "";
        public IReadOnlySet<Role> Roles { get; } = new HashSet<Role>();
        public IReadOnlyList<string> Municipalities => [];
        public IReadOnlyList<Guid> Teams => [];
        public bool IsSystem => true;
        public bool May(Permission permission) => true;
    }
}

/// <summary>What a plan on paper needs besides the plan.</summary>
internal sealed record StoryPapers(ICodeLists Codes, IOptions<CentreOptions> Centre);
