using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Welcome;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Welcome;

/// <summary>
/// Loads what newcomers are told about their registration: new lines are added, changed ones taken over, nothing is removed
/// (a text that no longer holds gets an end). A kind without a Dutch line is refused, and nothing of the file is loaded.
/// </summary>
internal sealed class WelcomeTextLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
    : LineFile<WelcomeText, WelcomeTextLoader.TextRow>(WelcomeTextLoader.FileName, WelcomeTextLoader.Action, db, work, audit)
{
    public const string FileName = "welcome-texts.csv", Action = "Welcome.LoadTexts";

    protected override string KeyOf(TextRow row) => row.Key;

    protected override async Task CheckAsync(IReadOnlyList<TextRow> rows, CancellationToken cancellationToken)
    {
        var dutch = rows.Where(row => row.Language == PlanDocumentBuilder.Dutch).Select(row => row.Kind).ToHashSet(StringComparer.Ordinal);
        if (rows.FirstOrDefault(row => !dutch.Contains(row.Kind)) is { } alone)
            throw new InvalidDataException($"{Name}: {alone.Kind} has no Dutch text.");
        await EnsureKnownAsync(Lists.WelcomeKinds, rows.Select(row => row.Kind), cancellationToken);
        await EnsureKnownAsync(Lists.Motives, rows.Select(row => row.Whom.Motives), cancellationToken);
        await EnsureKnownAsync(Lists.NotInRegisterReasons, rows.Select(row => row.Whom.Reasons), cancellationToken, WelcomeFor.Registered);
        await EnsureKnownAsync(Lists.AddressKinds, rows.Select(row => row.Whom.AddressKinds), cancellationToken);
    }

    protected override async Task TakeOverAsync(IReadOnlyList<TextRow> rows, CancellationToken cancellationToken)
    {
        var known = await Db.WelcomeTexts.ToDictionaryAsync(line => line.Key, StringComparer.Ordinal, cancellationToken);
        foreach (var (place, row) in rows.Index())
        {
            if (!known.TryGetValue(row.Key, out var line))
                Db.WelcomeTexts.Add(line = new(row.Key));
            line.Describe(row.Kind, row.Language, row.Whom, row.Days, row.Words, place, row.From, row.Until, row.Source);
        }
    }

    protected override TextRow Row(CsvReader csv)
    {
        var language = ReferenceDataLoader.Text(csv, "language");
        if (language != PlanDocumentBuilder.Dutch && !PaperLanguages.BesideDutch.Contains(language))
            throw new FormatException($"{language} is no language that a paper can have");
        return new(
            ReferenceDataLoader.Text(csv, "key"), ReferenceDataLoader.Text(csv, "kind"), language,
            new(ReferenceDataLoader.Maybe(csv, "motives") ?? "", ReferenceDataLoader.Maybe(csv, "reasons") ?? "", ReferenceDataLoader.Maybe(csv, "address_kinds") ?? ""),
            Number(csv, "days"),
            new(ReferenceDataLoader.Text(csv, "what"), ReferenceDataLoader.Text(csv, "bring").ReplaceLineEndings("\n").Replace("; ", "\n", StringComparison.Ordinal), ReferenceDataLoader.Text(csv, "who"), ReferenceDataLoader.Text(csv, "when")),
            ReferenceDataLoader.Date(csv, "from"), ReferenceDataLoader.Date(csv, "until"), ReferenceDataLoader.Text(csv, "source"));
    }

    internal sealed record TextRow(string Key, string Kind, string Language, WelcomeFor Whom, int? Days, WelcomeWords Words, DateOnly? From, DateOnly? Until, string Source);
}
