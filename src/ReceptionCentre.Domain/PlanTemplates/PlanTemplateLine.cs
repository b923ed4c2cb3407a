using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.PlanTemplates;

/// <summary>For how long a stay a line is meant.</summary>
public enum TemplateStay
{
    Any = 0,

    /// <summary>Who says to stay shorter than a year: the mini plan.</summary>
    Brief = 1,

    /// <summary>Who says to stay longer, or does not know yet.</summary>
    Lasting = 2,
}

/// <summary>
/// One line of the template of plans: what is proposed to whom, for which goal, and why. Reference data with dates and a source,
/// loaded from a file; a line without a municipality is the common floor, and a municipality adds its own above it. What is
/// proposed follows from why somebody is here, how long, and what was told in the intake: never from origin.
/// </summary>
public sealed class PlanTemplateLine : Aggregate
{
    public const int KeyLength = 60, WhyLength = 300, CodesLength = 1000, NoteLength = 500;

    private PlanTemplateLine()
    {
    }

    public PlanTemplateLine(string key, string? municipality) => (Id, Key, Municipality) = (Guid.CreateVersion7(), key, municipality);

    /// <summary>Names the line in its file: "language-evening". Unique.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Code of the list "municipalities"; null = for all.</summary>
    public string? Municipality { get; private init; }

    /// <summary>Codes of municipalities that do not use this line, space-separated.</summary>
    public string NotIn { get; private set; } = "";

    /// <summary>Order of the template.</summary>
    public int Place { get; private set; }

    /// <summary>Only in this kind of plan; null = in both.</summary>
    public PlanKind? Kind { get; private set; }

    /// <summary>Learning routes of a PIP, space-separated; empty = whatever the route, also none yet.</summary>
    public string Routes { get; private set; } = "";

    public TemplateStay Stay { get; private set; }

    /// <summary>Codes of the list "motives", space-separated; empty = whatever the motive.</summary>
    public string Motives { get; private set; } = "";

    /// <summary>What was answered in the intake, all of it; empty = whatever was answered. See <see cref="AnswerCondition"/>.</summary>
    public string Answers { get; private set; } = "";

    /// <summary>Code of the list "tracks".</summary>
    public string Track { get; private set; } = "";

    /// <summary>The goal for which it is done, as the plan writes it. Lines with the same goal stand under one.</summary>
    public string Goal { get; private set; } = "";

    /// <summary>What is to be done, as the plan writes it: the Dutch text counts.</summary>
    public string What { get; private set; } = "";

    /// <summary>The same for who reads English.</summary>
    public string WhatInEnglish { get; private set; } = "";

    /// <summary>Why it is proposed, as the plan writes it.</summary>
    public string Why { get; private set; } = "";
    public string WhyInEnglish { get; private set; } = "";

    public int? MinutesAWeek { get; private set; }

    /// <summary>Begins so many days after the plan is written; null = not known yet.</summary>
    public int? StartsAfterDays { get; private set; }

    /// <summary>Must be done so many days after the plan is written; null = no deadline.</summary>
    public int? DueAfterDays { get; private set; }

    /// <summary>Code of the list "acts", with the article; null = voluntary.</summary>
    public string? Act { get; private set; }
    public string? Article { get; private set; }

    /// <summary>Code of the list "payers": who pays the whole by the act that the source names; null = not fixed by a rule.</summary>
    public string? Payer { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>First day on which it is no longer proposed; null = no end.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>On what it rests, with how certain it is.</summary>
    public string Source { get; private set; } = "";

    /// <exception cref="BrokenRuleException">It is not a whole line.</exception>
    public void Describe(TemplateWhom whom, TemplateWhat what, string source)
    {
        TemplateRules.ARouteIsOfAPip.Check(whom.Routes.Count == 0 || whom.Kind == PlanKind.Pip);
        TemplateRules.CompulsoryIsForAPip.Check(what.Act is null || whom.Kind == PlanKind.Pip);
        TemplateRules.ACompulsoryLineNamesItsArticle.Check((what.Act is null) == (what.Article is null));
        TemplateRules.TheLineEndsAfterItBegins.Check(what.StartsAfterDays is null || what.DueAfterDays is null || what.DueAfterDays >= what.StartsAfterDays);
        (Kind, Routes, Stay, Motives, Answers, NotIn) = (whom.Kind, string.Join(' ', whom.Routes), whom.Stay, whom.Motives, string.Join(' ', whom.Answers), whom.NotIn);
        (Track, Goal, What, WhatInEnglish, Why, WhyInEnglish) = (what.Track, what.Goal, what.What, what.WhatInEnglish, what.Why, what.WhyInEnglish);
        (MinutesAWeek, StartsAfterDays, DueAfterDays, Act, Article, Payer) = (what.MinutesAWeek, what.StartsAfterDays, what.DueAfterDays, what.Act, what.Article, what.Payer);
        Source = source;
    }

    public void Stand(int place) => Place = place;

    /// <summary>Proposed in [from, until); null = no bound.</summary>
    public void Period(DateOnly? from, DateOnly? until)
    {
        TemplateRules.TheLineEndsAfterItBegins.Check(from is null || until is null || until >= from);
        (ValidFrom, ValidUntil) = (from, until);
    }

    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || ValidUntil > day);

