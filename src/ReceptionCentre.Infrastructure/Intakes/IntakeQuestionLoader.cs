using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Intakes;

/// <summary>
/// Loads what an intake asks of whom: new lines are added, changed ones taken over, nothing is removed (a line that is no longer
/// asked gets an end). A line that names a code that is not there is refused, and nothing of the file is loaded.
/// </summary>
internal sealed class IntakeQuestionLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
{
    public const string FileName = "intake-lines.csv", Action = "Intakes.LoadQuestions";

    /// <returns>1 when the file was new, else 0.</returns>
    /// <exception cref="InvalidDataException">The file is not right: says where.</exception>
    public async Task<int> LoadAsync(string file, CancellationToken cancellationToken)
    {
        var rows = ReferenceDataLoader.Read(file, Row);
        if (rows.CountBy(row => row.Key, StringComparer.Ordinal).FirstOrDefault(row => row.Value > 1).Key is { } twice)
            throw new InvalidDataException($"{FileName}: the key {twice} stands there twice.");
        return await work.InTransactionAsync(() => LoadAsync(rows, cancellationToken), cancellationToken);
    }

    private async Task<int> LoadAsync(List<LineRow> rows, CancellationToken cancellationToken)
    {
        audit.Begin(Action);
        await EnsureKnownAsync(Lists.IntakeQuestions, rows.Select(row => row.How.Question), cancellationToken);
        await EnsureKnownAsync(Lists.LifeDomains, rows.Select(row => row.How.Domain), cancellationToken);
        await EnsureKnownAsync(Lists.Motives, rows.Select(row => row.Whom.Motives), cancellationToken);
        foreach (var list in rows.Where(row => row.How.List is not null).GroupBy(row => row.How.List!, StringComparer.Ordinal))
            await EnsureKnownAsync(list.Key, list.Select(row => row.How.Codes), cancellationToken);
        var known = await db.IntakeQuestions.ToDictionaryAsync(line => line.Key, StringComparer.Ordinal, cancellationToken);
        foreach (var (place, row) in rows.Index())
        {
            if (!known.TryGetValue(row.Key, out var line))
                db.IntakeQuestions.Add(line = new(row.Key));
            line.Describe(row.How, row.Whom, place, row.From, row.Until, row.Source);
        }
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries().Count(entry => entry.Entity is IntakeQuestion && entry.State != EntityState.Unchanged);
        if (changed > 0)
            audit.Tell(nameof(IntakeQuestion), Guid.Empty, AuditTrail.CountOfRecords, null, changed.ToString(CultureInfo.InvariantCulture));
        return changed > 0 ? 1 : 0;
    }

    private async Task EnsureKnownAsync(string list, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var known = await db.Codes.Where(code => code.List == list).Select(code => code.Value).ToListAsync(cancellationToken);
        if (known.Count == 0)
            throw new InvalidDataException($"{FileName}: there is no list {list}.");
        if (codes.SelectMany(Split).Except(known, StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw new InvalidDataException($"{FileName}: the list {list} lacks the code {missing}.");
    }

    private static LineRow Row(CsvReader csv)
    {
        var how = new AskedHow(
            ReferenceDataLoader.Text(csv, "question"), ReferenceDataLoader.Text(csv, "domain"), Kind(ReferenceDataLoader.Text(csv, "kind")), ReferenceDataLoader.Maybe(csv, "list"),
            Codes(csv, "codes"), Is(csv, "shared"), Is(csv, "locked"));
        if ((how.List is null) != (how.Kind is AnswerKind.Words or AnswerKind.Line or AnswerKind.Number))
            throw new FormatException($"{how.Question}: a choice has a list, and words and numbers have none");
        if (how is { IsShared: true, IsLocked: true })
            throw new FormatException($"{how.Question}: what is locked is not shared");
        return new(
            ReferenceDataLoader.Text(csv, "key"), how, new(Form(ReferenceDataLoader.Text(csv, "form")), Of(ReferenceDataLoader.Text(csv, "of")), Codes(csv, "motives")),
            ReferenceDataLoader.Date(csv, "from"), ReferenceDataLoader.Date(csv, "until"), ReferenceDataLoader.Text(csv, "source"));
    }

    private static string Codes(CsvReader csv, string name) => string.Join(' ', Split(ReferenceDataLoader.Maybe(csv, name) ?? ""));

    private static string[] Split(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Is(CsvReader csv, string name) => ReferenceDataLoader.Text(csv, name) switch
    {
        "yes" => true,
        "no" => false,
        var word => throw new FormatException($"{word} is neither yes nor no"),
    };

    private static AnswerKind Kind(string word) => word switch
    {
        "words" => AnswerKind.Words,
        "line" => AnswerKind.Line,
        "number" => AnswerKind.Number,
        "choice" => AnswerKind.Choice,
        "choices" => AnswerKind.Choices,
        "code" => AnswerKind.Code,
        _ => throw new FormatException($"{word} is no kind of answer: words, line, number, choice, choices or code"),
    };

    private static IntakeForm? Form(string word) => word switch
    {
        "both" => null,
        "broad" => IntakeForm.Broad,
        "short" => IntakeForm.Brief,
        _ => throw new FormatException($"{word} is no intake: broad, short or both"),
    };

    private static AskedOf Of(string word) => word switch
    {
        "everybody" => AskedOf.Everybody,
        "adults" => AskedOf.Adults,
        "children" => AskedOf.Children,
        _ => throw new FormatException($"{word} says not of whom: everybody, adults or children"),
    };

    private sealed record LineRow(string Key, AskedHow How, AskedWhom Whom, DateOnly? From, DateOnly? Until, string Source);
}
