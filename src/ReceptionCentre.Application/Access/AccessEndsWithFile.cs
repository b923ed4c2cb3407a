using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Access;

/// <summary>When a file closes, what its municipality still asks other municipalities about the person is no longer asked.</summary>
internal sealed class AccessEndsWithFile(IReceptionDb db, TimeProvider time) : IEndsWithFile
{
    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        [.. (await Waiting(caseFileId).AsNoTracking().OrderBy(question => question.AskedAt)
                .Select(question => new { question.Id, question.Reason, question.AskedAt }).ToListAsync(cancellationToken))
            .Select(question => new OpenThing("AccessQuestion", question.Id, question.Reason, DutchCalendar.DateOf(question.AskedAt)))];

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken) =>
        (await Waiting(caseFileId).ToListAsync(cancellationToken)).ForEach(question => question.Withdraw(time.GetUtcNow()));

    private IQueryable<AccessRequest> Waiting(Guid caseFileId) =>
        from question in db.AccessRequests
        where question.Granted == null && question.WithdrawnAt == null
            && db.CaseFiles.Any(file => file.Id == caseFileId && file.PersonId == question.PersonId && file.Controller == question.ForMunicipality)
        select question;
}
