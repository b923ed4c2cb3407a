using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.ReferenceData;

/// <summary>A file with lines of one kind, beside the code lists.</summary>
internal interface ILineFile
{
    string Name { get; }

    /// <returns>1 when something in it was new, else 0.</returns>
    /// <exception cref="InvalidDataException">The file is not right: says where. Nothing of it was loaded.</exception>
    Task<int> LoadAsync(string file, CancellationToken cancellationToken);
}

/// <summary>
/// Loads lines that each have a key of their own: new ones are added, changed ones taken over, nothing is removed (a line that no
/// longer holds gets an end). A line that names a code that is not there is refused, and nothing of the file is loaded.
/// </summary>
/// <param name="name">Of the file.</param>
/// <param name="action">What the audit trail calls the loading.</param>
internal abstract class LineFile<TLine, TRow>(string name, string action, ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit) : ILineFile
    where TLine : class
    where TRow : class
{
    public string Name => name;

    protected ReceptionDbContext Db => db;

    public async Task<int> LoadAsync(string file, CancellationToken cancellationToken)
    {
        var rows = ReferenceDataLoader.Read(file, Row);
        if (rows.CountBy(KeyOf, StringComparer.Ordinal).FirstOrDefault(row => row.Value > 1).Key is { } twice)
            throw new InvalidDataException($"{name}: the key {twice} stands there twice.");
        return await work.InTransactionAsync(
            async () =>
            {
                audit.Begin(action);
                await CheckAsync(rows, cancellationToken);
                await TakeOverAsync(rows, cancellationToken);
                return Changed();
            },
            cancellationToken);
    }

    protected abstract TRow Row(CsvReader csv);

    protected abstract string KeyOf(TRow row);

    /// <summary>Refuses what a single line cannot know: codes of lists, and how lines stand to each other.</summary>
    protected abstract Task CheckAsync(IReadOnlyList<TRow> rows, CancellationToken cancellationToken);

    /// <summary>Adds and describes the lines, in the order of the file.</summary>
    protected abstract Task TakeOverAsync(IReadOnlyList<TRow> rows, CancellationToken cancellationToken);

    /// <param name="codes">Each one code, or several apart by a space.</param>
    /// <param name="also">Words that stand for no code of the list.</param>
    protected async Task EnsureKnownAsync(string list, IEnumerable<string> codes, CancellationToken cancellationToken, params string[] also)
    {
        var known = await db.Codes.Where(code => code.List == list).Select(code => code.Value).ToListAsync(cancellationToken);
        if (known.Count == 0)
            throw new InvalidDataException($"{name}: there is no list {list}.");
        if (codes.SelectMany(Split).Except([.. known, .. also], StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw new InvalidDataException($"{name}: the list {list} lacks the code {missing}.");
    }

    /// <summary>Lines that a member of staff added, changed or ended: the audit trail knows.</summary>
    /// <param name="feature">Of the actions: "Checklists".</param>
    protected async Task<HashSet<Guid>> KeptByPeopleAsync(string feature, CancellationToken cancellationToken) =>
        [.. await db.AuditEvents.Where(audit => audit.Action.StartsWith(feature + ".") && audit.By != Application.Staff.SystemActor.Id)
            .SelectMany(audit => audit.Changes).Where(change => change.Thing == typeof(TLine).Name).Select(change => change.ThingId).ToListAsync(cancellationToken)];

    protected static string Codes(CsvReader csv, string column) => string.Join(' ', Split(ReferenceDataLoader.Maybe(csv, column) ?? ""));

    protected static string[] Split(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    protected static int? Number(CsvReader csv, string column) =>
        ReferenceDataLoader.Maybe(csv, column) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    private int Changed()
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries().Count(entry => entry.Entity is TLine && entry.State != EntityState.Unchanged);
        if (changed > 0)
            audit.Tell(typeof(TLine).Name, Guid.Empty, AuditTrail.CountOfRecords, null, changed.ToString(CultureInfo.InvariantCulture));
        return changed > 0 ? 1 : 0;
    }
}
