using System.Globalization;
using ReceptionCentre.Application.PlanTemplates;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Web.Features.Plans;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.PlanTemplates;

/// <summary>A line of the template as it is typed.</summary>
public sealed class TemplateLineForm
{
    /// <summary>On how many answers a line can depend.</summary>
    public const int MostAnswers = 3;

    /// <summary>Null: a new line.</summary>
    public TemplateLines.Line? Stored { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public string? Key { get; set; }
    public CodeInput Municipality { get; set; } = new();
    public string? From { get; set; }
    public string? Until { get; set; }

    /// <summary>Empty = in both kinds of plan.</summary>
    public string? Kind { get; set; }
    public List<string> Routes { get; set; } = [];
    public TemplateStay Stay { get; set; }
    public List<string> Motives { get; set; } = [];

    /// <summary>Each "question=code"; empty ones do not count.</summary>
    public List<string> Answers { get; set; } = [];
    public List<string> NotIn { get; set; } = [];
    public string? Track { get; set; }
    public string? Goal { get; set; }
    public string? What { get; set; }
    public string? WhatInEnglish { get; set; }
    public string? Why { get; set; }
    public string? WhyInEnglish { get; set; }
    public string? Hours { get; set; }
    public string? Starts { get; set; }
    public string? Due { get; set; }
    public CodeInput Act { get; set; } = new();
    public string? Article { get; set; }
    public string? Payer { get; set; }
    public string? Source { get; set; }
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> TrackChoices { get; set; } = [];
    public IReadOnlyList<Choice> MotiveChoices { get; set; } = [];
    public IReadOnlyList<Choice> PayerChoices { get; set; } = [];
    public IReadOnlyList<Choice> MunicipalityChoices { get; set; } = [];
    public IReadOnlyList<ShowProposals.ToldView> Questions { get; set; } = [];

    public static TemplateLineForm Of(TemplateLines.Line line) => new()
    {
        Stored = line,
        Version = line.Version,
        Until = line.ValidUntil.InDigits(),
        Kind = line.Kind?.ToString(),
        Routes = [.. line.Routes.Select(route => route.ToString())],
        Stay = line.Stay,
        Motives = [.. line.Motives.Select(code => code.Value)],
        Answers = [.. line.Answers],
        NotIn = [.. line.NotIn.Select(code => code.Value)],
        Track = line.Track?.Value,
        Goal = line.Goal,
        What = line.What,
        WhatInEnglish = line.WhatInEnglish,
        Why = line.Why,
        WhyInEnglish = line.WhyInEnglish,
        Hours = PlanNumbers.Hours(line.MinutesAWeek),
        Starts = line.StartsAfterDays?.ToString(CultureInfo.InvariantCulture),
        Due = line.DueAfterDays?.ToString(CultureInfo.InvariantCulture),
        Act = CodeInput.Of(line.Act, Text.Language),
        Article = line.Article,
        Payer = line.Payer?.Value,
        Source = line.Source,
    };

    public async Task<TemplateLineInput> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new(
        Enum.TryParse<PlanKind>(Kind, out var kind) ? kind : null, [.. Routes.Select(route => Enum.TryParse<LearningRoute>(route, out var one) ? one : (LearningRoute?)null).OfType<LearningRoute>()],
        Stay, Some(Motives), ReadAnswers(reading), Some(NotIn), Reading.Words(Track), Reading.Words(Goal), Reading.Words(What), Reading.Words(WhatInEnglish), Reading.Words(Why),
        Reading.Words(WhyInEnglish), ReadHours(reading), Days(Starts, nameof(Starts), reading), Days(Due, nameof(Due), reading),
        await Act.ReadAsync(codes, Lists.Acts, nameof(Act), reading, cancellationToken), Reading.Words(Article), Reading.Words(Payer), Reading.Words(Source));

    private static List<string> Some(List<string> codes) => [.. codes.Where(code => !string.IsNullOrWhiteSpace(code))];

    private List<string> ReadAnswers(Reading reading)
    {
        var answers = Some(Answers);
        if (answers.TrueForAll(answer => answer.Split('=') is [{ Length: > 0 }, { Length: > 0 }] && !answer.Contains(' ', StringComparison.Ordinal)))
            return answers;
        reading.Refuse(nameof(Answers), "Shared.ChooseFromTheList");
        return [];
    }

    private int? ReadHours(Reading reading)
    {
        if (string.IsNullOrWhiteSpace(Hours))
            return null;
        if (PlanNumbers.TryMinutes(Hours, out var minutes))
            return minutes;
        reading.Refuse(nameof(Hours), "Plans.NotHours");
        return null;
    }

    private static int? Days(string? typed, string field, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days))
            return days;
        reading.Refuse(field, "PlanTemplates.NotDays");
        return null;
    }
}
