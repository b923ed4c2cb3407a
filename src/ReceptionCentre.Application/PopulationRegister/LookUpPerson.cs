using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PopulationRegister;

/// <summary>
/// Asks the population register for somebody: by BSN, by family name and birth date, or by name and municipality. That it
/// was asked, why and about whom of ours is recorded before the question goes out; what was asked is not.
/// </summary>
public static class LookUpPerson
{
    /// <param name="CaseFileId">To compare this file with; null while registering.</param>
    /// <param name="Task">What it is asked for; of a file its own task.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(
        string? Bsn, string? Prefix, string? FamilyName, string? GivenNames, PartialDate? Born, string? Municipality, Guid? CaseFileId, string? Task) : IQuery<Result>;

    /// <param name="Chosen">The one whom a question by number found.</param>
    public sealed record Result(RegisterOutcome Outcome, IReadOnlyList<RegisteredPerson> People, RegisteredPerson? Chosen, DateTimeOffset AskedAt)
    {
        public bool FoundNobody => Outcome == RegisterOutcome.Answered && People.Count == 0 && Chosen is null;
    }

    /// <summary>What somebody was looked for by; all that the log says of the question.</summary>
    public enum By
    {
        Bsn = 1,
        NameAndBirth = 2,
        NameAndMunicipality = 3,
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        private const string Letters = " .-'";
        private const int PrefixLength = 10, BeforeTheStar = 3;

        public Validator()
        {
            RuleFor(query => query.Bsn).Must(bsn => bsn is null || IdentityNumbers.IsBsn(bsn)).WithMessage(NewcomerRules.BsnPassesTheElevenTest.Name);
            When(query => query.Bsn is null, () =>
            {
                RuleFor(query => query.FamilyName).Cascade(CascadeMode.Stop)
                    .Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("PopulationRegister.BsnOrName")
                    .AtMost(NameParts.FamilyNameLength).Must(HasStar).WithMessage("PopulationRegister.StarAfterThree").Must(IsLatin).WithMessage("PopulationRegister.LatinLetters");
                RuleFor(query => query.Prefix).AtMost(PrefixLength).Must(prefix => prefix is null || prefix.All(c => char.IsAsciiLetter(c) || c is ' ' or '\'')).WithMessage("PopulationRegister.LatinLetters");
                RuleFor(query => query.GivenNames).Cascade(CascadeMode.Stop).AtMost(NameParts.GivenNamesLength)
                    .Must(HasStar).WithMessage("PopulationRegister.StarAfterThree").Must(IsLatin).WithMessage("PopulationRegister.LatinLetters");
                RuleFor(query => query.Born).Must(born => born is not { IsComplete: false }).WithMessage("PopulationRegister.WholeBirthDate");
                RuleFor(query => query.Born).Must((query, born) => born is not null || (query.GivenNames is not null && query.Municipality is not null))
                    .When(query => !string.IsNullOrWhiteSpace(query.FamilyName)).WithMessage("PopulationRegister.BirthOrMunicipality");
            });
            RuleFor(query => query.Task).Required().When(query => query.CaseFileId is null);
        }

        // The letters that the interface takes: Latin, with or without marks.
        private static bool IsLatin(string? name) =>
            name is null || name.TrimEnd('*').All(c => char.IsAsciiLetterOrDigit(c) || c is >= 'À' and <= 'ž' || Letters.Contains(c, StringComparison.Ordinal));

        private static bool HasStar(string? name) =>
            name is null || !name.Contains('*', StringComparison.Ordinal) || name.IndexOf('*', StringComparison.Ordinal) is var star && star >= BeforeTheStar && star == name.Length - 1;
    }

    internal sealed class Handler(
        IReceptionDb db, ICodeLists codes, IOpeningLog openings, IPopulationRegister register, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Municipalities, request.Municipality, nameof(request.Municipality), cancellationToken);
            var (personId, task) = await AboutAsync(request, cancellationToken);
            var act = (await codes.FindAsync(Lists.Tasks, task, cancellationToken) ?? throw new InvalidInputException(nameof(request.Task), "Shared.ChooseFromTheList")).Act;
            var question = Question(request);
            if (!register.IsConnected)
                return new(RegisterOutcome.Off, [], null, time.GetUtcNow());

            await openings.RecordLookUpAsync(RequestName.Of<Query>(), personId, request.CaseFileId, ByWhat(question).ToString(), task, act, cancellationToken);
            var answer = await register.AskAsync(question, cancellationToken);
            var chosen = question is RegisterQuestion.ByBsn ? answer.People.SingleOrDefaultOfOne() : null;
            return new(answer.Outcome, question is RegisterQuestion.ByBsn ? [] : answer.People, chosen, time.GetUtcNow());
        }

        // Whom of ours it is about, when that is known before anybody answers: the person of the file, or whoever has the number.
        private async Task<(Guid? PersonId, string? Task)> AboutAsync(Query request, CancellationToken cancellationToken)
        {
            if (request.CaseFileId is { } caseFileId)
            {
                var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken) ?? throw new NotThereException("case file");
                file.EnsureOpen();
                return (file.PersonId, file.Task);
            }
            var known = request.Bsn is { } bsn
                ? await db.WithNumber(IdentityNumberKind.Bsn, bsn).Select(id => (Guid?)id).FirstOrDefaultAsync(cancellationToken) : null;
            return (known, request.Task);
        }

        private static RegisterQuestion Question(Query request) => request switch
        {
            { Bsn: { } bsn } => new RegisterQuestion.ByBsn(bsn),
            { Born: { } born } => new RegisterQuestion.ByNameAndBirth(request.FamilyName!, request.Prefix, request.GivenNames, born.ToDateOnly()!.Value),
            _ => new RegisterQuestion.ByNameAndMunicipality(request.FamilyName!, request.Prefix, request.GivenNames!, request.Municipality!),
        };

        private static By ByWhat(RegisterQuestion question) => question switch
        {
            RegisterQuestion.ByBsn => By.Bsn,
            RegisterQuestion.ByNameAndBirth => By.NameAndBirth,
            _ => By.NameAndMunicipality,
        };
    }

    // One number, one person: two are no answer.
    private static RegisteredPerson? SingleOrDefaultOfOne(this IReadOnlyList<RegisteredPerson> people) => people.Count == 1 ? people[0] : null;
}
