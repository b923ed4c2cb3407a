using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.ReferenceData;

/// <summary>
/// Loads the code lists from their files. A list whose file did not change is skipped. New codes are added, changed words
/// and ends are taken over, nothing is removed; what an administrator added to a list, or ended in it, stays.
/// </summary>
public sealed class ReferenceDataLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
{
    public const string Action = "ReferenceData.LoadList";

    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "ReferenceData", "Data");

    /// <summary>Loads every list of the folder's index, lists.csv.</summary>
    /// <returns>How many lists had a new file.</returns>
    /// <exception cref="FileNotFoundException">The folder lacks a list of its index.</exception>
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
        return loaded;
    }

    private async Task<int> LoadListAsync(ListRow row, IReadOnlyList<CodeRow> rows, string checksum, CancellationToken cancellationToken)
    {
        audit.Begin(Action);
        var list = await db.CodeLists.FirstOrDefaultAsync(known => known.Key == row.Key, cancellationToken);
        if (list is null)
            db.CodeLists.Add(list = new(row.Key));
        list.Describe(row.Dutch, row.English, row.Maintainable, row.Source, row.Licence);
        list.Loaded(checksum);
        var known = await db.Codes.Where(code => code.List == row.Key).ToDictionaryAsync(code => code.Value, StringComparer.Ordinal, cancellationToken);
        foreach (var (place, code) in rows.Index())
        {
            if (!known.TryGetValue(code.Code, out var stored))
            {
                db.Codes.Add(new(row.Key, code.Code, code.Words, code.From, code.Until, place));
                continue;
            }
            stored.Describe(code.Words);
            stored.Stand(place);
            // An end that an administrator set in a list of ours stands until the file says an end itself.
            stored.Period(code.From, code.Until ?? (row.Maintainable ? stored.ValidUntil : null));
        }
        return rows.Count;
    }

    private static List<ListRow> Lists(string file) => Read(file, csv => new ListRow(
        Field(csv, "key"), Field(csv, "maintainable") == "true", Field(csv, "source"), Field(csv, "licence"), Field(csv, "dutch"), Field(csv, "english")));

    private static List<CodeRow> Codes(string file) => Read(file, csv => new CodeRow(
        Field(csv, "code"),
        new(Field(csv, "dutch"), Field(csv, "english"), Full(Field(csv, "own")), Full(Field(csv, "successor")), Full(Field(csv, "act")), Full(Field(csv, "article")), Full(Field(csv, "note"))),
        Date(Field(csv, "from")), Date(Field(csv, "until"))));

    private static List<T> Read<T>(string file, Func<CsvReader, T> row)
    {
        using var csv = CsvReader.FromFile(file, new CsvReaderOptions { Separator = ',' });
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(row(csv));
        return rows;
    }

    private static string Field(CsvReader csv, string name) => csv.GetString(name);

    private static string? Full(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static DateOnly? Date(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record ListRow(string Key, bool Maintainable, string Source, string Licence, string Dutch, string English);

    private sealed record CodeRow(string Code, CodeWords Words, DateOnly? From, DateOnly? Until);
}