    /// <summary>The conditions on answers, read.</summary>
    public IReadOnlyList<AnswerCondition> Conditions() => [.. Answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(AnswerCondition.Parse)];

    /// <summary>What it proposes to somebody, with what it follows from; null when it does not hold for this person.</summary>
    public Proposal? For(TemplatePerson person)
    {
        if (!IsValidOn(person.On) || (Municipality ?? person.Municipality) != person.Municipality || Split(NotIn).Contains(person.Municipality)
            || (Kind ?? person.Kind) != person.Kind
            || (Routes.Length > 0 && !Split(Routes).Contains(person.Route?.ToString())) || (Stay != TemplateStay.Any && Stay != person.Stay))
            return null;
        var motive = Split(Motives).FirstOrDefault(person.Motives.Contains);
        if (Motives.Length > 0 && motive is null)
            return null;
        var told = new List<Told>();
        foreach (var condition in Conditions())
        {
            var met = condition.MetBy(person.Answers.GetValueOrDefault(condition.Question));
            if (met.Count == 0)
                return null;
            told.Add(new(condition.Question, met));
        }
        return new(this, motive, told);
    }

    private static string[] Split(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <param name="Kind">Null = in both kinds.</param>
/// <param name="Motives">Space-separated; empty = whatever the motive.</param>
/// <param name="NotIn">Codes of municipalities that do not use it, space-separated.</param>
public sealed record TemplateWhom(PlanKind? Kind, IReadOnlyList<LearningRoute> Routes, TemplateStay Stay, string Motives, IReadOnlyList<AnswerCondition> Answers, string NotIn);

/// <summary>What a line proposes; see the properties of <see cref="PlanTemplateLine"/>.</summary>
public sealed record TemplateWhat(
    string Track, string Goal, string What, string WhatInEnglish, string Why, string WhyInEnglish, int? MinutesAWeek, int? StartsAfterDays, int? DueAfterDays,
    string? Act, string? Article, string? Payer);

/// <summary>Whom a plan is for, as far as the template looks at it: nothing about origin is in it.</summary>
/// <param name="Route">The route that the draft of a PIP names; null = none yet.</param>
/// <param name="Stay">Who does not know yet counts as lasting.</param>
/// <param name="Answers">By question of the intake: words, a number, or codes apart by a space. Nothing that is locked.</param>
public sealed record TemplatePerson(
    PlanKind Kind, LearningRoute? Route, string Municipality, TemplateStay Stay, IReadOnlyCollection<string> Motives, IReadOnlyDictionary<string, string> Answers, DateOnly On);

/// <summary>A line that holds for somebody, and why.</summary>
/// <param name="Motive">The motive that it names; null when it names none.</param>
public sealed record Proposal(PlanTemplateLine Line, string? Motive, IReadOnlyList<Told> Told)
{
    /// <summary>The terms of the item, as the plan would have it from a day on.</summary>
    /// <param name="compulsorySince">Since when the duty holds: for a compulsory line.</param>
    public PlanItemTerms Terms(DateOnly on, DateOnly compulsorySince) => new(
        Line.What, Line.Act is { } act ? new(act, Line.Article!, compulsorySince) : null, null,
        Line.StartsAfterDays is { } start ? on.AddDays(start) : null, Line.MinutesAWeek, Line.DueAfterDays is { } due ? on.AddDays(due) : null,
        Line.Payer is { } payer ? [new(payer, PayerShare.Whole)] : [], Line.Why);
}

/// <summary>What was answered to a question of the intake, as far as a line follows from it.</summary>
/// <param name="Codes">The codes that it looks for; empty = that there was an answer.</param>
public sealed record Told(string Question, IReadOnlyList<string> Codes);

/// <summary>
/// A question of the intake with the answers that count: "dutch-speak=none|little", or "work-want=*" for any answer. One of a choice
/// of many is enough.
/// </summary>
public sealed record AnswerCondition(string Question, IReadOnlyList<string> Codes)
{
    private const string Anything = "*";

    /// <exception cref="FormatException">Not a condition.</exception>
    public static AnswerCondition Parse(string text) => text.Split('=') is [{ Length: > 0 } question, { Length: > 0 } codes]
        ? new(question, codes == Anything ? [] : codes.Split('|'))
        : throw new FormatException($"{text} is no condition: question=code|code or question=*");

    /// <summary>The codes by which an answer meets it; one empty word for any answer; nothing when it does not.</summary>
    public IReadOnlyList<string> MetBy(string? answer) =>
        string.IsNullOrWhiteSpace(answer) ? [] : Codes.Count == 0 ? [""] : [.. answer.Split(' ').Where(Codes.Contains)];

    public bool Equals(AnswerCondition? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"{Question}={(Codes.Count == 0 ? Anything : string.Join('|', Codes))}";
}
