using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Intakes;

/// <summary>
/// An intake of a file to read, domain by domain: the one that was asked for, else the latest. Of health whoever may not read
/// it sees only that it was talked about.
/// </summary>
public static class ShowIntake
{
    /// <param name="IntakeId">A certain one; null = the latest.</param>
    [Needs(Permission.ReadIntake)]
    public sealed record Query(Guid CaseFileId, Guid? IntakeId = null) : IQuery<Result>;

    /// <param name="Shown">Null: there is none yet.</param>
    /// <param name="Editions">All intakes of the file, newest first.</param>
    /// <param name="StaysShort">The person said to stay shorter than a year: the short form is likely enough.</param>
    public sealed record Result(IntakeView? Shown, IReadOnlyList<EditionView> Editions, bool IsAdult, bool StaysShort);

    public sealed record EditionView(Guid IntakeId, int Edition, IntakeForm Form, IntakeState State, DateTimeOffset BegunAt, DateOnly? CompletedOn);

    public sealed record IntakeView(
        Guid IntakeId, int Version, int Edition, IntakeForm Form, IntakeState State, DateTimeOffset BegunAt, string? BegunBy, DateOnly? CompletedOn, string? CompletedBy,
        string? NotAloneBecause, bool HeardAlone, IReadOnlyList<TalkView> Talks, IReadOnlyList<DomainView> Domains)
    {
        public int Done => Domains.Count(domain => domain.IsDone);

        /// <summary>The first domain that was not talked about; null when all were.</summary>
        public DomainView? Next => Domains.FirstOrDefault(domain => !domain.IsDone && !domain.IsHidden);
    }

    public sealed record TalkView(Guid TalkId, DateOnly On, CodeView? Interpreter, CodeView? InterpreterLanguage, string? InterpreterName, string? With, string? WrittenBy);

    /// <param name="IsHidden">Whoever asks may read nothing of it.</param>
    public sealed record DomainView(
        string Code, CodeView? Domain, bool IsDone, DateTimeOffset? SavedAt, string? SavedBy, bool IsHidden, IReadOnlyList<AnswerView> Answers, int Questions);

    /// <param name="Words">Null for a choice.</param>
    /// <param name="TakenFrom">What we call the member of the household who said it; null = the person.</param>
    public sealed record AnswerView(string Code, CodeView? Question, AnswerKind Kind, string? Words, IReadOnlyList<CodeView> Chosen, string? TakenFrom, DateOnly On);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var person = await db.IntakePersonAsync(request.CaseFileId, time.Today(), cancellationToken);
            var editions = await db.Intakes.AsNoTracking().Where(intake => intake.CaseFileId == request.CaseFileId).OrderByDescending(intake => intake.Edition)
                .Select(intake => new EditionView(intake.Id, intake.Edition, intake.Form, intake.State, intake.BegunAt, intake.CompletedOn)).ToListAsync(cancellationToken);
            if ((request.IntakeId ?? editions.FirstOrDefault()?.IntakeId) is not { } id)
                return new(null, editions, person.IsAdult, await StaysShortAsync(person, cancellationToken));
            var intake = await db.Intakes.AsNoTracking().Whole().FirstOrDefaultAsync(intake => intake.Id == id && intake.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("intake");
            return new(await ViewAsync(intake, person, cancellationToken), editions, person.IsAdult, await StaysShortAsync(person, cancellationToken));
        }

        private async Task<bool> StaysShortAsync(IntakePerson person, CancellationToken cancellationToken) =>
            (await db.IntendedStays.AsNoTracking().Where(fact => fact.StayId == person.StayId).ToListAsync(cancellationToken)).Current(time.Today())?.Length == IntendedStay.ShorterThanOneYear;

        private async Task<IntakeView> ViewAsync(Intake intake, IntakePerson person, CancellationToken cancellationToken)
        {
            var staff = intake.Domains.Select(domain => domain.SavedBy).Concat(intake.Talks.Select(talk => talk.WrittenBy)).Append(intake.BegunBy).Append(intake.CompletedBy ?? Guid.Empty).Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var talks = new List<TalkView>();
            foreach (var talk in intake.Talks.OrderByDescending(talk => talk.On).ThenByDescending(talk => talk.WrittenAt))
            {
                talks.Add(new(
                    talk.Id, talk.On, await codes.FindAsync(Lists.Interpreters, talk.Interpreter, cancellationToken),
                    await codes.FindAsync(Lists.Languages, talk.InterpreterLanguage, cancellationToken), talk.InterpreterName, talk.With, names.GetValueOrDefault(talk.WrittenBy)));
            }
            return new(
                intake.Id, intake.Version, intake.Edition, intake.Form, intake.State, intake.BegunAt, names.GetValueOrDefault(intake.BegunBy), intake.CompletedOn,
                intake.CompletedBy is { } by ? names.GetValueOrDefault(by) : null, intake.NotAloneBecause, intake.HeardAlone, talks,
                await DomainsAsync(intake, person, names, cancellationToken));
        }

