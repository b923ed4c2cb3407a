using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Auditing;

/// <summary>
/// Everything that happened in a file and to its person: who, when, why, before and after; every opening is in it. What
/// happened in another file of the same person stays there.
/// </summary>
public static class FileHistory
{
    public const int PageSize = 20;

    [Needs(Permission.ReadFileHistory)]
    public sealed record Query(Guid CaseFileId, AuditCursor? Before = null) : IQuery<Page>;

    /// <param name="Next">Where the next, older page begins; null = this is the last.</param>
    public sealed record Page(IReadOnlyList<AuditEntry> Entries, AuditCursor? Next);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var personId = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => (Guid?)file.PersonId).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            // Two questions that each follow their index; one with OR would read the whole log.
            var ofFile = await db.AuditEvents.AsNoTracking().Include(audit => audit.Changes)
                .Where(audit => audit.CaseFileId == request.CaseFileId).Before(request.Before).Take(PageSize + 1).ToListAsync(cancellationToken);
            // Of a registration that is part of the person, except that it became so: that stands with the person itself.
            var persons = await db.PartsOf(personId).ToListAsync(cancellationToken);
            persons.Add(personId);
            var linked = RequestName.Of<LinkPersons.Command>();
            var ofPerson = await db.AuditEvents.AsNoTracking().Include(audit => audit.Changes)
                .Where(audit => audit.PersonId != null && persons.Contains(audit.PersonId.Value) && audit.CaseFileId == null)
                .Where(audit => audit.PersonId == personId || audit.Action != linked || audit.Reason != null).Before(request.Before).Take(PageSize + 1).ToListAsync(cancellationToken);
            var found = ofFile.Concat(ofPerson).OrderByDescending(audit => audit.At).ThenByDescending(audit => audit.Id).ToList();
            var entries = await db.ReadAsync([.. found.Take(PageSize)], current, cancellationToken);
            return new(entries, found.Count > PageSize ? entries[^1].Cursor : null);
        }
    }
}
