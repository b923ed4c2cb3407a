using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.PlanTemplates;

/// <summary>
/// Loads the template of plans. What an administrator changed stays as it is. A line that depends on a question that is locked, or
/// on an answer that cannot be chosen, is refused.
/// </summary>
internal sealed class PlanTemplateLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
    : LineFile<PlanTemplateLine, PlanTemplateLoader.TemplateRow>(PlanTemplateLoader.FileName, PlanTemplateLoader.Action, db, work, audit)
{
    public const string FileName = "plan-template.csv", Action = "PlanTemplates.LoadTemplate";

    protected override string KeyOf(TemplateRow row) => row.Key;

    protected override async Task CheckAsync(IReadOnlyList<TemplateRow> rows, CancellationToken cancellationToken)
    {
        await EnsureKnownAsync(Lists.Motives, rows.Select(row => row.Whom.Motives), cancellationToken);
        await EnsureKnownAsync(Lists.Tracks, rows.Select(row => row.What.Track), cancellationToken);
        await EnsureKnownAsync(Lists.Acts, rows.Select(row => row.What.Act ?? ""), cancellationToken);
        await EnsureKnownAsync(Lists.Payers, rows.Select(row => row.What.Payer ?? ""), cancellationToken);
        await EnsureKnownAsync(Lists.Municipalities, rows.Select(row => $"{row.Municipality} {row.Whom.NotIn}"), cancellationToken);
        var questions = await Db.IntakeQuestions.ToListAsync(cancellationToken);
        foreach (var condition in rows.SelectMany(row => row.Whom.Answers).Distinct())
        {
            var asked = questions.Where(line => line.Question == condition.Question).ToList();
            if (asked.Count == 0 || asked.Exists(line => line.IsLocked))
                throw new InvalidDataException($"{Name}: {condition.Question} is no question of the intake on which a plan may depend.");
            if (condition.Codes.Count == 0)
                continue;
            if (asked[0].List is not { } list)
                throw new InvalidDataException($"{Name}: {condition.Question} is answered in words or a number.");
            await EnsureKnownAsync(list, condition.Codes, cancellationToken);
            if (condition.Codes.FirstOrDefault(code => asked.TrueForAll(line => line.Codes.Length > 0 && !Split(line.Codes).Contains(code))) is { } never)
                throw new InvalidDataException($"{Name}: {never} cannot be answered to {condition.Question}.");
        }
    }

    protected override async Task TakeOverAsync(IReadOnlyList<TemplateRow> rows, CancellationToken cancellationToken)
    {
        var known = await Db.PlanTemplateLines.ToDictionaryAsync(line => line.Key, StringComparer.Ordinal, cancellationToken);
        var kept = known.Count == 0 ? [] : await KeptByPeopleAsync("PlanTemplates", cancellationToken);
        foreach (var (place, row) in rows.Index())
        {
            if (!known.TryGetValue(row.Key, out var line))
                Db.PlanTemplateLines.Add(line = new(row.Key, row.Municipality));
            line.Stand(place);
            if (kept.Contains(line.Id))
                continue;
            line.Describe(row.Whom, row.What, row.Source);
            line.Period(row.From, row.Until);
        }
    }

    protected override TemplateRow Row(CsvReader csv)
    {
        string Text(string column) => ReferenceDataLoader.Text(csv, column);
        string? Maybe(string column) => ReferenceDataLoader.Maybe(csv, column);
        return new(
            Text("key"), Maybe("municipality"),
            new(Kind(Text("kind")), [.. Split(Maybe("routes") ?? "").Select(Route)], Stay(Text("stay")), Codes(csv, "motives"), [.. Split(Maybe("answers") ?? "").Select(AnswerCondition.Parse)], Codes(csv, "not_in")),
            new(Text("track"), Text("goal"), Text("what"), Text("what_en"), Text("why"), Text("why_en"), Number(csv, "hours") * 60, Number(csv, "starts"), Number(csv, "due"),
                Maybe("act"), Maybe("article"), Maybe("payer")),
            ReferenceDataLoader.Date(csv, "from"), ReferenceDataLoader.Date(csv, "until"), Text("source"));
    }

    private static PlanKind? Kind(string word) => word switch
    {
        "both" => null,
        "voluntary" => PlanKind.Voluntary,
        "pip" => PlanKind.Pip,
        _ => throw new FormatException($"{word} is no kind of plan: voluntary, pip or both"),
    };

    private static LearningRoute Route(string word) => word switch
    {
        "b1" => LearningRoute.B1Route,
        "education" => LearningRoute.EducationRoute,
        "z" => LearningRoute.ZRoute,
        _ => throw new FormatException($"{word} is no route: b1, education or z"),
    };

    private static TemplateStay Stay(string word) => word switch
    {
        "any" => TemplateStay.Any,
        "short" => TemplateStay.Brief,
        "long" => TemplateStay.Lasting,
        _ => throw new FormatException($"{word} says not how long: short, long or any"),
    };

    internal sealed record TemplateRow(string Key, string? Municipality, TemplateWhom Whom, TemplateWhat What, DateOnly? From, DateOnly? Until, string Source);
}
