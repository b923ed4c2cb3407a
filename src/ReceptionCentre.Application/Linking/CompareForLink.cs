using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Linking;

/// <summary>Two registrations side by side: what both say, where they exclude each other, and what linking would do.</summary>
public static class CompareForLink
{
    [Needs(Permission.LinkPersons)]
    public sealed record Query(Guid CaseFileId, Guid OtherId) : IQuery<Comparison>, IOpensFile;

    /// <param name="Groups">Kinds of facts, in the order of the page of the person.</param>
    /// <param name="SharedMunicipalities">Where both have an open stay: the leading one goes on with the files of both.</param>
    /// <param name="BothInHousehold">Both are members of a household: that of the leading one stays.</param>
    /// <param name="OtherLeadsByDefault">The other one has the BSN, or was registered before this one.</param>
    public sealed record Comparison(
        Side Self, Side Other, IReadOnlyList<Group> Groups, IReadOnlyList<CodeView> SharedMunicipalities, bool BothInHousehold, bool TwoBsns, bool OtherLeadsByDefault);

    /// <param name="Files">Files in scope, newest first.</param>
    /// <param name="Stays">Stays, newest first.</param>
    public sealed record Side(Guid PersonId, int Version, NameParts Name, PartialDate Born, DateTimeOffset RegisteredAt, IReadOnlyList<FileLine> Files, IReadOnlyList<StayLine> Stays);

    public sealed record FileLine(Guid CaseFileId, string Reference, CodeView? Municipality, DateOnly OpenedOn, bool IsClosed);

    public sealed record StayLine(CodeView? Municipality, PartialDate ArrivedOn, PartialDate? EndedOn);

    /// <param name="Key">Of the choice, where there is one: <see cref="LinkedFacts"/>.</param>
    /// <param name="Kind">"Name", "Contact"; how the facts are called on the page of the person.</param>
    /// <param name="IsChoice">Both have it, it differs, and only one can hold.</param>
    public sealed record Group(string Key, string Kind, IReadOnlyList<PersonOfFile.FactView> OfSelf, IReadOnlyList<PersonOfFile.FactView> OfOther, bool IsChoice, bool OtherByDefault);

    internal sealed class Handler(IReceptionDb db, LinkWork work, ICodeLists codes, ICurrentStaff current, IOpeningLog openings, TimeProvider time) : IRequestHandler<Query, Comparison>
    {
        public async Task<Comparison> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var selfId = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => file.PersonId).FirstAsync(cancellationToken);
            var otherId = await db.LeadingAsync(request.OtherId, cancellationToken);
            LinkRules.NotWithOneself.Check(selfId != otherId);
            var self = await work.PersonAsync(selfId, tracked: false, cancellationToken);
            var other = await work.PersonAsync(otherId, tracked: false, cancellationToken);
            work.EnsureMayLink(self, other);
            var (ofSelf, ofOther) = (await SideAsync(self, cancellationToken), await SideAsync(other, cancellationToken));
            // Whoever compares reads of both.
            if (ofOther.Files.Count > 0)
                await openings.RecordAsync(RequestName.Of<Query>(), ofOther.Files[0].CaseFileId, cancellationToken);

            var choices = LinkedFacts.Choices(self, other, today);
            var people = new[] { selfId, otherId };
            var open = await db.Stays.AsNoTracking().Where(stay => people.Contains(stay.PersonId) && stay.EndedOn == null)
                .Select(stay => new { stay.PersonId, stay.Municipality }).ToListAsync(cancellationToken);
            var shared = new List<CodeView>();
            foreach (var municipality in open.GroupBy(stay => stay.Municipality, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            {
                if (await codes.FindAsync(Lists.Municipalities, municipality, cancellationToken) is { } code)
                    shared.Add(code);
            }
            var members = await db.Memberships.Where(fact => fact.PersonId != null && people.Contains(fact.PersonId.Value) && fact.WithdrawnAt == null && fact.Until == null)
                .Select(fact => fact.PersonId).Distinct().CountAsync(cancellationToken);
            return new(
                ofSelf, ofOther, await GroupsAsync(self, other, choices, today, cancellationToken), shared, members > 1,
                choices.Any(choice => choice.Group == LinkedFacts.Bsn), LeadsByDefault(self, other) == other);
        }

        private static Person LeadsByDefault(Person self, Person other) =>
            new[] { self, other }.OrderByDescending(person => person.Numbers.Any(fact => fact.Stands && fact.Kind == IdentityNumberKind.Bsn)).ThenBy(person => person.RegisteredAt).First();

        private async Task<Side> SideAsync(Person person, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var files = await db.CaseFiles.AsNoTracking().Where(file => file.PersonId == person.Id).OrderBy(file => file.ClosedOn != null).ThenByDescending(file => file.OpenedOn).ThenByDescending(file => file.Id)
                .Select(file => new { file.Id, file.Number, file.OpenedOn, file.ClosedOn, file.Controller }).ToListAsync(cancellationToken);
            var stays = await db.Stays.AsNoTracking().Where(stay => stay.PersonId == person.Id).OrderByDescending(stay => stay.ArrivedOn).ThenByDescending(stay => stay.Id)
                .Select(stay => new { stay.Municipality, stay.ArrivedOn, stay.EndedOn }).ToListAsync(cancellationToken);
            var (lines, times) = (new List<FileLine>(), new List<StayLine>());
            foreach (var file in files)
                lines.Add(new(file.Id, CaseFileReference.Of(file.OpenedOn, file.Number), await codes.FindAsync(Lists.Municipalities, file.Controller, cancellationToken), file.OpenedOn, file.ClosedOn is not null));
            foreach (var stay in stays)
                times.Add(new(await codes.FindAsync(Lists.Municipalities, stay.Municipality, cancellationToken), stay.ArrivedOn, stay.EndedOn));
            return new(person.Id, person.Version, person.NameOn(today), person.Births.Current(today)?.Born ?? PartialDate.Unknown, person.RegisteredAt, lines, times);
        }

        private async Task<IReadOnlyList<Group>> GroupsAsync(Person self, Person other, IReadOnlyList<FactChoice> choices, DateOnly today, CancellationToken cancellationToken)
        {
            var (mine, theirs) = (Holding(self), Holding(other));
            var groups = new List<Group>();
            foreach (var group in mine.Concat(theirs).GroupBy(row => (Key: KeyOf(row, choices), row.Kind)))
            {
                var choice = choices.FirstOrDefault(choice => choice.Group == group.Key.Key);
                groups.Add(new(
                    group.Key.Key, group.Key.Kind,
                    await PersonOfFile.Handler.ViewsAsync(db, codes, [.. mine.Where(row => group.Contains(row))], today, cancellationToken),
                    await PersonOfFile.Handler.ViewsAsync(db, codes, [.. theirs.Where(row => group.Contains(row))], today, cancellationToken),
                    choice is not null, choice?.SecondByDefault ?? false));
            }
            return groups;

            List<PersonOfFile.Handler.Row> Holding(Person person) =>
                [.. PersonOfFile.Handler.FactsOf(person, current.May(Permission.ReadLockedParts)).Where(row => row.Fact.Stands && (row.Fact.Until is null || row.Fact.Until > PartialDate.Of(today)))];
        }

        private static string KeyOf(PersonOfFile.Handler.Row row, IReadOnlyList<FactChoice> choices) =>
            choices.FirstOrDefault(choice => choice.OfFirst.Concat(choice.OfSecond).Contains(row.Fact))?.Group ?? LinkedFacts.GroupOf(row.Fact) ?? row.Kind;
    }
}
