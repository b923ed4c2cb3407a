using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PlanTemplates;

/// <summary>All lines of the template of plans, ended ones too, in its order; or one of them, for the forms.</summary>
public static class TemplateLines
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Query(Guid? LineId = null) : IQuery<IReadOnlyList<Line>>;

    /// <param name="Answers">The conditions on answers, each as the form has it: "question=code|code".</param>
    /// <param name="AnswersInWords">The same with the words of the lists.</param>
    public sealed record Line(
        Guid Id, int Version, string Key, CodeView? Municipality, IReadOnlyList<CodeView> NotIn, PlanKind? Kind, IReadOnlyList<LearningRoute> Routes, TemplateStay Stay, IReadOnlyList<CodeView> Motives,
        IReadOnlyList<string> Answers, IReadOnlyList<ShowProposals.ToldView> AnswersInWords, CodeView? Track, string Goal, string What, string WhatInEnglish, string Why, string WhyInEnglish,
        int? MinutesAWeek, int? StartsAfterDays, int? DueAfterDays, CodeView? Act, string? Article, CodeView? Payer, DateOnly? ValidFrom, DateOnly? ValidUntil, string Source,
        bool IsEnded);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await db.PlanTemplateLines.AsNoTracking().Where(line => request.LineId == null || line.Id == request.LineId)
                .OrderBy(line => line.Place).ThenBy(line => line.Key).ToListAsync(cancellationToken);
            if (request.LineId is not null && found.Count == 0)
                throw new NotThereException("line of the template");
            var questions = await db.AskedByChoiceAsync(codes, cancellationToken);
            var lines = new List<Line>();
            foreach (var line in found)
            {
                lines.Add(new(
                    line.Id, line.Version, line.Key, await codes.FindAsync(Lists.Municipalities, line.Municipality, cancellationToken), await CodesAsync(Lists.Municipalities, line.NotIn),
                    line.Kind, [.. line.Routes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<LearningRoute>)], line.Stay, await CodesAsync(Lists.Motives, line.Motives), [.. line.Conditions().Select(condition => condition.ToString())],
                    [.. line.Conditions().Select(condition => questions.Read(condition)).OfType<ShowProposals.ToldView>()], await codes.FindAsync(Lists.Tracks, line.Track, cancellationToken), line.Goal,
                    line.What, line.WhatInEnglish, line.Why, line.WhyInEnglish, line.MinutesAWeek, line.StartsAfterDays, line.DueAfterDays,
                    await codes.FindAsync(Lists.Acts, line.Act, cancellationToken), line.Article, await codes.FindAsync(Lists.Payers, line.Payer, cancellationToken), line.ValidFrom,
                    line.ValidUntil, line.Source, line.ValidUntil <= time.Today()));
            }
            return lines;

            async Task<IReadOnlyList<CodeView>> CodesAsync(string list, string values)
            {
                var wanted = values.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                return wanted.Length == 0 ? [] : [.. (await codes.AllAsync(list, cancellationToken)).Where(code => wanted.Contains(code.Value))];
            }
        }
    }
}

/// <summary>The questions of the intake on which a line may depend, each with what can be chosen. Nothing that is locked.</summary>
public static class QuestionsForTemplate
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Query : IQuery<IReadOnlyList<ShowProposals.ToldView>>;

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, IReadOnlyList<ShowProposals.ToldView>>
    {
        public async Task<IReadOnlyList<ShowProposals.ToldView>> Handle(Query request, CancellationToken cancellationToken) => await db.AskedByChoiceAsync(codes, cancellationToken);
    }
}

internal static class TemplateQueries
{
    /// <summary>Questions that are not locked, in the order of the intake; those that are answered in words or a number have no choices.</summary>
    public static async Task<IReadOnlyList<ShowProposals.ToldView>> AskedByChoiceAsync(this IReceptionDb db, ICodeLists codes, CancellationToken cancellationToken)
    {
        var lines = await db.IntakeQuestions.AsNoTracking().OrderBy(line => line.Place).ToListAsync(cancellationToken);
        var locked = lines.Where(line => line.IsLocked).Select(line => line.Question).ToHashSet(StringComparer.Ordinal);
        var questions = new List<ShowProposals.ToldView>();
        foreach (var line in lines.Where(line => !locked.Contains(line.Question)).DistinctBy(line => line.Question))
        {
            if (await codes.FindAsync(Lists.IntakeQuestions, line.Question, cancellationToken) is not { } question)
                continue;
            var all = line.List is null or Lists.Languages ? [] : await codes.AllAsync(line.List, cancellationToken);
            var offered = line.Codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            questions.Add(new(question, [.. all.Where(code => offered.Length == 0 || offered.Contains(code.Value))]));
        }
        return questions;
    }

    /// <summary>A condition with the words of the lists; null when nobody is asked that question.</summary>
    public static ShowProposals.ToldView? Read(this IReadOnlyList<ShowProposals.ToldView> questions, AnswerCondition condition) =>
        questions.FirstOrDefault(one => one.Question.Value == condition.Question) is { } asked
            ? asked with { Answers = [.. asked.Answers.Where(answer => condition.Codes.Contains(answer.Value))] }
            : null;
}
