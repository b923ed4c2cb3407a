using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Intakes;

/// <summary>The questions of one domain, with what was answered, and what somebody of the household answered already.</summary>
public static class DomainOfIntake
{
    [Needs(Permission.WriteIntake)]
    public sealed record Query(Guid CaseFileId, Guid IntakeId, string Domain) : IQuery<View>;

    /// <param name="Place">Of this domain among those of the intake, from 1.</param>
    /// <param name="Next">The domain after this one that was not talked about; else null.</param>
    public sealed record View(Guid IntakeId, int Version, IntakeState State, CodeView Domain, int Place, int Domains, int Done, CodeView? Next, IReadOnlyList<QuestionView> Questions);

    /// <param name="Value">What was answered; where nothing was and a member of the household answered it, that.</param>
    /// <param name="From">Who of the household answered it, and when; null = the person, or nobody yet.</param>
    /// <param name="Options">What can be chosen; empty for a long list that is typed.</param>
    public sealed record QuestionView(
        string Code, CodeView? Question, AnswerKind Kind, string? List, IReadOnlyList<CodeView> Options, string? Value, Proposal? From, bool IsShared, bool IsLocked);

    public sealed record Proposal(string Called, DateOnly On);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var person = await db.IntakePersonAsync(request.CaseFileId, today, cancellationToken);
            var intake = await db.Intakes.AsNoTracking().Whole().FirstOrDefaultAsync(intake => intake.Id == request.IntakeId && intake.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("intake");
            var mayReadHealth = current.May(Permission.ReadHealth);
            var asked = await db.IntakeQuestionsAsync(person, intake.Form, today, cancellationToken);
            if (asked.All(question => question.Domain != request.Domain))
                throw new NotThereException("domain");
            if (!mayReadHealth && asked.Where(question => question.Domain == request.Domain).All(question => question.IsLocked))
                throw new NotPermittedException("Health");

            var domains = (await codes.AllAsync(Lists.LifeDomains, cancellationToken)).Where(code => asked.Any(question => question.Domain == code.Value)).ToList();
            var place = domains.FindIndex(code => code.Value == request.Domain);
            bool IsLeft(CodeView code) => code.Value != request.Domain && intake.Domains.All(done => done.Domain != code.Value)
                && (mayReadHealth || asked.Any(question => question.Domain == code.Value && !question.IsLocked));
            var inDomain = asked.Where(question => question.Domain == request.Domain && (mayReadHealth || !question.IsLocked)).ToList();
            var household = await db.HouseholdAnswersAsync(person, inDomain, today, cancellationToken);
            var questions = new List<QuestionView>();
            foreach (var question in inDomain)
            {
                var own = intake.Answers.FirstOrDefault(answer => answer.Question == question.Question);
                var other = own is null || own.TakenFrom is not null ? household.GetValueOrDefault(question.Question) : null;
                // What was taken over before and saved stays as it was saved, until the other says something else.
                var proposed = other is not null && (own is null || own.Value == other.Value) ? other : null;
                questions.Add(new(
                    question.Question, await codes.FindAsync(Lists.IntakeQuestions, question.Question, cancellationToken), question.Kind, question.List,
                    await OptionsAsync(question, own?.Value, cancellationToken), own?.Value ?? proposed?.Value, proposed is null ? null : new(proposed.Called, proposed.On), question.IsShared, question.IsLocked));
            }
            return new(
                intake.Id, intake.Version, intake.State, domains[place], place + 1, domains.Count, intake.Domains.Count(done => domains.Exists(code => code.Value == done.Domain)),
                domains.Skip(place + 1).Concat(domains.Take(place)).FirstOrDefault(IsLeft), questions);
        }

        private async Task<IReadOnlyList<CodeView>> OptionsAsync(IntakeQuestion question, string? kept, CancellationToken cancellationToken)
        {
            if (question.List is not { } list || question.Kind == AnswerKind.Code)
                return [];
            var (all, chosen) = (await codes.AllAsync(list, cancellationToken), kept?.Split(' ') ?? []);
            var offered = question.Codes.Length == 0 ? all : [.. question.Codes.Split(' ').Select(value => all.FirstOrDefault(code => code.Value == value)).OfType<CodeView>()];
            return [.. offered.Where(code => code.IsValidOn(time.Today()) || chosen.Contains(code.Value))];
        }
    }
}
