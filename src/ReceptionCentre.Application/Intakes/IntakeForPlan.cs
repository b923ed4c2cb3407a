using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Application.Intakes;

/// <summary>
/// What a plan takes from the latest intake of a file: wishes in the person's own words, points of attention, language, education,
/// hours, and the result of the learnability test. Health is not in it: what the plan must take into account is written in the
/// plan by whoever may read it.
/// </summary>
public static class IntakeForPlan
{
    [Needs(Permission.ReadIntake)]
    public sealed record Query(Guid CaseFileId) : IQuery<Summary?>;

    /// <param name="IsComplete">The intake is complete; else it goes on.</param>
    public sealed record Summary(
        Guid IntakeId, bool IsComplete, DateOnly? CompletedOn, string? OwnWords, CodeView? OwnWordsLanguage, string? CaseworkerWords, IReadOnlyList<CodeView> Wishes,
        IReadOnlyList<CodeView> AttentionPoints, CodeView? FirstLanguage, CodeView? Script, CodeView? Dutch, CodeView? Education, int? HoursAWeek, IReadOnlyList<CodeView> Times,
        LearnabilityResult? Test)
    {
        public bool IsEmpty => (OwnWords, CaseworkerWords, FirstLanguage, Script, Dutch, Education, HoursAWeek, Test) is (null, null, null, null, null, null, null, null)
            && Wishes.Count + AttentionPoints.Count + Times.Count == 0;
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, Summary?>
    {
        public async Task<Summary?> Handle(Query request, CancellationToken cancellationToken)
        {
            var intake = await db.Intakes.AsNoTracking().Include(intake => intake.Answers).Where(intake => intake.CaseFileId == request.CaseFileId)
                .OrderByDescending(intake => intake.Edition).FirstOrDefaultAsync(cancellationToken);
            if (intake is null)
                return null;
            var answers = intake.Answers.Where(answer => !answer.IsLocked).ToDictionary(answer => answer.Question, answer => answer.Value, StringComparer.Ordinal);
            var test = await db.LearnabilityTests.AsNoTracking().Include(test => test.Steps).FirstOrDefaultAsync(test => test.CaseFileId == request.CaseFileId, cancellationToken);
            return new(
                intake.Id, intake.State == IntakeState.Completed, intake.CompletedOn, answers.GetValueOrDefault("own-words"), await One(Lists.Languages, "own-words-language"),
                answers.GetValueOrDefault("caseworker-words"), await Many(Lists.DevelopmentWishes, "development-wishes"), await Many(Lists.AttentionPoints, "attention-points"),
                await One(Lists.Languages, "language-first"), await One(Lists.IntakeAnswers, "language-script"), await One(Lists.IntakeAnswers, "dutch-speak"),
                await One(Lists.EducationLevels, "education-level"),
                int.TryParse(answers.GetValueOrDefault("hours-week"), System.Globalization.CultureInfo.InvariantCulture, out var hours) ? hours : null,
                await Many(Lists.IntakeAnswers, "hours-when"), test?.Last?.Result);

            Task<CodeView?> One(string list, string question) => codes.FindAsync(list, answers.GetValueOrDefault(question), cancellationToken);

            async Task<IReadOnlyList<CodeView>> Many(string list, string question)
            {
                var chosen = answers.GetValueOrDefault(question)?.Split(' ') ?? [];
                return [.. (await codes.AllAsync(list, cancellationToken)).Where(code => chosen.Contains(code.Value))];
            }
        }
    }
}
