using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.GuestPasses;

namespace ReceptionCentre.Application.GuestPasses;

/// <summary>A file that closes takes back the addresses that still let a guest in.</summary>
public sealed class GuestPassesEndWithFile(IReceptionDb db, TimeProvider time) : IEndsWithFile
{
    private const string Kind = "GuestPass";

    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        (await Open(caseFileId).AsNoTracking().OrderBy(pass => pass.MadeAt).ThenBy(pass => pass.Id).ToListAsync(cancellationToken))
            .ConvertAll(pass => new OpenThing(Kind, pass.Id, pass.Recipient, DutchCalendar.DateOf(pass.ExpiresAt)));

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
        foreach (var pass in await Open(caseFileId).ToListAsync(cancellationToken))
            pass.Withdraw(time.GetUtcNow());
    }

    // An opened one lets in for an hour at most.
    private IQueryable<GuestPass> Open(Guid caseFileId)
    {
        var (now, visit) = (time.GetUtcNow(), time.GetUtcNow() - GuestPass.Visit);
        return db.GuestPasses.Where(pass => pass.CaseFileId == caseFileId && pass.WithdrawnAt == null && pass.WrongCodes < GuestPass.MostWrong
            && ((pass.OpenedAt == null && pass.ExpiresAt > now) || pass.OpenedAt > visit));
    }
}
