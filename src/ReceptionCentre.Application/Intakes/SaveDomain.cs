using System.Globalization;
using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Intakes;

/// <summary>
/// Saves what was answered about one domain of life. An answer that is equal to the one that somebody of the household gave is
/// taken over from there.
/// </summary>
public static class SaveDomain
{
    [Needs(Permission.WriteIntake)]
    public sealed record Command(Guid IntakeId, int Version, string Domain, IReadOnlyList<TypedAnswer> Answers) : ICommand<Guid>;

    /// <param name="Value">Words, a number, or codes, space-separated; null = not answered.</param>
    public sealed record TypedAnswer(string Question, string? Value);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Domain).Required();
            RuleFor(command => command.Answers).NotNull();
        }
    }

    internal sealed class Handler(IReceptionDb db, IntakeWork work, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (intake, file) = await work.IntakeAsync(request.IntakeId, request.Version, cancellationToken);
            var today = time.Today();
            var person = await db.IntakePersonAsync(file.Id, today, cancellationToken);
            var asked = (await db.IntakeQuestionsAsync(person, intake.Form, today, cancellationToken)).Where(question => question.Domain == request.Domain)
                .ToDictionary(question => question.Question, StringComparer.Ordinal);
            if (asked.Count == 0)
                throw new NotThereException("domain");
            var mayReadHealth = current.May(Permission.ReadHealth);
            IntakeRules.HealthNeedsThePermission.Check(mayReadHealth || asked.Values.Any(question => !question.IsLocked));

            var household = await db.HouseholdAnswersAsync(person, asked.Values, today, cancellationToken);
            var (given, wrong) = (new List<GivenAnswer>(), new List<InvalidField>());
            foreach (var (place, typed) in request.Answers.Index())
            {
                // What is not asked (any more) was not on the page; what is locked was not on the page of who may not read it.
                if (!asked.TryGetValue(typed.Question, out var question) || (question.IsLocked && !mayReadHealth))
                    throw new NotThereException("question");
                var value = Tidy(question, typed.Value);
                if (await WrongAsync(question, value, cancellationToken) is { } sentence)
                    wrong.Add(new($"Answers[{place}].{Field(question)}", sentence.Text, sentence.Values));
                else
                    given.Add(new(question.Question, value, question.IsLocked, Source(intake, question, value, household)));
            }
            if (wrong.Count > 0)
                throw new InvalidInputException(wrong);
            intake.Answer(request.Domain, given, time.GetUtcNow(), current.Id);
            return file.Id;
        }

        // What the person said before stays the person's own, also when another says the same.
        private static Guid? Source(Intake intake, IntakeQuestion question, string? value, IReadOnlyDictionary<string, HouseholdAnswer> household)
        {
            var own = intake.Answers.FirstOrDefault(answer => answer.Question == question.Question);
            if (value is null || !question.IsShared || (own is { TakenFrom: null } && own.Value == value))
                return null;
            return household.GetValueOrDefault(question.Question) is { } other && other.Value == value ? other.CaseFileId
                : own is not null && own.Value == value ? own.TakenFrom : null;
        }

        private static string? Tidy(IntakeQuestion question, string? typed)
        {
            if (string.IsNullOrWhiteSpace(typed))
                return null;
            return question.Kind is AnswerKind.Choices ? string.Join(' ', typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)) : typed.Trim();
        }

        private async Task<InvalidField?> WrongAsync(IntakeQuestion question, string? value, CancellationToken cancellationToken)
        {
            if (value is null)
                return null;
            var most = question.Kind == AnswerKind.Words ? IntakeAnswer.WordsLength : IntakeAnswer.LineLength;
            return question.Kind switch
            {
                AnswerKind.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= IntakeAnswer.HighestNumber
                    ? null : new("", "Intakes.AWholeNumber"),
                AnswerKind.Choice or AnswerKind.Choices or AnswerKind.Code => await AreKnownAsync(question, value, cancellationToken) ? null : new("", "Shared.ChooseFromTheList"),
                _ when value.Length > most => new("", "Shared.TooLong", new Dictionary<string, object> { ["MaxLength"] = most, ["TotalLength"] = value.Length }),
                _ when value.Any(c => char.IsControl(c) && !(question.Kind == AnswerKind.Words && c is '\n' or '\r' or '\t')) => new("", "Shared.StrangeCharacters"),
                _ => null,
            };
        }

        private async Task<bool> AreKnownAsync(IntakeQuestion question, string value, CancellationToken cancellationToken)
        {
            var chosen = question.Kind == AnswerKind.Choices ? value.Split(' ') : [value];
            foreach (var code in chosen)
            {
                if ((question.Codes.Length > 0 && !question.Codes.Split(' ').Contains(code)) || await codes.FindAsync(question.List!, code, cancellationToken) is null)
                    return false;
            }
            return true;
        }

        private static string Field(IntakeQuestion question) => question.Kind switch
        {
            AnswerKind.Choices => "Values",
            AnswerKind.Code => "Code",
            _ => "Value",
        };
    }
}