        private async Task<IReadOnlyList<DomainView>> DomainsAsync(Intake intake, IntakePerson person, Dictionary<Guid, string> names, CancellationToken cancellationToken)
        {
            var lines = await db.IntakeQuestions.AsNoTracking().ToListAsync(cancellationToken);
            var asked = IntakeQuestion.For(lines, intake.Form, person.IsAdult, person.Motives, time.Today());
            // What was answered once is read, also when it is no longer asked.
            var former = lines.Where(line => intake.Answers.Any(answer => answer.Question == line.Question) && asked.All(one => one.Question != line.Question)).DistinctBy(line => line.Question);
            var questions = asked.Concat(former).ToList();
            var (mayReadHealth, members) = (current.May(Permission.ReadHealth), await MembersAsync(intake, person, cancellationToken));
            var domains = new List<DomainView>();
            foreach (var code in await codes.AllAsync(Lists.LifeDomains, cancellationToken))
            {
                var inDomain = questions.Where(question => question.Domain == code.Value).ToList();
                if (inDomain.Count == 0)
                    continue;
                var answers = new List<AnswerView>();
                foreach (var question in inDomain)
                {
                    if (intake.Answers.FirstOrDefault(answer => answer.Question == question.Question) is { } answer && (mayReadHealth || !answer.IsLocked))
                        answers.Add(await AnswerAsync(question, answer, members, cancellationToken));
                }
                var saved = intake.Domains.FirstOrDefault(domain => domain.Domain == code.Value);
                domains.Add(new(
                    code.Value, code, saved is not null, saved?.SavedAt, saved is null ? null : names.GetValueOrDefault(saved.SavedBy),
                    !mayReadHealth && inDomain.TrueForAll(question => question.IsLocked), answers, inDomain.Count));
            }
            return domains;
        }

        private async Task<AnswerView> AnswerAsync(IntakeQuestion question, IntakeAnswer answer, Dictionary<Guid, string> members, CancellationToken cancellationToken)
        {
            var chosen = new List<CodeView>();
            if (question.List is { } list)
            {
                foreach (var value in question.Kind == AnswerKind.Choices ? answer.Value.Split(' ') : [answer.Value])
                {
                    if (await codes.FindAsync(list, value, cancellationToken) is { } code)
                        chosen.Add(code);
                }
            }
            return new(
                question.Question, await codes.FindAsync(Lists.IntakeQuestions, question.Question, cancellationToken), question.Kind, question.List is null ? answer.Value : null, chosen,
                answer.TakenFrom is { } from ? members.GetValueOrDefault(from, "") : null, DutchCalendar.DateOf(answer.AnsweredAt));
        }

        // Who no longer lives with the person, or may not be seen, is not named.
        private async Task<Dictionary<Guid, string>> MembersAsync(Intake intake, IntakePerson person, CancellationToken cancellationToken)
        {
            var files = intake.Answers.Select(answer => answer.TakenFrom).OfType<Guid>().Distinct().ToList();
            if (files.Count == 0)
                return [];
            var today = time.Today();
            var household = await db.HouseholdPersonsAsync(person.PersonId, today, cancellationToken);
            var owners = await db.CaseFiles.AsNoTracking().Where(file => files.Contains(file.Id) && household.Contains(file.PersonId))
                .Select(file => new { file.Id, file.PersonId }).ToListAsync(cancellationToken);
            var ids = owners.ConvertAll(owner => owner.PersonId);
            var people = await db.Persons.AsNoTracking().Where(one => ids.Contains(one.Id)).Include(one => one.Names).ToDictionaryAsync(one => one.Id, cancellationToken);
            return owners.ToDictionary(owner => owner.Id, owner => people[owner.PersonId].NameOn(today).CalledName);
        }
    }
}
