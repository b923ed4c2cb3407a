using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Intakes;

/// <summary>
/// Loads what an intake asks of whom: new lines are added, changed ones taken over, nothing is removed (a line that is no longer
/// asked gets an end). A line that names a code that is not there is refused, and nothing of the file is loaded.
/// </summary>
internal sealed class IntakeQuestionLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
    : LineFile<IntakeQuestion, IntakeQuestionLoader.LineRow>(IntakeQuestionLoader.FileName, IntakeQuestionLoader.Action, db, work, audit)
{
    public const string FileName = "intake-lines.csv", Action = "Intakes.LoadQuestions";

    protected override string KeyOf(LineRow row) => row.Key;

    protected override async Task CheckAsync(IReadOnlyList<LineRow> rows, CancellationToken cancellationToken)
    {
        await EnsureKnownAsync(Lists.IntakeQuestions, rows.Select(row => row.How.Question), cancellationToken);
        await EnsureKnownAsync(Lists.LifeDomains, rows.Select(row => row.How.Domain), cancellationToken);
        await EnsureKnownAsync(Lists.Motives, rows.Select(row => row.Whom.Motives), cancellationToken);
        foreach (var list in rows.Where(row => row.How.List is not null).GroupBy(row => row.How.List!, StringComparer.Ordinal))
            await EnsureKnownAsync(list.Key, list.Select(row => row.How.Codes), cancellationToken);
    }

    protected override async Task TakeOverAsync(IReadOnlyList<LineRow> rows, CancellationToken cancellationToken)
    {
        var known = await Db.IntakeQuestions.ToDictionaryAsync(line => line.Key, StringComparer.Ordinal, cancellationToken);
        foreach (var (place, row) in rows.Index())
        {
            if (!known.TryGetValue(row.Key, out var line))
                Db.IntakeQuestions.Add(line = new(row.Key));
            line.Describe(row.How, row.Whom, place, row.From, row.Until, row.Source);
        }
    }

    protected override LineRow Row(CsvReader csv)
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

    internal sealed record LineRow(string Key, AskedHow How, AskedWhom Whom, DateOnly? From, DateOnly? Until, string Source);
}
