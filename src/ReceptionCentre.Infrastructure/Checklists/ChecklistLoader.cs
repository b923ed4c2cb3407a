using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Checklists;

/// <summary>
/// Loads the lines of the checklists from their file, as the code lists are loaded: new lines are added, changed words are taken over, nothing is removed; what an administrator added, changed or ended stays.
/// </summary>
internal sealed class ChecklistLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
{
    public const string FileName = "checklist-items.csv", Action = "Checklists.LoadChecklists";

    /// <returns>1 when the file was new, else 0.</returns>
    /// <exception cref="InvalidDataException">The file is not right: says where. Nothing of it was loaded.</exception>
    public async Task<int> LoadAsync(string file, CancellationToken cancellationToken)
    {
        var rows = ReferenceDataLoader.Read(file, Row);
        if (rows.CountBy(row => row.Key, StringComparer.Ordinal).FirstOrDefault(row => row.Value > 1).Key is { } twice)
            throw new InvalidDataException($"{FileName}: the key {twice} stands there twice.");
        return await work.InTransactionAsync(() => LoadAsync(rows, cancellationToken), cancellationToken);
    }

    private async Task<int> LoadAsync(List<ChecklistRow> rows, CancellationToken cancellationToken)
    {
        audit.Begin(Action);
        await EnsureKnownAsync(Lists.Motives, rows.SelectMany(row => row.Scope.Motives), cancellationToken);
        await EnsureKnownAsync(Lists.DepartureKinds, rows.SelectMany(row => row.Scope.DepartureKinds), cancellationToken);
        var known = await db.ChecklistItems.Include(item => item.Motives).Include(item => item.DepartureKinds).ToDictionaryAsync(item => item.Key, StringComparer.Ordinal, cancellationToken);
        var kept = known.Count == 0 ? [] : await KeptByPeopleAsync(cancellationToken);
        foreach (var (place, row) in rows.Index())
        {
            if (!known.TryGetValue(row.Key, out var item))
                db.ChecklistItems.Add(item = new(row.Key, row.Kind, row.Municipality, place, row.From));
            item.Stand(place);
            if (kept.Contains(item.Id))
                continue;
            item.Describe(row.Words, row.Scope, row.Source);
            item.Period(row.From, row.Until ?? item.ValidUntil);
        }
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries().Count(entry => entry.Entity is ChecklistItem && entry.State != EntityState.Unchanged);
        if (changed > 0)
            audit.Tell(nameof(ChecklistItem), Guid.Empty, AuditTrail.CountOfRecords, null, changed.ToString(CultureInfo.InvariantCulture));
        return changed > 0 ? 1 : 0;
    }

    private async Task EnsureKnownAsync(string list, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var known = await db.Codes.Where(code => code.List == list).Select(code => code.Value).ToListAsync(cancellationToken);
        if (codes.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw new InvalidDataException($"{FileName}: the list {list} lacks the code {missing}.");
    }

    /// <summary>Lines that a member of staff added, changed or ended: the audit trail knows.</summary>
    private async Task<HashSet<Guid>> KeptByPeopleAsync(CancellationToken cancellationToken) =>
        [.. await db.AuditEvents.Where(audit => audit.Action.StartsWith("Checklists.") && audit.By != SystemActor.Id)
            .SelectMany(audit => audit.Changes).Where(change => change.Thing == nameof(ChecklistItem)).Select(change => change.ThingId)
            .ToListAsync(cancellationToken)];

    private static ChecklistRow Row(CsvReader csv) => new(
        ReferenceDataLoader.Text(csv, "key"), Kind(ReferenceDataLoader.Text(csv, "kind")), ReferenceDataLoader.Maybe(csv, "municipality"),
        new(ReferenceDataLoader.Text(csv, "dutch"), ReferenceDataLoader.Text(csv, "english"), ReferenceDataLoader.Maybe(csv, "dutch_note"),
            ReferenceDataLoader.Maybe(csv, "english_note"), ReferenceDataLoader.Maybe(csv, "link")),
        new(Doer(ReferenceDataLoader.Text(csv, "doer")), Codes(csv, "motives"), Codes(csv, "departure_kinds")),
        ReferenceDataLoader.Date(csv, "from"), ReferenceDataLoader.Date(csv, "until"), ReferenceDataLoader.Maybe(csv, "source"));

    private static ChecklistKind Kind(string word) => word switch
    {
        "arrival" => ChecklistKind.Arrival,
        "departure" => ChecklistKind.Departure,
        _ => throw new FormatException($"{word} is no kind of checklist"),
    };

    private static ChecklistDoer Doer(string word) => word switch
    {
        "newcomer" => ChecklistDoer.Newcomer,
        "we" => ChecklistDoer.We,
        "employer" => ChecklistDoer.Employer,
        _ => throw new FormatException($"{word} does nothing: newcomer, we or employer"),
    };

    private static string[] Codes(CsvReader csv, string name) => (ReferenceDataLoader.Maybe(csv, name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed record ChecklistRow(string Key, ChecklistKind Kind, string? Municipality, ChecklistWords Words, ChecklistScope Scope, DateOnly? From, DateOnly? Until, string? Source);
}
