using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Application.Intakes;

/// <summary>What somebody of the household answered to a question that is of the household.</summary>
/// <param name="CaseFileId">The file in which it stands.</param>
/// <param name="Called">What we call who answered it.</param>
internal sealed record HouseholdAnswer(string Question, string Value, Guid CaseFileId, string Called, DateOnly On);

/// <summary>
/// Answers of the household: of questions that are shared, never of others, and of people whom whoever asks may see. A question
/// that is private, or about health, is not even looked for in another's file.
/// </summary>
internal static class HouseholdAnswers
{
    /// <summary>What was told by and for somebody, by question: the own answers of the last intake, and of what was not asked there what the household answered. Locked ones are left out.</summary>
    public static async Task<(bool HasIntake, Dictionary<string, string> Answers)> ToldAsync(this IReceptionDb db, IntakePerson person, Guid caseFileId, DateOnly today, CancellationToken cancellationToken)
    {
        var intake = await db.Intakes.AsNoTracking().Include(intake => intake.Answers).Where(intake => intake.CaseFileId == caseFileId)
            .OrderByDescending(intake => intake.Edition).FirstOrDefaultAsync(cancellationToken);
        var answers = (intake?.Answers ?? []).Where(answer => !answer.IsLocked).ToDictionary(answer => answer.Question, answer => answer.Value, StringComparer.Ordinal);
        var questions = await db.IntakeQuestionsAsync(person, intake?.Form ?? IntakeForm.Broad, today, cancellationToken);
        foreach (var (question, answer) in await db.HouseholdAnswersAsync(person, questions, today, cancellationToken))
            answers.TryAdd(question, answer.Value);
        return (intake is not null, answers);
    }

    /// <returns>By question, the latest.</returns>
    public static async Task<IReadOnlyDictionary<string, HouseholdAnswer>> HouseholdAnswersAsync(
        this IReceptionDb db, IntakePerson person, IEnumerable<IntakeQuestion> questions, DateOnly today, CancellationToken cancellationToken)
    {
        var shared = questions.Where(question => question is { IsShared: true, IsLocked: false }).Select(question => question.Question).ToList();
        var others = shared.Count == 0 ? [] : await db.HouseholdPersonsAsync(person.PersonId, today, cancellationToken);
        if (others.Count == 0)
            return new Dictionary<string, HouseholdAnswer>();

        // The scope and the protection of files leave out whom one may not see; another municipality's file is another's task.
        var files = db.CaseFiles.AsNoTracking().Where(file => others.Contains(file.PersonId) && file.Controller == person.Controller && file.ClosedOn == null);
        var intakes = db.Intakes.AsNoTracking();
        var answers = await intakes
            .Where(intake => !intakes.Any(later => later.CaseFileId == intake.CaseFileId && later.Edition > intake.Edition))
            .Join(files, intake => intake.CaseFileId, file => file.Id, (intake, file) => new { intake, file.PersonId })
            .SelectMany(one => one.intake.Answers, (one, answer) => new { one.intake.CaseFileId, one.PersonId, answer.Question, answer.Value, answer.AnsweredAt, answer.IsLocked, answer.TakenFrom })
            .Where(answer => shared.Contains(answer.Question) && !answer.IsLocked && answer.TakenFrom == null)
            .ToListAsync(cancellationToken);
        if (answers.Count == 0)
            return new Dictionary<string, HouseholdAnswer>();

        var ids = answers.Select(answer => answer.PersonId).Distinct().ToList();
        var people = await db.Persons.AsNoTracking().Where(one => ids.Contains(one.Id)).Include(one => one.Names).ToDictionaryAsync(one => one.Id, cancellationToken);
        return answers.GroupBy(answer => answer.Question, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(answer => answer.AnsweredAt).ThenBy(answer => answer.CaseFileId).First())
            .ToDictionary(
                answer => answer.Question,
                answer => new HouseholdAnswer(answer.Question, answer.Value, answer.CaseFileId, people[answer.PersonId].NameOn(today).CalledName, DutchCalendar.DateOf(answer.AnsweredAt)),
                StringComparer.Ordinal);
    }

    /// <summary>The people with a registration here with whom somebody lives on a day.</summary>
    public static Task<List<Guid>> HouseholdPersonsAsync(this IReceptionDb db, Guid personId, DateOnly today, CancellationToken cancellationToken)
    {
        var on = PartialDate.Of(today);
        var memberships = db.Memberships.AsNoTracking().Where(fact => fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on));
        return memberships.Where(fact => fact.PersonId == personId)
            .SelectMany(own => memberships.Where(fact => fact.HouseholdId == own.HouseholdId && fact.PersonId != null && fact.PersonId != personId))
            .Select(fact => fact.PersonId!.Value).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>What the people with whom somebody lives are called, in every way that we know: none of them interprets.</summary>
    public static async Task<IReadOnlyList<string>> HouseholdNamesAsync(this IReceptionDb db, Guid personId, DateOnly today, CancellationToken cancellationToken)
    {
        var on = PartialDate.Of(today);
        // Also of who may not be seen by whoever asks: the rule holds for them too, and the refusal names nobody.
        var memberships = db.Memberships.AsNoTracking().Where(fact => fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on));
        var members = await memberships.Where(fact => fact.PersonId == personId)
            .SelectMany(own => memberships.Where(fact => fact.HouseholdId == own.HouseholdId))
            .Select(fact => new { fact.PersonId, fact.Name }).ToListAsync(cancellationToken);
        var ids = members.Select(member => member.PersonId).OfType<Guid>().Append(personId).Distinct().ToList();
        var people = await db.Persons.AsNoTracking().Where(one => ids.Contains(one.Id)).Include(one => one.Names).ToListAsync(cancellationToken);
        return
        [
            .. members.Select(member => member.Name).OfType<string>(),
            .. people.Select(one => one.NameOn(today)).SelectMany(name => new[] { name.CalledName, name.FullName, $"{name.CalledName} {name.FamilyName}", name.OwnScript }).OfType<string>(),
        ];
    }
}
