using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Linking;

/// <summary>Of which registrations the person of a file consists, since when, and what was set aside.</summary>
public static class LinksOfPerson
{
    [Needs(Permission.OpenFileHead)]
    public sealed record Query(Guid CaseFileId) : IQuery<IReadOnlyList<Link>>;

    /// <param name="SetAside">Facts of either registration that do not lead.</param>
    /// <param name="IsLast">Only the last one can be undone.</param>
    public sealed record Link(Guid LinkId, DateTimeOffset LinkedAt, string LinkedBy, string Reason, DateTimeOffset RegisteredAt, IReadOnlyList<PersonOfFile.FactView> SetAside, bool IsLast);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Link>>
    {
        public async Task<IReadOnlyList<Link>> Handle(Query request, CancellationToken cancellationToken)
        {
            var personId = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => (Guid?)file.PersonId).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var parts = await db.PartsOf(personId).ToListAsync(cancellationToken);
            if (parts.Count == 0)
                return [];
            var links = await db.PersonLinks.AsNoTracking().Where(link => link.UndoneAt == null && parts.Contains(link.OtherId))
                .OrderByDescending(link => link.LinkedAt).ThenByDescending(link => link.Id).ToListAsync(cancellationToken);
            var staff = links.ConvertAll(link => link.LinkedBy);
            var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var people = await db.Persons.AsNoTracking().WithFacts().Where(person => parts.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellationToken);
            var views = new List<Link>();
            foreach (var link in links)
            {
                var part = people[link.OtherId];
                var setAside = PersonOfFile.Handler.FactsOf(part, current.May(Permission.ReadLockedParts)).Where(row => row.Fact.Stands).ToList();
                views.Add(new(
                    link.Id, link.LinkedAt, names.GetValueOrDefault(link.LinkedBy, "ReceptionCentre"), link.Reason, part.RegisteredAt,
                    await PersonOfFile.Handler.ViewsAsync(db, codes, setAside, time.Today(), cancellationToken), views.Count == 0));
            }
            return views;
        }
    }
}

/// <summary>What undoing a link would do: what was added since of the one person, to be divided.</summary>
public static class LinkToUndo
{
    [Needs(Permission.LinkPersons)]
    public sealed record Query(Guid CaseFileId, Guid LinkId) : IQuery<View>;

    /// <param name="Added">Facts recorded of the one person since.</param>
    /// <param name="Other">Name that the other registration has once it is undone.</param>
    /// <param name="LaterLinkId">Undone first; null = this is the last.</param>
    /// <param name="FilesBack">Files of the other registration.</param>
    public sealed record View(
        Guid LinkId, int Version, DateTimeOffset LinkedAt, string Reason, NameParts Leading, NameParts Other, IReadOnlyList<PersonOfFile.FactView> Added,
        Guid? LaterLinkId, int FilesBack);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var link = await db.LinkOfFileAsync(request.CaseFileId, request.LinkId, cancellationToken);
            if (link.UndoneAt is not null)
                throw new NotThereException("link");
            var leading = await db.Persons.AsNoTracking().WithFacts().FirstAsync(person => person.Id == link.LeadingId, cancellationToken);
            var other = await db.Persons.AsNoTracking().WithFacts().FirstAsync(person => person.Id == link.OtherId, cancellationToken);
            var later = await db.LaterLinkAsync(link, cancellationToken);
            var added = LinkUndo.AddedSince(link, leading).Select(fact => fact.Id).ToHashSet();
            var rows = PersonOfFile.Handler.FactsOf(leading, current.May(Permission.ReadLockedParts)).Where(row => added.Contains(row.Fact.Id)).ToList();
            return new(
                link.Id, leading.Version, link.LinkedAt, link.Reason, NameAfter(link, link.LeadingId, [leading, other]), NameAfter(link, link.OtherId, [leading, other]),
                await PersonOfFile.Handler.ViewsAsync(db, codes, rows, today, cancellationToken), later?.Id, link.Rows.Count(row => row.Thing == nameof(Domain.CaseFiles.CaseFile)));
        }

        // What the registration was called when they were linked.
        private static NameParts NameAfter(PersonLink link, Guid personId, IReadOnlyCollection<Person> both)
        {
            var names = both.SelectMany(person => person.Names).ToList();
            var then = link.Rows.Where(row => row.Group == LinkedFacts.Name && row.From == personId).Select(row => row.RowId).ToHashSet();
            return (names.Find(name => then.Contains(name.Id)) ?? names.Where(name => name.Stands).OrderBy(name => name.RecordedAt).Last()).Parts;
        }
    }
}
