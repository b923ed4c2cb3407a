using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Welcome;

/// <summary>What the desk tells somebody who was registered here: that it is no registration with the municipality, and what that asks.</summary>
public static class ShowWelcome
{
    /// <param name="Kind">Code of the list "welcome-kinds" that the clerk chose; null = by what is recorded.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(Guid CaseFileId, string? Kind = null) : IQuery<View>;

    /// <param name="Said">In Dutch; null = there are no texts.</param>
    /// <param name="Other">In the other language of the screen.</param>
    /// <param name="LastDay">Last day of the term, when that is known and lies ahead.</param>
    /// <param name="People">Whose names the letter bears: who live together, as far as whoever asks may know.</param>
    /// <param name="Language">Language of the letter beside Dutch; null = Dutch alone.</param>
    /// <param name="Letters">Letters of this file, newest first.</param>
    public sealed record View(
        Guid CaseFileId, CodeView? Kind, IReadOnlyList<CodeView> Kinds, WelcomeSaid? Said, WelcomeSaid? Other, DateOnly? LastDay, IReadOnlyList<NameParts> People,
        CodeView? Language, IReadOnlyList<CodeView> Languages, IReadOnlyList<Letter> Letters, bool MayBeMade);

    public sealed record Letter(Guid DocumentId, CodeView? Language, DocumentState State, DateTimeOffset RequestedAt);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, WelcomeWork work, IDocumentRenderer renderer, IMediator mediator, TimeProvider time) : IRequestHandler<Query, View>
    {
        // What was printed long ago helps nobody at the desk; the page of documents has it all.
        private const int MostLetters = 5;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            var texts = await work.TextsAsync(cancellationToken);
            var kinds = texts.Select(line => line.Kind).Distinct(StringComparer.Ordinal).ToList();
            var kind = request.Kind is not null && kinds.Contains(request.Kind, StringComparer.Ordinal) ? request.Kind : await work.KindOfAsync(file, texts, cancellationToken);
            var preferred = (await db.Languages.AsNoTracking().Where(fact => fact.PersonId == file.PersonId).ToListAsync(cancellationToken))
                .On(today).OrderByDescending(fact => fact.Preferred).FirstOrDefault()?.Code;
            // Who reads no language that we have words in is served best by English; who reads Dutch needs nothing else.
            var language = PaperLanguages.OrEnglishFor(preferred);
            var arrived = await db.Stays.Where(stay => stay.Id == file.StayId).Select(stay => stay.ArrivedOn).FirstAsync(cancellationToken);
            return new(
                file.Id, await codes.FindAsync(Lists.WelcomeKinds, kind, cancellationToken), await CodesAsync(Lists.WelcomeKinds, kinds, cancellationToken),
                kind is null ? null : await work.SaidAsync(kind, PlanDocumentBuilder.Dutch, file.Controller, texts, cancellationToken),
                kind is null ? null : await work.SaidAsync(kind, WelcomeWork.English, file.Controller, texts, cancellationToken),
                kind is null ? null : work.LastDay(kind, arrived, texts), [.. (await mediator.PeopleOfLetterAsync(db, file, today, cancellationToken)).Select(one => one.Name)],
                await codes.FindAsync(Lists.Languages, language, cancellationToken), await CodesAsync(Lists.Languages, PaperLanguages.BesideDutch, cancellationToken),
                await LettersAsync(file.Id, cancellationToken), file.ClosedOn is null && renderer.Health.Available);
        }

        private async Task<IReadOnlyList<CodeView>> CodesAsync(string list, IEnumerable<string> values, CancellationToken cancellationToken)
        {
            var found = new List<CodeView>();
            foreach (var value in values)
            {
                if (await codes.FindAsync(list, value, cancellationToken) is { } code)
                    found.Add(code);
            }
            return found;
        }

        private async Task<IReadOnlyList<Letter>> LettersAsync(Guid caseFileId, CancellationToken cancellationToken)
        {
            var rows = await db.Documents.AsNoTracking().Where(document => document.CaseFileId == caseFileId && document.Template == RequestWelcomeLetter.Template)
                .OrderByDescending(document => document.RequestedAt).ThenByDescending(document => document.Id).Take(MostLetters)
                .Select(document => new { document.Id, document.Language, document.State, document.RequestedAt }).ToListAsync(cancellationToken);
            var letters = new List<Letter>();
            foreach (var row in rows)
                letters.Add(new(row.Id, await codes.FindAsync(Lists.Languages, row.Language, cancellationToken), row.State, row.RequestedAt));
            return letters;
        }
    }
}

internal static class PeopleOfLetter
{
    /// <summary>Those who live together get one letter. Who is protected stands only on the letter of who is too: it could be read by the others.</summary>
    public static async Task<IReadOnlyList<HouseholdMembers.Member>> PeopleOfLetterAsync(
        this IMediator mediator, IReceptionDb db, Domain.CaseFiles.CaseFile file, DateOnly today, CancellationToken cancellationToken)
    {
        var members = await mediator.Send(new HouseholdMembers.Query(file.Id, today), cancellationToken);
        var isProtected = await db.ProtectedAsync([.. members.Select(member => member.PersonId)], today, cancellationToken);
        return [.. members.Where(member => member.IsSelf || !isProtected.Contains(member.PersonId) || isProtected.Contains(file.PersonId))];
    }
}
