using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Infrastructure.Checklists;
using ReceptionCentre.Infrastructure.CivicIntegration;
using ReceptionCentre.Infrastructure.Intakes;
using ReceptionCentre.Infrastructure.Newcomers;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.PlanTemplates;
using ReceptionCentre.Infrastructure.Welcome;

namespace ReceptionCentre.Infrastructure.ReferenceData;

/// <summary>
/// Loads the code lists from their files. A list whose file did not change is skipped. New codes are added, changed words
/// and ends are taken over, nothing is removed; what an administrator added to a list, changed or ended in it, stays.
/// </summary>
public sealed class ReferenceDataLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
{
    public const string Action = "ReferenceData.LoadList";

    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "ReferenceData", "Data");

    /// <summary>Loads every list of the folder's index, lists.csv.</summary>
    /// <returns>How many lists had a new file, the checklists among them.</returns>
    /// <exception cref="FileNotFoundException">The folder lacks a list of its index.</exception>
    /// <exception cref="InvalidDataException">A file is not right: says which and where. Nothing of it was loaded.</exception>
    public async Task<int> LoadAsync(string folder, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var loaded = 0;
        foreach (var list in Lists(Path.Combine(folder, "lists.csv")))
        {
            progress?.Report(list.Key);
            var file = Path.Combine(folder, list.Key + ".csv");
            var checksum = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, cancellationToken)));
            if (await db.CodeLists.AnyAsync(known => known.Key == list.Key && known.LoadedFrom == checksum, cancellationToken))
                continue;
            await work.InTransactionAsync(() => LoadListAsync(list, Codes(file), checksum, cancellationToken), cancellationToken);
            loaded++;
        }
        foreach (var lines in LineFiles.Where(lines => File.Exists(Path.Combine(folder, lines.Name))))
        {
            progress?.Report(Path.GetFileNameWithoutExtension(lines.Name));
            loaded += await lines.LoadAsync(Path.Combine(folder, lines.Name), cancellationToken);
        }
        return loaded;
    }

    // Each after the lists and lines that it names.
    private IEnumerable<ILineFile> LineFiles =>
    [
        new ChecklistLoader(db, work, audit), new RegistrationQuestionLoader(db, work, audit), new IntakeQuestionLoader(db, work, audit), new PlanTemplateLoader(db, work, audit),
        new WelcomeTextLoader(db, work, audit), new CivicParameterLoader(db, work, audit),
    ];

    private async Task<int> LoadListAsync(ListRow row, IReadOnlyList<CodeRow> rows, string checksum, CancellationToken cancellationToken)
    {
        audit.Begin(Action);
        var list = await db.CodeLists.FirstOrDefaultAsync(known => known.Key == row.Key, cancellationToken);
        if (list is null)
            db.CodeLists.Add(list = new(row.Key));
        list.Describe(row.Dutch, row.English, row.Maintainable, row.Source, row.Licence);
        list.Loaded(checksum);
        var known = await db.Codes.Where(code => code.List == row.Key).ToDictionaryAsync(code => code.Value, StringComparer.Ordinal, cancellationToken);
        var kept = known.Count == 0 || !row.Maintainable ? [] : await KeptByPeopleAsync(cancellationToken);
        foreach (var (place, code) in rows.Index())
        {
            if (!known.TryGetValue(code.Code, out var stored))
            {
                db.Codes.Add(new(row.Key, code.Code, code.Words, code.From, code.Until, place));
                continue;
            }
            stored.Stand(place);
            if (kept.Contains(stored.Id))
                continue;
            stored.Describe(code.Words);
            // An end that an administrator set in a list of ours stands until the file says an end itself.
            stored.Period(code.From, code.Until ?? (row.Maintainable ? stored.ValidUntil : null));
        }
        return rows.Count;
    }

    /// <summary>Codes that a member of staff added, changed or ended: the audit trail knows.</summary>
    private async Task<HashSet<Guid>> KeptByPeopleAsync(CancellationToken cancellationToken) =>
        [.. await db.AuditEvents.Where(audit => audit.Action.StartsWith("ReferenceData.") && audit.By != SystemActor.Id)
            .SelectMany(audit => audit.Changes).Where(change => change.Thing == nameof(Code)).Select(change => change.ThingId)
            .ToListAsync(cancellationToken)];

    private static List<ListRow> Lists(string file) => Read(file, csv => new ListRow(
        Text(csv, "key"), Text(csv, "maintainable") == "true", Maybe(csv, "source"), Maybe(csv, "licence"), Text(csv, "dutch"), Text(csv, "english")));

    private static List<CodeRow> Codes(string file)
    {
        var rows = Read(file, csv => new CodeRow(
            Text(csv, "code"),
            new(Text(csv, "dutch"), Text(csv, "english"), Maybe(csv, "own"), Maybe(csv, "successor"), Maybe(csv, "act"), Maybe(csv, "article"), Maybe(csv, "note")),
            Date(csv, "from"), Until(csv)));
        return rows.CountBy(row => row.Code, StringComparer.Ordinal).FirstOrDefault(code => code.Value > 1).Key is { } twice
            ? throw new InvalidDataException($"{Path.GetFileName(file)}: the code {twice} stands there twice.")
            : rows;
    }

    internal static List<T> Read<T>(string file, Func<CsvReader, T> row)
    {
        using var csv = CsvReader.FromFile(file, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        var rows = new List<T>();
        try
        {
            while (csv.Read())
                rows.Add(row(csv));
        }
        catch (Exception wrong) when (wrong is FormatException or CsvFormatException or ArgumentException)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}, line {csv.LineNumber}: {wrong.Message}"), wrong);
        }
        return rows;
    }

    internal static string Text(CsvReader csv, string name) => Maybe(csv, name) ?? throw new FormatException($"{name} is empty");

    internal static string? Maybe(CsvReader csv, string name) => csv.GetString(name) is var text && string.IsNullOrWhiteSpace(text) ? null : text;

    internal static DateOnly? Date(CsvReader csv, string name) =>
        Maybe(csv, name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static DateOnly? Until(CsvReader csv) => Date(csv, "until") is { } until && Date(csv, "from") is { } from && until < from
        ? throw new FormatException("until lies before from")
        : Date(csv, "until");

    private sealed record ListRow(string Key, bool Maintainable, string? Source, string? Licence, string Dutch, string English);

    private sealed record CodeRow(string Code, CodeWords Words, DateOnly? From, DateOnly? Until);
}
