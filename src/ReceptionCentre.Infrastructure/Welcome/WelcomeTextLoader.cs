using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Welcome;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Welcome;

/// <summary>
/// Loads what newcomers are told about their registration: new lines are added, changed ones taken over, nothing is removed
/// (a text that no longer holds gets an end). A kind without a Dutch line is refused, and nothing of the file is loaded.
/// </summary>
internal sealed class WelcomeTextLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
{
    public const string FileName = "welcome-texts.csv", Action = "Welcome.LoadTexts";

    /// <returns>1 when the file was new, else 0.</returns>
    /// <exception cref="InvalidDataException">The file is not right: says where.</exception>
    public async Task<int> LoadAsync(string file, CancellationToken cancellationToken)
    {
        var rows = ReferenceDataLoader.Read(file, Row);
        if (rows.CountBy(row => row.Key, StringComparer.Ordinal).FirstOrDefault(row => row.Value > 1).Key is { } twice)
            throw new InvalidDataException($"{FileName}: the key {twice} stands there twice.");
        if (rows.Where(row => row.Language == PlanDocumentBuilder.Dutch).Select(row => row.Kind).ToHashSet(StringComparer.Ordinal) is var dutch
            && rows.Find(row => !dutch.Contains(row.Kind)) is { } alone)
            throw new InvalidDataException($"{FileName}: {alone.Kind} has no Dutch text.");
        return await work.InTransactionAsync(() => LoadAsync(rows, cancellationToken), cancellationToken);
    }

    private async Task<int> LoadAsync(List<TextRow> rows, CancellationToken cancellationToken)
    {
        audit.Begin(Action);
        await EnsureKnownAsync(Lists.WelcomeKinds, rows.Select(row => row.Kind), cancellationToken);
        await EnsureKnownAsync(Lists.Motives, rows.Select(row => row.Whom.Motives), cancellationToken);
        await EnsureKnownAsync(Lists.NotInRegisterReasons, rows.Select(row => row.Whom.Reasons), cancellationToken);
        await EnsureKnownAsync(Lists.AddressKinds, rows.Select(row => row.Whom.AddressKinds), cancellationToken);
        var known = await db.WelcomeTexts.ToDictionaryAsync(line => line.Key, StringComparer.Ordinal, cancellationToken);
        foreach (var (place, row) in rows.Index())
        {
            if (!known.TryGetValue(row.Key, out var line))
                db.WelcomeTexts.Add(line = new(row.Key));
            line.Describe(row.Kind, row.Language, row.Whom, row.Days, row.Words, place, row.From, row.Until, row.Source);
        }
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries().Count(entry => entry.Entity is WelcomeText && entry.State != EntityState.Unchanged);
        if (changed > 0)
            audit.Tell(nameof(WelcomeText), Guid.Empty, AuditTrail.CountOfRecords, null, changed.ToString(CultureInfo.InvariantCulture));
        return changed > 0 ? 1 : 0;
    }

    private async Task EnsureKnownAsync(string list, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var known = await db.Codes.Where(code => code.List == list).Select(code => code.Value).ToListAsync(cancellationToken);
        if (codes.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Except([.. known, WelcomeFor.Registered], StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw new InvalidDataException($"{FileName}: the list {list} lacks the code {missing}.");
    }

    private static TextRow Row(CsvReader csv)
    {
        var language = ReferenceDataLoader.Text(csv, "language");
        if (language != PlanDocumentBuilder.Dutch && !PaperLanguages.BesideDutch.Contains(language))
            throw new FormatException($"{language} is no language that a paper can have");
        return new(
            ReferenceDataLoader.Text(csv, "key"), ReferenceDataLoader.Text(csv, "kind"), language,
            new(ReferenceDataLoader.Maybe(csv, "motives") ?? "", ReferenceDataLoader.Maybe(csv, "reasons") ?? "", ReferenceDataLoader.Maybe(csv, "address_kinds") ?? ""),
            ReferenceDataLoader.Maybe(csv, "days") is { } days ? int.Parse(days, CultureInfo.InvariantCulture) : null,
            new(ReferenceDataLoader.Text(csv, "what"), ReferenceDataLoader.Text(csv, "bring").ReplaceLineEndings("\n").Replace("; ", "\n", StringComparison.Ordinal), ReferenceDataLoader.Text(csv, "who"), ReferenceDataLoader.Text(csv, "when")),
            ReferenceDataLoader.Date(csv, "from"), ReferenceDataLoader.Date(csv, "until"), ReferenceDataLoader.Text(csv, "source"));
    }

    private sealed record TextRow(string Key, string Kind, string Language, WelcomeFor Whom, int? Days, WelcomeWords Words, DateOnly? From, DateOnly? Until, string Source);
}
